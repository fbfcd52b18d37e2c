"""What every style sheet of ours keeps to."""

import re

import pytest

from beacons.root import ROOT

SHEETS = [*sorted((ROOT / "static").glob("*.css")), *sorted((ROOT / "beacons").rglob("*.css"))]
WITH_WORDS = re.compile(r'content:\s*("[^"]*")\s*/')
"""A sign and what is said of it: a form that browsers before Safari 17.4 and Firefox 128 leave out whole."""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.relative_to(ROOT)))
def test_a_sign_that_is_not_spoken_is_seen_in_older_browsers_too(sheet):
    rules = re.findall(r"\{([^{}]*)\}", sheet.read_text(encoding="utf-8"))
    unseen = [rule for rule in rules for sign in WITH_WORDS.findall(rule) if f"content: {sign};" not in rule]
    assert unseen == []
