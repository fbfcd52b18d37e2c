"""Our own HTML: the only module that calls ``st.html``. Templates escape whatever they are given."""

import hashlib
import re
import threading
from collections.abc import Hashable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from markupsafe import Markup

from beacons.items import FOLDERS
from beacons.kept_templates import KeptTemplates
from beacons.root import ROOT
from beacons.serve.files.dark_pictures import dark
from beacons.ui.shell import service_links
from beacons.ui.shell.component import FEATURES, SHEET, sheet
from beacons.ui.shell.session import session
from beacons.ui.shell.words import date_in, direction, isolated, said, words_of
from beacons.wiring import base, today, zone

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

STATIC = ROOT / "static"
_LABEL_SPECIALS = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>()#+!|~$:&"})
_ADDRESS = re.compile(r"(www\.|https?:/|\w@)(?=[\w/])")
"""Where the platform would make a link of plain text: an invisible joiner keeps it text."""


@lru_cache(maxsize=512)
def asset(path: str) -> str:
    """Address of a file below ``static``, with a hash of its content, so that browsers may keep it for ever.

    Raises ``FileNotFoundError`` where there is no such file.
    """
    return _named(path, (STATIC / path).read_bytes())


def _named(path: str, content: bytes) -> str:
    return f"{base()}/app/static/{path}?v={hashlib.sha256(content).hexdigest()[:10]}"


def sheet_address() -> str:
    """Where that is served, with a hash of its content; the pictures that it names stand beside it."""
    return _named(SHEET, sheet())


def picture(kind: str, name: str) -> str:
    """Address of a picture of a kind (``beacons``, ``scenes``, ``paths``); a calm sea where it is missing."""
    return asset(_picture_file(kind, name))


@lru_cache(maxsize=512)
def _picture_file(kind: str, name: str) -> str:
    path = f"pictures/{kind}/{name}.svg"
    return path if (STATIC / path).is_file() else "pictures/quiet.svg"


@lru_cache(maxsize=1)
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  # a fortieth of the start, and Home needs none

    return MarkdownIt("zero").enable(["emphasis", "list", "newline"])


@lru_cache(maxsize=4096)
def markdown(text: str) -> Markup:
    """Paragraphs, emphasis and lists as HTML; anything else stays text."""
    return Markup(_markdown().render(text))  # noqa: S704  # markdown-it escapes all HTML in this mode


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """A text for a widget's label, where the platform would read Markdown."""
    return _ADDRESS.sub("\\1\u2060", text).translate(_LABEL_SPECIALS)


def sheet_link(kind: str, **asked: str) -> str:
    """Address of a sheet for the printer. It names the reader's zone: what is printed says their day, and no script does."""
    query = urlencode({name: value for name, value in (*asked.items(), ("zone", zone())) if value}, safe=",/")
    return f"{base()}/print/{kind}{'?' + query if query else ''}"


def _of_a_type(template: str) -> str | None:
    """A template in the folder of a type of item, as ``items/<type>/<file>``; None where there is none."""
    group, _, rest = template.partition("/")
    item_type, _, name = rest.partition("/")
    file = Path(FOLDERS.get(item_type, "")) / name
    return file.read_text(encoding="utf-8") if group == "items" and item_type in FOLDERS and file.is_file() else None


class _Engine(Environment):
    """Its templates take what all of them know as it is when they are loaded; the engine's own way puts that together at each drawing."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = _Engine(
        loader=ChoiceLoader([FileSystemLoader(FEATURES), FunctionLoader(_of_a_type)]),
        bytecode_cache=KeptTemplates(FEATURES, settings=Path(__file__).read_bytes()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(asset=asset, picture=picture, dark=dark, base=base(), sheet=sheet_link, zone=zone)
    made.globals["drawn"] = vars(made.get_template("shell/picture.html").module)["drawn"]  # every template may draw a picture
    made.filters.update(markdown=markdown, phone=service_links.phone, dialled=service_links.dialled, isolated=isolated)
    return made


def compile_all() -> None:
    """Compile the templates of all features, for whoever makes a copy of the app in which nothing can be kept later."""
    for file in sorted(FEATURES.rglob("*.html")):
        _templates().get_template(file.relative_to(FEATURES).as_posix())


def render(template: str, language: str, **values: Any) -> str:
    """The HTML of a template in a language."""
    return _templates().get_template(template).render(_spoken(language), **values)


@lru_cache(maxsize=16)
def _spoken(language: str) -> Mapping[str, object]:
    """What speaks in every template, and in which language."""
    words = words_of(language)
    made = {"lang": language, "t": words.t, "tn": words.tn, "in_words": words.said, "today": lambda: date_in(language, today())}
    return made | {"said": partial(said, language), "linked": partial(service_links.linked, language)}


@dataclass(frozen=True)
class _Html:
    """A text that says itself that it is HTML: the platform would look on the disk whether it is the name of a file."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


def here(template: str, **values: Any) -> str:
    """The HTML of a template in this tab's language, for a part that draws it together with what belongs to it."""
    return render(template, session().locale.code, **values).strip()


def show(template: str, **values: Any) -> None:
    """Draw a template on the page, in this tab's language."""
    _draw(here(template, **values))


def show_made(template: str, **values: Hashable) -> None:
    """As ``show``, for what hangs on these values and the language alone: made once for all who see the same, so nothing of anybody."""
    _draw(_made(template, session().locale.code, tuple(values.items())))


@lru_cache(maxsize=512)
def _made(template: str, language: str, values: tuple[tuple[str, Any], ...]) -> str:
    return render(template, language, **dict(values)).strip()


@contextmanager
def gathered() -> Iterator[list[Markup]]:
    """What is drawn within, as the list of it, and not on the page yet: drawn as one, several parts cost one message."""
    around, _page.parts = getattr(_page, "parts", None), []
    try:
        yield _page.parts
    finally:
        _page.parts = around


_page = threading.local()


def _draw(html: str) -> None:
    parts: list[Markup] | None = getattr(_page, "parts", None)
    if parts is None:
        st.html(_Html(html))
    else:
        parts.append(Markup(html))  # noqa: S704  # of a template of ours


def document(template: str, language: str, **values: Any) -> str:
    """A whole HTML document in a language, outside any visitor's session."""
    return render(template, language, lang=language, direction=direction(language), **values)
