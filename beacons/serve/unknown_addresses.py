"""Addresses that no route has: those that mean one of ours lead to it, all others are answered 404 with a page of ours."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketClose

from beacons.serve.base_path import below
from beacons.serve.first_html import language_of

MOST_KNOWN, LONGEST_KNOWN = 1000, 100
"""Addresses that are remembered as ours, and letters of one; some hundred are asked for again and again."""


class UnknownAddresses(BaseRoute):
    """Takes what no other route has. Without it the platform answers any address with its first HTML and 200.

    ``old`` maps addresses of former times to those of today, both without slashes at their ends. ``code`` is what a class's code
    looks like: typed as an address it leads into its room.
    """

    def __init__(self, old: Mapping[str, str], code: str = "(?!)") -> None:
        self.old = dict(old)
        self.code = re.compile(code)
        self._known: set[tuple[str, str, str]] = set()

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether nothing else takes the request."""
        is_request = scope["type"] in {"http", "websocket"}
        return (Match.FULL if is_request and not self._is_known(scope) else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead to what is meant, else raise the 404 that ``not_found`` answers; a socket is refused."""
        if scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
            return
        meant = self._meant(scope)
        if meant is None:
            raise HTTPException(404)
        await _lead_to(meant, scope["query_string"])(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        """Whether a route has it. Those that were found are not looked for again: each socket, too, comes through here."""
        asked = scope["type"], scope.get("root_path", ""), scope["path"]
        if asked in self._known:
            return True
        found = any(route.matches(scope)[0] is not Match.NONE for route in self._others(scope))
        if found and len(self._known) < MOST_KNOWN and len(scope["path"]) <= LONGEST_KNOWN:
            self._known.add(asked)
        return found

    def _others(self, scope: Scope) -> Iterator[BaseRoute]:
        """All routes but this one and the platform's last, a mount at the root that takes anything."""
        for route in scope["router"].routes:
            if route is not self and not (isinstance(route, Mount) and not route.path):
                yield route

    def _meant(self, scope: Scope) -> str | None:
        """The path of ours that comes closest: without slashes, dots or spaces at its ends, in small letters, with hyphens; or None."""
        name = _below_in_other_letters(tidy(below(scope)), tidy(scope.get("root_path", "")))
        code = name.replace("-", "").upper()
        ours = f"join/{code}" if self.code.fullmatch(code) and not self._is_page(scope, name) else self.old.get(name, name)
        path = f"{scope.get('root_path', '')}/{ours}"
        return path if scope["method"] in {"GET", "HEAD"} and self._is_known({**scope, "path": path}) else None

    def _is_page(self, scope: Scope, name: str) -> bool:
        return self._is_known({**scope, "path": f"{scope.get('root_path', '')}/{name}"})


def tidy(path: str) -> str:
    """An address as ours are written, without slashes at its ends, and without what a sentence or a copy leaves there."""
    parts = [part.strip(" .,;:!?\u00a0\"'()") for part in path.lower().split("/")]
    return re.sub(r"[_ ]+", "-", "/".join(part for part in parts if part))


def _below_in_other_letters(name: str, base: str) -> str:
    """What stands below the path of the app, where a tidy address names that too: written in capitals, it was taken for a page's name."""
    return name[len(base) + 1 :] if base and f"{name}/".startswith(f"{base}/") else name


def _lead_to(path: str, query: bytes) -> Response:
    """Parameters go along. Nobody keeps it: what is known for good today may be a page of its own one day."""
    address = quote(path) + (f"?{query.decode('latin-1')}" if query else "")
    return RedirectResponse(address, status_code=301, headers={"Cache-Control": "no-cache"})


class Page(Protocol):
    """Gives the page of an unknown address in a language."""

    def __call__(self, language: str, *, is_proxied: bool) -> str:
        """``is_proxied``: a proxy asked, for something below a path: it may be one that nobody told the app."""


def not_found(document: Page, languages: Iterable[str]) -> Callable[[Request, Exception], Response]:
    """What answers whatever is not found. ``document`` gives the page in a language."""
    known = tuple(languages)

    def answer(request: Request, _: Exception) -> Response:
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
        is_proxied = "x-forwarded-for" in request.headers and "/" in below(request.scope).strip(" ")[1:]
        return HTMLResponse(document(language_of(request, known), is_proxied=is_proxied), status_code=404, headers=headers)

    return answer
