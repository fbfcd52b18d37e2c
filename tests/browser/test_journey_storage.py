"""The browser's own storage, as far as it takes a browser: blocked, full, written by two tabs, of an older version, damaged, emptied.

Whatever comes in between, and in whichever order, is tried without one: see ``tests/sync``.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.household.family import Family, Reader
from beacons.domain.household.household import Household
from beacons.domain.source import with_key
from beacons.sync.documents import READER, UNREADABLE, VERSION_1
from beacons.sync.family_document import read_texts
from tests.browser import family_files, hosting, keeping, reader
from tests.browser.engine import needs_chromium
from tests.builders import a_mastery
from tests.sync.keeping import kept_by
from tests.there import there

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
QUIZ = f"/quiz?lesson={reader.LESSON}"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError') } })"
NOTHING_AT_ALL = BLOCKED + "; " + BLOCKED.replace("localStorage", "sessionStorage")
FILL = """
  () => {
    for (let size = 4e6; size >= 1; size = Math.floor(size / 2)) {
      for (;;) try { localStorage.setItem("filler-" + localStorage.length, "x".repeat(size)) } catch { break }
    }
    try { for (;;) localStorage.setItem("f" + localStorage.length, "") } catch { return }
  }
"""
"""Fills the storage to the last letter with what is none of ours."""
EMPTY_AGAIN = "() => Object.keys(localStorage).filter((name) => name.startsWith('f')).forEach((name) => localStorage.removeItem(name))"
PUT = "(entries) => Object.entries(entries).forEach(([name, text]) => localStorage.setItem(name, text))"
ALL_THAT_IS_KEPT = """
  async () => JSON.stringify([
    Object.entries(localStorage), Object.entries(sessionStorage), document.cookie,
    (await indexedDB.databases()).map((one) => one.name), await caches.keys(),
  ])
"""
HIDES = """
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hides });
  document.dispatchEvent(new Event("visibilitychange"));
