"""The page of the family file in a real browser, by finger or by keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress
from tests.browser import reader
from tests.browser.test_journey_keyboard import Keyboard

ADDRESS = "/family-file"
SAVE, OPEN, NEWS = ".file-save", ".file-open", ".file-news"
TAKE, LEAVE, THROW = ".st-key-take-over button", ".st-key-leave-as-it-is button", ".st-key-drop-aside button"
FORGET, FORGET_NOW = ".st-key-forget button", ".st-key-forget-now button"
Press = Callable[[Page, str], None]


def by_mouse(page: Page, selector: str) -> None:
    page.locator(selector).first.click()


def by_finger(page: Page, selector: str) -> None:
    page.locator(selector).first.tap()


def by_keyboard(page: Page, selector: str) -> None:
    keyboard = Keyboard(page)
    keyboard.tab_to(selector)
    keyboard.press("Enter")
    unseen = [stop for stop in keyboard.unseen if not stop.startswith("BODY")]  # past the last stop the browser begins anew
    assert not unseen, unseen


@dataclass(frozen=True)
class Hand:
    """How somebody presses, and on which device."""

    press: Press
    device: dict[str, object]


PHONE = Hand(by_finger, {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True})
LAPTOP = Hand(by_keyboard, {"reduced_motion": "reduce"})


def save(page: Page, folder: Path, press: Press = by_mouse) -> Path:
    """Save the family file; where it went, under the name that the browser gave it."""
    with page.expect_download() as saving:
        press(page, SAVE)
    file = folder / saving.value.suggested_filename
    saving.value.save_as(file)
    return file


def choose(page: Page, file: Path, press: Press = by_mouse) -> None:
    """Open a file, whatever comes of it."""
    with page.expect_file_chooser() as choosing:
        press(page, OPEN)
    choosing.value.set_files(file)


def open_file(page: Page, file: Path, press: Press = by_mouse) -> None:
    """Open a family file, and see what would change."""
    choose(page, file, press)
    expect(page.locator("#file-changes")).to_be_focused()
    reader.settled(page)


def take_over(page: Page, press: Press = by_mouse) -> None:
    """Take over the file that was opened."""
    press(page, TAKE)
    expect(page.locator("#notice")).to_contain_text("Done.")
    reader.settled(page)


def forget(page: Page, press: Press = by_mouse) -> None:
    """Forget everything, with its one question."""
    press(page, FORGET)
    expect(page.locator(FORGET_NOW)).to_be_visible()
    press(page, FORGET_NOW)
    expect(page.locator("#notice")).to_have_text("Everything on this device has been forgotten.")
    reader.settled(page)


def change(page: Page, name: str) -> Locator:
    """What would change for the child of that name."""
    return page.locator(".reader-changes li").filter(has_text=name)


def bare(household: Household) -> tuple[Family, dict[str, Progress]]:
    """A household, but for who was chosen last and who was taken off."""
    return household.family.model_copy(update={"current": None, "current_at": 0, "removed": ()}), dict(household.progress)
