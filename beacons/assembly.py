"""What stands beside the pages: routes, middleware, start-up, the page of an error."""

from collections.abc import Awaitable
from functools import lru_cache
from typing import Any

from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from beacons.domain.rooms.code import ALPHABET, CODE_LENGTH
from beacons.domain.text import SOURCE_LANGUAGE
from beacons.serve.assembly import middleware, start_up
from beacons.serve.code_route import code_route
from beacons.serve.files.assets import assets_route
from beacons.serve.first_html import FirstFiles, FirstWords, first_html_routes
from beacons.serve.health import health_route
from beacons.serve.join_routes import join_routes
from beacons.serve.print_routes import calendar_route, exit_route, plain_help_route, print_route
from beacons.serve.unknown_addresses import UnknownAddresses, not_found
from beacons.ui.agreement import second_look
from beacons.ui.classroom import join_page
from beacons.ui.grown_ups import cited_code, print_pages, term
from beacons.ui.help import plain as plain_help
from beacons.ui.shell import error_page, nav, quick_exit, render
from beacons.ui.shell.beside import URGENT, beside, urgent
from beacons.ui.shell.component import ASSETS, SHEET, leaving, sheet
from beacons.ui.shell.render import STATIC
from beacons.ui.shell.words import direction
from beacons.wiring import base, catalogs, hub, languages, library, live_rooms

MADE = {SHEET: sheet}
"""Files beside those of ``static`` that are made of others, by name."""


def parts() -> dict[str, Any]:
    """All that ``st.App`` is given beside its script."""
    unknown = not_found(error_page.unknown, languages())
    ahead = [WebSocketRoute("/live", _Live())]
    return {
        "routes": [
            health_route(library),
            assets_route(ASSETS),
            print_route(print_pages.page),
            calendar_route("term", term.calendar),
            calendar_route("second-look", second_look.calendar),
            exit_route(quick_exit.exit_page),
            plain_help_route(plain_help.page, languages()),
            code_route(cited_code.page),
            *join_routes(join_page.page, languages()),
            *first_html_routes(map(nav.address, nav.PAGES), _first_words, languages(), _first_files()),
            UnknownAddresses(nav.OLD_ADDRESSES, f"[{ALPHABET}]{{{CODE_LENGTH}}}"),
        ],
        "exception_handlers": {404: unknown},
        "middleware": middleware(STATIC, ahead=ahead, base=base(), leaving=leaving(), made=MADE, not_found=unknown),
        "lifespan": start_up([library, catalogs], live_rooms),
        "on_script_error": error_page.show,
    }


class _Live:
    """The sockets of live rooms: loaded by the first of them, where nothing has by then. No coroutine, which each of them would keep."""

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        return _live_sockets()(scope, receive, send)


@lru_cache(maxsize=1)
def _live_sockets() -> ASGIApp:
    from beacons.live.socket import live_route  # noqa: PLC0415  # see live_rooms in wiring.py

    return live_route(hub).app


def _first_files() -> FirstFiles:
    """What every page needs at once."""
    pages = tuple(map(nav.address, nav.PAGES))
    scripts = dict.fromkeys(one for name in ("ui/shell/store.js", "ui/item/mount.js") for one in ASSETS.with_imports(name))
    style, icon, line = render.sheet_address(), render.asset("icon.svg"), ASSETS.address("ui/shell/line.js")
    return FirstFiles(style, icon, tuple(scripts), base(), leaving=leaving(), line=line, pages=pages)


def _first_words(language: str) -> FirstWords:
    """The first words in one language."""
    text = catalogs().get(language, catalogs()[SOURCE_LANGUAGE]).unfilled
    return FirstWords(
        language=language,
        direction=direction(language),
        title=text("app.name"),
        description=text("app.description"),
        loading=text("app.loading"),
        no_script=text("app.no_script"),
        exit_title=text("sea.title"),
        help=text("menu.help"),
        beside=beside(language),
        late=text("app.late"),
        again=text("line.again"),
        urgent={nav.address(name): urgent(language, name) for name in URGENT},
    )
