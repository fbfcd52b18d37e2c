"""Rest: enough for today. Nothing pulls the reader back."""

from beacons.ui import markup, nav, review_view
from beacons.ui.words import t

markup.show("message.html", title=t("rest.title"), text=t("rest.text"), picture="quiet")
review_view.next_one()
nav.link("home", t("empty.to_the_coast"), key="to-coast")
