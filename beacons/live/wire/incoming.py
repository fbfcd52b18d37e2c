"""What a device may say, and what it is said to: small messages of known shapes. Anything else is refused before it is looked at."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from starlette.types import Message
from starlette.websockets import WebSocketDisconnect

from beacons.domain.model import Slug
from beacons.domain.response import Response
from beacons.domain.rooms.code import ALPHABET, CODE_LENGTH
from beacons.domain.rooms.room_state import MOST_SCREENS
from beacons.domain.rooms.settings import Board

LARGEST = 4_096
"""Letters of one message: more than the longest response, less than anybody could do harm with."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, hide_input_in_errors=True)


def tidy(code: str) -> str:
    """A join code as it was meant: capitals, no spaces or hyphens."""
    kept = "".join(c for c in code.upper() if c in ALPHABET)
    return kept[:CODE_LENGTH]


class Hello(_Message):
    """The first message of every connection: which room, and as whom. ``id`` is what the device kept, ``secret`` what the host's kept."""

    t: Literal["hello"]
    code: Annotated[str, StringConstraints(max_length=40), AfterValidator(tidy)]
    id: Id | None = None
    secret: Annotated[str, StringConstraints(max_length=100)] | None = None


class Answer(_Message):
    """A response to an item: option ids, or the box of each option. ``at``: when it was chosen, by the server's clock as known there."""

    t: Literal["answer"]
    item: Slug
    response: Annotated[tuple[Slug, ...], Field(max_length=12)] | Annotated[dict[Slug, Slug], Field(max_length=12)]
    at: int | None = None


class Skip(_Message):
    """This learner leaves out an item, or answers it after all. No answer: nothing of it is kept."""

    t: Literal["skip"]
    item: Slug
    on: bool


class Roll(_Message):
    """Another nickname, please."""

    t: Literal["roll"]


class Alive(_Message):
    """Nothing; keeps the connection open through proxies that cut silent ones."""

    t: Literal["alive"]


class Step(_Message):
    """What changes the screen on which it was pressed. ``step`` is the number of that screen: repeated or too late it changes nothing."""

    t: Literal["step", "back", "pause", "resume"]
    step: int


class Screens(_Message):
    """The wall needs so many screens for what stands on the screen of that number, or holds it at once."""

    t: Literal["screens"]
    step: int
    count: Annotated[int, Field(ge=1, le=MOST_SCREENS)]


class Take(_Message):
    """Go on in a story with this choice, on the screen of that number."""

    t: Literal["take"]
    step: int
    option: Slug


class Again(_Message):
    """Once a story is over, on the screen of that number: back to a fork of its way, counted from 0."""

    t: Literal["again"]
    step: int
    fork: Annotated[int, Field(ge=0, le=20)]


class Plain(_Message):
    """What the host does without more to say."""

    t: Literal["end", "erase"]


class Play(_Message):
    """The host plays too: on a device that comes in, or is in, with this id. It stands in no class sheet."""

    t: Literal["play"]
    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16,32}$")]


class Lock(_Message):
    """Let nobody new in, or let newcomers in again."""

    t: Literal["lock"]
    on: bool


class Remove(_Message):
    """Take somebody out, or let that device in again."""

    t: Literal["remove"]
    id: Id
    on: bool


class Time(_Message):
    """More or less time for the item that is open on the screen of that number, in seconds."""

    t: Literal["time"]
    step: int
    seconds: Annotated[int, Field(ge=-300, le=300)]


class Set(_Message):
    """Other settings; what is not named stays."""

    t: Literal["set"]
    reading: Annotated[int, Field(ge=0, le=60)] | None = None
    timer: Annotated[int, Field(ge=0, le=600, description="0: no timer")] | None = None
    board: Board | None = None
    sheet: bool | None = None


LearnerSays = Annotated[Answer | Skip | Roll | Alive, Field(discriminator="t")]
HostMessage = Alive | Step | Screens | Take | Again | Plain | Play | Lock | Remove | Time | Set
HostSays = Annotated[HostMessage, Field(discriminator="t")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """An answer is on disk: whether it is this learner's first to the item, and the response that counts."""

    t: Literal["ack"] = "ack"
    item: str
    ok: Literal[True] = True
    first: bool
    response: Response


HELLO: TypeAdapter[Hello] = TypeAdapter(Hello)
LEARNER: TypeAdapter[Answer | Skip | Roll | Alive] = TypeAdapter(LearnerSays)
HOST: TypeAdapter[HostMessage] = TypeAdapter(HostSays)


class Unreadable(ValueError):
    """The message is too long, no JSON, or of no known shape."""


def read(adapter: TypeAdapter[Any], heard: Message) -> Any:
    """What a device has said. Raises ``Unreadable``, and ``WebSocketDisconnect`` where it has gone instead."""
    if heard["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(heard.get("code", 1000))
    text = heard.get("text")
    if text is None or len(text) > LARGEST:
        raise Unreadable("no text, or too long")
    try:
        return adapter.validate_json(text)
    except (ValidationError, ValueError, RecursionError) as error:
        raise Unreadable("no known message") from error
