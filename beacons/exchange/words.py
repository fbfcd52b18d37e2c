"""A report and a loss report in words, and as plain values: for a command line and for whoever else has one line for each thing."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, NamedTuple

from beacons.domain.path import ChildPath
from beacons.domain.text import Texts
from beacons.exchange.found import title_of
from beacons.exchange.model import Draft, Export, Note, Place, Report

_SUMMED = "exchange.lose_reasons"
"""What one sentence says of the file as a whole, with the sum."""
_PROGRAMS = {
    "gift": "GIFT",
    "aiken": "Aiken",
    "moodle-xml": "Moodle XML",
    "own": "Seven Beacons",
    **{name: name.capitalize() for name in ("kahoot", "wayground", "blooket", "gimkit", "quizlet")},
}
"""Formats by the names that people know them by; a table has none."""
_AT = {"line": "exchange.at_line", "row": "exchange.at_row", "question": "exchange.at_question"}


def said(note: Note, texts: Texts, place: Place | None = None) -> str:
    """A note in words, after the place that it is about, if it is about one."""
    where = note.place or place
    words = texts.say(note.key, **note.values) if note.count is None else texts.say_n(note.key, note.count, **note.values)
    return f"{at(where, texts)}: {words}" if where else words


def at(place: Place, texts: Texts) -> str:
    """A place in words."""
    return texts.say(_AT[place.unit], number=place.number)


def lines_of(report: Report, texts: Texts) -> Iterator[str]:
    """A report, a line for each thing: what came in, what is to be said of the file, and then question by question."""
    head = ", ".join(filter(None, (report.format, report.encoding)))
    yield from [head] if head else []
    if report.refused:
        yield said(report.refused, texts)
        return
    yield _counted(report, texts)
    yield from (said(note, texts) for note in report.notes)
    yield from (line.whole for line in _of_drafts(report, texts, lambda draft: (*draft.needs, *draft.notes)))
    yield from (line.whole for line in _of_left_out(report, texts))


class Line(NamedTuple):
    """A line of a report. Where it is about a question: how that one begins, and of one that came in its place among all drafts."""

    text: str
    title: str = ""
    draft: int | None = None

    @property
    def whole(self) -> str:
        """All of it as one text."""
        return f"{self.text} ({self.title})" if self.title else self.text


def groups_of(report: Report, texts: Texts) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """A report for a screen: what came in, then what needs somebody, what was left out and what else was noticed, each with its lines."""
    if report.refused:
        yield said(report.refused, texts), ()
        return
    yield _counted(report, texts), tuple(Line(said(note, texts)) for note in report.notes)
    yield texts.say("exchange.group_needs"), tuple(_of_drafts(report, texts, lambda draft: draft.needs))
    yield texts.say("exchange.group_out"), tuple(_of_left_out(report, texts))
    head = ", ".join(filter(None, (_PROGRAMS.get(report.format, ""), report.encoding)))
    noticed = [Line(texts.say("exchange.read_as", format=head))] if head else []
    yield texts.say("exchange.group_noticed"), (*noticed, *_of_drafts(report, texts, lambda draft: draft.notes))


def _of_drafts(report: Report, texts: Texts, of: Callable[[Draft], tuple[Note, ...]]) -> Iterator[Line]:
    for place, draft in enumerate(report.drafts):
        yield from (Line(said(note, texts, draft.place), title_of(draft.question.stem), place) for note in of(draft))


def _counted(report: Report, texts: Texts) -> str:
    drafts = (
        ("exchange.came_in", len(report.drafts)),
        ("exchange.need_you", len(report.needs_you)),
        ("exchange.were_left_out", len(report.left_out)),
    )
    return " ".join(texts.say_n(key, count) for key, count in drafts if count or key == "exchange.came_in")


def _of_left_out(report: Report, texts: Texts) -> Iterator[Line]:
    return (Line(said(out.why, texts, out.place), out.name) for out in report.left_out)


def title_of_lesson(lesson: str, path: str, ages: ChildPath, texts: Texts) -> str:
    """What a file with our questions of a lesson is called, by the names of lesson and path: also for whom they were written."""
    return texts.say("exchange.title_of_lesson", lesson=lesson, path=path, ages=ages.replace("-", "–"))


def losses_of(export: Export, texts: Texts) -> Iterator[str]:
    """What an export loses: of the file as a whole, then question by question where something is to be said."""
    yield from (said(note, texts) for note in export.notes)
    for loss in export.losses:
        if loss.verdict != "kept" and loss.why.key != _SUMMED:
            yield said(loss.why, texts, Place("question", loss.number))


def values_of(report: Report, texts: Texts) -> dict[str, Any]:
    """A report as one object for JSON, its notes in words."""
    refused = [said(report.refused, texts)] if report.refused else []
    return {
        "format": report.format or None,
        "encoding": report.encoding or None,
        "title": report.title or None,
        "found": report.found,
        "ready": [_draft(draft, texts) for draft in report.ready],
        "needs_you": [_draft(draft, texts) for draft in report.needs_you],
        "left_out": [{"name": out.name, "place": asdict(out.place), "why": said(out.why, texts)} for out in report.left_out],
        "notes": [*refused, *(said(note, texts) for note in report.notes)],
    }


def _draft(draft: Draft, texts: Texts) -> dict[str, Any]:
    question = draft.question
    return {
        "kind": question.kind,
        "name": question.name,
        "stem": question.stem,
        "hint": question.hint,
        "options": [asdict(option) for option in question.options],
        "boxes": list(question.boxes),
        "screen": question.screen,
        "parts": [asdict(part) for part in question.parts],
        "general_reason": question.general_reason,
        "place": asdict(draft.place),
        "notes": [said(note, texts) for note in draft.notes],
        "needs": [said(note, texts) for note in draft.needs],
    }
