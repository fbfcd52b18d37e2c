"""Parts of the help page."""

import streamlit as st

from beacons.ui import actions, markup
from beacons.ui.components import quick_exit
from beacons.ui.services import library
from beacons.ui.session import put_widget_value, session
from beacons.ui.words import country_name, t
from beacons.web.delivery import routes_are_served


def people_first() -> None:
    """The first advice is always a person; a school may put its own on top."""
    quick_exit.button()
    markup.show("help.html", advice=library().help(session().language), school=library().school)


def services() -> None:
    """The services of a country, picked by hand and kept on this device only."""
    known = library().services
    if known is None:
        return
    picked = session().family.country
    countries = sorted(known.countries, key=country_name)
    put_widget_value("country", picked if picked in countries else None)
    st.selectbox(
        t("help.country"),
        countries,
        index=None,
        format_func=country_name,
        placeholder=t("help.country_pick"),
        key="country",
        on_change=actions.choose_country,
        args=("country",),
    )
    if picked in countries:
        markup.show("services.html", services=known.of(picked or ""))


def exit_note() -> None:
    """What the quick exit does, and what it does not."""
    if routes_are_served():
        markup.show("paragraph.html", text=t("help.exit_note"))


def directories() -> None:
    """For every other country: networks that know the services there."""
    advice = library().help(session().language)
    if advice:
        markup.show("directories.html", advice=advice)
