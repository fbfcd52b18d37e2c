"""Progress: what is mastered and what is known by now, by beacon and by strand, and whether a grown-up sees what to talk about."""

from beacons.ui.progress import mastery, shows
from beacons.ui.quiz import review
from beacons.ui.shell import nav, render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t

if run().edition.is_empty or not session().progress.attempts:
    render.show("shell/message.html", title=t("progress.empty_title"), text=t("progress.empty_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")
else:
    from beacons.ui.progress import (
        view as progress_view,  # pandas takes a second to import: only a reader with something to show pays for it
    )

    render.show("progress/intro.html")
    review.next_one()
    mastery.mastered()
    progress_view.by_beacon()
    progress_view.by_strand()
    shows.switch()
