"""Routes, middleware and start-up of the server, ready for ``st.App``."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
from types import MappingProxyType
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config

from beacons.serve.ahead import Ahead
from beacons.serve.base_path import BasePath
from beacons.serve.files.compressed_files import CompressedFiles
from beacons.serve.first_html import PLATFORM_FILES, inline_scripts, platform_html
from beacons.serve.page_lines import PageLines
from beacons.serve.platform.cursors import copy_cursors_plainly
from beacons.serve.platform.greeting import shorten_greeting
from beacons.serve.platform.navigation import list_pages_once
from beacons.serve.platform.presenter import present_plainly
from beacons.serve.refused_addresses import NotFound, RefusedAddresses
from beacons.serve.security_headers import SecurityHeaders

LOG = logging.getLogger("beacons")
REST_SECONDS = 10
"""How long after the start what few have come for waits: those who waited for the server come first."""
STAND_INS = {"/static/media/SourceSansVF-Upright": "beacon-sans.woff2", "/static/media/MaterialSymbols-Rounded": "no-signs.woff2"}
"""What is sent in place of the platform's fonts. The text font is 171 kB for all the world's letters: ours is its Latin part, 28 kB. The
other is 375 kB of signs, of which our pages show two: ours draws nothing, and our style sheet draws these."""
_STATIC = "/app/static/"
_SETTINGS: dict[str, Any] = {
    "runner.postScriptGC": False,
    "server.fileWatcherType": "none",
    "server.enableXsrfProtection": False,
    "server.maxMessageSize": 16,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
}
"""Settings whose default would slow a class down, give everybody a cookie, or let too much in or something out. Some are hidden, so their
effect is checked."""


def middleware(  # noqa: PLR0913, PLR0917  # all that answers lie in
    static: Path,
    ahead: Sequence[BaseRoute] = (),
    base: str = "",
    leaving: str = "",
    made: Mapping[str, Callable[[], bytes]] = MappingProxyType({}),
    not_found: NotFound | None = None,
) -> list[Middleware]:
    """Headers on everything; the platform's bundles and our files compressed once; all of it below the path ``base``.

    Routes ``ahead`` need nothing of what comes after. ``leaving`` is a script that stands in the first HTML. ``made`` says what makes
    those of our files, by name, that do not lie in ``static``; ``not_found`` answers addresses that the platform refuses.
    """
    folders = {"/static/": PLATFORM_FILES / "static", _STATIC: static}
    stand_ins = {beginning: static / "fonts" / name for beginning, name in STAND_INS.items()}
    return [
        *([Middleware(BasePath, base=base)] if base else []),
        Middleware(SecurityHeaders, inline_scripts=inline_scripts(platform_html(), base, leaving)),
        *([Middleware(RefusedAddresses, not_found=not_found)] if not_found else []),
        *(Middleware(Ahead, route=route) for route in ahead),
        Middleware(PageLines),
        Middleware(
            CompressedFiles,
            folders=folders,
            hashed=("/static/",),
            stand_ins=stand_ins,
            made={_STATIC + name: make for name, make in made.items()},
        ),
    ]


BETWEEN_COLLECTIONS = (20_000, 20, 20)
"""Objects, and collections of the younger ones, between two of the collector's rounds: a run makes some thousand objects and drops them
again, most of them without its help. Python's own (700, 10, 10) looks through them several times in each run."""


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """What is made at the start stays, so the collector would look through it for nothing: a fifth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settings_not_in_force() -> list[str]:
    """Names of settings that differ from what ``.streamlit/config.toml`` asks for."""
    return [name for name, wanted in _SETTINGS.items() if config.get_option(name) != wanted]


def start_up(
    prepare: Sequence[Callable[[], object]], beside: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
) -> Callable[[object], Any]:
    """What runs once before the first visitor: ``prepare`` fills the caches, then all that lives so far leaves the collector's sight.

    What ``beside`` gives is entered after that, and left when the server stops.
    """

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        for name in settings_not_in_force():
            LOG.warning("%s is not as .streamlit/config.toml asks; is the app started from its own folder?", name)
        with _nothing_collected():
            for step in prepare:
                step()
            shorten_greeting()
            copy_cursors_plainly()
            present_plainly()
            list_pages_once()
            gc.freeze()
        gc.set_threshold(*BETWEEN_COLLECTIONS)
        async with beside():
            yield

    return lifespan


@asynccontextmanager
async def after_a_rest(load: Callable[[], object], beside: Callable[[], AbstractAsyncContextManager[None]]) -> AsyncIterator[None]:
    """Enter what ``beside`` gives a while after the start; left with this. ``load`` is called before, in a thread: it may take its time."""
    task = asyncio.create_task(_rest_and_enter(load, beside))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _rest_and_enter(load: Callable[[], object], beside: Callable[[], AbstractAsyncContextManager[None]]) -> None:
    await asyncio.sleep(REST_SECONDS)
    try:
        await asyncio.to_thread(load)
        async with beside():
            await asyncio.Event().wait()  # until cancelled
    except Exception:
        LOG.exception("What runs beside the server has stopped")
