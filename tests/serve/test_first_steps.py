import pytest
from streamlit import delta_generator, env_util
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime import Runtime

from beacons.serve.first_steps import SEARCH, WARNED, spare_first_steps


@pytest.fixture
def looked(monkeypatch):
    """Where the platform has looked. Its way is its own again afterwards."""
    made = []

    def look(where):
        made.append(where)
        return ()

    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", lambda: look("packages"))
    monkeypatch.setattr(env_util, "is_repl", lambda: bool(look("prompt")))
    monkeypatch.setattr(BidiComponentManager, SEARCH, getattr(BidiComponentManager, SEARCH))
    monkeypatch.setattr(delta_generator, WARNED, False)
    return made


def platform_starts() -> None:
    """What the platform does about components before it listens, and before it draws the first part of a page."""
    BidiComponentManager().discover_and_register_components()
    delta_generator._maybe_print_use_warning()


def test_the_platform_looks_neither_through_packages_nor_for_a_prompt(looked):
    spare_first_steps()
    platform_starts()
    assert looked == []


def test_the_installed_platform_goes_the_ways_that_it_is_spared(looked):
    platform_starts()
    assert looked == ["packages", "prompt"]
    assert SEARCH in Runtime.__init__.__code__.co_names
    assert "_maybe_print_use_warning" in delta_generator.DeltaGenerator._enqueue.__code__.co_names


def test_a_platform_that_is_not_known_looks_as_ever(looked):
    spare_first_steps("1.68.0")
    platform_starts()
    assert looked == ["packages", "prompt"]
