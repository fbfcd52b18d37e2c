"""The style sheet of the pages, which is put together of those of the features."""

import hashlib
import re

import pytest
from starlette.applications import Starlette

from beacons.assembly import MADE
from beacons.root import ROOT
from beacons.serve.assembly import middleware
from beacons.ui.shell import render
from tests.serve.asking import ask

WITH_A_SCRIPT = {"item/choices.css", "item/screen.css", "own/style.css", "classroom/wall/fit.css", "classroom/wall/stage.css"}
"""What comes with a script, where that is needed."""
there = sorted(file.relative_to(render.FEATURES).as_posix() for file in render.FEATURES.rglob("*.css"))


def test_every_sheet_of_a_feature_goes_in_once_or_comes_with_a_script():
    assert sorted([*render.SHEETS, *WITH_A_SCRIPT]) == there


@pytest.mark.parametrize("name", render.SHEETS)
def test_a_sheet_is_whole(name):
    """What one leaves open would swallow what comes after it."""
    rules = re.sub(r"/\*.*?\*/", "", (render.FEATURES / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert "/*" not in rules
    assert rules.count("{") == rules.count("}") > 0


def test_a_page_loads_them_as_one_file_whose_address_changes_with_it():
    answer = ask(Starlette(middleware=middleware(ROOT / "static", made=MADE)), render.sheet_address())
    assert (answer.status, answer.body) == (200, render.sheet())
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert render.sheet_address().endswith(hashlib.sha256(answer.body).hexdigest()[:10])


def test_the_features_stand_in_their_order():
    places = [render.sheet().index((render.FEATURES / name).read_bytes()) for name in render.SHEETS]
    assert places == sorted(places)
