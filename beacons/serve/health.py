"""``/healthz``: whether the app is up, which one, and how much of its content is sound. For hosts; says nothing about visitors."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from beacons import __version__
from beacons.domain.course.library import Library
from beacons.domain.text import SOURCE_LANGUAGE


def health_route(library: Callable[[], Library]) -> Route:
    """Answers 200 while there is a lesson to show, 503 otherwise."""

    async def healthz(_: Request) -> Response:
        content = library()
        lessons = 0 if content.is_empty else len(content.edition(SOURCE_LANGUAGE).in_order())
        status = "ok" if lessons else "no lessons"
        body = {"status": status, "version": __version__, "lessons": lessons, "content_problems": len(content.problems)}
        return JSONResponse(body, status_code=200 if lessons else 503, headers={"Cache-Control": "no-store"})

    return Route("/healthz", healthz)
