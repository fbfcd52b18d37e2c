"""A class goes one way through a story: on a wall without devices by keys alone, and in a room where each phone votes."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from beacons.items.story.item import Story
from beacons.ui.shell.words import Words
from tests.browser import hosting, reader, tour
from tests.shipped import english
from tests.there import of_kind

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]

WALL: dict[str, Any] = {"viewport": {"width": 1024, "height": 768}}
TALE = of_kind(Story, reader.of_type("story"))
OTHER = next(item for item in english().bank(reader.LESSON, reader.PATH) if item.type == "single_choice")
HARM = next(
    (lesson.id, path, of_kind(Story, item))
    for lesson in english().in_order()
    for path in lesson.paths
    for item in english().bank(lesson.id, path)
    if item.type == "story" and item.sensitive == "topic"
)
LEAST = {".stage-stem": 4.79, ".stage-text": 4.79, ".stage-led": 3.29, ".stage-reason": 3.29}
"""In hundredths of the screen's height: what can be read from the last row."""
_SIZES = "(all) => all.map((e) => 100 * parseFloat(getComputedStyle(e).fontSize) / innerHeight)"
t = Words("en").t


def to_wall(page: Page, story: Story, lesson: str = reader.LESSON, path: str = reader.PATH) -> None:
    reader.go(page, f"/projector?{urlencode({'lesson': lesson, 'path': path, 'items': story.id, 'show': 'questions'})}")
    expect(page.locator(".stage-stem")).to_have_text(story.scenes[0].text.strip())


def scene(page: Page, story: Story, *way: str) -> None:
    """The wall shows the scene to which a way leads, with what the last choice has led to, and can be read from the last row."""
    shown = story.scene_after(way)
    assert shown
    expect(page.locator(".stage-stem")).to_have_text(shown.text.strip())
    expect(page.locator(".stage-text")).to_have_text([story.choice(i).text.strip() for i in shown.options])
    expect(page.locator(".stage-led")).to_have_text([story.choice(i).reason.strip() for i in way[-1:]])
    can_be_read(page)


def can_be_read(page: Page) -> None:
    for selector, least in LEAST.items():
        sizes = page.locator(f".stage {selector}").evaluate_all(_SIZES)
        assert not [size for size in sizes if size < least], selector
    assert page.locator(".stage").evaluate("(e) => e.scrollHeight - e.clientHeight") <= 0


def main(page: Page) -> Locator:
    return page.locator(".stage-on")


def helping(story: Story, way: tuple[str, ...], *, helps: bool) -> str:
    """The letter's place of a choice that helps, or does not, after this way."""
    shown = story.scene_after(way)
    assert shown
    return next(i for i in shown.options if story.choice(i).helps == helps)


def place_of(story: Story, way: tuple[str, ...], option: str) -> int:
    shown = story.scene_after(way)
    assert shown
    return shown.options.index(option)


def test_a_class_without_devices_stands_up_at_each_fork_and_tries_another_way(open_context: OpenContext):
    wall = open_context(**WALL).new_page()
    to_wall(wall, TALE)
    way: tuple[str, ...] = ()
    first = helping(TALE, way, helps=False)
    scene(wall, TALE)
    reader.hand(wall)
    expect(main(wall)).to_have_text(t("stage.choose_way"))
    scene(wall, TALE)
    for key in (*"12", *[str(place_of(TALE, way, first) + 1)] * 2):
        wall.keyboard.press(key)
    expect(main(wall)).to_have_text(t("stage.go_way", letter="AB"[place_of(TALE, way, first)]))
    reader.hand(wall)
    way = (first,)
    scene(wall, TALE, *way)
    reader.reload(wall)
    scene(wall, TALE, *way)
    while shown := TALE.scene_after(way).options:  # type: ignore[union-attr]  # it leads somewhere
        reader.hand(wall, "1")
        way = (*way, shown[0])
        scene(wall, TALE, *way)
    reader.hand(wall)
    expect(wall.locator(".stage-text")).to_have_text([TALE.choice(i).text.strip() for i in way])
    expect(wall.locator(".stage-mark").first).to_have_text(t("stage.mark", words=t("mark.story_wrong")))
    can_be_read(wall)
    wall.keyboard.press("Shift+Tab")  # what a screen reader meets is for all readers
    assert [one.rule for one in tour.look(wall, for_all_readers=True).violations if not one.excuses] == []
    reader.hand(wall, "1")
    scene(wall, TALE)
    other = helping(TALE, (), helps=True)
    reader.hand(wall, str(place_of(TALE, (), other) + 1))
    scene(wall, TALE, other)


