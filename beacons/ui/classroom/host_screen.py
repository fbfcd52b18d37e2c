"""The host's screen of a room: a script that speaks to ``/live``. The room's secret goes to the browser once and stays there."""

import json
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from beacons.domain.course.names import ANIMALS
from beacons.serve.addresses import comes_from_here, is_found_from_home, is_this_computer
from beacons.ui.classroom import host_actions, host_settings, stage_words
from beacons.ui.shell import nav, render
from beacons.ui.shell.component import component
from beacons.ui.shell.session import session, widget_value
from beacons.wiring import base, catalogs, origin_for_pupils

_KEY = "host"


def screen(code: str) -> None:
    """Draw the screen of the room with that code; without one, the way back into the room that this browser still leads."""
    opened, secret = session().screen.hosting
    component("classroom/host/host")(
        key=_KEY,
        data={
            "code": code,
            "secret": secret if opened == code else "",
            "known": json.dumps(_of_room(code) if code else _before_a_room()),  # a dict would have the platform load pandas
        },
        on_kept_change=_on_kept,
        on_over_change=_on_over,
        on_remote_change=_on_remote,
    )


def _anywhere() -> dict[str, Any]:
    language = session().locale.code
    catalog = catalogs()[language]
    words = stage_words.words(language) | catalog.group("host")
    return {
        "words": words | {"help": catalog.unfilled("menu.help"), "room": catalog.unfilled("page.class_room")},
        "leave": nav.href("class_room"),
        "help": nav.href("help"),
    }


def _before_a_room() -> dict[str, Any]:
    """What the way back into a room must know, and who will be able to reach one."""
    nearby = _nearby()
    reach = "only_here" if nearby is None or is_this_computer(nearby) else "" if is_found_from_home(nearby) else "same_network"
    return _anywhere() | {"reach": reach, "nearby": nearby}


def _nearby() -> str | None:
    return origin_for_pupils(_origin(), is_direct=comes_from_here(st.context.ip_address))


def _of_room(code: str) -> dict[str, Any]:
    """What the screen must know beside what the room's line tells. Nothing of it is a secret of the room."""
    origin = _origin()
    nearby = _nearby()
    here, join = nav.href("class_room", room=code), f"{base()}/join/{code}"
    return _anywhere() | {
        "origin": origin,
        "nearby": nearby,
        "here": here,
        "join": join,
        "qr": _qr(nearby + join) if nearby else "",
        "remote": _qr(f"{nearby or origin}{here}#{_value('remote')}") if _value("remote") else "",
        "home": render.sheet_link("home-sheet", lang=session().locale.code) + "&items=",
        "animals": {animal: render.picture("animals", animal) for animal in ANIMALS},
        "choices": host_settings.choices(),
    }


def _origin() -> str:
    """Where the browser found this app: scheme, host and port."""
    address = urlsplit(st.context.url or "")
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def _qr(text: str) -> str:
    """A QR code as the address of a picture that needs no request."""
    import segno  # noqa: PLC0415  # few draw one, and every start would pay for it

    return str(segno.make(text, error="m", micro=False).svg_data_uri(border=3, dark="#000", light="#FFF"))


def _value(name: str) -> str:
    value = widget_value(_KEY)
    return str(value.get(name) or "") if value else ""


def _on_kept() -> None:
    host_actions.secret_is_kept()


def _on_over() -> None:
    host_actions.leave_room(_value("over"))


def _on_remote() -> None:
    """The way in for a second screen was asked for: it is drawn in this run and remembered nowhere."""
