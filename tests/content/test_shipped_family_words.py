"""What a family uses together, as shipped: names, talk questions, the agreement."""

from itertools import product
from pathlib import Path

import pytest

from author.reading.prose import sentences, words
from beacons.domain.course.help import STEPS
from beacons.domain.course.names import free_name
from beacons.domain.course.talk_questions import question_for
from beacons.domain.household.together_draw import can_be_shared
from beacons.storage.content_files import load
from beacons.ui.item.talk import said_of
from tests.samples import STRANDS

ROOT = Path(__file__).resolve().parents[2]
ANIMALS = "otter seal puffin turtle seahorse octopus dolphin heron penguin swan kingfisher osprey pelican curlew sandpiper cormorant"
RETIRED_ANIMALS = "crab gull ray shrimp starfish whale"
RETIRED_WORDS = "caring cheerful glad joyful trusty"
PARTS = ("love", "screen-free", "sharing", "people", "money", "checking", "no-trouble", "goes-wrong", "review")
ABOUT_THE_BODY_OR_THE_MIND = """
    big large giant great huge tiny small little mini long short tall fat thin slim round old young new clever smart bright wise quick fast
    slow swift speedy pretty cute fair lovely handsome beautiful strong weak loud quiet shy silly funny odd strange
"""
MOST_LETTERS = 22
"""Of a whole name: it stands on a button of a narrow phone."""


@pytest.fixture(scope="module")
def library():
    return load(ROOT)


@pytest.fixture(scope="module")
def names(library):
    return library.edition("en").names


@pytest.fixture(scope="module")
def agreement(library):
    return library.edition("en").agreement


# Names


def test_names_are_drawn_from_24_words_and_16_animals(names):
    assert len(set(names.drawn_words)) == 24
    assert set(names.drawn_animals) == {*ANIMALS.split()}
    assert len(set(names.drawn_animals)) == 16


def test_what_is_no_longer_drawn_still_has_its_name_for_those_who_have_it(names):
    assert [*names.retired.words] == RETIRED_WORDS.split()
    assert [*names.retired.animals] == RETIRED_ANIMALS.split()
    assert len(set(names.words.values())) == len(names.words) == 24 + 5
    assert len(set(names.animals.values())) == len(names.animals) == 16 + 6


def test_a_name_is_one_plain_word_and_one_animal_and_fits_on_a_button(names):
    for word, animal in product(names.words.values(), names.animals.values()):
        assert word.isalpha()
        assert animal.isalpha()
        assert len(f"{word} {animal}") <= MOST_LETTERS


def test_no_word_judges_body_or_mind(names):
    assert {word.lower() for word in names.words.values()}.isdisjoint(ABOUT_THE_BODY_OR_THE_MIND.split())


def test_eight_children_on_one_device_get_eight_animals_at_every_roll(names):
    for roll in range(4):
        taken: list[tuple[str, str]] = []
        for child in range(8):
            taken.append(free_name(f"child-{child}", roll, names, taken))
        assert len({animal for _, animal in taken}) == 8


# Talk questions


@pytest.mark.parametrize("strand", STRANDS)
def test_every_strand_has_six_questions(library, strand):
    questions = library.edition("en").talk_questions.about(strand)
    assert len({question.id for question in questions}) == 6
    assert len({question.text for question in questions}) == 6


def test_after_no_item_a_question_is_far_fetched_and_after_most_it_is_about_what_the_item_says(library):
    edition = library.edition("en")
    items = [
        item
        for quiz in edition.quizzes.values()
        for item in quiz.items
        if item.strand and item.traits.keyed and can_be_shared(item, lesson_is_chosen=True)
    ]
    asked = [question_for(i.strand, i.id, (), edition.talk_questions, i.path, said_of(i)).distance(said_of(i)) for i in items]
    assert max(asked) < 2
    assert asked.count(0) > 0.6 * len(asked)


def test_some_questions_ask_to_be_shown_something(library):
    every = [q.text for questions in library.edition("en").talk_questions.questions.values() for q in questions]
    assert sum(text.startswith(("Show", "Look", "Open", "Find")) for text in every) >= 5


def test_no_question_takes_sides_against_the_child(library):
    every = [q.text for questions in library.edition("en").talk_questions.questions.values() for q in questions]
    assert not [text for text in every if "your child" in text.lower() or "your parent" in text.lower()]


# The agreement


def test_the_agreement_has_its_nine_parts_in_order(agreement):
    assert tuple(part.id for part in agreement.parts) == PARTS


def test_the_promise_says_that_one_listens_stays_calm_and_why_a_device_may_have_to_go(agreement):
    assert agreement.promise.id == "no-trouble"
    (promise,) = agreement.promise.sentences
    for word in ("tell", "listen", "calm", "because you told me", "get help", "device", "when you get it back"):
        assert word in promise.text


def test_nothing_is_promised_that_danger_may_break(agreement):
    said = {sentence.id: sentence.text for part in agreement.parts for sentence in (*part.sentences, *part.adults)}
    assert "Only if someone may be in danger" in said["checking-adults-say-first"]
    assert "exception" in said["checking-chats"]
    assert "If someone may be in danger, we tell someone" in said["no-trouble-adults-danger"]
    for promise in ("never look in secret", "not be in trouble", "not in trouble", "how much we love"):
        assert not [text for text in said.values() if promise in text]


def test_if_something_goes_wrong_there_is_one_order_and_no_picture_of_a_body_is_kept(agreement):
    (part,) = [part for part in agreement.parts if part.id == "goes-wrong"]
    assert [sentence.id for sentence in part.sentences] == ["goes-wrong-order", "goes-wrong-friend"]
    steps = part.sentences[0].steps
    assert tuple(step.id.removeprefix("goes-wrong-") for step in steps) == STEPS
    assert part.sentences[0].text.endswith(f": {', '.join(STEPS)}.")
    keep = steps[STEPS.index("keep")].text
    assert "we never copy or send a picture of someone's body" in keep
    always = " ".join(sentence.text for sentence in part.adults)  # said whatever the family taps
    assert "we don't ask to see it. We don't send it or copy it, not even as proof. We say it in words." in always


def test_grown_ups_promise_something_in_every_part(agreement):
    assert all(part.adults for part in agreement.parts)


@pytest.mark.parametrize(
    ("part_id", "said"),
    [
        ("screen-free", "for us too"),
        ("sharing", "before we post"),
        ("money", "within a day"),
        ("checking", "before we look"),
        ("no-trouble", "never too late"),
        ("goes-wrong", "helpline"),
        ("goes-wrong", "outside our home"),
        ("goes-wrong", "We say it in words"),
        ("review", "how much we care about you"),
    ],
)
def test_what_grown_ups_promise_is_what_makes_an_agreement_fair(agreement, part_id, said):
    (part,) = [part for part in agreement.parts if part.id == part_id]
    assert said in " ".join(sentence.text for sentence in part.adults)


def test_there_is_room_for_the_names_of_people_and_for_a_helpline(agreement):
    (part,) = [part for part in agreement.parts if part.id == "goes-wrong"]
    assert part.blank_lines == 3


def test_a_choice_fits_on_a_button(agreement):
    for part in agreement.parts:
        for sentence in part.sentences:
            if not part.promise:
                assert len(words(sentence.text)) <= 18
                assert len(sentences(sentence.text)) <= 2
