"""What the containers are made of, as far as it can be told without starting them; the same processes run in test_cluster.py."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from deploy.proxy import TEMPLATE, filled_in
from tests.there import there

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
APPS = [service for name, service in SERVICES.items() if name.startswith("app-")]
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
STEPS = [line.partition(" ")[::2] for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]


def steps(name: str) -> list[str]:
    return [rest.strip() for step, rest in STEPS if step == name]


def copied() -> list[str]:
    """What the image takes from the repository."""
    return [part for step in steps("COPY") for part in shlex.split(step)[:-1]]


def ignore_lines() -> list[str]:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


# The image


def kept_out(folder: str, names: list[str]) -> set[str]:
    """Names in a folder that the build never gets to see."""
    patterns = [line for line in ignore_lines() if line != "*" and not line.startswith("!")]
    places = {name: (Path(folder) / name).relative_to(ROOT).as_posix() for name in names}
    return {name for name, place in places.items() for pattern in patterns if fnmatch(f"/{place}", f"/{pattern}".replace("/**", "*"))}


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A folder that holds what the image takes from the repository."""
    for part in copied():
        place = tmp_path / part
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, place, ignore=kept_out)
        else:
            shutil.copy(ROOT / part, place)
    return tmp_path


def test_the_image_holds_neither_tests_nor_tools_of_authors(image):
    assert {place.name for place in image.iterdir()} == {*copied(), ".streamlit"}
    assert {place.name for place in (image / "beacons").iterdir()} >= {"domain", "storage", "ui", "serve", "cli.py"}
    assert not [place for place in image.rglob("*") if {"lint", "tests", "tools", "__pycache__"} & {*place.relative_to(image).parts}]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"^(textstat|pyspellchecker|pytest|hatchling)==", lock, re.MULTILINE)


def test_the_image_holds_what_its_starts_would_have_to_make_anew(image):
    made = next(re.search(r'python -c "(.+?)"', step) for step in steps("RUN") if "python -c" in step)
    assert made
    subprocess.run([sys.executable, "-c", made[1]], cwd=image, env={"PATH": ""}, check=True)
    assert (image / "content" / "__pycache__" / "read.json").stat().st_mode & 0o444 == 0o444
    assert len(list((image / "beacons" / "ui" / "__pycache__").glob("*.template"))) == len(list((image / "beacons" / "ui").rglob("*.html")))


def test_the_command_of_the_image_can_run_the_app_and_nothing_else(image):
    done = subprocess.run([sys.executable, "-m", "beacons"], cwd=image, env={"PATH": ""}, capture_output=True, text=True, check=True)
    assert re.findall(r"^  (\w+)  +[A-Z]", done.stdout.partition("verbs:")[2], re.MULTILINE) == ["run"]


def test_the_app_runs_from_what_the_image_holds_and_nothing_else(image):
    """Every page answers, and content is whole."""
    tmp_path = image
    script = f"""
import sys
sys.path[:0] = [{str(ROOT / "tests")!r}]
import app
assert app.__file__.startswith({str(tmp_path)!r}), app.__file__
from starlette.testclient import TestClient
from beacons.ui.shell import nav
from beacons.ui.shell.component import ASSETS
from beacons.wiring import library
with TestClient(app.app) as client:
    assert client.get("/healthz").json()["content_problems"] == 0, library().problems
    for path in [*(f"/{{nav.address(name)}}" for name in nav.PAGES), "/join", "/sea", "/code/beacons/domain/household/for_parents.py"]:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
    for path in ("/app/static/app.css", "/app/static/join.css", ASSETS.address("ui/classroom/join/join.js")):
        assert client.get(path).status_code == 200, path
"""
    settings = {"PATH": "", "PYTHONPATH": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


@pytest.mark.parametrize("part", copied())
def test_what_the_image_copies_is_there_and_let_in(part):
    assert (ROOT / part).exists()
    assert f"!{part}" in ignore_lines()


def test_nothing_is_let_in_but_what_is_copied():
    everything, *let_in = ignore_lines()
    assert everything == "*"
    assert {line[1:] for line in let_in if line.startswith("!")} == set(copied())
    assert any(fnmatch("beacons/__pycache__", line) for line in let_in)


def test_the_image_installs_exact_versions_by_their_hashes():
    install = next(step for step in steps("RUN") if "pip install" in step)
    assert "--require-hashes" in install
    assert "-r requirements.lock" in install
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9._-]+(?:\[[^\]]+\])?==\S+", lock, re.MULTILINE)
    assert len(pinned) > 20
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_the_image_has_a_python_that_the_project_allows():
    (base,) = steps("FROM")
    version = tuple(map(int, there(re.fullmatch(r"python:(\d+)\.(\d+)-slim", base)).groups()))
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert version >= tuple(map(int, wanted.removeprefix(">=").split(".")))


