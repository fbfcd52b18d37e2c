"""A parent, tonight: what the child shows and no more, and the code behind what is said about data."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.household.family import Family, Reader
from beacons.domain.household.household import Household
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.progress import Progress
from tests.browser import keeping, reader, tour
from tests.browser.engine import needs_chromium
from tests.browser.server import ROOT
from tests.browser.test_journey_keyboard import Keyboard
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
OTHER = Reader(id="second-reader", word="kind", animal="seal", at=2)
SENSITIVE = "weprotect-global-alliance"
DARK = "() => getComputedStyle(document.body).backgroundColor"


def missed_at(lesson_id: str, count: int = 2, **changes) -> Attempt:
    """A finished attempt at the first items of a lesson, none of them right."""
    items = english().bank(lesson_id, reader.PATH)[:count]
    answers = []
    for item in items:
        response = reader.other_response(item)
        outcome = item.check(response)
        answers.append(Answer(item_id=item.id, response=response, earned=outcome.earned, possible=outcome.possible, at=2))
    return reader.attempt_at(list(items), **{"quiz_id": lesson_id, "answers": tuple(answers), "place": count, **changes})


def stems(page: Page) -> list[str]:
    return page.locator(".worth-a-talk h3").all_inner_texts()


def switch(page: Page):
    return page.locator(".st-key-shows label")


def kept_shows(page: Page) -> bool:
    return reader.progress(page).shows


@pytest.mark.parametrize("device", [reader.PHONE, {}], ids=["phone", "laptop"])
def test_a_child_shows_what_to_talk_about_the_parent_sees_it_and_the_child_hides_it_again(
    device: dict[str, Any], open_context: OpenContext
):
    attempt = missed_at(reader.LESSON)
    page = open_context(reader.having(attempt), **device).new_page()
    press = (lambda what: what.tap()) if device else (lambda what: what.click())
    reader.go(page, "/tonight")
    expect(page.get_by_text("It’s up to your child")).to_be_visible()
    expect(page.locator(".for-parents .ask")).to_have_count(1)
    assert stems(page) == []

    reader.go(page, f"/quiz?lesson={reader.LESSON}&result={attempt.id}")
    press(switch(page))
    reader.until(page, lambda: kept_shows(page), "the choice to show is kept")
    press(page.locator(".st-key-to-for-parents a"))
    expect(page.locator("h1")).to_have_text("What your grown-up sees")
    items = [english().item(item_id) for item_id in attempt.item_ids]
    expect(page.locator(".worth-a-talk")).to_have_count(len(items))
    assert sorted(stems(page)) == sorted(there(item).stem for item in items)
    expect(page.locator(".told")).to_have_count(0)
    press(page.locator(".way-back a"))
    expect(page.locator("#result")).to_be_visible()

    reader.go(page, "/tonight")
    expect(page.locator(".worth-a-talk")).to_have_count(len(items))
    assert sorted(stems(page)) == sorted(there(item).stem for item in items)
    reader.reload(page)
    expect(page.locator(".worth-a-talk")).to_have_count(len(items))

    reader.go(page, "/progress")
    expect(page.locator(".st-key-shows input")).to_be_checked()
    press(switch(page))
    reader.until(page, lambda: not kept_shows(page), "the choice to hide is kept")
    press(reader.menu(page, "grown-ups"))
    press(page.locator(".st-key-main-to-for-parents a"))
    expect(page.get_by_text("It’s up to your child")).to_be_visible()
    assert stems(page) == []
    reader.reload(page)
    expect(page.get_by_text("It’s up to your child")).to_be_visible()
    assert stems(page) == []


@needs_chromium("the device sets all colours")
def test_whether_a_child_shows_something_is_seen_where_the_device_sets_all_colours(open_context: OpenContext):
    page = open_context(reader.having(missed_at(reader.LESSON)), forced_colors="active", reduced_motion="reduce").new_page()
    reader.go(page, "/progress")
    track = switch(page).locator("> span:has(input) + div")
    off = track.screenshot()
    assert len(Image.open(BytesIO(off)).convert("RGB").getcolors() or ()) > 1, "a switch stands there"
    switch(page).click()
    reader.until(page, lambda: kept_shows(page), "it is switched on")
    reader.settled(page)
    page.mouse.move(0, 0)
    assert track.screenshot() != off


def test_a_parents_page_that_is_open_elsewhere_follows_what_the_child_decides(open_context: OpenContext):
    context = open_context(reader.having(missed_at(reader.LESSON)))
    parent, child = context.new_page(), context.new_page()
    reader.go(parent, "/tonight")
    expect(parent.locator(".worth-a-talk")).to_have_count(0)
    reader.go(child, "/progress")
    switch(child).click()
    expect(parent.locator(".worth-a-talk")).to_have_count(2)
    switch(child).click()
    expect(parent.locator(".worth-a-talk")).to_have_count(0)


def test_what_one_child_shows_is_not_told_while_another_child_reads(open_context: OpenContext):
    shown = Progress(attempts=(missed_at(reader.LESSON),), shows=True, shows_at=5)
    family = Family(readers=(keeping.FIRST, OTHER), current=keeping.FIRST.id, current_at=1)
    page = open_context(Household(family, {keeping.FIRST.id: shown, OTHER.id: Progress()})).new_page()
    reader.go(page, "/tonight")
    expect(page.locator(".about-whom")).to_contain_text("Calm Otter")
    expect(page.locator(".worth-a-talk")).to_have_count(2)

    page.locator(".about-whom a").click()
    page.locator(f'.readers a[data-reader="{OTHER.id}"]').click()
    expect(page.locator(".coast")).to_be_visible()
    reader.until(page, lambda: keeping.household(page).family.current == OTHER.id, "who reads now is kept")
    reader.go(page, "/tonight")
    expect(page.locator(".about-whom")).to_contain_text("Kind Seal")
    expect(page.locator(".worth-a-talk")).to_have_count(0)
    expect(page.get_by_text("It’s up to your child")).to_be_visible()


def test_what_stands_behind_a_sensitive_item_is_one_tap_away(open_context: OpenContext):
    shown = Progress(attempts=(missed_at(SENSITIVE),), shows=True, shows_at=5)
    page = open_context(shown).new_page()
    reader.go(page, "/tonight")
    card = page.locator(".worth-a-talk").first
    expect(card).to_contain_text("Please read the background first.")
    card.locator(".to-layer a").click()
    expect(page.locator("h1")).to_have_text(there(english().lessons.get(SENSITIVE)).full_name)
    page.go_back()
    expect(page.locator(".worth-a-talk")).to_have_count(2)


def test_every_link_to_the_code_opens_the_file_at_the_line_that_does_it(page: Page):
    reader.go(page, "/tonight")
    page.locator(".cited > summary").click()
    links = page.locator(".code-link")
    assert links.count() >= 9
    for link in links.all():
        with page.context.expect_page() as opened:
            link.click()
        code = opened.value
        code.wait_for_load_state()
        address = urlsplit(code.url)
        file, number = address.path.removeprefix("/code/"), int(address.fragment.removeprefix("L"))
        line = Path(ROOT, file).read_text(encoding="utf-8").splitlines()[number - 1]
        marked = code.locator("li:target")
        assert marked.inner_text().split() == line.split()
        expect(marked).to_be_in_viewport()
        expect(code.locator("h1")).to_have_text(file)
        code.close()


def test_the_way_back_from_the_code_leads_to_the_page(page: Page):
    page.goto("/code/beacons/domain/household/for_parents.py")
    page.get_by_role("link", name="Back to the page for tonight").click()
    expect(page.locator("h1")).to_have_text("For tonight")


@pytest.mark.parametrize("path", ["app.py", "beacons/domain/course/lesson.py", "..%2f..%2f..%2fetc%2fpasswd", "%2fetc%2fpasswd", ""])
def test_no_other_file_is_given_away(path: str, page: Page):
    """What looks like a way out of the folder is refused by the platform before our route sees it."""
    assert page.request.get(f"/code/{path}").status in {400, 404}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_is_light_or_dark_as_the_device_asks(scheme: str, open_context: OpenContext):
    page = open_context(color_scheme=scheme).new_page()
    page.goto("/code/beacons/domain/household/for_parents.py#L1")
    assert page.evaluate(DARK) == {"light": "rgb(255, 248, 236)", "dark": "rgb(15, 23, 42)"}[scheme]


def test_the_keyboard_alone_shows_reads_and_opens_the_code(open_context: OpenContext):
    page = open_context(reader.having(missed_at(reader.LESSON)), reduced_motion="reduce").new_page()
    keyboard = Keyboard(page)
    reader.go(page, "/progress")
    keyboard.tab_to(".st-key-shows input")
    keyboard.press("Space")
    reader.until(page, lambda: kept_shows(page), "the choice to show is kept")
    reader.settled(page)
    keyboard.tab_to(".st-key-to-for-parents a")
    keyboard.press("Enter")
    expect(page.locator(".worth-a-talk")).to_have_count(2)
    reader.go(page, "/tonight")
    keyboard.tab_to(".told > summary")
    keyboard.press("Enter")
    expect(page.locator(".reply").first).to_be_visible()
    keyboard.press("Enter")
    keyboard.tab_to(".for-parents summary:has(.count)")
    keyboard.press("Enter")
    expect(page.locator(".covers").first).to_be_visible()
    keyboard.tab_to(".cited > summary")
    keyboard.press("Enter")
    keyboard.tab_to(".code-link")
    with page.context.expect_page() as opened:
        keyboard.press("Enter")
    opened.value.wait_for_load_state()
    expect(opened.value.locator("li:target")).to_be_in_viewport()
    assert not keyboard.unseen


@pytest.mark.parametrize("look", tour.LOOKS)
def test_the_page_and_the_code_are_for_all_readers(look: str, open_context: OpenContext):
    shown = Progress(attempts=(missed_at(reader.LESSON, 4), missed_at(SENSITIVE, id="a2")), shows=True, shows_at=5)
    page = open_context(shown, **tour.LOOKS[look]).new_page()
    for address in (
        "/tonight",
        "/progress",
        f"/quiz?lesson={reader.LESSON}&result=a1",
        "/code/beacons/domain/household/for_parents.py#L43",
    ):
        page.goto(address)
        if not address.startswith("/code"):
            reader.ready(page)
            page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true })")
        sight = tour.look(page, for_all_readers=look in tour.FOR_ALL_READERS)
        assert not [one for one in sight.violations if not one.excuses], address
        assert (sight.sideways, sight.too_low) == ([], []), address
        assert look != "small phone" or sight.moving == [], address


SIZES = {"phone": reader.PHONE, "laptop": {"viewport": {"width": 1366, "height": 768}}}


@pytest.mark.parametrize("size", SIZES)
def test_each_case_fits_on_one_screen(size: str, open_context: OpenContext):
    page = open_context(**SIZES[size]).new_page()
    reader.go(page, "/tonight")
    top = there(page.locator(".top").bounding_box())["height"]
    room = SIZES[size]["viewport"]["height"] - top
    for case in page.locator("details.case").all():
        case.locator("summary").click()
        expect(case.locator(".never")).to_be_visible()
        assert there(case.bounding_box())["height"] <= room, case.get_attribute("id")


ONE_PAGE = (
    *(f"/print/tonight?country={country}" for country in ("", "GB", "US", "IN")),
    *(f"/print/tonight?case={case.id}&country={country}" for country in ("GB", "US") for case in there(english().help).cases),
    *(f"/print/briefing?lesson={lesson.id}" for lesson in english().in_order() if lesson.sensitive == "topic"),
)


@needs_chromium("prints to a file")
@pytest.mark.parametrize("address", ONE_PAGE)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_to_do_tonight_and_a_briefing_are_one_page_each(paper: str, address: str, page: Page):
    page.goto(address)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1
