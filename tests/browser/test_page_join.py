"""The pupils' page against the real socket: every item type, every phase, lost lines, refusals, for all readers."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocketRoute, expect

from beacons.domain.item import Item
from beacons.domain.response import Response
from beacons.items.sorting.item import Sorting
from beacons.items.spot.item import NOTHING_WRONG
from beacons.ui.shell.words import Words, in_words
from tests.browser import reader, tour
from tests.browser.engine import needs_chromium
from tests.browser.live_room import Host, RoomServer, now
from tests.browser.used import Used
from tests.browser.watch import Watch
from tests.builders import a_multiple_choice, a_real_or_trick, a_single_choice, a_sorting, a_spot, an_ordering, options, right_response
from tests.there import of_kind, there

pytestmark = pytest.mark.browser

ITEMS: dict[str, Item] = {
    item.type: item for item in (a_single_choice(), a_multiple_choice(), an_ordering(), a_sorting(), a_spot(), a_real_or_trick())
}
SENSITIVE = a_single_choice("kept-secret", sensitive="topic", stem="An account asks for a secret. What now?", hint="Who can help?")
OTHER: dict[str, Response] = {
    "single_choice": ("reply",),
    "multiple_choice": ("tell", "hide"),
    "ordering": ("stop", "tell", "save"),
    "sorting": {"thanks": "kind", "loser": "kind", "well-done": "kind", "go-away": "hurts"},
    "spot": ("prize", "hello"),
    "real_or_trick": ("real", "check"),
}
"""Complete, and not the best."""
EACH_TYPE = pytest.mark.parametrize("kind", ITEMS)
SINGLE = ITEMS["single_choice"].id
FINE = a_spot(id="fine-screen", key=())
KEPT = "seven-beacons-room"
t = Words("en").t
_codes = (f"ABC{a}{b}{c}" for a in "DEFGH" for b in "JKMNPQR" for c in "234678")


@pytest.fixture(scope="module")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoomServer]:
    made = RoomServer(tmp_path_factory.mktemp("rooms"), (*ITEMS.values(), SENSITIVE, FINE))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def used(browser: Browser, server: RoomServer) -> Iterator[Used]:
    """Devices that earlier tests have used."""
    with closing(Used(browser, server.url, quiet="/app/static/icon.svg")) as all_used:
        yield all_used


@pytest.fixture
def watching(server: RoomServer, used: Used) -> Iterator[Watch]:
    """Fails the test at its end if the page asked another host or complained."""
    watch = Watch(server.url)
    yield watch
    watch.close()
    used.give_back()
    assert not watch.problems, "\n".join(dict.fromkeys(watch.problems))


@pytest.fixture
def a_device(used: Used, watching: Watch, visitor: dict[str, Any]) -> Callable[..., BrowserContext]:
    """A device of a pupil that keeps nothing."""

    def make(**more: Any) -> BrowserContext:
        context, is_new = used.take(None, visitor | more)
        watching.over_used(context, is_new=is_new)
        used.mind(context)
        return context

    return make


@pytest.fixture
def page(a_device) -> Page:
    return of_kind(Page, a_device().new_page())


@pytest.fixture
def a_room(server: RoomServer) -> Iterator[Callable[..., Host]]:
    """Opens a room with these items, with its host on the line."""
    hosts: list[Host] = []

    def make(*item_ids: str, **settings: Any) -> Host:
        hosts.append(server.open(next(_codes), *item_ids, **settings))
        return hosts[-1]

    yield make
    for host in hosts:
        host.leave()


# What a pupil does and sees


def title(page: Page) -> Locator:
    """The one main heading that is seen."""
    return page.locator("h1:visible")


def status(page: Page) -> Locator:
    return page.locator("#status")


def join(page: Page, host: Host) -> str:
    """Come in by typing the code; the nickname."""
    page.goto("/join")
    page.locator("#code").fill(host.code)
    page.locator("#enter button").click()
    expect(page.locator("#screen")).to_be_visible()
    expect(page.locator("#screen h1")).not_to_have_text(t("join.coming"))
    return str(page.evaluate("JSON.parse(localStorage.getItem('seven-beacons-room')).id"))


def control(page: Page, item: Item, option_id: str, box: str = "") -> Locator:
    """What is tapped for one option."""
    if item.type == "sorting":
        return page.locator(f"#options input[name='{option_id}'][value='{box}']").locator("..")
    return page.locator("#options .option").filter(has_text=item.option(option_id).text)


def respond(page: Page, item: Item, response: Response) -> None:
    """Give a response by tapping; it is not sent yet."""
    pairs = response.items() if isinstance(response, dict) else ((option_id, "") for option_id in response)
    for option_id, box in pairs:
        control(page, item, option_id, box).click()


def answer(page: Page, item: Item, response: Response) -> None:
    respond(page, item, response)
    page.locator("#send").click()


def is_in(page: Page) -> None:
    expect(status(page)).to_have_text(t("join.in"))


def stored_id(page: Page) -> str:
    return str(page.evaluate("JSON.parse(localStorage.getItem('seven-beacons-room')).id"))


def standing(page: Page) -> list[str]:
    """What stands in the options now."""
    return of_kind(list, page.evaluate("() => [...document.querySelectorAll('#options input:checked')].map((one) => one.value)"))


# Every item type


def open_item(page: Page, host: Host) -> Item:
    join(page, host)
    host.to("open")
    expect(page.locator("#options > *")).to_be_visible()
    return host.server.items[host.room["item"]["id"]]


def test_what_draws_a_type_is_fetched_in_the_lobby_for_the_types_that_the_room_asks_and_not_before(page, a_room):
    """A weak line is spared before a device is in, and no first question waits for it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.extend(re.findall(r"/items/(\w+)/draw", request.url)))
    host = a_room(SINGLE, ITEMS["sorting"].id)
    page.goto("/join")
    expect(page.locator("#code")).to_be_visible()
    before = list(asked)
    with page.expect_response(re.compile("items/single_choice/draw")), page.expect_response(re.compile("items/sorting/draw")):
        join(page, host)
    assert (before, sorted(asked)) == ([], ["single_choice", "sorting"])


@EACH_TYPE
def test_every_type_is_answered_by_the_keyboard_alone(kind, page, a_room, server):
    host = a_room(ITEMS[kind].id)
    page.goto("/join")
    tab_to(page, lambda: focused(page) == "code")
    page.keyboard.type(host.code.lower())
    page.keyboard.press("Enter")
    expect(title(page)).to_contain_text("You are")
    host.to("open")
    item = host.server.items[host.room["item"]["id"]]
    expect(page.locator("#stem")).to_be_focused()
    give_by_keyboard(page, item, right_response(item))
    tab_to(page, lambda: focused(page) == "send")
    page.keyboard.press("Enter")
    is_in(page)
    expect(status(page)).to_be_focused()
    assert item.check(server.answers(host.code)[0][1]).is_right


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.value || document.activeElement.textContent"))


