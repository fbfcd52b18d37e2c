"""``/live``: the socket of one device, learner or host."""

import asyncio
import logging
from collections.abc import Callable

from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from beacons.domain.rooms.room import ALPHABET, CODE_LENGTH
from beacons.live import messages
from beacons.live.class_room import ClassRoom, packed
from beacons.live.compression import SharedCompression
from beacons.live.doors import Doors, Pace
from beacons.live.entrance import draw_name_again, enter
from beacons.live.host import obey
from beacons.live.hub import Hub
from beacons.live.line import Line, Refused
from beacons.live.sender import NO_ROOM, REFUSED, TOO_FAST, TRY_AGAIN, UNREADABLE, Sender, hang_up

LOG = logging.getLogger("beacons")
HELLO_SECONDS = 15


def tidy(code: str) -> str:
    """A join code as it was meant: capitals, no spaces or hyphens."""
    kept = "".join(c for c in code.upper() if c in ALPHABET)
    return kept[:CODE_LENGTH]


def live_route(hub: Callable[[], Hub], doors: Doors | None = None) -> WebSocketRoute:
    """The route. ``hub`` gives the hub of this process once the server has started; ``doors`` slows who tries codes."""
    doors = doors or Doors()

    async def live(socket: WebSocket) -> None:
        await socket.accept()
        try:
            await _serve(socket, hub(), doors)
        except WebSocketDisconnect:
            pass
        except messages.Unreadable:
            await hang_up(socket, UNREADABLE)
        except TimeoutError:
            await hang_up(socket, UNREADABLE)
        except ConnectionError as error:
            LOG.warning("A line was cut, for nothing can be kept: %s", error)
            await hang_up(socket, TRY_AGAIN)

    return WebSocketRoute("/live", live, middleware=[Middleware(SharedCompression)])


async def _serve(socket: WebSocket, hub: Hub, doors: Doors) -> None:
    came = await _come_in(socket, hub, doors)
    if came is None:
        return
    held, line = came
    sender = Sender(socket, line)
    line.wake = sender.wake
    hub.on_the_line(held, line)
    try:
        await _hear(socket, hub, held, line)
    finally:
        sender.stop()
        hub.off_the_line(held, line)


async def _come_in(socket: WebSocket, hub: Hub, doors: Doors) -> tuple[ClassRoom, Line] | None:
    """The room and the line of a device that is let in; None where it was told why not, and hung up on."""
    hello = messages.read(messages.HELLO, await asyncio.wait_for(_text(socket), HELLO_SECONDS))
    if not await _was_here(hub, hello):
        await doors.knock(socket.client.host if socket.client else "")
    held = await hub.open(tidy(hello.code))
    if held is None or (hello.secret and not await asyncio.to_thread(hub.keeper.is_host, held.room.code, hello.secret)):
        await socket.send_text(packed({"t": "refused", "why": "no-room"}))
        await hang_up(socket, NO_ROOM)
        return None
    try:
        return held, await _line(hub, held, hello)
    except Refused as refused:
        await socket.send_text(packed({"t": "refused", "why": refused.why}))
        await hang_up(socket, REFUSED)
        return None


async def _was_here(hub: Hub, hello: messages.Hello) -> bool:
    """Whether a device comes back to a room, with an id that nobody can guess: after a cut line all may do so at once."""
    held = hub.rooms.get(tidy(hello.code))
    return bool(held and hello.id in held.learners)


async def _line(hub: Hub, held: ClassRoom, hello: messages.Hello) -> Line:
    if hello.secret:
        return Line("host")
    learner = await enter(hub, held, hello.id)
    return Line("learner", learner.id)


async def _text(socket: WebSocket) -> str:
    """The next message. Raises ``Unreadable`` where it is not text, and ``WebSocketDisconnect`` where we have hung up meanwhile."""
    if socket.application_state != WebSocketState.CONNECTED:  # the platform calls it a mistake of ours to listen any longer
        raise WebSocketDisconnect
    try:
        return await socket.receive_text()
    except KeyError as error:
        raise messages.Unreadable("no text") from error


async def _hear(socket: WebSocket, hub: Hub, held: ClassRoom, line: Line) -> None:
    pace = Pace()
    while True:
        text = await _text(socket)
        if not pace.allows():
            await hang_up(socket, TOO_FAST)
            return
        message = messages.read(messages.HOST if line.role == "host" else messages.LEARNER, text)
        try:
            await _do(hub, held, line, message)
        except Refused as refused:
            line.send(packed({"t": "no", "what": message.t, "why": refused.why}))


async def _do(hub: Hub, held: ClassRoom, line: Line, message: object) -> None:
    match message:
        case messages.Alive():
            line.send(packed({"t": "alive"}))
        case messages.Answer():
            await _take(hub, held, line, message)
        case messages.Roll():
            await draw_name_again(hub, held, line.learner_id)
            line.send(packed(held.mine(line.learner_id)))
            held.tell_host()
        case _ if line.role == "host":
            await obey(hub, held, message)


async def _take(hub: Hub, held: ClassRoom, line: Line, message: messages.Answer) -> None:
    if line.learner_id not in held.learners:
        raise Refused("no-learner")
    try:
        is_first = await hub.answer(held, line.learner_id, message.item, message.response)
    except Refused as refused:
        line.send(packed({"t": "ack", "item": message.item, "ok": False, "why": refused.why}))
        return
    kept = held.answers.get((message.item, line.learner_id))
    line.send(packed({"t": "ack", "item": message.item, "ok": True, "first": is_first, "response": kept.response if kept else None}))
