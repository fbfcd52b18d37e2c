"""Progress: what is mastered and what is known by now, by beacon and by strand, and whether a grown-up sees what to talk about."""

from beacons.ui.progress import lights, mastery, shows
from beacons.ui.quiz import missed, review
from beacons.ui.shell import render
from beacons.ui.shell.reader import who
from beacons.ui.shell.session import session

if lights.are_there():
    from beacons.ui.progress import (
        view as progress_view,  # pandas takes a second to import: only a reader with something to show pays for it
    )

    render.show("progress/intro.html")
    review.next_one()
    progress_view.by_beacon()
    lights.next_one()
    missed.ways()
    mastery.mastered()
    progress_view.by_strand()
    shows.switch()
elif session().reader is None:
    who.not_known_yet("progress")
else:
    lights.invitation()
