"""Two devices that change one quiz: of each part the later change stands, and what an editor tells is taken in the same way."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.household.own_item import LONGEST_KEPT
from beacons.domain.household.own_merge import News, merge, written_into
from beacons.domain.household.own_quiz import MOST_ITEMS_KEPT, there
from beacons.sync import own_document
from beacons.sync.family_document import read_texts
from tests.builders import NOW, an_own_item, an_own_quiz
from tests.copies import copies_of, end_the_same

ITEMS = [an_own_item(f"own-{letter}") for letter in "abc"]
QUIZ = an_own_quiz("own-q", *ITEMS)


def both(one, other):
    return merge({one.id: one}, {other.id: other})[one.id]


def ids(quiz):
    return "".join(item.id.removeprefix("own-") for item in quiz.items)


def stem(quiz, letter):
    return next(item.stem for item in quiz.items if item.id == f"own-{letter}")


def ordered(quiz, letters, at):
    items = {item.id: item for item in quiz.items}
    return quiz.changed(at, items=tuple(items.get(f"own-{letter}", an_own_item(f"own-{letter}")) for letter in letters))


def asking(quiz, letter, text, at):
    return quiz.changed(
        at, items=tuple(item.model_copy(update={"stem": text}) if item.id == f"own-{letter}" else item for item in quiz.items)
    )


# Properties

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "ask", "add", "out", "order", "title", "by", "delete", "back"]),
        st.sampled_from("abcdef"),
        st.integers(0, 6),
    ),
    max_size=8,
)


def stepped(quiz, step):
    kind, letter, n = step
    at, known = NOW + n, ids(quiz)
    if quiz.is_removed:
        return QUIZ.again(quiz) if kind == "back" else quiz
    ways = {
        "ask": lambda: asking(quiz, letter, f"Question {n}", at),
        "add": lambda: ordered(quiz, known.replace(letter, "") + letter, at),
        "out": lambda: ordered(quiz, known.replace(letter, ""), at),
        "order": lambda: ordered(quiz, known[n:] + known[:n], at),
        "title": lambda: quiz.changed(at, title=f"Title {n}"),
        "by": lambda: quiz.changed(at, by="teacher" if quiz.by == "family" else "family"),
        "delete": lambda: quiz.removed(at),
        "back": lambda: quiz,
    }
    return ways[kind]()


def copies(number):
    return copies_of(QUIZ, STEPS, stepped, number)


@given(found=copies(3))
def test_copies_end_the_same_in_whatever_order_they_meet(found):
    assert end_the_same(both, found)


@given(found=copies(2))
def test_a_copy_that_is_merged_again_changes_nothing_and_the_text_is_the_same(found):
    one, other = found
    all_of_it = both(one, other)
    assert both(one, one) == one
    assert both(all_of_it, one) == both(all_of_it, other) == all_of_it
    assert own_document.to_text(all_of_it) == own_document.to_text(both(other, one))


@given(found=copies(2))
def test_what_came_of_two_can_be_kept_and_read_again(found):
    quiz = both(*found)
    assert read_texts(own_document.to_text(quiz)).quizzes == {quiz.id: quiz}


@given(found=copies(2), step=STEPS)
def test_whatever_is_changed_after_they_met_stands_against_both(found, step):
    one, other = found
    after = reduce(stepped, step, both(one, other))
    assert both(both(after, one), other) == after


# What stands


def test_of_each_item_the_later_change_stands():
    one, other = (
        asking(asking(QUIZ, "a", "Mine", NOW + 1), "c", "Early", NOW + 2),
        asking(asking(QUIZ, "b", "Theirs", NOW + 3), "c", "Late", NOW + 4),
    )
    found = both(one, other)
    assert [stem(found, letter) for letter in "abc"] == ["Mine", "Theirs", "Late"]


def test_an_item_that_was_taken_out_stays_out_unless_it_was_changed_later_elsewhere():
    gone = ordered(QUIZ, "ac", NOW + 5)
    assert ids(both(gone, asking(QUIZ, "b", "Before", NOW + 4))) == "ac"
    assert ids(both(gone, asking(QUIZ, "b", "After", NOW + 6))) == "abc"
    assert ids(both(gone, asking(QUIZ, "a", "Another one", NOW + 6))) == "ac"


def test_the_later_order_stands_and_what_the_other_device_added_comes_after_it_and_undoes_no_order():
    turned, longer = ordered(QUIZ, "cba", NOW + 5), ordered(ordered(QUIZ, "abcd", NOW + 6), "abcde", NOW + 6)
    assert ids(both(turned, longer)) == "cbade"
    assert ids(both(turned, ordered(QUIZ, "bac", NOW + 7))) == "bac"


def test_an_item_that_is_brought_back_stands_in_its_place_again():
    back = ordered(ordered(QUIZ, "ac", NOW + 1), "abc", NOW + 2)
    assert ids(back) == "abc"
    assert back.ordered == QUIZ.ordered


def test_name_and_writer_follow_the_later_change_each_by_itself():
    found = both(QUIZ.changed(NOW + 1, title="Pets"), QUIZ.changed(NOW + 2, by="teacher"))
    assert (found.title, found.by) == ("Pets", "teacher")


def test_of_a_deleted_quiz_only_what_was_changed_later_is_there_again():
    gone = QUIZ.removed(NOW + 5)
    assert both(gone, asking(QUIZ, "b", "Before", NOW + 4)).is_removed
    late = both(gone, asking(QUIZ, "b", "After", NOW + 6))
    assert (ids(late), late.is_removed) == ("b", False)
    assert there({late.id: both(late, QUIZ.removed(NOW + 9))}) == ()


def test_an_item_that_was_not_changed_keeps_its_stamp():
    after = asking(QUIZ, "b", "Another", NOW + 3)
    assert [item.changed for item in after.items] == [(NOW, 1), (NOW + 3, 2), (NOW, 1)]


def test_devices_that_added_more_than_a_quiz_plays_lose_none_and_more_than_can_be_kept_is_no_quiz():
    many = [an_own_quiz("own-q", *(an_own_item(f"own-{device}-{n}") for n in range(40))) for device in "ab"]
    assert len(both(*many).items) == 80
    heavy = [
        asking(an_own_quiz("own-q", *(an_own_item(f"own-{device}{n}", hint="x" * LONGEST_KEPT) for n in range(40))), "a", "", NOW)
        for device in "ab"
    ]
    assert both(*heavy) in heavy
    assert MOST_ITEMS_KEPT > 80


# Documents without stamps

OLD = """{"format":"seven-beacons","kind":"own","version":2}
{"quiz":{"id":"own-pets","revision":7,"at":1764000500,"made_at":1764000000,"by":"teacher","language":"de","title":"Pets"}}
{"item":{"id":"own-one","form":"one","options":[{"id":"o1","text":"Mum","reason":"Yes","is_right":true},{"id":"o2","text":"All"}]}}
{"item":{"id":"own-two","form":"sides","more":{"role_1":"Ana"}}}"""
OLD_GONE = """{"format":"seven-beacons","kind":"own","version":2}
{"quiz":{"id":"own-pets","revision":9,"at":1764000900,"is_removed":true}}"""


def read(text):
    found = read_texts(text)
    assert found.unreadable == ()
    return found.quizzes["own-pets"]


def test_a_document_without_stamps_loses_nothing():
    quiz = read(OLD)
    assert (quiz.title, quiz.by, quiz.language, quiz.revision, quiz.at) == ("Pets", "teacher", "de", 7, 1764000500)
    assert [(item.id, item.form, item.stem, len(item.options), item.more) for item in quiz.items] == [
        ("own-one", "one", "", 2, {}),
        ("own-two", "sides", "", 0, {"role_1": "Ana"}),
    ]
    assert (quiz.items[0].options[0].reason, quiz.items[0].options[0].is_right) == ("Yes", True)
    assert both(quiz, quiz) == read(own_document.to_text(quiz)) == quiz


def test_such_a_document_meets_one_of_today_and_one_that_was_deleted_stays_so():
    quiz = read(OLD)
    after = quiz.changed(1764000600, title="Cats", items=quiz.items[:1])
    assert both(after, quiz) == after
    assert both(read(OLD_GONE), after).is_removed
    assert not both(read(OLD_GONE), after.changed(1764001000, items=())).is_removed


# What an editor tells


def heard(here, told, *, items="", out="", order=False):
    changed, gone = (frozenset(f"own-{letter}" for letter in letters) for letters in (items, out))
    return written_into(here, told, News(changed, gone, has_order=order, has_title=False, has_by=False), NOW + 3)


def test_what_an_editor_does_not_know_of_stays_as_another_device_left_it():
    here = asking(ordered(QUIZ, "abcd", NOW + 1), "b", "Theirs", NOW + 2).changed(NOW + 2, title="Theirs")
    found = heard(here, asking(ordered(QUIZ, "abce", NOW + 3), "a", "Mine", NOW + 3), items="ae")
    assert (ids(found), found.title) == ("abcde", "Theirs")
    assert [stem(found, letter) for letter in "ab"] == ["Mine", "Theirs"]


@pytest.mark.parametrize(("has_title", "has_by", "expected"), [(True, False, ("Mine", "teacher")), (False, True, ("Theirs", "family"))])
def test_an_editor_changes_the_name_or_the_writer_only_where_it_says_so(has_title, has_by, expected):
    here, told = QUIZ.changed(NOW + 1, title="Theirs", by="teacher"), QUIZ.changed(NOW + 2, title="Mine")
    found = written_into(here, told, News(frozenset(), frozenset(), has_order=False, has_title=has_title, has_by=has_by), NOW + 3)
    assert (found.title, found.by) == expected


def test_what_an_editor_took_out_or_put_in_order_is_so_and_what_it_never_saw_comes_last():
    here = ordered(QUIZ, "abcd", NOW + 1)
    assert ids(heard(here, ordered(QUIZ, "cb", NOW), out="a", order=True)) == "cbd"


def test_an_item_that_was_taken_out_elsewhere_is_there_again_where_one_goes_on_writing_in_it():
    here = ordered(QUIZ, "a", NOW + 1)
    assert ids(heard(here, asking(QUIZ, "c", "Mine", NOW), items="c")) == "ac"


@pytest.mark.parametrize("quiz", [QUIZ.removed(NOW + 1), ordered(QUIZ, "b", NOW + 1)])
def test_without_news_all_that_is_told_is_as_it_should_be(quiz):
    found = written_into(quiz, QUIZ, None, NOW + 3)
    assert (ids(found), found.title, found.is_removed) == ("abc", QUIZ.title, False)


def test_who_goes_on_writing_in_a_deleted_quiz_has_all_of_it_back():
    gone = QUIZ.removed(NOW + 1)
    found = heard(gone, asking(QUIZ, "a", "Mine", NOW), items="a")
    assert (ids(found), found.title) == ("abc", QUIZ.title)
    assert ids(both(found, gone)) == "abc"
