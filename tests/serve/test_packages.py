import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime import Runtime

from beacons.serve.packages import leave_packages_alone


@pytest.fixture
def searches(monkeypatch):
    """Every search through the installed packages that was made. The platform's way is its own again afterwards."""
    made = []
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", lambda: made.append("all") or [])
    own = BidiComponentManager.discover_and_register_components
    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", own)
    return made


def platform_starts() -> None:
    """What the platform does about components before it listens."""
    BidiComponentManager().discover_and_register_components()


def test_the_platform_starts_without_a_look_through_the_installed_packages(searches):
    platform_starts()
    assert searches == ["all"]  # its own way, which its runtime goes
    assert "discover_and_register_components" in Runtime.__init__.__code__.co_names
    leave_packages_alone()
    platform_starts()
    assert searches == ["all"]


def test_a_platform_that_is_not_known_looks_as_ever(searches):
    leave_packages_alone("1.68.0")
    platform_starts()
    assert searches == ["all"]
