"""``/print/…``, ``/term.ics``, ``/second-look.ics``, ``/help/plain`` and ``/sea``: plain documents beside the pages."""

from collections.abc import Callable, Iterable, Mapping

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from beacons.serve.first_html import language_of
from beacons.serve.unknown_addresses import tidy

A_MONTH = 30 * 24 * 60 * 60
"""Seconds for which a browser may show the sea without asking for it."""


def print_route(page: Callable[[str, Mapping[str, str], str], str | None]) -> Route:
    """``/print/<kind>?lesson=…&path=…``; 404 where ``page`` knows no such. It is also told where the app was found."""

    def printed(request: Request) -> Response:
        document = page(tidy(request.path_params["kind"]), request.query_params, origin(request))
        if document is None:
            raise HTTPException(404)
        return HTMLResponse(document)

    return Route("/print/{kind}", printed)


def calendar_route(name: str, calendar: Callable[[Mapping[str, str]], str | None]) -> Route:
    """``/<name>.ics``: days for a calendar, as the address asks for them; 404 where ``calendar`` has none."""

    def days(request: Request) -> Response:
        text = calendar(request.query_params)
        if text is None:
            raise HTTPException(404)
        kept_as = {"Content-Disposition": 'attachment; filename="seven-beacons.ics"'}
        return Response(text, media_type="text/calendar; charset=utf-8", headers=kept_as)

    return Route(f"/{name}.ics", days)


def plain_help_route(document: Callable[[str, str], str], languages: Iterable[str]) -> Route:
    """``/help/plain?path=…``: all of *Get help* for who has no script or no line. ``document`` gives it in a language, for a path."""
    known = tuple(languages)

    def plain_help(request: Request) -> Response:
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
        return HTMLResponse(document(language_of(request, known), request.query_params.get("path", "")), headers=headers)

    return Route("/help/plain", plain_help, middleware=[Middleware(GZipMiddleware)])


def origin(request: Request) -> str:
    """Scheme, host and port by which the app was asked; behind a proxy the scheme is the one that the proxy names."""
    named = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip()
    return f"{named if named in {'http', 'https'} else request.url.scheme}://{request.url.netloc}"


def exit_route(document: Callable[[], str]) -> Route:
    """``/sea``: the quiet page that the quick exit leads to. Nothing on it says where one comes from.

    Every page that may have the exit fetches it beforehand, and anew when it is a day old: a browser keeps it, so that leaving needs no
    line, from a tab that was left open for days either.
    """

    def exit_page(_: Request) -> Response:
        return HTMLResponse(document(), headers={"Cache-Control": f"max-age={A_MONTH}"})

    return Route("/sea", exit_page)
