"""The package as anybody installs it: into an environment of its own, used in an empty folder, and what the wheel holds."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from email.parser import Parser
from pathlib import Path

import pytest

from beacons import __version__, cli, root
from beacons.root import ROOT
from beacons.ui.grown_ups.cited_code import COVERS
from deploy.child import Child
from tests.browser.server import free_port
from tests.there import there
from tools.package_metadata import requirements

PATIENCE = 60
BESIDE = ("pages", "content", "quizzes", "static", ".streamlit")
KEPT = {"HOME", "LANG", "PATH"}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built into a folder of its own."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def held(wheel) -> dict[str, int]:
    """What the wheel holds, and how large each file is."""
    with zipfile.ZipFile(wheel) as archive:
        return {one.filename: one.file_size for one in archive.infolist()}


@pytest.fixture(scope="session")
def metadata(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return Parser().parsestr(archive.read(name).decode())


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it. What it needs is that of this one: nothing is fetched."""
    place = tmp_path_factory.mktemp("environment") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    python = place / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True, text=True
    )
    (Path(site.stdout.strip()) / "needed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return place / "bin"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


def told(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in os.environ.items() if name in KEPT}
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False, timeout=10 * PATIENCE)


# In an empty folder


def test_installed_anywhere_the_command_checks_all_lessons_and_leaves_nothing_behind(environment, empty):
    done = told([environment / "seven-beacons", "check"], empty)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.match(r"7 lessons, \d+ items, \d+ facts: nothing to mend;", done.stdout)
    assert list(empty.iterdir()) == []


def test_installed_anywhere_the_command_tells_how_far_a_language_is(environment, empty):
    done = told([environment / "seven-beacons", "texts", "de", "--jsonl"], empty)
    assert done.returncode == 0, done.stdout + done.stderr
    assert set(json.loads(done.stdout.splitlines()[0])) == {"id", "unit", "path", "audience", "en", "text", "stale"}
    assert list(empty.iterdir()) == []


def test_installed_anywhere_nothing_is_written_into_the_package(environment, empty):
    done = told([environment / "seven-beacons", "texts", "de", "--write"], empty)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--write" not in told([environment / "seven-beacons", "texts", "--help"], empty).stdout


def test_who_reads_only_the_first_lines_is_told_no_error(environment, empty):
    done = told(["sh", "-c", f"{environment / 'seven-beacons'} texts de --jsonl | head -1"], empty)
    assert json.loads(done.stdout)["id"] == "course/paths/7-9/name"
    assert done.stderr == ""


def test_every_verb_of_the_package_explains_itself(environment, empty):
    for verb in ("run", "check", "texts"):
        done = told([environment / "seven-beacons", verb, "--help"], empty)
        assert (done.returncode, done.stdout.splitlines()[0].partition(" [")[0]) == (0, f"usage: seven-beacons {verb}")


@pytest.fixture
def started(environment, empty, tmp_path) -> Iterator[str]:
    """The address of an installed app that was started in an empty folder."""
    port = free_port()
    command = [environment / "seven-beacons", "run", "--port", f"{port}", "--server.address", "127.0.0.1"]
    child = Child("the installed app", tmp_path / "log")
    settings = {name: value for name, value in os.environ.items() if name in KEPT}
    child.start([str(part) for part in command], cwd=str(empty), env=settings)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        child.stop()


def answer(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=PATIENCE) as found:  # noqa: S310  # our own server
        return found.status, found.read().decode()


def wait_until_healthy(address: str):
    for _ in range(20 * PATIENCE):
        with suppress(OSError):
            return json.loads(answer(f"{address}/healthz")[1])
        time.sleep(0.05)
    pytest.fail("it never answered")


def test_installed_anywhere_the_command_runs_the_app_and_keeps_rooms_in_that_folder(started, empty, tmp_path):
    assert wait_until_healthy(started) == {"status": "ok", "version": __version__, "lessons": 7, "content_problems": 0}
    for path in ("/", "/quiz?lesson=safer-internet-day", "/join", "/sea", "/app/static/app.css", f"/code/{COVERS.file}"):
        assert answer(started + path)[0] == 200, path
    assert {file.relative_to(empty).as_posix().partition("-")[0] for file in empty.rglob("*")} >= {"var", "var/rooms.db"}
    assert [file.name for file in empty.iterdir()] == ["var"]
    assert "is not as .streamlit/config.toml asks" not in (tmp_path / "log").read_text(encoding="utf-8")


def test_the_module_is_the_same_as_the_command(environment, empty):
    for words in (["--help"], ["no-such-verb"]):
        command, module = (
            told([*way, *words], empty) for way in ([environment / "seven-beacons"], [environment / "python", "-m", "beacons"])
        )
        assert (command.returncode, command.stdout, command.stderr) == (module.returncode, module.stdout, module.stderr)


# Verbs


@pytest.fixture
def verbs(monkeypatch, capsys):
    """Runs the command in this process; what it says and its exit status."""

    def run(*words):
        status: object
        try:
            status = cli.main(list(words))
        except SystemExit as left:
            status = left.code
        return status, "".join(capsys.readouterr())

    return run


