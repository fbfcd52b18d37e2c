"""``/live``: the socket of one device, learner or host."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from beacons.domain.rooms.room import Room, Settings
from beacons.live import wire
from beacons.live.compression import SharedCompression
from beacons.live.connection import GONE, NO_ROOM, REFUSED, TOO_FAST, TRY_AGAIN, UNREADABLE, Connection, Refused, encode, hang_up
from beacons.live.hub import Hub
from beacons.live.limits import JoinLimit, MessageRate
from beacons.live.room import LiveRoom

LOG = logging.getLogger("beacons")
HELLO_SECONDS = 15


def live_route(hub: Callable[[], Hub], limit: JoinLimit | None = None) -> WebSocketRoute:
    """The route. ``hub`` gives the hub of this process once the server has started; ``limit`` slows who tries codes."""
    limit = limit or JoinLimit()

    async def live(socket: WebSocket) -> None:
        await socket.accept()
        try:
            await _serve(socket, hub(), limit)
        except WebSocketDisconnect:
            pass
        except (wire.Unreadable, TimeoutError):
            await hang_up(socket, UNREADABLE)
        except ConnectionError as error:
            LOG.warning("A device was hung up on, for nothing can be kept: %s", error)
            await hang_up(socket, TRY_AGAIN)

    return WebSocketRoute("/live", live, middleware=[Middleware(SharedCompression)])


async def _serve(socket: WebSocket, hub: Hub, limit: JoinLimit) -> None:
    hello = wire.read(wire.HELLO, await asyncio.wait_for(socket.receive(), HELLO_SECONDS))
    connection = Connection("host" if hello.secret else "learner", socket=socket)
    if not hub.knows(hello.code, hello.id):  # whoever comes back need not wait: after a cut all may do so at once
        await limit.wait(socket.client.host if socket.client else "")
    try:
        room = await _let_in(hub, hello, connection)
    except Refused as refused:
        await socket.send_text(encode(GONE if refused.why == "over" else {"t": "refused", "why": refused.why}))
        await hang_up(socket, NO_ROOM if refused.why in {"no-room", "over"} else REFUSED)
        return
    try:
        await _hear(socket, room, connection)
    finally:
        connection.close()
        room.leave(connection)


async def _let_in(hub: Hub, hello: wire.Hello, connection: Connection) -> LiveRoom:
    """The room in which a device is from now on. Raises ``Refused``."""
    room = await hub.room(hello.code)
    if room is None:
        raise Refused("no-room")
    if hello.secret:
        await room.lead(hello.secret, connection)
    else:
        await room.enter(hello, connection)
    return room


async def _hear(socket: WebSocket, room: LiveRoom, connection: Connection) -> None:
    rate, shapes = MessageRate(), wire.HOST if connection.role == "host" else wire.LEARNER
    while socket.application_state == WebSocketState.CONNECTED:
        heard = await socket.receive()
        if not rate.allows():
            await hang_up(socket, TOO_FAST)
            return
        message = wire.read(shapes, heard)
        try:
            match message:
                case wire.Alive():
                    connection.tell({"t": "alive"})
                case wire.Answer():
                    connection.tell(await room.answer(connection.learner_id, message.item, message.response))
                case wire.Roll():
                    await room.roll(connection)
                case _:
                    await handle_host(room, message)
        except Refused as refused:
            connection.tell(_no(message, refused.why))


def _no(message: wire.Answer | wire.Roll | wire.HostMessage, why: str) -> dict[str, Any]:
    if isinstance(message, wire.Answer):
        return {"t": "ack", "item": message.item, "ok": False, "why": why}
    return {"t": "no", "what": message.t, "why": why}


def handle_host(room: LiveRoom, message: wire.HostMessage) -> Awaitable[object]:
    """Do what a screen of the host asks for. Only a connection that has shown the host's secret gets here."""
    match message:
        case wire.Step(t="step"):
            return room.change(Room.step, seen=message.v)
        case wire.Step():
            return room.change(Room.back, seen=message.v)
        case wire.Remove():
            return room.remove(message.id, removed=message.on)
        case wire.Play():
            return room.play_too(message.id)
        case wire.Plain(t="erase"):
            return room.erase()
    return room.change(lambda before, now: changed(before, message, now))


def changed(room: Room, message: wire.HostMessage, now: int) -> Room:
    """The room after what the host asked for; the same room where that does not fit."""
    match message:
        case wire.Plain(t="pause" | "resume" | "end"):
            return {"pause": room.pause, "resume": room.resume, "end": room.end}[message.t](now)
        case wire.Lock():
            return room.lock(locked=message.on)
        case wire.Time():
            return room.more_time(message.seconds, now)
        case wire.Set():
            return room.with_settings(_settings(room.settings, message), now)
    return room


def _settings(settings: Settings, message: wire.Set) -> Settings:
    asked = message.model_dump(exclude={"t"}, exclude_none=True)
    if "timer" in asked:
        asked["timer"] = max(asked["timer"], 5) if asked["timer"] else None
    return settings.model_copy(update=asked)
