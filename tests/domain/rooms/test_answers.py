"""What a class gave, and what it comes to."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.rooms.answers import RoomAnswer, board, hardest, totals
from beacons.domain.rooms.learner import Learner
from tests.builders import a_single_choice, a_sorting, an_ordering, one_of_each_type, right_response

NOW = 1_764_000_000_000


def an_answer(item, learner_id="ana", response=None, *, at=NOW) -> RoomAnswer:
    given_response = right_response(item) if response is None else response
    outcome = item.check(given_response)
    return RoomAnswer(item.id, learner_id, given_response, outcome.earned, outcome.possible, at)


def a_learner(learner_id="ana", **changes) -> Learner:
    return Learner(**{"id": learner_id, "word": "calm", "animal": "otter", "number": 10, "at": NOW, **changes})


def test_totals_count_each_option_and_never_say_who():
    item = a_single_choice()
    found = totals(item, [an_answer(item, "a"), an_answer(item, "b"), an_answer(item, "c", ("hide",))])
    assert (found.answered, found.right, found.counts) == (3, 2, {"tell": 2, "hide": 1})
    assert found.credit == Fraction(2, 3)
    assert "a" not in str(found.counts)


def test_of_a_sorting_the_boxes_are_counted_and_of_an_ordering_the_places():
    sorting, ordering = a_sorting(), an_ordering()
    assert totals(sorting, [an_answer(sorting)]).placed["thanks"] == {"kind": 1}
    assert totals(ordering, [an_answer(ordering)]).placed == {"stop": {"1": 1}, "save": {"2": 1}, "tell": {"3": 1}}


def test_an_item_that_nobody_answered_has_empty_totals():
    found = totals(a_single_choice(), [])
    assert (found.answered, found.right, found.credit, found.counts) == (0, 0, Fraction(0), {})


def test_the_hardest_item_comes_first_and_unanswered_ones_not_at_all():
    easy, hard, never = a_single_choice("easy"), a_single_choice("hard"), a_single_choice("never")
    answers = [an_answer(easy), an_answer(hard, response=("hide",))]
    assert [found.item_id for found in hardest([easy, hard, never], answers)] == ["hard", "easy"]


def test_equal_scores_share_a_rank_and_speed_does_not_count():
    item = a_single_choice()
    learners = [a_learner("a", number=10), a_learner("b", number=11), a_learner("c", number=12)]
    answers = [an_answer(item, "a", at=NOW + 9_000), an_answer(item, "b", at=NOW), an_answer(item, "c", ("hide",))]
    assert [(row.rank, row.learner.id) for row in board(learners, answers)] == [(1, "a"), (1, "b"), (3, "c")]


def test_who_was_taken_out_is_not_on_the_board():
    assert board([a_learner(removed=True)], []) == ()


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 5), st.booleans()), max_size=40))
def test_a_better_rank_never_has_a_lower_score(given_answers):
    items = one_of_each_type()[:5]
    answers = {}
    for learner_id, n, rightly in given_answers:
        item = items[n % len(items)]
        wrong = RoomAnswer(item.id, learner_id, (), 0, 3, NOW)
        answers[item.id, learner_id] = an_answer(item, learner_id) if rightly else wrong
    rows = board([a_learner(i, number=10 + n) for n, i in enumerate("abcdef")], list(answers.values()))
    assert all(one.score > other.score or one.rank == other.rank for one, other in pairwise(rows))
    assert sorted(row.learner.id for row in rows) == list("abcdef")
    assert all(row.rank == 1 + sum(other.score > row.score for other in rows) for row in rows)
