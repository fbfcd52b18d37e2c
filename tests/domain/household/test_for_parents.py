"""What a child and a grown-up may talk about tonight, and what a path covers."""

from datetime import date, timedelta

import pytest

from beacons.domain.household.for_parents import MOST_TALKS, covered, question_of_the_day, questions_to_ask, to_talk_about, what_fits
from beacons.domain.rooms.room_items import RoomItems
from beacons.domain.strand import CLUSTER_OF, STRANDS
from beacons.items.sorting.item import Sorting
from tests.builders import (
    NOW,
    a_progress,
    a_single_choice,
    a_sorting,
    a_story,
    an_answer,
    an_attempt,
    an_ordering,
    one_of_each_type,
    right_response,
    talk_questions,
)
from tests.there import there

DAY = date(2026, 11, 24)
ITEMS = [a_single_choice(f"item-{n}") for n in range(12)]
HELD = RoomItems(*ITEMS)


def missed(item_id, **changes):
    return an_answer(item_id, **{"earned": 0, **changes})


def having(*answers, shows=True):
    """The progress of a child who gave these answers, each in an attempt of its own."""
    attempts = [an_attempt(f"attempt-{n}", item_ids=(a.item_id,), answers=(a,), place=1, at=a.at) for n, a in enumerate(answers)]
    return a_progress(*attempts, shows=shows, shows_at=NOW)


def shown(*answers, **options):
    return [item.id for item in to_talk_about(having(*answers), HELD, **options)]


# What is worth a talk


def test_nothing_is_told_of_a_child_who_does_not_show_it():
    answers = (missed("item-0", sure=True), missed("item-1"))
    assert to_talk_about(having(*answers, shows=False), HELD) == ()
    assert len(to_talk_about(having(*answers), HELD)) == 2


def test_what_was_right_needs_no_talk():
    assert shown(an_answer("item-0"), an_answer("item-1", sure=True)) == []


def test_what_felt_sure_comes_before_what_was_missed_later():
    assert shown(missed("item-0", sure=True, at=NOW), missed("item-1", at=NOW + 9)) == ["item-0", "item-1"]


def test_of_the_others_the_one_missed_last_comes_first():
    assert shown(missed("item-0", at=NOW), missed("item-1", at=NOW + 9), missed("item-2", at=NOW + 5)) == ["item-1", "item-2", "item-0"]


def test_the_newest_answer_counts_whatever_order_they_stand_in():
    early, late = missed("item-0", sure=True, at=NOW), an_answer("item-0", at=NOW + 1)
    assert shown(early, late) == shown(late, early) == []


def test_what_was_known_before_and_missed_last_is_worth_a_talk_once():
    assert shown(missed("item-0", at=NOW), an_answer("item-0", at=NOW + 1), missed("item-0", at=NOW + 2)) == ["item-0"]


def test_a_sure_answer_that_was_missed_unsurely_later_goes_behind_the_sure_ones():
    answers = (missed("item-0", sure=True, at=NOW), missed("item-0", sure=False, at=NOW + 1), missed("item-1", sure=True, at=NOW))
    assert shown(*answers) == ["item-1", "item-0"]


def test_partly_right_is_worth_a_talk():
    assert shown(an_answer("item-0", earned=1, possible=2)) == ["item-0"]


def test_there_are_at_most_five():
    assert shown(*(missed(f"item-{n}", at=NOW + n) for n in range(12))) == [f"item-{n}" for n in (11, 10, 9, 8, 7)]
    assert MOST_TALKS == 5


def test_an_item_that_is_gone_leaves_its_place_to_the_next():
    assert shown(missed("gone", sure=True), missed("item-0"), most=1) == ["item-0"]


# What fits


@pytest.mark.parametrize("item", [item for item in one_of_each_type() if item.right_response], ids=lambda item: item.type)
def test_what_fits_is_the_right_response(item):
    fits = what_fits(item)
    in_boxes = {fit.option_id: there(fit.place).id for fit in fits} if isinstance(item, Sorting) else {}
    assert item.check(in_boxes or tuple(fit.option_id for fit in fits)).is_right


