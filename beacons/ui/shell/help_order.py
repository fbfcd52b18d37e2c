"""The one help order with its emergency number, for every page that says it."""

from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.path import ChildPath
from beacons.ui.shell import nav
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.wiring import library

FIRST_NAMED = "GB"
"""The country whose emergency number the help order names where none was picked."""


def help_order(edition: Edition, path: ChildPath, country: str | None = None) -> dict[str, Any] | None:
    """What the templates need for the help order of a path; None where there is no help file."""
    advice, services = edition.help, library().services
    if advice is None:
        return None
    emergency = services.emergency_of(country or FIRST_NAMED) if services else None
    number = emergency.number if emergency else None
    danger = advice.danger_line(number, is_picked=country is not None)
    return {"advice": advice, "words": edition.first_words, "path": path, "danger": danger, "number": number}


def help_here(path: ChildPath) -> dict[str, Any] | None:
    """The same as this tab says it: in its language, with the number of the country that was picked in it."""
    return help_order(run().edition, path, session().screen.country)


def in_short(path: ChildPath) -> dict[str, object]:
    """What the templates need for the help order in one line, with danger first."""
    return {"help": help_here(path), "to_help": nav.href("help")}
