"""One command for every check, and one summary of them."""

import sys
from types import SimpleNamespace

import pytest

from tools import checks, scripts, system
from tools.checks import CHECKS, Check


def names(found) -> list[str]:
    return [check.name for check in found]


@pytest.fixture
def three(monkeypatch, tmp_path) -> None:
    """Three checks in place of ours: one passes, one fails, one cannot be made here."""
    made = [
        Check(name, f"about {name}", (sys.executable, "-c", f"raise SystemExit({code})"))
        for name, code in (("good", 0), ("bad", 1), ("away", 77))
    ]
    monkeypatch.setattr(checks, "CHECKS", made)
    monkeypatch.setattr(checks, "RESULTS", tmp_path)
    monkeypatch.setattr(system, "get", lambda packages: [])


BY_ITSELF = [check for check in CHECKS if not check.is_for_asking]


def test_without_names_all_are_run_in_their_order_but_those_that_have_to_be_named():
    assert checks.chosen([]) == BY_ITSELF
    assert names(checks.chosen(["weather", "engines"])) == ["engines", "weather"]


def test_named_ones_alone_are_run():
    assert names(checks.chosen(["pages", "types"])) == ["types", "pages"]


def test_a_name_with_a_hyphen_is_left_out():
    assert {"browser", "cluster"} & set(names(checks.chosen(["-browser", "-cluster"]))) == set()
    assert len(checks.chosen(["-browser", "-cluster"])) == len(BY_ITSELF) - 2
    assert names(checks.chosen(["types", "lint", "-lint"])) == ["types"]


@pytest.mark.parametrize("name", ["typos", "-typos"])
def test_a_name_that_no_check_has_runs_nothing(name, capsys):
    assert checks.main([name]) == 2
    assert "typos" in capsys.readouterr().out


@pytest.mark.usefixtures("three")
def test_the_summary_tells_each_and_counts_them(capfd):
    assert checks.main([]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert lines[-1] == "1 passed, 1 failed, 1 skipped"
    assert [line.split()[:2] for line in lines[-4:-1]] == [["passed", "good"], ["FAILED", "bad"], ["skipped", "away"]]


@pytest.mark.usefixtures("three")
def test_what_is_skipped_has_not_failed(capfd):
    assert checks.main(["good", "away"]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 0 failed, 1 skipped"


@pytest.mark.parametrize("is_alone", [False, True])
def test_what_a_check_says_stands_below_its_name(monkeypatch, tmp_path, is_alone, capfd):
    says = [Check(name, "about", (sys.executable, "-c", f"print('{name} says')"), is_alone=is_alone) for name in ("one", "two")]
    monkeypatch.setattr(checks, "CHECKS", says)
    monkeypatch.setattr(checks, "RESULTS", tmp_path)
    monkeypatch.setattr(system, "get", lambda packages: [])
    assert checks.main([]) == 0
    said = capfd.readouterr().out.split("== summary ==")[0].split()
    assert " ".join(said) == "== one: about == one says == two: about == two says"


def test_two_checks_of_one_core_run_at_the_same_time_and_one_that_is_alone_does_not(monkeypatch, tmp_path, capfd):
    """The first ends once the second has begun, and the third finds that both have ended."""
    begun, ended = tmp_path / "begun", tmp_path / "ended"
    wait = f"import pathlib, time; n = 0\nwhile not pathlib.Path({str(begun)!r}).exists() and n < 600: n += 1; time.sleep(0.05)\n"
    first = f"{wait}pathlib.Path({str(ended)!r}).touch(); raise SystemExit(n == 600)"
    second = f"import pathlib; pathlib.Path({str(begun)!r}).touch()"
    third = f"import pathlib; raise SystemExit(not pathlib.Path({str(ended)!r}).exists())"
    codes = {"third": third, "first": first, "second": second}
    made = [Check(name, "", (sys.executable, "-c", code), is_alone=name == "third") for name, code in codes.items()]
    monkeypatch.setattr(checks, "CHECKS", made)
    monkeypatch.setattr(checks, "RESULTS", tmp_path)
    monkeypatch.setattr(system, "get", lambda packages: [])
    assert checks.main([]) == 0, capfd.readouterr().out


@pytest.mark.usefixtures("three")
def test_where_a_program_is_missing_the_line_to_type_comes_last(monkeypatch, capfd):
    monkeypatch.setattr(system, "get", lambda packages: [system.NEEDS[0]])
    monkeypatch.setattr(system, "to_type", lambda left: f"install {left[0].package}")
    checks.main(["good"])
    assert capfd.readouterr().out.splitlines()[-1] == "install chromium-headless-shell"


def test_only_what_the_chosen_checks_rest_on_is_looked_for(monkeypatch):
    asked: set[str] = set()

    def get(packages):
        asked.update(packages)
        return []

    monkeypatch.setattr(checks, "_run", lambda chosen: iter(()))
    monkeypatch.setattr(system, "get", get)
    checks.main(["types", "cluster"])
    assert asked == {"postgresql", "nginx-light"}


# The scripts


@pytest.fixture
def folder(tmp_path):
    """A project with a lock, whose packages are not fetched."""
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_packages_that_are_missing_are_fetched_once(monkeypatch, folder):
    ran = []

    def fetch(command, cwd, **_):
        ran.append(command)
        (cwd / "node_modules").mkdir()
        (cwd / "node_modules" / ".package-lock.json").write_text("{}", encoding="utf-8")
        return SimpleNamespace(returncode=0, stdout="", stderr="")

    monkeypatch.setattr(scripts, "has_node", lambda: True)
    monkeypatch.setattr("subprocess.run", fetch)
    assert scripts.problem("npm", folder) is None
    assert scripts.problem("npm", folder) is None
    assert ran == [["npm", "ci"]]


def test_where_the_packages_cannot_be_fetched_it_says_why(monkeypatch, folder):
    monkeypatch.setattr(scripts, "has_node", lambda: True)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: SimpleNamespace(returncode=1, stdout="", stderr="no such host"))
    assert "no such host" in (scripts.problem("npm", folder) or "")


@pytest.mark.parametrize(("npm", "has_node"), [(None, True), ("npm", False)])
def test_without_node_or_npm_nothing_is_tried(monkeypatch, folder, npm, has_node):
    monkeypatch.setattr(scripts, "has_node", lambda: has_node)
    monkeypatch.setattr("subprocess.run", None)
    assert scripts.problem(npm, folder) == "node and npm are not here"


@pytest.mark.parametrize(("ci", "ends"), [("", 77), ("true", 1)])
def test_scripts_that_cannot_be_checked_are_skipped_and_in_ci_they_have_failed(monkeypatch, ci, ends, capsys):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(scripts, "problem", lambda npm: "there is no line out")
    assert scripts.main() == ends
    assert "not checked: there is no line out" in capsys.readouterr().out


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(("second", "verdict"), [(0, "passed"), (1, "FAILED")])
def test_what_failed_is_tried_once_more_where_a_check_says_how_and_the_summary_tells(second, verdict, capfd, monkeypatch):
    tried = [(sys.executable, "-c", f"raise SystemExit({code})") for code in (1, second)]
    monkeypatch.setattr(checks, "CHECKS", [Check("shaky", "about shaky", tried[0], is_alone=True, again=tried[1])])
    assert checks.main([]) == second
    lines = capfd.readouterr().out.splitlines()
    assert "== shaky: what failed, once more and alone ==" in lines
    assert lines[-2].split()[:2] == [verdict, "shaky"]
    assert lines[-2].endswith("about shaky; some of it failed at first")
