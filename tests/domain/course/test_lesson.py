"""A lesson: cards for each path, and the adult layer."""

import pytest
from pydantic import ValidationError

from beacons.domain.path import CHILD_PATHS
from tests.builders import OPEN, a_card, a_lesson, a_path_lesson, an_adult_layer, cards


def questions(count):
    return [{"id": f"true-{n}", "question": "Is it true?", "answer": "Yes."} for n in range(count)]


@pytest.mark.parametrize("count", [4, 5, 6, 7])
def test_four_to_seven_cards_are_sound(count):
    ids = tuple(f"card-{n}" for n in range(count))
    assert tuple(card.id for card in a_path_lesson(cards=cards(*ids)).cards) == ids


@pytest.mark.parametrize("count", [1, 3, 8])
def test_any_other_number_of_cards_is_a_problem(count):
    with pytest.raises(ValidationError, match="cards"):
        a_path_lesson(cards=cards(*(f"card-{n}" for n in range(count))))


def test_a_card_id_twice_is_a_problem():
    with pytest.raises(ValidationError, match="card ids that stand there twice: what"):
        a_path_lesson(cards=cards("what", "who", "what", "help"))


@pytest.mark.parametrize("about", ["what", "who", "when", "why", "do"])
def test_the_last_card_is_always_about_help(about):
    with pytest.raises(ValidationError, match="the last card must be about: help"):
        a_path_lesson(cards=(*cards("what", "who", "help"), a_card("last", about=about)))


def test_all_problems_of_the_cards_are_named_at_once():
    with pytest.raises(ValidationError) as error:
        a_path_lesson(cards=(a_card("what"), a_card("what"), a_card("who"), a_card("why")))
    assert "twice: what" in str(error.value)
    assert "must be about: help" in str(error.value)


@pytest.mark.parametrize("minutes", [0, -1, 61])
def test_minutes_are_from_one_to_sixty(minutes):
    with pytest.raises(ValidationError, match="minutes"):
        a_path_lesson(minutes=minutes)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("about", "how"),
        ("picture", "No Slug"),
        ("title", ""),
        ("text", " "),
        ("sources", ("Not A Slug",)),
        ("extra", "a-song"),
        ("words", ["bare"]),
    ],
)
def test_a_value_outside_the_words_of_the_format_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_card(**{field: value})


def test_a_card_must_say_what_it_rests_on_even_where_that_is_nothing():
    with pytest.raises(ValidationError, match="sources"):
        a_card().model_validate(a_card().model_dump(exclude={"sources"}))


def test_a_card_keeps_its_paragraphs():
    assert a_card(text="One.\n\n- Two\n- Three\n").text == "One.\n\n- Two\n- Three"


@pytest.mark.parametrize(
    "kinds",
    [(), ("warm_up", "idea"), ("idea", "warm_up", "act"), ("warm_up", "idea", "idea"), ("warm_up", "idea", "act", "act")],
    ids=repr,
)
def test_the_talk_cards_are_one_of_each_kind_in_their_order(kinds):
    with pytest.raises(ValidationError, match="exactly warm_up, idea, act"):
        an_adult_layer(talk_cards=[{"id": f"talk-{n}", "kind": kind, "text": "Talk.", **OPEN} for n, kind in enumerate(kinds)])


@pytest.mark.parametrize("count", [3, 8])
def test_three_to_eight_questions_are_sound(count):
    assert len(an_adult_layer(questions=questions(count)).questions) == count


@pytest.mark.parametrize("count", [0, 2, 9])
def test_any_other_number_of_questions_is_a_problem(count):
    with pytest.raises(ValidationError, match="questions"):
        an_adult_layer(questions=questions(count))


def test_the_adult_background_is_never_empty():
    with pytest.raises(ValidationError, match="background"):
        an_adult_layer(background=[])


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_a_lesson_may_be_written_for_one_path_first(path):
    assert set(a_lesson(paths={path: a_path_lesson()}).paths) == {path}


@pytest.mark.parametrize("paths", [{}, {"adult": a_path_lesson()}], ids=["none", "unknown"])
def test_a_lesson_for_no_path_or_an_unknown_one_is_a_problem(paths):
    with pytest.raises(ValidationError, match="paths"):
        a_lesson(paths=paths)


def test_the_facts_are_those_of_cards_and_background_in_reading_order_each_once():
    first = a_path_lesson(cards=(a_card("a", sources=("f-2", "f-1")), *cards("b", "c", "help")))
    second = a_path_lesson(cards=(a_card("a", sources=("f-1", "f-3")), *cards("b", "c", "help")))
    background = [{"id": "who", "heading": "Who", "text": "They.", "sources": ("f-4", "f-2")}]
    lesson = a_lesson(paths={"7-9": first, "10-12": second}, adult=an_adult_layer(background=background))
    assert lesson.fact_ids() == ("f-2", "f-1", "f-3", "f-4")


def test_a_lesson_that_states_nothing_has_no_facts():
    assert a_lesson().fact_ids() == ()


def of_kinds(*kinds):
    return a_path_lesson(cards=[a_card(f"card-{n}", about=about) for n, about in enumerate(kinds)])


@pytest.mark.parametrize(
    ("place", "found"),
    [(0, 1), (1, 0), (2, 2), (3, 3), (4, 4)],
    ids=["by its kind", "whatever the order", "the first of a kind", "the second of a kind", "help"],
)
def test_the_same_idea_in_another_path_is_the_card_of_the_same_kind_and_rank(place, found):
    here, there = of_kinds("what", "who", "do", "do", "help"), of_kinds("who", "what", "do", "do", "help")
    assert here.counterpart(place, there) == found


def test_where_another_path_has_fewer_of_a_kind_its_last_is_taken():
    assert of_kinds("what", "do", "do", "help").counterpart(2, of_kinds("do", "what", "who", "help")) == 0


def test_where_another_path_has_no_card_of_the_kind_it_is_the_nearest_that_is_no_help_card():
    other = of_kinds("what", "who", "do", "help")
    assert [of_kinds("when", "what", "why", "help").counterpart(place, other) for place in (0, 2)] == [0, 2]
    assert of_kinds("what", "what", "what", "what", "what", "why", "help").counterpart(5, other) == 2


@pytest.mark.parametrize(
    ("written_for", "path", "neighbours"),
    [
        (CHILD_PATHS, "7-9", (None, "10-12")),
        (CHILD_PATHS, "10-12", ("7-9", "13-16")),
        (CHILD_PATHS, "13-16", ("10-12", None)),
        (("7-9", "13-16"), "13-16", ("7-9", None)),
        (("10-12",), "10-12", (None, None)),
    ],
)
def test_the_next_shorter_and_longer_path_are_those_that_the_lesson_is_written_for(written_for, path, neighbours):
    assert a_lesson(paths={one: a_path_lesson() for one in written_for}).neighbours(path) == neighbours


def test_a_lesson_about_harm_leads_to_no_longer_path():
    lesson = a_lesson(sensitive="topic", paths={one: a_path_lesson() for one in CHILD_PATHS})
    assert [lesson.neighbours(path) for path in CHILD_PATHS] == [(None, None), ("7-9", None), ("10-12", None)]
