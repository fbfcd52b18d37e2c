"""What WebKit prints: as few sheets as elsewhere, and nothing cut in two at the edge of one."""

import json
import re
import subprocess
import time
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from beacons.domain.household.family import Agreement, Family
from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress
from tests.browser import keeping, reader
from tests.builders import a_round, with_choices
from tests.shipped import english
from tests.there import there

pytestmark = pytest.mark.engines
PRINTER = Path(__file__).parent / "printer.py"
SECONDS = 120
OF_LESSON = f"lesson={reader.LESSON}&path={reader.PATH}"
AGREEMENT = there(english().agreement)
EVERYTHING = [sentence for part in AGREEMENT.parts for sentence in (*part.sentences, *part.adults)]
SHARED = [item for item in reader.one_of_each_type() if item.traits.one_screen and item.sensitive == "none"]
DRAWN = "document.readyState === 'complete' && document.fonts.status === 'loaded' && document.querySelector('footer') !== null"
"""A sheet is there with its letters: in those of the machine it may take another page."""
SETTLED = "document.documentElement.dataset.ready !== undefined && document.querySelector"

Print = Callable[[str, str, Mapping[str, str]], list[str]]


@pytest.fixture
def printed(site: str, display: str, tmp_path: Path) -> Print:
    """Prints a page with what its browser has kept, once a script says that it is ready; the text of each sheet."""

    def run(address: str, ready: str, entries: Mapping[str, str]) -> list[str]:
        file = tmp_path / "printed.pdf"
        told = {"first": f"{site}/healthz", "entries": dict(entries), "address": site + address, "ready": ready, "file": str(file)}
        order = json.dumps(told | {"seconds": SECONDS})
        environment = {"DISPLAY": display, "GDK_BACKEND": "x11", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "en_GB.UTF-8"}
        done = subprocess.run(["/usr/bin/python3", PRINTER], input=order, env=environment, text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        with pypdfium2.PdfDocument(file) as pdf:
            return [sheet.get_textpage().get_text_range() for sheet in pdf]

    return run


def test_the_whole_agreement_takes_two_sheets_and_every_sentence_stands_on_one(printed: Print):
    """A line that is cut in two stands on both."""
    agreement = Agreement(chosen=tuple(one.id for one in EVERYTHING), at=int(time.time()), months=6)
    kept = keeping.of(Household(Family(readers=(keeping.FIRST,), agreement=agreement), {keeping.FIRST.id: Progress()}))
    sheets = printed("/agreement", f"{SETTLED}('.agreement-sheet .sheet-footer')", kept)
    assert len(sheets) == 2
    stands = {one.text: sum(_plain(one.text) in _plain(sheet) for sheet in sheets) for one in EVERYTHING}
    assert [text for text, count in stands.items() if count != 1] == []


def test_the_card_for_the_fridge_is_one_sheet(printed: Print):
    together = a_round(*SHARED)
    for turn in together.turns:
        item = next(one for one in SHARED if one.id == turn.item_id)
        together = with_choices(together, item).talked(item.id, "agree")
    kept = keeping.of(Household(Family(readers=(keeping.FIRST,), together=together), {}))
    (sheet,) = printed(f"/together?round={together.id}", f"{SETTLED}('.fridge')", kept)
    assert all(_plain(item.stem) in _plain(sheet) for item in SHARED)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (f"/print/home-sheet?items={','.join(item.id for item in SHARED[:3])}", 1),
        (f"/print/certificate?{OF_LESSON}", 1),
        (f"/print/plan?{OF_LESSON}", 3),
        (f"/print/worksheet?{OF_LESSON}", 5),
    ],
    ids=["home sheet", "certificate", "plan", "worksheet"],
)
def test_sheets_for_a_class_have_no_line_on_two(address: str, most: int, printed: Print):
    sheets = printed(address, DRAWN, {})
    assert 1 <= len(sheets) <= most
    edges = [(_lines(sheet)[-1], _lines(other)[0]) for sheet, other in pairwise(sheets)]
    assert [last for last, first in edges if last == first] == []


def _lines(sheet: str) -> list[str]:
    return [plain for line in sheet.splitlines() if (plain := _plain(line))]


def _plain(text: str) -> str:
    """Letters alone, and those that are never written as one sign with their neighbour: so much can be read from print."""
    return re.sub(r"[^A-Za-z]|[filt]", "", text)
