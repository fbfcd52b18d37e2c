"""The field in which a country is found, wherever one is chosen."""

import json
from typing import Any

from beacons.domain.course.help import Help
from beacons.domain.course.helplines import Services
from beacons.ui.help import actions
from beacons.ui.help.countries import places
from beacons.ui.shell import render, request
from beacons.ui.shell.component import component
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session, widget_value
from beacons.ui.shell.words import direction, t
from beacons.wiring import catalogs

ELSEWHERE = "elsewhere"
"""Picked where the country is not in the list: nothing is known of its numbers, so that networks of all countries are shown."""
KEY = "country"


def country_field(known: Services) -> str | None:
    """Draw the field; gives the country that is picked by hand and known for this visit only, or None."""
    picked = session().screen.country
    chosen = picked if picked in (*known.countries, ELSEWHERE) else None
    data = json.dumps(_told(known, chosen or ""), ensure_ascii=False, separators=(",", ":"))
    component("help/country")(key=KEY, data=data.encode(), on_country_change=_on_country)
    render.show("help/no_field.html", lang=session().locale.code, path=request.path())
    return chosen


def _on_country() -> None:
    value = widget_value(KEY)
    actions.choose_country(str((value.get("country") if value else None) or ""))


def _told(known: Services, chosen: str) -> dict[str, Any]:
    code, advice = session().locale.code, run().edition.help
    return {
        "words": catalogs()[code].group("country_field") | {"elsewhere": t("help.elsewhere")},
        "places": [
            (one.code if one.is_listed else ELSEWHERE, _number(known, one.code), one.name, *one.others) for one in places(code, known)
        ],
        "chosen": chosen,
        "elsewhere": ELSEWHERE,
        "danger": _danger(advice) if advice else None,
    }


def _number(known: Services, country: str) -> str:
    emergency = known.emergency_of(country)
    return (emergency.number or "") if emergency else ""


def _danger(advice: Help) -> dict[str, str]:
    return {"known": advice.danger, "unknown": advice.danger_unknown, "lang": advice.language, "dir": direction(advice.language)}
