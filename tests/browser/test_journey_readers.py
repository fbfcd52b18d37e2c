"""Several children on one device: each has a name, stars and an open quiz of its own, in one tab or in two at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from beacons.domain.household.family import MOST_READERS
from beacons.domain.practice.progress import Progress
from tests.browser import keeping, reader
from tests.browser.keeping import FIRST, SECOND
from tests.browser.test_journey_keyboard import Keyboard
from tests.there import there

pytestmark = pytest.mark.browser

OTTER, PUFFIN = "Calm Otter", "Brave Puffin"
QUIZ = f"/quiz?lesson={reader.LESSON}"
LIT = "childnet-digital-leaders"
"""The lesson that only the first child has done."""


@pytest.fixture
def context(open_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A device of two children, each of whom is in the middle of the same quiz at different items; the first has three stars."""
    return open_context(_two_children())


def _two_children():
    items = reader.one_of_each_type()
    first = reader.having(reader.attempt_at(items[:2], id="of-otter"), reader.finished_at(LIT))
    return keeping.of_two(first, reader.having(reader.attempt_at(items[2:4], id="of-puffin")))


def _name(page: Page) -> str:
    return page.locator("#reader-name").inner_text().removeprefix("You are ")


def test_a_second_child_joins_with_two_taps_and_gets_another_name(page: Page):
    reader.go(page, "/")
    first = page.locator(".who-alone .who-name").inner_text()
    page.locator(".who-alone").click()
    expect(page.locator("#reader-name")).to_have_text(f"You are {first}")
    page.locator(".st-key-add-reader button").click()
    expect(page.locator("#reader-name")).not_to_have_text(f"You are {first}")
    reader.expect_focus(page, "reader-name")
    second = _name(page)
    expect(page.locator(".readers")).to_contain_text(first)
    reader.until(page, lambda: len(keeping.household(page).family.readers) == 2, "both children are kept")

    reader.reload(page)
    assert _name(page) == second
    page.locator(".st-key-main-to-home a").click()
    expect(reader.coast(page)).to_be_visible()
    reader.switch(page, first)


def test_as_many_children_as_there_is_room_for_all_have_different_names_and_animals(page: Page):
    reader.go(page, "/readers")
    for number in range(2, MOST_READERS + 1):
        page.locator(".st-key-add-reader button").click()
        expect(page.locator(".readers li")).to_have_count(number - 1)
    expect(page.locator(".st-key-add-reader")).to_be_hidden()
    expect(page.get_by_text(f"There’s room for {MOST_READERS} children")).to_be_visible()
    reader.until(page, lambda: len(keeping.household(page).family.readers) == MOST_READERS, "all are kept")
    assert len({one.animal for one in keeping.household(page).family.readers}) == MOST_READERS
    expect(page.locator(".who li")).to_have_count(MOST_READERS)


def test_a_child_may_draw_another_name_three_times_and_keeps_the_last(page: Page):
    reader.go(page, "/readers")
    names = [_name(page)]
    for left in (2, 1, 0):
        page.locator(".st-key-draw-again button").click()
        expect(page.locator("#reader-name")).not_to_have_text(f"You are {names[-1]}")
        reader.expect_focus(page, "reader-name")
        names.append(_name(page))
        expect(page.locator(".st-key-draw-again")).to_have_count(1 if left else 0)
    reader.until(page, lambda: keeping.household(page).family.readers, "the name is kept")
    reader.reload(page)
    assert _name(page) == names[-1]
    expect(page.locator(".who-alone")).to_contain_text(names[-1])


def test_each_child_has_stars_and_an_open_quiz_of_its_own(context: BrowserContext):
    items = reader.one_of_each_type()
    page = context.new_page()
    reader.go(page, "/")
    state, carry_on = reader.beacon(page, LIT).locator(".beacon-state"), page.locator(".st-key-carry-on a")
    expect(state).to_have_text("3 stars")
    carry_on.click()
    expect(page.locator("#stem")).to_have_text(items[0].stem)
    reader.answer(page)

    reader.switch(page, PUFFIN)
    expect(state).to_have_text("New")
    carry_on.click()
    expect(page.locator("#stem")).to_have_text(items[2].stem)
    expect(page.locator("#feedback")).to_have_count(0)
    assert reader.play(page) == items[2:4]
    reader.menu(page, "home").click()
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("3 stars")

    reader.switch(page, OTTER)
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("Started")
    reader.until(page, lambda: keeping.household(page).of(SECOND.id).attempts[0].is_finished, "the second child's quiz is kept")
    kept = keeping.household(page)
    assert [answer.item_id for answer in there(kept.of(FIRST.id).attempt("of-otter")).answers] == [items[0].id]
    assert kept.of(FIRST.id).attempt("of-puffin") is None
    assert kept.of(SECOND.id).attempt("of-otter") is None