def tab_to(page: Page, is_there: Callable[[], bool]) -> None:
    for _ in range(30):
        if is_there():
            return
        page.keyboard.press("Tab")
    raise AssertionError("no way there by Tab")


def give_by_keyboard(page: Page, item: Item, response: Response) -> None:
    expect(page.locator("#options > *")).to_be_visible()
    if isinstance(response, dict):
        for option_id in (option["id"] for option in options_on_screen(page)):
            tab_to(page, partial(page.evaluate, "(name) => document.activeElement.name === name", option_id))
            page.keyboard.press("Space")
            choose_by_arrows(page, response[option_id])
    elif page.locator("#options input[type=radio]").count():
        for name, value in zip((option["id"] for option in options_on_screen(page)), response, strict=True):
            tab_to(page, partial(page.evaluate, "(name) => document.activeElement.name === name", name))
            page.keyboard.press("Space")
            choose_by_arrows(page, value)
    else:
        for option_id in response:
            page.locator("#stem").focus()
            text = item.option(option_id).text
            tab_to(page, lambda: text in page.evaluate("document.activeElement.closest('.option')?.textContent ?? ''"))  # noqa: B023
            page.keyboard.press("Space")


def options_on_screen(page: Page) -> list[dict[str, str]]:
    names = page.evaluate("[...new Set([...document.querySelectorAll('#options input')].map((one) => one.name))]")
    return [{"id": name} for name in names]


def choose_by_arrows(page: Page, value: str) -> None:
    for _ in range(6):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError("no way there by arrows")


@EACH_TYPE
@pytest.mark.parametrize("how", ["best", "other"])
def test_every_type_is_answered_by_tapping_and_judged_in_the_words_of_solo_play(kind, how, page, a_room, server):
    host = a_room(ITEMS[kind].id)
    item = open_item(page, host)
    expect(page.locator("#send")).to_be_disabled()
    response = right_response(item) if how == "best" else OTHER[kind]
    respond(page, item, response)
    expect(page.locator("#send")).to_be_enabled()
    assert server.answers(host.code) == []
    page.locator("#send").click()
    is_in(page)
    assert [(i, item.check(given)) for i, given in server.answers(host.code)] == [(item.id, item.check(response))]
    host.to("revealed")
    outcome = item.check(response)
    expect(title(page)).to_have_text(in_words(item.verdict(outcome)))
    expect(title(page)).to_be_focused()
    shown = {row.locator(".option-said span").inner_text(): row for row in page.locator(".reason").all()}
    assert set(shown) == {option.text for option in item.options} | ({"Nothing wrong here"} if item.beside else set())
    for mark in outcome.marks:
        option = item.option(mark.option_id)
        expect(shown[option.text].locator(".mark")).to_have_text(in_words(item.mark_words(mark)))
        expect(shown[option.text]).to_contain_text(option.feedback)


@pytest.mark.parametrize("item", [FINE, ITEMS["spot"]], ids=["fine", "not fine"])
def test_nothing_wrong_here_takes_the_ticked_parts_back_and_is_judged(item, page, a_room):
    host = a_room(item.id)
    open_item(page, host)
    ticks = page.locator("#options input")
    page.locator("#options .option").first.click()
    page.locator("#options .nothing-wrong").click()
    assert [tick.is_checked() for tick in ticks.all()] == [*[False] * len(item.options), True]
    expect(page.locator("#news")).to_have_text(t("quiz.parts_taken_back"))
    page.locator("#send").click()
    is_in(page)
    host.to("revealed")
    expect(title(page)).to_have_text(in_words(item.verdict(item.check((NOTHING_WRONG,)))))
    expect(page.locator("#news")).to_be_empty()


def test_at_the_reveal_the_own_result_is_the_first_thing_said(page, a_room):
    page.add_init_script(
        "new MutationObserver(() => { (window.said = window.said || []).push(document.querySelector('#screen h1')?.textContent) })"
        ".observe(document, { childList: true, subtree: true })"
    )
    host = a_room(SINGLE)
    item = open_item(page, host)
    answer(page, item, ("tell",))
    is_in(page)
    host.to("ended")
    expect(title(page)).to_have_text(t("join.ended"))
    expect(page.locator("#screen")).to_contain_text(t("join.total", right=1, of=1))
    said = [text for text, _ in groupby(page.evaluate("said")) if text]
    assert said[-3:] == [item.stem, t("feedback.right"), t("join.ended")]


def test_who_gave_no_answer_sees_what_fits_and_no_blame(page, a_room):
    host = a_room(*(item.id for item in ITEMS.values()))
    join(page, host)
    for place, item in enumerate(ITEMS.values(), 1):
        host.to("closed", place)
        expect(title(page)).to_have_text(item.stem)
        expect(status(page)).to_have_text(t("join.closed"))
        host.step()
        expect(title(page)).to_have_text(t("join.no_answer"))
        fitting = [row.locator(".option-said span").inner_text() for row in page.locator(".reason-missed").all()]
        assert set(fitting) == (set() if item.traits.means == "place" else {row.text for row in there(item.solution()).fitting})
        assert page.locator(".reason-wrong, .reason-right").count() == 0


@pytest.mark.parametrize("kind", ITEMS)
def test_what_is_chosen_and_not_sent_outlives_a_reload_goes_by_itself_when_the_host_closes_and_the_child_is_told(
    kind, page, a_room, server
):
    host, item = a_room(ITEMS[kind].id), ITEMS[kind]
    join(page, host)
    host.to("open")
    respond(page, item, OTHER[kind])
    expect(status(page)).to_have_text(t("join.ready"))
    page.reload()
    expect(status(page)).to_have_text(t("join.ready"))
    host.step()
    expect(status(page)).to_have_text(t("join.in_called"))
    assert [(i, item.check(given)) for i, given in server.answers(host.code)] == [(item.id, item.check(OTHER[kind]))]
    host.to("revealed")
    expect(title(page)).not_to_have_text(t("join.no_answer"))


def test_what_is_half_chosen_at_the_close_does_not_count_and_that_is_said_kindly(page, a_room, server):
    item = ITEMS["ordering"]
    host = a_room(item.id)
    join(page, host)
    host.to("open")
    control(page, item, item.option_ids[0]).click()
    host.to("closed")
    expect(status(page)).to_have_text(t("join.half_chosen"))
    host.to("revealed")
    expect(title(page)).to_have_text(t("join.not_counted"))
    assert server.answers(host.code) == []


