"""What every style sheet of ours keeps to, and the one of the pages, which is put together of those of the features."""

import hashlib
import re

import pytest
from starlette.applications import Starlette

from beacons.assembly import MADE
from beacons.root import ROOT
from beacons.serve.assembly import middleware
from beacons.ui.shell import component, render
from tests.serve.asking import ask

SHEETS = [*sorted((ROOT / "static").glob("*.css")), *sorted((ROOT / "beacons").rglob("*.css"))]
WITH_WORDS = re.compile(r'content:\s*("[^"]*")\s*/')
"""A sign and what is said of it: a form that browsers before Safari 17.4 and Firefox 128 leave out whole."""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.relative_to(ROOT)))
def test_a_sign_that_is_not_spoken_is_seen_in_older_browsers_too(sheet):
    rules = re.findall(r"\{([^{}]*)\}", sheet.read_text(encoding="utf-8"))
    unseen = [rule for rule in rules for sign in WITH_WORDS.findall(rule) if f"content: {sign};" not in rule]
    assert unseen == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.relative_to(ROOT)))
def test_no_sheet_keeps_two_fingers_from_zooming_in(sheet):
    assert "touch-action" not in sheet.read_text(encoding="utf-8")


# The style sheet of the pages


WITH_A_SCRIPT = {
    "bring_in/style.css",
    "item/choices.css",
    "item/screen.css",
    "own/style.css",
    "classroom/wall/fit.css",
    "classroom/wall/stage.css",
}
"""What comes with a script, where that is needed."""
THERE = sorted(file.relative_to(component.FEATURES).as_posix() for file in component.FEATURES.rglob("*.css"))


def test_every_sheet_of_a_feature_goes_in_once_or_comes_with_a_script():
    assert sorted([*component.SHEETS, *WITH_A_SCRIPT]) == THERE


@pytest.mark.parametrize("name", component.SHEETS)
def test_a_sheet_is_whole(name):
    """What one leaves open would swallow what comes after it."""
    rules = re.sub(r"/\*.*?\*/", "", (component.FEATURES / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert "/*" not in rules
    assert rules.count("{") == rules.count("}") > 0


def test_a_page_loads_them_as_one_file_whose_address_changes_with_it():
    answer = ask(Starlette(middleware=middleware(ROOT / "static", made=MADE)), render.sheet_address())
    assert (answer.status, answer.body) == (200, component.sheet())
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert render.sheet_address().endswith(hashlib.sha256(answer.body).hexdigest()[:10])


def test_the_features_stand_in_their_order():
    places = [component.sheet().index((component.FEATURES / name).read_bytes()) for name in component.SHEETS]
    assert places == sorted(places)


COLUMNS = re.compile(r"repeat\(auto-fi(?:t|ll), minmax\([\d.]+r?em,")
"""As many columns as there is room for, each of a width that grows with the letters: one alone may be wider than a phone."""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.relative_to(ROOT)))
def test_a_column_that_grows_with_the_letters_is_never_wider_than_what_it_stands_in(sheet):
    assert COLUMNS.findall(sheet.read_text(encoding="utf-8")) == []
