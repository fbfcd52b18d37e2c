"""What can be done about the family's agreement: a tap may arrive twice, late, or for something that is gone."""

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace

import pytest

from beacons import wiring
from beacons.domain.household.family import Agreement
from beacons.ui.agreement import actions as agreement_actions
from beacons.ui.shell.session import Session, put_widget_value
from tests.builders import NOW, a_family, an_agreement
from tests.sessions import a_session
from tests.there import of_kind

CHOSEN = an_agreement(chosen=("love-tell", "people-stop"), months=6, at=NOW)


@pytest.fixture
def after(drawn, monkeypatch) -> Callable[..., Session]:
    """The session after an action, with this in the widget of the key "here", some seconds after ``NOW``."""
    monkeypatch.setattr(wiring, "time", SimpleNamespace(time=lambda: NOW + 7))

    def run(*actions: Callable[[], None], here: object = None, agreement: Agreement = CHOSEN) -> Session:
        def draw() -> None:
            put_widget_value("here", here)
            for action in actions:
                action()

        return of_kind(Session, drawn(draw, a_session(family=a_family(agreement=agreement))).session_state["session"])

    return run


def choose_in(part_id: str) -> Callable[[], None]:
    return partial(agreement_actions.choose_sentences, part_id, "here")


CHOOSE_MONTHS = partial(agreement_actions.choose_months, "here")


def test_the_sentences_of_one_part_are_taken_from_its_widget(after):
    agreement = after(choose_in("love"), here=["love-show", "love-try"]).family.agreement
    assert set(agreement.chosen) == {"people-stop", "love-show", "love-try"}
    assert (agreement.months, agreement.at) == (6, NOW + 7)


def test_a_sentence_tapped_again_is_taken_out(after):
    assert after(choose_in("love"), here=[]).family.agreement.chosen == ("people-stop",)


def test_a_widget_that_is_not_drawn_changes_nothing(after):
    assert after(choose_in("love")).family.agreement == CHOSEN


@pytest.mark.parametrize("part_id", ["no-such-part", ""])
def test_a_tap_in_a_part_that_is_gone_changes_nothing(after, part_id):
    assert after(choose_in(part_id), here=["love-show"]).family.agreement == CHOSEN


def test_the_promise_is_never_among_the_chosen(after):
    assert "no-trouble-promise" not in after(choose_in("no-trouble"), here=["no-trouble-promise"]).family.agreement.chosen


def test_the_same_tap_twice_is_one(after):
    once, twice = (after(*[choose_in("love")] * times, here=["love-show"]).family.agreement for times in (1, 2))
    assert once.chosen == twice.chosen


@pytest.mark.parametrize("months", [1, 3, 6])
def test_the_months_are_taken_from_their_picker(after, months):
    assert after(CHOOSE_MONTHS, here=months).family.agreement == Agreement(chosen=CHOSEN.chosen, months=months, at=NOW + 7)


@pytest.mark.parametrize("here", [None, 2, "3", 12])
def test_no_other_months_can_be_taken(after, here):
    assert after(CHOOSE_MONTHS, here=here).family.agreement == CHOSEN


def test_beginning_anew_takes_everything_back_says_so_and_leads_there(after):
    state = after(agreement_actions.begin_anew)
    assert state.family.agreement == Agreement(at=NOW + 7)
    assert state.screen.notice == "agreement.begun_anew"
    assert state.screen.focus.startswith("notice@")


def test_the_rest_of_the_family_stays_whatever_is_agreed(after):
    for action, here in ((choose_in("love"), []), (CHOOSE_MONTHS, 3), (agreement_actions.begin_anew, None)):
        family = after(action, here=here).family
        assert family.with_agreement(Agreement()) == a_family()
