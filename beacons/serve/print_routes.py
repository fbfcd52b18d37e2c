"""``/print/…`` and ``/sea``: plain HTML documents beside the pages."""

from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route


def print_route(page: Callable[[str, Mapping[str, str], str], str | None]) -> Route:
    """``/print/<kind>?lesson=…&path=…``; 404 where ``page`` knows no such. It is also told where the app was found."""

    def printed(request: Request) -> Response:
        document = page(request.path_params["kind"], request.query_params, origin(request))
        if document is None:
            raise HTTPException(404)
        return HTMLResponse(document)

    return Route("/print/{kind}", printed)


def origin(request: Request) -> str:
    """Scheme, host and port by which the app was asked; behind a proxy the scheme is the one that the proxy names."""
    named = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip()
    return f"{named if named in {'http', 'https'} else request.url.scheme}://{request.url.netloc}"


def exit_route(document: Callable[[], str]) -> Route:
    """``/sea``: the quiet page that the quick exit leads to. Nothing on it says where one comes from."""

    def exit_page(_: Request) -> Response:
        return HTMLResponse(document())

    return Route("/sea", exit_page)
