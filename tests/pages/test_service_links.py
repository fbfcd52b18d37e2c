"""Services that a text names, as links: on the page for tonight and in the grown-ups' parts of every lesson."""

import re

import pytest

from beacons.domain.text import SOURCE_LANGUAGE
from beacons.ui.shell.service_links import HELP, linked, pages
from tests.pages.tab import Elements, Tab, a_tab
from tests.shipped import english
from tests.there import there

LESSONS = english().in_order()
PAGES = pages(SOURCE_LANGUAGE)


def links(html: str) -> list[tuple[str, str]]:
    return [(e["text"], e["attributes"]["href"]) for e in Elements(html).found if "a" in e["names"]]


def unlinked(reader: Tab) -> list[str]:
    """Services that a paragraph of ours names and does not lead to; sources, headings and numbers of lines of code are left out."""
    html = re.sub(r'<ul class="source-list">.*?</ul>|<a class="code-link".*?</a>', "", " ".join(reader.html), flags=re.DOTALL)
    found = []
    for text in re.findall(r"<(?:p|li|dd)\b[^>]*>.*?</(?:p|li|dd)>", html, re.DOTALL):
        led_to = {href for _, href in links(text)}
        bare = " ".join(Elements(text).pieces)
        found += [name for name, page in PAGES.items() if re.search(rf"(?<![\w]){re.escape(name)}(?![\w])", bare) and page not in led_to]
    return found


def test_the_services_that_our_texts_name_have_pages_of_their_own():
    named = {
        "Report Remove",
        "Take It Down",
        "StopNCII",
        "CEOP",
        "CEOP Safety Centre",
        "NSPCC Helpline",
        "Internet Watch Foundation",
        "IWF",
    }
    assert named <= set(PAGES)
    assert all(PAGES[name].startswith("https://") for name in named)
    assert PAGES["101"] == HELP


def test_the_first_mention_of_a_service_is_a_link_in_a_tab_of_its_own():
    html = linked(SOURCE_LANGUAGE, "CEOP is the CEOP Safety Centre. Ask <them>, or 101, not 1012.")
    assert links(html) == [("CEOP", PAGES["CEOP"]), ("101", "/help")]
    (out,) = (e["attributes"] for e in Elements(html).found if e["attributes"].get("target"))
    assert (out["target"], out["rel"], out["aria-label"]) == ("_blank", "noreferrer noopener", "CEOP (opens another website)")
    assert "&lt;them&gt;" in html


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_service_in_the_grown_ups_part_of_a_lesson_is_a_link(lesson):
    assert unlinked(a_tab().open("grown_ups", lesson=lesson.id)) == []


def test_every_service_on_the_page_for_tonight_is_a_link():
    reader = a_tab().open("for_parents")
    assert unlinked(reader) == []
    named = {e["text"]: e["attributes"]["href"] for e in reader.elements("a") if "told" in e["within"]}
    for name in ("Report Remove", "Take It Down", "CEOP Safety Centre", "CEOP", "NSPCC Helpline", "Internet Watch Foundation", "101"):
        assert named[name] == PAGES[name]


def test_without_the_list_of_services_texts_are_said_as_they_are(serve):
    serve(lambda root: [(root / "content" / name).unlink() for name in ("helplines.yaml", "help.yaml")])
    assert linked(SOURCE_LANGUAGE, "Ask <CEOP>") == "Ask &lt;CEOP&gt;"
    assert there(a_tab().open("for_parents").title)
