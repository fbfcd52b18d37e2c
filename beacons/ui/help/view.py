"""Parts of the help page, and the help order as it stands below every help card."""

from beacons.domain.course.help import Directory, Help
from beacons.domain.course.helplines import KINDS, Services
from beacons.domain.course.lesson import Card
from beacons.domain.path import ChildPath
from beacons.ui.help.country_field import ELSEWHERE, country_field
from beacons.ui.shell import nav, quick_exit, render, request
from beacons.ui.shell.help_order import help_here
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.wiring import library

OLDER: ChildPath = "13-16"
"""The path that reads of removal services by name; younger ones read that there are such, and a grown-up opens them."""
FINDER = "child-helpline-international"
"""The directory that leads to a line to talk to in other countries."""


def below_card(card: Card, path: ChildPath) -> None:
    """Below a help card: the one help order, and first words for telling."""
    values = help_here(path) if card.about == "help" else None
    if values:
        render.show("help/card_help.html", to_help=nav.href("help"), to_replies=_to_replies(), **values)


def aloud(card: Card, path: ChildPath) -> str:
    """What is read aloud below a help card; empty for any other."""
    values = help_here(path) if card.about == "help" else None
    if values is None:
        return ""
    order = values["advice"].orders[path]
    steps = " ".join(" ".join((f"{step.title}.", step.text, step.on_page or "")).strip() for step in order.steps)
    return " ".join(("", values["danger"], values["advice"].any_time, steps, order.afterwards, order.not_at_home))


def slide(path: ChildPath) -> dict[str, str] | None:
    """The one help order for a class: what to do in danger as the title, and all of the order on one slide; None without help file."""
    values = help_here(path)
    if values is None:
        return None
    return {"title": values["danger"], "html": render.render("help/slide_help.html", session().locale.code, **values)}


def people_first() -> None:
    """Danger, then the help order; then the people to tell, those of the school first where it names some."""
    quick_exit.link()
    path = request.path()
    nothing = {"advice": None, "words": None, "path": path, "danger": "", "number": None}
    values = help_here(path) or nothing
    ways = {"back": nav.way_back(), "home": nav.href("home"), "to_replies": _to_replies()}
    render.show("help/page.html", school=library().school, **ways, **values)


def _to_replies() -> str:
    """Where a grown-up who was just told something finds the first replies."""
    return nav.href("for_parents", show=nav.TOLD)


def services() -> None:
    """The services of a country, as the chosen path reads them."""
    _services(is_older=request.path() == OLDER)


def services_for_grown_ups() -> None:
    """The same with removal services by name, whatever a child reads here; networks where the country is not in the list."""
    _services(is_older=True)
    if session().screen.country == ELSEWHERE:
        _directories(is_older=True)


def _services(*, is_older: bool) -> None:
    """Services of a country that is picked by hand and known for this visit only."""
    known = library().services
    country = country_field(known) if known else None
    if known and country:
        _of_country(known, country, is_older=is_older)


def _of_country(known: Services, country: str, *, is_older: bool) -> None:
    render.show(
        "help/services.html",
        services={kind: known.of(country, kind) for kind in KINDS},
        emergency=known.emergency_of(country),
        finder=finder_of(run().edition.help),
        is_older=is_older,
        is_live=True,
    )


def finder_of(advice: Help | None) -> Directory | None:
    """The directory that leads to a line to talk to; None where it is not there."""
    return next((one for one in advice.directories if one.id == FINDER), None) if advice else None


def exit_note() -> None:
    """What the quick exit does, and what it does not."""
    render.show("help/exit_note.html")


def directories() -> None:
    """For every other country: services for all, and networks that know the services there."""
    _directories(is_older=request.path() == OLDER)


def _directories(*, is_older: bool) -> None:
    advice, known = run().edition.help, library().services
    if advice:
        worldwide = known.worldwide if known else ()
        picked = session().screen.country
        render.show(
            "help/directories.html",
            advice=advice,
            worldwide=worldwide,
            is_picked=picked is not None,
            is_elsewhere=picked == ELSEWHERE,
            is_older=is_older,
        )
