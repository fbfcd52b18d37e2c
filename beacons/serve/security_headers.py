"""Headers that keep the app to itself: no foreign host is ever asked, nobody frames it, nothing is sniffed."""

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from beacons.serve.base_path import below

_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")
_HIDDEN = ("/_stcore/metrics", "/_stcore/agent")
"""Of the platform: how many are here, and a way to drive the app without a browser. Neither is anybody's business."""

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
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
            "base-uri 'self'",
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


class SecurityHeaders:
    """Sets the headers on every response, hides what is nobody's business, and refuses sockets from foreign pages."""

    def __init__(self, app: ASGIApp, inline_scripts: tuple[str, ...]) -> None:
        self.app = app
        self.inline_scripts = inline_scripts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with headers added to its response."""
        if scope["type"] == "websocket" and is_foreign(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = content_security_policy(Headers(scope=scope).get("host", ""), self.inline_scripts)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({**FIXED, "Content-Security-Policy": policy})
            await send(message)

        if below(scope).startswith(_HIDDEN):
            await _not_found(send_with_headers)
            return
        await self.app(scope, receive, send_with_headers)


async def _not_found(send: Send) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
    await send({"type": "http.response.body", "body": b"Not found"})
