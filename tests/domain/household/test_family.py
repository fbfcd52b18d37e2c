"""What one device keeps for all who share it, and how two copies of it become one."""

from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from beacons.domain.household.family import MOST_READERS, MOST_ROLLS, MOST_TALKS, Agreement, Family, Reader, merge
from beacons.domain.household.together import TalkRecord
from tests.builders import NOW, a_family, a_reader, a_talk, a_together, an_agreement
from tests.copies import copies_of
from tests.there import there


def ids(found):
    return [one.id for one in found]


def readers(number):
    """So many readers, each added a second after the one before."""
    return tuple(a_reader(f"reader-{n}", at=NOW + n) for n in range(number))


# What there is


def test_a_new_family_has_nobody_and_nothing():
    family = Family()
    assert (family.readers, family.talks, family.together, family.current) == ((), (), None, None)
    assert family.reader("otter") is None
    assert family.lights == 0
    assert family.agreement == Agreement()


def test_a_reader_is_found_by_id():
    family = a_family(a_reader("otter"), a_reader("crab"))
    assert family.reader("crab") == a_reader("crab")
    assert family.reader("gull") is None


@pytest.mark.parametrize(
    "changes",
    [{"id": "No Slug"}, {"word": ""}, {"animal": "<b>"}, {"roll": -1}, {"roll": MOST_ROLLS + 1}, {"at": -1}, {"age": 9}],
    ids=repr,
)
def test_a_reader_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        a_reader(**changes)


@pytest.mark.parametrize(
    "changes", [{"months": 2}, {"months": 0}, {"at": -1}, {"chosen": ("No Slug",)}, {"chosen": ("a",) * 201}], ids=repr
)
def test_an_agreement_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        an_agreement(**changes)


@pytest.mark.parametrize("changes", [{"current": "No Slug"}, {"current_at": -1}, {"country": "NO"}, {"name": "x"}], ids=repr)
def test_a_family_that_cannot_be_is_refused(changes):
    with pytest.raises(ValidationError):
        a_family(**changes)


# Changing it


def test_a_reader_is_added_and_chosen():
    family = Family().with_reader(a_reader("otter")).with_current("otter", NOW)
    assert (family.current, family.current_at) == ("otter", NOW)


def test_nobody_who_is_not_there_can_be_chosen():
    assert a_family().with_current("crab", NOW) == a_family()


def test_readers_stand_in_the_order_in_which_they_were_added():
    family = reduce(Family.with_reader, readers(3)[::-1], Family())
    assert ids(family.readers) == ["reader-0", "reader-1", "reader-2"]


def test_a_reader_with_another_name_takes_the_place_of_what_it_was():
    renamed = a_reader("otter", word="calm", roll=1)
    assert a_family(a_reader("otter"), a_reader("seal")).with_reader(renamed).readers == (renamed, a_reader("seal"))


def test_there_is_room_for_so_many_readers_and_no_more():
    full = reduce(Family.with_reader, readers(MOST_READERS), Family())
    assert len(full.readers) == MOST_READERS
    assert full.with_reader(a_reader("one-more", at=0)) == full
    renamed = full.readers[0].model_copy(update={"roll": 1})
    assert full.with_reader(renamed).reader("reader-0") == renamed


def test_a_reader_who_was_removed_is_gone_and_cannot_come_back():
    family = a_family(a_reader("otter"), a_reader("crab")).without_reader("otter")
    assert (ids(family.readers), family.removed) == (["crab"], ("otter",))
    assert family.with_reader(a_reader("otter", roll=1)) == family
    assert family.without_reader("otter") == family


def test_a_reader_whom_this_device_never_knew_can_be_removed_too():
    assert a_family().without_reader("crab") == a_family(removed=("crab",))


def test_removing_one_makes_room_for_another():
    full = reduce(Family.with_reader, readers(MOST_READERS), Family())
    assert full.without_reader("reader-0").with_reader(a_reader("one-more", at=NOW + 99)).reader("one-more")


def test_each_talk_is_a_light_and_the_same_talk_twice_is_one():
    family = Family().with_talk(a_talk("b", at=NOW + 1)).with_talk(a_talk("a")).with_talk(a_talk("a"))
    assert (ids(family.talks), family.lights) == (["a", "b"], 2)


def test_far_beyond_what_any_family_talks_the_oldest_talks_are_let_go():
    family = reduce(Family.with_talk, (a_talk(f"talk-{n}", at=NOW + n) for n in range(MOST_TALKS + 2)), Family())
    assert family.lights == MOST_TALKS
    assert family.talks[0].id == "talk-2"


