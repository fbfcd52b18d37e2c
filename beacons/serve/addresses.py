"""Where this copy can be found: on this computer alone, in the network around it, or from home too."""

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from streamlit import config

_NOBODY = ("198.51.100.1", 9)
"""An address that belongs to nobody (RFC 5737). Nothing is sent there: to ask for the way to it tells our own address in the network."""
_NAMES_IN_ONE_NETWORK = (".localhost", ".local", ".localdomain", ".lan", ".internal", ".home", ".home.arpa", ".intranet", ".fritz.box")


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
    """Whether an origin names whichever computer it is opened on: ``localhost``, the loopback addresses, and ``0.0.0.0``."""
    host = _host(origin)
    address = _as_address(host)
    return address.is_loopback or address.is_unspecified if address else f".{host}".endswith((".localhost", ".localhost.localdomain"))


def comes_from_here(address: str | None) -> bool:
    """Whether a browser with this address is on this computer. None: so the platform says it, of two ways to write it."""
    known = _as_address(address or "")
    return address is None or bool(known and known.is_loopback)


def is_found_from_home(origin: str) -> bool:
    """Whether an origin can be opened from another network, as far as its name tells."""
    host = _host(origin)
    address = _as_address(host)
    return address.is_global if address else "." in host and not host.endswith(_NAMES_IN_ONE_NETWORK)


def for_devices_nearby(origin: str, *, is_direct: bool, ask: Callable[[], str | None] = own_address) -> str | None:
    """The origin by which other devices in the network find what a browser found under ``origin``.

    ``is_direct``: the browser is on this computer, and no proxy and no container stands between, for they have addresses of their own.
    There, a name of one network may be this computer's own, which no tablet needs to know. None where it is not known, or where the
    server listens to this computer alone.
    """
    if is_this_computer(origin):
        return _in_the_network(origin, is_direct=is_direct, ask=ask)
    is_own_name = is_direct and _as_address(_host(origin)) is None and not is_found_from_home(origin)
    return (_in_the_network(origin, is_direct=True, ask=ask) if is_own_name else None) or origin


def named(setting: str, origin: str) -> str:
    """The origin of a setting, with a path or without, and without a scheme too: then that of ``origin``. Empty where there is none."""
    text = setting.strip().lstrip("/")
    parts = urlsplit(text if "://" in text else f"{urlsplit(origin).scheme or 'http'}://{text}")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _in_the_network(origin: str, *, is_direct: bool, ask: Callable[[], str | None]) -> str | None:
    parts = urlsplit(origin)
    if not is_direct or parts.scheme != "http" or parts.port != config.get_option("server.port") or not _listens_to_all():
        return None
    own = ask()
    return f"http://{own}:{parts.port}" if own else None


def _listens_to_all() -> bool:
    listens_to = config.get_option("server.address")
    address = _as_address(listens_to or "")
    return not listens_to or bool(address and address.is_unspecified)


def _host(origin: str) -> str:
    return (urlsplit(origin).hostname or "").rstrip(".")


def _as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, ipaddress.IPv6Address) else address
