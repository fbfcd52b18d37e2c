"""A teacher's whole way with questions of her own: pasted, mended, one written, played live by two phones, and taken along for Kahoot."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import reader
from tests.browser.hosting import a_phone, open_chosen, read_on
from tests.browser.pictures import picture

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]

PASTED = """// Our week of kindness

::Left out:: Sam was left out of the class chat. What helps first? {
=Ask Sam how it feels#Being asked is being seen.
~Wait until it stops#Then Sam waits alone.
~Post it for everyone#Then even more people talk about it.
}

::Password:: Who may know your password? {
=A grown-up I trust and me#A password is a key to your things.
~My best friend#Friends may pass it on without meaning to.
~Everyone in the class#Then it isn't a secret any more.
}

::Photo:: What makes a photo fair to share? {
~It's funny#Funny for whom?
~Everyone in it said yes#Each of them may choose.
~It's an old one#Old photos can still hurt.
}

::Message:: A message makes you feel bad. What do you do now? {
=Tell a grown-up I trust#Two heads are calmer than one.
=Answer straight away#An angry answer makes it bigger.
~Delete the whole app#The message may be needed.
}
"""
NO_KEY, TWO_KEYS = "What makes a photo fair to share?", "A message makes you feel bad. What do you do now?"
RIGHT = {
    "Sam was left out of the class chat. What helps first?": "Ask Sam how it feels",
    "Who may know your password?": "A grown-up I trust and me",
    NO_KEY: "Everyone in it said yes",
    TWO_KEYS: "Tell a grown-up I trust",
    "Someone is new in your class chat. What's kind?": "Say hello by name",
}
WRONG = {"Sam was left out of the class chat. What helps first?": "Wait until it stops"}
NEW = "Someone is new in your class chat. What's kind?"
NEW_ANSWERS = (
    ("Say hello by name", "A name makes room for somebody."),
    ("Wait and see", "Waiting feels long for who is new."),
    ("Leave the chat", "Then there's one less to say hello."),
)


def pasted(page: Page) -> None:
    reader.go(page, "/my-quizzes")
    page.locator(".st-key-to-bring-in a").click()
    page.get_by_label("Paste your questions here").fill(PASTED)
    picture(page, "own-paste")
    page.get_by_role("button", name="Bring them in").click()
    expect(page.locator("#came-in")).to_contain_text("4 questions came in. 2 need you.")
    expect(page.locator("#came-in")).to_be_focused()
    picture(page, "own-report", top="#own-quiz")


def mended(page: Page) -> None:
    """The first that needs her is open; the next is a press away."""
    expect(page.locator(".own-needs")).to_have_count(2)
    expect(page.locator("#own-stem")).to_have_value(NO_KEY)
    picture(page, "own-mend", top="#own-items")
    for stem, place in ((NO_KEY, 1), (TWO_KEYS, 0)):
        page.locator(".own-open").filter(has_text=stem).click()
        expect(page.locator("#own-stem")).to_have_value(stem)
        answer = page.locator(".own-answer").nth(place)
        expect(answer.get_by_label(f"Answer {place + 1}", exact=True)).to_have_value(RIGHT[stem])
        answer.get_by_label("This is right").check()
    expect(page.locator(".own-needs")).to_have_count(0)


def one_written(page: Page) -> None:
    page.locator("[data-key=add-one]").click()
    expect(page.locator("#own-stem")).to_have_value("")
    reader.expect_focus(page, "own-stem")
    page.locator("#own-stem").fill(NEW)
    for place, (text, reason) in enumerate(NEW_ANSWERS):
        answer = page.locator(".own-answer").nth(place)
        answer.get_by_label(f"Answer {place + 1}", exact=True).fill(text)
        answer.get_by_label("Why?").fill(reason)
    page.locator(".own-answer").first.get_by_label("This is right").check()
    page.get_by_label("Name of the quiz").fill("Our week of kindness")
    expect(page.locator(".own-by")).to_contain_text("Every question says: “Written by your family”")
    page.get_by_label("A teacher").check()
    expect(page.locator(".own-by")).to_contain_text("Every question says: “Written by your teacher”")
    expect(page.locator(".own-share")).to_have_text("5 questions, ready to play")
    expect(page.locator(".own-saved")).to_have_text("Saved on this device")


def joined(open_context: OpenContext, code: str) -> Page:
    phone = a_phone(open_context, code)
    expect(phone.locator("h1:visible")).to_contain_text("You are")
    return phone


def answered(phone: Page, text: str) -> None:
    phone.locator("#options .option").filter(has_text=text).tap()
    phone.locator("#send").tap()
    expect(phone.locator("#status")).to_contain_text("Your answer is in.")


def step(host: Page, phase: str) -> None:
    reader.hand(host)
    expect(host.locator(f".stage[data-phase='{phase}']")).to_be_visible()


def played_live(host: Page, open_context: OpenContext) -> None:
    host.get_by_role("link", name="Play it live in class").click()
    code = open_chosen(host)
    phones = [joined(open_context, code) for _ in range(2)]
    expect(host.locator(".host-here li")).to_have_count(2)
    for stem, right in RIGHT.items():
        step(host, "reading")
        expect(host.locator("h1:visible")).to_have_text(stem)
        step(host, "open")
        answered(phones[0], right)
        answered(phones[1], WRONG.get(stem, right))
        step(host, "closed")
        step(host, "revealed")
        for phone in phones:
            expect(phone.locator(".reason")).to_have_count(3)
        if stem in WRONG:
            expect(phones[1].locator(".reason").filter(has_text="Being asked is being seen.")).to_be_visible()
            expect(phones[1].get_by_text("Written by your teacher")).to_be_visible()
            picture(host, "own-wall")
            picture(phones[1], "own-phone", width=390)
        read_on(host)
    reader.hand(host)
    expect(host.locator(".host-totals tbody tr")).to_have_count(len(RIGHT))
    reader.later(host).locator("#host-erase-ended").click()
    reader.later(host).locator("#host-erase-ended-now").click()
    expect(host.locator("#notice")).to_be_visible()


def taken_along(page: Page, folder: Path) -> dict[str, str]:
    """What is right of each question in the workbook that she saves, by the question."""
    reader.go(page, "/my-quizzes")
    page.get_by_role("link", name="Use it in another program").click()
    page.locator(".st-key-own-format label").filter(has_text="Kahoot").click()
    expect(page.locator("#losses")).to_contain_text("5 questions are in the file for Kahoot.")
    expect(page.locator("#losses")).to_contain_text("15 reasons stay here")
    picture(page, "own-loss")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as Our-week-of-kindness.xlsx").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    rows = [row for row in load_workbook(file).worksheets[0].iter_rows(min_row=9, values_only=True) if row[1]]
    return {str(row[1]): str(row[1 + int(str(row[7]))]) for row in rows}


def test_a_teacher_pastes_mends_writes_plays_live_and_takes_it_along(open_context: OpenContext, tmp_path: Path):
    page = open_context(accept_downloads=True).new_page()
    pasted(page)
    mended(page)
    one_written(page)
    played_live(page, open_context)
    assert taken_along(page, tmp_path) == RIGHT
