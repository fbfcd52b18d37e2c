"""A child and a grown-up with one device: neither sees the other's choice, both see them then, and a card goes to the fridge."""

import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from beacons.domain.household.together import Together
from beacons.domain.item import Item
from beacons.domain.response import Response
from beacons.items.single_choice.item import SingleChoice
from tests.browser import keeping, reader, tour
from tests.browser.engine import needs_chromium
from tests.browser.test_journey_keyboard import RESPOND, Keyboard
from tests.builders import a_round, with_choices
from tests.shipped import english
from tests.there import item_there, of_kind, there

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
SHARED = [item for item in reader.one_of_each_type() if item.traits.one_screen]
SINGLES = [item for item in english().bank(reader.LESSON, reader.PATH) if item.type == "single_choice"]
SENSITIVE = "weprotect-global-alliance"
HEADING = "h1[tabindex='-1']"
PUT = "(entries) => { localStorage.clear(); for (const [name, text] of Object.entries(entries)) localStorage.setItem(name, text) }"
NUMBERED = r' (?:id|for|name|aria-controls|aria-labelledby|aria-describedby)="[^"]*"|stAppEmbeddingId-\w+'
"""What the platform numbers anew for every tab."""
OUTSIDE_THE_SHEET = """
  () => [...document.querySelectorAll('body *')].filter((e) => {
    const says = e.matches('img') || [...e.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    const isText = !e.closest('.sheet') && !e.matches('style, script, noscript, title, desc')
    return says && isText && e.checkVisibility({ visibilityProperty: true })
  }).map((e) => e.outerHTML.slice(0, 120))
"""


def kept(together: Together, **family) -> Household:
    """A device with one child whose family is in this round."""
    return Household(Family(readers=(keeping.FIRST,), together=together, **family), {})


def at_round(open_context: OpenContext, together: Together, **options) -> Page:
    page = open_context(kept(together), **options).new_page()
    reader.go(page, f"/together?round={together.id}")
    return page


def together_of(page: Page) -> Together:
    return there(keeping.household(page).family.together)


def _has_gone_on(page: Page, before: Together) -> bool:
    return together_of(page) != before or page.locator("#together-end").count() > 0


def tap(locator: Locator, **how) -> None:
    """A tap at the pace of a hand: two in one place within a third of a second are meant once and count once, whatever stands there."""
    locator.page.wait_for_timeout(500)
    locator.tap(**how)


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button").click()


def expect_heading(page: Page, heading_id: str) -> None:
    expect(page.locator(f"#{heading_id}")).to_be_visible()
    reader.settled(page)


def nothing_is_chosen_yet(page: Page) -> None:
    """As it must be for whoever takes the device."""
    expect(reader.choices(page).first).to_be_visible()
    assert page.locator('.item :is(input:checked, [aria-pressed="true"]:not(.read-aloud))').count() == 0
    assert page.locator(".step-number").filter(has_text=re.compile(r"\d")).count() == 0


def choose(page: Page, item: Item, response: Response) -> None:
    reader.respond(page, item, response)
    press(page, "choose")


def play(page: Page, outcomes: Iterator[str]) -> list[Item]:
    """Play a round to its end, the child rightly and the grown-up otherwise; the talks go as told."""
    items: list[Item] = []
    expect(page.locator(HEADING)).to_be_visible()
    while not page.locator("#together-end").count():
        together = together_of(page)
        item = item_there(english().item(there(together.turn).item_id))
        if together.phase == "reveal":
            expect_heading(page, "reveal")
            items.append(item)
            press(page, f"talk-{next(outcomes)}")
        elif together.phase == "pass":
            expect_heading(page, "pass")
            press(page, "take")
        else:
            expect_heading(page, "stem")
            nothing_is_chosen_yet(page)
            choose(page, item, reader.right_response(item) if together.whose_turn == "child" else reader.other_response(item))
        reader.until(page, partial(_has_gone_on, page, together), "the next step")
        reader.settled(page)
    return items


# From the first screen to the card.


