import hashlib
import re
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markdown_it import MarkdownIt
from markupsafe import escape

from beacons.root import ROOT
from beacons.ui.shell import render, service_links, words
from beacons.ui.shell.words import Words
from tests.builders import a_card, marked

TEMPLATES = sorted((ROOT / "beacons" / "ui").rglob("*.html"))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


class Seen(HTMLParser):
    """Tags and text of a piece of HTML."""

    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(body)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def squeezed(text: str) -> str:
    return " ".join(text.split())


# Labels of widgets: the platform reads Markdown there.


@pytest.mark.parametrize("special", list("\\`*_{}[]<>()#+!|~$:"))
def test_a_special_character_in_a_label_gets_a_backslash(special):
    assert render.label(f"a{special}b") == f"a\\{special}b"


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5, not $6",
        "2 * 3 * 4",
        "snake_case_name",
        "_so_ and *so* and **so**",
        "[not](https://example.org) a link",
        "![no](picture.png) picture",
        "10:30 and :red[not red] and :smile:",
        "~~not struck~~ and H~2~O",
        "`no code`",
        "<b>no tag</b>",
        "a | b",
        "a \\ b \\* c",
        "# no heading",
        "AT&amp;T and &copy; and &#42;",
        "Caf\u00e9 – “Zoë” … 😀",
    ],
)
def test_a_label_is_read_literally(text):
    read = MarkdownIt("commonmark").enable(["strikethrough", "table"]).renderInline(render.label(text))
    assert Seen(read).text.replace("\u2060", "") == text
    assert not Seen(read).tags


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_label_is_read_literally(text):
    read = MarkdownIt("commonmark").enable("strikethrough").renderInline(render.label(text))
    assert squeezed(Seen(read).text.replace("\u2060", "")) == squeezed(text.replace("\u2060", ""))
    assert not Seen(read).tags


@pytest.mark.parametrize("text", ["www.example.org", "see https://example.org/x", "mail to me@example.org"])
def test_a_label_never_becomes_a_link_that_leaves(text):
    """The platform looks for addresses after it has taken the backslashes out, so these must not stand in one piece."""
    read = render.label(text).replace("\\", "")
    assert not re.search(r"www\.\w|https?://|\w@\w", read)


# Markdown of the content: paragraphs, bold and lists.


def test_paragraphs_bold_and_lists_are_kept():
    made = str(render.markdown("One **bold** word.\n\n- first\n- second\n\nThe end."))
    assert Seen(made).tags == {"p", "strong", "ul", "li"}
    assert squeezed(Seen(made).text) == "One bold word. first second The end."


