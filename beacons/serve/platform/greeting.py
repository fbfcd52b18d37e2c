"""Makes the platform's greeting of each run cheaper: its theme once for the process, and no list of pages that nobody reads.

Every run begins with a message. It holds six theme sections, read anew from some four hundred options although these stand in a file
that is read at the start; and all pages by name and hash, 90 bytes each. A browser takes its pages from another message, the navigation,
which comes with every run of the whole page: those of the greeting are from before the platform had navigation. Where the platform is
not the one known here, its own way stays; so does that of the theme where it reads its file again when that changes.
"""

from collections.abc import Callable
from functools import cache

import streamlit
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession

from beacons.serve.platform import KNOWN

Fill = Callable[[CustomThemeConfig, str], None]
"""Fills a message with one section of the options, and leaves it as it is where none of them is set."""


def shorten_greeting(version: str = streamlit.__version__) -> None:
    """From here on the runs of this process share one theme, as the options are when the first of them begins, and greet without pages."""
    if version not in KNOWN:
        return
    own = getattr(app_session, "_populate_theme_msg", None)
    is_fixed = config.get_option("server.fileWatcherType") == "none"
    if is_fixed and getattr(own, "__module__", "") == app_session.__name__:
        app_session._populate_theme_msg = shared(own)  # type: ignore[arg-type]  # noqa: SLF001  # there is no public place for it
    if hasattr(AppSession, "_populate_app_pages"):
        AppSession._populate_app_pages = _no_pages  # type: ignore[method-assign,assignment]  # noqa: SLF001  # nor for this


def _no_pages(*_: object) -> None:
    """In the place of what fills the list."""


def shared(own: Fill) -> Callable[..., None]:
    """The platform's function, asked once for each section."""

    @cache
    def made(section: str) -> CustomThemeConfig | None:
        whole = CustomThemeConfig()
        own(whole.light, section)
        return whole.light if whole.HasField("light") else None  # what is not there is not copied: it would be there then

    def fill(msg: CustomThemeConfig, section: str = "theme") -> None:
        kept = made(section)
        if kept is not None:
            msg.MergeFrom(kept)

    return fill
