"""The answers of a room in memory: the same by item, by learner, and all together."""

from beacons.domain.rooms.answers import RoomAnswer
from beacons.live.class_answers import Answers


def an_answer(item_id: str, learner_id: str) -> RoomAnswer:
    return RoomAnswer(item_id, learner_id, ("a",), 1, 1, 1)


def some_answers() -> Answers:
    made = Answers()
    made["one", "ana"] = an_answer("one", "ana")
    made.update({("one", "ben"): an_answer("one", "ben"), ("two", "ana"): an_answer("two", "ana")})
    return made


def test_answers_are_counted_by_item():
    answers = some_answers()
    assert (answers.by_item["one"], answers.by_item["two"], answers.by_item["three"]) == (2, 1, 0)


def test_an_answer_that_is_read_again_counts_once():
    answers = some_answers()
    answers["one", "ana"] = an_answer("one", "ana")
    assert answers.by_item["one"] == 2
    assert len(answers) == 3
    assert len(answers.of("ana")) == 2


def test_what_one_learner_gave_is_that_learners_alone():
    answers = some_answers()
    assert [answer.item_id for answer in answers.of("ana")] == ["one", "two"]
    assert answers.of("nobody") == []
