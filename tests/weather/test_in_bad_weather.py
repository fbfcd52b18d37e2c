"""A short class and a child for some steps in bad weather. What comes of chance over ten minutes, `make chaos` tries."""

import re
import subprocess
import sys

import pytest

from tests.browser.server import ROOT


@pytest.mark.parametrize("what", [("--pupils", "4", "--minutes", "0.35"), ("--child", "--steps", "80")], ids=["a class", "a child alone"])
def test_nothing_is_lost_or_doubled_and_every_screen_finds_its_place(what: tuple[str, ...]):
    """With the seed that is printed it can be played again by hand."""
    command = [sys.executable, "-m", "tools.chaos", *what, "--seed", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"[1-9]\d* answers kept", done.stdout), "nobody has answered: the hands find nothing to press"
