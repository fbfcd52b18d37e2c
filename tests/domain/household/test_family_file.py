"""A file is merged into what a device has: nothing of either is lost, and what is said beforehand is what happens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.household.family import MOST_READERS, Agreement, Family
from beacons.domain.household.family_file import Changes, ReaderChange, all_stars, changes, taken_over
from beacons.domain.household.household import Household
from beacons.domain.household.own_item import OwnItem
from beacons.domain.household.own_quiz import OwnQuiz
from beacons.domain.household.own_quiz import there as own_quizzes
from beacons.domain.practice.progress import Progress
from beacons.domain.practice.six import SIX_SCREENS
from beacons.sync.family_document import read_file, to_file
from tests.builders import (
    NOW,
    a_family,
    a_finished_attempt,
    a_place,
    a_progress,
    a_reader,
    a_talk,
    a_together,
    an_agreement,
    an_attempt,
    an_own_item,
    an_own_quiz,
    some_names,
)
from tests.there import there

NAMES = some_names()
ANIMALS = ("crab", "heron", "otter", "seal")
LESSONS = ("east", "west")
QUIZ = an_own_quiz("own-q", an_own_item("own-a"), title="At first")
LATER = QUIZ.changed(NOW + 5, title="Later")
QUIZZES = (QUIZ, LATER, QUIZ.removed(NOW + 9), an_own_quiz("own-other", an_own_item("own-b")))
"""What two devices may hold of two quizzes: as it was at first, changed, and deleted."""


def opened(text: str) -> Household | None:
    return read_file(text, NAMES, NOW)


def of_one(reader_id: str = "otter", *attempts, **family) -> Household:
    """A device with one child who has these attempts."""
    return Household(a_family(a_reader(reader_id), **family), {reader_id: a_progress(*attempts)})


def row(found: Changes, reader_id: str) -> ReaderChange:
    return next(change for change in found.readers if change.reader.id == reader_id)


# Reading a file


def test_a_file_tells_what_the_device_had():
    device = Household(
        a_family(a_reader(), a_reader("seal", at=NOW + 1), talks=(a_talk(),), agreement=an_agreement()),
        {"otter": a_progress(a_finished_attempt(), places=(a_place(),)), "seal": a_progress(an_attempt(right=1, wrong=1))},
    )
    assert opened(to_file(device)) == device


@pytest.mark.parametrize("text", ["", "\n\n", "hello", "[1, 2]", '{"a": 1}', "\x00\ufffd", "x" * 1_000_001, '{"format": "seven-beacons"'])
def test_a_text_in_which_nothing_is_ours_is_no_family_file(text):
    assert opened(text) is None


def test_a_file_of_a_later_version_is_none_that_can_be_opened():
    assert opened(to_file(of_one()).replace('"version":2', '"version":3')) is None


def test_of_a_file_cut_off_in_the_middle_what_came_before_is_read():
    device = of_one("otter", an_attempt("first", right=1), an_attempt("second", right=2, at=NOW + 1), talks=(a_talk(),))
    text = to_file(device)
    found = there(opened(text[: text.index('"second"')]))
    assert found.family == device.family
    assert [attempt.id for attempt in found.of("otter").attempts] == ["first"]
    assert len(found.unreadable) == 1


def test_each_line_that_is_not_sound_is_counted_and_takes_no_other_with_it():
    text = to_file(of_one("otter", an_attempt(right=1))) + '{"attempt":{"id":"x"}}\nnot json\n{"surprise":1}\n'
    found = there(opened(text))
    assert len(found.of("otter").attempts) == 1
    assert changes(Household(), found).unread == 3


def test_an_editor_may_leave_its_own_line_ends_and_its_mark_in_front():
    text = to_file(of_one("otter", an_attempt(right=1)))
    assert opened("\ufeff" + text.replace("\n", "\r\n")) == opened(text)


def test_children_whose_names_are_cut_out_get_new_ones():
    text = to_file(of_one("otter", an_attempt(right=1)))
    header, _, rest = text.partition("\n")
    found = there(opened(rest.partition("\n")[2]))
    assert header.startswith("{")
    (reader,) = found.family.readers
    assert (reader.id, reader.word in NAMES.words, reader.animal in NAMES.animals) == ("otter", True, True)
    assert len(found.of("otter").answers) == 1


def test_a_file_with_an_agreement_only_can_be_opened():
    text = to_file(Household(Family(agreement=an_agreement())))
    here = of_one("otter", an_attempt(right=1))
    found = changes(here, there(opened(text)))
    assert found.changes_agreement
    assert taken_over(here, there(opened(text))).family == here.family.with_agreement(an_agreement())


def test_a_review_and_a_set_of_six_screens_bring_no_stars():
    lesson = a_finished_attempt()
    others = [a_finished_attempt(f"other-{n}", quiz_id=quiz_id) for n, quiz_id in enumerate((None, SIX_SCREENS))]
    assert (all_stars(a_progress(lesson, *others)), all_stars(a_progress(*others))) == (3, 0)


# Taking it over


def test_on_a_fresh_device_the_file_is_what_there_is():
    file = of_one("seal", a_finished_attempt(), talks=(a_talk(),))
    assert taken_over(Household(), file) == file


def test_an_untouched_first_child_makes_room():
    here = Household(a_family(a_reader("nobody-yet")), {"nobody-yet": Progress()})
    file = of_one("seal", a_finished_attempt())
    assert [reader.id for reader in taken_over(here, file).family.readers] == ["seal"]
    assert [change.reader.id for change in changes(here, file).readers] == ["seal"]


@pytest.mark.parametrize("reader", [a_reader("drew-again", roll=1), a_reader("did-something")], ids=lambda reader: reader.id)
def test_a_child_who_has_done_anything_stays(reader):
    done = a_progress(a_finished_attempt()) if reader.roll == 0 else Progress()
    here = Household(a_family(reader), {reader.id: done})
    assert {r.id for r in taken_over(here, of_one("seal")).family.readers} == {reader.id, "seal"}


def test_the_only_child_does_not_make_room_for_nobody():
    here = Household(a_family(a_reader("nobody-yet")), {"nobody-yet": Progress()})
    file = Household(Family(talks=(a_talk(),)))
    assert [reader.id for reader in taken_over(here, file).family.readers] == ["nobody-yet"]


def test_a_child_who_was_taken_off_this_device_comes_back():
    file = of_one("seal", an_attempt(right=2))
    here = of_one("otter", an_attempt(right=1), removed=("seal",))
    (back,) = (reader for reader in taken_over(here, file).family.readers if reader.id != "otter")
    assert len(taken_over(here, file).of(back.id).answers) == 2
    assert (back.word, back.animal) == ("brave", "otter")
    assert row(changes(here, file), back.id).is_new


def test_children_who_were_taken_off_come_back_each_for_oneself():
    readers = (a_reader("seal"), a_reader("crab", at=NOW + 1))
    file = Household(Family(readers=readers), {"seal": a_progress(an_attempt(right=2)), "crab": a_progress(an_attempt(right=1))})
    here = of_one("otter", an_attempt(right=1), removed=("crab", "seal"))
    assert sorted(change.more_answers for change in changes(here, file).readers) == [0, 1, 2]
    assert len(taken_over(here, file).family.readers) == 3


def test_a_child_taken_off_the_other_device_stays_here():
    here = of_one("otter", an_attempt(right=1))
    file = Household(Family(readers=(a_reader("seal"),), removed=("otter",)), {"seal": a_progress()})
    after = taken_over(here, file)
    assert {reader.id for reader in after.family.readers} == {"otter", "seal"}
    assert after.family.removed == ()


def test_what_could_not_be_read_of_the_file_does_not_come_along_and_what_was_set_aside_here_stays():
    here, file = of_one("otter", an_attempt(right=1)), there(opened(to_file(of_one("seal")) + "not json\n"))
    assert file.unreadable == ("not json",)
    assert taken_over(Household(here.family, here.progress, ("mine",)), file).unreadable == ("mine",)


@pytest.mark.parametrize(("here", "there", "too_many"), [(8, 0, 0), (5, 3, 0), (5, 4, 1), (8, 8, 8)])
def test_children_for_whom_there_is_no_room_are_counted(here, there, too_many):
    def some(number: int, name: str) -> Household:
        readers = tuple(a_reader(f"{name}-{n}", at=NOW + n) for n in range(number))
        return Household(Family(readers=readers), {reader.id: a_progress(an_attempt(right=1)) for reader in readers})

    assert changes(some(here, "here"), some(there, "there")).without_room == too_many


def test_children_known_on_both_devices_need_no_second_place():
    readers = tuple(a_reader(f"child-{n}", at=NOW + n) for n in range(MOST_READERS))
    device = Household(Family(readers=readers), {reader.id: a_progress(an_attempt(right=1)) for reader in readers})
    assert changes(device, device).without_room == 0


def test_children_that_a_hand_has_added_beyond_all_room_are_counted_too():
    text = to_file(of_one()) + "".join(f'{{"format":"seven-beacons","kind":"reader","version":2,"id":"by-hand-{n}"}}\n' for n in range(9))
    assert changes(Household(), there(opened(text))).without_room == 2


# What is said beforehand


def test_what_a_file_adds_to_a_child_is_said():
    here = of_one("otter", a_finished_attempt("first", right=1, of=3))
    file = of_one("otter", a_finished_attempt("first", right=1, of=3), a_finished_attempt("second", right=3, quiz_id="far-harbour"))
    change = row(changes(here, file), "otter")
    assert (change.is_new, change.is_in_file, change.more_answers) == (False, True, 3)
    assert (change.stars_before, change.stars_after) == (1, 4)


def test_something_smaller_that_is_newer_is_said_too():
    here, file = of_one(), Household(a_family(), {"otter": a_progress(places=(a_place(card=3),))})
    assert row(changes(here, file), "otter").has_more
    assert not changes(here, file).are_none


def test_a_child_who_is_not_in_the_file_stays_as_it_is():
    here, file = of_one("otter", an_attempt(right=1)), of_one("seal", an_attempt(right=1))
    assert (row(changes(here, file), "otter").is_in_file, row(changes(here, file), "otter").is_the_same) == (False, True)


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ({"talks": (a_talk("one"), a_talk("two"))}, "new_talks"),
        ({"agreement": an_agreement()}, "changes_agreement"),
        ({"together": a_together()}, "changes_round"),
    ],
)
def test_what_belongs_to_all_is_said(family, said):
    found = changes(of_one("otter", an_attempt(right=1)), of_one("otter", an_attempt(right=1), **family))
    assert getattr(found, said)
    assert not found.are_none


def test_a_file_that_was_just_saved_changes_nothing():
    here = of_one("otter", a_finished_attempt(), talks=(a_talk(),), agreement=an_agreement(), together=a_together())
    assert changes(here, there(opened(to_file(here)))).are_none


# For any two devices


def a_side(draw, reader_id):
    """One copy of a child's progress: some of the attempts that there are, each gone through as far as this copy knows."""
    progress = Progress()
    for n in draw(st.sets(st.integers(0, 3))):
        right, wrong = draw(st.sampled_from([(0, 0), (1, 0), (0, 1), (2, 1), (3, 0), (1, 2)]))
        made = an_attempt(f"attempt-{n}", right=right, wrong=wrong, quiz_id=LESSONS[n % 2], at=NOW + n)
        progress = progress.with_attempt(made)
    for lesson in draw(st.sets(st.sampled_from(LESSONS))):
        progress = progress.with_place(a_place(lesson, card=draw(st.integers(0, 3)), at=NOW + draw(st.integers(0, 2))))
    return progress


