"""What is written reads back as what was written, whatever signs stand in it."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beacons.exchange.door import read_file
from beacons.exchange.fit import fit
from beacons.exchange.takeaway import from_questions, take_along
from beacons.exchange.targets import TARGETS
from tests.exchange.questions import A_CHOICE, EVERY_KIND, bare, choices, every_kind, screens

READ_BACK = ("gift", "moodle-xml", "aiken", "kahoot", "wayground", "xlsx", "csv", "own")
FEW = settings(max_examples=25, deadline=None)


def round_trip(questions, name):
    """What was written of the questions, and what comes of reading it."""
    made = take_along(from_questions(questions), "A title", name)
    wanted = [bare(fitted) for question in questions if (fitted := fit(question, TARGETS[name]).question)]
    report = read_file(made.data)
    assert not report.refused or not wanted, report.refused
    assert not report.left_out
    return wanted, [bare(draft.question) for draft in report.drafts]


@FEW
@given(st.lists(every_kind(), min_size=1, max_size=4))
@pytest.mark.parametrize("name", ["gift", "moodle-xml", "xlsx", "csv", "own"])
def test_every_kind_reads_back_as_it_was_written(name, questions):
    wanted, found = round_trip(questions, name)
    assert found == wanted


@FEW
@given(st.lists(st.one_of(screens(), every_kind()), min_size=1, max_size=4))
def test_our_own_file_holds_screens_too(questions):
    wanted, found = round_trip(questions, "own")
    assert found == wanted


@FEW
@given(screens())
@pytest.mark.parametrize("name", ["gift", "moodle-xml", "xlsx", "csv"])
def test_a_screen_is_two_choices_where_a_program_has_none(name, screen):
    made = take_along(from_questions([screen]), "", name)
    assert ("changed", "exchange.screen_as_two") in {(loss.verdict, loss.why.key) for loss in made.losses}
    found = [draft.question for draft in read_file(made.data).drafts]
    assert [question.kind for question in found] == ["choice", "choice"]
    assert [question.right for question in found] == [screen.right, (0, 1) if screen.right == (0,) else (1, 2)]
    assert all(part.text in question.stem for part in screen.parts for question in found)


@FEW
@given(st.lists(choices(most=4, most_right=1, has_reasons=False), min_size=1, max_size=4))
def test_aiken_reads_back_as_it_was_written(questions):
    wanted, found = round_trip(questions, "aiken")
    assert found == wanted


@FEW
@given(st.lists(choices(most=4, has_reasons=False), min_size=1, max_size=4))
def test_kahoot_reads_back_as_it_was_written_but_for_any_of_several(questions):
    wanted, found = round_trip(questions, "kahoot")
    assert found == [replace(question, kind="choose_n" if len(question.right) > 1 else "choice") for question in wanted]


@FEW
@given(st.lists(choices(most=5), min_size=1, max_size=4))
def test_wayground_reads_back_as_it_was_written(questions):
    wanted, found = round_trip(questions, "wayground")
    assert found == [replace(question, kind="choose_n" if len(question.right) > 1 else "choice") for question in wanted]


@pytest.mark.parametrize("name", READ_BACK)
def test_the_title_and_hints_stay_where_a_format_has_a_place_for_them(name):
    report = read_file(take_along(from_questions(EVERY_KIND), "Passwords", name).data)
    assert report.title == ("Passwords" if name in {"gift", "moodle-xml", "own"} else "")
    assert bool(report.drafts[0].question.hint) == TARGETS[name].has_hint


def test_our_own_file_keeps_everything():
    report = read_file(take_along(from_questions(EVERY_KIND), "Passwords", "own").data)
    assert tuple(draft.question for draft in report.drafts) == EVERY_KIND


def parts_of(data: bytes) -> bytes:
    """All bytes of a file, those of its members where it is a package."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_quiz_is_called_and_what_each_question_is_about_is_in_the_file_or_said_to_stay_out_of_it(name):
    made = take_along(from_questions([replace(A_CHOICE, hint="")]), "Codes, for ten to twelve", name)
    said = {note.key for note in made.notes}
    assert (b"ten to twelve" in parts_of(made.data)) == ("exchange.lose_title" not in said)
    assert (b"privacy" in parts_of(made.data)) == ("exchange.lose_tags" not in said)
    assert not said & {"exchange.lose_title", "exchange.lose_tags"} or "exchange.all_kept" not in said
