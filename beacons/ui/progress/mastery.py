"""Mastered topics: on My lights, and at the end of an attempt that mastered one."""

from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.criterion import CRITERION, Criterion, StrandMastery
from beacons.domain.practice.mastery import mastered_in
from beacons.ui.shell import render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import long_date, t
from beacons.wiring import day_of


def mastered() -> None:
    """Every topic that was ever mastered, since when and by which criterion; what it takes where there is none yet."""
    records = [_in_words(record) for record in session().progress.mastered]
    render.show("progress/mastered.html", records=records, takes=_takes(CRITERION))


def _in_words(record: StrandMastery) -> dict[str, str]:
    first, again = day_of(record.at), day_of(record.again_at)
    return {
        "name": _name(record),
        "since": t("mastery.since", day=long_date(first)),
        "again": t("mastery.again", day=long_date(again)) if again > first else "",
        "takes": _takes(record.criterion),
    }


def _name(record: StrandMastery) -> str:
    return run().edition.course.strands[record.strand].child


def _takes(criterion: Criterion) -> str:
    return t("mastery.takes", met=criterion.met, right=criterion.least_right)


def news(attempt: Attempt) -> list[str]:
    """The topics that an attempt mastered, for the first time or once more."""
    return list(dict.fromkeys(_name(record) for record in mastered_in(attempt, session().progress, run().items)))
