"""Questions for a child and a grown-up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.course.talk_questions import question_for
from beacons.domain.strand import STRANDS
from tests.builders import OPEN, talk_questions

FOUND = talk_questions()
EVERY_ID = [question.id for questions in FOUND.questions.values() for question in questions]
SEEDS = st.text(max_size=8)
USED = st.sets(st.sampled_from(EVERY_ID))
each_strand = pytest.mark.parametrize("strand", STRANDS)


def questions_with(strand, *ids):
    """The questions of one strand replaced."""
    return {**FOUND.questions, strand: tuple({"id": i, "text": "What do you think?", **OPEN} for i in ids)}


def ids_of(strand):
    return {question.id for question in FOUND.questions[strand]}


# What the file holds


@each_strand
@pytest.mark.parametrize("lack", ["missing", "empty"])
def test_a_strand_without_a_question_is_named(strand, lack):
    questions = questions_with(strand)
    if lack == "missing":
        del questions[strand]
    with pytest.raises(ValidationError, match=f"there is no question for {strand}"):
        talk_questions(questions=questions)


@pytest.mark.parametrize("question_id", ["truth-advert", "peoples-advert", "advert"])
def test_a_question_whose_id_does_not_begin_with_its_strand_is_named(question_id):
    with pytest.raises(ValidationError, match=f"'{question_id}' does not begin with 'people-'"):
        talk_questions(questions=questions_with("people", "people-trust", question_id))


def test_an_id_that_stands_twice_is_named_also_among_the_prompts():
    prompts = [{"id": i, "text": "What would you say?", **OPEN} for i in ("teach-say", "teach-say", "truth-0")]
    with pytest.raises(ValidationError, match=r"'truth-0' stands there twice; the id 'teach-say' stands there twice"):
        talk_questions(teach_prompts=prompts)


def test_a_child_who_teaches_is_always_asked_something():
    with pytest.raises(ValidationError, match="teach_prompts"):
        talk_questions(teach_prompts=())


# Which one is asked


@given(strand=st.sampled_from(STRANDS), seed=SEEDS, used=USED)
def test_a_question_is_one_of_the_strand_and_none_that_was_used_unless_each_was(strand, seed, used):
    asked = question_for(strand, seed, used, FOUND)
    assert asked in FOUND.questions[strand]
    assert asked.id not in used or ids_of(strand) <= used


@given(strand=st.sampled_from(STRANDS), seed=SEEDS, used=USED)
def test_the_same_seed_asks_the_same_whatever_the_language_and_the_order_of_the_file(strand, seed, used):
    other = {
        strand: [question.model_copy(update={"text": f"DE {question.text}"}) for question in reversed(questions)]
        for strand, questions in FOUND.questions.items()
    }
    assert question_for(strand, seed, used, talk_questions(questions=other)).id == question_for(strand, seed, used, FOUND).id


@given(strand=st.sampled_from(STRANDS), seed=SEEDS)
def test_talk_after_talk_no_question_comes_twice_before_each_was_asked(strand, seed):
    asked: list[str] = []
    for talk in range(len(FOUND.questions[strand])):
        asked.append(question_for(strand, f"{seed}-{talk}", asked, FOUND).id)
    assert set(asked) == ids_of(strand)


@each_strand
def test_every_question_of_a_strand_can_be_the_first_one(strand):
    assert {question_for(strand, f"seed-{n}", (), FOUND).id for n in range(100)} == ids_of(strand)


@each_strand
def test_once_each_was_asked_every_question_can_be_asked_again(strand):
    assert {question_for(strand, f"seed-{n}", EVERY_ID, FOUND).id for n in range(100)} == ids_of(strand)


def test_what_is_no_longer_in_the_file_may_be_among_the_used_ones():
    assert question_for("truth", "seed", ["truth-old"], FOUND) == question_for("truth", "seed", [], FOUND)


# Which one is near


def test_a_question_that_names_what_the_item_says_comes_before_one_for_all_and_one_of_something_else_last():
    far, near = ({"id": f"truth-{word}", "text": "Why?", "move": "why", "follow_up": "add", "about": [word]} for word in ("robot", "tree"))
    found = talk_questions(questions={**FOUND.questions, "truth": (far, *FOUND.questions["truth"][:1], near)})
    asked: list[str] = []
    for _ in range(3):
        asked.append(question_for("truth", "seed", asked, found, said="Two Trees: which one do you plant?").id)
    assert asked == ["truth-tree", FOUND.questions["truth"][0].id, "truth-robot"]
    assert question_for("truth", "seed", ("truth-tree",), found, said="A street tree and a Robot.").id == "truth-robot"


# Sentences that the youngest end


def test_a_sentence_to_end_is_asked_of_the_youngest_alone():
    end = {"id": "truth-end", "text": "It is … What?", "move": "completion", "follow_up": "repeat", "path": "7-9"}
    found = talk_questions(questions={**FOUND.questions, "truth": (*FOUND.questions["truth"], end)})
    heard = {path: {question.id for question in found.about("truth", path)} for path in (None, "7-9", "10-12", "13-16")}
    assert [path for path, ids in heard.items() if "truth-end" in ids] == ["7-9"]
    assert "truth-end" not in {question_for("truth", f"seed-{n}", (), found, "10-12").id for n in range(100)}


@pytest.mark.parametrize(("move", "path"), [("completion", None), ("completion", "10-12"), ("open", "7-9")])
def test_only_sentences_to_end_are_of_one_path_and_that_is_the_youngest(move, path):
    one = {"id": "truth-end", "text": "It is … What?", "move": move, "follow_up": "repeat", "path": path}
    with pytest.raises(ValidationError, match="completion is for path 7-9"):
        talk_questions(questions={**FOUND.questions, "truth": (one,)})


def test_a_follow_up_that_has_no_words_is_named():
    with pytest.raises(ValidationError, match="follow_ups lacks ask-back"):
        talk_questions(follow_ups={"repeat": "Say it back.", "add": "Add a thing."})
