"""Questions that are pasted: nothing of a text is lost until a quiz holds it, whatever the line, the page or a wrong format does."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import family_files, keeping, reader, tour
from tests.browser.engine import needs_chromium
from tests.browser.server import Server

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]

BOX = "/my-quizzes?show=bring-in"
LETTER = "Dear all, this is a letter.\nIt asks nothing, as you see."
GIFT = "Who may know your password? {=Nobody but me#It's a key. ~Everyone#Then it's none.}"
TABLE = "1\tWho helps?\tA friend\tNobody\tA\n2\tWho knows your code?\tAll of us\tI do\tB"
KEPT = "sessionStorage.getItem('seven-beacons-pasted')"


def box(page: Page) -> Locator:
    return page.get_by_label("Paste your questions here")


def bring_in(page: Page) -> None:
    page.get_by_role("button", name="Bring them in").click()


def looks_well(page: Page) -> None:
    sight = tour.look(page, for_all_readers=True)
    ours = [(one.rule, one.target, one.html, one.why) for one in sight.violations if not one.excuses]
    assert (ours, sight.sideways, sight.too_low) == ([], [], [])


@needs_chromium("a phone")
def test_what_cannot_be_read_stays_in_the_box_with_the_reason_tied_to_it_and_a_reload_keeps_it_in_this_tab_alone(open_context: OpenContext):
    context = open_context(**reader.PHONE)
    page = context.new_page()
    reader.go(page, BOX)
    bring_in(page)
    expect(page.locator("#bring-error")).to_contain_text("There’s nothing here yet.")
    box(page).fill(LETTER)
    expect(page.locator("#bring-error")).to_have_text("")
    bring_in(page)
    expect(page.locator("#bring-error")).to_contain_text("We couldn’t tell questions and answers apart here.")
    expect(box(page)).to_have_value(LETTER)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_attribute("aria-invalid", "true")
    assert "bring-error" in str(box(page).get_attribute("aria-describedby")).split()
    looks_well(page)
    reader.reload(page)
    expect(box(page)).to_have_value(LETTER)
    assert LETTER not in str(keeping.entries(page))
    other = context.new_page()
    reader.go(other, BOX)
    expect(box(other)).to_have_value("")
    box(page).fill(GIFT)
    bring_in(page)
    expect(page.locator("#came-in")).to_contain_text("1 question came in.")
    reader.until(page, lambda: page.evaluate(KEPT) is None, "the text is let go of once a quiz holds it")
    reader.reload(page)
    assert page.evaluate(KEPT) is None, "a page that is left keeps no text that a quiz holds"
    page.get_by_role("link", name="All my quizzes").click()
    page.get_by_role("link", name="Begin with a file or a text").click()
    expect(box(page)).to_have_value("")
    box(page).fill(f"{GIFT}\n\n{GIFT} \ud83d")
    bring_in(page)
    expect(page.locator("#came-in")).to_contain_text("2 questions came in.")


def test_a_text_that_was_pasted_is_forgotten_with_everything_else_from_another_tab(open_context: OpenContext):
    context = open_context()
    page, other = context.new_page(), context.new_page()
    reader.go(page, BOX)
    box(page).fill(LETTER)
    reader.until(page, lambda: page.evaluate(KEPT) == LETTER, "the text is kept in this tab")
    reader.go(other, family_files.ADDRESS)
    family_files.forget(other)
    expect(box(page)).to_have_value("")
    reader.reload(page)
    assert page.evaluate(KEPT) is None
    expect(box(page)).to_have_value("")


TWO_HALF = "::A:: Who may know your code? {=Nobody ~Everyone}\n\n::B:: Which is fair? {~this ~that}\n\n::C:: What helps? {~waiting ~asking}"


def test_a_line_of_the_report_leads_to_its_question_by_keyboard_and_after_a_reload_until_it_is_put_away(open_context: OpenContext):
    page = open_context().new_page()
    reader.go(page, BOX)
    box(page).fill(TWO_HALF)
    bring_in(page)
    way, stem = page.get_by_role("link", name=re.compile("Open.*What helps")), page.locator("#own-stem")
    expect(stem).to_have_value("Which is fair?")
    way.press("Enter")
    expect(stem).to_have_value("What helps?")
    expect(stem).to_be_focused()
    page.locator(".own-open").filter(has_text="Who may know").click()
    expect(stem).to_have_value("Who may know your code?")
    way.press("Enter")
    expect(stem).to_have_value("What helps?")
    expect(stem).to_be_focused()
    page.locator(".own-open").filter(has_text="Who may know").click()
    expect(stem).to_have_value("Who may know your code?")
    reader.reload(page)
    expect(stem).to_have_value("Who may know your code?")
    page.get_by_role("link", name=re.compile("Open.*Which is fair")).press("Enter")
    expect(stem).to_have_value("Which is fair?")
    expect(stem).to_be_focused()
    page.go_back()
    expect(stem).to_have_value("What helps?")
    looks_well(page)
    page.get_by_role("button", name="All right").click()
    expect(page.locator("#came-in")).to_have_count(0)
    expect(page.locator("#own-quiz")).to_be_focused()
    reader.reload(page)
    expect(stem).to_be_visible()
    assert page.evaluate("sessionStorage.getItem('seven-beacons-came-in')") is None
    expect(page.locator("#came-in")).to_have_count(0)


def test_a_line_that_is_lost_while_a_text_is_brought_in_loses_none_of_it(own_server: Server, open_context: OpenContext):
    page = open_context(base_url=own_server.url).new_page()
    reader.go(page, BOX)
    box(page).fill(GIFT)
    own_server.kill()
    expect(page.locator("#line")).to_be_visible()
    bring_in(page)
    expect(box(page)).to_have_value(GIFT)
    own_server.start()
    own_server.wait_until_healthy()
    reader.connected(page)
    expect(page.locator("#came-in")).to_contain_text("1 question came in.")
    reader.go(page, "/my-quizzes")
    expect(page.locator(".own-quiz")).to_have_count(1)


@needs_chromium("a phone")
def test_columns_of_a_pasted_table_and_of_a_dropped_file_are_chosen_in_the_same_place(open_context: OpenContext, tmp_path: Path):
    page = open_context(**reader.PHONE).new_page()
    reader.go(page, BOX)
    box(page).fill(TABLE)
    bring_in(page)
    expect(page.get_by_label("Column 2")).to_have_value("question")
    expect(page.get_by_label("Column 1")).to_be_focused()
    looks_well(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save our table to fill in").click()
    assert saved.value.suggested_filename.endswith(".xlsx")
    saved.value.save_as(tmp_path / "table.xlsx")
    table = load_workbook(tmp_path / "table.xlsx").worksheets[0]
    assert [cell.value for cell in table[1]][:3] == ["question", "option 1", "reason 1"]
    assert {table.column_dimensions["A"].number_format, table["A1"].data_type} == {"@", "s"}
    page.get_by_label("Column 2").select_option(label="A hint")
    bring_in(page)
    expect(page.locator("#bring-error")).to_contain_text("Choose which column holds the question.")
    expect(page.get_by_label("Column 2")).to_have_value("hint")
    drop(page, "class.csv", TABLE.replace("\t", ";"))
    expect(page.get_by_label("Column 2")).to_have_value("question")
    bring_in(page)
    expect(page.locator("#came-in")).to_contain_text("2 questions came in.")
    expect(page.get_by_label("Name of the quiz")).to_have_value("class")


def drop(page: Page, name: str, text: str) -> None:
    """Let a file fall onto the box."""
    page.evaluate(
        """([name, text]) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([text], name))
          document.querySelector(".bring").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
        }""",
        [name, text],
    )
