"""Reads Aiken, with what people write by hand: small letters, several lines of a stem, several right ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from beacons.domain.plain import Kind, PlainQuestion
from beacons.exchange.found import Reading, chosen_from, few, left_out, tidy
from beacons.exchange.model import Draft, LeftOut, Note, Place

ANSWER = re.compile(r"[ \t]*(?:correct[ \t]+)?answers?[ \t]*:[ \t]*(.*)", re.IGNORECASE)
"""The line that names the key."""
OPTION = re.compile(r"[ \t]*\(?([A-Za-z])[).](?![^\W_]\.)[ \t]*(.*)")
"""A line that begins an option."""


@dataclass
class _Block:
    """A question as far as it has been read."""

    line: int = 0
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    first_option: int = 0
    is_small: bool = False
    is_joined: bool = False

    def next_letter(self) -> str:
        return chr(ord("A") + len(self.options))


def read(text: str) -> Reading:
    """The questions of an Aiken file."""
    return Reading("aiken", tuple(few(_found(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))))


def _found(lines: list[str]) -> Iterator[Draft | LeftOut]:
    block, was_blank = _Block(), False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            was_blank = True
            continue
        option, answer = OPTION.fullmatch(line), ANSWER.fullmatch(line)
        if answer:
            yield _question(block, answer[1], number)
            block = _Block()
        elif (option and option[1].upper() == block.next_letter()) or (option and not block.stem and not block.options):
            _take_option(block, option[1], option[2], number)
        else:
            if block.options and was_blank:
                yield _question(block, None, number)
                block = _Block()
            _take_line(block, line, number)
        was_blank = False
    if block.stem or block.options:
        yield _question(block, None, len(lines))


def _take_option(block: _Block, letter: str, text: str, number: int) -> None:
    block.options.append(text)
    block.first_option = block.first_option or number
    block.is_small = block.is_small or letter.islower()
    block.line = block.line or number


def _take_line(block: _Block, line: str, number: int) -> None:
    block.line = block.line or number
    if block.options:
        block.options[-1] += f" {line.strip()}"
        block.is_joined = True
    else:
        block.stem.append(line)


def _question(block: _Block, key: str | None, number: int) -> Draft | LeftOut:
    stem, options = tidy("\n".join(block.stem)), [tidy(option) for option in block.options]
    place = Place("line", block.line or number)
    if not stem:
        return left_out(" / ".join(options), place, Note("exchange.out_no_stem"))
    if len(options) < 2:  # noqa: PLR2004  # one is nothing to choose from
        return left_out(stem, place, Note("exchange.out_one_answer" if options else "exchange.text_only"))
    right, needs = _key(key, len(options), number, place)
    notes = [Note("exchange.small_letters", place=Place("line", block.first_option))] if block.is_small else []
    notes += [Note("exchange.lines_joined", place=place)] if block.is_joined else []
    kind: Kind = "choose_n" if len(right) > 1 else "choice"
    return Draft(PlainQuestion(kind, stem, chosen_from(options, right)), place, tuple(notes), needs)


def _key(key: str | None, count: int, number: int, place: Place) -> tuple[set[int], tuple[Note, ...]]:
    """The places of the right options, and what is missing."""
    if key is None:
        return set(), (Note("exchange.aiken_no_answer", place=place),)
    letters = re.fullmatch(r"\(?([A-Za-z])\)?((?:[ ,;/&]+(?:and )?[A-Za-z])*)[).]?(?:[ \t].*)?", key.strip()) or re.fullmatch(
        r"([A-Z])([A-Z]*)", key.strip()
    )
    named = [ord(letter) - ord("A") for part in (letters.groups() if letters else ()) for letter in _letters(part)]
    if not named or max(named) >= count or len(set(named)) < len(named):
        return set(), (Note("exchange.key_not_there", {"answer": tidy(key)[:40]}, place=Place("line", number)),)
    return set(named), ()


def _letters(part: str) -> list[str]:
    return re.findall(r"[A-Z]", re.sub(r"\bAND\b", " ", part.upper()))
