"""What the host's screens may do in a room. Only a line that has shown the host's secret gets here."""

from beacons.domain.rooms.room import Room, Settings
from beacons.live import messages
from beacons.live.class_room import ClassRoom
from beacons.live.entrance import play_too, remove
from beacons.live.hub import Hub


async def obey(hub: Hub, held: ClassRoom, message: object) -> None:
    """Do what a screen of the host asks for."""
    match message:
        case messages.Remove():
            await remove(hub, held, message.id, removed=message.on)
        case messages.Plain(t="erase"):
            await hub.erase(held)
        case messages.Play():
            await play_too(hub, held, message.id)
        case _:
            await hub.change(held, lambda room: changed(room, message, hub.now()))


def changed(room: Room, message: object, now: int) -> Room:
    """The room after what the host asked for; the same room where that does not fit."""
    if isinstance(message, messages.Step):
        move = {"step": room.step, "back": room.back}[message.t]
        return move(now) if message.v == room.version else room
    if isinstance(message, messages.Plain):
        does = {"pause": room.pause, "resume": room.resume, "end": room.end}.get(message.t)
        return does(now) if does else room
    if isinstance(message, messages.Lock):
        return room.lock(locked=message.on)
    if isinstance(message, messages.Time):
        return room.more_time(message.seconds, now)
    return room.with_settings(_settings(room.settings, message), now) if isinstance(message, messages.Set) else room


def _settings(settings: Settings, message: messages.Set) -> Settings:
    asked = message.model_dump(exclude={"t"}, exclude_none=True)
    if "timer" in asked:
        asked["timer"] = max(asked["timer"], 5) if asked["timer"] else None
    return settings.model_copy(update=asked)
