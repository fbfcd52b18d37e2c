"""``/live``: the socket of one device, learner or host."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from beacons.domain.rooms.room import Room
from beacons.domain.rooms.settings import Settings
from beacons.live.connection import GONE, NO_ROOM, REFUSED, TOO_FAST, TRY_AGAIN, UNREADABLE, Connection, Refused, encode, hang_up
from beacons.live.hub import Hub
from beacons.live.limits import JoinLimit, MessageRate, TooFast, turn_of
from beacons.live.presence import SILENT_LOOKS
from beacons.live.room import LiveRoom
from beacons.live.wire import incoming
from beacons.live.wire.compression import SharedCompression

LOG = logging.getLogger("beacons")
HELLO_SECONDS = 15
KEYS = {"step": Room.step, "back": Room.back, "pause": Room.pause, "resume": Room.resume}


def live_route(hub: Callable[[], Hub], limit: JoinLimit | None = None) -> WebSocketRoute:
    """The route. ``hub`` gives the hub of this process once the server has started; ``limit`` slows who tries codes."""
    return WebSocketRoute("/live", LiveSocket(hub, limit or JoinLimit()), middleware=[Middleware(SharedCompression)])


class LiveSocket:
    """Serves one socket for as long as it is open."""

    def __init__(self, hub: Callable[[], Hub], limit: JoinLimit) -> None:
        self._hub, self._limit = hub, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Accept, serve, and hang up where no known message comes, or nothing can be kept."""
        socket = WebSocket(scope, receive, send)
        await socket.accept()
        try:
            if came := await _come_in(socket, self._hub(), self._limit):
                scope["headers"].clear()  # what a browser says of itself is not remembered for a lesson
                await _hear(socket, *came)
        except WebSocketDisconnect:
            pass
        except (incoming.Unreadable, TimeoutError):
            await hang_up(socket, UNREADABLE)
        except TooFast:
            await hang_up(socket, TOO_FAST)
        except ConnectionError as error:
            LOG.warning("A device was hung up on, for nothing can be kept: %s", error)
            await hang_up(socket, TRY_AGAIN)


async def _come_in(socket: WebSocket, hub: Hub, limit: JoinLimit) -> tuple[LiveRoom, Connection] | None:
    """The room in which a device is from now on; None where it was told why not, and hung up on."""
    hello = incoming.read(incoming.HELLO, await asyncio.wait_for(socket.receive(), HELLO_SECONDS))
    connection = Connection("host" if hello.secret else "learner", socket=socket)
    if hello.secret or not hub.knows(hello.code, hello.id):  # a learner who comes back need not wait: after a cut all may do so at once
        await turn_of(socket, limit)
    room = await hub.room(hello.code)
    try:
        if room and hello.secret:
            await room.lead(hello.secret, connection)
        elif room:
            await room.enter(hello, connection)
    except Refused as refused:
        await _refuse(socket, refused.why)
        return None
    if room is None:
        await _refuse(socket, "no-room")
        return None
    return room, connection


async def _refuse(socket: WebSocket, why: str) -> None:
    await socket.send_text(encode(GONE if why == "over" else {"t": "refused", "why": why}))
    await hang_up(socket, NO_ROOM if why in {"no-room", "over"} else REFUSED)


async def _hear(socket: WebSocket, room: LiveRoom, connection: Connection) -> None:
    """Do what a device says for as long as it is connected."""
    rate, shapes = MessageRate(), incoming.HOST if connection.role == "host" else incoming.LEARNER
    try:
        while socket.application_state == WebSocketState.CONNECTED:
            message = heard = None  # between two messages nothing of the last one is kept
            heard = await socket.receive()
            _take_note(room, connection, rate)
            message = incoming.read(shapes, heard)
            try:
                match message:
                    case incoming.Alive() | incoming.Skip():
                        connection.tell(room.alive(connection, message))
                    case incoming.Answer():
                        connection.tell(await room.answer(connection.learner_id, message.item, message.response, message.at))
                    case incoming.Roll():
                        await room.roll(connection)
                    case incoming.Step():
                        await room.change(KEYS[message.t], seen=message.step, by=connection)
                    case _:
                        await handle_host(room, message, connection)
            except Refused as refused:
                connection.tell(_no(message, refused.why))
    finally:
        connection.close()
        room.leave(connection)


def _take_note(room: LiveRoom, connection: Connection, rate: MessageRate) -> None:
    """A device has said something, maybe after a silence. Raises ``TooFast`` where it talks faster than it may."""
    if connection.looks >= SILENT_LOOKS:
        room.presence.notify_later()
    connection.looks = 0
    if not rate.allows():
        raise TooFast


def _no(message: incoming.Answer | incoming.Skip | incoming.Roll | incoming.HostMessage, why: str) -> dict[str, Any]:
    if isinstance(message, incoming.Answer):
        return {"t": "ack", "item": message.item, "ok": False, "why": why}
    return {"t": "no", "what": message.t, "why": why}


def handle_host(room: LiveRoom, message: incoming.HostMessage, connection: Connection) -> Awaitable[object]:
    """Do what a screen of the host asks for. Only a connection that has shown the host's secret gets here."""
    match message:
        case incoming.Take() | incoming.Again():
            return room.change(lambda before, now: _on_way(before, message, now), seen=message.step, by=connection)
        case incoming.Time() | incoming.Screens():
            return room.change(lambda before, now: changed(before, message, now), seen=message.step)
        case incoming.Remove():
            return room.remove(message.id, removed=message.on)
        case incoming.Play():
            return room.play_too(message.id)
        case incoming.Plain(t="erase"):
            return room.erase()
    return room.change(lambda before, now: changed(before, message, now))


def _on_way(room: Room, message: incoming.Take | incoming.Again, now: int) -> Room:
    return room.take(message.option, now) if isinstance(message, incoming.Take) else room.again(message.fork, now)


def changed(room: Room, message: incoming.HostMessage, now: int) -> Room:
    """The room after what the host asked for; the same room where that does not fit."""
    match message:
        case incoming.Plain(t="end"):
            return room.end(now)
        case incoming.Time():
            return room.more_time(message.seconds, now)
        case incoming.Screens():
            return room.with_screens(message.count)
        case incoming.Lock():
            return room.lock(locked=message.on)
        case incoming.Set():
            return room.with_settings(_settings(room.settings, message), now)
    return room


def _settings(settings: Settings, message: incoming.Set) -> Settings:
    asked = message.model_dump(exclude={"t"}, exclude_none=True)
    if "timer" in asked:
        asked["timer"] = max(asked["timer"], 5) if asked["timer"] else None
    return settings.model_copy(update=asked)