"""
SECRET = f"() => localStorage.getItem('{hosting.KEPT}')"
PLACES = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
PLACE = "() => JSON.stringify(history.state)"
DRAFT = "Who may know where I live?"
TOO_FULL = "can’t save what you do"

FIRST, SECOND = keeping.FIRST, Reader(id="second-reader", word="kind", animal="seal", at=2)
TWO = read_texts(
    *keeping.of(
        Household(
            Family(readers=(FIRST, SECOND)),
            {FIRST.id: reader.having(reader.finished_at(reader.LESSON)), SECOND.id: reader.having(reader.finished_at("global-alliance"))},
        )
    ).values()
)
KEPT = keeping.of(TWO)
THREE = Household(
    Family(readers=(FIRST, SECOND, Reader(id="third-reader", word="bright", animal="crab", at=3))),
    {**TWO.progress, "third-reader": reader.having(reader.finished_at("safer-internet-day"))},
)


def put(page: Page, entries: dict[str, str]) -> None:
    """Write into the storage what no tab of the app has written, before any tab of it is open."""
    page.goto("/sea")
    page.evaluate(PUT, entries)


def state_of(page: Page, lesson_id: str = reader.LESSON):
    return reader.beacon(page, lesson_id).locator(".beacon-state")


def test_without_storage_a_quiz_can_be_played_to_its_end_and_the_page_says_that_it_will_not_remember(open_context: OpenContext):
    context = open_context()
    context.add_init_script(NOTHING_AT_ALL)
    page = context.new_page()
    reader.go(page, QUIZ)
    expect(page.locator(".forgetful")).to_contain_text(TOO_FULL)
    reader.start(page)
    assert len(with_key(reader.play(page))) == 8
    expect(page.locator(".big-stars")).to_contain_text("3 stars")
    reader.menu(page, "home").click()
    expect(state_of(page)).to_have_text("3 stars")
    expect(page.locator(".forgetful")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "promise"),
    [(QUIZ, "You keep them."), ("/progress", "You keep every star."), ("/rest", "Your lights stay on.")],
)
def test_what_the_browser_cannot_save_nobody_is_promised_to_keep(address: str, promise: str, open_context: OpenContext):
    mastered = {"mastered": (a_mastery("kindness", at=FIRST.at),)}
    page = open_context(reader.having(reader.finished_at(reader.LESSON)).model_copy(update=mastered)).new_page()
    reader.go(page, address)
    promised = page.get_by_text(promise, exact=True)
    expect(promised).to_be_visible()
    page.goto("/sea")
    page.evaluate(FILL)
    reader.go(page, address)
    expect(page.locator(".forgetful")).to_contain_text(TOO_FULL)
    expect(promised).to_be_hidden()


def test_a_page_that_was_opened_while_there_was_no_room_says_so_only_until_there_is(open_context: OpenContext):
    page = open_context().new_page()
    page.goto("/sea")
    page.evaluate(FILL)
    reader.go(page, QUIZ)
    expect(page.locator(".forgetful")).to_contain_text(TOO_FULL)
    page.evaluate(EMPTY_AGAIN)
    expect(page.locator(".forgetful")).to_be_hidden()  # with nothing pressed, and nothing to keep


@needs_chromium("saves a file that the page has made")
def test_what_a_full_storage_cannot_keep_can_be_saved_to_a_file_and_is_kept_once_there_is_room(open_context: OpenContext, tmp_path):
    page = open_context().new_page()
    page.goto("/sea")
    page.evaluate(FILL)
    reader.go(page, QUIZ)
    reader.start(page)
    item = reader.answer(page)
    assert not keeping.household(page).progress
    line = page.locator(".forgetful")
    expect(line).to_contain_text(TOO_FULL)
    line.locator("a").click()
    file = family_files.save(page, tmp_path)
    (attempt,) = (a for progress in read_texts(file.read_text(encoding="utf-8")).progress.values() for a in progress.attempts)
    assert [answer.item_id for answer in attempt.answers] == [item.id]
    page.evaluate(EMPTY_AGAIN)
    expect(line).to_be_hidden()  # with nothing pressed
    reader.until(page, lambda: reader.progress(page).attempts, "what was done is kept")
    assert reader.kept_attempt(page).answers == attempt.answers


def test_an_editor_says_that_a_quiz_is_saved_only_where_the_browser_saves_it(open_context: OpenContext):
    page = open_context().new_page()
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    said = page.locator(".own-saved")
    expect(said).to_have_text("Saved on this device")
    page.evaluate(FILL)
    page.get_by_label("Name of the quiz").fill("Passwords")
    expect(said).to_contain_text("this browser can’t save it")
    page.evaluate(EMPTY_AGAIN)
    expect(said).to_have_text("Saved on this device")
    reader.until(page, lambda: any("Passwords" in text for text in keeping.entries(page).values()), "the name is kept")


def test_two_tabs_that_keep_things_at_the_same_time_lose_none_of_them_and_a_reload_changes_nothing(open_context: OpenContext):
    """Each answers at once, in a quiz of its own, and neither waits for the other."""
    item = reader.of_type("single_choice")
    attempts = [reader.having(reader.attempt_at([item], id=name)) for name in ("a1", "b1")]
    context = open_context(keeping.of_two(*attempts))
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        reader.go(tab, "/")
    reader.switch(tabs[1], "Brave Puffin")
    for tab in tabs:
        tab.bring_to_front()
        reader.go(tab, QUIZ)
        reader.respond(tab, item, reader.right_response(item))
    for tab in tabs:
        tab.evaluate("document.querySelector('.st-key-check button').click()")
    for tab in tabs:
        expect(tab.locator("#feedback")).to_be_visible()
        expect(tab.locator(".forgetful")).to_be_hidden()
    reader.until(tabs[0], lambda: all(map(keeping.is_at_rest, tabs)), "the tabs are at rest")
    before = reader.stored(tabs[0])
    for tab in tabs:
        reader.reload(tab)
        reader.until(tab, lambda: all(map(keeping.is_at_rest, tabs)), "the tabs are at rest")
        assert len(reader.kept_attempt(tab).answers) == 1
        assert reader.stored(tab) == before


def test_broken_lines_take_nothing_else_with_them_and_thrown_away_they_are_gone_in_every_tab(open_context: OpenContext):
    context = open_context()
    page, other = context.new_page(), context.new_page()
    broken = KEPT[READER + FIRST.id] + '\n{"attempt":{"id":"cut o'
    put(page, {**KEPT, READER + FIRST.id: broken, READER + SECOND.id: KEPT[READER + SECOND.id] + "\nrubbish", READER + "x": "[]"})
    for tab in (other, page):
        reader.go(tab, "/")
        expect(state_of(tab)).to_have_text("3 stars")
    expect(other.locator(".aside-line")).to_contain_text("Everything else is here.")
    page.locator(".aside-line a").click()
    page.locator(".aside summary").click()
    expect(page.locator(".aside code")).to_have_text(["[]", "rubbish", '{"attempt":{"id":"cut o'])
    page.locator(family_files.THROW).click()
    expect(page.locator("#notice")).to_have_text("What we couldn’t read has been thrown away.")
    expect(other.locator(".aside-line")).to_have_count(0)
    for tab in (other, page):
        reader.settled(tab)
        reader.reload(tab)
        assert keeping.household(tab).unreadable == ()
        assert not {UNREADABLE, READER + "x"} & set(keeping.entries(tab))
    assert keeping.household(page).progress == TWO.progress


def test_what_version_1_kept_is_taken_over_and_its_document_dropped(open_context: OpenContext):
    page = open_context().new_page()
    put(page, kept_by("version_1"))
    reader.go(page, "/")
    expect(state_of(page)).to_have_text("2 stars")
    expect(state_of(page, "weprotect-global-alliance")).to_have_text("Skipped for now")
    expect(state_of(page, "global-alliance")).to_have_text("Started")
    reader.until(page, lambda: VERSION_1 not in keeping.entries(page), "the old document is dropped")
    assert len(reader.progress(page).answers) == 5
    reader.until(page, partial(keeping.is_at_rest, page), "the tab is at rest")
    before = reader.stored(page)
    reader.reload(page)
    reader.until(page, partial(keeping.is_at_rest, page), "the tab is at rest")
    assert reader.stored(page) == before
    assert not page.locator(".aside-line").count()


def test_what_is_erased_from_outside_is_saved_again_by_a_tab_that_knows_it_and_said(open_context: OpenContext):
    """In the middle of a quiz, with three children and two tabs, of which one has written to nothing yet."""
    items = reader.one_of_each_type()[:2]
    open_attempt = reader.attempt_at(items, id="open")
    context = open_context(replace(THREE, progress={**THREE.progress, SECOND.id: reader.having(open_attempt)}))
    page, other = context.new_page(), context.new_page()
    reader.go(other, "/")
    reader.go(page, "/")
    reader.switch(page, "Kind Seal")
    reader.go(page, QUIZ)
    reader.answer(page)
    reader.until(page, partial(keeping.is_at_rest, other), "both tabs know it")
    reader.go_on(page)
    before = keeping.household(page)

    page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    reader.answer(page)
    told = page.locator(".erased")
    expect(told).to_contain_text("has saved it again")
    expect(other.locator(".erased")).to_be_visible()
    reader.until(page, lambda: len(there(reader.progress(page).attempt("open")).answers) == 2, "the answer is kept")
    page.evaluate("() => localStorage.clear()")
    reader.until(page, lambda: keeping.household(page).progress, "it is saved again with nothing pressed")
    for tab in (page, other):
        reader.reload(tab)
    after = keeping.household(page)
    assert after.family == before.family
    assert {**after.progress, SECOND.id: None} == {**before.progress, SECOND.id: None}
    assert [answer.item_id for answer in there(reader.progress(page).attempt("open")).answers] == [item.id for item in items]
    expect(told).to_be_hidden()


def test_a_host_finds_back_into_a_room_whose_secret_was_erased_from_outside_but_not_where_all_was_forgotten(open_context: OpenContext):
    context = open_context()
    host, other = context.new_page(), context.new_page()
    code = hosting.open_room(host, [reader.of_type("single_choice")])
    host.evaluate("() => localStorage.clear()")
    reader.until(host, lambda: code in str(host.evaluate(SECRET)), "the secret is kept again")
    reader.reload(host)
    expect(host.locator(".host-code")).to_be_visible()

    reader.go(other, "/family-file")
    other.locator(family_files.FORGET).first.click()
    other.locator(family_files.FORGET_NOW).click()
    expect(other.locator("#notice")).to_be_visible()
    host.wait_for_timeout(5000)  # longer than it takes to see twice that it is gone
    assert host.evaluate(SECRET) is None


def test_a_hosts_screen_behind_the_settings_in_which_data_is_cleared_keeps_nothing_again(open_context: OpenContext):
    host = open_context().new_page()
    hosting.open_room(host, [reader.of_type("single_choice")])
    host.evaluate("(hides) => { " + HIDES + " localStorage.clear() }", True)
    host.evaluate("(hides) => { " + HIDES + " }", False)
    host.wait_for_timeout(5000)  # longer than it takes to see twice that it is gone
    assert host.evaluate(SECRET) is None


def step_to(host: Page, phase: str) -> None:
    while host.evaluate("() => window.sevenBeaconsHost.room.phase") != phase:
        hosting.go_on(host)


def test_a_pupils_page_keeps_nothing_of_its_class_once_everything_was_forgotten_in_another_tab(open_context: OpenContext):
    """In the middle of a question. Neither what the class is told then nor what is chosen brings it back; who comes in anew is kept."""
    host = open_context().new_page()
    code = hosting.open_room(host, [reader.of_type("single_choice"), reader.of_type("multiple_choice")])
    context = open_context()
    pupil, other = context.new_page(), context.new_page()
    pupil.goto(f"/join/{code}")
    pupil.locator("#enter button").click()
    expect(pupil.locator("#roll")).to_be_visible()
    step_to(host, "open")
    pupil.locator("#options .option").first.click()
    reader.until(pupil, lambda: code in pupil.evaluate(PLACES) and "chosen" in pupil.evaluate(PLACES), "place and choice are kept")

    reader.go(other, "/family-file")
    family_files.forget(other)
    reader.until(pupil, lambda: "seven-beacons-" not in pupil.evaluate(PLACES), "both tabs have forgotten")
    step_to(host, "revealed")
    expect(pupil.locator(".reason").first).to_be_visible()
    pupil.evaluate("() => { window.dispatchEvent(new Event('offline')); window.dispatchEvent(new Event('online')) }")
    step_to(host, "open")
    pupil.locator("#options .option").first.click()
    pupil.wait_for_timeout(5000)  # longer than it takes to see twice that it is gone
    assert "seven-beacons-" not in pupil.evaluate(PLACES)
    pupil.reload()
    pupil.locator("#enter button").click()
    reader.until(pupil, lambda: code in pupil.evaluate(PLACES), "the new place is kept")


def write_a_draft_and_paste_a_text(page: Page) -> None:
    """In an own quiz and in the box for questions, in this tab, so that both are steps back."""
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    page.locator("[data-key=add-one]").click()
    page.locator("#own-stem").fill(DRAFT)
    reader.go(page, "/my-quizzes?show=bring-in")
    page.locator("#bring-text").fill(DRAFT)


def test_without_storage_what_was_written_is_behind_back_no_more_once_everything_was_forgotten(open_context: OpenContext):
    context = open_context()
    context.add_init_script(NOTHING_AT_ALL)
    page = context.new_page()
    write_a_draft_and_paste_a_text(page)
    reader.until(page, lambda: DRAFT in str(page.evaluate(PLACE)), "the place holds the text")
    reader.reload(page)
    expect(page.locator("#bring-text")).to_have_value(DRAFT)
    reader.menu(page, "grown-ups").click()
    reader.settled(page)
    family_files.forget(page)
    page.wait_for_function("() => !window.sevenBeacons.store.know.told")  # a report on its way would hold the page that Back leaves
    seen = []
    for _ in range(3):
        page.go_back()
        reader.settled(page)
        reader.until(page, lambda: DRAFT not in str(page.evaluate(PLACE)), "the place that is come upon is emptied")
        if page.url.endswith("bring-in"):
            expect(page.locator("#bring-text")).to_have_value("")
        expect(page.get_by_text(DRAFT)).to_have_count(0)
        seen.append(page.evaluate(PLACE))
    assert "my-quizzes" in page.url
    assert DRAFT not in str(seen)

    reader.go(page, "/my-quizzes?show=bring-in")
    page.locator("#bring-text").fill("The next one’s")
    reader.until(page, lambda: "The next one’s" in str(page.evaluate(PLACE)), "the place holds the text")
    reader.reload(page)
    expect(page.locator("#bring-text")).to_have_value("The next one’s")


def test_a_text_that_was_pasted_is_not_put_back_by_the_page_that_goes_after_everything_was_forgotten(open_context: OpenContext):
    page = open_context().new_page()
    reader.go(page, "/my-quizzes?show=bring-in")
    page.locator("#bring-text").fill(DRAFT)
    reader.menu(page, "grown-ups").click()
    reader.settled(page)
    family_files.forget(page)
    reader.reload(page)
    assert DRAFT not in page.evaluate(ALL_THAT_IS_KEPT)
    reader.go(page, "/my-quizzes?show=bring-in")
    expect(page.locator("#bring-text")).to_have_value("")


def test_forget_everything_empties_this_tab_the_other_tab_and_the_storage(open_context: OpenContext):
    context = open_context(TWO)
    other, page = context.new_page(), context.new_page()
    reader.go(other, "/")
    expect(state_of(other)).to_have_text("3 stars")
    reader.go(page, "/grown-ups")
    page.evaluate("() => { document.cookie = 'left-over=1; path=/'; sessionStorage.setItem('left-over', '1') }")
    other.evaluate("() => sessionStorage.setItem('left-over', '1')")
    assert FIRST.id in page.evaluate(ALL_THAT_IS_KEPT)

    page.locator(family_files.FORGET).first.click()
    expect(page.get_by_text("You can’t undo it")).to_be_visible()
    page.locator(family_files.FORGET_NOW).click()
    expect(page.get_by_text("Everything on this device has been forgotten.")).to_be_visible()
    reader.settled(page)
    assert json.loads(page.evaluate(ALL_THAT_IS_KEPT)) == [[], [], "", [], []]
    page.wait_for_timeout(500)
    expect(page.locator("#notice")).to_be_focused()

    expect(state_of(other)).to_have_text("New")
    for tab in (page, other):
        reader.settled(tab)
        assert FIRST.id not in tab.evaluate("JSON.stringify(window.sevenBeacons)")
        _has_forgotten(tab)
        reader.reload(tab)
        _has_forgotten(tab)
    expect(state_of(other)).to_have_text("New")


def _has_forgotten(tab: Page) -> None:
    """Nothing of ours is there; what the platform keeps for itself on every page tells nothing."""
    local, session, cookies, databases, caches = json.loads(tab.evaluate(ALL_THAT_IS_KEPT))
    assert not [name for name, _ in local if not name.startswith("stActiveTheme-")]
    assert (session, cookies, databases, caches) == ([], "", [], [])
    assert reader.progress(tab).is_new
    assert not tab.get_by_text("Calm Otter").count()
