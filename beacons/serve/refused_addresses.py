"""Addresses that the platform refuses before any route is asked, in bare letters: answered as others that nobody has.

It refuses what could be a file's name on the server: backslashes, dots that lead upwards, the letter of a drive, two slashes at the
beginning. Whoever typed one slash too many meant one of ours.
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NotFound = Callable[[Request, Exception], Response]
"""What answers whatever is not found."""


class RefusedAddresses:
    """Lies in front of the platform; ``not_found`` gives the page."""

    def __init__(self, app: ASGIApp, not_found: NotFound) -> None:
        self.app = app
        self.not_found = not_found

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Let it be answered, and answer what is refused. Sockets go on without a coroutine of its own, which each would keep."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return self.app(scope, receive, send)
        if scope["path"].startswith("//"):
            return _with_one_slash(scope)(scope, receive, send)
        return self._answered(scope, receive, send)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_refused = False

        async def tell(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start":  # a route that refuses something has an endpoint, and says why
                is_refused = message["status"] == HTTPStatus.BAD_REQUEST and "endpoint" not in scope
            if not is_refused:
                await send(message)

        await self.app(scope, receive, tell)
        if is_refused:
            await self.not_found(Request(scope), HTTPException(HTTPStatus.NOT_FOUND))(scope, receive, send)


def _with_one_slash(scope: Scope) -> Response:
    """Never two at the beginning, which would be another server's name; nobody keeps where it leads."""
    query = scope["query_string"].decode("latin-1")
    address = quote("/" + scope["path"].lstrip("/")) + (f"?{query}" if query else "")
    return RedirectResponse(address, status_code=HTTPStatus.MOVED_PERMANENTLY, headers={"Cache-Control": "no-cache"})
