"""An own quiz as the text that the browser keeps, and what a tab orders to be kept of all of them."""

import pytest

from beacons.domain.household.household import Household
from beacons.domain.household.own_quiz import MOST_ITEMS_KEPT
from beacons.sync import jsonl, own_document
from beacons.sync.documents import QUIZ, read
from beacons.sync.family_document import read_texts, to_file
from beacons.sync.sync import Sync
from tests.builders import NOW, an_own_item, an_own_quiz
from tests.sync.keeping import whole

WRITTEN = an_own_quiz(
    "own-pets",
    an_own_item("own-1", hint="Think of home", copied_from="sid-10-left-out-chat"),
    an_own_item("own-2", form="boxes", boxes=({"id": "a", "text": "Tell"}, {"id": "b"}), options=({"id": "x", "box": "a"},)),
    revision=7,
    by="teacher",
    language="de",
)
TEXT = own_document.to_text(WRITTEN)


def quizzes_in(text):
    return read_texts(text).quizzes


def test_a_quiz_comes_back_from_its_text_as_it_was_half_done_items_too():
    assert quizzes_in(TEXT) == {WRITTEN.id: WRITTEN}


def test_a_removed_quiz_comes_back_as_removed():
    gone = WRITTEN.removed(NOW + 5)
    assert quizzes_in(own_document.to_text(gone)) == {gone.id: gone}


@pytest.mark.parametrize("place", [2, 3])
def test_a_broken_item_takes_no_other_with_it_and_is_set_aside(place):
    lines = TEXT.split("\n")
    broken = "\n".join([*lines[:place], '{"item":{"id":"not-own"}}', *lines[place + 1 :]])
    found = read_texts(broken)
    (rest,) = [item for n, item in enumerate(WRITTEN.items, 2) if n != place]
    assert found.quizzes[WRITTEN.id].items == (rest,)
    assert found.unreadable == ('{"item":{"id":"not-own"}}',)


def test_an_item_too_many_one_that_stands_twice_and_one_before_any_quiz_are_set_aside():
    item = jsonl.line("item", {"id": "own-x", "form": "one"})
    many = "\n".join([jsonl.header("own"), item, jsonl.line("quiz", {"id": "own-q"}), item, item])
    assert [one.id for one in quizzes_in(many)["own-q"].items] == ["own-x"]
    full = [jsonl.line("item", {"id": f"own-{n}", "form": "one"}) for n in range(MOST_ITEMS_KEPT + 1)]
    found = read_texts("\n".join([jsonl.header("own"), jsonl.line("quiz", {"id": "own-q"}), *full]))
    assert len(found.quizzes["own-q"].items) == MOST_ITEMS_KEPT
    assert len(found.unreadable) == 1


def test_a_family_file_takes_the_quizzes_along_but_not_those_that_were_deleted():
    gone = an_own_quiz("own-gone").removed(NOW)
    found = read_texts(to_file(Household(quizzes={WRITTEN.id: WRITTEN, gone.id: gone})))
    assert found.quizzes == {WRITTEN.id: WRITTEN}


# What a tab orders to be kept


def kept(sync, household):
    _, orders = sync.orders(household, "")
    return whole(orders)


def test_a_quiz_travels_only_where_this_tab_has_changed_it():
    other = an_own_quiz("own-other")
    household = Household(quizzes={WRITTEN.id: WRITTEN, other.id: other})
    heard = Sync("tab", restored=True)
    assert not any(name.startswith(QUIZ) for name in kept(heard, household))
    assert {name: text for name, text in kept(heard.keeping_quizzes(WRITTEN.id), household).items() if name.startswith(QUIZ)} == {
        QUIZ + WRITTEN.id: TEXT
    }


def test_a_quiz_whose_broken_lines_were_thrown_away_is_written_anew_and_not_erased():
    household, damaged = read({QUIZ + WRITTEN.id: TEXT + "\n" + '{"item":7}'})
    assert damaged == {QUIZ + WRITTEN.id}
    sync = Sync("tab", restored=True, damaged=damaged).discarding()
    _, orders = sync.orders(Household(quizzes=household.quizzes), "")
    assert whole(orders)[QUIZ + WRITTEN.id] == TEXT
    assert QUIZ + WRITTEN.id not in orders.erase
