"""Progress as charts and tables, drawn from pandas frames. Imported by the progress page only: pandas is heavy."""

import pandas as pd

from beacons.domain.practice.mastery import best, finished, last, lesson_stars
from beacons.domain.practice.mastery import by_strand as strand_results
from beacons.ui.shell import render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t


def beacon_frame() -> pd.DataFrame:
    """One row per lesson: stars, best and last whole attempt in percent (missing where there is none), and how many."""
    progress = session().progress
    rows = []
    for lesson in run().edition.in_order():
        attempts = progress.attempts_at(lesson.id)
        top, newest = best(attempts), last(attempts)
        rows.append(
            {
                "lesson": lesson.id,
                "name": lesson.name,
                "stars": lesson_stars(progress, lesson.id),
                "best": round(100 * float(top.share)) if top else None,
                "last": round(100 * float(newest.share)) if newest else None,
                "attempts": len(finished(attempts)),
            }
        )
    return pd.DataFrame(rows).astype({"best": "Int64", "last": "Int64"})


def strand_frame() -> pd.DataFrame:
    """One row per strand that was met: items known the last time, of items answered, and the share in percent."""
    names = run().edition.course.strands
    found = strand_results(session().progress.answers, run().items)
    rows = [{"strand": names[r.strand].child, "known": r.known, "answered": r.answered} for r in found]
    frame = pd.DataFrame(rows, columns=["strand", "known", "answered"])
    frame["share"] = (100 * frame["known"] / frame["answered"]).round().astype("Int64")
    return frame


def by_beacon() -> None:
    """Best and last attempt of each beacon: a chart, and the same numbers as a table."""
    frame = beacon_frame()
    met = frame[frame["attempts"] > 0]
    table = frame.rename(columns={c: t(f"progress.column_{c}") for c in frame.columns}).drop(columns=t("progress.column_lesson"))
    render.show("progress/beacons.html", rows=met.to_dict("records"), table=_table(table))


def by_strand() -> None:
    """What is known in each strand: a chart, and the same numbers as a table."""
    frame = strand_frame()
    table = frame.rename(columns={c: t(f"progress.column_{c}") for c in frame.columns})
    render.show("progress/strands.html", rows=frame.to_dict("records"), table=_table(table))


def _table(frame: pd.DataFrame) -> str:
    shown = frame.astype(object).where(frame.notna(), "–")
    return str(shown.to_html(index=False, border=0, classes="numbers", justify="left"))
