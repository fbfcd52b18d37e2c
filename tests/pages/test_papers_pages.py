"""What a school files: the map of statements, what is known, what is kept; on the page and on paper."""

import re

import pytest

from beacons.domain.papers.framework import MARKS
from beacons.root import ROOT
from beacons.ui.grown_ups import print_pages
from tests.pages.tab import SID, Elements, a_tab
from tests.shipped import english
from tests.there import there

RSHE = there(english().frameworks.get("rshe-england"))
PAPERS = pytest.mark.parametrize(("page", "paper_id"), [("evidence", "evidence"), ("data_protection", "data-protection")])
STORED = re.compile(
    r"seven-beacons(?:[.-](?:reader|family|quiz|draft|pasted|came-in|open|aside|here|left|light|room|coming|host))|stActiveTheme|affinity"
)


def printed(kind: str, **asked: str) -> str:
    return " ".join("".join(Elements(there(print_pages.page(kind, asked))).pieces).split())


def test_grown_ups_find_the_map_and_the_papers():
    reader = a_tab().open("grown_ups")
    ways = ("statements", "evidence", "data_protection")
    assert [reader.leads_to(f"to-{way.replace('_', '-')}") for way in ways] == [(way, {}) for way in ways]


def test_the_map_shows_all_39_statements_with_their_marks_and_gaps_as_openly_as_hits():
    reader = a_tab().open("statements")
    statements = RSHE.statements()
    assert len(statements) == 39
    assert "39 of 195 statements; mapped by the makers, not by the DfE." in reader.text
    assert all(statement.words in reader.text for statement in statements)
    lacking = [statement.lacks for statement in statements if statement.lacks]
    assert lacking
    assert all(lack in reader.text for lack in lacking)


def test_the_counts_by_mark_are_those_of_the_statements():
    counts = [int(count) for count in re.findall(r": (\d+)", a_tab().open("statements").texts("mark-counts")[0])]
    assert dict(zip(MARKS, counts, strict=True)) == RSHE.counts()
    assert sum(counts) == 39


def test_every_other_framework_is_there_with_its_edition_and_credit():
    reader = a_tab().open("statements")
    assert set(english().frameworks) == {"rshe-england", "ukcis", "iste", "digcomp", "esafety", "unesco-mil"}
    for framework in english().frameworks.values():
        assert framework.edition in reader.text
        assert framework.credit in reader.text


def test_of_a_lesson_only_what_it_touches_is_shown():
    reader = a_tab().open("statements", lesson=SID)
    bank = {item.id for path in ("7-9", "10-12", "13-16") for item in english().bank(SID, path)}
    touched = {s.words for s in RSHE.statements() if set(s.items) & bank or any(card.startswith(f"{SID}/") for card in s.cards)}
    assert 0 < len(touched) < 39
    assert {s.words for s in RSHE.statements() if s.words in reader.text} == touched
    assert f"{len(touched)} of 39 statements" in reader.text
    assert reader.leads_to("all-statements") == ("statements", {})
    assert reader.leads_to("to-layer") == ("grown_ups", {"lesson": SID})


def test_the_sheet_says_what_the_page_says_and_one_of_a_lesson_less():
    whole, part = printed("statements"), printed("statements", lesson=SID)
    assert all(statement.words in whole for statement in RSHE.statements())
    assert "mapped by the makers, not by the DfE" in part
    assert len(part) < len(whole)
    assert print_pages.page("statements", {"lesson": "no-such-lesson"}) is None


@PAPERS
def test_a_paper_is_whole_on_the_page_and_on_paper(page, paper_id):
    paper, reader = there(english().papers.get(paper_id)), a_tab().open(page)
    on_paper = printed(paper_id)
    said = [point.text for part in paper.parts for point in part.points]
    said += [cell for part in paper.parts for row in part.rows for cell in row.cells.values()]
    assert said
    assert all(text in reader.text and text in on_paper for text in said)
    assert reader.leads_to("to-grown-ups") == ("grown_ups", {})


def test_each_finding_says_how_sure_it_is_and_who_found_it():
    known = there(english().papers.get("evidence")).parts[0]
    listed = a_tab().open("evidence").texts("points")[0]
    for point in known.points:
        assert point.confidence
        assert there(point.source) in listed


def test_what_a_school_files_names_every_store_that_the_assessment_names_and_no_other():
    rows = next(part for part in there(english().papers.get("data-protection")).parts if part.id == "kept").rows
    filed = set(STORED.findall(" ".join(row.cells["where"] for row in rows)))
    assert filed == set(STORED.findall((ROOT / "docs" / "dpia.md").read_text(encoding="utf-8")))


@PAPERS
def test_without_its_file_a_page_still_leads_back(serve, page, paper_id):
    serve(lambda root: (root / "content" / "papers" / f"{paper_id}.yaml").unlink())
    reader = a_tab().open(page)
    assert reader.title
    assert reader.leads_to("to-grown-ups") == ("grown_ups", {})