@st.composite
def households(draw) -> Household:
    ids = draw(st.sets(st.sampled_from(ANIMALS)))
    family = Family(
        talks=tuple(a_talk(f"talk-{n}", at=NOW + n) for n in sorted(draw(st.sets(st.integers(0, 3))))),
        agreement=draw(st.sampled_from([Agreement(), an_agreement(), an_agreement(chosen=("love-2",), at=NOW + 1)])),
        together=draw(st.sampled_from([None, a_together(), a_together(talks=1), a_together("later", at=NOW + 5)])),
    )
    for reader_id in ids:
        family = family.with_reader(a_reader(reader_id, animal=reader_id, at=NOW + ANIMALS.index(reader_id), roll=draw(st.integers(0, 1))))
    removed = draw(st.sets(st.sampled_from(ANIMALS))) - ids
    family = family.model_copy(update={"removed": tuple(sorted(removed))})
    quizzes = {quiz.id: quiz for quiz in draw(st.lists(st.sampled_from(QUIZZES), max_size=3))}
    return Household(family, {reader_id: a_side(draw, reader_id) for reader_id in sorted(ids)}, quizzes=quizzes)


TWO = st.tuples(households(), households())


def answers(household: Household) -> set[tuple[str, str, str]]:
    """Whose answers there are, by animal, attempt and item."""
    of = {reader.id: reader.animal for reader in household.family.readers}
    return {(of[i], a.id, answer.item_id) for i, p in household.progress.items() for a in p.attempts for answer in a.answers}


