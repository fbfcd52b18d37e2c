"""Progress: what is mastered and what is known by now, by beacon and by strand, and whether a grown-up sees what to talk about."""

from beacons.ui import markup, mastery_view, nav, review_view, shows_view
from beacons.ui.services import library
from beacons.ui.session import session
from beacons.ui.words import t

if library().is_empty or not session().progress.attempts:
    markup.show("message.html", title=t("progress.empty_title"), text=t("progress.empty_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")
else:
    from beacons.ui import progress_view  # pandas takes a second to import: only a reader with something to show pays for it

    markup.show("progress_intro.html")
    review_view.next_one()
    mastery_view.mastered()
    progress_view.by_beacon()
    progress_view.by_strand()
    shows_view.switch()
