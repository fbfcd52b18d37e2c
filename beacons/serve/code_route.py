"""``/code/…``: the files of this program that the page for tonight cites, to be read in the browser."""

from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

_FOR_NO_SEARCH_ENGINE = {"X-Robots-Tag": "noindex"}


def code_route(page: Callable[[str, Mapping[str, str]], str | None]) -> Route:
    """``/code/<file>``; 404 where ``page`` knows no such file. What may be shown is decided there, by a list and not by the path."""

    def code(request: Request) -> Response:
        document = page(request.path_params["file"], request.query_params)
        if document is None:
            raise HTTPException(404)
        return HTMLResponse(document, headers=_FOR_NO_SEARCH_ENGINE)

    return Route("/code/{file:path}", code)
