"""A line that is lost, or was never there: no word of the platform, help at any time, and no press is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, WebSocketRoute, expect

from tests.browser import reader
from tests.browser.server import Server
from tests.browser.watch import LOST_CONNECTION, Watch

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
GONE = "The line is gone for a moment. Nothing is lost, and you can read on."


def comes_back(server: Server, page: Page) -> None:
    server.start()
    server.wait_until_healthy()
    reader.connected(page)


def test_while_the_server_is_gone_the_page_is_read_help_answers_and_a_press_counts_afterwards(
    own_server: Server, open_context: OpenContext
):
    page = open_context(base_url=own_server.url).new_page()
    reader.go(page, f"/lesson?lesson={reader.LESSON}&card=2")
    card = page.locator("h1").inner_text()
    own_server.kill()
    expect(page.locator("#line")).to_contain_text(GONE)

    reader.menu(page, "help").click()
    help_now = page.locator("#help-now")
    expect(help_now.locator(".danger")).to_contain_text("Call 999 in the UK")
    expect(help_now.locator(".in-short:visible")).to_have_text(["Stop. Tell. Keep. Report. Block."])
    reader.expect_focus(page, "help-now-title")
    help_now.get_by_text("Emergency numbers in other countries").click()
    expect(help_now.get_by_text("Austria: 112")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#card-title")).to_have_text(card)

    reader.next_button(page).click(force=True)
    expect(page.locator("#line")).to_contain_text("We’ve kept your tap.")
    page.wait_for_timeout(4000)  # longer than the platform waits before it opens a window
    expect(page.locator("[data-testid=stDialog]:visible")).to_have_count(0)
    comes_back(own_server, page)
    expect(page.locator(".place")).to_contain_text("Card 3 of")
    expect(page.locator("#line")).to_be_hidden()
    reader.menu(page, "help").click()
    expect(page.locator("h1:visible")).to_have_text("Who can I tell?")


def test_a_link_to_paper_that_is_pressed_while_the_server_is_gone_says_so_and_leads_there_afterwards(
    own_server: Server, open_context: OpenContext
):
    context = open_context(base_url=own_server.url)
    page = context.new_page()
    reader.go(page, "/tonight")
    sheet = page.get_by_role("link", name="Print all four on one page")
    own_server.kill()
    expect(page.locator("#line")).to_contain_text(GONE)
    sheet.click()
    expect(page.locator("#line")).to_contain_text("This opens once it’s back; press it again then.")
    assert context.pages == [page]
    comes_back(own_server, page)
    expect(page.locator("#line")).to_be_hidden()
    with context.expect_page() as opened:
        sheet.click()
    expect(opened.value.locator("h1").first).to_be_visible()


def test_the_way_back_that_is_pressed_while_the_server_is_gone_leads_there_afterwards_and_what_was_chosen_before_counts(
    own_server: Server, open_context: OpenContext
):
    page = open_context(base_url=own_server.url).new_page()
    reader.go(page, "/")
    for link, heading in ((".to-progress", "Which light comes first?"), (".to-grown-ups", "For parents and teachers")):
        page.locator(f".top {link}").click()
        expect(page.locator("h1:visible")).to_have_text(heading)
    page.get_by_role("link", name="Family agreement").click()
    expect(page.locator("h1:visible")).to_have_text("Our family agreement")
    sentence = page.locator("[data-testid=stButtonGroup] button").first
    expect(sentence).to_be_visible()
    own_server.kill()
    expect(page.locator("#line")).to_contain_text(GONE)
    sentence.click(force=True)
    for _ in range(2):
        page.go_back()
        expect(page.locator("#line")).to_contain_text("We’ve kept your tap.")
        expect(page).to_have_url(re.compile("/agreement"))  # what is seen
    comes_back(own_server, page)
    expect(page.locator("h1:visible")).to_have_text("Which light comes first?")
    expect(page).to_have_url(re.compile("/progress$"))
    for turn, at in ((page.go_forward, "/grown-ups$"), (page.go_forward, "/agreement$")):
        turn()
        expect(page).to_have_url(re.compile(at))
    expect(page.locator("h1:visible")).to_have_text("Our family agreement")
    expect(sentence).to_have_attribute("aria-pressed", "true")


def test_a_field_of_lessons_that_is_pressed_while_the_server_is_gone_says_that_it_opens_afterwards(
    own_server: Server, open_context: OpenContext
):
    page = open_context(base_url=own_server.url).new_page()
    reader.go(page, "/class-room")
    field = page.locator(".st-key-class-lesson [data-testid=stSelectbox]")
    own_server.kill()
    expect(page.locator("#line")).to_contain_text(GONE)
    field.locator("input").click(force=True)
    expect(page.locator("#line")).to_contain_text("This opens once it’s back; press it again then.")
    comes_back(own_server, page)
    expect(page.locator("#line")).to_be_hidden()
    field.locator("input").click()
    expect(page.get_by_role("option")).not_to_have_count(0)


def test_a_link_to_paper_leads_there_where_the_server_answers_though_the_line_is_gone(open_context: OpenContext, watch: Watch):
    watch.tolerate(LOST_CONNECTION)
    context = open_context()
    page = context.new_page()
    lines: list[WebSocketRoute] = []

    def meet(line: WebSocketRoute) -> None:
        if lines:
            reader.hang_up(line)
        else:
            line.connect_to_server()
        lines.append(line)

    page.route_web_socket("**/_stcore/stream*", meet)
    reader.go(page, "/tonight")
    lines[0].close()
    expect(page.locator("#line")).to_contain_text(GONE)
    with context.expect_page() as opened:
        page.get_by_role("link", name="Print all four on one page").click()
    expect(opened.value.locator("h1").first).to_be_visible()


def test_a_country_that_is_picked_while_the_server_is_gone_says_its_number_at_once_and_shows_its_services_afterwards(
    own_server: Server, open_context: OpenContext
):
    page = open_context(base_url=own_server.url).new_page()
    reader.go(page, "/help")
    field = page.get_by_label("Which country are you in?")
    expect(field).to_be_visible()
    own_server.kill()
    expect(page.locator("#line")).to_be_visible()
    field.fill("Österreich")
    page.keyboard.press("Enter")
    expect(page.locator(".chosen")).to_contain_text("In danger right now? Call 112.")
    comes_back(own_server, page)
    expect(page.locator(".danger").first).to_have_text("In danger right now? Call 112.")
    expect(page.get_by_role("link", name="Rat auf Draht")).to_be_visible()
    expect(page.locator(".chosen")).to_contain_text("Austria")


@pytest.mark.parametrize("pressed", ["while it is gone", "afterwards"])
def test_what_is_pressed_first_after_a_new_server_counts_with_what_was_chosen_before(
    pressed: str, own_server: Server, open_context: OpenContext
):
    items = [reader.of_type("single_choice"), reader.of_type("spot")]
    page = open_context(reader.having(reader.attempt_at(items)), base_url=own_server.url).new_page()
    reader.go(page, f"/quiz?lesson={reader.LESSON}")
    reader.respond(page, items[0], reader.right_response(items[0]))
    own_server.kill()
    expect(page.locator("#line")).to_be_visible()
    if pressed == "while it is gone":
        reader.check_button(page).click(force=True)
        comes_back(own_server, page)
    else:
        comes_back(own_server, page)
        reader.check_button(page).click()
    expect(page.locator("#feedback")).to_be_visible()
    expect(page.locator(".feedback")).to_have_class(re.compile("is-right"))
    reader.until(page, lambda: len(reader.kept_attempt(page).answers) == 1, "the answer is kept")


CHOOSING = {
    "a way to read": ("/", ".st-key-path label[data-testid=stRadioOption]", (0,)),
    "questions": (f"/projector?lesson={reader.LESSON}", "[data-testid=stCheckbox] label", (0, 1)),
    "sentences": ("/agreement", ".st-key-agreed-love button", (0, 2)),
}
"""Where the platform offers to choose, what is offered there, and which of these are chosen."""
IS_CHOSEN = "(one) => one.querySelector('input')?.checked ?? one.ariaPressed === 'true'"


@pytest.mark.parametrize("pressed", ["while it is gone", "afterwards"])
@pytest.mark.parametrize("what", CHOOSING)
def test_what_is_chosen_while_the_server_is_gone_or_draws_anew_is_chosen_afterwards(
    what: str, pressed: str, own_server: Server, open_context: OpenContext
):
    address, offered, chosen = CHOOSING[what]
    page = open_context(base_url=own_server.url).new_page()
    reader.go(page, address)
    choices = page.locator(offered)
    expect(choices.nth(2)).to_be_visible()
    before = [choices.nth(place).evaluate(IS_CHOSEN) for place in range(3)]
    own_server.kill()
    expect(page.locator("#line")).to_contain_text(GONE)
    if pressed == "while it is gone":
        for place in chosen:
            choices.nth(place).click(force=True)
        expect(page.locator("#line")).to_contain_text("We’ve kept your tap.")
        comes_back(own_server, page)
    else:
        comes_back(own_server, page)
        for place in chosen:
            choices.nth(place).click(force=True)
    expect(page.locator("#line")).to_be_hidden()
    reader.settled(page)
    after = [(place in chosen) != was if what != "a way to read" else place in chosen for place, was in enumerate(before)]
    reader.until(page, lambda: [choices.nth(place).evaluate(IS_CHOSEN) for place in range(3)] == after, f"{after} are chosen")
    reader.reload(page)
    expect(choices.nth(2)).to_be_visible()
    assert [choices.nth(place).evaluate(IS_CHOSEN) for place in range(3)] == after


def test_what_is_kept_while_the_server_is_gone_is_marked_and_a_second_tap_takes_it_back(own_server: Server, open_context: OpenContext):
    page = open_context(base_url=own_server.url).new_page()
    reader.go(page, "/agreement")
    sentences = page.locator(".st-key-agreed-love button")
    months = page.locator(".st-key-agreement-months label[data-testid=stRadioOption]")
    own_server.kill()
    expect(page.locator("#line")).to_contain_text(GONE)
    for choice in (sentences.nth(0), sentences.nth(1), sentences.nth(0), months.nth(0), months.nth(0), months.nth(1)):
        choice.click(force=True)
    expect(page.locator("[data-kept]")).to_have_count(2)
    for choice in (sentences.nth(1), months.nth(1)):
        expect(choice).to_have_attribute("data-kept", "")
    sentences.nth(1).click(force=True)
    sentences.nth(2).click(force=True)
    comes_back(own_server, page)
    expect(sentences.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(months.nth(1).locator("input")).to_be_checked()
    expect(page.locator("[data-kept]")).to_have_count(0)
    reader.reload(page)
    expect(page.locator(".st-key-agreed-love button[aria-pressed=true]")).to_have_count(1)
    expect(months.nth(1).locator("input")).to_be_checked()


@pytest.mark.parametrize(("address", "opens_for"), [("/", 0), ("/", 1), (f"/quiz?lesson={reader.LESSON}", 0)])
def test_a_network_without_websockets_is_named_and_help_is_there_all_the_same(
    address: str, opens_for: float, open_context: OpenContext, watch: Watch
):
    """Some networks open one and close it before anything has come over it."""
    watch.tolerate(LOST_CONNECTION)
    page = open_context().new_page()
    page.route_web_socket("**/_stcore/stream", lambda line: reader.hang_up(line, after=opens_for))
    page.goto(address)
    named = "This network doesn’t let Seven Beacons through"
    expect(page.locator("#no-line-title")).to_have_text(named, timeout=40_000)  # ten seconds after the page stands
    told = page.locator("#no-line")
    expect(told).to_contain_text("/_stcore/stream and /live")
    expect(told.locator("[data-host]")).to_have_text(re.compile(r"^localhost:\d+$"))
    expect(told.get_by_role("button", name="Try again")).to_be_visible()
    told.get_by_role("link", name="Get help").click()
    expect(page).to_have_url(re.compile("/help/plain"))
    expect(page.locator(".danger").first).to_contain_text("In danger right now?")


@pytest.mark.parametrize("missing", ["ui/shell/store.js", "items/*/draw.js"])
def test_a_script_of_ours_that_does_not_come_is_said_for_as_long_as_it_does_not(missing: str, open_context: OpenContext):
    items = [reader.of_type("single_choice")]
    page, held = open_context(reader.having(reader.attempt_at(items))).new_page(), list[Route]()
    page.route(f"**/{missing}", lambda route: held.append(route))  # noqa: PLW0108  # a method of a list cannot be asked what it takes
    page.goto(f"/quiz?lesson={reader.LESSON}")
    reader.connected(page)
    reader.until(page, lambda: held, "the script is asked for")
    told = page.locator("#line")
    expect(told).to_contain_text("Part of Seven Beacons hasn’t come yet, so what you do now may not be saved.")
    expect(told.get_by_role("link", name="Try again")).to_be_visible()
    for one in held:
        one.continue_()
    expect(told).to_be_hidden()
    reader.ready(page)
    reader.answer(page)
    reader.until(page, lambda: len(reader.kept_attempt(page).answers) == 1, "the answer is kept")


def test_the_quick_exit_is_there_before_any_script_of_the_page_has_come(open_context: OpenContext):
    page = open_context().new_page()
    page.goto("/about")
    page.route("**/ui/**/*.js", lambda route: None if "line.js" not in route.request.url else route.continue_())
    page.goto("/help")
    page.locator(".quick-exit").click()
    expect(page).to_have_url(re.compile("/sea$"))
    page.go_back()
    expect(page).to_have_title(re.compile("About"))


@pytest.mark.parametrize("address", [f"/lesson?lesson={reader.LESSON}", "/help/plain"])
def test_help_that_is_read_while_the_server_is_gone_is_left_fast_for_the_sea(address: str, own_server: Server, open_context: OpenContext):
    page = open_context(base_url=own_server.url, is_first=True).new_page()
    page.goto(address, wait_until="networkidle")
    own_server.kill()
    if "plain" not in address:
        expect(page.locator("#line")).to_contain_text(GONE)
        reader.menu(page, "help").click()
    page.locator(".quick-exit").click()
    expect(page.locator("h1")).to_have_text("The sea")
    reader.until(page, lambda: page.locator("main img").evaluate("(picture) => picture.naturalWidth") > 0, "its picture")
    own_server.start()


def test_plain_help_needs_no_script_and_tells_the_history_no_country(open_context: OpenContext):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/help/plain")
    expect(page.get_by_text("England: look at United Kingdom")).to_be_visible()
    page.locator("summary").filter(has_text="Österreich").click()
    expect(page.get_by_role("link", name="Rat auf Draht").first).to_be_visible()
    assert page.url.endswith("/help/plain")
    page.get_by_role("link", name="Harbour").click()
    expect(page.locator(".in-short").first).to_have_text("Stop. Tell. We do the rest together.")
    page.get_by_role("link", name="Leave this page quickly").click()
    expect(page.locator("h1")).to_have_text("The sea")


def test_below_a_path_that_nobody_told_the_app_whoever_runs_it_reads_why(site: str, open_context: OpenContext, watch: Watch):
    watch.tolerate("404|Refused to apply style|Target container|React")
    page = open_context(is_first=True).new_page()
    page.route("**/beacons/", lambda route: route.fulfill(response=route.fetch(url=f"{site}/")))
    page.goto("/beacons/")
    expect(page.locator("h1")).to_have_text("Seven Beacons is at the wrong address")
    expect(page.get_by_text("Start it with BASE_PATH")).to_be_visible()
