"""A child, alone: from the coast to a lit beacon."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.items.story.item import Story
from tests.browser import reader
from tests.shipped import english
from tests.there import of_kind, there

pytestmark = pytest.mark.browser


def test_a_child_picks_a_path_reads_a_lesson_takes_its_quiz_and_lights_its_beacon(page: Page):
    reader.go(page, "/")
    beacon = reader.beacon(page, reader.LESSON)
    expect(beacon.locator(".beacon-state")).to_have_text("New")
    page.locator(".st-key-path label[data-testid=stRadioOption]").first.click()
    reader.until(page, lambda: reader.progress(page).path == "7-9", "the path is kept")

    beacon.locator("a").click()
    cards = _read_all_cards(page)
    assert [card.title for card in there(english().lessons.get(reader.LESSON)).paths["7-9"].cards] == cards

    page.locator(".st-key-main-to-quiz a").click()
    expect(page.locator("#start")).to_be_visible()
    reader.start(page)
    items = reader.play(page)
    assert len(items) == 5
    assert {item.path for item in items} == {"7-9"}
    reader.expect_focus(page, "result")
    expect(page.locator(".big-stars")).to_contain_text("3 stars")
    expect(page.locator(".result")).to_contain_text("You got 5 out of 5 right.")

    reader.menu(page, "home").click()
    expect(beacon.locator(".beacon-state")).to_have_text("3 stars")
    expect(beacon.locator("img.beacon-picture")).to_have_attribute("src", re.compile("#lit-3$"))
    reader.until(page, lambda: reader.kept_attempt(page).is_finished, "the finished attempt is kept")


def _read_all_cards(page: Page) -> list[str]:
    """Turn all cards, once back and on again, and open every word to know."""
    title = page.locator("#card-title")
    expect(page.locator(".place")).to_contain_text("Card 1 of")
    titles = []
    while True:
        reader.settled(page)
        titles.append(title.inner_text())
        for word in page.locator(".words details").all():
            word.locator("summary").click()
            expect(word.locator("p")).to_be_visible()
        if not reader.next_button(page).count():
            return titles
        reader.next_button(page).click()
        expect(page.locator(".place")).to_contain_text(f"Card {len(titles) + 1} of")
        reader.expect_focus(page, "card-title")
        if len(titles) == 2:
            page.locator(".st-key-back button").click()
            expect(title).to_have_text(titles[1])
            reader.next_button(page).click()
            expect(page.locator(".place")).to_contain_text("Card 3 of")


@pytest.mark.parametrize("kind", reader.TYPES)
def test_an_item_of_every_type_tells_why_at_the_right_place(kind: str, open_context: Callable[..., BrowserContext]):
    item = reader.of_type(kind)
    page = open_context(reader.having(reader.attempt_at([item]))).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    reader.respond(page, item, reader.right_response(item))
    reader.check(page)

    reader.expect_focus(page, "feedback")
    said = page.locator(".feedback").filter(has=page.locator("#feedback"))
    expect(said).not_to_have_attribute("role", "status")  # the focus says it: once
    expect(said).to_have_class(re.compile("is-right"))
    given = reader.right_response(item) if kind == "story" else item.option_ids
    for option_id in given:
        expect(said).to_contain_text(item.option(option_id).reason)
    reader.until(page, lambda: reader.kept_attempt(page).answers, "the answer is kept")
    kept, right = reader.kept_attempt(page).answers[0].response, reader.right_response(item)
    assert (kept if item.traits.ordered or isinstance(kept, Mapping) else sorted(kept)) == (
        right if item.traits.ordered or isinstance(right, Mapping) else sorted(right)
    )


@pytest.mark.parametrize("kind", [kind for kind in reader.TYPES if kind != "story"])
def test_an_item_asks_for_a_whole_response_and_its_options_never_move(kind: str, open_context: Callable[..., BrowserContext]):
    item = reader.of_type(kind)
    page = open_context(reader.having(reader.attempt_at([item]))).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    expect(reader.choices(page).first).to_be_visible()
    reader.stands(page)
    before = _places(page)
    reader.check_button(page).click()
    reader.expect_focus(page, "notice")
    expect(page.locator("#notice")).not_to_have_attribute("role", re.compile("."))  # it is heard because it has the focus, and once
    assert not reader.kept_attempt(page).answers
    _stand_where_they_stood(page, before)

    reader.respond(page, item, reader.other_response(item))
    reader.check(page)
    reader.settled(page)
    _stand_where_they_stood(page, before)
    for choice in reader.choices(page).all():
        expect(choice).to_be_disabled()


def _stand_where_they_stood(page: Page, before: list[tuple[str, list[float]]]) -> None:
    """Less than half a pixel from there: a page that was scrolled counts in other fractions."""
    now = _places(page)
    assert [text for text, _ in now] == [text for text, _ in before]
    assert [box for _, box in now] == [pytest.approx(box, abs=0.49) for _, box in before]


def _places(page: Page) -> list[tuple[str, list[float]]]:
    """Of each choice: what it says and where it stands below the question."""
    script = """(all) => all.map((e) => {
      const box = e.getBoundingClientRect(), stem = document.querySelector("#stem").getBoundingClientRect()
      return [e.textContent.trim(), box.x, box.y - stem.bottom, box.width, box.height]
    })"""
    found = reader.choices(page).evaluate_all(script)
    return [(re.sub(r"^[\d–]\s*", "", text), box) for text, *box in found]


def test_a_story_shows_what_a_choice_leads_to_and_lets_one_go_back(open_context: Callable[..., BrowserContext]):
    story = of_kind(Story, reader.of_type("story"))
    way = tuple(reader.other_response(story))
    page = open_context(reader.having(reader.attempt_at([story]))).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    expect(page.locator("#scene")).to_have_text(story.scenes[0].text)
    expect(reader.check_button(page)).to_be_hidden()
    reader.part(page, way[0]).click()
    reader.expect_focus(page, "scene")
    expect(page.locator(".consequence")).to_have_text(story.choice(way[0]).reason)
    page.locator(".st-key-back-to-fork button").click()
    expect(page.locator("#scene")).to_have_text(story.scenes[0].text)
    reader.respond(page, story, way)
    reader.check(page)
    expect(page.locator(".feedback")).to_contain_text(story.choice(way[0]).reason)


def test_what_was_missed_is_explained_at_the_end_and_can_be_tried_again_without_losing_stars(open_context: Callable[..., BrowserContext]):
    items = reader.one_of_each_type()
    page = open_context(reader.having(reader.attempt_at(items))).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    for item in items:
        assert reader.answer(page, rightly=item is items[0]) == item
        reader.go_on(page)

    for item in items[1:]:
        again = page.locator("details.again").filter(has_text=item.stem)
        again.locator("summary").click()
        expect(again).to_contain_text(item.options[0].reason)
        expect(again.locator(".reason").first).to_be_visible()
    stars = page.locator(".big-stars").inner_text().strip()

    page.locator(".st-key-only-missed button").click()
    assert reader.play(page) == items[1:]
    expect(page.locator("#result")).to_have_text("You had another go")
    page.locator(".st-key-enough a").click()
    expect(page.locator("#message")).to_have_text("Enough for today")
    page.locator(".st-key-to-coast a").click()
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text(stars)


def test_home_offers_to_carry_on_where_reading_stopped(page: Page):
    reader.go(page, f"/lesson?lesson={reader.LESSON}")
    reader.next_button(page).click()
    expect(page.locator(".place")).to_contain_text("Card 2 of")
    reader.menu(page, "home").click()
    carry_on = page.locator(".st-key-carry-on a")
    expect(carry_on).to_contain_text("Safer Internet Day, card 2 of")
    carry_on.click()
    expect(page.locator(".place")).to_contain_text("Card 2 of")


def test_the_lesson_on_safer_internet_day_names_its_next_date(page: Page):
    cards = there(english().lessons.get("safer-internet-day")).paths[reader.PATH].cards
    number = next(n for n, card in enumerate(cards, 1) if card.extra == "next-safer-internet-day")
    before = _next_safer_internet_day()
    reader.go(page, f"/lesson?lesson=safer-internet-day&card={number}")
    shown = page.locator(".extra").inner_text()
    assert shown == "It’s today!" or any(_is_named(day, shown) for day in (before, _next_safer_internet_day()))


def _next_safer_internet_day() -> date:
    """Counted by hand, not by the rule of the app: the first Tuesday from today that falls on 5 to 11 February."""
    day = datetime.now(ZoneInfo("Europe/Berlin")).date()
    while not (day.month == 2 and 5 <= day.day <= 11 and day.strftime("%A") == "Tuesday"):
        day = date.fromordinal(day.toordinal() + 1)
    return day


def _is_named(day: date, text: str) -> bool:
    return {"Tuesday", str(day.day), day.strftime("%B"), str(day.year)} <= set(re.findall(r"\w+", text))
