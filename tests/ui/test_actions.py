"""A tap may arrive twice, late, or for something that is gone: it must change what it was meant to, once."""

from functools import partial
from typing import Any

import pytest

from beacons.domain.household.opening import is_blank
from beacons.domain.item import Item
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.mastery import lesson_stars
from beacons.domain.practice.progress import Progress
from beacons.sync.sync import Sync
from beacons.ui.family import actions as family_actions
from beacons.ui.help import actions as help_actions
from beacons.ui.home import actions as home_actions
from beacons.ui.item.view import Given
from beacons.ui.lesson import actions as lesson_actions
from beacons.ui.quiz import actions
from beacons.ui.shell.session import Session, session
from tests import sessions
from tests.builders import a_family, a_reader, one_of_each_type, right_response
from tests.there import of_kind

SID = "safer-internet-day"
ITEMS = {item.type: item for item in one_of_each_type()}
EACH_TYPE = pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)


def an_attempt_at(*items: Item, **fields: object) -> Attempt:
    made = {"id": "a1", "quiz_id": SID, "path": "7-9", "item_ids": [item.id for item in items], "at": 100}
    return Attempt.model_validate({**made, **fields})


def a_session(*attempts: Attempt, **fields: Any) -> Session:
    return sessions.a_session(**{"progress": Progress(attempts=attempts), **fields})


def right(item: Item) -> Given:
    return Given(right_response(item))


@pytest.fixture
def after(drawn):
    """The session after these actions, all in one run, as two quick taps may be."""

    def run(state: Session, *steps) -> Session:
        return of_kind(Session, drawn(lambda: [step() for step in steps], state).session_state["session"])

    return run


@EACH_TYPE
def test_a_check_answers_the_item_on_screen_once(after, item):
    def check():
        actions.check("a1", item, right(item))

    once = after(a_session(an_attempt_at(item)), check)
    assert [answer.item_id for answer in once.progress.attempts[0].answers] == [item.id]
    assert once.screen.focus.startswith("feedback@")


@EACH_TYPE
def test_a_second_check_counts_nothing_and_says_nothing(after, item):
    def check():
        actions.check("a1", item, right(item))

    state = after(a_session(an_attempt_at(item)), check, check)
    (answer,) = state.progress.attempts[0].answers
    assert answer.is_right
    assert state.screen.notice is None
    assert state.screen.focus.startswith("feedback@")


def test_a_check_for_an_item_that_is_not_on_screen_changes_nothing(after):
    one, other = ITEMS["single_choice"], ITEMS["multiple_choice"]
    state = after(a_session(an_attempt_at(one, other)), partial(actions.check, "a1", other, right(other)))
    assert not state.progress.attempts[0].answers


@pytest.mark.parametrize(
    "late",
    [
        partial(actions.take_hint, "gone", "strange-message"),
        partial(actions.check, "gone", ITEMS["single_choice"], right(ITEMS["single_choice"])),
        partial(actions.advance, "gone", "strange-message"),
        partial(actions.look_back, "gone", "strange-message"),
        partial(actions.drop_item, "gone", "strange-message"),
    ],
    ids=["take_hint", "check", "advance", "look_back", "drop_item"],
)
def test_a_tap_for_an_attempt_that_is_gone_changes_nothing(after, late):
    """Another tab may have forgotten everything in the meantime."""
    before = an_attempt_at(ITEMS["single_choice"])
    state = after(a_session(before), late)
    assert state.progress.attempts == (before,)
    assert (state.screen.notice, state.screen.focus) == (None, "")


def answered(*items: Item) -> Attempt:
    attempt = an_attempt_at(*items, ITEMS["spot"])
    for item in items:
        attempt = attempt.answer(item, right_response(item), 100).advance(item.id)
    return attempt


def test_two_taps_on_next_are_one_step(after):
    one, two = ITEMS["single_choice"], ITEMS["multiple_choice"]
    attempt = an_attempt_at(one, two).answer(one, right_response(one), 100)
    step = partial(actions.advance, "a1", one.id)
    assert after(a_session(attempt), step, step).progress.attempts[0].item_id == two.id


def test_an_item_that_is_not_answered_is_not_left_behind(after):
    one, two = ITEMS["single_choice"], ITEMS["multiple_choice"]
    state = after(a_session(an_attempt_at(one, two)), partial(actions.advance, "a1", one.id))
    assert state.progress.attempts[0].item_id == one.id


def test_two_taps_on_the_question_before_are_one_step(after):
    one, two = ITEMS["single_choice"], ITEMS["multiple_choice"]
    back = partial(actions.look_back, "a1", "odd-message")
    assert after(a_session(answered(one, two)), back, back).progress.attempts[0].item_id == two.id


def test_two_taps_on_passing_over_an_item_take_out_one(after):
    one, two = ITEMS["single_choice"], ITEMS["multiple_choice"]
    drop = partial(actions.drop_item, "a1", one.id)
    (attempt,) = after(a_session(an_attempt_at(one, two)), drop, drop).progress.attempts
    assert (attempt.item_ids, attempt.dropped) == ((one.id, two.id), (one.id,))
    assert attempt.asked == (two.id,)
    assert attempt.item_id == two.id


