"""Cuts a GIFT file into blocks, each a question: one pass from the first sign to the last, and tolerant of what people write by hand."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

ESCAPED = "~=#{}:\\"
"""Signs that a backslash takes their meaning from."""
_HIDDEN = {sign: chr(0xFDD0 + place) for place, sign in enumerate(ESCAPED)}
"""What stands for an escaped sign while the text is cut: no sign of any script."""
_SHOWN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()} | {0xFDDF: "\n"}
_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_COMMENT = re.compile(r"^[ \t]*//[^\n]*", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_NEXT = re.compile(r"\n[ \t]*(?:::|\$CATEGORY)")
_DEBRIS = re.compile(r"[}\];,\s]*")
_LONGEST = 30_000
"""Signs of one question; no search goes further, so that a file takes as long as it is, and no longer."""
_EDGES = re.compile(r"[{}]|\n[ \t]*(?=\n)|\n[ \t]*(?=::)")
_ANSWERS = re.compile(r"\s*(?:[=~#>]|(?:T|TRUE|F|FALSE)\s*(?:#|$)|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """A question as it stands: the line it begins on, its stem, what stands in its braces (None: it has none), and what follows them."""

    line: int
    stem: str
    answers: str | None = None
    tail: str = ""
    is_open: bool = False
    """Whether the closing brace is missing."""
    is_close: bool = False
    """Whether no blank line stands before it."""


def hide(text: str) -> str:
    """The text with every escaped sign replaced by one that means nothing; ``show`` brings them back."""
    return _ESCAPE.sub(lambda found: chr(0xFDDF) if found[1] == "n" else _HIDDEN[found[1]], text)


def show(text: str) -> str:
    """The text as it was meant, without backslashes."""
    return text.translate(_SHOWN)


def category(line: str) -> str:
    """What a line names as the category; empty where it is another line."""
    return line.strip().removeprefix("$CATEGORY:").strip() if line.lstrip().startswith("$CATEGORY:") else ""


class Scanner:
    """Goes through a file. ``title`` is its last category, once all blocks are read."""

    def __init__(self, text: str) -> None:
        self._text = _COMMENT.sub("", hide(text))
        self._ends = [place for place, sign in enumerate(self._text) if sign == "\n"]
        self._at = 0
        self.title = ""

    def blocks(self) -> Iterator[Block]:
        """The questions in their order."""
        last_end = None
        while (start := self._skip_blank()) < len(self._text):
            line_end = self._before(start, "\n")
            if category(self._text[start:line_end]):
                self.title, self._at, last_end = show(category(self._text[start:line_end])), line_end, None
                continue
            is_close = last_end is not None and not _BLANK_LINE.search(self._text, last_end, start)
            yield self._block(start, is_close=is_close)
            last_end = self._at

    def _skip_blank(self) -> int:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at

    def _before(self, start: int, sign: str) -> int:
        found = self._text.find(sign, start)
        return len(self._text) if found < 0 else found

    def _gap(self, start: int) -> int:
        """Where the block ends at the latest: before a blank line, unless braces follow it, or before the name of the next question."""
        most = min(start + _LONGEST, len(self._text))
        blank, following = _BLANK_LINE.search(self._text, start, most), _NEXT.search(self._text, start, most)
        end = following.start() if following else most
        if blank and blank.start() < end and not self._text[blank.end() : end].lstrip().startswith("{"):
            return blank.start()
        return end

    def _block(self, start: int, *, is_close: bool) -> Block:
        line = bisect_right(self._ends, start - 1) + 1
        end = self._gap(start)
        opening = self._opening(start, end)
        if opening is None:
            self._at = end
            return Block(line, self._text[start:end], is_close=is_close)
        closing, is_open = self._closing(opening)
        self._at = closing + (not is_open)
        tail = "" if is_open else self._tail()
        return Block(line, self._text[start:opening], self._text[opening + 1 : closing], tail, is_open, is_close)

    def _opening(self, start: int, end: int) -> int | None:
        """The brace that begins the answers: the first that looks like it, else the last one there is."""
        last = None
        at = self._text.find("{", start, end)
        while at >= 0:
            if _ANSWERS.match(self._text[at + 1 : at + 40].partition("}")[0]):
                return at
            last, at = at, self._text.find("{", at + 1, end)
        return last

    def _closing(self, opening: int) -> tuple[int, bool]:
        """Where the answers end, and whether the closing brace is missing."""
        depth, blank = 0, None
        most = min(opening + _LONGEST, len(self._text))
        for found in _EDGES.finditer(self._text, opening + 1, most):
            sign = found.group()
            if sign == "}":
                if not depth:
                    return found.start(), False
                depth -= 1
            elif sign == "{" and blank is None:
                depth += 1
            elif sign == "{" or self._text.startswith("::", found.end()):
                return found.start() if blank is None else blank, True
            elif blank is None:
                blank = found.start()
        return most if blank is None else blank, True

    def _tail(self) -> str:
        end = self._before(self._at, "\n")
        tail, self._at = self._text[self._at : end], end
        if _DEBRIS.fullmatch(tail):
            return ""
        further = self._gap(end)
        if "{" not in self._text[end:further]:
            tail, self._at = tail + self._text[end:further], further
        return tail.strip()
