"""What stands in a browser's storage: written as the app writes it, and read back."""

from playwright.sync_api import Page, StorageState

from beacons.domain.household.family import Family, Reader
from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress
from beacons.sync import family_document, progress_document
from beacons.sync.documents import FAMILY, READER
from beacons.sync.family_document import read_texts

FIRST = Reader(id="first-reader", word="calm", animal="otter", at=1)
"""The child to whom a test's progress belongs."""
SECOND = Reader(id="second-reader", word="brave", animal="puffin", at=2)
"""Another child of the same device."""
_ALL = "() => Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('seven-beacons.')))"
AT_REST = """() => {
  const know = window.sevenBeacons?.store?.know, app = document.querySelector("[data-testid=stApp]")
  const isKnown = ([name, text]) => !name.startsWith("seven-beacons.") || know.known[name] === text
  return Boolean(know) && !know.told && app.dataset.testScriptState === "notRunning" && Object.entries(localStorage).every(isKnown)
}"""


def of_two(first: Progress, second: Progress) -> Household:
    """A device with two children; the first was there last."""
    return Household(Family(readers=(FIRST, SECOND), current=FIRST.id, current_at=2), {FIRST.id: first, SECOND.id: second})


def of_one(progress: Progress) -> dict[str, str]:
    """The entries of a device with one child."""
    return of(Household(Family(readers=(FIRST,)), {FIRST.id: progress}))


def of(household: Household) -> dict[str, str]:
    """The entries of a device."""
    texts = {READER + i: progress_document.to_text(household.of(i), i) for i in household.progress}
    return {FAMILY: family_document.to_text(household.family), **texts}


def past(origin: str, entries: dict[str, str]) -> StorageState:
    """What a browser has kept of a site, as it is handed to one that is opened."""
    return {"origins": [{"origin": origin, "localStorage": [{"name": name, "value": text} for name, text in entries.items()]}]}


def entries(page: Page) -> dict[str, str]:
    """All that this app keeps in the browser's storage."""
    return dict(page.evaluate(_ALL))


def household(page: Page) -> Household:
    """What stands there."""
    return read_texts(*(text for _, text in sorted(entries(page).items())))


def is_at_rest(page: Page) -> bool:
    """Whether this tab and its server know all that stands there."""
    return bool(page.evaluate(AT_REST))


def here(page: Page) -> str:
    """The id of the child who reads in this tab."""
    return str(page.evaluate("() => window.sevenBeacons?.store?.know.reader || ''"))