def test_the_app_runs_as_a_user_without_rights_and_can_write_to_its_volume_alone():
    (user,), (volume,), (folder,) = steps("USER"), steps("VOLUME"), steps("WORKDIR")
    made = next(step for step in steps("RUN") if "useradd" in step)
    assert user == "beacons"
    assert f"install -d -o {user} -g {user} var" in made
    assert volume == f"{folder}/var"
    names = [name for name, _ in STEPS]
    assert names.index("USER") > max(place for place, name in enumerate(names) if name in {"RUN", "COPY"})


def test_the_image_says_whether_it_is_well():
    (check,) = steps("HEALTHCHECK")
    assert "/healthz" in check
    command = yaml.safe_load(check.partition("CMD ")[2])
    compile(command[-1], "healthcheck", "exec")
    assert "8501" in command[-1]
    assert "8501" in yaml.safe_load(steps("CMD")[0])
    assert steps("EXPOSE") == ["8501"]


# The services


def test_there_are_a_database_two_processes_of_one_image_and_a_proxy():
    assert set(SERVICES) == {"database", "app-1", "app-2", "proxy"}
    assert [app["build"] for app in APPS] == [{"context": "..", "dockerfile": "deploy/Dockerfile"}] * 2
    assert SERVICES["database"]["image"].startswith("postgres:15")
    assert re.fullmatch(r"nginx:\d+\.\d+\S*", SERVICES["proxy"]["image"])


def test_each_waits_for_what_it_needs_and_says_whether_it_is_well():
    assert all(app["depends_on"]["database"]["condition"] == "service_healthy" for app in APPS)
    assert {name for name, need in SERVICES["proxy"]["depends_on"].items() if need["condition"] == "service_healthy"} == {"app-1", "app-2"}
    assert all("healthcheck" in SERVICES[name] for name in ("database", "proxy"))


def test_only_the_proxy_can_be_reached_and_at_first_from_this_machine_alone():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert SERVICES["proxy"]["ports"] == ["${LISTEN:-127.0.0.1:8080}:8080"]


def test_the_processes_believe_the_proxy_and_nobody_else_who_asks():
    proxy = SERVICES["proxy"]["networks"]["inner"]["ipv4_address"]
    assert [app["environment"]["FORWARDED_ALLOW_IPS"] for app in APPS] == [proxy] * 2


def test_the_proxy_is_that_of_the_tests_and_knows_both_processes():
    assert "./nginx.conf:/etc/nginx/templates/nginx.conf.template:ro" in SERVICES["proxy"]["volumes"]
    assert TEMPLATE == DEPLOY / "nginx.conf"
    given = SERVICES["proxy"]["environment"]
    made = filled_in(TEMPLATE.read_text(encoding="utf-8"), given)
    assert "${" not in made
    assert re.findall(r"server ([\d.]+):8501 max_fails=0;", made) == [app["networks"]["inner"]["ipv4_address"] for app in APPS]
    assert given["FRONT_PROXY"] == COMPOSE["networks"]["inner"]["ipam"]["config"][0]["gateway"]


def test_both_processes_share_the_database_and_its_password_stands_in_no_file():
    asked_for = "${POSTGRES_PASSWORD:?copy .env.example to .env and write a password into it}"
    assert SERVICES["database"]["environment"]["POSTGRES_PASSWORD"] == asked_for
    place = SERVICES["database"]["networks"]["inner"]["ipv4_address"]
    assert {app["environment"]["DATABASE_URL"] for app in APPS} == {f"postgresql+psycopg://beacons:{asked_for}@{place}/beacons"}
    assert re.search(r"^POSTGRES_PASSWORD=$", (DEPLOY / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_every_service_is_bounded_gets_no_more_rights_and_starts_again():
    for service in SERVICES.values():
        assert "no-new-privileges:true" in service["security_opt"]
        assert {"mem_limit", "pids_limit", "logging"} <= set(service)
        assert service["restart"] == "unless-stopped"
