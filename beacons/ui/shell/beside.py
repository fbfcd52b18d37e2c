"""What stands in the first HTML beside the pages: words for a line that is gone or never there, and the help that needs no server."""

from markupsafe import Markup

from beacons.ui.shell.help_order import help_order
from beacons.ui.shell.render import document
from beacons.ui.shell.request import FIRST_PATH
from beacons.ui.shell.words import country_name_in
from beacons.wiring import library

URGENT = ("help", "for_parents")
"""Pages to which somebody comes because something has happened."""
_NOTHING = {"advice": None, "danger": "", "number": None}


def beside(language: str) -> Markup:
    """The HTML in a language. All of it is hidden until ``line.js`` finds that it is needed."""
    edition = library().edition(language)
    values = help_order(edition, next(iter(edition.paths()), FIRST_PATH)) or _NOTHING
    return Markup(document("shell/beside.html", language, numbers=_numbers(language), **values))  # noqa: S704  # a template of ours


def urgent(language: str, page: str) -> Markup:
    """The few sentences that a page says before any script has come, to somebody to whom something has happened."""
    edition = library().edition(language)
    values = help_order(edition, FIRST_PATH) or _NOTHING
    return Markup(document("shell/urgent.html", language, page=page, **values))  # noqa: S704  # a template of ours


def _numbers(language: str) -> list[tuple[str, str]]:
    """The emergency number to call first, by the name of its country."""
    known = library().services
    every = [(country_name_in(language, one.country), one.number or "") for one in (known.emergency if known else ())]
    return sorted(every)