def test_who_comes_back_finds_the_card_the_item_and_the_order_of_its_options(open_context: Callable[..., BrowserContext]):
    attempt = reader.attempt_at(reader.one_of_each_type())
    page = open_context(keeping.of_two(reader.having(attempt), Progress())).new_page()
    carry_on = page.locator(".st-key-carry-on a")
    reader.go(page, QUIZ)
    reader.answer(page)
    reader.go_on(page)
    item, order = reader.item_on_screen(page), reader.order_of_choices(page)

    reader.switch(page, PUFFIN)
    page.locator(f".st-key-beacon-{reader.LESSON} a").click()
    for card in (2, 3):
        reader.next_button(page).click()
        expect(page.locator(".place")).to_contain_text(f"Card {card} of")
        reader.settled(page)

    reader.switch(page, OTTER)
    carry_on.click()
    expect(page.locator(".place")).to_contain_text("Question 2 of")
    assert reader.item_on_screen(page) == item
    assert reader.order_of_choices(page) == order

    reader.switch(page, PUFFIN)
    carry_on.click()
    expect(page.locator(".place")).to_contain_text("Card 3 of")


def test_two_children_in_two_tabs_at_the_same_time_do_not_mix(context: BrowserContext):
    items = reader.one_of_each_type()
    otter, puffin = context.new_page(), context.new_page()
    for tab in (otter, puffin):
        reader.go(tab, "/")
    reader.switch(puffin, PUFFIN)
    expect(reader.who(otter)).to_contain_text(OTTER)
    for tab in (otter, puffin):
        reader.go(tab, QUIZ)

    for turn in range(2):
        for tab, mine in ((otter, items[:2]), (puffin, items[2:4])):
            tab.bring_to_front()
            expect(tab.locator("#stem")).to_have_text(mine[turn].stem)
            reader.answer(tab, rightly=tab is otter)
        for tab in (otter, puffin):
            tab.bring_to_front()
            reader.reload(tab)
            expect(tab.locator("#feedback")).to_be_visible()
            reader.go_on(tab)
    for tab, name in ((otter, OTTER), (puffin, PUFFIN)):
        expect(tab.locator("#result")).to_be_visible()
        reader.reload(tab)
        expect(reader.who(tab)).to_contain_text(name)

    kept = keeping.household(otter)
    assert {attempt.id for attempt in kept.of(FIRST.id).attempts} == {"of-otter", f"done-{LIT}"}
    assert {attempt.id for attempt in kept.of(SECOND.id).attempts} == {"of-puffin"}
    assert all(answer.is_right for answer in kept.of(FIRST.id).answers)
    assert not any(answer.is_right for answer in kept.of(SECOND.id).answers)
    assert len(kept.of(SECOND.id).answers) == 2


def test_a_new_tab_begins_with_the_child_who_was_chosen_last(context: BrowserContext):
    page = context.new_page()
    reader.go(page, "/")
    reader.switch(page, PUFFIN)
    reader.until(page, lambda: keeping.household(page).family.current == SECOND.id, "the choice is kept")
    other = context.new_page()
    reader.go(other, "/")
    expect(reader.who(other)).to_contain_text(PUFFIN)


def test_a_child_who_is_taken_off_the_device_is_gone_in_every_tab_and_does_not_come_back(context: BrowserContext):
    page, other = context.new_page(), context.new_page()
    reader.go(other, QUIZ)
    expect(reader.who(other)).to_contain_text(OTTER)
    page.bring_to_front()
    reader.go(page, "/readers")
    reader.switch(page, PUFFIN)
    reader.go(page, "/readers")
    reader.unfold(page, "remove-readers")
    page.locator(f".st-key-remove-{FIRST.id} label").click()
    expect(page.get_by_text(f"All of {OTTER}’s stars and answers")).to_be_visible()
    page.locator(f".st-key-remove-now-{FIRST.id} button").click()
    expect(page.locator("#notice")).to_have_text("That child is no longer on this device.")
    reader.expect_focus(page, "notice")
    expect(page.locator("#notice")).to_be_in_viewport()

    expect(other.locator("#notice")).to_contain_text("The child who was reading here is no longer on this device.")
    expect(other.locator("#reader-name")).to_have_text(f"You are {PUFFIN}")
    other.bring_to_front()
    reader.expect_focus(other, "notice")
    expect(other).to_have_url(re.compile("/readers$"))
    for tab in (other, page):
        reader.reload(tab)
        expect(tab.locator(".who-alone")).to_contain_text(PUFFIN)
        kept = keeping.household(tab)
        assert [one.id for one in kept.family.readers] == [SECOND.id]
        assert FIRST.id not in kept.progress


