"""What is written is read by programs of others: each says of our files what it says of its own."""

import csv
import html
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.domain.response import Phrase
from beacons.exchange.fit import fit
from beacons.exchange.found import tidy
from beacons.exchange.takeaway import from_items, from_questions, take_along
from beacons.exchange.targets import TARGETS
from beacons.root import ROOT
from beacons.wiring import catalogs, library
from tests.exchange.questions import EVERY_KIND, SIGNS
from tests.there import there

EDITION = library().edition("en")
BANKS = [(lesson.id, path) for lesson in EDITION.in_order() for path in EDITION.paths() if EDITION.bank(lesson.id, path)]
each_bank = pytest.mark.parametrize(("lesson", "path"), BANKS)


def say(wording):
    return catalogs()["en"].say(wording.key, **wording.values) if isinstance(wording, Phrase) else wording


def taken(lesson, path):
    return from_items(EDITION.bank(lesson, path), say)


def lowered(question: PlainQuestion) -> tuple[PlainQuestion, ...]:
    """What goes into a package that holds no made-up screens: its two questions, each of its own."""
    return question.as_choices if question.screen else (question,)


def odd(sign):
    options = PlainOption(tidy(f"{sign} a"), right=True, reason=sign.strip()), PlainOption(tidy(f"b {sign}"))
    return PlainQuestion("choice", tidy(f"What is {sign} here?"), options)


ODD = tuple(odd(sign) for sign in SIGNS if sign.strip())
SIGNS_OF_CELLS = ("=1+1", "+1", "-1", "@SUM(1)", "\tx", "#N/A", "'=1")


# GIFT: gift-pegjs, which takes nothing but strict GIFT.

JUDGE = """
const { parse } = require("gift-pegjs")
let text = ""
process.stdin.on("data", (part) => (text += part)).on("end", () => console.log(JSON.stringify(JSON.parse(text).map((one) => parse(one)))))
"""


