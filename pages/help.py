"""Help: danger first, then the help order, then people to tell, first words, and services of the country that was picked."""

from beacons.ui.help import view as help_view

help_view.people_first()
help_view.services()
help_view.directories()
help_view.exit_note()
