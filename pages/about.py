"""About: what this is, where the facts come from, licence, privacy."""

from beacons.ui.grown_ups.teaching import sources
from beacons.ui.shell import render
from beacons.ui.shell.session import session
from beacons.wiring import library

lessons = () if library().is_empty else library().lessons(session().language)
render.show("grown_ups/about.html", lessons=[(lesson, sources(lesson, session().language)) for lesson in lessons])