def test_steps_are_tapped_in_their_order_and_a_tap_takes_a_step_and_those_after_it_out(page, a_room):
    item = open_item(page, a_room(ITEMS["ordering"].id))
    respond(page, item, ("stop", "save", "tell"))
    numbers = {i: control(page, item, i).locator(".step-number") for i in item.option_ids}
    assert {i: number.inner_text() for i, number in numbers.items()} == {"stop": "1", "save": "2", "tell": "3"}
    control(page, item, "save").click()
    assert {i: number.inner_text() for i, number in numbers.items()} == {"stop": "1", "save": "–", "tell": "–"}
    expect(control(page, item, "save")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#send")).to_be_disabled()


def test_exactly_so_many_are_chosen_as_the_item_asks_for(page, a_room):
    item = open_item(page, a_room(ITEMS["multiple_choice"].id))
    expect(status(page)).to_have_text(t("quiz.choose_so_many", count=2))
    respond(page, item, ("tell", "block", "hide"))
    expect(status(page)).to_have_text(t("join.chosen", chosen=3, count=2))
    expect(page.locator("#send")).to_be_disabled()
    control(page, item, "hide").click()
    expect(page.locator("#send")).to_be_enabled()


def test_a_type_that_the_page_does_not_know_is_answered_aloud(page, a_room):
    page.route_web_socket(
        "**/live", lambda ws: ws.connect_to_server().on_message(lambda text: ws.send(text.replace('"single_choice"', '"dancing"')))
    )
    host = a_room(SINGLE)
    join(page, host)
    host.to("open")
    expect(status(page)).to_have_text(t("join.together"))
    expect(page.locator("#send")).to_be_hidden()
    host.to("revealed")
    expect(page.locator(".reason")).to_have_count(3)


def test_on_sensitive_items_nobody_must_answer_and_nothing_is_crossed_out(page, a_room):
    host = a_room(SENSITIVE.id, reading=60)
    join(page, host)
    host.to("reading")
    expect(page.locator("#screen")).to_contain_text(t("join.sensitive"))
    host.to("open")
    expect(page.locator("#screen")).to_contain_text(t("join.sensitive"))
    answer(page, SENSITIVE, ("reply",))
    is_in(page)
    host.to("revealed")
    expect(title(page)).to_have_text(t("feedback.other"))
    marks = page.evaluate("[...document.querySelectorAll('.mark')].map((one) => getComputedStyle(one, '::before').content)")
    assert not re.findall(r"[✗✘✕✖×❌xX]", " ".join(marks))


def test_before_a_sensitive_item_the_notice_stands_above_it_and_it_can_be_skipped_and_answered_after_all(page, a_room):
    host = a_room(SENSITIVE.id, reading=60)
    join(page, host)
    host.to("reading")
    notice, skip, back = page.locator("#gentle"), page.locator("#skip"), page.locator("#unskip")
    expect(notice).to_be_visible()
    tops = [there(one.bounding_box())["y"] for one in (notice, skip, page.locator("#stem"))]
    assert tops == sorted(tops)
    skip.click()
    expect(back).to_be_focused()
    host.to("open")
    expect(status(page)).to_have_text(t("join.skipped"))
    expect(page.locator("#options")).to_be_hidden()
    expect(page.locator("#send")).to_be_hidden()
    page.reload()
    expect(status(page)).to_have_text(t("join.skipped"))
    back.click()
    expect(skip).to_be_focused()
    answer(page, SENSITIVE, right_response(SENSITIVE))
    is_in(page)
    expect(skip).to_be_hidden()
    host.to("revealed")
    expect(title(page)).to_have_text(t("feedback.right"))


# Reading time, options, the device's own choice


def test_during_the_reading_time_there_are_no_options(page, a_room):
    host = a_room(SENSITIVE.id, reading=60)
    join(page, host)
    host.to("reading")
    expect(title(page)).to_have_text(SENSITIVE.stem)
    expect(status(page)).to_have_text(t("join.read_first"))
    assert page.locator("#options *").count() == 0
    expect(page.locator("#send")).to_be_hidden()
    host.step()
    expect(page.locator("#options .option")).to_have_count(3)
    expect(page.locator("details summary")).to_have_text(t("quiz.hint"))


def test_options_have_the_letters_and_shapes_of_the_big_screen(page, a_room):
    host = a_room(ITEMS["multiple_choice"].id)
    item = open_item(page, host)
    badges = page.locator("#options .badge").all_inner_texts()
    assert [badge.replace(" ", "") for badge in badges] == ["A●", "B▲", "C■", "D◆"]
    expect(page.locator("#skip")).to_have_count(0)
    in_order = [item.option(option["id"]).text for option in host.room["item"]["options"]]
    assert page.locator("#options .text").all_inner_texts() == in_order
    expect(page.locator("#options .shape").first).to_have_attribute("aria-hidden", "true")


def test_a_device_may_show_the_letters_only(page, a_room, server):
    host = a_room(*(item.id for item in ITEMS.values()), reading=60)
    join(page, host)
    page.locator("#letters input[value=only]").check()
    for place, item in enumerate(ITEMS.values(), 1):
        host.to("reading", place)
        expect(title(page)).to_have_text(t("quiz.place", place=place, of=len(ITEMS)))
        expect(status(page)).to_have_text(t("join.read_there"))
        host.step()
        expect(page.locator("#options .badge")).to_have_count(len(item.options) + len(item.beside))
        screen = page.locator("#screen").inner_text().replace(t("screen.first"), "")  # a question of its type, in words of a choice
        assert not [text for text in (item.stem, *(option.text for option in item.options)) if text in screen]
        give_by_letters(page, item, [option["id"] for option in host.room["item"]["options"]])
        is_in(page)
        assert item.check(dict(server.answers(host.code))[item.id]).is_right
        host.to("revealed")
        expect(page.locator(".reason")).to_have_count(len(item.options) + len(item.beside))
        expect(page.locator(".reasons")).to_contain_text(item.options[0].feedback)


def give_by_letters(page: Page, item: Item, order: list[str]) -> None:
    for option_id in right_response(item):
        if isinstance(item, Sorting):
            control(page, item, option_id, item.key[option_id]).click()
        else:
            page.locator("#options .option").nth(order.index(option_id)).click()
    page.locator("#send").click()


def test_the_switch_is_kept_on_the_device_and_keeps_what_was_chosen(page, a_room):
    host = a_room(SINGLE)
    item = open_item(page, host)
    respond(page, item, ("tell",))
    page.locator("#letters input[value=only]").check()
    expect(page.locator("#options .text")).to_have_count(0)
    expect(page.locator("#letters input[value=only]")).to_be_focused()
    assert standing(page) == ["tell"]
    page.reload()
    expect(title(page)).to_have_text(t("quiz.place", place=1, of=1))
    page.locator("#letters input[value='']").check()
    expect(title(page)).to_have_text(item.stem)


# Coming in


def test_the_code_may_be_small_spaced_and_pasted(page, a_room):
    host = a_room()
    page.goto("/join")
    page.locator("#code").fill(f" {host.code[:3].lower()} - {host.code[3:].lower()} ")
    page.locator("#enter button").click()
    expect(title(page)).to_contain_text("You are")
    expect(page.locator("#screen")).to_contain_text(t("join.kept"))


def test_the_address_fills_the_code_in_and_waits_for_a_tap(page, a_room):
    host = a_room()
    page.goto(f"/join/{host.code[:3]}%20{host.code[3:]}")
    expect(page.locator("#code")).to_have_value(f"{host.code[:3]} {host.code[3:]}")
    assert host.counted["who"] == []
    page.locator("#enter button").click()
    expect(title(page)).to_contain_text("You are")


def test_a_wrong_code_is_said_kindly_and_stays_in_the_field(page, a_room):
    host = a_room()
    page.goto("/join")
    page.locator("#code").fill("zzz 999")
    page.keyboard.press("Enter")
    expect(page.locator("#enter-news")).to_have_text(t("join.no_room"))
    expect(page.locator("#code")).to_have_value("zzz 999")
    expect(page.locator("#code")).to_be_focused()
    page.locator("#code").fill(host.code)
    expect(page.locator("#enter-news")).to_have_text("")
    page.keyboard.press("Enter")
    expect(title(page)).to_contain_text("You are")


def test_what_cannot_be_a_code_is_never_sent_and_the_field_says_why(page):
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    never = partial(t, "join.never_in_a_code")
    wrong = {"": t("join.not_whole"), "ABC": t("join.not_whole"), "ABCDE0": never(signs="0"), "OBCD1S": never(signs="O, 1, S")}
    wrong |= {"O0I1S5": never(signs="O, 0, I, 1, S, 5"), "school is cool": t("join.not_whole")}
    page.goto("/join")
    for typed, why in wrong.items():
        page.locator("#code").fill(typed)
        page.locator("#enter button").click()
        expect(page.locator("#enter-news")).to_have_text(why)
        expect(page.locator("#code")).to_have_value(typed)
        expect(page.locator("#code")).to_be_focused()
    assert sockets == []


def test_a_pasted_address_and_look_alike_letters_lead_into_the_class(page, a_room):
    host = a_room()
    for typed in (f"https://beacons.example/join/{host.code}", host.code.replace("A", "\u0410").replace("B", "\u0432").replace("C", "Ｃ")):
        page.goto("/join")
        page.locator("#code").fill(typed)
        page.keyboard.press("Enter")
        expect(title(page)).to_contain_text("You are")
        page.evaluate("localStorage.clear()")


def test_a_network_that_lets_no_line_through_is_named_with_what_to_do(page, a_room):
    page.clock.install()
    page.route_web_socket("**/live", lambda _: None)  # opened by nobody, and never answered
    page.goto(f"/join/{a_room().code}")
    page.locator("#enter button").click()
    expect(title(page)).to_have_text(t("join.coming"))
    page.clock.run_for(9_000)
    expect(page.locator("#note")).to_have_text("")
    page.clock.run_for(2_000)
    expect(title(page)).to_have_text(t("join.blocked"))
    expect(page.locator("#screen")).to_contain_text(t("join.blocked_allow", place=f"{page.url.split('/')[2]}/live"))
    expect(page.locator("#help")).to_have_attribute("href", "/help/plain?lang=en")
    page.locator("#again").click()
    expect(title(page)).to_have_text(t("join.coming"))


def test_whoever_comes_in_at_the_reveal_reads_that_the_next_question_is_theirs(page, a_room):
    host = a_room(SENSITIVE.id, SINGLE)
    host.to("revealed")
    join(page, host)
    expect(title(page)).to_have_text(t("join.came_late"))
    host.to("revealed", 2)
    expect(title(page)).to_have_text(t("join.no_answer"))


def test_the_screen_stays_awake_while_a_question_is_open_and_no_longer(page, a_room):
    page.add_init_script(
        "Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { const lock = new EventTarget(); window.held = 1;"
        " lock.release = async () => { window.held = 0 }; return lock } } })"
    )
    host = a_room(SENSITIVE.id)
    join(page, host)
    assert not page.evaluate("window.held")
    host.to("open")
    reader.until(page, lambda: page.evaluate("window.held") == 1, "what keeps the screen awake is 1")
    host.step()
    reader.until(page, lambda: page.evaluate("window.held") == 0, "what keeps the screen awake is 0")
    expect(page.locator("#gentle")).to_have_text(t("join.sensitive_closed"))


def test_a_nickname_is_drawn_again_as_often_as_is_said(page, a_room):
    join(page, a_room())
    names = [title(page).inner_text()]
    for left in (3, 2, 1):
        roll = page.locator("#roll")
        expect(roll).to_contain_text(str(left))
        roll.click()
        expect(title(page)).not_to_have_text(names[-1])
        names.append(title(page).inner_text())
    expect(page.locator("#roll")).to_have_count(0)
    expect(title(page)).to_be_focused()
    assert len(set(names)) == 4


def test_the_device_keeps_a_random_id_and_nothing_else(page, a_room):
    host = a_room()
    join(page, host)
    kept = page.evaluate("() => ({ ...localStorage })")
    assert list(kept) == [KEPT]
    assert set(json.loads(kept[KEPT])) == {"code", "id"}
    assert page.context.cookies() == []


def test_where_the_teacher_keeps_a_list_the_lobby_says_so(page, a_room):
    host = a_room()
    join(page, host)
    expect(page.locator("#screen")).to_contain_text(t("join.kept"))
    host.do("set", sheet=True)
    expect(page.locator("#screen")).to_contain_text(t("join.kept_sheet"))


def test_whoever_is_in_the_middle_of_an_item_hears_at_once_that_a_list_is_kept(page, a_room):
    host = a_room(SINGLE)
    item = open_item(page, host)
    expect(page.locator("#kept")).to_have_text(t("join.kept"))
    respond(page, item, ("tell",))
    host.do("set", sheet=True)
    expect(page.locator("#note")).to_have_text(t("join.kept_sheet"))
    expect(page.locator("#kept")).to_have_text(t("join.kept_sheet"))
    assert standing(page) == ["tell"]
    host.to("revealed")
    expect(page.locator(".reasons")).to_be_visible()
    expect(page.locator("#note")).to_have_text("")
    expect(page.locator("#kept")).to_have_text(t("join.kept_sheet"))
    page.reload()
    expect(page.locator("#kept")).to_have_text(t("join.kept_sheet"))


def test_a_browser_that_keeps_nothing_takes_part_until_the_page_is_closed_and_says_so(a_device, a_room, server):
    page = a_device().new_page()
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    wire = Wire(page, lambda message: message["t"] == "answer")
    host = a_room(SINGLE)
    page.goto(f"/join/{host.code}")
    page.locator("#enter button").click()
    expect(page.locator("#screen")).to_contain_text(t("join.this_tab"))
    host.to("open")
    answer(page, ITEMS["single_choice"], ("tell",))
    is_in(page)
    assert (wire.lost, wire.lines) == (1, 2)
    assert len(server.answers(host.code)) == len(server.store.learners(host.code)) == 1
    page.locator("#letters input[value=only]").check()
    expect(title(page)).to_have_text(t("quiz.place", place=1, of=1))


# Refused, removed, over


def test_a_locked_room_is_said_and_opens_on_a_second_try(page, a_room):
    host = a_room()
    host.do("lock", on=True)
    page.goto(f"/join/{host.code}")
    page.locator("#enter button").click()
    expect(page.locator("#screen")).to_contain_text(t("join.refused_locked"))
    expect(title(page)).to_be_focused()
    host.do("lock", on=False)
    page.locator("#again").click()
    expect(title(page)).to_contain_text("You are")


def test_a_device_that_was_taken_out_is_told_and_comes_back_when_it_may(page, a_room, server):
    host = a_room(SINGLE)
    learner = join(page, host)
    host.to("open")
    answer(page, ITEMS["single_choice"], ("tell",))
    is_in(page)
    host.say("remove", id=learner, on=True)
    host.until(lambda: any(one["removed"] for one in host.counted["who"]))
    expect(page.locator("#screen")).to_contain_text(t("join.refused_removed"))
    page.locator("#again").click()
    expect(page.locator("#screen")).to_contain_text(t("join.refused_removed"))
    page.reload()
    expect(page.locator("#screen")).to_contain_text(t("join.refused_removed"))
    host.say("remove", id=learner, on=False)
    host.until(lambda: not any(one["removed"] for one in host.counted["who"]))
    page.locator("#again").click()
    is_in(page)
    assert stored_id(page) == learner


def test_the_end_says_kindly_how_it_went(page, a_room):
    host = a_room(SINGLE, ITEMS["spot"].id)
    join(page, host)
    for item, response in ((ITEMS["single_choice"], ("tell",)), (ITEMS["spot"], OTHER["spot"])):
        host.to("open")
        answer(page, item, response)
        is_in(page)
        host.to("revealed")
        expect(page.locator(".reasons")).to_be_visible()
        host.step()
    expect(title(page)).to_have_text(t("join.ended"))
    expect(page.locator("#screen")).to_contain_text(t("join.total", right=1, of=2))
    expect(page.locator("#coast")).to_be_visible()
    expect(page.locator("#help")).to_have_attribute("href", "/help?lang=en")


def test_nobody_is_told_a_nought(page, a_room):
    host = a_room(SINGLE)
    item = open_item(page, host)
    answer(page, item, ("hide",))
    is_in(page)
    host.to("ended")
    expect(page.locator("#screen")).to_contain_text(t("join.thanks"))
    assert "0" not in page.locator("#screen .lead").inner_text()


# Refresh, lost lines, two tabs


def test_a_refresh_in_any_phase_comes_back_to_the_right_screen(page, a_room):
    item = ITEMS["single_choice"]
    host = a_room(SINGLE, reading=60)
    learner = join(page, host)
    name = title(page).inner_text()

    def refreshed(heading: str, words: str) -> None:
        page.reload()
        expect(title(page)).to_have_text(heading)
        expect(page.locator("#screen")).to_contain_text(words)
        assert stored_id(page) == learner

    refreshed(name, t("join.wait"))
    host.step()
    refreshed(item.stem, t("join.read_first"))
    host.step()
    refreshed(item.stem, t("quiz.choose_first"))
    host.do("pause")
    refreshed(item.stem, t("join.paused"))
    host.do("resume")
    answer(page, item, ("tell",))
    is_in(page)
    refreshed(item.stem, t("join.in"))
    expect(page.locator("#options input:checked")).to_have_count(1)
    assert standing(page) == ["tell"]
    expect(page.locator("#options input").first).to_be_disabled()
    host.step()
    refreshed(item.stem, t("join.in_closed"))
    host.step()
    refreshed(t("feedback.right"), "Reason of tell")
    host.step()
    refreshed(t("join.ended"), t("join.total", right=1, of=1))


def test_who_is_in_finds_back_into_a_locked_class_though_somebody_has_cleared_the_storage_in_between(page, a_room):
    page.clock.install()
    host = a_room(SINGLE)
    learner = join(page, host)
    host.do("lock", on=True)
    host.to("open")
    expect(page.locator("#options .option").first).to_be_visible()
    page.evaluate("localStorage.clear()")
    page.clock.run_for(5000)
    page.reload()
    expect(title(page)).to_have_text(ITEMS["single_choice"].stem)
    assert stored_id(page) == learner


BEHIND = """
  Object.defineProperty(document, "hidden", { value: %s, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
"""


@pytest.mark.parametrize("how", ["behind the settings", "told by another tab"])
def test_what_somebody_wants_gone_from_a_device_in_class_is_not_kept_again_by_looking(how, a_device, a_room):
    device, host = a_device(), a_room(SINGLE)
    page, other = device.new_page(), device.new_page()
    page.clock.install()
    join(page, host)
    host.to("open")
    expect(page.locator("#options .option").first).to_be_visible()
    if how == "behind the settings":
        page.evaluate(BEHIND % "true" + "localStorage.clear();" + BEHIND % "false")
    else:
        other.goto("/healthz")
        other.evaluate("localStorage.clear(); localStorage.setItem('seven-beacons-forgotten', '1'); localStorage.clear()")
    reader.until(page, lambda: page.evaluate("localStorage.length") == 0, "all is gone")
    page.clock.run_for(7000)
    assert page.evaluate(f"localStorage.getItem('{KEPT}')") is None


class Wire:
    """Stands between page and server. ``loses`` says which messages never arrive and break the line.

    While it is ``silent`` nothing comes through, and neither side hears that the line is gone.
    """

    def __init__(self, page: Page, loses: Callable[[dict[str, Any]], bool] = lambda _: False) -> None:
        self.loses, self.lost, self.lines, self.silent = loses, 0, 0, False
        page.route_web_socket("**/live", self._connect)

    def _connect(self, device: WebSocketRoute) -> None:
        self.lines += 1
        server = device.connect_to_server()

        def passing(target: WebSocketRoute) -> Callable[[str | bytes], None]:
            def carry(text: str | bytes) -> None:
                if self.silent:
                    return
                if not self.lost and self.loses(json.loads(text)):
                    self.lost += 1
                    reader.hang_up(device, 1012)
                    reader.hang_up(server)
                else:
                    target.send(text)

            return carry

        device.on_message(passing(server))
        server.on_message(passing(device))


def test_a_line_that_is_cut_right_after_the_first_word_makes_no_second_learner(page, a_room, server):
    host = a_room()
    wire = Wire(page, lambda message: message["t"] == "room")
    page.goto(f"/join/{host.code}")
    page.locator("#enter button").click()
    expect(title(page)).to_have_text(t("join.coming"))
    reader.until(page, lambda: wire.lost, "the line is cut")
    expect(title(page)).to_contain_text("You are")
    assert (wire.lost, wire.lines) == (1, 2)
    assert [learner.id for learner in server.store.learners(host.code)] == [stored_id(page)]
    assert re.fullmatch("[0-9a-f]{32}", stored_id(page))


def test_from_help_the_way_back_leads_into_the_class(page, a_room):
    host = a_room(SINGLE)
    page.route("**/help*", lambda route: route.fulfill(body="<!DOCTYPE html><title>Help</title>", content_type="text/html"))
    open_item(page, host)
    learner = stored_id(page)
    page.locator("#help").click()
    expect(page).to_have_title("Help")
    page.go_back()
    expect(page.locator("#options .option")).to_have_count(3)
    assert stored_id(page) == learner


def test_an_answer_whose_line_breaks_is_sent_until_it_is_in_and_counts_once(page, a_room, server):
    wire = Wire(page, lambda message: message["t"] == "ack")
    host = a_room(ITEMS["sorting"].id)
    item = open_item(page, host)
    answer(page, item, right_response(item))
    expect(status(page)).to_have_text(t("join.sending"))
    is_in(page)
    assert (wire.lost, wire.lines) == (1, 2)
    assert len(server.answers(host.code)) == 1
    host.to("revealed")
    expect(title(page)).to_have_text(in_words(item.verdict(item.check(right_response(item)))))


def test_a_line_that_dies_without_a_word_is_said_within_thirteen_seconds_and_found_again(page, a_room, server):
    page.clock.install()
    wire, host = Wire(page), a_room(SINGLE)
    item = open_item(page, host)
    wire.silent = True
    page.clock.run_for(13_000)
    expect(page.locator("#note")).to_have_text(t("join.lost"))
    respond(page, item, ("tell",))
    page.locator("#send").click()
    wire.silent = False
    page.clock.run_for(10_000)
    is_in(page)
    expect(page.locator("#note")).to_have_text("")
    assert server.answers(host.code) == [(SINGLE, ("tell",))]


@pytest.mark.parametrize("is_sent", [True, False], ids=["sent", "not sent"])
def test_an_answer_on_a_phone_whose_line_comes_back_after_the_last_call_counts_until_the_reasons_are_shown(
    is_sent, page, a_room, server, watching
):
    watching.tolerate("WebSocket connection")
    wire, host = Wire(page), a_room(SINGLE)
    item = open_item(page, host)
    wire.silent = True
    respond(page, item, ("tell",))
    if is_sent:
        page.locator("#send").click()
    host.to("closed")
    assert server.answers(host.code) == []
    comes_back(page, wire)
    expect(status(page)).to_have_text(t("join.in_closed" if is_sent else "join.in_called"))
    host.until(lambda: host.counted.get("answered") == 1)
    assert server.answers(host.code) == [(SINGLE, ("tell",))]
    host.to("revealed")
    expect(title(page)).to_have_text(in_words(item.verdict(item.check(("tell",)))))


def test_what_is_chosen_on_a_phone_that_has_not_heard_of_the_close_does_not_count_and_that_is_said(page, a_room, server, watching):
    watching.tolerate("WebSocket connection")
    wire, host = Wire(page), a_room(SINGLE)
    item = open_item(page, host)
    wire.silent = True
    host.to("closed")
    respond(page, item, ("tell",))
    comes_back(page, wire)
    expect(status(page)).to_have_text(t("join.late"))
    host.to("revealed")
    expect(title(page)).to_have_text(t("join.too_late"))
    assert server.answers(host.code) == []


def comes_back(page: Page, wire: Wire) -> None:
    """A line that was silent is found to be gone, and another one is there."""
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    wire.silent = False
    page.evaluate("window.dispatchEvent(new Event('online'))")


def test_a_line_that_breaks_between_the_end_and_the_own_total_breaks_no_clock(page, a_room):
    phases = [""]

    def loses(message: dict[str, Any]) -> bool:
        phases.append(message.get("phase", phases[-1]))
        return message["t"] == "mine" and phases[-1] == "ended"

    wire = Wire(page, loses)
    host = a_room(SINGLE, timer=300)
    open_item(page, host)
    host.do("end")
    expect(title(page)).to_have_text(t("join.ended"))
    reader.until(page, lambda: (wire.lost, wire.lines) == (1, 2), "another line")


def test_a_server_that_ends_in_the_middle_loses_nothing(page, a_room, server, watching):
    watching.tolerate("WebSocket connection")
    host = a_room(SINGLE, ITEMS["spot"].id)
    item = open_item(page, host)
    answer(page, item, ("tell",))
    is_in(page)
    host.to("open", place=2)
    expect(title(page)).to_have_text(ITEMS["spot"].stem)
    respond(page, ITEMS["spot"], ("prize",))
    server.stop()
    try:
        expect(page.locator("#note")).to_have_text(t("join.lost"))
        control(page, ITEMS["spot"], "link").click()
        page.locator("#send").click()
        expect(status(page)).to_have_text(t("join.sending"))
    finally:
        server.start()
    is_in(page)
    expect(page.locator("#note")).to_have_text("")
    assert sorted(server.answers(host.code)) == [("odd-message", ("prize", "link")), (SINGLE, ("tell",))]
    host.come_in()
    host.to("ended")
    expect(page.locator("#screen")).to_contain_text(t("join.total", right=2, of=2))


def test_a_device_that_wakes_up_comes_back_at_once(page, a_room, watching):
    watching.tolerate("WebSocket connection")
    host = a_room()
    page.add_init_script("Math.random = () => 1")
    wire = Wire(page, lambda _: False)
    join(page, host)
    page.evaluate("() => { for (let n = 0; n < 4; n += 1) window.dispatchEvent(new Event('offline')) }")
    before = wire.lines
    page.evaluate("window.dispatchEvent(new Event('online'))")
    reader.until(page, lambda: wire.lines == before + 1, "the call that was waited for at least eight seconds")
    expect(title(page)).to_contain_text("You are")


def test_two_tabs_of_a_device_are_one_learner_with_one_answer(a_device, a_room, server):
    device, host = a_device(), a_room(SINGLE)
    one = device.new_page()
    learner = join(one, host)
    other = device.new_page()
    other.goto("/join")
    expect(title(other)).to_have_text(title(one).inner_text())
    host.to("open")
    answer(one, ITEMS["single_choice"], ("tell",))
    is_in(one)
    answer(other, ITEMS["single_choice"], ("hide",))
    is_in(other)
    assert standing(other) == ["tell"]
    assert server.answers(host.code) == [(SINGLE, ("tell",))]
    host.until(lambda: host.counted.get("answered") == 1)
    assert [who["id"] for who in host.counted["who"]] == [learner]


# Calm


def test_what_others_do_neither_moves_the_focus_nor_changes_a_draft(page, a_device, a_room):
    host = a_room(ITEMS["multiple_choice"].id)
    item = open_item(page, host)
    control(page, item, "tell").click()
    box = page.locator("#options input[value=tell]")
    expect(box).to_be_focused()
    stem = page.locator("#stem").element_handle()
    join(a_device().new_page(), host)
    host.do("lock", on=True)
    host.do("set", timer=300)
    expect(page.locator("#time:not(.off)")).to_have_count(1)
    expect(box).to_be_focused()
    assert standing(page) == ["tell"]
    assert page.evaluate("(stem) => stem.isConnected", stem)


def test_the_options_come_below_the_stem_without_moving_the_focus(page, a_room):
    host = a_room(SINGLE, reading=60)
    join(page, host)
    host.to("reading")
    stem = page.locator("#stem")
    expect(stem).to_be_focused()
    before, where = stem.element_handle(), stem.bounding_box()
    page.locator("#letters input").first.focus()
    host.step()
    expect(page.locator("#options .option")).to_have_count(3)
    expect(page.locator("#letters input").first).to_be_focused()
    assert page.evaluate("(stem) => stem.isConnected", before)
    assert stem.bounding_box() == where


def test_a_tap_on_an_option_moves_nothing(page, a_room):
    item = open_item(page, a_room(SINGLE))
    places = "() => [...document.querySelectorAll('#options .option, #send')].map((one) => one.getBoundingClientRect().top)"
    before = page.evaluate(places)
    respond(page, item, ("tell",))
    assert page.evaluate(places) == before


def test_a_pause_takes_no_answer_and_keeps_the_draft(page, a_room, server):
    host = a_room(SINGLE)
    item = open_item(page, host)
    respond(page, item, ("tell",))
    host.do("pause")
    expect(status(page)).to_have_text(t("join.paused"))
    expect(page.locator("#send")).to_be_disabled()
    host.do("resume")
    page.locator("#send").click()
    is_in(page)
    assert server.answers(host.code) == [(SINGLE, ("tell",))]


def test_a_pause_during_the_reveal_is_said_and_moves_nothing(page, a_room):
    host = a_room(SINGLE)
    open_item(page, host)
    host.to("revealed")
    expect(page.locator(".reasons")).to_be_visible()
    heading = title(page).bounding_box()
    host.do("pause")
    expect(page.locator("#note")).to_have_text(t("join.paused"))
    assert title(page).bounding_box() == heading
    host.do("resume")
    expect(page.locator("#note")).to_have_text("")


def test_without_a_deadline_there_is_no_bar(page, a_room):
    open_item(page, a_room(SINGLE))
    expect(page.locator("#time.off")).to_have_count(1)


def test_the_time_is_a_quiet_bar_and_a_word_near_the_end(page, a_room):
    host = a_room(SINGLE, timer=60)
    open_item(page, host)
    bar = page.locator("#time span")
    expect(bar).to_be_visible()
    first = share_that_is_left(bar, host, ahead=0)
    page.evaluate(reader.LATER, 47_000)
    expect(page.locator("#news")).to_have_text(t("join.ten"))
    assert share_that_is_left(bar, host, ahead=47_000) < first
    expect(page.locator("#time")).to_have_attribute("aria-hidden", "true")


def share_that_is_left(bar: Locator, host: Host, *, ahead: int) -> float:
    """What the bar shows, which is right by the server's clock, and by that of the page, which is so much ahead of it."""
    began = now()
    shown = float(bar.evaluate("(bar) => Number(/scaleX\\(([\\d.]+)\\)/.exec(bar.style.transform)[1])"))
    most, least = (max(host.room["due"] - at - ahead, 0) / 60_000 for at in (began, now()))
    assert least - 0.05 <= shown <= most + 0.05
    return shown


def test_a_board_is_shown_only_where_the_host_sends_one_and_marks_the_own_name(page, a_room):
    host = a_room(SINGLE)
    item = open_item(page, host)
    answer(page, item, ("tell",))
    is_in(page)
    host.to("ended")
    expect(title(page)).to_have_text(t("join.ended"))
    assert page.locator(".board").count() == 0
    host.do("set", board="end")
    expect(page.locator(".board li.own")).to_contain_text(t("join.board_you"))
    expect(page.locator(".board li.own .points")).to_have_text("1")


def test_what_the_content_says_in_another_language_is_marked_as_such(page, server):
    host = server.open(next(_codes), SINGLE, language="de")
    open_item(page, host)
    expect(page.locator("#stem")).to_have_attribute("lang", "de")
    expect(page.locator("#options .text").first).to_have_attribute("lang", "de")
    expect(page.locator("#send")).not_to_have_attribute("lang", "de")
    host.leave()


# What comes over the wire


@needs_chromium("looks at the wire")
def test_before_the_reveal_neither_key_nor_reason_reaches_the_device(page, a_room):
    frames: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda text: frames.append(str(text))))
    host = a_room(*(item.id for item in ITEMS.values()), reading=60)
    join(page, host)
    for place, item in enumerate(ITEMS.values(), 1):
        host.to("reading", place)
        expect(title(page)).to_have_text(item.stem)
        host.step()
        answer(page, item, OTHER[item.type])
        is_in(page)
        host.to("closed")
        expect(status(page)).to_have_text(t("join.in_closed"))
        assert {"reading", "open", "closed"} <= {json.loads(text).get("phase") for text in frames}
        told = "\n".join(frames)
        assert not re.findall(r"Reason of|feedback|\"key\"|\"fits\"|wanted|verdict|earned|\"found\"|right|\"helps\"", told)
        frames.clear()
        host.step()
        expect(page.locator(".reasons")).to_be_visible()
        assert "Reason of" in "\n".join(frames)
        frames.clear()


