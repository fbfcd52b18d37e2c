"""Writes GIFT so that Moodle and strict readers take it alike."""

import html
import re
from collections.abc import Iterable

from beacons.domain.plain import PlainOption, PlainQuestion

_TO_ESCAPE = re.compile(r"([\\~=#{}:])")
_LONGEST_NAME = 80


def write(questions: Iterable[PlainQuestion], title: str) -> bytes:
    """The questions as a GIFT file in UTF-8."""
    head = [f"$CATEGORY: {' '.join(title.split())}"] if title.strip() else []
    return ("\n\n".join([*head, *map(_block, questions)]) + "\n").encode()


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(r"\\\1", text).replace("\r", "").replace("\n", "\\n")


class _Texts:
    """Writes the texts of one question: as HTML where a sign in one of them would be taken for something else, and has no escape."""

    def __init__(self, question: PlainQuestion) -> None:
        texts = [question.stem, question.general_reason, *(part for o in question.options for part in (o.text, o.reason))]
        self._is_html = any(re.search(r"[<&]|->|^[%\[]|^//", text) for text in texts)

    def __call__(self, text: str) -> str:
        if not self._is_html or not text:
            return _escaped(text)
        shown = html.escape(text, quote=False).replace("\n", "<br>")
        return "[html]" + _escaped(re.sub(r"^%", "&#37;", shown))


def _block(question: PlainQuestion) -> str:
    said = _Texts(question)
    tags = "".join(f" [tag:{tag}]" for tag in question.tags)
    comment = f"//{tags}\n" if tags else ""
    name = re.sub(":{2,}", ":", " ".join((question.name or question.stem).split())[:_LONGEST_NAME].strip())
    general = f"\n\t####{said(question.general_reason)}" if question.general_reason else ""
    if question.kind == "order":
        steps = "\n".join(said(option.text) for option in question.options)
        body = f">{len(question.options)} ALL VERTICAL ABSOLUTE_POSITION SHOW none\n{steps}"
    else:
        body = "\n" + "\n".join(f"\t{line}" for line in _answers(question, said))
    return f"{comment}::{_escaped(name)}::{said(question.stem)}{{{body}{general}\n}}"


def _answers(question: PlainQuestion, said: _Texts) -> list[str]:
    if question.kind == "sort":
        spare = [box for box in question.boxes if box not in {option.box for option in question.options}]
        return [f"={said(o.text)} -> {_escaped(o.box)}" for o in question.options] + [f"= -> {_escaped(box)}" for box in spare]
    return [f"{_mark(question, o)}{said(o.text)}" + (f"#{said(o.reason)}" if o.reason else "") for o in question.options]


def _mark(question: PlainQuestion, option: PlainOption) -> str:
    """What stands before an option. Of choose N each is worth its part, and a wrong one takes as much: the sum is (right - wrong) / N."""
    if question.kind == "choice":
        return "=" if option.right else "~"
    share = f"{100 / len(question.right):.5f}".rstrip("0").rstrip(".")
    return f"~%{share}%" if option.right else f"~%-{share}%"
