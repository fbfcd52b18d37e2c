"""A round of Together moves on by taps, each of which counts once, and only on the screen that it belongs to."""

from collections import Counter
from dataclasses import replace
from functools import partial

import pytest
import streamlit as st

from beacons.domain.course.library import Library
from beacons.domain.household.family import Family
from beacons.domain.household.together import Talk, Who
from beacons.domain.household.together_draw import can_be_shared, can_be_taught
from beacons.domain.item import Item
from beacons.domain.paired import pair_of
from beacons.domain.path import CHILD_PATHS
from beacons.domain.practice.progress import Progress
from beacons.ui.item.talk import said_of
from beacons.ui.item.view import Given
from beacons.ui.shell import nav
from beacons.ui.shell.session import Session
from beacons.ui.together import actions as together_actions
from beacons.ui.together import choice as together_choice
from tests import sessions
from tests.builders import a_family, a_reader, a_round, a_talk, a_together, one_of_each_type, right_response, with_choices
from tests.shipped import english
from tests.there import item_there, of_kind, there

SID, SENSITIVE = "safer-internet-day", "weprotect-global-alliance"
SHARED = {item.type: item for item in one_of_each_type() if can_be_shared(item)}
EACH_TYPE = pytest.mark.parametrize("item", SHARED.values(), ids=SHARED)
FOR_BOTH, OTHER, TAUGHT = [item for item in english().bank(SID, "10-12") if can_be_taught(item)][:3]
"""In a round of some of them the last one is taught."""


def a_session(together=None, *, path: str = "10-12", **family) -> Session:
    progress = Progress(path=path, path_at=1)
    return sessions.a_session(family=a_family(together=together, **family), progress=progress, restored=True)


@pytest.fixture
def after(drawn):
    """The session after these actions, all in one run, as quick taps may be."""

    def run(state: Session, *steps) -> Session:
        return of_kind(Session, drawn(lambda: [step() for step in steps], state).session_state["session"])

    return run


def begin(lesson_id=None, item_ids=(), former=""):
    return partial(together_actions.begin, former, lesson_id, item_ids)


def items_of(state: Session) -> list[Item]:
    return [item_there(english().item(turn.item_id)) for turn in there(state.family.together).turns]


# Beginning.


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_a_mixed_round_asks_both_three_times_and_lets_the_child_teach_at_the_end(after, path):
    state = after(a_session(path=path), begin())
    assert [turn.kind for turn in state.family.together.turns] == ["both", "both", "both", "teach"]
    assert {item.path for item in items_of(state)} == {path}


@pytest.mark.parametrize("lesson", english().in_order(), ids=lambda lesson: lesson.id)
def test_a_round_about_a_beacon_asks_what_is_in_its_quiz_and_nothing_else(after, lesson):
    state = after(a_session(), begin(lesson.id))
    assert {there(english().quiz_of(item.id)).id for item in items_of(state)} == {lesson.id}
    assert state.family.together.lesson_id == lesson.id
    assert state.family.together.turns[-1].kind == "teach"


def test_a_mixed_round_springs_nothing_sensitive_on_a_family(after):
    def all_that_may_come():
        found.extend(together_choice.bank(None))

    found: list[Item] = []
    after(a_session(), all_that_may_come)
    assert found
    assert {item.sensitive for item in found} == {"none"}


def test_who_chooses_first_changes_from_turn_to_turn(after):
    state = after(a_session(), begin())
    assert [turn.first for turn in state.family.together.turns][:3] == ["child", "adult", "child"]


def test_a_beginning_shows_the_round_and_moves_the_focus_to_the_pass_screen(drawn):
    app = drawn(begin(), a_session())
    state = app.session_state["session"]
    assert app.query_params["round"] == state.family.together.id
    assert state.screen.focus.startswith("pass@")


def test_two_taps_on_begin_are_one_round(after):
    ids = []

    def remember():
        ids.append(nav.param("round"))

    state = after(a_session(), begin(), remember, begin(), remember)
    assert ids == [state.family.together.id] * 2


def test_a_tap_on_begin_from_a_screen_that_did_not_know_of_the_open_round_leaves_it_alone(after):
    before = a_round(FOR_BOTH, OTHER)
    assert after(a_session(before), begin()).family.together == before


