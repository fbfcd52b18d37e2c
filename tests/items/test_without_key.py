"""An item without a key: nobody can say what is right, so there is nothing to earn, and nothing is counted, summed or asked again."""

from beacons.domain.household.for_parents import what_fits
from beacons.domain.item import Item
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.carry_on import CarryOn, carry_on
from beacons.domain.practice.draw import draw, draw_to_talk
from beacons.domain.practice.mastery import by_strand, stars
from beacons.domain.practice.progress import Progress
from beacons.domain.practice.review import by_item
from beacons.domain.rooms.answers import RoomAnswer, board, hardest, totals
from beacons.domain.rooms.asked import asked_by, reasons
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room_items import RoomItems
from beacons.domain.source import place_among
from beacons.live.told import is_total_only
from beacons.sync.compact import compact, expand
from tests.builders import a_dilemma, a_single_choice

NOW = 1_764_000_000_000
ANA = Learner(id="ana", word="calm", animal="otter", number=10, at=NOW)


DILEMMA = a_dilemma("tell-on-a-friend", strand="people")
KEYED = a_single_choice("keyed", strand="people")


def begun_at(*items: Item) -> Attempt:
    return Attempt(id="one", quiz_id="alpha", path="7-9", item_ids=tuple(item.id for item in items), at=0)


def attempt_at(*items: Item) -> Attempt:
    made = begun_at(*items)
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
    assert not any("fits" in row for row in reasons(DILEMMA))


def test_whoever_is_asked_knows_beforehand_that_no_answer_is_right():
    assert asked_by(DILEMMA)["has_no_key"] is True
    assert "has_no_key" not in asked_by(KEYED)


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


def test_a_quiz_counts_the_others_and_brings_one_to_talk_about_last():
    bank = (DILEMMA, *(a_single_choice(f"item-{n}") for n in range(4)), a_dilemma("other"))
    assert len(draw(bank, (), 3, 0, "seed")) == 3
    assert all(item.traits.keyed for item in draw(bank, (), 9, 0, "seed"))
    (first,) = draw_to_talk(bank, (), "seed")
    (second,) = draw_to_talk(bank, (attempt_at(first),), "seed")
    assert {first.id, second.id} == {DILEMMA.id, "other"}
    assert draw_to_talk((KEYED,), (), "seed") == ()


def test_it_has_no_place_among_those_that_count():
    source, ids = RoomItems(KEYED, DILEMMA), ("gone", KEYED.id, DILEMMA.id)
    assert [place_among(ids, item_id, source) for item_id in ids] == [(1, 2), (2, 2), (0, 2)]


def test_what_is_left_open_at_it_has_no_number():
    progress = Progress(path="7-9", path_at=1, attempts=(begun_at(KEYED, DILEMMA).answer(KEYED, ("tell",), 1).advance(past=KEYED.id),))
    assert carry_on(progress, "7-9", RoomItems(KEYED, DILEMMA)) == CarryOn("quiz", "alpha", 0, 1)


def test_a_spread_of_views_is_shown_to_a_class_and_not_to_a_handful():
    assert [is_total_only(DILEMMA, answered) for answered in (7, 8)] == [True, False]
    assert not is_total_only(KEYED, 1)
