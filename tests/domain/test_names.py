"""Names for the children on one device."""

import pytest
from builders import some_names
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.names import ANIMALS, WORDS, Names, free_name, name_of

NAMES = some_names()
MANY = range(300)
SEEDS = st.text(max_size=8)
ROLLS = st.integers(0, 50)
PAIRS = st.tuples(st.sampled_from(sorted(NAMES.words)), st.sampled_from(ANIMALS))
EVERY_PAIR = {(word, animal) for word in NAMES.words for animal in ANIMALS}


def in_another_order() -> Names:
    """As a translator may write them."""
    return some_names(
        words={word: f"DE {text}" for word, text in reversed(NAMES.words.items())},
        animals={animal: f"DE {text}" for animal, text in reversed(NAMES.animals.items())},
    )


def animals_of(pairs) -> set[str]:
    return {animal for _, animal in pairs}


# What names are made of


@pytest.mark.parametrize("count", [0, WORDS - 1, WORDS + 1])
def test_there_are_neither_more_nor_fewer_words_than_names_are_drawn_from(count):
    with pytest.raises(ValidationError, match="words"):
        some_names(words={f"word-{n}": "Kind" for n in range(count)})


def test_an_animal_without_a_name_is_named():
    with pytest.raises(ValidationError, match="animals lacks seal, swan"):
        some_names(animals={animal: animal for animal in ANIMALS if animal not in {"seal", "swan"}})


def test_an_animal_without_a_picture_is_none():
    with pytest.raises(ValidationError, match="unicorn"):
        some_names(animals=dict.fromkeys((*ANIMALS, "unicorn"), "Someone"))


def test_the_ids_are_those_of_words_and_animals():
    assert len(NAMES.ids) == len(NAMES.words) + len(NAMES.animals)
    assert {"words > word-0", "animals > otter"} < NAMES.ids


# Drawing a name


def test_a_seed_and_a_roll_give_the_name_that_they_gave_a_year_ago():
    """A page draws it anew at every run until it is taken: it must not change in between, not even with an update."""
    assert [name_of("child", roll, NAMES) for roll in range(3)] == [("word-10", "octopus"), ("word-19", "shrimp"), ("word-9", "puffin")]


@given(seed=SEEDS, roll=ROLLS)
def test_a_name_is_made_of_the_words_and_animals_that_there_are(seed, roll):
    assert name_of(seed, roll, NAMES) in EVERY_PAIR


@given(seed=SEEDS, roll=ROLLS)
def test_a_name_is_the_same_whatever_the_language_and_the_order_of_the_file(seed, roll):
    assert name_of(seed, roll, in_another_order()) == name_of(seed, roll, NAMES)
    assert free_name(seed, roll, in_another_order(), [("word-0", "otter")]) == free_name(seed, roll, NAMES, [("word-0", "otter")])


@given(seed=SEEDS, roll=ROLLS)
def test_the_next_roll_always_gives_another_animal(seed, roll):
    assert name_of(seed, roll, NAMES)[1] != name_of(seed, roll + 1, NAMES)[1]


def test_every_word_and_every_animal_comes_up_at_every_roll():
    for roll in range(4):
        drawn = [name_of(f"seed-{n}", roll, NAMES) for n in MANY]
        assert {word for word, _ in drawn} == set(NAMES.words)
        assert animals_of(drawn) == set(ANIMALS)


def test_a_word_goes_with_more_than_one_animal():
    drawn = {name_of(f"seed-{n}", 0, NAMES) for n in MANY}
    assert len(drawn) > len(EVERY_PAIR) / 3


# A name that is still free


@given(seed=SEEDS, roll=ROLLS)
def test_where_nothing_is_taken_the_free_name_is_the_one_that_is_drawn(seed, roll):
    assert free_name(seed, roll, NAMES, []) == name_of(seed, roll, NAMES)


@given(seed=SEEDS, roll=ROLLS, taken=st.lists(PAIRS, max_size=40))
def test_a_free_name_has_an_animal_that_nobody_has_as_long_as_there_is_one(seed, roll, taken):
    word, animal = free_name(seed, roll, NAMES, taken)
    assert (word, animal) in EVERY_PAIR
    assert animal not in animals_of(taken) or animals_of(taken) == set(ANIMALS)


@given(seed=SEEDS, roll=ROLLS, taken=st.lists(PAIRS, max_size=40))
def test_a_name_that_is_drawn_and_free_stays(seed, roll, taken):
    drawn = name_of(seed, roll, NAMES)
    assert drawn[1] in animals_of(taken) or free_name(seed, roll, NAMES, taken) == drawn


@given(seed=SEEDS, roll=ROLLS, free=st.sets(st.sampled_from(ANIMALS), min_size=3, max_size=5))
def test_the_next_roll_gives_another_animal_among_those_that_are_free_too(seed, roll, free):
    pairs = [("word-0", animal) for animal in ANIMALS if animal not in free]
    assert free_name(seed, roll, NAMES, pairs)[1] != free_name(seed, roll + 1, NAMES, pairs)[1]


@given(seed=SEEDS, roll=ROLLS, left=st.sampled_from(ANIMALS))
def test_the_last_free_animal_is_found(seed, roll, left):
    taken = [("word-0", animal) for animal in ANIMALS if animal != left]
    assert free_name(seed, roll, NAMES, taken)[1] == left


@given(seed=SEEDS, roll=ROLLS, more=st.sets(PAIRS, max_size=60))
def test_once_all_animals_are_taken_a_pair_that_nobody_has_is_found(seed, roll, more):
    taken = {("word-0", animal) for animal in ANIMALS} | more
    assert free_name(seed, roll, NAMES, taken) in EVERY_PAIR - taken


@given(seed=SEEDS, left=PAIRS)
def test_the_last_free_pair_is_found(seed, left):
    assert free_name(seed, 0, NAMES, EVERY_PAIR - {left}) == left


def test_where_every_pair_is_taken_there_is_a_name_all_the_same():
    assert free_name("child", 0, NAMES, EVERY_PAIR) == name_of("child", 0, NAMES)


def test_what_is_no_longer_in_the_file_takes_nothing():
    gone = [("merry", "unicorn"), ("merry", "dragon")]
    assert free_name("child", 0, NAMES, gone) == name_of("child", 0, NAMES)