def test_beginning_anew_leaves_the_open_round_behind(after):
    before = a_round(FOR_BOTH, OTHER)
    assert after(a_session(before), begin(former=before.id)).family.together.id != before.id


def test_a_round_begun_within_the_same_second_is_later_than_the_one_before(after, monkeypatch):
    """Of two rounds the later one is kept, by all tabs."""
    before = a_round(FOR_BOTH, OTHER)
    monkeypatch.setattr(together_actions, "now", lambda: before.at)
    assert after(a_session(before), begin(former=before.id)).family.together.at > before.at


def test_a_round_of_named_items_asks_just_those(after):
    state = after(a_session(), begin(item_ids=(FOR_BOTH.id, "gone-since", OTHER.id)))
    assert {turn.item_id for turn in state.family.together.turns} == {FOR_BOTH.id, OTHER.id}


def test_what_was_talked_about_comes_after_what_was_not(after):
    bank = [item for item in english().bank(SID, "10-12") if can_be_shared(item)]
    new = [item for item in bank if not pair_of(item)][-4:]
    talks = tuple(a_talk(f"talk-{n}", item_id=item.id, lesson_id=SID) for n, item in enumerate(bank) if item not in new)
    state = after(a_session(talks=talks), begin(SID))
    assert {item.id for item in items_of(state)} == {item.id for item in new}


def test_a_round_ends_with_something_to_teach_where_there_is_anything_to_teach(after):
    """Even if what was least talked about holds nothing of that kind."""
    bank = [item for item in english().bank(SID, "10-12") if can_be_shared(item)]
    talks = tuple(a_talk(f"talk-{n}", item_id=item.id) for n, item in enumerate(bank) if can_be_taught(item))
    state = after(a_session(talks=talks), begin(SID))
    assert [turn.kind for turn in state.family.together.turns] == ["both", "both", "both", "teach"]


# The questions to talk about.


def asked(after, family: Family, *items: Item) -> list[str]:
    def ask():
        found.extend(together_choice.questions(items, there(english().talk_questions)).values())

    found: list[str] = []
    after(sessions.a_session(family=family, restored=True), ask)
    return found


def of_strand(strand: str) -> list[Item]:
    banks = [english().bank(lesson.id, "10-12") for lesson in english().in_order()]
    return [item for bank in banks for item in bank if item.strand == strand]


@pytest.mark.parametrize("strand", ["help", "truth"])
def test_no_question_comes_back_before_all_that_are_as_near_to_the_item_were_talked_about(after, strand):
    questions = there(english().talk_questions).about(strand, "10-12")
    near = {item.id: [question for question in questions if question.distance(said_of(item)) == 0] for item in of_strand(strand)}
    item = max(of_strand(strand), key=lambda item: len(near[item.id]))
    every = near[item.id]
    assert len(every) > 1
    talks = [a_talk(f"talk-{n}", item_id=item.id, at=n) for n in range(len(every))]
    found = [asked(after, a_family(talks=tuple(talks[:n])), item)[0] for n in range(len(every))]
    assert sorted(found) == sorted(question.id for question in every)


def test_two_items_of_one_topic_get_two_questions_in_a_round(after):
    found = asked(after, a_family(), *of_strand("help")[:4])
    assert len(set(found)) == 4


def test_a_question_that_was_just_talked_about_does_not_come_again(after):
    item = of_strand("help")[0]
    (first,) = asked(after, a_family(), item)
    former = a_together(talks=1)
    turns = (former.turns[0].model_copy(update={"question": first}), *former.turns[1:])
    assert asked(after, a_family(together=former.model_copy(update={"turns": turns})), item) != [first]


def test_two_families_need_not_begin_with_the_same_question(after):
    items = of_strand("help")[:1]
    assert len({asked(after, a_family(a_reader(f"reader-{n}")), *items)[0] for n in range(8)}) > 1


# A sensitive beacon.


def picked(lesson_id: str, former: str = ""):
    def pick():
        st.radio("?", [lesson_id], key="picker")
        together_actions.begin_picked(former, "picker")

    return pick


