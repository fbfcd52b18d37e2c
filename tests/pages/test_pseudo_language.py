"""Whatever can be read comes from a catalog: here one of all texts there are, in a language whose letters no code holds, right to left.

A sentence that stands in the code, or that no translator gets to see, would be read in English.
"""

import json
import re
from collections.abc import Callable, Iterator
from string import ascii_lowercase, ascii_uppercase
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from streamlit.testing.v1 import AppTest

from beacons.domain.course.completeness import units
from beacons.domain.text import SOURCE_LANGUAGE, Locale, Plural
from beacons.exchange.targets import TARGETS
from beacons.storage.catalogs import load_interface
from beacons.storage.content_files import load
from beacons.storage.kept_yaml import read
from beacons.ui.grown_ups import print_pages
from beacons.ui.shell import quick_exit
from beacons.ui.shell.session import Session
from beacons.wiring import library
from tests.pages.own_quizzes import PETS
from tests.pages.states import STATES
from tests.pages.tab import SID, Elements, Tab, a_tab, attempt_at, finished, literal, shipped
from tests.shipped import english

LETTERS = {ord(letter): ord(letter) + 0x1D400 - ord("A") for letter in ascii_uppercase}
LETTERS |= {ord(letter): ord(letter) + 0x1D41A - ord("a") for letter in ascii_lowercase}
"""To letters that look like ours and are none of them."""
PSEUDO = "ar"
READ_FROM_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "data-start", "data-stop")
SAID_BY_COMPONENTS = {"text", "save", "open", "saved", "too_large", "unreadable"}
AFTER_A_CLICK = {
    "quiz, notice": lambda: a_tab(attempt_at(shipped())).open("quiz", lesson=SID).click("check"),
    "grown-ups, forgotten": lambda: a_tab(finished()).open("grown_ups").click("forget-now"),
    "home, passed over": lambda: a_tab(agreed=set()).open("lesson", lesson="global-alliance").click("pick-another"),
}

pytestmark = pytest.mark.usefixtures("marked_catalog")


def pseudo(text: str) -> str:
    """The text in other letters, but for its blanks."""
    return "".join(part if part.startswith("{") else part.translate(LETTERS) for part in re.split(r"(\{\w+\})", text))


@pytest.fixture(scope="module")
def marked_catalog(serve_to_all) -> Iterator[None]:
    """Serves every text in other letters, and what the interface says in brackets that occur nowhere else; every tab reads that."""

    def mark(root) -> None:
        file = root / "content" / "interface.yaml"
        raw = read(file)
        marked = {key: text if key == "format_version" else _each_form(text, "⟪{}⟫".format) for key, text in raw.items()}
        file.write_text(yaml.safe_dump(marked, allow_unicode=True), encoding="utf-8")
        found = units(load(root).edition(SOURCE_LANGUAGE), load_interface(root / "content"))
        catalog = Catalog(locale=PSEUDO)
        for unit in found:
            for text_id, source in unit.texts.items():
                if isinstance(source, Plural):
                    said = (_said(source.other),) * catalog.num_plurals
                    catalog.add((source.one, source.other), said, context=text_id)
                else:
                    catalog.add(source, _said(source), context=text_id)
        folder = root / "content" / "languages" / PSEUDO
        folder.mkdir(parents=True)
        with (folder / "all.po").open("wb") as target:
            write_po(target, catalog)

    serve_to_all(mark)
    as_it_was = Tab.__init__

    def in_other_letters(self: Tab, session: Session) -> None:
        session.locales, session.language_is_chosen = (Locale(PSEUDO, "rtl"),), True
        as_it_was(self, session)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tab, "__init__", in_other_letters)
        yield


def _each_form(text: str | dict[str, str], change: Callable[[str], str]) -> str | dict[str, str]:
    return change(text) if isinstance(text, str) else {form: change(one) for form, one in text.items()}


def _said(english: str) -> str:
    return pseudo(english.replace("⟪", "⟦").replace("⟫", "⟧"))


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
    """What stays as it stands in every language: facts as their sources have them, places and findings of others, services, programs."""
    found = {text for model in (PETS, library().services, *library().facts.values()) for text in strings(model.model_dump(mode="json"))}  # type: ignore[union-attr]
    found |= {text for one in english().help.directories for text in (one.name, str(one.url))}  # type: ignore[union-attr]
    found |= {statement.place for framework in english().frameworks.values() for statement in framework.statements()}
    found |= {point.source or "" for paper in english().papers.values() for part in paper.parts for point in part.points}
    found |= {f"{target.program} ({target.suffix})" for target in TARGETS.values()}
    hosts = {urlsplit(text).hostname or "" for text in found if text.startswith("http")}
    return {" ".join(text.split()) for text in (*found, *hosts)}