@given(devices=TWO)
def test_no_answer_of_either_side_is_lost_and_none_is_made_up(devices):
    here, file = devices
    assert answers(taken_over(here, file)) == answers(here) | answers(file)


@given(devices=TWO)
def test_no_talk_is_lost_and_no_finished_attempt_is_open_again(devices):
    here, file = devices
    after = taken_over(here, file)
    assert {t.id for t in after.family.talks} == {t.id for t in (*here.family.talks, *file.family.talks)}
    for reader in here.family.readers:
        finished = {attempt.id for attempt in here.of(reader.id).attempts if attempt.is_finished}
        assert finished <= {attempt.id for attempt in after.of(reader.id).attempts if attempt.is_finished}


def said(quiz: OwnQuiz) -> tuple[str, list[OwnItem]]:
    """Of a quiz all that its writer wrote."""
    return quiz.title, [item.bare for item in quiz.items]


@given(devices=TWO)
def test_every_own_quiz_of_either_side_is_there_and_one_that_only_this_side_deleted_comes_back_as_the_file_has_it(devices):
    here, file = devices
    after = taken_over(here, file).quizzes
    assert {quiz.id for quiz in own_quizzes(after)} == {quiz.id for side in devices for quiz in own_quizzes(side.quizzes)}
    for quiz in own_quizzes(file.quizzes):
        known = here.quizzes.get(quiz.id, quiz)
        newest = quiz if known.is_removed else max(quiz, known, key=lambda one: one.stamp)
        assert said(after[quiz.id]) == said(newest)


