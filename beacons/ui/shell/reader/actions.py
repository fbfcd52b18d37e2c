"""Who reads in this tab: chosen in the header on any page, or the next one where somebody is gone."""

from beacons.domain.household.household import Household
from beacons.domain.household.opening import who, with_readers
from beacons.ui.shell.session import Session, session
from beacons.wiring import names, new_id, now


def choose_reader(reader_id: str) -> None:
    """Let another child of this device read in this tab; a child who is not there changes nothing."""
    state = session()
    if state.family.reader(reader_id):
        state.family = state.family.with_current(reader_id, now())
        if reader_id != state.reader_id:
            state.sync = state.sync.keeping(state.reader_id)
            _sit_down(state, state.household, reader_id)


def begin_with_another(state: Session) -> None:
    """Let the child read who was chosen last of those that are left, or somebody new where nobody is."""
    household = with_readers(state.household, new_id(), names(), now())
    _sit_down(state, household, who(household.family))


def _sit_down(state: Session, household: Household, reader_id: str) -> None:
    """Let a child read in this tab; what another has half done there is not theirs."""
    state.take(household, reader_id)
    state.screen.agreed, state.screen.gave_way, state.screen.taken_off = set(), (), ""
