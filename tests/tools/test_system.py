"""Programs beside Python: what is missing is said, installed where that may be, and else is one line to type."""

from types import SimpleNamespace

import pytest

from tools import checks, system
from tools.system import NEEDS, Need


@pytest.fixture
def machine(monkeypatch) -> SimpleNamespace:
    """A machine of Debian where nothing is, and whatever apt-get is asked for is there afterwards. Nothing of it is real."""
    made = SimpleNamespace(
        installed=set(), ran=[], uid=0, has_sudo=True, sudo_asks=False, apt_works=True, programs={"apt-get", "sudo", "env"}
    )

    def run(command, **_):
        made.ran.append(command)
        if command == ("sudo", "-n", "true"):
            return SimpleNamespace(returncode=int(made.sudo_asks))
        if made.apt_works and "install" in command:
            made.installed |= {word for word in command if word in {need.package for need in NEEDS}}
        return SimpleNamespace(returncode=0 if made.apt_works else 100)

    def need(one: Need) -> Need:
        return Need(one.package, lambda: one.package in made.installed, one.without)

    monkeypatch.setattr(system, "NEEDS", [need(one) for one in NEEDS])
    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("os.geteuid", lambda: made.uid, raising=False)
    monkeypatch.setattr("shutil.which", lambda name, path=None: f"/usr/bin/{name}" if name in made.programs else None)
    return made


def packages(needs: list[Need]) -> list[str]:
    return [need.package for need in needs]


def test_where_everything_is_there_nothing_is_run(machine):
    machine.installed = {need.package for need in NEEDS}
    assert system.get(packages(list(NEEDS))) == []
    assert machine.ran == []


def test_root_installs_what_is_missing_and_nothing_else(machine, capsys):
    machine.installed = {"postgresql"}
    assert system.get({"postgresql", "nginx-light"}) == []
    assert [command[-1] for command in machine.ran] == ["update", "nginx-light"]
    assert "sudo" not in {word for command in machine.ran for word in command}
    assert "Not installed: nginx-light." in capsys.readouterr().out


def test_servers_are_installed_without_being_started(machine):
    system.get({"postgresql"})
    assert all("RUNLEVEL=1" in command and "DEBIAN_FRONTEND=noninteractive" in command for command in machine.ran)


def test_who_may_use_sudo_unasked_installs_by_it(machine):
    machine.uid = 1000
    assert system.get({"chromium-headless-shell"}) == []
    assert all(command[:2] == ("sudo", "-n") for command in machine.ran)


@pytest.mark.parametrize("why", ["sudo asks for a password", "there is no sudo", "there is no apt-get", "apt-get has no line out"])
def test_where_it_cannot_be_what_is_missing_is_known(machine, why):
    machine.uid = 1000
    machine.sudo_asks = why == "sudo asks for a password"
    machine.apt_works = why != "apt-get has no line out"
    machine.programs -= {"there is no sudo": {"sudo"}, "there is no apt-get": {"apt-get"}}.get(why, set())
    assert packages(system.get({"chromium-headless-shell", "nodejs"})) == ["chromium-headless-shell", "nodejs"]


def test_what_cannot_be_installed_ends_with_one_line_to_type(machine):
    machine.uid = 1000
    *goes, line = system.to_type([need for need in NEEDS if need.package in {"chromium-headless-shell", "npm"}]).splitlines()
    assert goes == ["Without chromium-headless-shell: no journey in a real browser.", "Without npm: no check of the scripts."]
    assert line == "sudo apt-get update && sudo apt-get install --no-install-recommends chromium-headless-shell npm"


def test_root_need_not_type_sudo(machine):
    assert (
        system.to_type([NEEDS[0]]).splitlines()[-1] == "apt-get update && apt-get install --no-install-recommends chromium-headless-shell"
    )


def test_where_there_is_no_apt_get_the_names_are_said(machine):
    machine.programs = set()
    assert system.to_type([NEEDS[0]]).splitlines()[-1].endswith(": chromium-headless-shell")


@pytest.mark.parametrize(("has", "ends"), [(True, 0), (False, 1)])
def test_the_command_tells_whether_everything_is_there(machine, has, ends, capsys):
    machine.apt_works = has
    assert system.main() == ends
    assert ("apt-get install" in capsys.readouterr().out.splitlines()[-1]) == (not has)


def test_every_package_is_wanted_by_a_check_that_there_is():
    assert set(system.FOR_CHECKS) <= {check.name for check in checks.CHECKS}
    assert set().union(*system.FOR_CHECKS.values()) == {need.package for need in NEEDS}


@pytest.mark.parametrize(("said", "version"), [("v18.20.4\n", (18, 20)), ("v24.1.0\n", (24, 1)), ("node?", (0, 0))])
def test_the_version_of_node_is_read(monkeypatch, said, version):
    monkeypatch.setattr("subprocess.run", lambda *_, **__: SimpleNamespace(stdout=said))
    assert system.version_of("node") == version
