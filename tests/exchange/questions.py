"""Plain questions for tests: some by hand, and any by hypothesis, with all signs that some format takes for its own."""

from dataclasses import replace

from hypothesis import strategies as st

from beacons.domain.plain import Kind, PlainOption, PlainPart, PlainQuestion
from beacons.exchange.found import tidy

SIGNS = ["\\", "~", "=", "#", "{", "}", ":", "->", "%50%", "//", "[html]", "$CATEGORY: x", "<b>", "&amp;", "]]>", '"', "'", "@", "+", "-"]
SIGNS += [
    "::",
    "####",
    "ANSWER: B",
    "A) ",
    ",",
    ";",
    "\t",
    "\n",
    "T",
    "TRUE",
    ">2",
    "`",
    "é",
    "漢",
    "م",
    "🙂",
    "#N/A",
    "1,3",
    "\\n",
    "&nbsp;",
]
MOST_LETTERS = 70


def texts(most: int = MOST_LETTERS) -> st.SearchStrategy[str]:
    parts = st.one_of(
        st.sampled_from(SIGNS), st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Cf"]), max_size=8)
    )
    made = st.lists(parts, min_size=1, max_size=8).map("".join).map(tidy).map(_without_gaps)
    return made.filter(lambda text: 0 < len(text) <= most)


def _without_gaps(text: str) -> str:
    """Without empty lines, which no text of ours has."""
    return "\n".join(line for line in text.split("\n") if line)


@st.composite
def choices(draw, most=6, most_right=3, *, has_reasons=True):
    """A choice, or choose N, with options that differ."""
    found = draw(st.lists(texts(), min_size=2, max_size=most, unique_by=_folded))
    right = draw(st.sets(st.integers(0, len(found) - 1), min_size=1, max_size=min(most_right, len(found) - 1)))
    reasons = [draw(texts()) if has_reasons and draw(st.booleans()) else "" for _ in found]
    options = tuple(PlainOption(text, n in right, reason=why) for n, (text, why) in enumerate(zip(found, reasons, strict=True)))
    kind: Kind = "choice" if len(right) == 1 or draw(st.booleans()) else "choose_n"
    return PlainQuestion(kind, draw(texts()), options)


@st.composite
def orders(draw):
    found = draw(st.lists(texts(), min_size=2, max_size=6, unique_by=_folded))
    return PlainQuestion("order", draw(texts()), tuple(map(PlainOption, found)))


@st.composite
def sorts(draw):
    things = draw(st.lists(texts(), min_size=2, max_size=6, unique_by=_folded))
    boxes = draw(st.lists(texts(), min_size=2, max_size=4, unique=True))
    options = tuple(PlainOption(thing, box=draw(st.sampled_from(boxes))) for thing in things)
    return PlainQuestion("sort", draw(texts()), options, tuple(boxes))


@st.composite
def screens(draw):
    """Made-up screens, which our own file alone can hold."""
    options = tuple(PlainOption(text, reason=draw(texts())) for text in draw(st.lists(texts(), min_size=5, max_size=5, unique_by=_folded)))
    right = draw(st.integers(0, 1))
    said = tuple(replace(option, right=n == right) for n, option in enumerate(options))
    parts = draw(st.lists(st.builds(PlainPart, st.sampled_from(["name", "line", "button"]), texts()), min_size=1, max_size=6))
    kind = draw(st.sampled_from(["app", "mail", "message", "page", "shop"]))
    return PlainQuestion("screen", draw(texts()), said, screen=kind, parts=tuple(parts))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def every_kind() -> st.SearchStrategy[PlainQuestion]:
    return st.one_of(choices(), orders(), sorts())


def bare(question: PlainQuestion) -> PlainQuestion:
    """What two questions are compared by: names come from stems, ids and tags from elsewhere, and boxes in any order."""
    return replace(question, id="", name="", tags=(), boxes=tuple(sorted(question.boxes)))


A_CHOICE = PlainQuestion(
    "choice",
    "A friend asks for your password.\nWhat do you say?",
    (
        PlainOption("No, I keep it", right=True, reason="A password is a key."),
        PlainOption("Yes, this once", reason="Once is enough: it's out."),
        PlainOption("Only half of it", reason="Half a key still helps a guesser."),
    ),
    id="a-choice",
    hint="Who else would know it then?",
    general_reason="Real friends don't mind.",
    tags=("10-12", "privacy"),
)
A_CHOOSE_N = PlainQuestion(
    "choose_n",
    "Which two make a password strong? Choose two.",
    (
        PlainOption("It's long", right=True, reason="Each letter counts."),
        PlainOption("It's my pet's name", reason="Friends know it."),
        PlainOption("It's used once only", right=True, reason="One lost key opens one door."),
        PlainOption("It's on my desk", reason="Everyone can read it."),
    ),
    id="a-choose-n",
)
AN_ORDER = PlainQuestion(
    "order",
    "Put the steps in order.",
    (PlainOption("Stop", reason="First, breathe."), PlainOption("Tell"), PlainOption("Report")),
    id="an-order",
)
A_SORT = PlainQuestion(
    "sort",
    "What's private?",
    (PlainOption("My address", box="Keep", reason="It leads home."), PlainOption("A joke", box="Show"), PlainOption("My code", box="Keep")),
    ("Keep", "Show", "Neither"),
    id="a-sort",
)
EVERY_KIND = (A_CHOICE, A_CHOOSE_N, AN_ORDER, A_SORT)
