"""A framework of others: what is counted, what one lesson touches, and where our strands stand in it."""

import pytest
from pydantic import ValidationError

from beacons.domain.papers.framework import CardPlace, Framework, Statement, crosswalk, touched_by


def a_statement(place: str, mark: str = "taught-and-asked", **changes: object) -> dict[str, object]:
    own = {"id": place.lower(), "place": place, "words": "To ask first.", "mark": mark, "cards": ["sea/7-9/ask"], "items": ["sea-7-ask"]}
    return {**own, **changes}


def a_framework(*statements: dict[str, object], framework_id: str = "rules") -> Framework:
    group = {"id": "all", "name": "All", "paths": ["7-9"], "count": 9, "statements": statements}
    words = dict.fromkeys(("name", "short", "publisher", "edition", "confidence", "credit", "scope"), "Words.")
    return Framework(format_version="1", id=framework_id, source="https://example.org", groups=[group], **words)


def test_marks_are_counted_and_one_that_nothing_has_counts_none():
    rules = a_framework(a_statement("A1"), a_statement("A2", "touched"), a_statement("A3", "touched"))
    assert rules.counts() == {"taught-and-asked": 1, "taught": 0, "touched": 2, "not": 0}


def test_a_lesson_is_shown_with_what_of_it_touches_a_statement_and_with_nothing_of_another_lesson():
    both = a_statement("A1", cards=["sea/7-9/ask", "land/7-9/tell"], items=["sea-7-ask", "land-7-tell"])
    rules = a_framework(both, a_statement("A2", cards=["land/7-9/tell"], items=[]), a_statement("A3", cards=[], items=["sea-7-ask"]))
    found = touched_by(rules, "sea", {"sea-7-ask"})
    assert [(one.statement.place, one.cards, one.items) for one in found] == [
        ("A1", (CardPlace("sea", "7-9", "ask"),), ("sea-7-ask",)),
        ("A3", (), ("sea-7-ask",)),
    ]


def test_a_strand_stands_where_statements_name_it_and_nowhere_else():
    one = a_framework(a_statement("A1", strands=["help"]), a_statement("A2", strands=["help", "rights"]), framework_id="one")
    other = a_framework(a_statement("B1"), framework_id="other")
    found = crosswalk([one, other])
    assert found["help"] == {"one": ("A1", "A2"), "other": ()}
    assert found["rights"] == {"one": ("A2",), "other": ()}
    assert found["truth"] == {"one": (), "other": ()}


def test_a_card_written_in_another_way_is_nowhere():
    assert list(Statement(**a_statement("A1", cards=["ask"])).places()) == [CardPlace("ask", "", "")]


def test_a_mark_that_there_is_not_is_a_problem():
    with pytest.raises(ValidationError, match="mark"):
        a_framework(a_statement("A1", "covered"))