def missing(what: str, *, is_there: bool) -> None:
    """Says that a judge is not here; where everything has to be checked, that is a failure."""
    if is_there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def by_gift_pegjs(files: list[str]) -> list[list[dict[str, Any]]]:
    node = shutil.which("node") or ""
    missing("gift-pegjs (npm ci)", is_there=bool(node) and (ROOT / "node_modules" / "gift-pegjs").is_dir())
    done = subprocess.run([node, "-e", JUDGE], cwd=ROOT, input=json.dumps(files), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def written(part: dict[str, Any] | None) -> str:
    """A text as it is shown: HTML is undone."""
    if not part:
        return ""
    return html.unescape(part["text"].replace("<br>", "\n")) if part["format"] == "html" else part["text"]


def unescaped(box: str) -> str:
    """A box as it was written: the judge leaves in it what it puts in the place of an escaped sign."""
    return re.sub(r"&&(\d{3});", lambda found: chr(int(found[1])), box)


def test_gift_is_strict_and_says_what_was_meant():
    every = [list(one.questions) for lesson, path in BANKS for one in taken(lesson, path)]
    questions = [question for some in (*every, ODD, EVERY_KIND) for question in some]
    fitted = [fit(question, TARGETS["gift"]).question for question in questions if question.kind != "order"]  # of which it knows nothing
    wanted = [question for question in fitted if question]
    made = take_along(from_questions(wanted), "", "gift").data.decode()
    (found,) = by_gift_pegjs([made])
    assert len(found) == len(wanted) > 300
    for question, one in zip(wanted, found, strict=True):
        assert written(one["stem"]) == question.stem
        assert written(one["globalFeedback"]) == question.general_reason
        if question.kind == "sort":
            pairs = [(written(pair["subquestion"]), unescaped(pair["subanswer"])) for pair in one["matchPairs"]]
            assert [pair for pair in pairs if pair[0]] == [(option.text, option.box) for option in question.options]
        else:
            choices = [(written(c["text"]), c["isCorrect"] or (c["weight"] or 0) > 0, written(c["feedback"])) for c in one["choices"]]
            assert choices == [(option.text, option.right, option.reason) for option in question.options]


def test_of_choose_n_the_right_ones_are_worth_one_together_and_each_wrong_one_takes_as_much():
    (found,) = by_gift_pegjs([take_along(from_questions(EVERY_KIND), "", "gift").data.decode().partition("::Put the steps")[0]])
    assert [choice["weight"] for choice in found[1]["choices"]] == [50, -50, 50, -50]


# Moodle XML: a reader of multiple choice.


@each_bank
def test_moodle_xml_is_read_by_another_reader(lesson, path):
    missing("moodle-xml-parser", is_there=importlib.util.find_spec("moodle_xml_parser") is not None)
    from moodle_xml_parser.parser import parse_bytes  # noqa: PLC0415  # skipped where it is missing

    made = take_along(taken(lesson, path), "A title", "moodle-xml").data
    found = parse_bytes(made)["multichoice"]
    asked = [q for one in taken(lesson, path) for plain in one.questions for q in lowered(plain)]
    questions = [fit(q, TARGETS["moodle-xml"]).question for q in asked]
    wanted = [question for question in questions if question and question.kind in {"choice", "choose_n"}]
    assert [html.unescape(one.text_pre_parse).replace("<br>", "\n") for one in found] == [question.stem for question in wanted]
    for question, one in zip(wanted, found, strict=True):
        assert one.single == (question.kind == "choice")
        assert [html.unescape(option.answer) for option in one.options] == [option.text for option in question.options]
        assert [option.score_fraction > 0 for option in one.options] == [option.right for option in question.options]
        assert [html.unescape(option.feedback or "") for option in one.options] == [option.reason for option in question.options]


# Workbooks: two readers of cells, and none of them sees a formula.


@pytest.mark.parametrize("name", ["kahoot", "wayground", "xlsx"])
def test_no_cell_of_a_workbook_is_a_formula_or_an_error(name):
    questions = [
        PlainQuestion("choice", sign, (PlainOption(sign, right=True, reason=sign), PlainOption(f"{sign}!"))) for sign in SIGNS_OF_CELLS
    ]
    made = take_along(from_questions((*questions, *EVERY_KIND)), "=A1", name).data
    sheet = load_workbook(io.BytesIO(made)).worksheets[0]
    cells = [list(row) for row in sheet.iter_rows()]
    assert {cell.data_type for row in cells for cell in row} <= {"s", "n"}
    others = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [[cell.value or "" for cell in row] for row in cells] == [[cell or "" for cell in row] for row in others]
    assert sum(cell.value in SIGNS_OF_CELLS for row in cells for cell in row) >= 2 * len(SIGNS_OF_CELLS)


def test_no_cell_of_a_csv_is_a_formula():
    questions = [
        PlainQuestion("choice", sign, (PlainOption(sign, right=True, reason=sign), PlainOption(f"{sign}!"))) for sign in SIGNS_OF_CELLS
    ]
    rows = list(csv.reader(io.StringIO(take_along(from_questions(questions), "", "csv").data.decode("utf-8-sig"))))
    assert len(rows) == len(questions) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_what_somebody_types_over_a_text_of_our_table_stays_a_text():
    """Where a comma is a point a key "1,3" would be a number, and an option "1/2" or "007" something else anywhere."""
    sheet = load_workbook(io.BytesIO(take_along(from_questions(EVERY_KIND), "", "xlsx").data)).worksheets[0]
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(filled) > 2 * len(EVERY_KIND)
    assert {(cell.data_type, cell.number_format) for cell in filled} == {("s", "@")}


# Anki: its own importer.

ANKI = """
import sys
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
book = Collection(sys.argv[1])
for file in sys.argv[2:]:
    log = book.import_anki_package(ImportAnkiPackageRequest(package_path=file, options=ImportAnkiPackageOptions())).log
    print(len(log.new), len(log.updated))
for note_id in book.find_notes(""):
    print(repr(dict(book.get_note(note_id).items())))
"""


def by_anki(folder, *files: bytes) -> list[str]:
    missing("anki", is_there=importlib.util.find_spec("anki") is not None)
    import sys  # noqa: PLC0415

    paths = [folder / f"{number}.apkg" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", ANKI, folder / "book.anki2", *paths], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_anki_takes_a_package_in_and_a_second_time_adds_nothing(tmp_path):
    lesson, path = BANKS[0]
    made = take_along(taken(lesson, path), "A lesson", "anki", 1_790_000_000)
    reworded = [PlainQuestion("choice", "Other words?", q.options, id=q.id) for one in taken(lesson, path) for q in one.questions if q.id][
        :1
    ]
    later = take_along(from_questions(reworded), "A lesson", "anki", 1_790_000_900).data
    first, again, changed, *notes = by_anki(tmp_path, made.data, made.data, later)
    count = len(notes)
    assert count == made.notes[0].count
    assert (first, again, changed) == (f"{count} 0", "0 0", "0 1")
    assert sum("Other words?" in note for note in notes) == 1


def test_anki_shows_every_sign_as_it_is(tmp_path):
    _, *notes = by_anki(tmp_path, take_along(from_questions(ODD), "Signs", "anki", 1_790_000_000).data)
    assert len(notes) == len(ODD)
    assert not [note for note in notes if "<b>" in note]


# QTI: the parts of a package, as its specification wants them.

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
ORDER = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]


@each_bank
def test_a_qti_package_names_all_that_is_in_it_and_every_key_is_an_option(lesson, path):
    made = take_along(taken(lesson, path), "A title", "qti").data
    assert made == take_along(taken(lesson, path), "A title", "qti").data
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        members = {name: ET.fromstring(package.read(name)) for name in package.namelist()}  # noqa: S314  # our own
    manifest, test = members.pop("imsmanifest.xml"), members["test.xml"]
    assert {file.get("href") for file in manifest.iter(f"{PACKAGE}file")} == set(members)
    ids = {resource.get("identifier") for resource in manifest.iter(f"{PACKAGE}resource")}
    assert {one.get("identifierref") for one in manifest.iter(f"{PACKAGE}dependency")} == ids - {"test"}
    assert {one.get("href") for one in test.iter(f"{QTI}assessmentItemRef")} == set(members) - {"test.xml"}
    for name in set(members) - {"test.xml"}:
        is_sound_item(members[name])


def is_sound_item(item: ET.Element) -> None:
    tags = [child.tag.removeprefix(QTI) for child in item]
    assert tags == sorted(tags, key=ORDER.index)
    options = {one.get("identifier") for tag in ("simpleChoice", "simpleAssociableChoice") for one in item.iter(f"{QTI}{tag}")}
    key = [there(value.text) for value in there(item.find(f"{QTI}responseDeclaration")).iter(f"{QTI}value")]
    assert key
    assert {part for value in key for part in value.split()} <= options
    assert {entry.get("mapKey") for entry in item.iter(f"{QTI}mapEntry")} >= set(key) or not list(item.iter(f"{QTI}mapEntry"))
    assert {feedback.get("identifier") for feedback in item.iter(f"{QTI}modalFeedback")} <= options | {"general"}


# All lessons.


@each_bank
@pytest.mark.parametrize("name", TARGETS)
def test_of_every_lesson_each_question_is_written_or_said_to_stay(lesson, path, name):
    bank = EDITION.bank(lesson, path)
    made = take_along(taken(lesson, path), "A title", name)
    assert {loss.number for loss in made.losses} == set(range(1, len(bank) + 1))
    stay = sum(loss.verdict == "not_exported" for loss in made.losses)
    assert there(made.notes[0].count) >= len(bank) - stay
    assert bool(made.data) == bool(made.notes[0].count)
