"""Progress: what is known by now, by beacon and by strand."""

from beacons.ui import markup, nav
from beacons.ui.services import library
from beacons.ui.session import session
from beacons.ui.words import t

if library().is_empty or not session().progress.attempts:
    markup.show("message.html", title=t("progress.empty_title"), text=t("progress.empty_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")
else:
    from beacons.ui import progress_view  # pandas takes a second to import: only a reader with something to show pays for it

    markup.show("progress_intro.html")
    progress_view.by_beacon()
    progress_view.by_strand()
