"""About: what this is, where the facts come from, licence, privacy."""

from beacons.ui import markup
from beacons.ui.services import library
from beacons.ui.session import session
from beacons.ui.teaching import sources

lessons = () if library().is_empty else library().lessons(session().language)
markup.show("about.html", lessons=[(lesson, sources(lesson, session().language)) for lesson in lessons])
