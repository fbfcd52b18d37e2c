"""What can be done with files of other programs: read one into quizzes, and put away what was said of it."""

from base64 import b64decode

from pydantic import BaseModel, ValidationError

from beacons.domain.household.own_plain import own_quizzes
from beacons.domain.household.own_quiz import OwnQuiz
from beacons.domain.source import OWN
from beacons.exchange.door import read_file
from beacons.exchange.words import lines_of
from beacons.ui.shell import nav
from beacons.ui.shell.session import session
from beacons.wiring import catalogs, new_id, now


class _File(BaseModel):
    """A file as the browser tells of it: its name, and its bytes in base 64."""

    name: str
    data: str


def bring_in(text: str) -> None:
    """Make quizzes of all questions of a file, those that need somebody too, and open the first; else say why nothing came in."""
    state = session()
    try:
        file = _File.model_validate_json(text)
        data = b64decode(file.data, validate=True)
    except (ValidationError, ValueError):
        return
    if not state.sync.restored:
        return
    report = read_file(data, file.name)
    name = file.name.rpartition("/")[2].rpartition("\\")[2]
    title = report.title or name.rpartition(".")[0] or name
    about = OwnQuiz(id=f"{OWN}new", at=now(), made_at=now(), language=state.locale.code, title=title[:200])
    made = own_quizzes((draft.question for draft in report.drafts), new_id, about)
    for quiz in made:
        state.household, state.sync = state.household.with_quiz(quiz), state.sync.keeping_quizzes(quiz.id)
    state.screen.report = (made[0].id if made else "", tuple(lines_of(report, catalogs()[state.locale.code])))
    if made:
        nav.replace_params(quiz=made[0].id)
    state.move_focus("own-report")


def put_report_away() -> None:
    """What was said of a file is not shown any more."""
    session().screen.report = ("", ())
