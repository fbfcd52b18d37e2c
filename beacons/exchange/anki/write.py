"""Writes an Anki package. A question keeps its note: taken in again it changes that note, and adds none."""

import hashlib
import html
import io
import itertools
import random
import sqlite3
import zipfile
from collections.abc import Iterable

from beacons.domain.plain import PlainQuestion

_MODEL = 1_794_215_603
"""Of the cards' layout. Never changed: by it Anki knows what it has already."""
_DECKS = 1 << 30
_FIELDS = ("Id", "Question", "Options", "Answer", "Reasons")
_FRONT = '<div dir="auto" class="question">{{Question}}</div><div dir="auto" class="options">{{Options}}</div>'
_BACK = '{{FrontSide}}<hr id="answer"><div dir="auto" class="answer">{{Answer}}</div><div dir="auto" class="reasons">{{Reasons}}</div>'
_STYLE = """.card { font-family: sans-serif; font-size: 20px; line-height: 1.45; text-align: start; color: #1c2733; background: #fff; }
.options, .reasons { margin-block-start: 1em; }
.answer { font-weight: bold; }
.nightMode.card, .night_mode .card { color: #eef3f7; background: #16202a; }
"""
_FIRST_MOMENT = 1_767_225_600
_MOMENT = (2026, 1, 1, 0, 0, 0)


def write(questions: Iterable[PlainQuestion], title: str, now: int = 0) -> bytes:
    """The questions as a package, as of ``now``: what is newer changes what Anki has."""
    import genanki  # noqa: PLC0415  # only where somebody takes questions along to Anki

    layout = [{"name": "Card", "qfmt": _FRONT, "afmt": _BACK}]
    model = genanki.Model(_MODEL, "Seven Beacons", fields=[{"name": name} for name in _FIELDS], templates=layout, css=_STYLE)
    name = " ".join(title.split()) or "Quiz"
    deck = genanki.Deck(_DECKS + int(hashlib.sha256(name.encode()).hexdigest()[:7], 16), f"Seven Beacons::{name.replace('::', ': ')}")
    for question in questions:
        own = question.id or hashlib.sha256(question.stem.encode()).hexdigest()[:16]
        tags = ["".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in tag) for tag in question.tags]
        deck.add_note(genanki.Note(model=model, fields=[own, *_sides(question)], guid=genanki.guid_for(own), tags=tags))
    return _zipped(genanki.Package(deck), now or _FIRST_MOMENT)


def _zipped(package: "genanki.Package", now: int) -> bytes:  # type: ignore[name-defined]  # noqa: F821  # loaded where it is used
    """The package in memory: its library would write it into files."""
    book = sqlite3.connect(":memory:")
    try:
        package.write_to_db(book.cursor(), float(now), itertools.count(now * 1000))
        book.commit()
        collection = book.serialize()
    finally:
        book.close()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in (("collection.anki2", collection), ("media", b"{}")):
            container.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _shown(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _list(lines: Iterable[str], tag: str = "ul") -> str:
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"<{tag}>{items}</{tag}>" if items else ""


def _sides(question: PlainQuestion) -> tuple[str, str, str, str]:
    """Question, options, answer and reasons; options in an order of their own, which stays."""
    mixed = random.Random(question.id or question.stem).sample(question.options, len(question.options))  # noqa: S311  # an order, no secret
    options = _list(_shown(option.text) for option in mixed)
    if question.kind == "sort":
        options += _list(_shown(box) for box in question.boxes)
    reasons = _list(f"{_shown(option.text)}: {_shown(option.reason)}" for option in question.options if option.reason)
    return (
        _shown(question.stem),
        options,
        _answer(question),
        reasons + (f"<p>{_shown(question.general_reason)}</p>" if question.general_reason else ""),
    )


def _answer(question: PlainQuestion) -> str:
    if question.kind == "order":
        return _list((_shown(option.text) for option in question.options), "ol")
    if question.kind == "sort":
        return _list(f"{_shown(option.text)} → {_shown(option.box)}" for option in question.options)
    return _list(_shown(option.text) for option in question.options if option.right)
