"""Any page on paper: black on white whatever the screen looks like, without controls, and with what is folded on the screen."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.ui.grown_ups.teaching import all_sources
from beacons.ui.shell.words import Words
from tests.browser import reader
from tests.browser.engine import needs_chromium
from tests.browser.watch import Watch
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.browser
t = Words("en").t

ON_PAPER = """
  () => {
    dispatchEvent(new Event("beforeprint"))
    const isSeen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length
    const seen = [...document.querySelectorAll("body, body *")].filter(isSeen)
    const black = /^rgb\\(0, 0, 0\\)$/, white = /^rgba?\\((255, 255, 255|0, 0, 0, 0)/
    const hasText = (e) => [...e.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
    const unfolds = (e) => !e.open && !e.matches(".who, .country") && e.getClientRects().length
    const told = (e) => e.tagName + "." + e.className + " " + e.innerText?.slice(0, 40)
    const isGround = (e) => !e.closest(".chart-bars, svg, input:checked") && !white.test(getComputedStyle(e).backgroundColor)
    const ground = seen.filter(isGround).map(told)
    const ink = seen.filter((e) => hasText(e) && !e.closest("svg") && !black.test(getComputedStyle(e).color)).map(told)
    const isControl = (e) => e.matches("button, select, textarea, input:not([type=radio], [type=checkbox]), .quick-exit, .top, .link")
    const controls = seen.filter(isControl).map(told)
    const folded = [...document.querySelectorAll("details")].filter(unfolds).map(told)
    const isFixed = (e) => getComputedStyle(e).position === "fixed" && e.innerText
    const fixed = seen.filter(isFixed).map(told)
    return { ground, ink, controls, folded, fixed }
  }
"""
ADDRESSES = (
    "/",
    "/help",
    "/help/plain",
    "/lesson?lesson=weprotect-global-alliance&card=2",
    f"/quiz?lesson={reader.LESSON}",
    "/progress",
    f"/grown-ups?lesson={reader.LESSON}",
    "/tonight?show=told",
    "/about",
    "/statements",
    "/evidence",
    "/data-protection",
    "/readers",
    "/my-quizzes?show=bring-in",
    f"/projector?lesson={reader.LESSON}&path={reader.PATH}",
    f"/class-room?lesson={reader.LESSON}&path={reader.PATH}",
    "/join",
    "/code/beacons/sync/family_document.py",
    "/no-such-page",
)

DOCUMENTS = ("/help/plain", "/join", "/code/beacons/sync/family_document.py", "/no-such-page")
"""Pages that need no line."""
MOST_OF_ABOUT = 8
"""Pages of *About*: two as on the screen, and some two hundred sources."""
MOST_OF_HELP = 5
"""Pages of *Get help* for 10 to 12, with every situation and no country."""


@needs_chromium("changes what a page is shown on")
def test_every_page_on_paper_is_black_on_white_without_controls_and_unfolded(open_context: Callable[..., BrowserContext], watch: Watch):
    watch.tolerate("404")
    page = open_context(reader.having(reader.finished_at("global-alliance")), color_scheme="dark").new_page()
    assert {address: faults for address in ADDRESSES if (faults := _faults(page, address))} == {}


@needs_chromium("changes what a page is shown on")
def test_a_question_on_paper_is_its_choices_without_controls_before_and_after_it_was_answered(open_context: Callable[..., BrowserContext]):
    item = reader.of_type("single_choice")
    page = open_context(reader.having(reader.attempt_at([item])), color_scheme="dark").new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    reader.respond(page, item, reader.right_response(item))
    expect(reader.check_button(page)).to_be_visible()
    before = _on_paper(page)
    expect(reader.choices(page)).to_have_count(len(item.option_ids))
    expect(reader.choices(page).first).to_be_visible()
    page.emulate_media(media="screen")
    reader.check(page)
    assert (before, _on_paper(page)) == ({}, {})


@needs_chromium("prints a page")
def test_the_editor_of_an_own_quiz_is_its_questions_on_paper_as_they_are_written_at_that_moment(page: Page, tmp_path: Path):
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    for form, stem in (("one", "Who may see it?"), ("boxes", "Where does it belong?")):
        page.locator(f"[data-key=add-{form}]").click()
        page.locator("#own-stem").fill(stem)
    page.locator(".own-boxes textarea").first.fill("Public")
    page.locator(".own-answers textarea").first.fill("A nickname")
    page.locator(".own-answers select").first.select_option(label="Public")
    assert _on_paper(page) == {}
    (text,) = _printed(page, tmp_path)
    assert "Choose one Who may see it? 2. Sort into boxes Where does it belong?" in text
    assert "A nickname → Public" in text


@needs_chromium("prints a page")
@pytest.mark.parametrize(("kind", "most"), [("deputy", 1), ("lesson-plan", 2), ("certificate", 1), ("record", 1)])
def test_what_a_teacher_prints_takes_no_page_more_than_it_should_whatever_the_plan(kind: str, most: int, page: Page, tmp_path: Path):
    of_plans = [(plans.lesson, path) for plans in english().plans.values() for path in plans.paths]
    pages = {at: _pages(page, f"/print/{kind}?lesson={at[0]}&path={at[1]}", tmp_path) for at in of_plans}
    assert {at: texts for at, texts in pages.items() if len(texts) > most} == {}


@pytest.mark.parametrize(
    "address",
    [
        f"/grown-ups?lesson={reader.LESSON}&path=10-12&show=plan",
        f"/grown-ups?lesson={reader.LESSON}",
        "/grown-ups?show=class",
        "/tonight?show=told",
        "/statements",
        "/evidence",
        "/data-protection",
    ],
)
def test_a_link_to_a_sheet_names_the_zone_whose_day_is_printed(address: str, open_context: Callable[..., BrowserContext]):
    page = open_context(timezone_id="Pacific/Auckland").new_page()
    reader.go(page, address)
    links = page.locator('main a[href*="/print/"]').evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert links
    assert [link for link in links if "zone=Pacific/Auckland" not in link] == []


def test_a_sheet_that_is_opened_before_the_page_is_drawn_says_its_readers_day(open_context: Callable[..., BrowserContext]):
    """A day that begins fourteen hours before the last place on earth has it: there it is never that of the other zone."""
    days = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        page = open_context(timezone_id=zone).new_page()
        page.route("**/static/js/**", lambda route: route.fulfill(body="", content_type="text/javascript"))  # nothing draws the page
        page.goto("/tonight")
        page.locator(".urgent .to-sheet").click()
        expect(page.locator("footer").last).to_be_visible()
        days.append(page.locator("footer").last.inner_text())
        assert parse_qs(urlsplit(page.url).query)["zone"] == [zone]
    assert days[0] != days[1]


@needs_chromium("prints a page")
def test_no_page_ends_with_the_heading_of_a_list_that_stands_on_the_next(page: Page, tmp_path: Path):
    """Nor with what is said of the list below its heading, whichever lesson and paper."""
    begins = _plain(f"{t('grown_ups.talk')} {t('grown_ups.talk_text')}")
    ends = (begins, *(_plain(t(f"grown_ups.{list_of}")) for list_of in ("questions", "talk", "sources")))
    for lesson in english().lessons:
        reader.go(page, f"/grown-ups?lesson={lesson}")
        for size in ("A4", "Letter", "A5"):
            texts = _printed(page, tmp_path, size)
            assert sum(begins in text for text in texts) == 1, (lesson, size)
            assert not [text for text in texts if text.endswith(ends)], (lesson, size)


@needs_chromium("prints a page")
def test_about_on_paper_is_what_stands_on_the_screen_and_each_source_once(page: Page, tmp_path: Path):
    texts = _pages(page, "/about", tmp_path)
    assert len(texts) <= MOST_OF_ABOUT
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".sources summary:visible")).to_have_count(len(english().lessons))
    seen = page.locator(".source-list a:visible").evaluate_all("(all) => all.map((one) => one.href)")
    assert (len(seen), set(seen)) == (len(set(seen)), {str(fact.source.url) for _, facts, _ in all_sources(english()) for fact in facts})
    assert page.locator(".source-list .claim:visible").count() == 0
    page.emulate_media(media="screen")
    expect(page.locator(".sources").last.locator(".claim:visible")).to_have_count(len(all_sources(english())[-1][1]))


@needs_chromium("prints a page")
def test_a_term_is_one_page_and_every_page_of_a_sheet_says_where_it_comes_from_and_which_it_is(page: Page, tmp_path: Path):
    assert [len(_pages(page, f"/print/term?path={path}&start=2027-01-11", tmp_path)) for path in english().paths()] == [1, 1, 1]
    texts = _pages(page, f"/print/bundle?lesson={reader.LESSON}&path=10-12", tmp_path)
    assert [text for number, text in enumerate(texts, 1) if f"{number} / {len(texts)}" not in text or "Seven Beacons" not in text] == []


@needs_chromium("prints a page")
def test_a_case_that_is_open_is_printed_without_the_others_and_what_a_page_leads_to_stays_on_the_screen(page: Page, tmp_path: Path):
    blackmail, *others = [case.title for case in there(english().help).cases]
    (text,) = _pages(page, "/tonight?show=blackmail", tmp_path)
    assert _plain(blackmail) in text
    assert not [title for title in others if _plain(title) in text]
    for address in ("/statements", "/evidence", "/data-protection", f"/grown-ups?lesson={reader.LESSON}&show=plan"):
        page.emulate_media(media="screen")
        reader.go(page, address)
        page.emulate_media(media="print")
        assert page.locator('main a[href*="/print/"]:visible').count() == 0, address


@needs_chromium("prints a page")
@pytest.mark.parametrize("address", ["/help", "/help/plain"])
def test_get_help_is_few_pages_none_ends_with_a_heading_and_what_only_a_screen_needs_stays_there(address: str, page: Page, tmp_path: Path):
    texts = _pages(page, address, tmp_path)
    assert len(texts) <= MOST_OF_HELP
    leads = ("How can I say it?", "then say it, show it or send it.", "A grown-up can find them here.")
    assert [text[-80:] for text in texts if re.sub(r" Seven Beacons .*$", "", text).endswith(leads)] == []
    assert [text for text in texts if "opens another website" in text or "Leave this page quickly" in text] == []


def _pages(page: Page, address: str, folder: Path) -> list[str]:
    """The text of each page that a printer would give."""
    if address.startswith("/print/") or address in DOCUMENTS:
        page.goto(address)
    else:
        reader.go(page, address)
    return _printed(page, folder)


def _printed(page: Page, folder: Path, size: str = "A4") -> list[str]:
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.pdf(path=folder / "printed.pdf", format=size, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(folder / "printed.pdf") as pdf:
        return [_plain(one.get_textpage().get_text_range()) for one in pdf]


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _faults(page: Page, address: str) -> dict[str, list[str]]:
    page.emulate_media(media="screen")
    if address in DOCUMENTS:
        page.goto(address)
    else:
        reader.go(page, address)
        expect(page.get_by_test_id("stSkeleton")).to_have_count(0)  # what the platform draws is there
    return {fault: found for fault, found in _on_paper(page).items() if not (fault == "folded" and address == "/help/plain")}


def _on_paper(page: Page) -> dict[str, list[str]]:
    page.emulate_media(media="print")
    return {fault: found[:5] for fault, found in page.evaluate(ON_PAPER).items() if found}
