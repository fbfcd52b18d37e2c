"""No mark in a map of statements says more than cards and items carry, and nothing of a framework goes missing."""

import pytest

from tests.samples import ALPHA_QUIZ

FILE = "content/frameworks/rules.yaml"


@pytest.fixture
def mapped(tree):
    """The lesson ``alpha`` for 7-9 with a framework of two statements: one asked, one that is not here."""
    tree[FILE] = {
        "format_version": "1",
        "id": "rules",
        **dict.fromkeys(("name", "short", "publisher", "edition", "confidence", "credit", "scope"), "Words."),
        "source": "https://example.org/rules",
        "groups": [
            {
                "id": "all",
                "name": "All",
                "paths": ["7-9"],
                "count": "2",
                "code": "A",
                "statements": [
                    {
                        "id": "a1",
                        "place": "A1",
                        "words": "Ask first.",
                        "mark": "taught-and-asked",
                        "cards": ["alpha/7-9/card-1"],
                        "items": [tree[ALPHA_QUIZ]["items"][0]["id"]],
                    },
                    {"id": "a2", "place": "A2", "words": "Fly.", "mark": "not", "lacks": "Nobody flies."},
                ],
            }
        ],
    }
    return tree


def first(tree):
    return tree[FILE]["groups"][0]["statements"][0]


def test_a_map_that_says_what_is_so_is_sound(mapped, findings):
    assert findings(mapped) == []


def test_an_item_that_is_gone_is_found_and_then_nothing_asks(mapped, findings):
    first(mapped)["items"] = ["alpha-7-gone"]
    assert findings(mapped) == [
        f"{FILE}: A1: [gone] no item of 7-9 is called 'alpha-7-gone'",
        f"{FILE}: A1: [mark] says asked, and no item asks it in the lesson and path of one of its cards",
    ]


@pytest.mark.parametrize("card", ["alpha/7-9/gone", "gone/7-9/card-1", "alpha/13-16/card-1", "card-1"])
def test_a_card_that_is_not_there_is_found(mapped, findings, card):
    first(mapped)["cards"].append(card)
    assert findings(mapped) == [f"{FILE}: A1: [gone] no card of 7-9 is at '{card}'"]


def test_an_item_of_another_path_than_the_statement_is_for_does_not_count(mapped, findings):
    mapped[FILE]["groups"][0]["paths"] = ["13-16"]
    assert {line.split(": ")[2].split("]")[0] for line in findings(mapped)} == {"[gone"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"items": []}, "says asked, and no item asks it in the lesson and path of one of its cards"),
        ({"cards": []}, "says asked, and no item asks it in the lesson and path of one of its cards"),
        ({"mark": "taught"}, "'taught' names items: is it asked?"),
        ({"mark": "taught", "cards": [], "items": []}, "'taught' names no card"),
        ({"mark": "touched", "cards": [], "items": []}, "'touched' names neither card nor item: say 'not'"),
        ({"mark": "not"}, "'not' names cards or items: take them out, or say 'touched'"),
        ({"mark": "not", "cards": [], "items": []}, "'not' needs 'lacks': say why"),
    ],
)
def test_a_mark_that_says_another_thing_than_cards_and_items_is_found(mapped, findings, changes, message):
    first(mapped).update(changes)
    assert findings(mapped) == [f"{FILE}: A1: [mark] {message}"]


def test_a_statement_that_is_missing_is_named(mapped, findings):
    del mapped[FILE]["groups"][0]["statements"][0]
    assert findings(mapped) == [f"{FILE}: all: [missing] wants A1 to A2 in order: look at A1"]


def test_more_statements_than_the_framework_has_are_found(mapped, findings):
    group = mapped[FILE]["groups"][0]
    del group["code"]
    group["count"] = "1"
    assert findings(mapped) == [f"{FILE}: all: [missing] has 2 statements, and the framework 1"]
