"""The browser's own storage: blocked, full, full of rubbish, of an older version, emptied."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.attempt import Attempt
from beacons.domain.family import Family, Reader
from beacons.domain.family_document import Household, read_texts
from beacons.domain.response import Response
from beacons.ui.components.browser import ASIDE, FAMILY, READER, VERSION_1
from tests.browser import family_files, keeping, reader
from tests.browser.server import Server
from tests.browser.watch import LOST_CONNECTION, Watch

pytestmark = pytest.mark.browser

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
PATHS = ".st-key-path label[data-testid=stRadioOption]"
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


def put(page: Page, entries: dict[str, str]) -> None:
    """Write into the storage what no tab of the app has written, before any tab of it is open."""
    page.goto("/sea")
    page.evaluate(PUT, entries)


# Where nothing can be kept


def test_without_storage_a_quiz_can_be_played_to_its_end_and_the_page_says_that_it_will_not_remember(
    open_context: Callable[..., BrowserContext],
):
    context = open_context()
    context.add_init_script(NOTHING_AT_ALL)
    page = context.new_page()
    reader.go(page, QUIZ)
    expect(page.locator(".forgetful")).to_contain_text(TOO_FULL)
    reader.start(page)
    assert len(reader.play(page)) == 8
    expect(page.locator(".big-stars")).to_contain_text("3 stars")
    reader.menu(page, "home").click()
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("3 stars")
    expect(page.locator(".forgetful")).to_be_visible()


def test_where_everything_is_remembered_nothing_is_said(page: Page):
    reader.go(page, QUIZ)
    reader.start(page)
    reader.answer(page)
    expect(page.locator(".forgetful")).to_be_hidden()


@pytest.mark.parametrize("kind", ["blocked", "full"])
def test_what_cannot_be_kept_can_be_saved_to_a_file(open_context: Callable[..., BrowserContext], tmp_path, kind: str):
    page = _that_cannot_keep(open_context(), kind)
    reader.go(page, QUIZ)
    reader.start(page)
    item = reader.answer(page)
    line = page.locator(".forgetful")
    expect(line).to_contain_text(TOO_FULL)
    line.locator("a").click()
    file = family_files.save(page, tmp_path)
    (attempt,) = (a for progress in read_texts(file.read_text(encoding="utf-8")).progress.values() for a in progress.attempts)
    assert [answer.item_id for answer in attempt.answers] == [item.id]


@pytest.mark.parametrize("kind", ["blocked", "full"])
def test_what_cannot_be_kept_outlives_the_server_while_the_page_stays_open(
    new_server: Callable[[], Server], open_context: Callable[..., BrowserContext], watch: Watch, kind: str
):
    server = new_server()
    server.wait_until_healthy()
    watch.host = f"localhost:{server.port}"
    watch.tolerate(LOST_CONNECTION)
    page = _that_cannot_keep(open_context(base_url=server.url), kind)
    reader.go(page, QUIZ)
    reader.start(page)
    items = [reader.answer(page)]
    reader.go_on(page)
    items.append(reader.answer(page))
    reader.settled(page)

    server.kill()
    server.start()
    server.wait_until_healthy()
    reader.connected(page)
    reader.settled(page)
    expect(page.locator(".place")).to_contain_text("Question 2 of")
    expect(page.locator("#stem")).to_have_text(items[1].stem)
    expect(page.locator("#feedback")).to_be_visible()
    expect(page.locator(".forgetful")).to_be_visible()
    _to_home(page)
    expect(page.locator(".st-key-carry-on a")).to_contain_text("question 2 of")


def _to_home(page: Page) -> None:
    """The first tap after a crash may do no more than wake the new server."""
    reader.menu(page, "home").click()
    page.wait_for_timeout(400)
    reader.settled(page)
    if not reader.coast(page).count():
        reader.menu(page, "home").click()
    expect(reader.coast(page)).to_be_visible()


def test_once_there_is_room_again_everything_is_kept_and_the_page_says_nothing_more(open_context: Callable[..., BrowserContext]):
    page = _that_cannot_keep(open_context(), "full")
    reader.go(page, QUIZ)
    reader.start(page)
    item = reader.answer(page)
    expect(page.locator(".forgetful")).to_be_visible()
    assert not keeping.household(page).progress
    page.evaluate(EMPTY_AGAIN)
    reader.go_on(page)
    expect(page.locator(".forgetful")).to_be_hidden()
    reader.until(page, lambda: reader.progress(page).attempts, "what was done is kept")
    assert [answer.item_id for answer in reader.kept_attempt(page).answers] == [item.id]


def test_what_version_1_kept_stays_while_there_is_no_room_for_what_takes_its_place(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    put(page, {VERSION_1: _version_1(reader.finished_at(reader.LESSON))})
    page.add_init_script("""
      const set = Storage.prototype.setItem
      Storage.prototype.setItem = function (name, text) {
        if (name.startsWith('seven-beacons.')) throw new DOMException('full', 'QuotaExceededError')
        set.call(this, name, text)
      }
    """)
    reader.go(page, "/")
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("3 stars")
    expect(page.locator(".forgetful")).to_be_visible()
    assert set(keeping.entries(page)) == {VERSION_1}


def _that_cannot_keep(context: BrowserContext, kind: str) -> Page:
    page = context.new_page()
    if kind == "blocked":
        page.add_init_script(NOTHING_AT_ALL)
    else:
        page.goto("/sea")
        page.evaluate(FILL)
    return page


# What stands there and cannot be read

SOUND = KEPT[READER + FIRST.id]
RUBBISH: dict[str, dict[str, str]] = {
    "no JSON": {FAMILY: "{"},
    "another type": {FAMILY: '["a", 1, null]'},
    "nothing": {FAMILY: "null"},
    "a later version": {FAMILY: KEPT[FAMILY].replace('"version":2', '"version":99')},
    "the header alone is broken": {FAMILY: KEPT[FAMILY].replace('"kind":', "kind:")},
    "a child's header alone is broken": {READER + FIRST.id: SOUND[10:]},
    "a place beyond the answers": {READER + "x": SOUND + '\n{"attempt":{"id":"a","path":"7-9","item_ids":["i"],"place":1,"at":1}}'},
    "far too long": {FAMILY: "x" * 2_000_000},
    "far too many lines": {READER + "x": '{"format":"seven-beacons","kind":"reader","version":2,"id":"x"}\n' + "[\n" * 400_000},
    "brackets without end": {READER + "x": "[" * 300_000},
    "half a letter": {FAMILY: "\ud800"},
    "markup": {FAMILY: "<img src=x onerror=alert(1)>", "seven-beacons.<b>": "<script>alert(1)</script>"},
    "names of no one": {READER: "", READER + "../x": SOUND, "seven-beacons.__proto__": "{}", ASIDE: "\x00"},
    "of version 1, no JSON": {VERSION_1: "{"},
    "of version 1, of a later one": {VERSION_1: '{"version":99,"attempts":[]}'},
}


@pytest.mark.parametrize("kind", RUBBISH)
def test_rubbish_in_the_storage_is_set_aside_and_the_app_goes_on(open_context: Callable[..., BrowserContext], kind: str):
    page = open_context().new_page()
    put(page, RUBBISH[kind])
    reader.go(page, QUIZ)
    reader.start(page)
    item = reader.answer(page)
    reader.settled(page)
    reader.reload(page)
    assert item.id in [answer.item_id for answer in reader.progress(page).answers]
    reader.menu(page, "home").click()
    expect(page.locator(".aside-line")).to_contain_text("Everything else is here.")


def test_broken_lines_take_nothing_else_with_them(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    broken = KEPT[READER + FIRST.id] + '\n{"attempt":{"id":"cut o'
    put(page, {**KEPT, READER + FIRST.id: broken, READER + SECOND.id: KEPT[READER + SECOND.id] + "\nrubbish"})
    reader.go(page, "/")
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("3 stars")
    assert keeping.household(page).progress == TWO.progress
    page.locator(".aside-line a").click()
    page.locator(".aside summary").click()
    expect(page.locator(".aside code")).to_have_text(["rubbish", '{"attempt":{"id":"cut o'])


@pytest.mark.parametrize("is_asleep", [False, True], ids=["beside another tab", "beside one that sleeps"])
def test_what_is_thrown_away_stays_away(open_context: Callable[..., BrowserContext], is_asleep: bool):
    context = open_context()
    other, page = context.new_page(), context.new_page()
    if is_asleep:
        other.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    put(page, {**KEPT, READER + SECOND.id: KEPT[READER + SECOND.id] + "\nrubbish", READER + "x": "[]"})
    reader.go(other, "/")
    expect(other.locator(".aside-line")).to_be_visible()
    reader.go(page, family_files.ADDRESS)
    page.locator(family_files.THROW).click()
    expect(page.locator("#notice")).to_have_text("What we couldn’t read has been thrown away.")
    reader.settled(page)
    if is_asleep:
        other.locator(PATHS).first.click()
    expect(other.locator(".aside-line")).to_have_count(0)
    for tab in (other, page):
        reader.settled(tab)
        reader.reload(tab)
        assert keeping.household(tab).aside == ()
        assert not {ASIDE, READER + "x"} & set(keeping.entries(tab))
    assert keeping.household(page).of(SECOND.id) == TWO.of(SECOND.id)


def test_an_attempt_at_items_that_are_gone_goes_on_with_the_others(open_context: Callable[..., BrowserContext]):
    item = reader.of_type("single_choice")
    attempt = reader.attempt_at([item]).model_copy(update={"item_ids": ("was-taken-out", item.id)})
    page = open_context(reader.having(attempt)).new_page()
    reader.go(page, QUIZ)
    expect(page.locator("#message")).to_have_text("This question isn’t here any more")
    reader.next_button(page).click()
    assert reader.play(page) == [item]


# What version 1 kept


def _version_1(*attempts: Attempt, **more: object) -> str:
    """The one document of version 1, as it was written."""

    def response(given: Response) -> object:
        return dict(given) if isinstance(given, dict) else list(given)

    def as_it_was(attempt: Attempt) -> dict[str, object]:
        answers = [
            {"item_id": a.item_id, "response": response(a.response), "earned": a.earned, "possible": a.possible, "at": a.at}
            for a in attempt.answers
        ]
        names = ("id", "lesson_id", "path", "place", "at")
        return {**{name: getattr(attempt, name) for name in names}, "item_ids": list(attempt.item_ids), "answers": answers}

    return json.dumps({"path": reader.PATH, "path_at": 1, "attempts": [as_it_was(a) for a in attempts], **more})


def test_what_version_1_kept_is_taken_over_and_its_document_dropped(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    attempt = reader.finished_at(reader.LESSON)
    place = {"lesson_id": "global-alliance", "path": reader.PATH, "card": 1, "cards": 6, "at": 4}
    put(page, {VERSION_1: _version_1(attempt, country="IE", country_at=3, skipped=["weprotect-global-alliance"], places=[place])})
    reader.go(page, "/")
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("3 stars")
    expect(reader.beacon(page, "weprotect-global-alliance").locator(".beacon-state")).to_have_text("Skipped for now")
    expect(reader.beacon(page, "global-alliance").locator(".beacon-state")).to_have_text("Started")
    reader.until(page, lambda: VERSION_1 not in keeping.entries(page), "the old document is dropped")
    assert reader.kept_attempt(page).answers == attempt.answers
    before = reader.stored(page)
    reader.reload(page)
    assert reader.stored(page) == before
    assert not page.locator(".aside-line").count()


def test_of_a_document_of_version_1_with_a_broken_part_the_rest_is_taken_over(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    put(page, {VERSION_1: _version_1(reader.finished_at(reader.LESSON), skipped="not a list")})
    reader.go(page, "/")
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("3 stars")
    expect(page.locator(".aside-line")).to_be_visible()
    assert VERSION_1 not in keeping.entries(page)
    assert "not a list" in keeping.entries(page)[ASIDE]


def test_a_document_of_version_1_beside_one_of_today_is_joined_with_it(open_context: Callable[..., BrowserContext]):
    page = open_context(TWO).new_page()
    put(page, {VERSION_1: _version_1(reader.finished_at("childnet-digital-leaders"))})
    reader.go(page, "/")
    expect(reader.beacon(page, "childnet-digital-leaders").locator(".beacon-state")).to_have_text("3 stars")
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("3 stars")
    kept = keeping.household(page)
    assert {r.id for r in kept.family.readers} == {FIRST.id, SECOND.id}
    assert kept.of(SECOND.id) == TWO.of(SECOND.id)


# Forgetting everything


def test_forget_everything_empties_this_tab_the_other_tab_and_the_storage(open_context: Callable[..., BrowserContext]):
    context = open_context(TWO)
    other, page = context.new_page(), context.new_page()
    reader.go(other, "/")
    state = reader.beacon(other, reader.LESSON).locator(".beacon-state")
    expect(state).to_have_text("3 stars")
    reader.go(page, "/grown-ups")
    page.evaluate("() => { document.cookie = 'left-over=1; path=/'; sessionStorage.setItem('left-over', '1') }")
    assert FIRST.id in page.evaluate(ALL_THAT_IS_KEPT)

    page.locator(family_files.FORGET).first.click()
    expect(page.get_by_text("You can’t undo it")).to_be_visible()
    page.locator(family_files.FORGET_NOW).click()
    expect(page.get_by_text("Everything on this device has been forgotten.")).to_be_visible()
    reader.settled(page)
    assert json.loads(page.evaluate(ALL_THAT_IS_KEPT)) == [[], [], "", [], []]
    page.wait_for_timeout(500)
    expect(page.locator("#notice")).to_be_focused()

    expect(state).to_have_text("New")
    for tab in (page, other):
        reader.settled(tab)
        assert FIRST.id not in tab.evaluate("JSON.stringify(window.sevenBeacons)")
        _has_forgotten(tab)
        reader.reload(tab)
        _has_forgotten(tab)
    expect(state).to_have_text("New")


def _has_forgotten(tab: Page) -> None:
    """Nothing of ours is there; what the platform keeps for itself on every page tells nothing."""
    local, session, cookies, databases, caches = json.loads(tab.evaluate(ALL_THAT_IS_KEPT))
    assert not [name for name, _ in local if not name.startswith("stActiveTheme-")]
    assert (session, databases, caches) == ([], [], [])
    assert {cookie.split("=")[0] for cookie in cookies.split("; ") if cookie} <= {"_streamlit_xsrf"}
    assert reader.progress(tab).is_new
    assert not tab.get_by_text("Calm Otter").count()


def test_a_tab_that_slept_while_everything_was_forgotten_brings_nothing_back(open_context: Callable[..., BrowserContext]):
    context = open_context(TWO)
    asleep, page = context.new_page(), context.new_page()
    asleep.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    reader.go(asleep, "/")
    reader.go(page, family_files.ADDRESS)
    family_files.forget(page)
    asleep.locator(PATHS).first.click()
    expect(reader.beacon(asleep, reader.LESSON).locator(".beacon-state")).to_have_text("New")
    for tab in (asleep, page):
        reader.settled(tab)
        assert FIRST.id not in tab.evaluate(ALL_THAT_IS_KEPT)


def test_with_full_storage_everything_can_be_forgotten_too(open_context: Callable[..., BrowserContext]):
    context = open_context()
    other, page = context.new_page(), context.new_page()
    page.goto("/sea")
    page.evaluate(FILL)
    for tab in (other, page):
        reader.go(tab, QUIZ)
        reader.start(tab)
        reader.answer(tab)
    reader.go(page, family_files.ADDRESS)
    family_files.forget(page)
    expect(page.locator(".forgetful")).to_be_hidden()
    expect(other.locator("#start")).to_be_visible()
    for tab in (page, other):
        reader.settled(tab)
        assert keeping.entries(tab) == {}


def test_forgetting_again_after_the_server_came_back_forgets_again(
    new_server: Callable[[], Server], open_context: Callable[..., BrowserContext], watch: Watch
):
    server = new_server()
    server.wait_until_healthy()
    watch.host = f"localhost:{server.port}"
    watch.tolerate(LOST_CONNECTION)
    page = open_context(base_url=server.url).new_page()
    reader.go(page, family_files.ADDRESS)
    family_files.forget(page)
    server.kill()
    server.start()
    server.wait_until_healthy()
    reader.connected(page)
    reader.settled(page)
    _to_home(page)
    page.locator(PATHS).first.click()
    reader.until(page, lambda: reader.progress(page).path, "the path is kept")
    reader.menu(page, "grown-ups").click()
    family_files.forget(page)
    assert keeping.entries(page) == {}


def test_after_forgetting_everything_what_is_done_next_is_kept(open_context: Callable[..., BrowserContext]):
    page = open_context(TWO).new_page()
    reader.go(page, "/grown-ups")
    family_files.forget(page)
    reader.go(page, QUIZ)
    reader.start(page)
    item = reader.answer(page)
    reader.until(page, lambda: reader.progress(page).attempts, "the new attempt is kept")
    assert [answer.item_id for answer in reader.kept_attempt(page).answers] == [item.id]
    assert FIRST.id not in {r.id for r in keeping.household(page).family.readers}
