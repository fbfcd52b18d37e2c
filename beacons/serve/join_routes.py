"""``/join`` and ``/join/{code}``: the pupils' page, one small document that needs no session."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, unquote

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from beacons.serve.first_html import language_of

LONGEST_CODE = 20
"""Letters of an address that may still be a code, with spaces or hyphens in it. Whether there is such a room is asked later."""


def join_routes(document: Callable[[str], str], languages: Iterable[str]) -> list[Route]:
    """The routes. ``document`` gives the page in a language; it fills in the code of the address by itself.

    A code that the form sends along where it is pressed before its script has come (``/join?code=…``) becomes such an address; the
    script finds there that it was pressed, and what was typed.
    """
    known = tuple(languages)

    def join(request: Request) -> Response:
        sent = code_of(request.query_params.get("code", ""))
        if len(request.path_params.get("code", "")) > LONGEST_CODE:
            raise HTTPException(404)
        if sent and "code" not in request.path_params:
            to = f"{request.scope.get('root_path', '')}/join/{quote(sent)}?{request.url.query}"
            return RedirectResponse(to, status_code=303)
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
        return HTMLResponse(document(language_of(request, known)), headers=headers)

    compressed = [Middleware(GZipMiddleware)]
    return [Route(path, join, middleware=compressed) for path in ("/join", "/join/{code}")]


def code_of(sent: str) -> str:
    """What may be a code in what was typed or pasted; of a link its last part. Empty where it is longer: then the script reads it."""
    address = re.search(r"/join/([^\s?#/]+)", sent, re.IGNORECASE)
    code = (unquote(address[1]) if address else sent).strip().replace("/", "")
    return code if len(code) <= LONGEST_CODE else ""
