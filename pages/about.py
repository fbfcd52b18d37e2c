"""About: what this is, where the facts come from, licence, privacy."""

from beacons.ui.grown_ups.teaching import sources
from beacons.ui.shell import render
from beacons.ui.shell.request import run

edition = run().edition
render.show("grown_ups/about.html", lessons=[(lesson, sources(edition, lesson)) for lesson in edition.in_order()])
