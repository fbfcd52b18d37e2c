"""``/healthz``: whether the app is up and how much of its content is sound. For whoever hosts it; says nothing about visitors."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from beacons.domain.library import Library
from beacons.domain.text import SOURCE_LANGUAGE


def health_route(library: Callable[[], Library]) -> Route:
    """Answers 200 while there is a lesson to show, 503 otherwise."""

    async def healthz(_: Request) -> Response:
        shelf = library()
        lessons = 0 if shelf.is_empty else len(shelf.lessons(SOURCE_LANGUAGE))
        body = {"status": "ok" if lessons else "no lessons", "lessons": lessons, "content_problems": len(shelf.problems)}
        return JSONResponse(body, status_code=200 if lessons else 503, headers={"Cache-Control": "no-store"})

    return Route("/healthz", healthz)
