"""What a grown-up does when something has happened: case by case on *For tonight*, each on a sheet, and all of it on one."""

from collections.abc import Mapping
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.course.help import YOUNGEST, Help
from beacons.domain.course.helplines import KINDS, Services
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.help_order import help_here, help_order
from beacons.ui.shell.session import session
from beacons.ui.shell.words import country_name_in
from beacons.wiring import library


def on_page() -> None:
    """Danger first, then the cases, of which the address may open one, and the way to the sheet."""
    screen = session()
    render.show(
        "grown_ups/cases.html",
        help=help_here(request.path()),
        asked=nav.param("show"),
        country=_known(screen.screen.country),
        lang=screen.locale.code,
    )


def on_paper(asked: Mapping[str, str], edition: Edition) -> dict[str, Any] | None:
    """What the template of the sheet needs, of one case or of all, with the services of the country; None where there is no such case."""
    country = _known(asked.get("country"))
    order = help_order(edition, YOUNGEST, country or None)
    wanted = asked.get("case", "")
    cases = [case for case in order["advice"].cases if wanted in ("", case.id)] if order else []
    if order is None or not cases:
        return None
    known = library().services
    services, emergency = _services(known, country), known.emergency_of(country) if known else None
    return {
        "advice": order["advice"],
        "cases": cases,
        "is_one": bool(wanted),
        "replies": edition.first_words.situations if wanted == nav.TOLD and edition.first_words else (),
        "danger": order["danger"],
        "country": country_name_in(edition.locale.code, country) if country else "",
        "services": services,
        "directories": _directories(order["advice"], has_line=any("helpline" in one.kinds for one in services)),
        "not_urgent": emergency.not_urgent if emergency else None,
        "has_unchecked": any(one.number and not one.number_is_checked for one in services),
    }


def _known(country: str | None) -> str:
    """The country, where something is known of its services; else nothing."""
    known = library().services
    return country if country and known and country in known.countries else ""


def _services(known: Services | None, country: str) -> list[Any]:
    """Each service once: someone to talk to, then removal, then places to report."""
    if known is None:
        return []
    every = (one for kind in KINDS for one in known.of(country, kind)) if country else known.worldwide
    return list({one.name: one for one in every}.values())


def _directories(advice: Help, *, has_line: bool) -> list[Any]:
    """Networks that lead to a line to talk to, where none is known."""
    return [] if has_line else list(advice.directories)
