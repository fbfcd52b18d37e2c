"""The light that comes next: an invitation where there is none yet, one quiet link below those that shine."""

from beacons.domain.course.lesson import Lesson
from beacons.domain.practice.carry_on import carry_on
from beacons.domain.practice.mastery import finished, next_unlit
from beacons.ui.shell import nav, render, request
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t


def are_there() -> bool:
    """Whether something was finished, so that there is something to tell in figures."""
    progress = session().progress
    return bool(not run().edition.is_empty and (finished(progress.attempts) or progress.mastered))


def invitation() -> None:
    """Before the first light: which beacon to begin with, as it stands there unlit, and the way to it."""
    lesson = _to_light()
    if lesson is None:
        render.show("shell/message.html", title=t("progress.empty_title"), text=t("progress.empty_text"), picture="quiet")
        nav.link("home", t("empty.to_the_coast"), key="main-to-home")
        return
    render.show("progress/first.html", lesson=lesson)
    nav.link("lesson", t("progress.light", name=lesson.name), key="main-to-lesson", lesson=lesson.id)
    nav.link("home", t("empty.to_the_coast"), key="to-coast")


def next_one() -> None:
    """The way to the next beacon without a star; nothing where all shine."""
    if lesson := _to_light():
        nav.link("lesson", t("progress.light_next", name=lesson.name), key="to-next-light", lesson=lesson.id)


def _to_light() -> Lesson | None:
    """What was begun and has no star yet, else the first along the coast."""
    here, progress = run(), session().progress
    begun = carry_on(progress, request.path(), here.items)
    in_order = [lesson.id for lesson in here.edition.in_order()]
    unlit = [lesson_id for lesson_id in in_order if next_unlit(progress, [lesson_id])]
    wanted = begun.lesson_id if begun and begun.lesson_id in unlit else next_unlit(progress, in_order)
    return here.edition.lessons.get(wanted or "")
