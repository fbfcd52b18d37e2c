"""Whatever can be read comes from the catalog or from the content: the catalog is marked, and what is left must be content.

A sentence that stands in the code would be seen here in every language.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from babel import Locale
from babel.messages.pofile import read_po, write_po
from pydantic import BaseModel
from streamlit.testing.v1 import AppTest

from beacons.domain.library import SOURCE_LANGUAGE
from beacons.ui import print_pages
from beacons.ui.markup import markdown
from beacons.ui.services import library
from tests.pages.states import STATES
from tests.pages.tab import SID, Elements, Tab, a_tab, attempt_at, finished, literal, shipped
from tests.there import there

NOT_FOR_READING = {"date.locale"}
READ_FROM_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "data-start", "data-stop")
SAID_BY_COMPONENTS = {"text", "save", "open", "saved", "too_large", "unreadable"}
AFTER_A_CLICK = {
    "quiz, notice": lambda: a_tab(attempt_at(shipped())).open("quiz", lesson=SID).click("check"),
    "grown-ups, forgotten": lambda: a_tab(finished()).open("grown_ups").click("forget-now"),
    "home, passed over": lambda: a_tab(agreed=set()).open("lesson", lesson="global-alliance").click("pick-another"),
}

pytestmark = pytest.mark.usefixtures("marked_catalog", "with_routes")


@pytest.fixture(scope="module")
def marked_catalog(serve_to_all) -> None:
    """Serves the catalog with every text in brackets that occur nowhere else."""

    def mark(root) -> None:
        file = root / "content" / SOURCE_LANGUAGE / "interface.po"
        with file.open("rb") as source:
            catalog = read_po(source)
        for message in catalog:
            if message.id and message.id not in NOT_FOR_READING:
                texts = message.string
                message.string = f"⟦{texts}⟧" if isinstance(texts, str) else tuple(f"⟦{text}⟧" for text in there(texts))
        with file.open("wb") as target:
            write_po(target, catalog)

    serve_to_all(mark)


def strings(data: Any) -> Iterator[str]:
    """All texts in a model's data, however deep."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


@pytest.fixture(scope="module")
def content(marked_catalog) -> set[str]:
    """Every text of the content, whole, and the pieces into which its Markdown falls; and the names of countries."""
    shelf = library().shelves[SOURCE_LANGUAGE]
    models: list[BaseModel | None] = [
        shelf.course,
        shelf.help,
        shelf.teaching,
        library().services,
        *shelf.lessons.values(),
        *shelf.quizzes.values(),
    ]
    models += [shelf.names, shelf.talk_questions, shelf.agreement, shelf.first_words]
    found = {text for model in [*models, *library().facts.values()] if model for text in strings(model.model_dump(mode="json"))}
    pieces = {piece for text in found for piece in Elements(str(markdown(text))).pieces}
    found |= {there(shelf.help).danger_line(one.number, is_picked=True) for one in there(library().services).emergency}
    hosts = {urlsplit(text).hostname or "" for text in found if text.startswith("http")}
    countries = {Locale(SOURCE_LANGUAGE).territories[country] for country in there(library().services).countries}
    return {" ".join(text.split()) for text in (*found, *pieces, *hosts, *countries)}


def read_on(reader: Tab) -> Iterator[str]:
    """Everything a reader sees or hears on a page, piece by piece."""
    for block in reader.app.main.html:
        yield from from_html(block.value)
    for node in reader.app.main:
        proto: Any = getattr(node, "proto", None)
        for part in (proto, getattr(proto, "popover", None), getattr(proto, "expandable", None)):
            yield from (
                literal(getattr(part, name)) for name in ("label", "placeholder", "help") if isinstance(getattr(part, name, None), str)
            )
        yield from (literal(re.sub(r"^!\[\]\([^)]*\) ", "", option)) for option in getattr(node, "options", []))
        if node.type == "bidi_component" and node.key != "browser":
            yield from by_a_script(json.loads(proto.json))


def by_a_script(data: dict[str, Any]) -> Iterator[str]:
    """What a script that draws by itself was given to say."""
    yield from (text for name, text in data.items() if name in SAID_BY_COMPONENTS)
    for given in (json.loads(data.get(name) or "{}") for name in ("known", "content")):
        yield from given.get("words", {}).values()
        yield from strings(given.get("talk", {}))


def from_html(html: str) -> Iterator[str]:
    elements = Elements(html)
    yield from elements.pieces
    yield from (e["attributes"][name] or "" for e in elements.found for name in READ_FROM_ATTRIBUTES if name in e["attributes"])


def foreign(pieces: Iterator[str], content: set[str]) -> list[str]:
    """What is neither from the catalog nor content, nor a mere number, mark or letter of an option."""
    rest = [" ".join(without_marked(piece).split()) for piece in pieces]
    return [text for text in rest if not is_known(text, content)]


def without_marked(piece: str) -> str:
    """What is left of a piece without the catalog's texts; one may be named within another."""
    shorter = re.sub(r"⟦[^⟦⟧]*⟧", "", piece)
    return shorter if shorter == piece else without_marked(shorter)


def is_known(text: str, content: set[str]) -> bool:
    if {text, text.removesuffix(" ()"), text.rstrip(".:, ")} & content:
        return True
    parts = [part.strip(" ,:.") for part in re.split(r"[·()]|\b[A-Z]\b:?", text)]
    return all(part in content or not re.search(r"[^\W\d_]", part) for part in parts)


@pytest.mark.parametrize("state", STATES | AFTER_A_CLICK)
def test_everything_on_a_page_is_from_the_catalog_or_from_the_content(state, content):
    pieces = list(read_on((STATES | AFTER_A_CLICK)[state]()))
    assert any("⟦" in piece for piece in pieces)
    assert foreign(iter(pieces), content) == []


@pytest.mark.parametrize("kind", print_pages.KINDS)
def test_everything_on_a_printed_page_is_from_the_catalog_or_from_the_content(kind, content):
    pieces = list(from_html(print_pages.page(kind, {"lesson": SID, "path": "10-12"}) or ""))
    assert any("⟦" in piece for piece in pieces)
    assert foreign(iter(pieces), content) == []


def test_the_quiet_page_is_from_the_catalog(content):
    assert foreign(from_html(print_pages.sea()), content) == []


def test_the_page_of_an_error_is_from_the_catalog(content):
    app = AppTest.from_function(_break_off, default_timeout=60).run()
    (block,) = app.main.html
    assert foreign(from_html(block.value), content) == []
    assert len(re.findall("⟦", block.value)) == 2


def _break_off():
    from beacons.ui import trouble  # noqa: PLC0415  # this function is run as a script of its own

    trouble.show(ValueError("for the log only"))


def test_a_sentence_in_the_code_would_be_found(content):
    assert foreign(iter(["⟦Good⟧ ", "Well done, you!", "7", "Next"]), content) == ["Well done, you!", "Next"]