@pytest.mark.parametrize("is_in_address", [True, False])
def test_a_press_before_the_script_has_come_over_a_slow_line_counts_once_it_is_there(page, a_room, is_in_address):
    host = a_room(next(iter(ITEMS.values())).id)
    page.route("**/*join*.js*", lambda _: None)  # it never comes
    page.goto(f"/join/{host.code}?lang=en" if is_in_address else "/join?lang=en", wait_until="commit")
    if not is_in_address:
        page.locator("#code").fill(host.code.lower())
    page.locator("#enter button").click()
    page.wait_for_url("**/join/*code=*", wait_until="commit")
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    expect(page.locator("#roll")).to_be_visible()
    assert page.url.endswith(f"/join/{host.code if is_in_address else host.code.lower()}?lang=en")


def test_a_press_without_a_code_before_the_script_has_come_is_told_what_is_missing(page):
    page.goto("/join?lang=en&code=")
    expect(page.locator("#enter-news")).to_have_text(t("join.not_whole"))


@pytest.mark.parametrize(
    "pasted", ["https://beacons.example/join/{}", "Our class code for today is {}, come in!", "https://beacons.example/Join/{}?lang=en"]
)
def test_a_link_or_a_sentence_that_is_pasted_before_the_script_has_come_leads_into_the_class(pasted, page, a_room):
    host = a_room()
    page.route("**/*join*.js*", lambda _: None)  # it never comes
    page.goto("/join", wait_until="commit")
    page.locator("#code").fill(pasted.format(host.code))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/join.*[?&]code="), wait_until="commit")
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    expect(title(page)).to_contain_text("You are")


