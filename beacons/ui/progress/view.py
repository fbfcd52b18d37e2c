"""Progress as charts and tables, drawn from pandas frames: of what there is something to tell of, and no row of zeros.

Imported by the progress page only: pandas is heavy.
"""

from collections.abc import Sequence

import pandas as pd

from beacons.domain.practice.mastery import StrandResult, best, finished, last, lesson_stars
from beacons.domain.practice.mastery import by_strand as strand_results
from beacons.ui.shell import render
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t


def beacon_frame() -> pd.DataFrame:
    """One row per lesson whose quiz was finished: stars, best and last whole attempt in percent, and how many."""
    progress = session().progress
    rows = []
    for lesson in run().edition.in_order():
        attempts = progress.attempts_at(lesson.id)
        top, newest = best(attempts), last(attempts)
        if top is None or newest is None:
            continue
        rows.append(
            {
                "lesson": lesson.id,
                "name": lesson.name,
                "stars": lesson_stars(progress, lesson.id),
                "best": round(100 * float(top.share)),
                "last": round(100 * float(newest.share)),
                "attempts": len(finished(attempts)),
            }
        )
    return pd.DataFrame(rows)


def strand_frame(found: Sequence[StrandResult]) -> pd.DataFrame:
    """One row per strand of which something is known: items known the last time, of items answered, and the share in percent."""
    names = run().edition.course.strands
    rows = [{"strand": names[r.strand].child, "known": r.known, "answered": r.answered} for r in found if r.known]
    frame = pd.DataFrame(rows, columns=["strand", "known", "answered"])
    frame["share"] = (100 * frame["known"] / frame["answered"]).round().astype("Int64")
    return frame


def by_beacon() -> None:
    """Best and last attempt of each beacon that was lit: a chart, and the same numbers as a table; nothing where none was."""
    frame = beacon_frame()
    if not frame.empty:
        table = frame.rename(columns={c: t(f"progress.column_{c}") for c in frame.columns}).drop(columns=t("progress.column_lesson"))
        render.show("progress/beacons.html", rows=frame.to_dict("records"), table=_table(table))


def by_strand() -> None:
    """What is known in each strand: a chart, and the same numbers as a table. Of what nothing is known yet only the name."""
    found = strand_results(session().progress.answers, run().items)
    frame = strand_frame(found)
    table = frame.rename(columns={c: t(f"progress.column_{c}") for c in frame.columns})
    also = [run().edition.course.strands[result.strand].child for result in found if not result.known]
    if found:
        render.show("progress/strands.html", rows=frame.to_dict("records"), table=_table(table), also=also)


def _table(frame: pd.DataFrame) -> str:
    return str(frame.to_html(index=False, border=0, classes="numbers", justify="left"))