@needs_chromium("changes what a page is shown on")
def test_a_family_plays_on_a_phone_by_touch_from_the_first_screen_to_the_printed_card(
    open_context: OpenContext, monkeypatch: pytest.MonkeyPatch
):
    page = open_context(**reader.PHONE).new_page()
    monkeypatch.setattr(Locator, "click", tap)
    reader.go(page, "/")
    page.locator(".st-key-to-together a").click()
    expect_heading(page, "together")
    press(page, "begin")
    reader.until(page, lambda: keeping.household(page).family.together is not None, "the round is kept")
    items = play(page, iter(["agree", "again", "passed", "agree"]))
    assert len(items) == 4
    assert keeping.household(page).family.lights == 3
    expect(page.locator(".lanterns")).to_contain_text("3 lanterns lit in this round.")

    printed = []
    page.expose_function("tell", lambda: printed.append(1))
    page.evaluate("() => { window.print = () => window.tell() }")
    page.locator(".print-this").click()
    reader.until(page, lambda: printed, "the print dialogue")
    page.emulate_media(media="print")
    sheet = page.locator(".sheet")
    for text in (items[0].stem, items[3].stem, items[1].stem, "What we agree on", "What we want to talk about again", "Our next talk:"):
        expect(sheet).to_contain_text(text)
    expect(sheet).not_to_contain_text(items[2].stem)
    expect(sheet).to_be_visible()
    assert page.evaluate(OUTSIDE_THE_SHEET) == []


def test_a_family_plays_on_a_laptop_with_the_keyboard_alone(open_context: OpenContext):
    page = open_context(reduced_motion="reduce").new_page()
    keyboard = Keyboard(page)
    reader.go(page, "/")
    keyboard.tab_to(".st-key-to-together a")
    keyboard.press("Enter")
    expect_heading(page, "together")
    reader.expect_focus(page, "together")
    keyboard.tab_to('[class*="st-key-together-about-"] input')
    keyboard.press("ArrowDown")
    keyboard.tab_to(".st-key-begin button")
    keyboard.press("Enter")
    reader.expect_focus(page, "pass")
    assert together_of(page).lesson_id == reader.LESSON
    while (together := together_of(page)).phase != "end":
        _step_by_keyboard(keyboard, together)
        reader.until(page, partial(_has_gone_on, page, together), "the next step")
        reader.settled(page)
    reader.expect_focus(page, "together-end")
    assert keeping.household(page).family.lights == 4
    keyboard.tab_to(".print-this")
    keyboard.tab_to(".st-key-enough a")
    keyboard.press("Enter")
    expect(page.locator("#message")).to_have_text("Enough for today")
    assert not keyboard.unseen


BUTTONS = {"pass": "take", "choose": "choose", "teach": "choose", "reveal": "talk-agree"}
HEADINGS = {"pass": "pass", "choose": "stem", "teach": "stem", "reveal": "reveal"}


def _step_by_keyboard(keyboard: Keyboard, together: Together) -> None:
    button = f".st-key-{BUTTONS[together.phase]} button"
    expect(keyboard.page.locator(button)).to_be_visible()
    reader.expect_focus(keyboard.page, HEADINGS[together.phase])
    if together.phase in {"choose", "teach"}:
        item = item_there(english().item(there(together.turn).item_id))
        RESPOND[item.type](keyboard, item)
    keyboard.tab_to(button)
    keyboard.press("Enter")


# Nobody sees the other's choice.


def everything(page: Page) -> tuple[str, str]:
    """The whole document, without what the platform numbers anew, and what a screen reader is told; once both stand still."""
    reader.settled(page)
    reader.until(page, partial(keeping.is_at_rest, page), "all is known that is kept")
    page.mouse.move(0, 0)
    page.evaluate("() => document.activeElement.blur()")
    seen = [("", ""), _seen(page)]
    while seen[-1] != seen[-2]:
        page.wait_for_timeout(300)
        seen.append(_seen(page))
    return seen[-1]


def _seen(page: Page) -> tuple[str, str]:
    return re.sub(NUMBERED, "", page.evaluate("() => document.body.outerHTML")), page.locator("body").aria_snapshot()


@pytest.mark.parametrize("item", SHARED, ids=lambda item: item.type)
def test_what_the_second_one_gets_is_the_same_whatever_the_first_one_chose(item: Item, open_context: OpenContext):
    seen = []
    for response in (reader.right_response(item), reader.other_response(item)):
        page = at_round(open_context, a_round(item, *SINGLES[1:3]).take(item.id, "child"))
        choose(page, item, response)
        expect_heading(page, "pass")
        expect(page.locator("body")).not_to_contain_text(item.stem)
        at_the_pass = everything(page)
        press(page, "take")
        expect_heading(page, "stem")
        nothing_is_chosen_yet(page)
        assert there(together_of(page).turn).child == response
        before = everything(page)
        reader.reload(page)
        nothing_is_chosen_yet(page)
        seen.append((*at_the_pass, *before, *everything(page)))
    for one, other in zip(*seen, strict=True):
        assert one == other


