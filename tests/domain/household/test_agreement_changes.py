"""What can be changed in an agreement, and what stays whatever is changed."""

from beacons.domain.household.agreement_changes import MOST_CHOSEN, anew, choose, look_again_after, with_something
from beacons.domain.household.family import Agreement, Family, merge
from tests.builders import NOW, a_part_with_an_order, an_agreement, an_agreement_part, an_agreement_text

LOVE, SHARING, ORDER = an_agreement_part(), an_agreement_part("sharing"), a_part_with_an_order()
PROMISE = an_agreement_part("no-trouble", promise=True)


def test_what_is_chosen_in_one_part_leaves_all_others_alone():
    before = an_agreement(chosen=("love-0", "sharing-1"))
    assert set(choose(before, LOVE, ["love-2"], NOW + 1).chosen) == {"love-2", "sharing-1"}
    assert choose(before, LOVE, [], NOW + 1).chosen == ("sharing-1",)


def test_a_sentence_that_no_text_holds_any_more_stays_kept():
    before = an_agreement(chosen=("of-an-older-text", "love-0"))
    assert set(choose(before, LOVE, [], NOW + 1).chosen) == {"of-an-older-text"}


def test_only_sentences_of_that_part_can_be_chosen_there_and_each_once():
    assert choose(Agreement(), LOVE, ["love-1", "love-1", "sharing-0", "love-adults", "x"], NOW).chosen == ("love-1",)


def test_the_promise_cannot_be_chosen_or_taken_out():
    assert choose(Agreement(), PROMISE, ["no-trouble-0"], NOW).chosen == ()


def test_the_same_choice_is_the_same_text_in_whatever_order_it_was_tapped():
    assert choose(Agreement(), LOVE, ["love-3", "love-0"], NOW) == choose(Agreement(), LOVE, ["love-0", "love-3"], NOW)


def test_an_agreement_never_grows_beyond_what_can_be_read_back():
    full = an_agreement(chosen=tuple(f"old-{n}" for n in range(MOST_CHOSEN)))
    after = choose(full, LOVE, ["love-0", "love-1"], NOW + 1)
    assert {"love-0", "love-1"} <= set(after.chosen)
    assert Agreement.model_validate(after.model_dump()) == after


def test_a_change_within_the_same_second_or_after_a_wrong_clock_is_later_than_what_it_changes():
    """Else an older copy in another tab would bring back what was just taken out."""
    for at in (NOW, NOW + 10_000):
        before = an_agreement(chosen=("love-0", "sharing-0"), at=at)
        for after in (choose(before, LOVE, [], NOW), look_again_after(before, 1, NOW), anew(before, NOW)):
            assert merge(Family(agreement=before), Family(agreement=after)).agreement == after


def test_other_months_leave_the_sentences_and_other_sentences_the_months():
    before = an_agreement(chosen=("love-0",), months=6)
    assert look_again_after(before, 1, NOW + 1) == Agreement(chosen=("love-0",), months=1, at=NOW + 1)
    assert choose(before, SHARING, ["sharing-0"], NOW + 1).months == 6


def test_an_order_is_chosen_whole_and_a_step_that_was_chosen_by_itself_before_stands_for_it():
    for before in ("goes-wrong-stop", "goes-wrong-tell", "goes-wrong-order"):
        assert [one.id for one in ORDER.chosen((before, "love-0"))] == ["goes-wrong-order"]
    assert [one.id for one in ORDER.chosen(("goes-wrong-friend",))] == ["goes-wrong-friend"]
    assert choose(Agreement(), ORDER, ["goes-wrong-stop"], NOW).chosen == ()


def test_taking_out_an_order_takes_out_the_steps_that_were_chosen_before():
    before = an_agreement(chosen=("goes-wrong-tell", "goes-wrong-friend", "love-0"))
    assert set(choose(before, ORDER, ["goes-wrong-order", "goes-wrong-friend"], NOW + 1).chosen) == {
        "goes-wrong-order",
        "goes-wrong-friend",
        "love-0",
    }
    assert set(choose(before, ORDER, ["goes-wrong-friend"], NOW + 1).chosen) == {"goes-wrong-friend", "love-0"}


def test_anew_nothing_is_chosen():
    assert anew(an_agreement(chosen=("love-0", "of-an-older-text"), months=1), NOW + 5) == Agreement(at=NOW + 5)


def test_a_part_of_which_a_step_was_chosen_before_has_something_in_it():
    assert with_something(an_agreement_text(ORDER, PROMISE), an_agreement(chosen=("goes-wrong-tell",))) == 2


def test_a_part_has_something_in_it_when_a_sentence_of_its_own_is_chosen_and_the_promise_always():
    text = an_agreement_text(LOVE, SHARING, PROMISE)
    assert with_something(text, Agreement()) == 1
    assert with_something(text, an_agreement(chosen=("of-an-older-text",))) == 1
    assert with_something(text, an_agreement(chosen=("love-0", "love-1"))) == 2
    assert with_something(text, an_agreement(chosen=("love-0", "sharing-0"))) == 3
