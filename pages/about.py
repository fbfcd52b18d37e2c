"""About: what this is, where the facts come from, licence, privacy."""

from beacons.ui import html
from beacons.ui.adult_view import sources
from beacons.ui.services import library
from beacons.ui.session import session

lessons = () if library().is_empty else library().lessons(session().language)
html.show("about.html", lessons=[(lesson, sources(lesson)) for lesson in lessons])
