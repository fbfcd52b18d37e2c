"""Real or trick: is this screen what it says it is, and what do you do?"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import ClassVar, Literal

from beacons.domain.item import SHOWN_OF_AN_OPTION, Shows
from beacons.domain.paired import CHECK, CHOICES, GO_ON, HALVES, MOST_PARTS, MOVE, REAL, SCREEN, SHOW, TRICK, PairedItem
from beacons.domain.plain import PlainOption, PlainPart, PlainQuestion
from beacons.domain.response import Mark, Outcome, Phrase, Response, Row, Solution, Verdict, Wording, chosen
from beacons.domain.text import TextId
from beacons.domain.traits import Traits

NAMES = {REAL: "Real", TRICK: "A trick"}
"""What the two first options say in every item of our course, in English."""
SCREENS = ("message", "mail", "page", "app", "shop")
GOOD_STEP = Phrase("mark.good_step")


class RealOrTrick(PairedItem):
    """Two questions, one response: real or a trick, and then go on, check another way, or leave it and show someone.

    Each question is one part of credit. What is said of the screen is right or not, and a real one counts as much as a trick: the more
    tricks somebody is trained with, the more real things they take for tricks (Singh and others 2019), and what children learnt about
    real ones is what lasted (Lastdrager and others 2017). Of what is done then, checking another way is never wrong and earns its part
    on real screens and on tricks alike; going on earns it where the screen is real, leaving it and showing someone where it is a trick.
    Nothing is taken away, and whoever always says "a trick" gets at most half of a real one.
    """

    type: Literal["real_or_trick"]

    own_form: ClassVar[str | None] = "screen"
    own_screens: ClassVar[Mapping[str, TextId]] = {screen: f"screen.made_up_{screen}" for screen in SCREENS}
    own_parts: ClassVar[Mapping[str, TextId]] = {
        "name": "screen.part_name",
        "address": "screen.part_address",
        "title": "screen.part_title",
        "line": "screen.part_line",
        "price": "screen.part_price",
        "button": "screen.part_button",
        "link": "screen.part_link",
    }
    traits: ClassVar[Traits] = Traits(shuffled=False)
    shows: ClassVar[Shows] = {"mock": (), "options": SHOWN_OF_AN_OPTION}
    in_turn: ClassVar[tuple[tuple[TextId, tuple[str, ...]], ...]] = (("screen.first", SCREEN), ("screen.then", MOVE))
    lacks: ClassVar[TextId] = "quiz.judge_screen"
    on_screen: ClassVar[tuple[TextId, ...]] = (
        "screen.first",
        "screen.then",
        "screen.comes_first",
        "screen.then_news",
        *own_screens.values(),
    )
    on_wall: ClassVar[tuple[TextId, ...]] = (*own_screens.values(), GOOD_STEP.key)

    def problems(self) -> list[str]:
        """The five choices, an id that says which half of which pair it is, and parts that each have an id of their own."""
        ids = [] if self.option_ids == CHOICES else [f"its options are {', '.join(CHOICES)}, in this order"]
        halves = [f"{self.pair}-{half}" for half in HALVES]
        named = [] if self.id in halves or not self.pair else [f"is called {' or '.join(halves)}"]
        twice = [f"part id '{i}' stands there twice" for i, n in Counter(part.id for part in self.mock.parts).items() if n > 1]
        return ids + named + twice + [f"cue '{cue}' stands there twice" for cue, n in Counter(self.cues).items() if n > 1]

    def wishes(self) -> list[str]:
        """The same names for real and trick everywhere, and a screen of two to six parts with something to read."""
        wishes = [f"option '{i}' says '{name}'" for i, name in NAMES.items() if self.option(i).text != name]
        count = len(self.mock.parts)
        wishes += [] if 1 < count <= MOST_PARTS else [f"the screen has {count} parts: make it 2 to {MOST_PARTS}"]
        wishes += [] if self.pair and self.difficulty else ["needs a pair, whose other half looks like it, and a difficulty from 1 to 3"]
        return wishes + ([] if any(part.part == "line" for part in self.mock.parts) else ["the screen has no line of text"])

    @property
    def to_give(self) -> int:
        """One answer to each of the two questions."""
        return 2

    @property
    def decides(self) -> str:
        """The one difference that decides: the reason of the right answer to the first question."""
        return self.option(REAL if self.genuine else TRICK).reason

    @property
    def way_to_check(self) -> str:
        """How to check outside the screen: the reason of checking."""
        return self.option(CHECK).reason

    def is_complete(self, response: Response) -> bool:
        """One answer to each question, in their order."""
        ids = chosen(response)
        return len(ids) == self.to_give and ids[0] in SCREEN and ids[1] in MOVE

    def solution(self) -> Solution:
        """Of every choice whether it fits: more than one thing to do is right."""
        return Solution(tuple(Row(o.id, o.id in self._fits, o.text, o.feedback) for o in self.options))

    def plain(self, say: Callable[[Wording], str]) -> tuple[PlainQuestion, ...]:  # noqa: ARG002  # all of its words are its own
        """The screen with all of its answers; of these the first two say what it is."""
        options = tuple(PlainOption(o.text, o.id in SCREEN and o.id in self._fits, reason=o.reason) for o in self.options)
        parts = tuple(PlainPart(part.part, part.text) for part in self.mock.parts)
        return (PlainQuestion("screen", self.stem, options, screen=self.mock.screen, parts=parts),)

    def verdict(self, outcome: Outcome) -> Phrase:
        """What the screen is, and whether that was seen or would have come out by a check."""
        marks = {mark.option_id: mark.verdict for mark in outcome.marks}
        kind = REAL if self.genuine else TRICK
        if marks[kind] == "right":
            return Phrase(f"feedback.{kind}_seen" if outcome.is_right else f"feedback.{kind}_seen_then")
        return Phrase(f"feedback.{kind}_checked" if marks[CHECK] == "right" else f"feedback.{kind}_taken_otherwise")

    def mark_words(self, mark: Mark) -> Phrase:
        """How one choice came out. Showing a real one to somebody does no harm, and more than one step is good: both are said."""
        if mark.option_id == SHOW and mark.verdict == "wrong":
            return Phrase("mark.shown_though_real")
        return GOOD_STEP if mark.option_id in MOVE and mark.verdict == "missed" else super().mark_words(mark)

    def key_words(self, row: Row) -> Phrase | None:
        """Which of the two the screen is, and of what can be done then each good step as one of several."""
        return GOOD_STEP if row.fits and row.option_id in MOVE else super().key_words(row)

    @property
    def _fits(self) -> tuple[str, ...]:
        return (REAL, GO_ON, CHECK) if self.genuine else (TRICK, CHECK, SHOW)

    def _outcome(self, response: Response) -> Outcome:
        given = chosen(response)
        right = sum(one in self._fits for one in given)
        return Outcome(right, self.to_give, right, tuple(Mark(i, self._verdict(i, given)) for i in self.option_ids))

    def _verdict(self, choice: str, given: tuple[str, ...]) -> Verdict:
        """Whatever fits is told as right, though another right one was given: whoever reads that it was only not chosen would avoid it."""
        if choice in given:
            return "right" if choice in self._fits else "wrong"
        return "missed" if choice in self._fits else "left"
