"""Plain text out of HTML, by a parser: no tag, script or address gets through, and what was lost is counted."""

import re
from collections import Counter
from html.parser import HTMLParser

from beacons.exchange.found import tidy
from beacons.exchange.model import Note

_BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre"}
_STYLES = {"b", "strong", "i", "em", "u", "sub", "sup", "span", "font", "mark", "s", "small"}
_SILENT = {"script", "style", "head", "title", "template", "iframe", "object", "noscript"}
_LONGEST = 12_000
_INLINE = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]*")
"""A picture within the text."""
_HOLES = {"audio", "video", "source", "embed", "object", "iframe"}


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.lost: Counter[str] = Counter()
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HOLES:
            self.lost["exchange.media_lost"] += 1
        if tag in _SILENT:
            self._silent.append(tag)
            self.lost["exchange.script_lost"] += tag == "script"
        elif not self._silent:
            self._open(tag, attrs)

    def _open(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append(" ")
        elif tag == "img":
            alt = " ".join((dict(attrs).get("alt") or "").split())
            self.parts.append(f"[picture: {alt}]" if alt else "[picture]")
            self.lost["exchange.picture_lost"] += 1
        self.lost["exchange.style_lost"] += tag in _STYLES

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in _BLOCKS and tag != "br" and not self._silent:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " ").replace("\r", " "))


def plain(html: str) -> tuple[str, Counter[str]]:
    """The text of a piece of HTML, and what of it is not kept, by the key of what is said of it.

    One that is longer than any text of a question stays as it is: it is left out for its length.
    """
    html = _INLINE.sub("", html)
    if len(html) > _LONGEST:
        return html, Counter()
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = [line for line in tidy("".join(parser.parts)).split("\n") if line]
    return "\n".join(lines), +parser.lost


def notes_of(lost: Counter[str]) -> tuple[Note, ...]:
    """What is said of a file, once for each kind of loss, with how often it occurs."""
    return tuple(Note(key, count=count) for key, count in sorted(lost.items()))
