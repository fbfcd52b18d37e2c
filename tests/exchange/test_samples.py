"""Files as teachers have them, with what a right reader makes of each."""

from pathlib import Path

import pytest
import yaml

from beacons.exchange.door import read_file
from beacons.exchange.model import Draft, Note
from tests.there import there

HERE = Path(__file__).parent
EXPECTED = yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8"))


def short(note: Note) -> str:
    key = note.key.removeprefix("exchange.")
    return f"{key} @ {note.place.unit} {note.place.number}" if note.place else key


def told(draft: Draft) -> dict[str, object]:
    question = draft.question
    options = [{"text": o.text, "right": o.right, "box": o.box, "reason": o.reason} for o in question.options]
    values = {
        "at": f"{draft.place.unit} {draft.place.number}",
        "kind": question.kind,
        "stem": question.stem,
        "options": [{name: value for name, value in option.items() if value} for option in options],
        "name": question.name,
        "general_reason": question.general_reason,
        "needs": [short(note) for note in draft.needs],
        "notes": [short(note) for note in draft.notes],
    }
    return {name: value for name, value in values.items() if value}


def report_on(file: Path) -> dict[str, object]:
    report = read_file(file.read_bytes(), file.name)
    if report.refused:
        line = f" @ line {report.refused.values['line']}" if "line" in report.refused.values else ""
        return {"refused": short(report.refused) + line}
    values = {
        "format": report.format,
        "encoding": report.encoding,
        "title": report.title,
        "ready": [told(draft) for draft in report.ready],
        "needs_you": [told(draft) for draft in report.needs_you],
        "left_out": [f"{out.why.key.removeprefix('exchange.')} @ {out.place.unit} {out.place.number}" for out in report.left_out],
        "notes": [short(note) for note in report.notes],
    }
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: one["file"])
def test_a_sample_comes_in_as_it_should(expected):
    wanted = {name: value for name, value in expected.items() if name != "file"}
    assert report_on(HERE / "samples" / expected["file"]) == wanted


def test_every_sample_is_expected():
    files = {file.relative_to(HERE / "samples").as_posix() for file in (HERE / "samples").rglob("*") if file.is_file()}
    assert files == {one["file"] for one in EXPECTED}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: one["file"])
def test_the_name_of_a_sample_says_nothing_of_what_it_is(expected):
    """But for a text that is called a workbook, which somebody takes for one."""
    data = (HERE / "samples" / expected["file"]).read_bytes()
    named = read_file(data, expected["file"])
    assert read_file(data, "homework.bin") == named or there(named.refused).key == "exchange.not_excel"