def test_a_round_is_brought_up_to_date_and_another_takes_its_place():
    family = Family().with_together(a_together()).with_together(a_together(talks=1))
    assert family.together == a_together(talks=1)
    assert there(family.with_together(a_together("morning")).together).id == "morning"


def test_nothing_else_is_touched_by_a_change():
    start = a_family(a_reader("otter"), a_reader("crab"))
    for changed, fields in (
        (start.with_current("crab", NOW), {"current", "current_at"}),
        (start.with_reader(a_reader("gull")), {"readers"}),
        (start.without_reader("crab"), {"readers", "removed"}),
        (start.with_together(a_together()), {"together"}),
        (start.with_talk(a_talk()), {"talks"}),
        (start.with_agreement(an_agreement()), {"agreement"}),
    ):
        assert changed.model_dump(exclude=fields) == start.model_dump(exclude=fields)
        assert changed != start


# Two copies of one family

BOTH_WAYS = pytest.mark.parametrize("order", [(0, 1), (1, 0)])


def joined(found, order):
    return merge(*(found[n] for n in order))


def test_merging_with_nothing_changes_nothing():
    own = {"current": "otter", "current_at": NOW, "removed": ("crab",), "talks": (a_talk(),)}
    family = a_family(**own, together=a_together(), agreement=an_agreement())
    assert merge(family, Family()) == merge(Family(), family) == family
    assert merge(Family(), Family()) == Family()


@BOTH_WAYS
def test_the_reader_who_was_chosen_later_counts(order):
    start = a_family(a_reader("otter"), a_reader("crab"))
    found = [start.with_current("otter", NOW + 1), start.with_current("crab", NOW)]
    assert joined(found, order).current == "otter"


@BOTH_WAYS
@pytest.mark.parametrize("clock", [0, -3 * 365 * 86_400], ids=["the same second", "a clock that was years ahead"])
def test_who_and_which_round_was_chosen_last_stands_against_every_older_copy(clock, order):
    before = a_family(a_reader("otter"), a_reader("crab")).with_current("otter", NOW).with_together(a_together("noon"))
    after = before.with_current("crab", NOW + clock).with_together(a_together("dawn", at=NOW + clock))
    found = joined([before, after], order)
    assert (found.current, there(found.together).id) == ("crab", "dawn")


def test_readers_chosen_in_the_same_second_are_decided_the_same_way_in_both_tabs():
    start = a_family(a_reader("otter"), a_reader("crab"))
    here, there = start.with_current("otter", NOW), start.with_current("crab", NOW)
    assert merge(here, there) == merge(there, here)


@BOTH_WAYS
def test_readers_of_both_are_there_and_common_ones_are_one(order):
    found = [a_family(a_reader("otter"), a_reader("crab", at=NOW + 1)), a_family(a_reader("otter"), a_reader("gull", at=NOW + 2))]
    assert ids(joined(found, order).readers) == ["otter", "crab", "gull"]


@BOTH_WAYS
def test_a_name_that_was_drawn_again_stays_drawn_again(order):
    """Even where the other tab has given the first name later."""
    found = [a_family(a_reader(word="calm", roll=1)), a_family(a_reader(word="brave", at=NOW + 5))]
    assert joined(found, order).reader("otter").word == "calm"


@BOTH_WAYS
def test_no_old_copy_brings_back_a_reader_who_was_removed(order):
    found = [a_family(a_reader("otter"), a_reader("crab")), a_family(a_reader("otter"), a_reader("crab")).without_reader("otter")]
    assert (ids(joined(found, order).readers), joined(found, order).removed) == (["crab"], ("otter",))


@BOTH_WAYS
def test_of_more_readers_than_there_is_room_for_those_who_were_first_stay(order):
    found = [a_family(*readers(MOST_READERS)), a_family(a_reader("first", at=NOW - 1), a_reader("last", at=NOW + 99))]
    assert ids(joined(found, order).readers) == ["first", *ids(readers(MOST_READERS - 1))]


@BOTH_WAYS
def test_talks_of_both_are_there_and_the_same_talk_is_one_light(order):
    found = [Family(talks=(a_talk("a"), a_talk("b"))), Family(talks=(a_talk("b", at=NOW + 5, outcome="again"), a_talk("c")))]
    both = joined(found, order)
    assert (ids(both.talks), both.lights) == (["a", "c", "b"], 3)
    assert both.talks[2] == a_talk("b", at=NOW + 5, outcome="again")


