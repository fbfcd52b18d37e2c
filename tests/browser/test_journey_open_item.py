"""A question without a right answer, in a class: on phones and the wall, told from both sides, with nothing that looks right or wrong."""

import pytest
from playwright.sync_api import Page, expect

from beacons.items.dilemma.item import Dilemma
from tests.browser import reader, tour
from tests.browser.hosting import a_phone, at, read_on
from tests.browser.test_journey_class import opened
from tests.shipped import english
from tests.there import of_kind

pytestmark = pytest.mark.browser

ITEM = of_kind(Dilemma, next(item for item in english().bank(reader.LESSON, reader.PATH) if not item.traits.keyed))
LOOKS_JUDGED = ".is-right, .is-other, .is-fit, .reason-right, .reason-wrong, .reason-missed"
SIDES = [side.text for option in ITEM.options for side in ITEM.sides(option.id)]


def on(host: Page, phase: str) -> None:
    reader.hand(host, "PageDown")
    at(host, ITEM, phase)


def test_a_class_hears_both_sides_and_nobody_is_right(open_context):
    host = open_context(viewport={"width": 1366, "height": 768}).new_page()
    code = opened(host, items=[ITEM])
    phone = a_phone(open_context, code)
    expect(phone.locator("#roll")).to_be_visible()
    on(host, "reading")
    on(host, "open")
    expect(phone.locator(".roles li")).to_have_text([ITEM.role(place) for place in (0, 1)])
    expect(host.locator(".stage-roles span")).to_have_text([ITEM.role(place) for place in (0, 1)])
    own = phone.locator(".option").nth(1)
    own.click()
    chosen = own.locator(".text").inner_text()
    phone.locator("#send").click()
    expect(phone.locator("#status.is-in")).to_be_visible()
    on(host, "closed")
    on(host, "revealed")
    expect(phone.locator(".reasons .option-said").first).to_contain_text(chosen)
    assert sorted(phone.locator(".reasons dd").all_inner_texts()) == sorted(SIDES)
    expect(phone.get_by_text(ITEM.floor)).to_be_visible()
    assert sorted(_read_on_the_wall(host)) == sorted(SIDES)
    expect(host.get_by_text(ITEM.floor)).to_be_visible()
    for page in (phone, host):
        expect(page.locator(LOOKS_JUDGED)).to_have_count(0)
    expect(host.locator(".stage-bar")).to_have_count(0)  # one view alone is nobody's business
    sight = tour.look(phone, for_all_readers=True)
    assert ([one.rule for one in sight.violations if not one.excuses], sight.sideways) == ([], [])
    reader.hand(host, "PageDown")
    expect(phone.locator(".lead")).to_contain_text("Thanks for joining in.")


def _read_on_the_wall(host: Page) -> set[str]:
    """What speaks for and against each choice, on as many screens as the wall needs for it; the last one stays."""
    read = set(host.locator(".stage-option dd").all_inner_texts())
    while host.locator("#host-next").inner_text() == "Read on":
        read_on(host, 1)
        read |= set(host.locator(".stage-option dd").all_inner_texts())
    return read
