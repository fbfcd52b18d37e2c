"""Where this copy can be found: on this computer alone, in the network around it, or from home too."""

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from streamlit import config

_NOBODY = ("198.51.100.1", 9)
"""An address that belongs to nobody (RFC 5737). Nothing is sent there: to ask for the way to it tells our own address in the network."""
_NAMES_IN_ONE_NETWORK = (".localhost", ".local", ".lan", ".internal", ".home.arpa", ".intranet")


def own_address() -> str | None:
    """The IPv4 address of this machine in its network. None where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_NOBODY)
        except OSError:
            return None
        found: str = asking.getsockname()[0]
    address = ipaddress.ip_address(found)
    return None if address.is_loopback or address.is_unspecified else found


def is_this_computer(origin: str) -> bool:
    """Whether an origin names whichever computer it is opened on: ``localhost`` and the loopback addresses."""
    host = urlsplit(origin).hostname or ""
    address = _as_address(host)
    return address.is_loopback if address else host == "localhost" or host.endswith(".localhost")


def is_found_from_home(origin: str) -> bool:
    """Whether an origin can be opened from another network, as far as its name tells."""
    host = urlsplit(origin).hostname or ""
    address = _as_address(host)
    return address.is_global if address else "." in host and not host.endswith(_NAMES_IN_ONE_NETWORK)


def for_devices_nearby(origin: str, *, is_direct: bool, ask: Callable[[], str | None] = own_address) -> str | None:
    """The origin by which other devices in the network find what a browser found under ``origin``.

    ``is_direct``: no proxy and no container stands between, for they have addresses of their own. None where it is not known,
    or where the server listens to this computer alone.
    """
    if not is_this_computer(origin):
        return origin
    parts = urlsplit(origin)
    if not is_direct or parts.scheme != "http" or parts.port != config.get_option("server.port") or not _listens_to_all():
        return None
    own = ask()
    return f"http://{own}:{parts.port}" if own else None


def _listens_to_all() -> bool:
    listens_to = config.get_option("server.address")
    address = _as_address(listens_to or "")
    return not listens_to or bool(address and address.is_unspecified)


def _as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
