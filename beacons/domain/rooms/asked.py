"""What a class may see when: an item without its key while it is asked, with reasons for all after the reveal. Plain values for JSON."""

from typing import Literal, NotRequired, cast

from typing_extensions import TypedDict

from beacons.domain.item import Item
from beacons.domain.option_order import class_order
from beacons.domain.response import Aspect, Outcome, Phrase, Response, Row, Verdict


class OptionAsked(TypedDict):
    """An option while it is asked. Of what is offered beside the options the page has the words."""

    id: str
    text: str
    picture: NotRequired[str]
    part: NotRequired[str]


class Box(TypedDict):
    """Where a thing may belong."""

    id: str
    text: str


class MockPartAsked(TypedDict):
    """A part of a made-up screen."""

    id: str
    part: str
    text: str


class MockAsked(TypedDict):
    """A made-up screen, which is only read."""

    screen: str
    parts: list[MockPartAsked]


class AskedInTurn(TypedDict):
    """One of several questions in a row: what the interface says, by its key, and the ids of its options."""

    says: str
    ids: list[str]


class Asked(TypedDict):
    """An item while it is asked. During the reading time it has no options yet.

    Of a story it is the scene on screen: ``name`` is what the whole is called, ``led`` what the last choice has led to, and
    ``fork`` what the class does there.
    """

    id: str
    type: str
    stem: str
    sensitive: str
    written_by: NotRequired[str]
    hint: NotRequired[str]
    give: NotRequired[int]
    options: NotRequired[list[OptionAsked]]
    boxes: NotRequired[list[Box]]
    roles: NotRequired[list[Box]]
    screen: NotRequired[str]
    title: NotRequired[str]
    has_no_key: NotRequired[Literal[True]]
    mock: NotRequired[MockAsked]
    name: NotRequired[str]
    led: NotRequired[str]
    fork: NotRequired[Literal["vote", "read", "end", "walked"]]
    in_turn: NotRequired[list[AskedInTurn]]


class Saying(TypedDict):
    """What the interface says, by its key: whoever shows it has it in its reader's language."""

    key: str
    values: dict[str, str]


class Marked(TypedDict):
    """How one option came out."""

    verdict: Verdict
    says: NotRequired[Saying]


class CameOut(TypedDict):
    """How an answer came out, by option."""

    verdict: Saying
    marks: dict[str, Marked]


class Side(TypedDict):
    """One side of a matter: what it is of, and the text."""

    of: Saying
    text: str


class Reason(TypedDict):
    """An option after the reveal. ``wanted`` is the box or the place where it belongs, ``says`` what is told of it without an answer.

    Where there is no key, none says whether it ``fits``.
    """

    id: str
    text: str
    feedback: str
    fits: NotRequired[bool]
    sides: NotRequired[list[Side]]
    wanted: NotRequired[str]
    part: NotRequired[str]
    says: NotRequired[Saying]


def asked_by(item: Item) -> Asked:
    """The item as a class is asked: its options in the order that they have for every class, nothing that gives the key away."""
    return cast("Asked", item.asked(class_order(item)))


def reasons(item: Item) -> list[Reason]:
    """After the reveal: every option with its reason and whether it fits.

    What is offered beside the options comes last, and whoever shows it has the words for it.
    """
    solution = item.solution()
    if solution is None:
        return [{"id": o.id, "text": o.text, "feedback": o.reason, "sides": sides(item.sides(o.id))} for o in item.options]
    return [_beside(row) if row.option_id in item.beside else _of_option(item, row) for row in solution.rows]


def sides(told: tuple[Aspect, ...]) -> list[Side]:
    """What is told of an option, or of an item as a whole."""
    return [{"of": _saying(one.of), "text": one.text} for one in told]


def _of_option(item: Item, row: Row) -> Reason:
    found: Reason = {"id": row.option_id, "text": str(row.text), "feedback": row.reason or "", "fits": row.fits}
    if row.place:
        found["wanted"] = row.place.id
    if phrase := item.key_words(row):
        found["says"] = _saying(phrase)
    return found


def _beside(row: Row) -> Reason:
    found: Reason = {"id": row.option_id, "part": "nothing", "text": "", "feedback": "", "fits": row.fits}
    return {**found, "says": _saying(Phrase("mark.missed"))} if row.fits else found


def _saying(phrase: Phrase) -> Saying:
    return {"key": phrase.key, "values": dict(phrase.values)}


def came_out(item: Item, response: Response, outcome: Outcome) -> CameOut:
    """How a response came out, in words. Of what is offered beside the options it is said only where it was given or would have fitted."""
    solution = item.solution()
    marks: dict[str, Marked] = {m.option_id: {"verdict": m.verdict, "says": _saying(item.mark_words(m))} for m in outcome.marks}
    given = {placed.option_id for placed in item.placed(response)}
    for row in solution.rows if solution else ():
        if row.option_id in item.beside:
            marks[row.option_id] = _marked_beside(row, is_given=row.option_id in given)
    return {"verdict": _saying(item.verdict(outcome)), "marks": marks}


def _marked_beside(row: Row, *, is_given: bool) -> Marked:
    verdict: Verdict = ("right" if is_given else "missed") if row.fits else "wrong" if is_given else "left"
    return {"verdict": verdict} if verdict == "left" else {"verdict": verdict, "says": _saying(Phrase(f"mark.{verdict}"))}