# For all readers


def walk(page: Page, a_room) -> Iterator[str]:
    """Every screen; yields its name while it is shown."""
    page.goto("/join")
    yield "code"
    page.locator("#code").fill("QQQ")
    page.locator("#enter button").click()
    yield "code, not whole"
    host = a_room(*(item.id for item in ITEMS.values()), SENSITIVE.id, reading=60, timer=300, board="section")
    host.do("lock", on=True)
    page.goto(f"/join/{host.code}")
    page.locator("#enter button").click()
    expect(page.locator("#again")).to_be_visible()
    yield "refused"
    host.do("lock", on=False)
    page.locator("#again").click()
    expect(page.locator("#roll")).to_be_visible()
    yield "lobby"
    for place, item in enumerate((*ITEMS.values(), SENSITIVE), 1):
        yield from walk_item(page, host, item, place)
    host.step()
    expect(title(page)).to_have_text(t("join.ended"))
    yield "ended"
    host.erase()
    expect(title(page)).to_have_text(t("join.gone"))
    yield "gone"


def walk_item(page: Page, host: Host, item: Item, place: int) -> Iterator[str]:
    kind = f"{item.type} {place}"
    host.to("reading", place)
    expect(title(page)).to_have_text(item.stem)
    yield f"{kind}, reading"
    host.step()
    expect(page.locator("#options > *")).to_be_visible()
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true })")
    respond(page, item, OTHER[item.type])
    yield f"{kind}, open"
    page.locator("#letters input[value=only]").check()
    yield f"{kind}, letters only"
    page.locator("#letters input[value='']").check()
    host.do("pause")
    expect(status(page)).to_have_text(t("join.paused"))
    yield f"{kind}, paused"
    host.do("resume")
    if place % 2:
        page.locator("#send").click()
        is_in(page)
        yield f"{kind}, sent"
    host.step()
    expect(page.locator("#send")).to_be_hidden()
    yield f"{kind}, closed"
    host.step()
    expect(page.locator(".reasons")).to_be_visible()
    yield f"{kind}, revealed"


