"""What devices are told: the shapes of all messages of the server, of which ``tools.wire_types`` makes the types of the scripts."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from beacons.domain.response import Response
from beacons.domain.rooms.asked import Asked, CameOut, Reason, Side
from beacons.domain.rooms.room_state import Phase
from beacons.domain.rooms.settings import Board


class Ranked(TypedDict):
    """A row of the board."""

    rank: int
    name: str
    score: float


class RoomTold(TypedDict):
    """What everybody may know at this moment. Where the wall needs several screens for it, ``screen`` (from 0) of ``screens`` is on it."""

    t: Literal["room"]
    v: int
    step: int
    phase: Phase
    n: int
    of: int
    now: int
    due: int | None
    since: int
    paused: bool
    locked: bool
    lang: str
    sheet: bool
    types: NotRequired[list[str]]
    screen: NotRequired[int]
    screens: NotRequired[int]
    item: NotRequired[Asked]
    reasons: NotRequired[list[Reason]]
    in_common: NotRequired[list[Side]]
    board: NotRequired[list[Ranked]]


class Given(TypedDict):
    """A learner's own answer."""

    item: str
    response: Response


class Score(TypedDict):
    """What an answer has come to."""

    earned: int
    possible: int
    found: int


class Total(TypedDict):
    """What all answers of a learner have come to."""

    right: int
    answered: int


class Mine(TypedDict):
    """What one learner's device is told of that learner alone."""

    t: Literal["mine"]
    id: str
    name: str
    animal: str
    rolls: int
    answer: Given | None
    late: NotRequired[bool]
    score: NotRequired[Score]
    came_out: NotRequired[CameOut]
    total: NotRequired[Total]


class Came(TypedDict):
    """One who came in."""

    id: str
    name: str
    animal: str
    removed: bool
    host: bool


class Chosen(TypedDict):
    """How the room goes."""

    reading: int
    timer: int | None
    board: Board
    sheet: bool


class Counts(TypedDict):
    """How an item came out. On sensitive items nobody sees how often which option was chosen."""

    answered: int
    right: int
    options: NotRequired[dict[str, int]]
    placed: NotRequired[dict[str, dict[str, int]]]


class Hard(TypedDict):
    """How an item came out in the end; ``right`` only where no number can point at anybody."""

    item: str
    stem: str
    answered: int
    right: NotRequired[int]


class SheetLine(TypedDict):
    """A learner's line of the class sheet."""

    name: str
    percent: list[int | None]
    right: int


class SheetItem(TypedDict):
    """An item of the class sheet, with the number under which the wall asked it: some stand in no sheet."""

    number: int
    stem: str


class Sheet(TypedDict):
    """The class sheet, where the host has asked for one."""

    items: list[SheetItem]
    rows: list[SheetLine]


class HostTold(TypedDict):
    """What the host's screens are told beside what everybody knows.

    ``waiting`` have yet to answer what is asked; so have those who are ``away``, and whose line is gone.
    ``talk`` is what to talk about after the item, ``suggests`` the choice to go on with at a fork of a story,
    ``undecided`` that votes do not say so.
    """

    t: Literal["host"]
    present: int
    answered: int
    waiting: int
    away: int
    who: list[Came]
    settings: Chosen
    talk: NotRequired[str | None]
    totals: NotRequired[Counts]
    suggests: NotRequired[str | None]
    undecided: NotRequired[Literal[True]]
    hardest: NotRequired[list[Hard]]
    for_home: NotRequired[list[str]]
    sheet: NotRequired[Sheet]


class Refused(TypedDict):
    """Why a device is not let in, or not any more."""

    t: Literal["refused"]
    why: str


class NotTaken(TypedDict):
    """An answer is not taken, and why."""

    t: Literal["ack"]
    item: str
    ok: Literal[False]
    why: str


class NotDone(TypedDict):
    """What was asked for is not done, and why."""

    t: Literal["no"]
    what: str
    why: str


class Gone(TypedDict):
    """The room is over."""

    t: Literal["gone"]


class StillThere(TypedDict):
    """The server is there, too."""

    t: Literal["alive"]
