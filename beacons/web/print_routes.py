"""``/print/…`` and ``/sea``: plain HTML documents beside the pages."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route


def print_route(page: Callable[[str, Mapping[str, str]], str | None]) -> Route:
    """``/print/<kind>?lesson=…&path=…``; 404 where ``page`` knows no such."""

    def printed(request: Request) -> Response:
        document = page(request.path_params["kind"], request.query_params)
        return HTMLResponse(document) if document else PlainTextResponse("404", status_code=404)

    return Route("/print/{kind}", printed)


def sea_route(document: Callable[[], str]) -> Route:
    """``/sea``: the quiet page that the quick exit leads to. Nothing on it says where one comes from."""

    def sea(_: Request) -> Response:
        return HTMLResponse(document())

    return Route("/sea", sea)
