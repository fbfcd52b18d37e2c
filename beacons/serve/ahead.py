"""Answers a route ahead of all layers that it does not need."""

from collections.abc import Awaitable

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send


class Ahead:
    """Sends what one route answers straight to it, and everything else on.

    A socket stays open for a lesson, and every layer that it passes through keeps some of the process's memory as long.
    """

    def __init__(self, app: ASGIApp, route: BaseRoute) -> None:
        self.app = app
        self.route = route

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Not a coroutine of its own, which would be one more thing to keep."""
        match, found = self.route.matches(scope)
        if match != Match.FULL:
            return self.app(scope, receive, send)
        scope.update(found)
        return self.route.handle(scope, receive, send)
