"""About: what this is, where the facts come from, licence, privacy."""

from beacons.ui.grown_ups.teaching import all_sources
from beacons.ui.shell import render
from beacons.ui.shell.request import run

render.show("grown_ups/about.html", lessons=all_sources(run().edition))
