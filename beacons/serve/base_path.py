"""Serves everything below a path of a host name that is shared with others: ``https://school.example/beacons``."""

import re
from collections.abc import Awaitable

from starlette.types import ASGIApp, Receive, Scope, Send

_PATH = re.compile(r"(/[A-Za-z0-9][A-Za-z0-9._~-]*)+")


def read(setting: str) -> str:
    """The path of a setting, as ``/beacons`` however its slashes were written; empty for the root. Raises ``ValueError``."""
    path = "/" + setting.strip().strip("/")
    if path == "/":
        return ""
    if not _PATH.fullmatch(path):
        raise ValueError(f"BASE_PATH is no path such as /beacons: {setting}")
    return path


def below(scope: Scope) -> str:
    """The path that was asked for, as it is at the root."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


class BasePath:
    """Tells routes and files where they begin, so that none of them needs to know.

    A proxy may pass the path on or take it off: what does not begin with it is served as if it did.
    """

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app = app
        self.base = base

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass the request on with its beginning named. Not a coroutine of its own, which each open socket would keep."""
        if scope["type"] in {"http", "websocket"}:
            path: str = scope["path"]
            is_whole = path == self.base or path.startswith(f"{self.base}/")
            scope = {**scope, "root_path": self.base, "path": path if is_whole else self.base + path}
        return self.app(scope, receive, send)