@given(devices=TWO)
def test_taking_a_file_over_again_changes_nothing(devices):
    here, file = devices
    after = taken_over(here, file)
    assert taken_over(after, file) == after
    assert changes(after, file).are_none


@given(devices=TWO)
def test_what_is_said_beforehand_is_what_happens(devices):
    here, file = devices
    found, after = changes(here, file), taken_over(here, file)
    assert [change.reader for change in found.readers] == list(after.family.readers)
    for change in found.readers:
        before, now = here.of(change.reader.id), after.of(change.reader.id)
        assert change.is_new == (here.family.reader(change.reader.id) is None)
        assert (change.answers_before, change.answers_after) == (len(before.answers), len(now.answers))
        assert (change.stars_before, change.stars_after) == (all_stars(before), all_stars(now))
        if change.is_the_same:
            assert (now, change.reader) == (before, here.family.reader(change.reader.id))
    assert found.new_talks == len(after.family.talks) - len(here.family.talks)
    assert found.changes_agreement == (after.family.agreement != here.family.agreement)
    assert found.changes_round == (after.family.together != here.family.together)
    known, now_known = ({quiz.id: quiz for quiz in own_quizzes(device.quizzes)} for device in (here, after))
    assert found.new_quizzes == len(now_known) - len(known)
    assert found.changed_quizzes == sum(now_known[quiz_id] != quiz for quiz_id, quiz in known.items())


def without_dates(household: Household) -> tuple[Family, dict[str, Progress], tuple[OwnQuiz, ...]]:
    """All that can be seen."""
    return household.family, dict(household.progress), own_quizzes(household.quizzes)


@given(devices=TWO)
def test_nothing_is_said_to_change_only_where_nothing_does(devices):
    here, file = devices
    after = taken_over(here, file)
    assert changes(here, file).are_none == (without_dates(after) == without_dates(here))


@given(device=households())
def test_a_household_in_a_file_is_the_same_on_an_empty_device(device):
    file = opened(to_file(device))
    after = taken_over(Household(), file) if file else Household()
    kept = Household(device.family.model_copy(update={"removed": ()}), device.progress, quizzes=device.quizzes)
    assert without_dates(after) == without_dates(kept)