def test_steps_stand_in_the_order_of_the_key():
    assert [fit.option_id for fit in what_fits(an_ordering())] == ["stop", "save", "tell"]


def test_sorted_things_stand_box_by_box():
    assert [(there(fit.place).name, fit.option_id) for fit in what_fits(a_sorting())] == [
        ("Box kind", "thanks"),
        ("Box kind", "well-done"),
        ("Box hurts", "loser"),
        ("Box hurts", "go-away"),
    ]


def test_of_a_story_the_choices_that_help_fit():
    story = a_story()
    fitting = {fit.option_id for fit in what_fits(story)}
    assert fitting == {option.id for option in story.options if option.helps}
    assert set(right_response(story)) <= fitting


# What to ask


def saying(items):
    return [(item, item.stem) for item in items]


def test_each_item_gets_a_question_of_its_strand_and_none_comes_twice():
    items = [a_single_choice(f"item-{n}", strand="help") for n in range(5)] + [a_single_choice("other", strand="truth")]
    asked = questions_to_ask(saying(items), DAY, talk_questions())
    assert [question.id.partition("-")[0] for question in asked] == ["help"] * 5 + ["truth"]
    assert len({question.id for question in asked}) == 6


def test_with_fewer_questions_than_items_one_comes_again():
    items = [a_single_choice(f"item-{n}", strand="help") for n in range(3)]
    assert len(questions_to_ask(saying(items), DAY, talk_questions(each=1))) == 3


def test_the_questions_stay_the_same_all_day_and_change_with_the_days():
    items = [a_single_choice(f"item-{n}", strand="help") for n in range(3)]
    days = [questions_to_ask(saying(items), DAY + timedelta(n), talk_questions()) for n in range(9)]
    assert questions_to_ask(saying(items), DAY, talk_questions()) == days[0]
    assert len(set(days)) > 1


def test_every_question_has_its_day_before_one_comes_again():
    days = [question_of_the_day(DAY + timedelta(n), talk_questions(each=6)).id for n in range(2 * 6 * len(STRANDS))]
    half = len(days) // 2
    assert len(set(days[:half])) == half
    assert days[half:] == days[:half]


def test_neighbouring_days_are_about_different_strands():
    days = [question_of_the_day(DAY + timedelta(n), talk_questions()).id.partition("-")[0] for n in range(len(STRANDS))]
    assert sorted(days) == sorted(STRANDS)


def test_the_question_of_the_day_does_not_depend_on_the_order_in_a_file():
    found = talk_questions()
    turned = talk_questions(questions={strand: tuple(reversed(found.questions[strand])) for strand in STRANDS})
    assert question_of_the_day(DAY, found) == question_of_the_day(DAY, turned)


# What a path covers


def test_items_are_counted_by_cluster_strand_and_lesson():
    one = [a_single_choice("a", strand="truth"), a_single_choice("b", strand="truth"), a_single_choice("c", strand="help")]
    other = [a_single_choice("d", strand="truth"), a_single_choice("e", strand="privacy")]
    found = covered({"one": one, "other": other})
    assert list(found) == ["know-how", "act"]
    assert [(c.strand, c.items, dict(c.lessons)) for c in found["know-how"]] == [
        ("privacy", 1, {"other": 1}),
        ("truth", 3, {"one": 2, "other": 1}),
    ]
    assert [(c.strand, dict(c.lessons)) for c in found["act"]] == [("help", {"one": 1})]


def test_every_item_is_covered_once():
    bank = [a_single_choice(f"item-{n}", strand=strand) for n, strand in enumerate(STRANDS)]
    found = covered({"one": bank})
    assert sum(strand.items for strands in found.values() for strand in strands) == len(bank)
    assert {strand.strand: cluster for cluster, strands in found.items() for strand in strands} == CLUSTER_OF


def test_without_items_nothing_is_covered():
    assert covered({"one": []}) == {}
