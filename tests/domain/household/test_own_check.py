"""What might be better in an own quiz: what is said of it, and that nothing is said of a good one."""

import pytest

from beacons.domain.household.own_check import LONG_OPTION, LONG_STEM, of_item, of_quiz
from tests.builders import an_own_item, an_own_quiz, an_own_screen, own_options

LONG = "This is one sentence that goes on and on with more and more little words until nobody knows how it had begun at all"


def said_of(language="en", **changes):
    return [phrase.key for phrase in of_item(an_own_item(**changes), language)]


def test_nothing_is_said_of_a_short_item_with_a_reason_for_each_option():
    assert said_of() == []


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({"options": ({"id": "a", "text": "Dad"}, {"id": "b", "text": "A friend"})}, ["own.check_no_reasons"]),
        ({"options": ({"id": "a", "text": "Dad", "reason": "He helps"}, {"id": "b", "text": "A friend"})}, ["own.check_some_reasons"]),
        ({"stem": "What should Leonie do?"}, ["own.check_name"]),
        ({"stem": "a " * (LONG_STEM // 2) + "b.", "hint": ""}, ["own.check_long_stem", "own.check_long_sentence"]),
        ({"options": own_options("b" * (LONG_OPTION + 1), "c", right=("c",))}, ["own.check_long_option"]),
        ({"hint": LONG}, ["own.check_long_sentence"]),
    ],
)
def test_what_might_be_better_is_said(changes, keys):
    assert said_of(**changes) == keys


def test_an_organisation_is_no_child():
    item = an_own_item(stem="What does the Global Alliance do?")
    assert of_item(item, "en", ["Global Alliance"]) == ()
    assert of_item(item, "en")


def test_a_name_is_looked_for_only_where_it_would_stand_out():
    assert said_of(stem="On Monday Dad finds the Internet slow. Friends wait.") == []
    assert said_of("de", stem="Was soll Leonie mit dem Handy machen?") == []


@pytest.mark.parametrize(("texts", "key"), [(("a", "long one"), "own.check_shortest"), (("long one", "a"), "own.check_longest")])
def test_a_key_that_its_length_gives_away_is_told_once_it_is_a_habit(texts, key):
    items = [an_own_item(f"own-{n}", stem="?", options=own_options(*texts, right=(texts[0],))) for n in range(3)]
    assert key in [phrase.key for phrase in of_quiz(an_own_quiz("own-q", *items))]
    assert of_quiz(an_own_quiz("own-q", *items[:2])) == ()


@pytest.mark.parametrize(("genuine", "key"), [(False, "own.check_all_trick"), (True, "own.check_all_real")])
def test_screens_that_are_all_of_one_kind_are_told_of(genuine, key):
    items = [an_own_screen(f"own-{n}", genuine=genuine) for n in range(3)]
    assert key in [phrase.key for phrase in of_quiz(an_own_quiz("own-q", *items))]
    mixed = [*items[:2], an_own_screen("own-x", genuine=not genuine)]
    assert key not in [phrase.key for phrase in of_quiz(an_own_quiz("own-q", *mixed))]


def test_a_sender_is_no_child_and_a_name_in_the_text_may_be_one():
    assert of_item(an_own_screen(), "en") == ()
    parts = [{"id": "p1", "part": "line", "text": "Dear Leonie"}]
    assert [phrase.key for phrase in of_item(an_own_screen(parts=parts), "en")] == ["own.check_name"]


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("Jonas and Mia 4b", "en", ["Mia"]),
        ("Our week of kindness", "en", []),
        ("Tricks on Instagram", "en", []),
        ("All about Childnet", "en", []),
        ("Unsere Woche mit Mia", "de", []),
    ],
)
def test_a_name_in_the_title_of_a_quiz_may_be_a_child_s(title, language, said):
    found = of_quiz(an_own_quiz("own-q", title=title, language=language), ["Childnet International"])
    assert [phrase.values["name"] for phrase in found if phrase.key == "own.check_title"] == said


def test_a_screen_that_a_class_cannot_read_is_told_of():
    parts = [{"id": f"p{n}", "part": "line", "text": "a. " * 40} for n in range(3)]
    assert [phrase.key for phrase in of_item(an_own_screen(parts=parts), "en")] == ["own.check_long_screen"]


def test_more_items_than_are_played_are_told_of():
    quiz = an_own_quiz("own-q", *(an_own_item(f"own-{n}") for n in range(41)))
    assert of_quiz(quiz)[0].key == "own.check_too_many"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The cat sat on the mat and had a nap. Who fed it?", "own.level_easy"),
        (
            "Considerable responsibilities notwithstanding, organisations customarily acknowledge international recommendations",
            "own.level_hard",
        ),
    ],
)
def test_how_hard_it_is_to_read_is_said_once_there_is_enough_to_read(text, key):
    items = [an_own_item(f"own-{n}", stem=text, options=()) for n in range(6)]
    assert key in [phrase.key for phrase in of_quiz(an_own_quiz("own-q", *items))]
    assert of_quiz(an_own_quiz("own-q", items[0])) == ()


@pytest.mark.parametrize(
    ("words", "keys"),
    [(29, []), (30, ["own.level_easy"]), (31, ["own.level_middle"]), (42, ["own.level_middle"]), (43, ["own.level_hard"])],
)
def test_a_long_sentence_is_hard_to_read_however_short_its_words(words, keys):
    """LIX: words in a sentence, and how many in a hundred are long."""
    item = an_own_item("own-1", stem=f"{'a ' * words}.", options=())
    assert [phrase.key for phrase in of_quiz(an_own_quiz("own-q", item))] == keys
