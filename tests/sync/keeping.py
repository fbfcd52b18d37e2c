"""Documents by their names in a browser's storage: those that older versions left, and those of any household."""

from pathlib import Path

from beacons.domain.household.household import Household
from beacons.sync import family_document, own_document, progress_document
from beacons.sync.documents import FAMILY, QUIZ, READER
from beacons.sync.orders import Orders

KEPT = Path(__file__).parent / "kept"


def kept_by(version: str) -> dict[str, str]:
    """What a device kept under that version, by name."""
    return {file.name: file.read_bytes().decode() for file in sorted((KEPT / version).glob("seven-beacons.*"))}


def texts_of(household: Household) -> dict[str, str]:
    """The documents of a household as they are written now, by name."""
    texts = {READER + i: progress_document.to_text(progress, i) for i, progress in household.progress.items()}
    texts |= {QUIZ + i: own_document.to_text(quiz) for i, quiz in household.quizzes.items()}
    return {FAMILY: family_document.to_text(household.family), **texts}


def whole(orders: Orders) -> dict[str, str]:
    """The documents that a page is to keep which has said of none that it has it, by name."""
    return {one[0]: one[1] for one in orders.keep if len(one) == 2}
