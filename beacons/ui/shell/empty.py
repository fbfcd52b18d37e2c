"""What is shown where there is nothing to show: always with a way on."""

from beacons.ui.shell import nav, render
from beacons.ui.shell.words import t


def no_lesson_chosen() -> None:
    """The address names no lesson, or one that is not there."""
    render.show("shell/message.html", title=t("empty.no_lesson_title"), text=t("empty.no_lesson_text"), picture="not-found")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")


def no_quiz() -> None:
    """The lesson has no quiz for this path yet."""
    render.show("shell/message.html", title=t("empty.no_quiz_title"), text=t("empty.no_quiz_text"), picture="quiet")
    nav.link("home", t("empty.to_the_coast"), key="main-to-home")