@pytest.mark.parametrize(
    "text",
    [
        "<b>tag</b>",
        "<script>alert(1)</script>",
        "<!-- comment -->",
        "# heading",
        "## heading",
        "[link](https://example.org)",
        "![picture](x.png)",
        "https://example.org",
        "<https://example.org>",
        "`code`",
        "    code",
        "```\ncode\n```",
        "> quote",
        "---",
        "| a | b |\n|---|---|\n| c | d |",
        "[a]: https://example.org",
        "heading\n=======",
        "javascript:alert(1)",
    ],
)
def test_anything_else_stays_text(text):
    made = str(render.markdown(text))
    assert Seen(made).tags <= {"p"}
    assert squeezed(Seen(made).text) == squeezed(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_no_text_gets_another_tag_or_any_attribute_into_the_page(text):
    seen = Seen(str(render.markdown(text)))
    assert seen.tags <= {"p", "strong", "em", "ul", "ol", "li", "br"}
    assert {name for name, _ in seen.attributes} <= {"start"}


# Templates.


def shown(drawn, template, **values):
    return Seen(drawn(lambda: render.show(template, **values)).main.html[0].value)


def test_values_are_escaped_where_a_template_shows_them(drawn):
    seen = shown(drawn, "shell/message.html", title=HOSTILE, text=HOSTILE, picture="quiet")
    assert seen.tags == {"section", "picture", "source", "img", "h1", "p"}
    assert seen.text.count(HOSTILE) == 2


def test_values_are_escaped_where_html_is_made_once_for_many_and_drawn_as_one(drawn):
    def page():
        with render.gathered() as parts:
            render.show_made("shell/link.html", href="/", text=HOSTILE, key="one")
            render.show("shell/link.html", href="/", text=HOSTILE, key="two")
        render.show_made("home/coast.html", places=(), ways=tuple(parts), below=())

    (one,) = drawn(page).main.html
    assert Seen(one.value).tags == {"ul", "div", "a"}
    assert Seen(one.value).text.count(HOSTILE) == 2


def test_what_is_made_once_for_all_who_see_the_same_is_another_for_who_sees_something_else(drawn):
    def page():
        for text in ("one", "two", "one"):
            render.show_made("shell/link.html", href="/", text=text, key="here")

    assert [Seen(part.value).text for part in drawn(page).main.html] == ["one", "two", "one"]


def test_a_page_that_breaks_off_while_it_gathers_leaves_the_next_one_whole(drawn):
    def page():
        with suppress(LookupError), render.gathered():
            raise LookupError
        render.show("shell/link.html", href="/", text="after it", key="here")

    assert [Seen(part.value).text for part in drawn(page).main.html] == ["after it"]


def test_values_are_escaped_within_a_text_of_the_catalog(drawn):
    seen = shown(drawn, "shell/notice.html", text=Words("en").t("quiz.start_title", name=HOSTILE))
    assert seen.tags == {"p"}
    assert HOSTILE in seen.text


def test_a_text_in_the_language_of_its_page_is_only_a_text():
    assert words.said("en", a_card(), "<b>Tell</b>") == "&lt;b&gt;Tell&lt;/b&gt;"


@pytest.mark.parametrize(("language", "way"), [("de", "ltr"), ("ar", "rtl")])
def test_a_text_in_another_language_than_its_page_says_in_which_and_how_it_runs(language, way):
    card = a_card()
    there = card.in_language(marked(card, "card", code=language), "card")
    assert words.said("en", there, HOSTILE) == f'<span lang="{language}" dir="{way}">{escape(HOSTILE)}</span>'
    assert words.said("en", there, render.markdown("One.")) == f'<div lang="{language}" dir="{way}"><p>One.</p>\n</div>'
    assert words.said(language, card, "Tell.") == '<span lang="en" dir="ltr">Tell.</span>'


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.stem)
def test_no_template_switches_the_escaping_off(template):
    """The one exception is a table that pandas has made, which escapes by itself."""
    text = template.read_text(encoding="utf-8")
    trusted = re.findall(r"\{\{\s*([^}|]+?)\s*\|\s*safe\s*\}\}", text)
    assert set(trusted) <= {"table"}
    assert "autoescape" not in text


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.stem)
def test_no_template_runs_a_script_or_asks_another_host(template):
    text = template.read_text(encoding="utf-8")
    if template.name == "join.html":  # the one page of ours without the platform: it brings a script, its words and a field for the code
        text = re.sub(
            r"""<form id="enter"[^>]*>|<script type="(application/json" id="words"|module" src="\{\{ script \}\}")>""",
            "",
            text,
        )
    text = text.replace('<form action="{{ base }}/join">', "")
    text = text.replace(
        '<form class="screen-only term-form" action="{{ base }}/print/term" method="get">', ""
    )  # asks for the days of a term
    text = text.replace("<script>{{ leaving }}</script>", "")  # the one that leads away, in a page that the platform doesn't draw
    assert not re.search(r"<script|<iframe|<form|javascript:|\son\w+=", text, re.IGNORECASE)
    assert not re.search(r"""(src|srcset|action)\s*=\s*["']?\s*(https?:)?//""", text, re.IGNORECASE)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.stem)
def test_a_link_that_leaves_takes_nothing_along(template):
    leaving = [tag for tag in re.findall(r"<a [^>]*>", template.read_text(encoding="utf-8")) if "url" in tag or ".site" in tag]
    assert all('rel="noreferrer noopener"' in tag for tag in leaving)


def test_a_value_that_is_not_given_is_an_error_and_no_silent_gap(drawn):
    def forgetful():
        with pytest.raises(UndefinedError, match="'text' is undefined"):
            render.show("shell/notice.html")

    drawn(forgetful)


# Files.


def test_the_address_of_a_file_changes_with_its_content():
    content = (ROOT / "static" / "plain.css").read_bytes()
    assert render.asset("plain.css") == f"/app/static/plain.css?v={hashlib.sha256(content).hexdigest()[:10]}"


def test_a_file_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        render.asset("no-such-file.css")


def test_a_picture_that_is_not_there_is_a_calm_sea():
    assert render.picture("scenes", "no-such-scene") == render.asset("pictures/quiet.svg")
    assert render.picture("scenes", "talk-adult") == render.asset("pictures/scenes/talk-adult.svg")


def test_a_picture_names_its_bright_and_its_dark_version_and_is_bright_on_paper():
    address = render.asset("pictures/quiet.svg")
    assert (
        f'<picture><source media="screen and (prefers-color-scheme: dark)" srcset="{address.replace(".svg", ".dark.svg")}">'
        f'<img src="{address}" alt="" width="320" height="200"></picture>'
    ) in render.render("shell/message.html", "en", title="", text="", picture="quiet")


@pytest.mark.parametrize(
    ("shown", "dialled"), [("0800 1111", "08001111"), ("+44 (0)20 7946", "+440207946"), (" +1-800-555", "+1800555"), ("116 111", "116111")]
)
def test_a_number_is_dialled_by_its_digits(shown, dialled):
    assert service_links.phone(shown) == dialled


def test_a_text_message_line_is_not_dialled_as_a_number_of_its_letters():
    assert service_links.phone("Text HOME") == ""