_TOO_SMALL = """
  (finger) => [...document.querySelectorAll('button, a, summary, label:has(input), input:not(label input)')].filter((one) => {
    const box = one.getBoundingClientRect()
    return box.width > 1 && getComputedStyle(one).visibility === 'visible' && (box.height < finger - .5 || box.width < finger - .5)
  }).map((one) => one.outerHTML.slice(0, 120))
"""
_HEADINGS = "() => [...document.querySelectorAll('h1')].filter((one) => one.offsetParent).length"


@pytest.mark.parametrize("look", tour.LOOKS)
def test_every_screen_is_for_all_readers(look, a_device, a_room):
    page = a_device(**tour.LOOKS[look]).new_page()
    found: dict[str, Any] = {}
    for state in walk(page, a_room):
        sight = tour.look(page, for_all_readers=look in tour.FOR_ALL_READERS)
        rules = [f"{one.rule} at {one.target}: {one.why}" for one in sight.violations]
        moving = sight.moving if tour.LOOKS[look].get("reduced_motion") else []
        headings = [] if page.evaluate(_HEADINGS) == 1 else ["not one main heading"]
        help_missing = [] if page.locator("#help").is_visible() else ["no way to help"]
        wrong = [*rules, *sight.sideways, *page.evaluate(_TOO_SMALL, tour.FINGER), *moving, *headings, *help_missing]
        if wrong:
            found[state] = wrong
    assert found == {}


def test_long_words_and_many_options_fit_a_small_phone(a_device, browser, server):
    long = "Donaudampfschifffahrtsgesellschaftskapitänskajüte " * 2
    item = a_sorting("long-words", stem=long, options=tuple(one.model_copy(update={"text": long}) for one in options(*a_sorting().key)))
    server.items[item.id] = item
    host = server.open(next(_codes), item.id)
    page = a_device(**tour.LOOKS["small phone"]).new_page()
    open_item(page, host)
    assert tour.look(page, for_all_readers=False).sideways == []
    host.to("revealed")
    expect(page.locator(".reasons")).to_be_visible()
    assert tour.look(page, for_all_readers=False).sideways == []
    host.leave()
