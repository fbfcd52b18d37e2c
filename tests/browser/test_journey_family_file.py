"""A family takes everything along: saved on one device, opened on another, with a look at what will change first."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from beacons.domain.household.family import Agreement, Family, Reader
from beacons.domain.household.household import Household
from beacons.domain.household.together import TalkRecord
from beacons.domain.practice.progress import Progress
from beacons.sync.family_document import read_texts, to_file
from beacons.sync.jsonl import LARGEST_TEXT
from tests.browser import family_files, keeping, reader
from tests.browser.conftest import VISITOR
from tests.browser.engine import needs_chromium
from tests.browser.family_files import LAPTOP, PHONE, Hand
from tests.browser.server import Server

pytestmark = pytest.mark.browser

OTTER = Reader(id="otter-1", word="calm", animal="otter", at=1)
SEAL = Reader(id="seal-1", word="kind", animal="seal", at=2)
CRAB = Reader(id="crab-1", word="brave", animal="crab", roll=1, at=3)
TALK = TalkRecord(id="evening-0", lesson_id=reader.LESSON, item_id="some-item", outcome="agree", at=5)


def done(*lessons: str) -> Progress:
    return reader.having(*(reader.finished_at(lesson) for lesson in lessons))


def kept(family: Family, progress: dict[str, Progress]) -> Household:
    """A household as it comes back from where it was kept."""
    return read_texts(to_file(Household(family, progress)))


FAMILY = kept(
    Family(
        readers=(OTTER, SEAL),
        talks=(TALK,),
        agreement=Agreement(chosen=("no-such-sentence-any-more",), at=6),
    ),
    {OTTER.id: done(reader.LESSON, "childnet-digital-leaders"), SEAL.id: done("unicef-digital-safety")},
)
OTHERS = kept(Family(readers=(SEAL, CRAB)), {SEAL.id: done("global-alliance"), CRAB.id: done(reader.LESSON)})


@needs_chromium("saves a file that the page has made")
@pytest.mark.parametrize("hand", [PHONE, LAPTOP], ids=["by finger on a phone", "by keyboard on a laptop"])
def test_what_is_saved_forgotten_and_opened_again_is_all_there(open_context: Callable[..., BrowserContext], tmp_path: Path, hand: Hand):
    page = open_context(FAMILY, **hand.device).new_page()
    asked: list[Request] = []
    page.on("request", lambda request: _note(request, asked))
    reader.go(page, family_files.ADDRESS)

    file = family_files.save(page, tmp_path, hand.press)
    day = datetime.now(ZoneInfo(VISITOR["timezone_id"])).date()
    assert file.name == f"seven-beacons-{day.isoformat()}.txt"
    expect(page.locator(family_files.NEWS)).to_contain_text(file.name)
    assert family_files.bare(read_texts(file.read_text(encoding="utf-8"))) == family_files.bare(FAMILY)

    family_files.forget(page, hand.press)
    reader.expect_focus(page, "notice")
    assert keeping.entries(page) == {}

    family_files.open_file(page, file, hand.press)
    expect(page.locator(".reader-changes li")).to_have_count(2)
    expect(family_files.change(page, "Calm Otter")).to_contain_text("New on this device")
    assert keeping.entries(page) == {}, "nothing is changed by looking"
    family_files.take_over(page, hand.press)
    reader.expect_focus(page, "notice")

    reader.until(page, lambda: family_files.bare(keeping.household(page)) == family_files.bare(FAMILY), "the same household is kept")
    reader.go(page, "/")
    expect(page.locator(".who-name").or_(page.locator(".who img"))).not_to_have_count(0)
    assert family_files.bare(keeping.household(page)) == family_files.bare(FAMILY)
    assert {request.method for request in asked} <= {"GET", "HEAD"}, "no file was uploaded"


def _note(request: Request, asked: list[Request]) -> None:
    asked.append(request)


@needs_chromium("saves a file that the page has made")
def test_on_a_device_with_other_children_both_families_are_there_afterwards(open_context: Callable[..., BrowserContext], tmp_path: Path):
    one = open_context(FAMILY).new_page()
    reader.go(one, family_files.ADDRESS)
    file = family_files.save(one, tmp_path)

    page = open_context(OTHERS).new_page()
    reader.go(page, "/")
    stars = page.locator(".coast .big-stars, .coast .stars")
    before = stars.count()
    reader.go(page, family_files.ADDRESS)
    family_files.open_file(page, file)
    expect(family_files.change(page, "Calm Otter")).to_contain_text("New on this device")
    expect(family_files.change(page, "Kind Seal")).to_contain_text("5 more answers")
    expect(family_files.change(page, "Kind Seal")).to_contain_text("Stars: 3 → 6")
    expect(family_files.change(page, "Brave Crab")).to_contain_text("Not in the file: stays as it is")
    expect(page.locator(".file-changes")).to_contain_text("1 more talk, with its lantern")
    expect(page.locator(".file-changes")).to_contain_text("The family agreement from the file")
    family_files.take_over(page)

    reader.reload(page)
    found = keeping.household(page)
    assert {r.id for r in found.family.readers} == {OTTER.id, SEAL.id, CRAB.id}
    assert found.of(OTTER.id) == FAMILY.of(OTTER.id)
    assert found.of(CRAB.id) == OTHERS.of(CRAB.id)
    assert {a.quiz_id for a in found.of(SEAL.id).attempts} == {"unicef-digital-safety", "global-alliance"}
    assert found.family.talks == (TALK,)
    assert keeping.here(page) == SEAL.id
    reader.go(page, "/")
    expect(stars).not_to_have_count(before)

    family_files.choose(_back_at_the_file(page), file)
    expect(page.locator("#file-changes")).to_be_visible()
    expect(page.locator(".file-changes")).to_contain_text("There’s nothing new in this file")


def _back_at_the_file(page: Page) -> Page:
    reader.go(page, family_files.ADDRESS)
    return page


def test_leaving_everything_as_it_is_changes_nothing_and_the_file_can_be_opened_again(
    open_context: Callable[..., BrowserContext], tmp_path: Path
):
    file = _written(tmp_path, to_file(OTHERS))
    page = open_context(FAMILY).new_page()
    reader.go(page, family_files.ADDRESS)
    for _ in range(2):
        family_files.open_file(page, file)
        page.locator(family_files.LEAVE).click()
        expect(page.locator("#notice")).to_have_text("Everything is as it was.")
        reader.settled(page)
        assert keeping.household(page) == FAMILY


def test_a_file_that_is_opened_while_the_server_is_gone_is_looked_at_once_it_is_back(
    own_server: Server, open_context: Callable[..., BrowserContext], tmp_path: Path
):
    page = open_context(FAMILY, base_url=own_server.url).new_page()
    reader.go(page, family_files.ADDRESS)
    for text, said in (("hello", "#notice"), (to_file(OTHERS), "#file-changes")):
        own_server.kill()
        expect(page.locator("#line")).to_contain_text("The line is gone for a moment.")
        family_files.choose(page, _written(tmp_path, text))
        expect(page.locator(family_files.NEWS)).to_contain_text("as soon as the line is back")
        own_server.start()
        own_server.wait_until_healthy()
        reader.connected(page)
        expect(page.locator(said)).to_be_visible()
        expect(page.locator(f"{family_files.NEWS}:not(:empty)")).to_have_count(0)


def test_a_reload_or_the_way_back_leaves_what_would_change_without_changing_it(open_context: Callable[..., BrowserContext], tmp_path: Path):
    file = _written(tmp_path, to_file(OTHERS))
    page = open_context(FAMILY).new_page()
    reader.go(page, "/grown-ups")
    page.locator(".st-key-to-family-file a").click()
    family_files.open_file(page, file)
    reader.reload(page)
    expect(page.locator(family_files.SAVE)).to_be_visible()
    family_files.open_file(page, file)
    page.go_back()
    expect(page).to_have_url(re.compile("/grown-ups$"))
    assert keeping.household(page) == FAMILY


def test_what_was_taken_over_is_seen_in_another_open_tab(open_context: Callable[..., BrowserContext], tmp_path: Path):
    context = open_context(FAMILY)
    other, page = context.new_page(), context.new_page()
    reader.go(other, "/readers")
    reader.go(page, family_files.ADDRESS)
    family_files.open_file(page, _written(tmp_path, to_file(OTHERS)))
    family_files.take_over(page)
    expect(other.locator("body")).to_contain_text("Brave Crab")


SOUND = to_file(OTHERS)
NEWER = SOUND.replace('"version":2', '"version":3')
NONE_OF_OURS = "This isn’t a Seven Beacons file. Nothing has changed."
BROKEN = "This looks like a Seven Beacons file, but we can’t read what’s in it. Nothing has changed."
FOREIGN: dict[str, str | bytes] = {
    "empty": "",
    "a letter": "Dear Granny,\n<script>alert(1)</script> here is the file.",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\x80",
    "brackets without end": "[" * 200_000,
    "as long as can be": "x" * LARGEST_TEXT,
}


def test_a_foreign_file_is_said_calmly_and_changes_nothing(open_context: Callable[..., BrowserContext], tmp_path: Path):
    page = open_context(FAMILY).new_page()
    reader.go(page, family_files.ADDRESS)
    for kind, content in (*FOREIGN.items(), ("of a later version", NEWER)):
        reader.reload(page)
        family_files.choose(page, _written(tmp_path, content))
        expect(page.locator("#notice"), kind).to_contain_text(BROKEN if content == NEWER else NONE_OF_OURS)
        reader.expect_focus(page, "notice")
        assert keeping.household(page) == FAMILY, kind


@pytest.mark.parametrize("size", [LARGEST_TEXT + 1, 5_000_000], ids=["a letter too long", "far too long"])
def test_a_huge_file_is_not_even_sent_to_the_server(open_context: Callable[..., BrowserContext], tmp_path: Path, size: int):
    page = open_context(FAMILY).new_page()
    reader.go(page, family_files.ADDRESS)
    family_files.choose(page, _written(tmp_path, "x" * size))
    expect(page.locator(family_files.NEWS)).to_contain_text("far too big to be a family file. Nothing has changed.")
    assert keeping.household(page) == FAMILY
    family_files.open_file(page, _written(tmp_path, SOUND))


def test_a_file_that_is_gone_when_it_is_read_is_said_calmly(open_context: Callable[..., BrowserContext], tmp_path: Path):
    page = open_context(FAMILY).new_page()
    page.add_init_script("File.prototype.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'))")
    reader.go(page, family_files.ADDRESS)
    family_files.choose(page, _written(tmp_path, SOUND))
    expect(page.locator(family_files.NEWS)).to_contain_text("couldn’t read this file. Nothing has changed.")
    assert keeping.household(page) == FAMILY


ATTEMPT = next(line for line in SOUND.split("\n") if '"attempt"' in line)
HAND_EDITED = {
    "cut off in the middle of a line": (SOUND[: SOUND.index(ATTEMPT) + 40], 1),
    "a line of something else": (SOUND + "shopping: milk, eggs\n", 1),
    "three broken lines": (SOUND + '{"attempt":{}}\n{"surprise":1}\n{"past":["<img src=x onerror=alert(1)>"]}\n', 3),
    "with an editor's mark and line ends": ("\ufeff" + SOUND.replace("\n", "\r\n"), 0),
    "with each line twice": ("".join(2 * f"{line}\n" for line in SOUND.split("\n")), 0),
    "with more stars than there are": (SOUND.replace('"earned":1', '"earned":9'), None),
}


@pytest.mark.parametrize("kind", HAND_EDITED)
def test_of_a_file_that_was_cut_off_or_edited_what_is_sound_is_taken_and_the_rest_is_said(
    open_context: Callable[..., BrowserContext], tmp_path: Path, kind: str
):
    text, unread = HAND_EDITED[kind]
    page = open_context(FAMILY).new_page()
    reader.go(page, family_files.ADDRESS)
    family_files.open_file(page, _written(tmp_path, text))
    if unread is not None:
        expect(page.locator(".unread")).to_have_count(1 if unread else 0)
    if unread:
        expect(page.locator(".unread")).to_contain_text(f"{unread} line{'s' if unread > 1 else ''} of the file couldn’t be read")
    family_files.take_over(page)
    reader.reload(page)
    found = keeping.household(page)
    assert found.of(OTTER.id) == FAMILY.of(OTTER.id)
    assert CRAB.id in {r.id for r in found.family.readers}
    assert not found.unreadable
    reader.go(page, "/")
    assert not page.locator(".aside-line").count(), "what could not be read of a file is not what this browser kept"


def _written(folder: Path, content: str | bytes) -> Path:
    file = folder / "seven-beacons-by-hand.txt"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file
