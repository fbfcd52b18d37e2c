"""``seven-beacons import`` and ``seven-beacons export``: quizzes from other programs, and for them.

They exit with 0, with 1 where nothing comes of it, and with 2 for bad use.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from beacons.domain.catalog import Catalog
from beacons.domain.path import CHILD_PATHS
from beacons.domain.response import Phrase, Wording
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.exchange.door import MOST_BYTES, read_file
from beacons.exchange.model import Report
from beacons.exchange.takeaway import Taken, from_items, from_questions, take_along
from beacons.exchange.targets import FormatName
from beacons.exchange.words import lines_of, losses_of, title_of_lesson, values_of

NOTHING = 1


def bring_in(words: list[str]) -> int:
    """Read questions that another program has written, and say what came in: import FILE."""
    parser = argparse.ArgumentParser(prog="seven-beacons import", description=_about(bring_in))
    parser.add_argument("file", type=Path, help="GIFT, Aiken, Moodle XML, .xlsx, .csv, or our own file; - for what is typed in")
    parser.add_argument("--to", type=Path, metavar="QUIZ", help="write what is ready to our own file, quiz.yaml or quiz.json")
    parser.add_argument("--json", action="store_true", help="print the report as one object")
    asked = parser.parse_args(words)
    report, texts = _report(parser, asked.file), _texts()
    if asked.to and report.ready:
        made = take_along(from_questions(draft.question for draft in report.ready), report.title, "own")
        _write(parser, asked.to, made.data)
    if asked.json:
        print(json.dumps(values_of(report, texts), ensure_ascii=False, indent=2))
    else:
        print(*lines_of(report, texts), sep="\n")
    return 0 if report.ready else NOTHING


def take(words: list[str]) -> int:
    """Write the questions of a lesson or of a file for another program: export LESSON --path 10-12 --format gift --to FILE."""
    parser = argparse.ArgumentParser(prog="seven-beacons export", description=_about(take))
    parser.add_argument("what", metavar="LESSON|FILE", help="the id of a lesson, or a file that can be read")
    parser.add_argument("--path", choices=CHILD_PATHS, help="of a lesson: which of its quizzes")
    parser.add_argument("--format", required=True, choices=get_args(FormatName))
    parser.add_argument("--to", required=True, type=Path, metavar="FILE")
    asked = parser.parse_args(words)
    taken, title = _taken(parser, asked.what, asked.path)
    from beacons import wiring  # noqa: PLC0415  # half a second that bad use need not wait for

    made = take_along(taken, title, asked.format, wiring.now())
    print(*losses_of(made, _texts()), sep="\n", file=sys.stderr)
    if not made.data:
        return NOTHING
    _write(parser, asked.to, made.data)
    return 0


def _report(parser: argparse.ArgumentParser, file: Path) -> Report:
    """The report on a file; ends the command where there is none of that name."""
    try:
        with sys.stdin.buffer if str(file) == "-" else file.open("rb") as opened:
            return read_file(opened.read(10 * MOST_BYTES), file.name)
    except OSError as missing:
        parser.error(f"{file}: {missing.strerror}")


def _write(parser: argparse.ArgumentParser, file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as refused:
        parser.error(f"{file}: {refused.strerror}")


def _taken(parser: argparse.ArgumentParser, what: str, path: str | None) -> tuple[tuple[Taken, ...], str]:
    """What is taken along and its title: the bank of a lesson, or what in a file is ready."""
    if Path(what).is_file():
        report, texts = _report(parser, Path(what)), _texts()
        if report.refused or report.needs_you or report.left_out:
            print(*lines_of(report, texts), sep="\n", file=sys.stderr)
        return from_questions(draft.question for draft in report.ready), report.title or Path(what).stem
    from beacons.wiring import library  # noqa: PLC0415  # reads all content

    edition = library().edition(SOURCE_LANGUAGE)
    lesson = edition.lessons.get(what)
    if lesson is None:
        parser.error(f"{what} is neither a file nor a lesson: {', '.join(edition.lessons)}")
    if path is None:
        parser.error("a lesson needs --path")
    bank = edition.bank(lesson.id, path)  # type: ignore[arg-type]  # the parser takes no other
    if not bank:
        parser.error(f"{what} has no quiz for the path {path}")
    return from_items(bank, _say), title_of_lesson(lesson.name, edition.course.paths[path].name, path, _texts())  # type: ignore[index,arg-type]


def _say(wording: Wording) -> str:
    return _texts().say(wording.key, **wording.values) if isinstance(wording, Phrase) else wording


def _texts() -> Catalog:
    from beacons.wiring import catalogs  # noqa: PLC0415  # half a second that --help need not wait for

    return catalogs()[SOURCE_LANGUAGE]


def _about(verb: Callable[[list[str]], int]) -> str:
    return (verb.__doc__ or "").partition("\n")[0]
