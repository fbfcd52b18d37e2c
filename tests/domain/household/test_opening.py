"""Whoever opens a tab has a name, and nothing that was done belongs to nobody."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.household.family import MOST_READERS, MOST_ROLLS, Family
from beacons.domain.household.household import Household
from beacons.domain.household.opening import a_reader as a_named_reader
from beacons.domain.household.opening import given_to, is_blank, who, with_readers
from beacons.domain.practice.progress import Progress
from tests.builders import NOW, a_family, a_finished_attempt, a_progress, a_reader, a_talk, an_agreement, an_attempt, some_names
from tests.there import there

NAMES = some_names()
IDS = [f"child-{n}" for n in range(MOST_READERS)]


def ids(household: Household) -> list[str]:
    return [reader.id for reader in household.family.readers]


# Names


def test_the_same_id_gives_the_same_name_in_every_tab():
    assert a_named_reader("seal", NAMES, Family(), NOW) == a_named_reader("seal", NAMES, Family(), NOW)


def test_another_roll_gives_another_animal():
    drawn = [a_named_reader("seal", NAMES, Family(), NOW, roll) for roll in range(MOST_ROLLS + 1)]
    assert all(one.animal != other.animal for one, other in pairwise(drawn))
    assert {reader.at for reader in drawn} == {NOW}


@given(rolls=st.lists(st.integers(0, MOST_ROLLS), min_size=MOST_READERS, max_size=MOST_READERS))
def test_no_two_children_of_a_device_have_the_same_name(rolls):
    family = Family()
    for reader_id, roll in zip(IDS, rolls, strict=True):
        family = family.with_reader(a_named_reader(reader_id, NAMES, family, NOW, roll))
    assert len({(reader.word, reader.animal) for reader in family.readers}) == MOST_READERS


def test_the_own_name_does_not_stand_in_the_way_of_itself():
    family = Family().with_reader(a_named_reader("seal", NAMES, Family(), NOW))
    assert a_named_reader("seal", NAMES, family, NOW) == family.reader("seal")


# Who is there


def test_on_an_empty_device_there_is_one_child():
    assert ids(with_readers(Household(), "first", NAMES, NOW)) == ["first"]


def test_where_there_are_children_nobody_is_added():
    household = Household(a_family(a_reader("seal")), {"seal": a_progress()})
    assert with_readers(household, "first", NAMES, NOW) == household


def test_everything_that_was_done_gets_a_child_with_a_name():
    household = Household(a_family(a_reader("seal")), {"seal": a_progress(), "lost": a_progress(an_attempt(right=1))})
    found = with_readers(household, "first", NAMES, NOW)
    assert set(ids(found)) == {"seal", "lost"}
    assert there(found.family.reader("lost")).animal in NAMES.animals


def test_what_a_removed_child_did_gets_none():
    household = Household(Family(removed=("gone",)), {"gone": a_progress(an_attempt(right=1))})
    assert ids(with_readers(household, "first", NAMES, NOW)) == ["first"]


def test_the_child_who_was_wished_for_begins():
    family = Family(readers=(a_reader("crab"), a_reader("seal", at=NOW + 1)), current="crab", current_at=NOW)
    assert who(family, "seal") == "seal"


@pytest.mark.parametrize("wishes", [(), ("",), ("nobody",), ("", "nobody")], ids=str)
def test_where_no_wish_is_there_the_one_chosen_last_begins(wishes):
    family = Family(readers=(a_reader("crab"), a_reader("seal", at=NOW + 1)), current="seal", current_at=NOW)
    assert who(family, *wishes) == "seal"


def test_the_first_wish_that_is_there_counts():
    family = Family(readers=(a_reader("crab"), a_reader("seal", at=NOW + 1)))
    assert who(family, "nobody", "seal", "crab") == "seal"


@pytest.mark.parametrize("current", [None, "nobody"])
def test_where_nobody_was_chosen_the_first_child_begins(current):
    family = Family(readers=(a_reader("crab"), a_reader("seal", at=NOW + 1)), current=current)
    assert who(family) == "crab"


# What was done before anybody was there


def test_what_was_done_early_is_joined_with_what_is_there():
    household = Household(a_family(a_reader("seal")), {"seal": a_progress(a_finished_attempt("old"))})
    found = given_to(household, "seal", Progress(attempts=(an_attempt("early", right=1, at=NOW + 9),)))
    assert {attempt.id for attempt in found.of("seal").attempts} == {"old", "early"}


def test_what_was_done_early_can_be_the_first_thing_of_a_child():
    early = a_progress(an_attempt(right=1))
    assert given_to(Household(a_family(a_reader("seal"))), "seal", early).of("seal") == early


# Whether there is anything to keep

NOBODY = Household(a_family(a_reader("seal")), {"seal": Progress()})


@pytest.mark.parametrize("household", [Household(), NOBODY, Household(a_family(a_reader("seal"), current="seal"))], ids=repr)
def test_a_first_name_alone_is_nothing_to_keep(household):
    assert is_blank(household)


@pytest.mark.parametrize(
    "household",
    [
        Household(NOBODY.family, {"seal": Progress(path="7-9", path_at=NOW)}),
        Household(NOBODY.family, {"seal": a_progress(an_attempt())}),
        Household(NOBODY.family, NOBODY.progress, ("unread",)),
        Household(a_family(a_reader("seal", roll=1))),
        Household(a_family(a_reader("seal"), a_reader("crab"))),
        Household(a_family(a_reader("seal"), talks=(a_talk(),))),
        Household(a_family(a_reader("seal"), agreement=an_agreement())),
        Household(a_family(a_reader("seal"), removed=("crab",))),
    ],
    ids=["path", "attempt", "aside", "name", "second child", "talk", "agreement", "removed child"],
)
def test_anything_done_chosen_or_set_aside_is_to_be_kept(household):
    assert not is_blank(household)