def read_on(reader: Tab) -> Iterator[str]:
    """Everything a reader sees or hears on a page, piece by piece."""
    for html in reader.html:
        yield from from_html(html)
    yield from on_an_item(reader.screen or {})
    for node in reader.app.main:
        proto: Any = getattr(node, "proto", None)
        for part in (proto, getattr(proto, "popover", None), getattr(proto, "expandable", None)):
            yield from (
                literal(getattr(part, name)) for name in ("label", "placeholder", "help") if isinstance(getattr(part, name, None), str)
            )
        yield from (literal(re.sub(r"^!\[\]\([^)]*\) ", "", option)) for option in getattr(node, "options", []))
        if node.type == "bidi_component" and node.key not in {"browser", "item"}:
            yield from by_a_script(json.loads(proto.json or proto.bytes or "{}"))


def on_an_item(screen: dict[str, Any]) -> Iterator[str]:
    """What the script of an item was given to say; ids, kinds and names of pictures are nothing to read."""
    unread = {"id", "type", "part", "picture", "to", "screen", "options" if "scenes" in screen.get("asked", {}) else "", "verdict"}
    asked = screen.get("asked", {})
    texts = [asked.get("title", ""), asked.get("stem", ""), screen.get("lacks", ""), screen.get("hint", "")]
    parts = [part for name in ("options", "boxes", "scenes") for part in asked.get(name, [])]
    texts += [part[name] for part in parts for name in part.keys() - unread if isinstance(part[name], str)]
    found = screen.get("feedback", {"verdict": "", "rows": []})
    texts += [found["verdict"], *(row.get(name, "") for row in found["rows"] for name in ("word", "reason"))]
    sure = screen.get("sure", {"question": "", "answers": []})
    presses = [screen[name] for name in ("closed", "answer", "next") if name in screen] + screen.get("aside", []) + sure["answers"]
    yield from [text for text in (*texts, *screen.get("words", {}).values(), sure["question"], *(text for _, text in presses)) if text]


def by_a_script(data: dict[str, Any]) -> Iterator[str]:
    """What a script that draws by itself was given to say."""
    yield from (text for name, text in data.items() if name in SAID_BY_COMPONENTS)
    yield from data.get("words", {}).values()
    yield from (data["danger"][name].replace("{number}", "1") for name in ("known", "unknown") if data.get("danger"))
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
    return all(part in content or not re.search(r"[A-Za-z]", part) for part in parts)


@pytest.mark.parametrize("state", STATES | AFTER_A_CLICK)
def test_everything_on_a_page_is_from_the_catalog_or_from_the_content(state, content):
    pieces = list(read_on((STATES | AFTER_A_CLICK)[state]()))
    assert any("⟦" in piece for piece in pieces)
    assert foreign(iter(pieces), content) == []


@pytest.mark.parametrize("kind", print_pages.KINDS)
def test_everything_on_a_printed_page_is_from_the_catalog_or_from_the_content(kind, content):
    pieces = list(from_html(print_pages.page(kind, {"lesson": SID, "path": "10-12", "lang": PSEUDO}) or ""))
    assert any("⟦" in piece for piece in pieces)
    assert foreign(iter(pieces), content) == []


def test_the_quiet_page_is_from_the_catalog(content):
    assert foreign(in_english(quick_exit.exit_page()), content) == []


def test_the_page_of_an_error_is_from_the_catalog(content):
    app = AppTest.from_function(_break_off, default_timeout=60).run()
    (block,) = app.main.html
    assert foreign(in_english(block.value), content) == []
    assert len(re.findall("⟪", block.value)) == 4


def in_english(html: str) -> Iterator[str]:
    """Pieces of what is said in English, with its brackets as those of the other language."""
    return (piece.replace("⟪", "⟦").replace("⟫", "⟧") for piece in from_html(html))


def test_the_other_language_runs_from_right_to_left():
    reader = a_tab().open("home")
    told = json.loads(reader.widget("browser").proto.json)
    assert (told["language"], told["direction"]) == (PSEUDO, "rtl")
    assert 'lang="ar" dir="rtl"' in print_pages.page("handout", {"lesson": SID, "path": "10-12", "lang": PSEUDO})  # type: ignore[operator]


def _break_off():
    from beacons.ui.shell import error_page  # noqa: PLC0415  # this function is run as a script of its own

    error_page.show(ValueError("for the log only"))


def test_a_sentence_in_the_code_would_be_found(content):
    assert foreign(iter(["⟦Good⟧ ", "Well done, you!", "7", "Next"]), content) == ["Well done, you!", "Next"]