def test_before_a_sensitive_beacon_a_grown_up_is_asked_to_look(drawn):
    app = drawn(picked(SENSITIVE), a_session())
    state = app.session_state["session"]
    assert state.family.together is None
    assert app.query_params["lesson"] == SENSITIVE
    assert state.screen.focus.startswith("preview@")


def test_any_other_beacon_begins_at_once(after):
    assert after(a_session(), picked(SID)).family.together.lesson_id == SID


def test_a_mix_of_all_begins_at_once(after):
    assert after(a_session(), picked(together_actions.MIXED)).family.together.lesson_id is None


# Passing and choosing.


def take(item: Item, who: Who):
    return partial(together_actions.take, "evening", item.id, who)


def choose(item: Item, who: Who, response=None):
    return partial(together_actions.choose, "evening", item, who, Given(right_response(item) if response is None else response))


def test_who_is_asked_to_takes_the_device_once(after):
    state = after(a_session(a_round(FOR_BOTH, OTHER)), take(FOR_BOTH, "child"), take(FOR_BOTH, "child"))
    assert state.family.together.phase == "choose"
    assert state.screen.focus.startswith("stem@")


@pytest.mark.parametrize("late", [take(FOR_BOTH, "adult"), take(OTHER, "child")], ids=["the other one", "another item"])
def test_nobody_takes_the_device_from_an_old_screen(after, late):
    before = a_round(FOR_BOTH, OTHER)
    assert after(a_session(before), late).family.together == before


@EACH_TYPE
def test_each_of_the_two_chooses_once_whatever_the_type(after, item):
    steps = [take(item, "child"), choose(item, "child"), take(item, "adult"), choose(item, "adult")]
    state = after(a_session(a_round(item, FOR_BOTH, OTHER, TAUGHT)), *steps)
    assert dict(state.family.together.visible_responses) == {"child": right_response(item), "adult": right_response(item)}
    assert state.screen.focus.startswith("reveal@")


def test_a_second_tap_on_the_choice_neither_changes_it_nor_counts_for_the_other(after):
    one, other = [(option_id,) for option_id in FOR_BOTH.option_ids][:2]
    steps = [take(FOR_BOTH, "child"), choose(FOR_BOTH, "child", one), choose(FOR_BOTH, "child", other)]
    state = after(a_session(a_round(FOR_BOTH, OTHER)), *steps)
    assert (state.family.together.turn.child, state.family.together.turn.adult) == (one, None)
    assert state.family.together.phase == "pass"
    assert state.screen.notice is None


@pytest.mark.parametrize(
    "early",
    [choose(FOR_BOTH, "child"), choose(FOR_BOTH, "adult"), choose(OTHER, "child")],
    ids=["before taking the device", "the other one", "another item"],
)
def test_a_choice_from_an_old_screen_changes_nothing(after, early):
    before = a_round(FOR_BOTH, OTHER)
    assert after(a_session(before), early).family.together == before


@EACH_TYPE
def test_without_a_whole_choice_a_notice_says_what_is_missing(after, item):
    before = a_round(item, FOR_BOTH, OTHER, TAUGHT)
    state = after(a_session(before), take(item, "child"), choose(item, "child", ()))
    assert state.screen.notice == item.lacks
    assert state.screen.focus.startswith("notice@")
    assert state.family.together.turn.child is None


def test_where_the_child_teaches_nothing_is_passed(after):
    start = with_choices(a_round(FOR_BOTH, TAUGHT), FOR_BOTH).talked(FOR_BOTH.id, "agree")
    taught = item_there(english().item(there(start.turn).item_id))
    state = after(a_session(start), choose(taught, "child"))
    assert state.family.together.phase == "reveal"


# Talking.


def talked(item: Item, outcome: Talk):
    return partial(together_actions.talked, "evening", item.id, outcome)


@pytest.mark.parametrize("outcome", ["agree", "again"])
def test_a_talk_lights_one_lantern_however_often_it_is_tapped(after, outcome):
    start = with_choices(a_round(FOR_BOTH, OTHER), FOR_BOTH)
    state = after(a_session(start), talked(FOR_BOTH, outcome), talked(FOR_BOTH, outcome), talked(FOR_BOTH, "passed"))
    (talk,) = state.family.talks
    assert (talk.item_id, talk.lesson_id, talk.outcome) == (FOR_BOTH.id, SID, outcome)
    assert state.family.together.place == 1


