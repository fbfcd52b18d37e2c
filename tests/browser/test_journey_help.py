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
    expect(country_field(page)).to_be_in_viewport()
    press(page.get_by_role("link", name="Back to where you were"), device)
    expect(page.locator("h1")).to_have_text(card)


def country_field(page: Page) -> Locator:
    return page.get_by_label("Which country are you in?")


def fitting(page: Page) -> Locator:
    return page.get_by_role("list", name="Countries that fit").get_by_role("button")


def danger(page: Page) -> Locator:
    """What the page says first of all, which follows the country."""
    return page.locator(".danger").first


def test_by_keyboard_alone_a_country_is_found_by_what_people_call_it_and_another_chosen_after_it(page: Page):
    reader.go(page, "/help")
    country_field(page).focus()
    page.keyboard.type("UK")
    expect(fitting(page)).to_have_text(["United Kingdom UK", "Ukraine"])
    page.keyboard.press("Enter")
    expect(page.get_by_text("You chose: United Kingdom")).to_be_visible()
    expect(page.locator(".chosen")).to_be_focused()
    expect(page.locator(".chosen").get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    expect(page.get_by_role("link", name="Childline (NSPCC)")).to_be_visible()
    expect(danger(page)).to_have_text("In danger right now? Call 999.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(country_field(page)).to_be_focused()
    page.keyboard.type("Deut")
    page.keyboard.press("ArrowDown")
    expect(fitting(page).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You chose: Germany")).to_be_visible()
    expect(danger(page)).to_have_text("In danger right now? Call 112.")


def test_whose_country_is_not_in_the_list_is_led_to_what_helps_everywhere_and_never_to_another_country(page: Page):
    reader.go(page, "/help")
    country_field(page).fill("Iceland")
    expect(fitting(page)).to_have_text(["Iceland not in our list yet"])
    fitting(page).click()
    expect(page.locator(".chosen")).to_contain_text("Iceland isn’t in our list yet.")
    expect(page.locator(".no-line")).to_contain_text("Child Helpline International")
    expect(danger(page)).to_have_text("In danger right now? Call the emergency number of your country.")
    expect(page.locator(".chosen")).to_contain_text("Iceland")  # also once the page was drawn anew


def test_where_no_name_fits_that_is_said_calmly_with_what_to_do_in_danger_and_the_way_on(page: Page):
    reader.go(page, "/help")
    country_field(page).fill("Irleand")
    expect(page.get_by_text("Is it one of these?")).to_be_visible()
    expect(fitting(page)).to_have_text(["Ireland"])
    country_field(page).fill("xqzw")
    expect(page.get_by_text("We can’t find that name, and that’s fine.")).to_be_visible()
    expect(page.locator(".country-field .first-of-all")).to_have_text("In danger right now? Call the emergency number of your country.")
    expect(fitting(page)).to_have_count(0)
    page.get_by_role("button", name="My country isn’t here").click()
    expect(page.locator(".no-line")).to_contain_text("Child Helpline International")


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
