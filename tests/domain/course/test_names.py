"""Names for the children on one device."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.course.names import ANIMALS, WORDS, Names, free_name, name_of
from tests.builders import marked, some_names

NAMES = some_names()
SUCCESSORS = {"words": {"word-3": "later-3", "word-7": "later-7"}, "animals": {"crab": "osprey", "whale": "curlew"}}
"""Of words and animals that are retired."""
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


def some_retired(**changes) -> Names:
    """As ``NAMES``, with two words more and two words and animals retired."""
    words = {**NAMES.words, **{later: later.title() for later in SUCCESSORS["words"].values()}}
    return some_names(**{"words": words, "retired": SUCCESSORS, **changes})


def animals_of(pairs) -> set[str]:
    return {animal for _, animal in pairs}


# What names are made of


@pytest.mark.parametrize("count", [0, WORDS - 1, WORDS + 1])
def test_there_are_neither_more_nor_fewer_words_than_names_are_drawn_from(count):
    with pytest.raises(ValidationError, match="words"):
        some_names(words={f"word-{n}": "Kind" for n in range(count)})


def test_words_that_are_retired_do_not_count_among_those_that_are_drawn():
    assert len(some_retired().words) == WORDS + 2
    assert len(some_retired().drawn_words) == WORDS
    with pytest.raises(ValidationError, match=f"{WORDS + 2} words are drawn: make it {WORDS}"):
        some_retired(retired={"animals": SUCCESSORS["animals"]})


@pytest.mark.parametrize("what", ["words", "animals"])
@pytest.mark.parametrize("retired", [{"unicorn": "otter"}, {"otter": "unicorn"}, {"word-1": "unicorn"}])
def test_only_what_is_there_retires_and_makes_room(what, retired):
    with pytest.raises(ValidationError, match=f"retired > {what} names .*unicorn.*: not among the {what}"):
        some_names(retired={what: retired})


def test_nothing_takes_the_place_of_two():
    with pytest.raises(ValidationError, match="retired > animals puts osprey in more than one place"):
        some_names(retired={"animals": {"crab": "osprey", "whale": "osprey"}})


def test_an_animal_without_a_name_is_named():
    with pytest.raises(ValidationError, match="animals lacks seal, swan"):
        some_names(animals={animal: animal for animal in ANIMALS if animal not in {"seal", "swan"}})


def test_an_animal_without_a_picture_is_none():
    with pytest.raises(ValidationError, match="unicorn"):
        some_names(animals=dict.fromkeys((*ANIMALS, "unicorn"), "Someone"))


def test_every_language_draws_the_same():
    names = some_retired()
    there = names.in_language(marked(names, "names"), "names")
    assert there.words["word-0"] == f"de: {names.words['word-0']}"
    assert (there.drawn_words, there.drawn_animals, there.retired) == (names.drawn_words, names.drawn_animals, names.retired)


# Drawing a name


def test_a_seed_and_a_roll_give_the_name_that_they_gave_a_year_ago():
    """A page draws it anew at every run until it is taken: it must not change in between, not even with an update.

    Six animals have come since, each in the place of one that is retired: here, of the shrimp.
    """
    successors = {"crab": "sandpiper", "gull": "osprey", "ray": "curlew"}
    successors |= {"shrimp": "kingfisher", "starfish": "pelican", "whale": "cormorant"}
    names = some_names(retired={"animals": successors})
    assert [name_of("child", roll, names) for roll in range(3)] == [("word-10", "octopus"), ("word-19", "kingfisher"), ("word-9", "puffin")]


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


# What is no longer drawn


@given(seed=SEEDS, roll=ROLLS, taken=st.lists(PAIRS, max_size=40))
def test_what_is_retired_is_not_drawn_any_more(seed, roll, taken):
    names = some_retired()
    for word, animal in (name_of(seed, roll, names), free_name(seed, roll, names, taken)):
        assert word in {*names.words} - {*SUCCESSORS["words"]}
        assert animal in {*names.animals} - {*SUCCESSORS["animals"]}


@given(seed=SEEDS, roll=ROLLS)
def test_a_name_changes_only_where_it_would_be_one_that_is_retired(seed, roll):
    """Those who came first are drawn as if nothing had come or gone: see the test of a year ago."""
    animals = {"crab": "penguin", "whale": "heron"}
    first = {animal: name for animal, name in NAMES.animals.items() if animal not in animals.values()}
    before = NAMES.model_copy(update={"animals": first})
    word, animal = name_of(seed, roll, before)
    drawn = name_of(seed, roll, some_retired(retired={"words": SUCCESSORS["words"], "animals": animals}))
    assert drawn == (SUCCESSORS["words"].get(word, word), animals.get(animal, animal))


def test_what_takes_a_place_may_retire_too():
    names = some_names(retired={"animals": {"crab": "osprey", "osprey": "curlew"}})
    assert {"crab", "osprey"}.isdisjoint(names.drawn_animals)
    assert names.drawn_animals.index("curlew") == 1, "in the place of the crab, behind the cormorant"
    assert len(names.drawn_animals) == len(ANIMALS) - 2


def test_who_has_what_is_retired_keeps_it_and_takes_no_animal_from_others():
    names = some_retired()
    assert names.animals["crab"] == "Crab"
    everyone_else = [("word-0", animal) for animal in names.drawn_animals if animal != "swan"]
    assert free_name("child", 0, names, [*everyone_else, ("word-0", "crab")])[1] == "swan"


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
