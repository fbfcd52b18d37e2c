"""``/join`` and ``/join/{code}``: the pupils' page, one small document that needs no session."""

from collections.abc import Callable, Iterable

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from beacons.serve.first_html import language_of

LONGEST_CODE = 20
"""Letters of an address that may still be a code, with spaces or hyphens in it. Whether there is such a room is asked later."""


def join_routes(document: Callable[[str], str], languages: Iterable[str]) -> list[Route]:
    """The routes. ``document`` gives the page in a language; it fills in the code of the address by itself."""
    known = tuple(languages)

    def join(request: Request) -> Response:
        if len(request.path_params.get("code", "")) > LONGEST_CODE:
            raise HTTPException(404)
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
        return HTMLResponse(document(language_of(request, known)), headers=headers)

    compressed = [Middleware(GZipMiddleware)]
    return [Route(path, join, middleware=compressed) for path in ("/join", "/join/{code}")]