def test_neither_back_nor_forward_shows_the_second_one_what_the_first_one_chose(open_context: OpenContext):
    page = open_context().new_page()
    reader.go(page, f"/together?items={','.join(item.id for item in SINGLES[:2])}")
    press(page, "begin")
    expect_heading(page, "pass")
    press(page, "take")
    expect_heading(page, "stem")
    choose(page, SINGLES[0], reader.right_response(SINGLES[0]))
    expect_heading(page, "pass")
    press(page, "take")
    expect_heading(page, "stem")
    page.go_back()
    expect_heading(page, "together")
    expect(page.locator("main")).not_to_contain_text(SINGLES[0].option(of_kind(SingleChoice, SINGLES[0]).key).text)
    page.go_forward()
    expect_heading(page, "stem")
    nothing_is_chosen_yet(page)


@needs_chromium("double clicks, which are two single ones in Firefox")
def test_two_quick_taps_are_one_at_every_step(open_context: OpenContext):
    page = open_context().new_page()
    reader.go(page, f"/together?items={','.join(item.id for item in SINGLES[:2])}")
    page.locator(".st-key-begin button").dblclick()
    expect_heading(page, "pass")
    begun = together_of(page)
    page.locator(".st-key-take button").dblclick()
    expect_heading(page, "stem")
    reader.respond(page, SINGLES[0], reader.right_response(SINGLES[0]))
    page.locator(".st-key-choose button").dblclick()
    expect_heading(page, "pass")
    assert together_of(page).id == begun.id
    assert dict(there(together_of(page).turn).responses) == {"child": reader.right_response(SINGLES[0])}
    press(page, "take")
    expect_heading(page, "stem")
    choose(page, SINGLES[0], reader.other_response(SINGLES[0]))
    expect_heading(page, "reveal")
    page.locator(".st-key-talk-agree button").dblclick()
    expect_heading(page, "stem")
    assert keeping.household(page).family.lights == 1


# Loading a page again.


def test_loading_the_page_again_shows_the_same_screen_at_every_step(open_context: OpenContext):
    page = open_context().new_page()
    reader.go(page, f"/together?items={','.join(item.id for item in SINGLES[:2])}")
    _stays(page)
    press(page, "begin")
    for _ in ("child", "adult"):
        expect_heading(page, "pass")
        _stays(page)
        press(page, "take")
        expect_heading(page, "stem")
        _stays(page)
        choose(page, SINGLES[0], reader.right_response(SINGLES[0]))
    expect_heading(page, "reveal")
    _stays(page)
    press(page, "talk-agree")
    expect_heading(page, "stem")
    _stays(page)
    choose(page, SINGLES[1], reader.other_response(SINGLES[1]))
    expect_heading(page, "reveal")
    _stays(page)
    press(page, "talk-again")
    expect_heading(page, "together-end")
    _stays(page)
    assert keeping.household(page).family.lights == 2


def _stays(page: Page) -> None:
    reader.settled(page)
    if page.locator("#stem").count():
        expect(reader.choices(page).first).to_be_visible()
    before = _on_screen(page)
    reader.reload(page)
    expect(page.locator(HEADING)).to_be_visible()
    reader.until(page, lambda: _on_screen(page) == before, "the same screen")


def _on_screen(page: Page) -> tuple[str, list[str]]:
    return page.url, page.locator("main section").all_inner_texts()


def test_a_round_that_was_stopped_is_carried_on_later_where_it_was(open_context: OpenContext):
    together = with_choices(a_round(*SINGLES[:2]), SINGLES[0])
    page = at_round(open_context, together)
    expect_heading(page, "reveal")
    press(page, "leave")
    expect_heading(page, "together-stopped")
    reader.go(page, "/together")
    press(page, "carry-on-round")
    expect_heading(page, "reveal")


# A sensitive beacon.


