"""What can be done with questions from elsewhere: make own quizzes of them, and put away what was said of them."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from beacons.domain.household.own_plain import own_quizzes
from beacons.domain.household.own_quiz import MOST_QUIZZES, OwnQuiz, there
from beacons.domain.source import OWN
from beacons.exchange.door import Choices, read_file, read_text
from beacons.exchange.found import Refused
from beacons.exchange.model import Report
from beacons.exchange.tables.chosen import chosen
from beacons.exchange.words import Line, groups_of, said
from beacons.ui.bring_in import kept
from beacons.ui.shell import nav, request
from beacons.ui.shell.session import CameIn, SaidOf, session
from beacons.ui.shell.words import t
from beacons.wiring import catalogs, new_id, now

GUESSED = "exchange.encoding_guessed"
Groups = Sequence[tuple[str, Sequence[Line]]]
"""Sentences of a report with the lines below each."""


class _Told(BaseModel):
    """A text, or a file in base 64 with its name, as the browser tells of it; which telling of which tab this is; and what was chosen."""

    tab: str
    turn: int
    text: str = ""
    name: str = ""
    data: str = ""
    encoding: str | None = None
    roles: tuple[str, ...] = ()
    has_heading: bool = False
    sure: bool = False

    def report(self) -> Report:
        """What comes of it. Raises ``Refused`` where the chosen columns cannot be used, and ``ValueError`` for no base 64."""
        choices = Choices(self.encoding, chosen(self.roles) if self.roles else None, self.has_heading)
        report = read_file(b64decode(self.data, validate=True), self.name, choices) if self.data else read_text(self.text, choices)
        return replace(report, notes=tuple(note for note in report.notes if not (self.sure and note.key == GUESSED)))


def bring_in(text: str) -> None:
    """Make quizzes of all questions that are told, those that need somebody too, and open the first; else say what is to be done.

    What was heard before changes nothing, nor does what no script of ours tells. Before the browser was heard there is nowhere to put them.
    """
    state = session()
    try:
        told = _Told.model_validate_json(text)
        if not state.sync.restored or state.screen.came_in.heard == (told.tab, told.turn):
            return
        report = told.report()
    except Refused as refused:
        report = Report("", refused=refused.note)
    except (ValidationError, ValueError):
        return
    heard = (told.tab, told.turn)
    groups = tuple((sentence, tuple(lines)) for sentence, lines in groups_of(report, catalogs()[state.locale.code]))
    if report.drafts and not any(note.key == GUESSED for note in report.notes):
        state.screen.came_in = _taken(told, report, groups)._replace(heard=heard)
    else:
        state.screen.came_in = CameIn((), _said_of(groups), heard, _rows(told, report), *_guess(report))


def _guess(report: Report) -> tuple[str, str]:
    """The encoding that was guessed or chosen, and what is to be asked of it; both empty where it is sure."""
    guess = next((note for note in report.notes if note.key == GUESSED), None)
    if guess is None or not report.drafts:
        return "", ""
    return str(guess.values["encoding"]), said(guess, catalogs()[session().locale.code])


def _rows(told: _Told, report: Report) -> tuple[tuple[str, ...], ...]:
    """The first rows of a table whose columns are to be chosen: those that were looked at, where a choice was of no use."""
    if report.refused and told.roles:
        return session().screen.came_in.rows
    return report.rows if report.refused and report.refused.key == "exchange.no_columns" else ()


def _taken(told: _Told, report: Report, groups: Groups) -> CameIn:
    """The quizzes put into the household; where there is no room for all of them, none is."""
    state = session()
    name = told.name.rpartition("/")[2].rpartition("\\")[2]
    title = report.title or name.rpartition(".")[0] or name
    of_tab = {"by": request.writer(), "language": state.locale.code, "title": title[:200]}
    about = OwnQuiz.model_validate({"id": f"{OWN}new", "at": now(), "made_at": now(), **of_tab})
    made = own_quizzes((draft.question for draft in report.drafts), new_id, about)
    if len(there(state.household.quizzes)) + len(made) > MOST_QUIZZES:
        return CameIn(groups=((t("own.full", count=MOST_QUIZZES), ()),))
    for quiz in made:
        state.household, state.sync = state.household.with_quiz(quiz), state.sync.keeping_quizzes(quiz.id)
    nav.replace_params(quiz=made[0].id)
    state.move_focus("came-in")
    return CameIn(tuple(quiz.id for quiz in made), _said_of(groups, [(quiz.id, item.id) for quiz in made for item in quiz.items]))


def _said_of(groups: Groups, made: Sequence[tuple[str, str]] = ()) -> tuple[tuple[str, tuple[SaidOf, ...]], ...]:
    """What is said, each line with the quiz and the item that were made of its draft."""
    return tuple((sentence, tuple(_line(line, made) for line in lines)) for sentence, lines in groups)


def _line(line: Line, made: Sequence[tuple[str, str]]) -> SaidOf:
    return SaidOf(line.text, line.title, *(made[line.draft] if made and line.draft is not None else ()))


def take_up_report(text: str) -> None:
    """Say again what was said before a reload; nothing where something was brought in since, or where it is no report of ours."""
    state = session()
    if state.screen.came_in == CameIn():
        state.screen.came_in = kept.read(text) or state.screen.came_in


def put_report_away() -> None:
    """What was said of questions from elsewhere is not shown any more."""
    state = session()
    state.screen.came_in = CameIn(heard=state.screen.came_in.heard)
    state.move_focus("own-quiz")