def test_the_light_is_the_same_whether_the_two_chose_alike_or_not(after):
    one, other = [(option_id,) for option_id in FOR_BOTH.option_ids][:2]
    lights: Counter[int] = Counter()
    for second in (one, other):
        start = with_choices(a_round(FOR_BOTH, OTHER), FOR_BOTH, one, second)
        lights[after(a_session(start), talked(FOR_BOTH, "agree")).family.lights] += 1
    assert lights == {1: 2}


def test_going_on_without_a_talk_lights_none_and_costs_nothing(after):
    start = with_choices(a_round(FOR_BOTH, OTHER), FOR_BOTH)
    state = after(a_session(start, talks=(a_talk(),)), talked(FOR_BOTH, "passed"))
    assert state.family.lights == 1
    assert state.family.together.place == 1


def test_before_both_have_chosen_nothing_was_talked_about(after):
    before = a_round(FOR_BOTH, OTHER)
    state = after(a_session(before), talked(FOR_BOTH, "agree"))
    assert state.family.together == before
    assert not state.family.talks


def test_the_last_talk_leads_to_the_end(after):
    start = with_choices(a_round(FOR_BOTH), FOR_BOTH)
    state = after(a_session(start), talked(FOR_BOTH, "agree"))
    assert state.family.together.phase == "end"
    assert state.screen.focus.startswith("together-end@")


# Leaving, coming back, and what is gone.


def test_a_round_that_is_left_stays_open_and_can_be_carried_on(drawn):
    before = a_round(FOR_BOTH, OTHER)
    app = drawn(partial(together_actions.leave, "evening"), a_session(before), round="evening")
    assert "round" not in app.query_params
    assert app.session_state["session"].family.together == before
    app = drawn(partial(together_actions.carry_on, "evening"), a_session(before))
    assert app.query_params["round"] == "evening"


def test_an_item_that_is_gone_is_passed_over_once(after):
    drop = partial(together_actions.drop, "evening", FOR_BOTH.id)
    state = after(a_session(a_round(FOR_BOTH, OTHER)), drop, drop)
    assert [turn.item_id for turn in state.family.together.turns] == [OTHER.id]


def test_an_item_that_is_not_on_screen_is_not_passed_over(after):
    before = a_round(FOR_BOTH, OTHER)
    assert after(a_session(before), partial(together_actions.drop, "evening", OTHER.id)).family.together == before


def test_when_nothing_is_left_the_round_is_left(drawn):
    app = drawn(partial(together_actions.drop, "evening", FOR_BOTH.id), a_session(a_round(FOR_BOTH)), round="evening")
    assert "round" not in app.query_params


def test_another_beacon_takes_the_lesson_out_of_the_address(drawn):
    app = drawn(together_actions.another_beacon, a_session(), lesson=SENSITIVE, items="one")
    assert set(app.query_params) & {"lesson", "items"} == set()


@pytest.mark.parametrize(
    "late",
    [
        partial(together_actions.take, "gone", FOR_BOTH.id, "child"),
        partial(together_actions.choose, "gone", FOR_BOTH, "child", Given(right_response(FOR_BOTH))),
        partial(together_actions.talked, "gone", FOR_BOTH.id, "agree"),
        partial(together_actions.drop, "gone", FOR_BOTH.id),
        partial(together_actions.carry_on, "gone"),
        partial(together_actions.leave, "gone"),
    ],
    ids=["take", "choose", "talked", "drop", "carry_on", "leave"],
)
def test_a_tap_for_a_round_that_another_tab_has_replaced_changes_nothing(after, late):
    before = a_round(FOR_BOTH, OTHER)
    state = after(a_session(before), late)
    assert state.family.together == before
    assert (state.screen.notice, state.screen.focus, state.family.talks) == (None, "", ())


def test_without_a_question_to_talk_about_no_round_begins(after, monkeypatch):
    edition = replace(english(), talk_questions=None)
    monkeypatch.setattr("beacons.ui.shell.request.library", lambda: Library({"en": edition}))
    assert after(a_session(), begin()).family.together is None
