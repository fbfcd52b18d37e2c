"""What can be done about the family's agreement. Changes the session, as ``actions`` does."""

from typing import get_args

from beacons.domain.household.agreement_changes import anew, choose, look_again_after
from beacons.domain.household.family import ReviewMonths
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session, widget_value
from beacons.wiring import now


def choose_sentences(part_id: str, key: str) -> None:
    """Take the sentences of one part that stand in the widget of that key; where there is no such part or widget, nothing changes."""
    state, wanted = session(), widget_value(key)
    text = run().edition.agreement
    part = next((part for part in text.parts if part.id == part_id), None) if text else None
    if part is not None and wanted is not None:
        state.family = state.family.with_agreement(choose(state.family.agreement, part, wanted, now()))


def choose_months(key: str) -> None:
    """Look at the agreement again after as many months as stand in the picker of that key."""
    state, months = session(), widget_value(key)
    if months in get_args(ReviewMonths):
        state.family = state.family.with_agreement(look_again_after(state.family.agreement, months, now()))


def begin_anew() -> None:
    """Take back everything that was chosen."""
    state = session()
    state.family = state.family.with_agreement(anew(state.family.agreement, now()))
    state.screen.notice = "agreement.begun_anew"
    state.move_focus("notice")
