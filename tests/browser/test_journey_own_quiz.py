"""A quiz of one's own, as only a browser shows it: letters that are never lost, the keyboard, a phone, and what other pages fetch."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocketRoute, expect

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from tests.browser import keeping, reader
from tests.browser.keeping import FIRST
from tests.browser.server import Server
from tests.browser.watch import LOST_CONNECTION, Watch
from tests.builders import an_own_item, an_own_quiz, own_options
from tests.sync.keeping import texts_of
from tests.there import there

pytestmark = pytest.mark.browser

STEM = "Who may know your password?"


def begun(page: Page) -> None:
    """A quiz that was just begun, with one item to choose one answer, in its editor."""
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    page.locator("[data-key=add-one]").click()
    expect(page.locator("#own-stem")).to_be_focused()


def is_saved(page: Page) -> None:
    expect(page.locator(".own-saved")).to_have_text("Saved on this device")


def kept(page: Page) -> str:
    """All documents of own quizzes that the browser keeps."""
    return "\n".join(text for name, text in keeping.entries(page).items() if name.startswith("seven-beacons.quiz."))


def test_a_quiz_is_written_by_keyboard_alone_saved_and_tried(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    begun(page)
    page.keyboard.type(STEM)
    for text, reason in (("Nobody", "It is yours alone."), ("Everyone", "Then it is none."), ("My class", "They talk.")):
        page.keyboard.press("Tab")
        if text != "Nobody":
            page.keyboard.press("Tab")  # past the button that takes the answer above out
        page.keyboard.type(text)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        if text == "Nobody":
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.type(reason)
    expect(page.locator(".own-stem-said")).to_have_text(STEM)
    is_saved(page)
    expect(page.locator(".own-share")).to_have_text("One question, ready to play")
    expect(page.locator(".own-better")).to_have_text("What might be betterNothing to say. It looks good.")
    reader.until(page, lambda: STEM in kept(page), "the letters in the document")
    page.get_by_role("link", name="Try it").click()
    expect(page.locator("#stem")).to_have_text(STEM)
    page.locator(".option", has_text="Nobody").click()
    page.locator(".st-key-check button").click()
    expect(page.locator(".feedback")).to_contain_text("It is yours alone.")


def test_what_was_typed_when_the_page_was_reloaded_at_once_is_there_again(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    begun(page)
    is_saved(page)
    page.keyboard.type(STEM)
    page.reload()  # no second has passed
    expect(page.locator("#own-stem")).to_have_value(STEM)
    is_saved(page)
    reader.until(page, lambda: STEM in kept(page), "the letters in the document")


@pytest.mark.parametrize("goes_on", [False, True])
def test_what_is_written_while_the_server_is_gone_is_saved_before_anything_else_once_it_is_back(
    goes_on: bool, own_server: Server, open_context: Callable[..., BrowserContext]
):
    page = open_context(base_url=own_server.url).new_page()
    begun(page)
    page.keyboard.type(STEM)
    is_saved(page)
    own_server.kill()
    expect(page.locator("#line")).to_contain_text("The line is gone for a moment.")
    page.get_by_label("Name of the quiz").fill("Passwords")
    expect(page.locator(".own-saved")).to_contain_text("it’ll be saved once the connection is back")
    if goes_on:
        page.get_by_role("link", name="All my quizzes").click()
        expect(page.locator("#line")).to_contain_text("We’ve kept your tap.")
    else:
        page.wait_for_timeout(1000)  # what was written has been told to nobody by then
    own_server.start()
    own_server.wait_until_healthy()
    reader.connected(page)
    expect(page.locator("h1:visible")).to_have_text("My quizzes" if goes_on else "Passwords")
    expect(page.get_by_role("heading", name="Passwords")).to_be_visible()
    assert "Passwords" in kept(page)


def test_a_question_that_was_taken_out_comes_back_and_one_that_is_moved_keeps_the_focus(open_context: Callable[..., BrowserContext]):
    page = open_context(**reader.PHONE).new_page()
    begun(page)
    page.keyboard.type("First")
    page.locator("[data-key=add-order]").click()
    expect(page.locator("#own-stem")).to_have_value("")
    reader.expect_focus(page, "own-stem")
    page.keyboard.type("Second")
    rows = page.locator(".own-call")
    expect(rows).to_have_text(["First", "Second"])
    page.get_by_role("button", name="Move up: Second").press("Enter")
    expect(rows).to_have_text(["Second", "First"])
    expect(page.get_by_role("button", name="Move up: Second")).to_be_focused()
    page.get_by_role("button", name="Later: Step 1").press("Enter")
    expect(page.locator("[data-part=news]")).to_have_text("Now step 2 of 3")
    expect(page.get_by_role("button", name="Later: Step 2")).to_be_focused()
    page.get_by_role("button", name="Delete: First").click()
    expect(rows).to_have_text(["Second"])
    page.locator("[data-key=undo]").click()
    expect(rows).to_have_text(["Second", "First"])
    is_saved(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") == reader.PHONE["viewport"]["width"]


def test_whoever_names_a_box_goes_on_with_what_comes_next_and_the_box_is_called_so_at_once(
    open_context: Callable[..., BrowserContext],
):
    page = open_context(has_touch=True).new_page()
    begun(page)
    page.locator("[data-key=add-boxes]").click()
    expect(page.locator("#own-stem")).to_be_focused()
    first, second = page.locator(".own-boxes textarea").all()
    thing = page.locator(".own-answers textarea").first
    first.click()
    page.keyboard.type("Public")
    thing.tap()
    page.keyboard.type("A nickname")
    expect(thing).to_have_value("A nickname")
    page.locator(".own-answers select").first.select_option(label="Public")
    first.click()
    page.keyboard.type(" again")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Private")
    expect(second).to_have_value("Private")
    expect(page.locator(".own-answers select").first.locator("option:checked")).to_have_text("Public again")
    page.locator("[data-key=more-box]").tap()
    expect(page.locator(".own-boxes textarea")).to_have_count(3)


@pytest.mark.parametrize("width", [390, 1366])
def test_an_empty_quiz_says_who_writes_it_on_a_line_of_its_own_and_stands_in_one_column(
    open_context: Callable[..., BrowserContext], width: int
):
    page = open_context(viewport={"width": width, "height": 844}).new_page()
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    is_saved(page)
    ticks, said = (there(page.locator(found).last.bounding_box()) for found in (".own-by .own-tick", "#own-by-shown"))
    assert ticks["y"] + ticks["height"] <= said["y"] + 1
    assert said["height"] < 1.5 * 24
    left = page.locator(".own-editor > :visible").evaluate_all(
        "(parts) => parts.map((part) => Math.round(part.getBoundingClientRect().left))"
    )
    assert len(set(left)) == 1


def test_what_is_written_from_right_to_left_begins_at_the_right_in_the_editor_and_where_it_is_tried(
    open_context: Callable[..., BrowserContext],
):
    quiz = an_own_quiz("own-pets", an_own_item("own-one", stem="מי עוזר?", options=own_options("אבא", "חבר", right=("אבא",))), title="חיות")
    page = open_context(texts_of(Household(Family(readers=(FIRST,)), quizzes={quiz.id: quiz}))).new_page()
    for address, texts in (
        ("", ("#own-quiz", "#own-title", ".own-call", "#own-stem", "#own-text-o1", ".own-stem-said", ".own-child .face .text >> nth=0")),
        ("&show=play", ("#stem", ".item .face .text >> nth=0")),
    ):
        reader.go(page, f"/my-quizzes?quiz={quiz.id}{address}")
        for text in texts:
            expect(page.locator(text)).to_have_css("direction", "rtl")
    around, within = page.locator(".item .face").first.bounding_box(), page.locator(".item .face .text").first.bounding_box()
    assert there(within)["width"] > there(around)["width"] / 2, "else it stands at the left, however it runs"


def test_no_other_page_fetches_what_only_writing_needs(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reader.go(page, "/")
    reader.go(page, "/grown-ups")
    assert [url for url in asked if "/assets/" in url]
    assert not [url for url in asked if any(f"/ui/{folder}/" in url for folder in ("own", "bring_in", "take_along"))]


def test_a_screen_is_written_by_keyboard_alone_and_played(open_context: Callable[..., BrowserContext]):
    page = open_context().new_page()
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    page.locator("[data-key=add-screen]").press("Enter")
    expect(page.locator("#own-stem")).to_be_focused()

    def on(*presses: str) -> None:
        for press in presses:
            page.keyboard.press(press)

    on(*["Tab"] * 6)  # past what it looks like, what the first part is, and the buttons that move it
    expect(page.locator("#own-part-p1")).to_be_focused()
    page.keyboard.type("Town Library")
    page.locator("#own-part-p2").focus()
    page.keyboard.type("Type your street here.")
    on("Tab")
    expect(page.locator("[data-key=more-part]")).to_be_focused()
    on("Tab", "Space")
    expect(page.locator("#own-genuine-real")).to_be_checked()
    on("ArrowDown")
    expect(page.locator("#own-genuine-trick")).to_be_checked()
    for text in ("It wants your street.", "What would a book need it for?", "Ask at the desk."):
        on("Tab")
        page.keyboard.type(text)
    is_saved(page)
    expect(page.locator(".own-share")).to_have_text("One question, ready to play")
    expect(page.locator(".own-child .made-up-line")).to_have_text("Type your street here.")
    page.get_by_role("link", name="Try it").press("Enter")
    expect(page.locator("#stem")).to_be_visible()
    expect(page.locator(".made-up-name")).to_have_text("Town Library")
    for answer in ("A trick", "Leave it and show someone"):
        page.get_by_role("radio", name=answer).press("Space")
    page.locator(".st-key-check button").press("Enter")
    expect(page.locator(".feedback")).to_contain_text("You saw the trick")
    expect(page.locator(".feedback")).to_contain_text("It wants your street.")
    expect(page.locator(".feedback")).to_contain_text("Ask at the desk.")


def test_words_that_are_filled_in_are_whole_once_they_are_unfolded(open_context: Callable[..., BrowserContext]):
    page = open_context(**reader.PHONE).new_page()
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-begin-quiz button").click()
    page.locator("[data-key=add-screen]").click()
    page.locator("#own-genuine-trick").check()
    page.locator(".own-words summary").click()
    area = page.locator("#own-reason-go-on")
    reader.until(
        page, lambda: area.evaluate("(area) => area.clientHeight >= area.scrollHeight && area.scrollHeight > 60"), "all of its lines"
    )
    assert page.evaluate("() => document.documentElement.scrollWidth") == reader.PHONE["viewport"]["width"]


LINE = re.compile(r"/_stcore/stream")


def test_what_was_written_in_a_tab_that_was_closed_without_a_line_is_there_wherever_the_quiz_is(
    own_server: Server, open_context: Callable[..., BrowserContext]
):
    context = open_context(base_url=own_server.url)
    page = context.new_page()
    begun(page)
    page.keyboard.type("Something")
    is_saved(page)
    own_server.kill()
    page.get_by_label("Name of the quiz").fill("Passwords")
    page.locator("#own-stem").fill(STEM)
    expect(page.locator(".own-saved")).to_contain_text("it’ll be saved once the connection is back")
    page.close()
    own_server.start()
    own_server.wait_until_healthy()
    another = context.new_page()
    reader.go(another, "/family-file")
    reader.until(another, lambda: STEM in kept(another), "what was written is in the document")
    reader.go(another, "/my-quizzes")
    expect(another.get_by_role("heading", name="Passwords")).to_have_count(1)
    reader.until(another, lambda: not drafts(another), "nothing waits any more")
    another.get_by_role("link", name="Go on writing").click()
    expect(another.locator("#own-stem")).to_have_value(STEM)
    is_saved(another)


def test_a_list_of_quizzes_leaves_to_an_open_editor_what_is_written_there_and_brings_it_in_once_it_is_closed(
    open_context: Callable[..., BrowserContext], watch: Watch
):
    watch.tolerate(LOST_CONNECTION)
    context = open_context()
    page = context.new_page()
    lines: list[WebSocketRoute] = []

    def meet(line: WebSocketRoute) -> None:
        if lines:  # the first one alone is let through
            reader.hang_up(line)
        else:
            line.connect_to_server()
        lines.append(line)

    page.route_web_socket(LINE, meet)
    begun(page)
    page.keyboard.type("Something")
    is_saved(page)
    lines[0].close()
    expect(page.locator("#line")).to_contain_text("The line is gone for a moment.")
    page.get_by_label("Name of the quiz").fill("Passwords")
    another = context.new_page()
    reader.go(another, "/my-quizzes")
    expect(another.get_by_role("heading", name="Quiz without a name")).to_be_visible()
    another.wait_for_timeout(1000)  # an open editor has answered by then
    assert drafts(another)
    page.close()
    another.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")  # it is in front now
    expect(another.get_by_role("heading", name="Passwords")).to_be_visible()
    reader.until(another, lambda: not drafts(another), "nothing waits any more")


def drafts(page: Page) -> list[str]:
    """What was written in editors and is said to be heard by nobody."""
    return list(page.evaluate("() => Object.keys(localStorage).filter((name) => name.startsWith('seven-beacons-draft.'))"))
