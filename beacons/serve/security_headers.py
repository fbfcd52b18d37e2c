"""Headers that keep the app to itself: no foreign host is ever asked, nobody frames it, nothing is sniffed or kept unasked."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from beacons.serve.base_path import below

_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")
_LONGEST_HOST = 260
"""Letters of a name as long as there can be, and of a port. Sheets print where the app was found."""
_PLATFORM = ("/_stcore/", "/media/", "/component/", "/auth/", "/oauth2callback")
"""Where the platform answers by itself beside its pages."""
_NEEDED = ("/_stcore/health", "/_stcore/host-config")
"""What its own scripts ask for there, beside the socket. All else is shut: uploads, files, signing in, how many are here, ways to drive the
app without a browser; and whatever a later version brings."""
_TEXT = "text/plain; charset=utf-8"
_HTTPS_FOR_A_YEAR = "max-age=31536000"

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def content_security_policy(host: str, inline_scripts: tuple[str, ...]) -> str:
    """The policy for one host. ``inline_scripts`` are CSP hashes of the scripts in our first HTML.

    ``blob:`` scripts are how the platform loads components, ``unsafe-inline`` styles how it draws. The socket is named
    for browsers that do not count it as 'self'.
    """
    socket = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {' '.join(inline_scripts)}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob: data:",
            f"connect-src 'self'{socket}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def is_foreign(headers: Headers) -> bool:
    """Whether a page of another site is asking. No Origin: not a browser page, left to the platform."""
    origin = headers.get("origin")
    if origin is None:
        return False
    asking = _place(origin)
    trusted = {headers.get("host"), *(_place(url)[0] for url in config.get_option("server.corsAllowedOrigins"))} - {"", None}
    return asking[0] not in trusted and asking[1] != config.get_option("browser.serverAddress")


def _place(origin: str) -> tuple[str, str | None]:
    """Host with port, and host alone; empty for an origin that names none or cannot be read."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return "", ""
    return parts.netloc, parts.hostname


def _may_ask_for_https(scope: Scope, host: str) -> bool:
    """Whether this answer came through HTTPS, on a name and port that are the app's alone: a browser then takes it for all of the name."""
    return scope["scheme"] == "https" and not scope.get("root_path") and bool(_HOST.fullmatch(host)) and ":" not in host


class SecurityHeaders:
    """Sets the headers on every response, shuts what is nobody's business, and refuses sockets from foreign pages."""

    def __init__(self, app: ASGIApp, inline_scripts: tuple[str, ...]) -> None:
        self.app = app
        self.inline_scripts = inline_scripts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with headers added to its response."""
        if scope["type"] == "websocket" and is_foreign(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        else:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        always = self._headers(scope)
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _complete(MutableHeaders(scope=message), always, message["status"])
            await send(message)

        if refusal := _refusal(scope):
            await _say(send_with_headers, *refusal)
            return
        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            if not begun:  # else what answers comes from outside of here, and has none of the headers
                await _say(send_with_headers, HTTPStatus.INTERNAL_SERVER_ERROR, "Something broke off here. Please try again.")
            raise

    def _headers(self, scope: Scope) -> dict[str, str]:
        host = Headers(scope=scope).get("host", "")
        found = {**FIXED, "Content-Security-Policy": content_security_policy(host, self.inline_scripts)}
        return {**found, "Strict-Transport-Security": _HTTPS_FOR_A_YEAR} if _may_ask_for_https(scope, host) else found


def _refusal(scope: Scope) -> tuple[HTTPStatus, str] | None:
    """Status and text for what is not even passed on."""
    path = below(scope)
    if path.startswith(_PLATFORM) and path not in _NEEDED:
        return HTTPStatus.NOT_FOUND, "Not found"
    return (HTTPStatus.BAD_REQUEST, "Bad request") if len(Headers(scope=scope).get("host", "")) > _LONGEST_HOST else None


def _complete(headers: MutableHeaders, always: Mapping[str, str], status: int) -> None:
    """Set what every answer has. What does not say how long it may be kept is not kept, and an error of no known kind is text."""
    headers.update(always)
    headers.setdefault("Cache-Control", "no-store")
    if status >= HTTPStatus.BAD_REQUEST:
        headers.setdefault("Content-Type", _TEXT)


async def _say(send: Send, status: HTTPStatus, text: str) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", _TEXT.encode())]})
    await send({"type": "http.response.body", "body": text.encode()})
