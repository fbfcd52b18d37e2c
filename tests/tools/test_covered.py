"""What both suites go through is counted over their own runs, and has a floor."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools import covered

ROOT = Path(__file__).resolve().parents[2]
CODE = "import sys\n\nif sys.argv[1:]:\n    print(1)\nprint(0)\n"


@pytest.fixture
def suites(tmp_path, monkeypatch):
    """Writes down what a suite goes through: ``suites("unit", "x")`` runs a script with an argument."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "script.py").write_text(CODE, encoding="utf-8")

    def run(name: str, *arguments: str) -> None:
        command = [sys.executable, "-m", "coverage", "run", "--branch", f"--data-file=coverage.{name}", "script.py", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    return run


def test_what_one_suite_leaves_out_another_may_go_through(suites, tmp_path):
    suites("unit", "x")
    suites("pages")
    assert covered.percent(tmp_path) == 100


def test_a_branch_that_no_suite_takes_is_counted(suites, tmp_path):
    suites("unit", "x")
    suites("pages", "y")
    found = covered.percent(tmp_path)
    assert found is not None
    assert found < 100


def test_where_a_suite_was_not_run_there_is_nothing_to_count(suites, tmp_path):
    suites("unit", "x")
    assert covered.percent(tmp_path) is None


@pytest.mark.parametrize(("found", "ends"), [(100.0, 0), (12.5, 1), (None, 1)])
def test_below_the_floor_it_fails(monkeypatch, found, ends, capsys):
    monkeypatch.setattr(covered, "percent", lambda: found)
    assert covered.main() == ends
    assert capsys.readouterr().out


def test_branches_are_counted_and_the_floor_is_high():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]
    assert settings["run"]["branch"] is True
    assert settings["report"]["fail_under"] >= 97
