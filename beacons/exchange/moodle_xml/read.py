"""Reads Moodle XML."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.exchange.found import Reading, few, left_out, tidy
from beacons.exchange.html_text import notes_of, plain
from beacons.exchange.model import Draft, LeftOut, Note, Place

_OUT = {
    "shortanswer": "exchange.out_typed",
    "shortanswerwiris": "exchange.out_typed",
    "regexp": "exchange.out_typed",
    "numerical": "exchange.out_number",
    "calculated": "exchange.out_number",
    "calculatedsimple": "exchange.out_number",
    "calculatedmulti": "exchange.out_number",
    "essay": "exchange.out_free_text",
    "cloze": "exchange.out_gaps",
    "multianswer": "exchange.out_gaps",
    "gapselect": "exchange.out_gaps",
    "gapfill": "exchange.out_gaps",
    "ddwtos": "exchange.out_gaps",
    "description": "exchange.text_only",
}
_FULL = 100
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>|&[a-z#0-9]{2,8};")


def read(text: str) -> Reading:
    """The questions of a Moodle XML file."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415  # only where an XML file comes in
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        root = fromstring(text.lstrip() if text[:1].isspace() else text, forbid_dtd=True)
    except DefusedXmlException:
        return Reading("moodle-xml", refused=Note("exchange.xml_entities"))
    except ParseError as broken:
        key = "exchange.xml_entity_unknown" if "undefined entity" in str(broken) else "exchange.xml_broken"
        return Reading("moodle-xml", refused=Note(key, {"line": broken.position[0]}))
    except ValueError:
        return Reading("moodle-xml", refused=Note("exchange.xml_broken", {"line": 1}))
    return _Quiz(root).read()


class _Quiz:
    """A file as it is read: what of its texts is not kept is counted."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._lost: Counter[str] = Counter()

    def read(self) -> Reading:
        every = [self._root] if self._root.tag == "question" else self._root.findall("question")
        categories = [tidy(one.findtext("category/text") or "") for one in every if one.get("type") == "category"]
        asked = [one for one in every if one.get("type") != "category"]
        found = tuple(self._question(one, Place("question", number)) for number, one in enumerate(few(asked), 1))
        parts = [part for part in (categories[-1].split("/") if categories else []) if part != "top" and not part.startswith("$")]
        if not found:
            return Reading("moodle-xml", refused=Note("exchange.no_questions"))
        return Reading("moodle-xml", found, notes_of(self._lost), "/".join(parts))

    def _text(self, element: Element | None) -> str:
        """A text without tags; where it says nothing of its format it is HTML."""
        written = element.findtext("text") if element is not None else None
        if element is None or not written:
            return ""
        how = element.get("format", "html")
        if how == "html" or (how == "moodle_auto_format" and _TAG.search(written)):
            written, lost = plain(written)
            self._lost += lost
        return tidy(written)

    def _question(self, one: Element, place: Place) -> Draft | LeftOut:
        kind, name = one.get("type", ""), tidy(one.findtext("name/text") or "")
        stem = self._text(one.find("questiontext"))
        makers: dict[str, Callable[[Element], tuple[dict[str, Any], list[Note]]]] = {
            "multichoice": self._choice,
            "oumultiresponse": self._choice,
            "truefalse": self._true_false,
            "matching": self._sort,
            "match": self._sort,
            "ordering": self._order,
        }
        if kind not in makers:
            why = Note(_OUT[kind]) if kind in _OUT else Note("exchange.out_kind", {"kind": tidy(kind)[:40] or "?"})
            return left_out(name or stem, place, why)
        values, notes = makers[kind](one)
        if not values["options"]:
            return left_out(name or stem, place, Note("exchange.text_only"))
        if not stem and name:
            stem = name
            notes.append(Note("exchange.name_as_stem"))
        hints = [hint for hint in map(self._text, one.findall("hint")) if hint]
        notes += [Note("exchange.hints_lost", count=len(hints) - 1)] if len(hints) > 1 else []
        reason = self._text(one.find("generalfeedback"))
        question = PlainQuestion(stem=stem, name=name, hint=hints[0] if hints else "", general_reason=reason, **values)
        return Draft(question, place, tuple(notes))

    def _choice(self, one: Element) -> tuple[dict[str, Any], list[Note]]:
        answers = one.findall("answer")
        worth = [_number(answer.get("fraction")) for answer in answers]
        is_single = (one.findtext("single") or "true").strip().casefold() in {"true", "1"} and one.get("type") == "multichoice"
        full = is_single and _FULL in worth
        right = [share >= _FULL if full else share > 0 for share in worth]
        options = tuple(self._option(answer, fits) for answer, fits in zip(answers, right, strict=True))
        kind = "choose_n" if sum(right) > 1 and not is_single else "choice"
        return {"kind": kind, "options": options}, list(self._worth_lost(worth, right, is_full=full))

    @staticmethod
    def _worth_lost(worth: list[float], right: list[bool], *, is_full: bool) -> Iterator[Note]:
        if any(share < 0 for share in worth):
            yield Note("exchange.negative_marks")
        shares = [share for share, fits in zip(worth, right, strict=True) if fits]
        if is_full and any(0 < share < _FULL for share in worth):
            yield Note("exchange.half_marks")
        elif shares and max(shares) - min(shares) > 1:
            yield Note("exchange.weights_level")

    def _option(self, answer: Element, fits: bool) -> PlainOption:  # noqa: FBT001  # of which there is one for each answer
        return PlainOption(self._text(answer), fits, reason=self._text(answer.find("feedback")))

    def _true_false(self, one: Element) -> tuple[dict[str, Any], list[Note]]:
        options = []
        for answer in one.findall("answer"):
            said = self._text(answer)
            known = {"true": "True", "false": "False"}.get(said.casefold(), said)
            options.append(PlainOption(known, _number(answer.get("fraction")) > 0, reason=self._text(answer.find("feedback"))))
        options.sort(key=lambda option: option.text != "True")
        return {"kind": "choice", "options": tuple(options)}, []

    def _sort(self, one: Element) -> tuple[dict[str, Any], list[Note]]:
        pairs = [(self._text(pair), tidy(pair.findtext("answer/text") or "")) for pair in one.findall("subquestion")]
        boxes = tuple(dict.fromkeys(box for _, box in pairs if box))
        return {"kind": "sort", "options": tuple(PlainOption(thing, box=box) for thing, box in pairs if thing), "boxes": boxes}, []

    def _order(self, one: Element) -> tuple[dict[str, Any], list[Note]]:
        steps = sorted(one.findall("answer"), key=lambda answer: _number(answer.get("fraction")))
        return {
            "kind": "order",
            "options": tuple(PlainOption(self._text(step), reason=self._text(step.find("feedback"))) for step in steps),
        }, []


def _number(written: str | None) -> float:
    """A share as it is written; 0 where it is none."""
    try:
        number = float((written or "0").replace(",", ".")[:20])
    except ValueError:
        return 0.0
    return number if number == number and abs(number) <= 1e6 else 0.0  # noqa: PLR0124, PLR2004  # NaN is unlike itself
