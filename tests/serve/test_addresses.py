"""Where other devices find this copy, and whether a family does at home."""

import ipaddress

import pytest
from streamlit import config

from beacons.serve.addresses import comes_from_here, for_devices_nearby, is_found_from_home, is_this_computer, named, own_address

NETWORK = "192.168.1.20"
HERE = (
    *("localhost", "127.0.0.1", "127.0.0.53", "[::1]", "beacons.localhost", "localhost.", "localhost.localdomain"),
    *(str(ipaddress.IPv4Address(0)), "[::]", "[::ffff:7f00:1]"),
)


@pytest.fixture(autouse=True)
def served(monkeypatch):
    chosen = {"server.port": 8501, "server.address": None}
    monkeypatch.setattr(config, "get_option", lambda name: chosen[name])
    return chosen


def nearby(origin: str, *, is_direct: bool = True, own: str | None = NETWORK) -> str | None:
    return for_devices_nearby(origin, is_direct=is_direct, ask=lambda: own)


@pytest.mark.parametrize("host", HERE)
def test_what_is_opened_on_this_computer_is_found_by_others_under_its_address_in_the_network(host):
    assert is_this_computer(f"http://{host}:8501")
    assert nearby(f"http://{host}:8501") == "http://192.168.1.20:8501"


@pytest.mark.parametrize(
    "origin", ["https://beacons.school.example", "http://192.168.1.20:8501", "http://pc-12:8501", "http://[fd00::2]:8501"]
)
def test_what_was_opened_by_an_address_of_the_network_is_found_by_all_under_the_same(origin):
    assert not is_this_computer(origin)
    assert nearby(origin, is_direct=False, own=None) == origin


@pytest.mark.parametrize("name", ["pc-12", "pc-12.local", "pc-12.fritz.box", "PC-12"])
def test_a_name_that_leads_a_browser_to_its_own_computer_is_no_address_for_tablets(name):
    assert nearby(f"http://{name}:8501") == "http://192.168.1.20:8501"
    assert nearby(f"http://{name}:8501", own=None) == f"http://{name}:8501"
    assert nearby(f"http://{name}") == f"http://{name}"  # a proxy stands at that port


@pytest.mark.parametrize("origin", ["http://192.168.1.20:8501", "http://beacons.school.example:8501"])
def test_what_others_can_open_stays_as_it_is_on_this_computer_too(origin):
    assert nearby(origin, own="10.0.0.1") == origin


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


@pytest.mark.parametrize(
    ("address", "is_here"), [(None, True), ("::ffff:127.0.0.1", True), ("127.0.0.1", True), (NETWORK, False), ("", False)]
)
def test_a_browser_on_this_computer_is_known_as_one_however_its_address_is_written(address, is_here):
    assert comes_from_here(address) == is_here


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("https://beacons.school", "https://beacons.school"),
        (" http://192.168.1.20:8501/ ", "http://192.168.1.20:8501"),
        ("beacons.school", "https://beacons.school"),
        ("pc-12:8501/", "https://pc-12:8501"),
        ("//beacons.school", "https://beacons.school"),
        ("https://beacons.school/beacons/join", "https://beacons.school"),
        ("", ""),
        (" ", ""),
    ],
)
def test_an_address_that_a_host_names_is_one_that_a_camera_opens_however_it_was_written(setting, address):
    assert named(setting, "https://10.0.0.7") == address


def test_the_own_address_is_one_that_others_can_use():
    own = own_address()
    assert own is None or not ipaddress.ip_address(own).is_loopback


@pytest.mark.parametrize("origin", ["https://beacons.school.example", "http://beacons.school.example:8443", "http://93.184.216.34:8501"])
def test_a_public_name_is_found_from_home(origin):
    assert is_found_from_home(origin)


@pytest.mark.parametrize(
    "origin",
    [
        *(f"http://{host}:8501" for host in HERE),
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
