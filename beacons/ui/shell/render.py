"""Our own HTML: the only module that calls ``st.html``. Templates escape whatever they are given."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from beacons.domain.model import Unit
from beacons.items import FOLDERS
from beacons.kept_templates import KeptTemplates
from beacons.root import ROOT
from beacons.serve.files.dark_pictures import dark
from beacons.ui.shell import service_links
from beacons.ui.shell.session import session
from beacons.ui.shell.words import Words, date_in, direction
from beacons.wiring import base, now

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

STATIC = ROOT / "static"
FEATURES = Path(__file__).parents[1]
"""Templates stand beside the modules that draw them, and are named with their folder: ``home/coast.html``."""
SHEET = "app.css"
SHEETS = (
    "shell/style.css",
    "home/style.css",
    "lesson/style.css",
    "item/style.css",
    "quiz/style.css",
    "help/style.css",
    "grown_ups/style.css",
    "progress/style.css",
    "shell/narrow.css",
    "shell/reader/style.css",
    "shell/sheets.css",
    "together/style.css",
    "family/style.css",
    "agreement/style.css",
    "classroom/style.css",
    "shell/last.css",
)
"""Of which the style sheet of the pages is made, in their order: of two rules that say otherwise the later holds. What comes with a script
is none of these."""
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


@lru_cache(maxsize=1)
def sheet() -> bytes:
    """The style sheet of the pages: each feature's rules stand in its folder, and a page loads all of them as one file."""
    return b"\n".join((FEATURES / name).read_bytes() for name in SHEETS)


def sheet_address() -> str:
    """Where that is served, with a hash of its content; the pictures that it names stand beside it."""
    return _named(SHEET, sheet())


@lru_cache(maxsize=1)
def leaving() -> str:
    """The script that stands in the HTML of every page that may have the exit, and runs before anything is drawn."""
    return Path(__file__).with_name("leaving.js").read_text(encoding="utf-8")


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


def phone(number: str) -> str:
    """A number as a ``tel:`` link wants it: digits, and a plus in front where there is one."""
    digits = "".join(c for c in number if c.isdecimal())
    return f"+{digits}" if number.lstrip().startswith("+") else digits


def _of_a_type(template: str) -> str | None:
    """A template in the folder of a type of item, as ``items/<type>/<file>``; None where there is none."""
    group, _, rest = template.partition("/")
    item_type, _, name = rest.partition("/")
    file = Path(FOLDERS.get(item_type, "")) / name
    return file.read_text(encoding="utf-8") if group == "items" and item_type in FOLDERS and file.is_file() else None


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(FEATURES), FunctionLoader(_of_a_type)]),
        bytecode_cache=KeptTemplates(FEATURES, settings=Path(__file__).read_bytes()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(asset=asset, picture=picture, dark=dark, base=base())
    made.globals["drawn"] = vars(made.get_template("shell/picture.html").module)["drawn"]  # every template may draw a picture
    made.filters.update(markdown=markdown, phone=phone, dialled=service_links.dialled)
    return made


def said(language: str, unit: Unit, text: str) -> Markup:
    """A text of a unit on a page in a language: where the unit is read in another one, it says in which, and how that runs."""
    if unit.language == language:
        return escape(text)
    around = "div" if isinstance(text, Markup) else "span"
    marks = {"around": around, "lang": unit.language, "dir": direction(unit.language), "text": text}
    return Markup('<{around} lang="{lang}" dir="{dir}">{text}</{around}>').format(**marks)


def render(template: str, language: str, **values: Any) -> str:
    """The HTML of a template in a language."""
    words = Words(language)
    ours: dict[str, Any] = {"said": partial(said, language), "linked": partial(service_links.linked, language), "in_words": words.said}
    ours["today"] = lambda: date_in(language, datetime.fromtimestamp(now(), UTC).date())
    return _templates().get_template(template).render(t=words.t, tn=words.tn, **ours, **values)


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
    st.html(_Html(here(template, **values)))


def document(template: str, language: str, **values: Any) -> str:
    """A whole HTML document in a language, outside any visitor's session."""
    return render(template, language, lang=language, direction=direction(language), **values)
