"""What stands beside the pages: routes, middleware, start-up, the page of an error."""

from typing import Any

from beacons.live.socket import live_route
from beacons.ui import cited_code, first_words, join_page, nav, print_pages, trouble
from beacons.ui.components import ASSETS
from beacons.ui.markup import STATIC
from beacons.ui.services import base, catalogs, hub, languages, library, live_rooms
from beacons.web.assembly import middleware, start_up
from beacons.web.assets import assets_route
from beacons.web.code_route import code_route
from beacons.web.first_html import first_html_routes
from beacons.web.health import health_route
from beacons.web.join_routes import join_routes
from beacons.web.print_routes import print_route, sea_route
from beacons.web.unknown_addresses import UnknownAddresses, not_found


def parts() -> dict[str, Any]:
    """All that ``st.App`` is given beside its script."""
    return {
        "routes": [
            health_route(library),
            assets_route(ASSETS),
            print_route(print_pages.page),
            sea_route(print_pages.sea),
            code_route(cited_code.page),
            *join_routes(join_page.page, languages()),
            *first_html_routes(map(nav.address, nav.PAGES), first_words.of, languages(), first_words.files()),
            UnknownAddresses(nav.OLD_ADDRESSES),
        ],
        "exception_handlers": {404: not_found(print_pages.unknown, languages())},
        "middleware": middleware(STATIC, ahead=[live_route(hub)], base=base()),
        "lifespan": start_up([library, catalogs], live_rooms),
        "on_script_error": trouble.show,
    }
