"""Where other devices find this copy, and whether a family does at home."""

import ipaddress

import pytest
from streamlit import config

from beacons.serve.addresses import for_devices_nearby, is_found_from_home, is_this_computer, own_address

NETWORK = "192.168.1.20"


@pytest.fixture(autouse=True)
def served(monkeypatch):
    chosen = {"server.port": 8501, "server.address": None}
    monkeypatch.setattr(config, "get_option", lambda name: chosen[name])
    return chosen


def nearby(origin: str, *, is_direct: bool = True, own: str | None = NETWORK) -> str | None:
    return for_devices_nearby(origin, is_direct=is_direct, ask=lambda: own)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.0.0.53", "[::1]", "beacons.localhost"])
def test_what_is_opened_on_this_computer_is_found_by_others_under_its_address_in_the_network(host):
    assert is_this_computer(f"http://{host}:8501")
    assert nearby(f"http://{host}:8501") == "http://192.168.1.20:8501"


@pytest.mark.parametrize(
    "origin", ["https://beacons.school.example", "http://192.168.1.20:8501", "http://pc-12:8501", "http://[fd00::2]:8501"]
)
def test_what_was_opened_by_an_address_of_the_network_is_found_by_all_under_the_same(origin):
    assert not is_this_computer(origin)
    assert nearby(origin, is_direct=False, own=None) == origin


@pytest.mark.parametrize("origin", ["http://localhost:8080", "http://localhost", "https://localhost:8501"])
def test_behind_another_port_or_a_certificate_nothing_is_guessed(origin):
    assert nearby(origin) is None


def test_in_a_container_or_without_a_network_nothing_is_guessed():
    assert nearby("http://localhost:8501", is_direct=False) is None
    assert nearby("http://localhost:8501", own=None) is None


@pytest.mark.parametrize(
    ("listens_to", "is_found"),
    [("", True), (str(ipaddress.IPv4Address(0)), True), ("::", True), ("127.0.0.1", False), ("localhost", False)],
    ids=str,
)
def test_a_server_that_listens_to_this_computer_alone_is_found_by_nobody_else(served, listens_to, is_found):
    served["server.address"] = listens_to
    assert (nearby("http://localhost:8501") is not None) == is_found


def test_the_own_address_is_one_that_others_can_use():
    own = own_address()
    assert own is None or not ipaddress.ip_address(own).is_loopback


@pytest.mark.parametrize("origin", ["https://beacons.school.example", "http://beacons.school.example:8443", "http://93.184.216.34:8501"])
def test_a_public_name_is_found_from_home(origin):
    assert is_found_from_home(origin)


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:8501",
        "http://127.0.0.1:8501",
        "http://192.168.1.20:8501",
        "http://10.0.0.7",
        "http://pc-12:8501",
        "http://pc-12.local:8501",
        "http://beacons.internal",
        "http://[fe80::1]:8501",
        "",
    ],
)
def test_what_is_of_one_network_is_not_found_from_home(origin):
    assert not is_found_from_home(origin)