def test_passing_over_the_only_item_ends_the_attempt_without_a_result_or_a_star(after):
    one = ITEMS["single_choice"]
    state = after(a_session(an_attempt_at(one)), partial(actions.drop_item, "a1", one.id))
    (attempt,) = state.progress.attempts
    assert (attempt.is_finished, attempt.asked) == (True, ())
    assert lesson_stars(state.progress, SID) == 0
    assert not state.screen.focus.startswith("result")


def test_an_item_that_was_answered_is_left_behind_and_not_passed_over(after):
    one, two = ITEMS["single_choice"], ITEMS["multiple_choice"]
    attempt = an_attempt_at(one, two).answer(one, right_response(one), 100)
    (attempt,) = after(a_session(attempt), partial(actions.drop_item, "a1", one.id)).progress.attempts
    assert (attempt.dropped, attempt.item_id, len(attempt.answers)) == ((), two.id, 1)


def test_a_hint_opens_once_and_takes_the_focus(after):
    one = ITEMS["single_choice"]
    hint = partial(actions.take_hint, "a1", one.id)
    state = after(a_session(an_attempt_at(one)), hint, hint)
    assert state.progress.attempts[0].hints == (one.id,)
    assert state.screen.focus.startswith("hint@")


@EACH_TYPE
@pytest.mark.parametrize("hinted", [True, False])
def test_an_answer_remembers_whether_the_hint_was_open(after, item, hinted):
    steps = [partial(actions.take_hint, "a1", item.id)] if hinted else []
    state = after(a_session(an_attempt_at(item)), *steps, partial(actions.check, "a1", item, right(item)))
    (answer,) = state.progress.attempts[0].answers
    assert answer.hinted is hinted
    assert answer.is_right


def test_a_hint_for_an_item_that_is_not_on_screen_stays_closed(after):
    one, two = ITEMS["single_choice"], ITEMS["multiple_choice"]
    state = after(a_session(an_attempt_at(one, two)), partial(actions.take_hint, "a1", two.id))
    assert not state.progress.attempts[0].hints


def test_the_country_is_known_for_this_visit_and_kept_nowhere(after):
    state = after(a_session(), partial(help_actions.choose_country, "IE@1764000000"))
    assert state.screen.country == "IE"
    assert "IE" not in state.screen.country_turn
    assert (state.family, state.progress) == (a_session().family, Progress())


def test_a_pick_counts_once_and_never_again_after_everything_was_forgotten(after):
    def pick_and_forget():
        help_actions.choose_country("GB@2")
        help_actions.choose_country("")
        assert session().screen.country == "GB"
        session().forget()
        help_actions.choose_country("GB@2")

    assert after(a_session(), pick_and_forget).screen.country is None


def test_passing_over_a_lesson_twice_is_as_good_as_once(after):
    skip = partial(lesson_actions.skip_lesson, "global-alliance")
    assert after(a_session(), skip, skip).progress.skipped == ("global-alliance",)


def test_a_picker_that_stands_nowhere_chooses_no_path(after):
    state = after(a_session(progress=Progress(path="7-9", path_at=5)), partial(home_actions.choose_path, "no-such-picker"))
    assert state.progress.path == "7-9"


def test_turning_a_card_twice_remembers_one_place(after):
    read = partial(lesson_actions.read_card, SID, "7-9", 2, 6)
    (place,) = after(a_session(), read, read).progress.places
    assert (place.card, place.cards) == (2, 6)


def test_forgetting_leaves_nothing_of_anybody_in_the_tab(after):
    full = a_session(
        an_attempt_at(ITEMS["single_choice"]),
        family=a_family(a_reader("first"), a_reader("second")),
        reader_id="first",
        others={"second": Progress(attempts=(an_attempt_at(ITEMS["spot"]),))},
        unreadable=("not json",),
        sync=Sync("a-session", restored=True, reader_found=True).keeping("second"),
        agreed={"global-alliance"},
    )
    state = after(full, family_actions.forget_everything)
    assert is_blank(state.household)
    assert state.reader_id not in {"", "first", "second"}
    assert (state.screen.agreed, state.family.removed) == (set(), ())
    assert state.sync == Sync("a-session", erased=1, restored=True)


def test_every_forgetting_is_told_to_the_browser(after):
    assert after(a_session(sync=Sync("a-session", erased=3)), family_actions.forget_everything).sync.erased == 4


def test_the_same_element_can_take_the_focus_again(drawn):
    def twice():
        lesson_actions.agree_to_read("global-alliance")
        first = session().screen.focus
        lesson_actions.agree_to_read("weprotect-global-alliance")
        assert session().screen.focus != first

    assert drawn(twice, a_session()).session_state["session"].screen.focus.startswith("card-title@")
