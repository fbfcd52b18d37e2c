"""Rest: enough for today. Nothing pulls the reader back."""

from beacons.ui.quiz import review
from beacons.ui.shell import nav, render
from beacons.ui.shell.words import t

render.show("shell/message.html", title=t("rest.title"), promised=t("rest.kept"), text=t("rest.text"), picture="quiet")
review.next_one()
nav.link("home", t("empty.to_the_coast"), key="to-coast")