@BOTH_WAYS
def test_the_round_that_is_further_along_counts(order):
    found = [Family(together=a_together(talks=1)), Family(together=a_together())]
    assert joined(found, order).together == a_together(talks=1)


@BOTH_WAYS
def test_the_round_that_began_later_counts(order):
    found = [Family(together=a_together("dawn", at=NOW + 1)), Family(together=a_together(talks=2))]
    assert joined(found, order).together.id == "dawn"


@BOTH_WAYS
def test_the_agreement_that_was_changed_later_counts(order):
    found = [Family(agreement=an_agreement(chosen=("a",), at=NOW + 1)), Family(agreement=an_agreement())]
    assert joined(found, order).agreement.chosen == ("a",)


def test_agreements_of_the_same_second_are_decided_the_same_way_in_both_tabs():
    here, there = Family(agreement=an_agreement(chosen=("a",))), Family(agreement=an_agreement(chosen=("b",), months=6))
    assert merge(here, there) == merge(there, here)


# Any copies

NAMES = ("otter", "crab", "gull", "seal")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "roll", "remove", "choose", "talk", "talk", "round", "agree"]),
        st.sampled_from(NAMES),
        st.integers(0, 5),
    ),
    max_size=10,
)


def stepped(family, step):
    kind, name, n = step
    at, reader = NOW + n, family.reader(name)
    return {
        "add": lambda: family if reader else family.with_reader(a_reader(name, at=at)),
        "roll": lambda: family.with_reader(a_reader(name, at=reader.at, roll=n % 4, word=f"word-{n}")) if reader else family,
        "remove": lambda: family.without_reader(name),
        "choose": lambda: family.with_current(name, at),
        "talk": lambda: family.with_talk(a_talk(f"{name}-{n % 2}", at=at, outcome=("agree", "again")[n % 2])),
        "round": lambda: family.with_together(a_together(name, talks=n % 3, at=NOW + NAMES.index(name))),
        "agree": lambda: family.with_agreement(an_agreement(chosen=(name,), at=at)),
    }[kind]()


def copies(number):
    return copies_of(Family(), STEPS, stepped, number)


@given(found=copies(3))
def test_copies_end_the_same_in_whatever_order_they_meet(found):
    one, other, third = found
    assert merge(one, other) == merge(other, one)
    assert merge(merge(one, other), third) == merge(one, merge(other, third))
    assert len({reduce(merge, order).model_dump_json() for order in permutations(found)}) == 1


@given(found=copies(2))
def test_a_copy_that_is_merged_again_changes_nothing(found):
    one, other = found
    both = merge(one, other)
    assert merge(one, one) == one
    assert merge(both, one) == merge(both, other) == merge(both, both) == both


@given(found=copies(2))
def test_nobody_and_no_talk_is_lost_but_who_was_removed(found):
    one, other = found
    both = merge(one, other)
    removed = {*one.removed, *other.removed}
    assert set(both.removed) == removed
    assert {*ids(both.readers)} == {*ids(one.readers), *ids(other.readers)} - removed
    assert {*ids(both.talks)} == {*ids(one.talks), *ids(other.talks)}
    assert both.lights == len({*ids(both.talks)})


MANY_TALKS = st.lists(st.builds(lambda n, at: a_talk(f"talk-{n}", at=NOW + at), st.integers(0, 9), st.integers(0, 20)), max_size=6)


@settings(max_examples=15)
@given(found=st.tuples(MANY_TALKS, MANY_TALKS, MANY_TALKS))
def test_talks_end_the_same_beyond_what_is_kept(found):
    """Each copy comes with nearly as many talks as are kept, so that old ones are let go at each step."""
    common = tuple(a_talk(f"common-{n}", at=NOW + 10) for n in range(MOST_TALKS - 4))
    families = [reduce(Family.with_talk, talks, Family(talks=common)) for talks in found]
    assert len({reduce(merge, order).model_dump_json() for order in permutations(families)}) == 1


def test_the_models_of_a_family_hold_no_name_and_no_age():
    """A reader is two drawn words; whoever adds a field here asks first whether it says who the child is."""
    assert set(Reader.model_fields) == {"id", "word", "animal", "roll", "at"}
    assert set(TalkRecord.model_fields) == {"id", "lesson_id", "item_id", "outcome", "at"}