def test_a_grown_up_looks_first_and_comes_back_from_the_background(open_context: OpenContext):
    page = open_context().new_page()
    reader.go(page, f"/grown-ups?lesson={SENSITIVE}")
    page.locator(".st-key-play-together a").click()
    expect_heading(page, "preview")
    expect(page.locator(".quick-exit")).to_be_visible()
    page.locator(".st-key-main-to-background a").click()
    expect(page.locator("h1")).to_have_text(there(english().lessons.get(SENSITIVE)).full_name)
    page.go_back()
    expect_heading(page, "preview")
    press(page, "begin")
    expect_heading(page, "pass")
    assert together_of(page).lesson_id == SENSITIVE


# On paper.


@needs_chromium("prints to a file")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_card_of_even_the_longest_round_is_one_page(paper: str, open_context: OpenContext):
    together, longest = _longest_round()
    page = at_round(open_context, together)
    expect_heading(page, "together-end")
    expect(page.locator(".agreed > li")).to_have_count(len(longest))
    pdf = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def _longest_round() -> tuple[Together, list[Item]]:
    banks = [english().bank(lesson.id, path) for lesson in english().in_order() for path in english().paths()]
    shared = [item for bank in banks for item in bank if item.traits.one_screen and item.sensitive == "none"]
    longest = sorted(shared, key=_lines, reverse=True)[:6]
    together = a_round(*longest)
    for turn in together.turns:
        item = next(one for one in longest if one.id == turn.item_id)
        together = with_choices(together, item).talked(item.id, "agree")
    return together, longest


def _lines(item: Item) -> float:
    """About as many as it takes on a card."""
    boxes = {placed.place for placed in item.placed(item.right_response or ())} - {None}
    return len(item.stem) / 90 + len(item.right_response or ()) + len(boxes)


# Every phase, for all readers.


def test_the_three_ways_on_from_a_talk_are_of_one_size(open_context: OpenContext):
    for options in (reader.PHONE, {}):
        page = at_round(open_context, with_choices(a_round(*SINGLES[:2]), SINGLES[0]), **options)
        expect(page.locator(".st-key-talk-outcome button")).to_have_count(3)
        boxes = [there(button.bounding_box()) for button in page.locator(".st-key-talk-outcome button").all()]
        assert len({(box["width"], box["height"]) for box in boxes}) == 1


def _phases() -> dict[str, tuple[Together | None, str]]:
    first, last = SINGLES[:2]
    begun = a_round(first, last)
    revealed = with_choices(begun, first, reader.right_response(first), reader.other_response(first))
    to_teach = revealed.talked(first.id, "agree")
    taught = with_choices(to_teach, last)
    boxes, steps = (next(item for item in SHARED if item.type == kind) for kind in ("sorting", "ordering"))
    return {
        "together": (begun, "/together"),
        "preview": (None, f"/together?lesson={SENSITIVE}"),
        "pass": (begun, ""),
        "stem": (begun.take(first.id, "child"), ""),
        "reveal": (revealed, ""),
        "stem of what is taught": (to_teach, ""),
        "reveal of what was taught": (taught, ""),
        "reveal of boxes": (with_choices(a_round(boxes, *SINGLES[:2]), boxes), ""),
        "reveal of steps": (with_choices(a_round(steps, *SINGLES[:2]), steps), ""),
        "together-end": (taught.talked(last.id, "again"), ""),
    }


@pytest.mark.parametrize("look", tour.LOOKS)
def test_every_phase_can_be_used_by_all_readers(look: str, open_context: OpenContext):
    page = open_context(**tour.LOOKS[look]).new_page()
    for phase, (together, address) in _phases().items():
        page.goto("/sea")
        page.evaluate(PUT, keeping.of(kept(together) if together else Household()))
        reader.go(page, address or f"/together?round={there(together).id}")
        expect_heading(page, phase.partition(" ")[0])
        sight = tour.look(page, for_all_readers=look in tour.FOR_ALL_READERS)
        ours = [(one.rule, one.target, one.html, one.why) for one in sight.violations if not one.excuses]
        assert (phase, ours, sight.sideways, sight.too_low) == (phase, [], [], [])
        assert look != "small phone" or not sight.moving


def test_the_choices_of_a_phone_are_one_below_the_other_and_of_a_laptop_side_by_side(open_context: OpenContext):
    together, _ = _phases()["reveal"]
    for options, side_by_side in ((reader.PHONE, False), ({}, True)):
        page = at_round(open_context, there(together), **options)
        expect(page.locator(".chose")).to_have_count(2)
        one, other = [there(card.bounding_box()) for card in page.locator(".chose").all()]
        assert (one["y"] == other["y"]) == side_by_side
        assert one["width"] == other["width"]
