from beacons.domain.rooms.class_set import (
    FIRST_ITEMS,
    MOST_ITEMS,
    by_strand,
    for_class,
    known,
    other_of_strand,
    preselected,
    swapped,
    toggled,
)
from tests.builders import a_single_choice, one_of_each_type

KIND = [a_single_choice(f"kind-{n}", strand="kindness") for n in range(3)]
TRUE = [a_single_choice(f"true-{n}", strand="truth") for n in range(12)]
BANK = (TRUE[0], KIND[0], TRUE[1], KIND[1], KIND[2], *TRUE[2:])


def test_a_class_answers_from_one_screen_or_goes_through_a_story_together():
    found = {item.type for item in for_class(one_of_each_type())}
    assert found == {"single_choice", "multiple_choice", "ordering", "sorting", "spot", "real_or_trick", "story"}


def test_the_first_choice_is_the_same_for_everybody_and_stands_in_the_order_of_the_bank():
    first = preselected(BANK, "seed")
    assert first == preselected(BANK, "seed")
    assert first == known(first, BANK)
    assert len(first) == FIRST_ITEMS


def test_the_first_choice_of_a_small_bank_is_all_of_it():
    assert preselected(BANK[:2], "seed") == ("true-0", "kind-0")
    assert preselected((), "seed") == ()


def test_ids_that_are_unknown_or_named_twice_are_passed_over():
    assert known(["kind-1", "gone", "true-0", "kind-1"], BANK) == ("true-0", "kind-1")


def test_a_choice_never_holds_more_than_a_lesson_has_time_for():
    everything = [item.id for item in BANK]
    assert known(everything, BANK) == tuple(everything[:MOST_ITEMS])
    assert toggled(everything[:MOST_ITEMS], everything[-1], BANK) == tuple(everything[:MOST_ITEMS])


def test_a_tap_puts_an_item_in_and_a_second_tap_takes_it_out():
    with_it = toggled(("true-1",), "kind-0", BANK)
    assert with_it == ("kind-0", "true-1")
    assert toggled(with_it, "kind-0", BANK) == ("true-1",)


def test_a_full_choice_still_lets_an_item_go():
    full = known([item.id for item in BANK], BANK)
    assert toggled(full, "kind-0", BANK) == tuple(i for i in full if i != "kind-0")


def test_a_swap_brings_the_next_item_of_the_same_strand():
    assert swapped(("kind-0", "true-1"), "kind-0", BANK) == ("true-1", "kind-1")
    assert other_of_strand(("kind-0", "kind-1"), "kind-1", BANK) == "kind-2"


def test_swapping_goes_round_until_each_item_was_offered():
    chosen: tuple[str, ...] = ("kind-0",)
    seen: list[str] = []
    for _ in KIND:
        chosen = swapped(chosen, chosen[0], BANK)
        seen += chosen
    assert seen == ["kind-1", "kind-2", "kind-0"]


def test_nothing_is_swapped_where_the_whole_strand_is_chosen_or_the_item_is_not():
    every = ("kind-0", "kind-1", "kind-2")
    assert other_of_strand(every, "kind-1", BANK) is None
    assert swapped(every, "kind-1", BANK) == every
    assert swapped(("kind-0",), "true-1", BANK) == ("kind-0",)
    assert swapped(("kind-0",), "gone", BANK) == ("kind-0",)
    assert other_of_strand((), "gone", BANK) is None


def test_strands_stand_in_the_order_of_the_course_and_empty_ones_are_left_out():
    found = by_strand(BANK)
    assert list(found) == ["kindness", "truth"]
    assert [item.id for item in found["kindness"]] == ["kind-0", "kind-1", "kind-2"]
