"""Seven Beacons: the assembly. ``streamlit run app.py`` serves the pages and the routes beside them on one port."""

import gc

gc.disable()  # until all is imported: the collector would look through it for nothing

# ruff: noqa: E402
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from beacons.live.socket import live_route
from beacons.ui import cited_code, first_words, frame, join_page, nav, print_pages, trouble
from beacons.ui.components import ASSETS
from beacons.ui.markup import STATIC, asset
from beacons.ui.services import ROOT, catalogs, hub, languages, library, live_rooms
from beacons.web.assembly import middleware, start_up
from beacons.web.assets import assets_route
from beacons.web.code_route import code_route
from beacons.web.first_html import FirstFiles, first_html_routes
from beacons.web.health import health_route
from beacons.web.join_routes import join_routes
from beacons.web.print_routes import print_route, sea_route

if get_script_run_ctx(suppress_warning=True) is None:
    files = FirstFiles(asset("app.css"), asset("icon.svg"), tuple(ASSETS.with_imports("ui/components/browser.js")))
    app = st.App(
        ROOT / "beacons" / "ui" / "frame.py",
        routes=[
            health_route(library),
            assets_route(ASSETS),
            print_route(print_pages.page),
            sea_route(print_pages.sea),
            code_route(cited_code.page),
            *join_routes(join_page.page, languages()),
            *first_html_routes([nav.address(name) for name in nav.PAGES], first_words.of, languages(), files),
        ],
        middleware=middleware(STATIC, ahead=[live_route(hub)]),
        lifespan=start_up([library, catalogs], live_rooms),
        on_script_error=trouble.show,
    )
elif st.context.headers:  # a browser, on a host that knows nothing of our routes
    trouble.say_not_served()
else:
    frame.draw()
gc.enable()
