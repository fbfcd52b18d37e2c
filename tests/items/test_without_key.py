"""An item without a key: nobody can say what is right, so there is nothing to earn, and nothing is counted, summed or asked again."""

from typing import ClassVar, Literal

from beacons.domain.household.for_parents import what_fits
from beacons.domain.item import Item
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.mastery import by_strand, stars
from beacons.domain.practice.review import by_item
from beacons.domain.response import Mark, Outcome, Response, chosen
from beacons.domain.rooms.after import class_sheet
from beacons.domain.rooms.answers import RoomAnswer, board, hardest, totals
from beacons.domain.rooms.asked import reasons
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import Room, Settings
from beacons.domain.rooms.room_items import RoomItems
from beacons.domain.traits import Traits
from beacons.sync.compact import compact, expand
from tests.builders import a_single_choice, options

NOW = 1_764_000_000_000
ANA = Learner(id="ana", word="calm", animal="otter", number=10, at=NOW)


class Dilemma(Item):
    """What would you do? There are reasons for each."""

    type: Literal["dilemma"]
    traits: ClassVar[Traits] = Traits(keyed=False)

    def problems(self) -> list[str]:
        return []

    def is_complete(self, response: Response) -> bool:
        return len(response) == 1 and set(chosen(response)) <= set(self.option_ids)

    def _outcome(self, response: Response) -> Outcome:
        return Outcome(0, 0, 0, tuple(Mark(option_id, "left") for option_id in self.option_ids))


DILEMMA = Dilemma(type="dilemma", id="tell-on-a-friend", strand="people", stem="What would you do?", options=options("tell", "wait"))
KEYED = a_single_choice("keyed", strand="people")


def attempt_at(*items: Item) -> Attempt:
    made = Attempt(id="one", quiz_id="alpha", path="7-9", item_ids=tuple(item.id for item in items), at=0)
    for item in items:
        made = made.answer(item, ("tell",), 1).advance(past=item.id)
    return made


def test_a_response_earns_nothing_and_is_neither_right_nor_missed():
    outcome = DILEMMA.check(("tell",))
    assert outcome.credit is None
    assert not outcome.is_right
    answer = Answer(item_id=DILEMMA.id, response=("tell",), earned=0, possible=0, at=0, sure=True)
    assert (answer.credit, answer.is_right, answer.is_missed, answer.is_sure_but_wrong) == (None, False, False, False)


def test_it_has_no_solution():
    assert DILEMMA.solution() is None
    assert what_fits(DILEMMA) == ()
    assert reasons(DILEMMA) == []


def test_a_score_is_that_of_the_other_items():
    attempt = attempt_at(DILEMMA, KEYED)
    assert attempt.score == attempt.possible == attempt.share == 1
    assert attempt.missed() == ()
    assert stars(attempt) == 3


def test_an_attempt_of_nothing_else_is_gone_the_whole_way_and_no_more():
    attempt = attempt_at(DILEMMA)
    assert attempt.possible == attempt.share == 0
    assert stars(attempt) == 1


def test_an_old_attempt_keeps_it_in_little_room():
    attempt = attempt_at(DILEMMA, KEYED)
    assert expand(compact([attempt])[0]) == (attempt.condensed(),)


def test_it_counts_for_no_strand_and_never_comes_back():
    answers = attempt_at(DILEMMA).answers
    assert by_strand(answers, RoomItems(DILEMMA)) == ()
    assert by_item(answers) == {}


def test_a_class_sees_how_often_each_was_chosen_and_nobody_gains_by_it():
    given = [RoomAnswer(DILEMMA.id, "ana", ("tell",), 0, 0, NOW)]
    found = totals(DILEMMA, given)
    assert (found.answered, found.right, found.credit, found.counts) == (1, 0, None, {"tell": 1})
    assert hardest([DILEMMA], given) == ()
    assert board([ANA], given)[0].score == 0


def test_a_class_sheet_leaves_its_place_empty():
    room = Room(code="ABCDEF", language="en", path="7-9", item_ids=(DILEMMA.id, KEYED.id), since=NOW, at=NOW, settings=Settings(sheet=True))
    given = [RoomAnswer(DILEMMA.id, "ana", ("tell",), 0, 0, NOW), RoomAnswer(KEYED.id, "ana", ("tell",), 1, 1, NOW)]
    (row,) = class_sheet(room, [DILEMMA, KEYED], [ANA], given, {"ana": "Calm otter 10"})
    assert (row.percent, row.right) == ((None, 100), 1)
