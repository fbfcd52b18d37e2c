"""Makes the platform's theme once for the process instead of in every run, and copies it.

Every run begins with a message that holds six theme sections, read anew from some four hundred options although these stand
in a file that is read at the start. Where the platform is not the one known here, or reads that file again when it changes,
its own way stays.
"""

from collections.abc import Callable
from functools import cache

import streamlit
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

KNOWN = ("1.67.0",)
"""Versions of the platform whose messages a test has compared byte by byte."""
Fill = Callable[[CustomThemeConfig, str], None]
"""Fills a message with one section of the options, and leaves it as it is where none of them is set."""


def make_theme_once(version: str = streamlit.__version__) -> None:
    """From here on the runs of this process share one theme, as the options are when the first of them begins."""
    own = getattr(app_session, "_populate_theme_msg", None)
    is_fixed = config.get_option("server.fileWatcherType") == "none"
    if version in KNOWN and is_fixed and getattr(own, "__module__", "") == app_session.__name__:
        app_session._populate_theme_msg = shared(own)  # type: ignore[arg-type]  # noqa: SLF001  # there is no public place for it


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
