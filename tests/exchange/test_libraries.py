"""A library is loaded by the file that needs it: no page pays for one, and no file for that of another format."""

import json
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from beacons.root import ROOT

WORKBOOK, LETTERS, ANKI, XML = {"openpyxl", "defusedxml"}, {"charset_normalizer"}, {"genanki", "sqlite3"}, {"defusedxml"}
HEAVY = WORKBOOK | LETTERS | ANKI | XML
SAMPLES = Path(__file__).parent / "samples"
READ = "from base64 import b64decode; from beacons.exchange.door import read_file; assert read_file(b64decode({data})).found"
WRITE = """
from beacons.domain.plain import PlainOption, PlainQuestion
from beacons.exchange.takeaway import from_questions, take_along
question = PlainQuestion("choice", "q", (PlainOption("a", right=True), PlainOption("b")))
assert take_along(from_questions([question]), "t", {name}, 1).data
"""
SCREENS = """
from tests.pages.own_quizzes import written
written().open("my_quizzes", show="bring-in")
written().open("my_quizzes", quiz="own-pets", show="export")
"""


def loaded(script: str) -> set[str]:
    """Which of the heavy ones a fresh interpreter holds after a script."""
    say = f"import sys; print(*sorted({HEAVY!r} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", f"{script}\n{say}"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("sample", "needed"),
    [
        ("gift/basics.gift", set()),
        ("aiken/basics.txt", set()),
        ("generic/plain.csv", set()),
        ("moodle-xml/basics.xml", XML),
        ("kahoot/current.xlsx", WORKBOOK),
    ],
)
def test_a_file_that_comes_in_loads_what_its_own_format_needs(sample, needed):
    assert loaded(READ.format(data=json.dumps(b64encode((SAMPLES / sample).read_bytes()).decode()))) == needed


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("gift", set()),
        ("moodle-xml", set()),
        ("qti", set()),
        ("csv", set()),
        ("own", set()),
        ("xlsx", WORKBOOK),
        ("kahoot", WORKBOOK),
        ("anki", ANKI),
    ],
)
def test_a_file_that_is_taken_along_loads_what_its_own_format_needs(name, needed):
    assert loaded(WRITE.format(name=json.dumps(name))) == needed


def test_the_screens_for_both_load_none():
    """But what the tests of the platform load by themselves."""
    assert loaded(SCREENS) <= loaded("import tests.pages.own_quizzes")
