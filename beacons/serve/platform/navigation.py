"""Tells the list of pages as it was put together once: a fifteenth of a first page went into it.

Every run of a whole page declares all pages. The platform asks each of them for its name, address and icon, and puts the same list into the
same message again. Here that is done once for pages that are declared as one and the same tuple; which of them was asked for is the
platform's to say, as before. Where the platform is not the one known here, or pages are declared otherwise, its own way stays.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit
from streamlit.commands import navigation
from streamlit.navigation.page import Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Navigation_pb2 import Navigation
from streamlit.runtime.scriptrunner import get_script_run_ctx

from beacons.serve.platform import KNOWN

if TYPE_CHECKING:
    from streamlit.source_util import PageInfo

Own = Callable[..., Page]
_NAME = "_navigation"
LANGUAGES = 16
"""Lists of pages that are kept: one for each language."""


class Listed(NamedTuple):
    """Pages as they are told, and looked up, in every run."""

    by_hash: dict[str, Page]
    infos: "dict[str, PageInfo]"
    default: str
    message: Navigation


def list_pages_once(version: str = streamlit.__version__) -> None:
    """From here on the runs of this process share the list of pages."""
    own = getattr(navigation, _NAME, None)
    if version in KNOWN and getattr(own, "__module__", "") == navigation.__name__:
        setattr(navigation, _NAME, _once(own))  # type: ignore[arg-type]  # there is no public place for it


def _once(own: Own) -> Own:
    def navigate(pages: Any, **told: Any) -> Page:
        ctx = get_script_run_ctx()
        is_plain = isinstance(pages, tuple) and told.get("position") == "hidden" and not told.get("expanded")
        listed = _listed(pages) if ctx and is_plain else None
        if ctx is None or listed is None:
            return own(pages, **told)
        found = ctx.pages_manager.set_pages_and_resolve(listed.infos, fallback_page_hash=listed.default)
        if not found:
            navigation.send_page_not_found(ctx)
        asked = found["page_script_hash"] if found else listed.default
        message = ForwardMsg(navigation=listed.message)
        message.navigation.page_script_hash = asked
        ctx.set_mpa_v2_page(asked)
        ctx.enqueue(message)
        return listed.by_hash[asked]

    return navigate


@lru_cache(maxsize=LANGUAGES)
def _listed(pages: tuple[Page, ...]) -> Listed | None:
    """The list of these pages; None where one of them is told in a way of its own, or none is the first."""
    if not all(isinstance(page, Page) and _is_as_ours(page) for page in pages):
        return None
    by_hash = {page._script_hash: page for page in pages}  # noqa: SLF001  # as the platform's own
    first = [page_hash for page_hash, page in by_hash.items() if page._default]  # noqa: SLF001
    if len(first) != 1 or len(by_hash) != len(pages):
        return None
    message = Navigation(position=Navigation.Position.HIDDEN, sections=[""])
    for page_hash, page in by_hash.items():
        told = {"is_default": page._default, "url_pathname": page.url_path, "help": page.help}  # noqa: SLF001
        message.app_pages.add(page_script_hash=page_hash, page_name=page.title, **told)
    return Listed(by_hash, {page_hash: _info(page_hash, page) for page_hash, page in by_hash.items()}, first[0], message)


def _is_as_ours(page: Page) -> bool:
    return isinstance(page._page, Path) and not page.icon and not page.is_external and page.visibility == "visible"  # noqa: SLF001


def _info(page_hash: str, page: Page) -> "PageInfo":
    return {
        "page_script_hash": page_hash,
        "page_name": page.title,
        "icon": page.icon,
        "script_path": str(page._page),  # noqa: SLF001
        "url_pathname": page.url_path,
        "help": page.help,
    }
