"""Reads GIFT: what Moodle takes, and what people write by hand."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from beacons.domain.plain import Kind, PlainOption, PlainQuestion
from beacons.exchange.found import Reading, few, left_out, tidy, title_of
from beacons.exchange.gift.answers import Answer, cut
from beacons.exchange.gift.scan import Block, Scanner, show
from beacons.exchange.html_text import notes_of, plain
from beacons.exchange.model import Draft, LeftOut, Note, Place

_NAME = re.compile(r"::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|plain|markdown|moodle)\]", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|br|b|i|u|em|strong|span|div|img|a|ul|ol|li|sub|sup|h[1-6]|code|pre|font)\b[^<>]*>", re.IGNORECASE)
_TRUE_FALSE = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#(.*))?", re.IGNORECASE | re.DOTALL)


def read(text: str) -> Reading:
    """The questions of a GIFT file."""
    scanner, lost = Scanner(text), Counter[str]()
    found = tuple(_Question(block, lost).read() for block in few(scanner.blocks()))
    return Reading("gift", found, notes_of(lost), "/".join(p for p in scanner.title.split("/") if p != "top" and not p.startswith("$")))


@dataclass
class _Question:
    block: Block
    lost: Counter[str]
    name: str = ""
    format: str = ""
    notes: list[Note] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return Place("line", self.block.line)

    def read(self) -> Draft | LeftOut:
        stem = self._stem()
        if self.block.answers is None:
            return self._out(stem, "exchange.text_only")
        body, _, general = self.block.answers.partition("####")
        for how in (self._without_choice, self._order, self._true_false):
            if made := how(stem, body):
                return self._with_reason(made, general)
        return self._with_reason(self._choices(stem, body), general)

    def _stem(self) -> str:
        named = _NAME.match(self.block.stem.lstrip())
        self.name = tidy(show(named[1])) if named else ""
        stem = self.block.stem.lstrip()[named.end() :] if named else self.block.stem
        if "=" in stem or ":" in stem or ":" in (named[1] if named else ""):
            self.notes.append(Note("exchange.gift_signs", place=self.place))
        if self.block.is_close:
            self.notes.append(Note("exchange.gift_blank_line", place=self.place))
        stem = f"{stem.rstrip()} _____ {self.block.tail}" if self.block.tail else stem
        self.format = self._format_of(stem)
        return self._text(stem)

    def _format_of(self, text: str) -> str:
        found = _FORMAT.match(text)
        return found[1].casefold() if found else self.format

    def _text(self, text: str) -> str:
        """A text without backslashes and tags. What says nothing of its format is in that of the stem."""
        how, shown = self._format_of(text), show(_FORMAT.sub("", text, count=1) if _FORMAT.match(text) else text)
        if how == "html" or (how in {"", "moodle"} and _TAG.search(shown)):
            shown, lost = plain(shown)
            self.lost += lost
        return tidy(shown)

    def _out(self, stem: str, key: str) -> LeftOut:
        return left_out(self.name or stem, self.place, Note(key))

    def _without_choice(self, stem: str, body: str) -> LeftOut | None:
        bare = body.strip()
        if not bare:
            return self._out(stem, "exchange.out_free_text")
        return self._out(stem, "exchange.out_number") if bare.startswith("#") else None

    def _order(self, stem: str, body: str) -> Draft | None:
        if not body.lstrip().startswith(">"):
            return None
        lines = [self._text(line) for line in body.strip().split("\n")[1:] if line.strip()]
        return self._draft("order", stem, tuple(PlainOption(line) for line in lines))

    def _true_false(self, stem: str, body: str) -> Draft | None:
        found = _TRUE_FALSE.fullmatch(body)
        if not found:
            return None
        is_true = found[1].casefold().startswith("t")
        wrong, _, right = (found[2] or "").partition("#")
        reasons = [self._text(right), self._text(wrong)] if is_true else [self._text(wrong), self._text(right)]
        options = PlainOption("True", is_true, reason=reasons[0]), PlainOption("False", not is_true, reason=reasons[1])
        return self._draft("choice", stem, options)

    def _choices(self, stem: str, body: str) -> Draft | LeftOut:
        found = cut(body)
        answers = found.answers
        if found.has_odd_signs and Note("exchange.gift_signs", place=self.place) not in self.notes:
            self.notes.append(Note("exchange.gift_signs", place=self.place))
        if answers and found.before:
            self.notes.append(Note("exchange.gift_before", {"text": title_of(show(found.before))}, place=self.place))
        if not answers:
            return self._out(stem, "exchange.out_not_understood")
        if all(answer.is_right and "->" in answer.text for answer in answers):
            return self._sort(stem, answers)
        if all(answer.is_right for answer in answers):
            return self._out(stem, "exchange.out_typed")
        return self._choice(stem, answers)

    def _sort(self, stem: str, answers: tuple[Answer, ...]) -> Draft:
        sides = [answer.text.partition("->")[::2] for answer in answers]
        pairs = [(self._text(thing), tidy(show(box))) for thing, box in sides]  # boxes are plain text, in Moodle too
        boxes = tuple(dict.fromkeys(box for _, box in pairs))
        return self._draft("sort", stem, tuple(PlainOption(thing, box=box) for thing, box in pairs if thing), boxes)

    def _choice(self, stem: str, answers: tuple[Answer, ...]) -> Draft:
        marked = any(answer.is_right for answer in answers)
        weights = [answer.weight or 0 for answer in answers]
        right = [answer.is_right or (not marked and weight > 0) for answer, weight in zip(answers, weights, strict=True)]
        is_many = not marked and sum(right) > 1
        if any(weight < 0 for weight in weights):
            self.notes.append(Note("exchange.negative_marks"))
        if marked and any(0 < weight < 100 for weight in weights):  # noqa: PLR2004  # per cent
            self.notes.append(Note("exchange.half_marks"))
        if is_many and max(weights) - min(weight for weight in weights if weight > 0) > 1:
            self.notes.append(Note("exchange.weights_level"))
        pairs = zip(answers, right, strict=True)
        options = tuple(PlainOption(self._text(answer.text), fits, reason=self._text(answer.reason)) for answer, fits in pairs)
        return self._draft("choose_n" if is_many else "choice", stem, options)

    def _draft(self, kind: Kind, stem: str, options: tuple[PlainOption, ...], boxes: tuple[str, ...] = ()) -> Draft:
        needs = (Note("exchange.gift_unclosed", place=self.place),) if self.block.is_open else ()
        if not stem and self.name:
            stem = self.name
            self.notes.append(Note("exchange.name_as_stem"))
        return Draft(PlainQuestion(kind, stem, options, boxes, name=self.name), self.place, tuple(self.notes), needs)

    def _with_reason(self, made: Draft | LeftOut, general: str) -> Draft | LeftOut:
        if isinstance(made, LeftOut) or not general.strip():
            return made
        return replace(made, question=replace(made.question, general_reason=self._text(general)))