def test_a_story_about_harm_is_read_on_the_wall_without_a_vote(open_context: OpenContext):
    lesson, path, story = HARM
    wall = open_context(**WALL).new_page()
    to_wall(wall, story, lesson, path)
    way: tuple[str, ...] = ()
    while story.scene_after(way).options:  # type: ignore[union-attr]  # it leads somewhere
        scene(wall, story, *way)
        expect(wall.locator(".stage-ask")).to_have_text(t("stage.read_on"))
        expect(wall.locator(".stage-count button")).to_have_count(0)
        way = (*way, helping(story, way, helps=True))
        reader.hand(wall)
    reader.hand(wall)
    expect(wall.locator(".stage-number")).to_have_count(0)
    expect(wall.locator(".stage-mark")).to_have_text([t("stage.mark", words=t("mark.story_right"))] * len(way))


def join(open_context: OpenContext, code: str) -> Page:
    phone = hosting.a_phone(open_context, code)
    expect(phone.locator(".badge-card")).to_be_visible()
    return phone


def vote(phone: Page, place: int) -> None:
    phone.locator("#options input").nth(place).check()
    phone.locator("#send").click()
    expect(phone.locator("#status")).to_have_text(t("join.in"))


def press(host: Page, says: str) -> None:
    """The one key, once it says this."""
    expect(host.locator("#host-next")).to_have_text(says)
    reader.hand(host)


def test_in_a_room_phones_vote_and_follow_the_way_that_the_host_takes(open_context: OpenContext):
    host = open_context().new_page()
    code = hosting.open_room(host, [TALE, OTHER])
    ann, ben = join(open_context, code), join(open_context, code)
    press(host, t("host.next_lobby"))
    hosting_item = host.locator(".stage-stem")
    while hosting_item.inner_text() != TALE.scenes[0].text.strip():  # the lesson's plan says which comes first
        hosting.go_on(host)
    way: tuple[str, ...] = ()
    while shown := TALE.scene_after(way):
        expect(ann.locator("#stem")).to_have_text(shown.text.strip())
        if not shown.options:
            break
        press(host, t("host.next_reading"))
        vote(ann, 1)
        if not way:
            vote(ben, 0)  # a tie, which the host decides
        press(host, t("host.next_open"))
        if not way:
            expect(host.locator("#host-next")).to_have_text(t("stage.choose_way"))
            expect(host.locator(".stage-number")).to_have_text(["1", "1"])
            reader.hand(host, "2")
        else:
            expect(ben.locator("#status")).to_have_text(t("join.closed"))
            press(host, t("stage.go_way", letter="B"))
        way = (*way, shown.options[1])
    expect(ben.locator("#status")).to_have_text(t("join.way_end"))
    press(host, t("stage.what_helped"))
    found = sum(TALE.choice(i).helps for i in way)
    for phone in (ann, ben):
        expect(phone.locator("h1").last).to_have_text(t("feedback.story_class", found=found, possible=len(way)))
        assert [one.rule for one in tour.look(phone, for_all_readers=True).violations if not one.excuses] == []
    late = hosting.a_phone(open_context, code)
    expect(late.locator("h1").last).to_have_text(t("feedback.story_class", found=found, possible=len(way)))
    host.locator("#host-fork").click()
    expect(late.locator("#stem")).not_to_have_text(TALE.stem.strip())
    press(host, t("host.next_reading"))
    vote(late, 0)
