"""The account of what is asked for security leads to what shows it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_test_and_page_that_it_names_is_there():
    named = {*re.findall(r"`(tests/[\w/.]+)`", TEXT), *re.findall(r"\]\((docs/[\w.]+)\)", TEXT)}
    assert len(named) > 20
    assert not [name for name in named if not (ROOT / name).is_file()]