def test_what_the_platform_unfolds_is_all_seen_and_folds_again(open_context: Callable[..., BrowserContext]):
    page = open_context(_two_children()).new_page()
    reader.go(page, "/readers")
    box, fits = page.locator(".st-key-remove-readers details"), "(box) => box.open && box.clientHeight >= box.scrollHeight"
    box.locator("summary").click()
    reader.until(page, lambda: box.evaluate(fits), "all of it is seen")
    page.locator(f".st-key-remove-{FIRST.id} label").click()
    expect(page.locator(f".st-key-remove-now-{FIRST.id} button")).to_be_visible()
    reader.until(page, lambda: box.evaluate(fits), "what came is seen, too")
    box.locator("summary").click()
    expect(box).not_to_have_attribute("open", "")


def test_on_a_phone_two_taps_lead_to_the_other_child(open_context: Callable[..., BrowserContext]):
    page = open_context(_two_children(), **reader.PHONE).new_page()
    reader.go(page, "/")
    reader.who(page).tap()
    entry = page.locator(".who li a").filter(has_text=PUFFIN)
    expect(entry).to_be_in_viewport(ratio=1)
    entry.tap()
    expect(reader.who(page)).to_contain_text(PUFFIN)
    expect(reader.beacon(page, LIT).locator(".beacon-state")).to_have_text("New")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    header = page.locator(".top > *").evaluate_all("(all) => all.map((e) => e.getBoundingClientRect().top)")
    assert len(set(map(round, header))) == 1


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_list_of_children_lies_wholly_on_the_screen(width: int, open_context: Callable[..., BrowserContext]):
    page = open_context(_two_children(), viewport={"width": width, "height": 800}).new_page()
    reader.go(page, "/")
    reader.who(page).click()
    expect(page.locator(".who ul")).to_be_in_viewport(ratio=1)


def test_the_keyboard_opens_the_list_of_children_closes_it_and_takes_another_one(context: BrowserContext):
    page = context.new_page()
    keyboard = Keyboard(page)
    reader.go(page, "/")
    entries = page.locator(".who ul")
    keyboard.tab_to(".who summary")
    keyboard.press("Enter")
    expect(entries).to_be_visible()
    keyboard.tab_to(".who li a")
    keyboard.press("Escape")
    expect(entries).to_be_hidden()
    expect(reader.who(page)).to_be_focused()
    keyboard.press("Space")
    keyboard.tab_to(".top .to-progress")
    expect(entries).to_be_hidden()  # it would lie over what has the focus now
    keyboard.tab_to(".who summary", "Shift+Tab")
    keyboard.press("Space")
    keyboard.tab_to(".who li a")
    keyboard.press("Enter")
    expect(reader.who(page)).to_contain_text(PUFFIN)
    expect(entries).to_be_hidden()
    assert not keyboard.unseen


def test_a_tap_elsewhere_closes_the_list_of_children(context: BrowserContext):
    page = context.new_page()
    reader.go(page, "/")
    reader.who(page).click()
    expect(page.locator(".who ul")).to_be_visible()
    page.locator(".headline h1").click()
    expect(page.locator(".who ul")).to_be_hidden()


def test_the_list_of_children_stays_open_while_a_message_comes_from_another_tab(context: BrowserContext):
    page, other = context.new_page(), context.new_page()
    reader.go(page, "/")
    reader.go(other, QUIZ)
    reader.who(page).click()
    reader.answer(other)
    expect(reader.beacon(page, reader.LESSON).locator(".beacon-state")).to_have_text("Started")
    expect(page.locator(".who ul")).to_be_visible()


def test_another_name_stands_in_the_header_of_a_tab_in_the_middle_of_a_quiz(context: BrowserContext):
    quiz, names = context.new_page(), context.new_page()
    reader.go(quiz, QUIZ)
    reader.answer(quiz)
    before = quiz.locator(".who-name").inner_text()
    reader.go(names, "/readers")
    names.locator(".st-key-draw-again button").click()
    expect(quiz.locator(".who-name")).not_to_have_text(before)
    reader.until(names, lambda: _name(names) == quiz.locator(".who-name").inner_text(), "both tabs say the same name")
    expect(quiz.locator("#feedback")).to_be_visible()


def test_back_shows_the_page_before_for_the_child_who_reads_now(context: BrowserContext):
    items = reader.one_of_each_type()
    page = context.new_page()
    reader.go(page, QUIZ)
    expect(page.locator("#stem")).to_have_text(items[0].stem)
    reader.switch(page, PUFFIN)
    page.go_back()
    expect(page.locator("#stem")).to_have_text(items[2].stem)
    expect(reader.who(page)).to_contain_text(PUFFIN)


def test_a_child_whom_nobody_knows_any_more_leaves_the_tab_to_one_who_is_there(open_context: Callable[..., BrowserContext]):
    context = open_context(keeping.of_two(Progress(path="7-9", path_at=1), Progress()))
    context.add_init_script("if (location.host) sessionStorage.setItem('seven-beacons.here', 'no-such-reader')")
    page = context.new_page()
    reader.go(page, "/")
    expect(reader.who(page)).to_contain_text(OTTER)
