"""Somebody who needs help now: to the helplines in one tap, to the emergency number, and back to where one was."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import reader
from tests.there import there

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
DEVICES: dict[str, dict[str, Any]] = {"phone": reader.PHONE, "laptop": {}}


def press(what: Locator, device: str) -> None:
    what.tap() if device == "phone" else what.click()


@pytest.mark.parametrize("device", DEVICES)
def test_from_a_card_to_somebody_to_talk_to_and_back_to_the_card(device: str, open_context: OpenContext):
    page = open_context(**DEVICES[device]).new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}&card=2")
    card = page.locator("h1").inner_text()
    press(reader.menu(page, "help"), device)
    expect(page.locator("h1")).to_have_text("Who can I tell?")
    expect(page.locator(".danger a").first).to_have_attribute("href", "tel:999")
    press(page.get_by_role("link", name="Find somebody to talk to"), device)
    expect(page.locator("#talk-to-somebody")).to_be_in_viewport()
    expect(page.locator('[data-testid="stSelectbox"]')).to_be_in_viewport()
    press(page.get_by_role("link", name="Back to where you were"), device)
    expect(page.locator("h1")).to_have_text(card)


def test_the_box_of_countries_is_framed_whole_and_its_field_not_by_itself(page: Page):
    reader.go(page, "/help")
    field = page.locator('[data-testid="stSelectbox"] input')
    field.focus()
    page.keyboard.type("United K")
    around = page.locator('[data-testid="stSelectbox"] [role="group"]')
    assert field.evaluate("(e) => getComputedStyle(e).outlineStyle") == "none"
    assert around.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Childline (NSPCC)")).to_be_visible()
    expect(page.locator(".danger").first).to_have_text("In danger right now? Call 999.")


def test_whose_country_is_not_in_the_list_is_told_what_to_choose_and_can_choose_it(page: Page):
    reader.go(page, "/help")
    field = page.locator('[data-testid="stSelectbox"] input')
    field.focus()
    page.keyboard.type("Iceland")
    nothing = page.get_by_text("That one isn’t in our list. Clear the box, then choose “My country isn’t here”.")
    expect(nothing).to_be_visible()
    expect(page.get_by_text("No results")).to_have_count(0)
    field.fill("")
    page.get_by_role("option", name="My country isn’t here").click()
    expect(page.locator(".no-line")).to_contain_text("Child Helpline International")
    expect(page.locator(".danger").first).to_have_text("In danger right now? Call the emergency number of your country.")


@pytest.mark.parametrize("size", [(390, 844), (390, 664)])
def test_on_a_phone_what_to_do_in_danger_is_seen_at_once_and_nothing_is_covered(size: tuple[int, int], open_context: OpenContext):
    page = open_context(**{**reader.PHONE, "viewport": {"width": size[0], "height": size[1]}}).new_page()
    reader.go(page, "/help")
    way_out = page.locator(".quick-exit")
    expect(way_out).to_be_in_viewport(ratio=1)
    for name in (".danger", ".any-time", ".in-short"):
        expect(page.locator(name).first).to_be_in_viewport(ratio=1)
        box = there(page.locator(name).first.bounding_box())
        assert box["y"] + box["height"] <= there(way_out.bounding_box())["y"]


def test_a_screen_that_is_held_out_leads_the_grown_up_to_first_replies(page: Page):
    reader.go(page, "/help")
    page.locator(".situation > summary").first.click()
    page.locator(".show-this > summary").first.click()
    held = page.locator(".show-this[open]")
    expect(held.locator("ol li")).to_have_count(3)
    held.get_by_role("link", name="For the grown-up: what to say and do tonight").click()
    expect(page.locator("h1")).to_have_text("For tonight")
    expect(page.locator(".told .reply").first).to_be_visible()
    expect(page.locator("#case-told .steps")).to_be_visible()