def test_without_a_verb_it_says_which_there_are(verbs):
    status, said = verbs()
    assert status == 0
    assert re.findall(r"^  (\w+)  +[A-Z]", said.partition("verbs:")[2], re.MULTILINE) == list(cli.verbs())


def test_every_verb_that_is_shown_does_something():
    """Its first sentence says what for."""
    for name, point in cli.verbs().items():
        verb = point.load()
        assert callable(verb), name
        assert re.match(r"[A-Z].*[a-z0-9.]$", verb.__doc__.partition("\n")[0]), name


def test_it_says_its_version(verbs):
    assert verbs("--version") == (0, f"Seven Beacons {__version__}\n")


def test_an_unknown_verb_is_refused(verbs):
    status, said = verbs("fly")
    assert status == 2
    assert "fly" in said


def test_the_words_after_a_verb_are_given_to_it_as_they_are(verbs, monkeypatch):
    given = []

    def check(words):
        given.append(words)
        return 3

    monkeypatch.setattr("author.__main__.main", check)
    assert verbs("check", "safer-internet-day", "--", "-x")[0] == 3
    assert given == [["safer-internet-day", "--", "-x"]]


def test_run_starts_the_platform_with_its_own_settings(verbs, monkeypatch):
    asked = []
    monkeypatch.setattr("streamlit.web.cli.main", lambda words, prog_name: asked.append(words))
    assert verbs("run", "--port", "8600", "--server.address", "127.0.0.1") == (0, "")
    assert verbs("run") == (0, "")
    assert asked == [
        ["run", str(ROOT / "app.py"), "--server.port", "8600", "--server.address", "127.0.0.1"],
        ["run", str(ROOT / "app.py")],
    ]


def test_a_verb_that_lacks_something_says_so_and_is_not_shown():
    """In a process of its own: what is loaded without it would stay."""
    without = "import sys; sys.modules['textstat'] = None; from beacons.cli import main; sys.exit(main())"
    done = told([sys.executable, "-c", without, "check"], ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "check needs textstat, which is not installed\n")
    assert re.findall(r"^  (\w+)  +[A-Z]", told([sys.executable, "-c", without], ROOT).stdout, re.MULTILINE) == [
        "run",
        "texts",
        "import",
        "export",
    ]


def test_where_nothing_is_installed_there_is_the_app_alone(monkeypatch, tmp_path):
    """As in a container."""
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.setattr(cli, "entry_points", lambda group: [])
    assert list(cli.verbs()) == ["run"]


def test_a_copy_of_the_repository_keeps_what_it_keeps_in_itself(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert root.var() == ROOT / "var"
    monkeypatch.setattr(root, "IS_INSTALLED", True)
    assert root.var() == tmp_path / "var"


# What the wheel holds


def test_the_wheel_is_small(wheel):
    assert wheel.stat().st_size < 1_400_000


def test_the_wheel_holds_the_whole_app(held):
    program, beside = [*files_below("author"), *files_below("beacons")], [name for part in BESIDE for name in files_below(part)]
    wanted = {*program, *(f"beacons/_root/{name}" for name in beside), "beacons/_root/app.py"}
    assert {name for name in held if ".dist-info/" not in name} == wanted
    licences = {name.partition("/licenses/")[2] for name in held} - {""}
    assert licences == {"LICENSE", "LICENSE-CONTENT.md", "static/fonts/OFL.txt"}


def files_below(folder: str) -> list[str]:
    files = [file for file in (ROOT / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    return [file.relative_to(ROOT).as_posix() for file in files]


def test_the_wheel_holds_neither_tests_nor_tools(held):
    assert not [name for name in held if re.search(r"(^|/)(tests|tools|deploy|benchmarks|docs|__pycache__)/", name)]


def test_the_version_stands_in_one_place(metadata, wheel):
    assert metadata["Version"] == __version__
    assert wheel.name == f"seven_beacons-{__version__}-py3-none-any.whl"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    files = [*ROOT.glob("*.toml"), *(ROOT / "beacons").rglob("*.py"), *(ROOT / "deploy").iterdir()]
    assert [file for file in files if file.is_file() and f'"{__version__}"' in file.read_text(encoding="utf-8")] == [
        ROOT / "beacons" / "__init__.py"
    ]


def test_the_changelog_tells_this_version_first():
    first = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert there(first)[1] == __version__


def test_the_package_needs_what_the_requirements_name(metadata):
    named = [
        line
        for file in ("requirements.txt", "requirements-authors.txt")
        for line in requirements((ROOT / file).read_text(encoding="utf-8"))
    ]
    assert {name_of(line) for line in metadata.get_all("Requires-Dist")} == {name_of(line) for line in named}
    assert len(named) > 20


def name_of(requirement: str) -> str:
    return there(re.match(r"[\w.-]+", requirement))[0].lower()


def test_comments_of_requirements_are_left_out():
    assert requirements("# All.\na>=1,<2   # why\n\nb[c]==1; sys_platform != 'win32'  # why # and why\n") == [
        "a>=1,<2",
        "b[c]==1; sys_platform != 'win32'",
    ]


def test_a_wheel_needs_no_more_than_the_build_names():
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"] == [
        line for line in requirements((ROOT / "requirements-dev.txt").read_text(encoding="utf-8")) if line.startswith("hatchling")
    ]
