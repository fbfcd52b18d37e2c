"""Get help as a plain document: it needs no script, no session and no line, and tells the browser's list of pages no country."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from beacons.domain.course.help import Help
from beacons.domain.course.helplines import KINDS, Services
from beacons.domain.path import ChildPath
from beacons.ui.help.countries import in_order, looked_up, places
from beacons.ui.help.view import OLDER, finder_of
from beacons.ui.shell.component import leaving
from beacons.ui.shell.help_order import help_order
from beacons.ui.shell.render import document
from beacons.ui.shell.request import FIRST_PATH
from beacons.wiring import base, library


def page(language: str, asked_path: str) -> str:
    """The document in a language, as a path reads it; where there is no such path, as the middle one does."""
    return _page(language, next((path for path in library().edition(language).paths() if path == asked_path), FIRST_PATH))


@lru_cache(maxsize=64)
def _page(language: str, path: ChildPath) -> str:
    edition, known = library().edition(language), library().services
    values = help_order(edition, path) or {"advice": None, "words": None, "path": path, "danger": "", "number": None}
    return document(
        "help/plain.html",
        language,
        leaving=Markup(leaving()),  # noqa: S704  # a script of ours
        school=library().school,
        paths=[(one, edition.course.paths[one].name) for one in edition.paths()],
        countries=_countries(language, edition.help, known) if known else [],
        worldwide=known.worldwide if known else (),
        finder=finder_of(edition.help),
        is_older=path == OLDER,
        to_replies=f"{base()}/tonight?show=told&lang={language}",
        **values,
    )


def _countries(language: str, advice: Help | None, known: Services) -> list[dict[str, Any]]:
    """Each country with its own services, and what else one may look for, by letters; services for every country stand once, below."""
    listed = [one for one in places(language, known) if one.is_listed]
    found = [{"name": one.name, "others": one.others, "see": "", **_of(one.code, advice, known)} for one in listed]
    found += [{"name": other, "see": one.name} for one in listed for other in looked_up(one)]
    return sorted(found, key=lambda one: in_order(str(one["name"])))


def _of(country: str, advice: Help | None, known: Services) -> dict[str, Any]:
    emergency = known.emergency_of(country)
    number = emergency.number if emergency else None
    return {
        "services": {kind: [one for one in known.of(country, kind) if one not in known.worldwide] for kind in KINDS},
        "emergency": emergency,
        "number": number,
        "danger": advice.danger_line(number, is_picked=True) if advice else "",
    }
