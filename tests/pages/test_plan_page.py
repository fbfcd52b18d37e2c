"""From the doors of grown-ups to the plan of a lesson, and from there to all that a class needs."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from beacons.domain.path import CHILD_PATHS, ChildPath
from beacons.ui.grown_ups import print_pages
from tests.pages.tab import SID, a_tab
from tests.shipped import english
from tests.there import there

PATH: ChildPath = "10-12"
HERE = {"lesson": SID, "path": PATH}
PLAN = there(english().plan(SID, PATH))


def at_plan(**changes: str):
    return a_tab().open("grown_ups", **{**HERE, "show": "plan", **changes})


def links(reader) -> list[str]:
    return [one["attributes"]["href"] for one in reader.elements("a")]


def shown(reader) -> str:
    return " ".join(reader.text.replace("’", "'").split())


def test_grown_ups_stand_before_two_doors():
    reader = a_tab().open("grown_ups")
    assert [door["attributes"]["href"].partition("?")[2] for door in reader.elements("door")] == ["show=home", "show=class"]
    assert a_tab().open("grown_ups", show="home").title == "At home"
    assert a_tab().open("grown_ups", show="class").title == "In class"


def test_behind_the_door_to_class_every_lesson_is_one_tap_away_in_every_path():
    reader = a_tab().open("grown_ups", show="class")
    for lesson in english().in_order():
        for path in lesson.paths:
            to = ("grown_ups", {"lesson": lesson.id, "path": path, "show": "plan"})
            assert reader.leads_to(f"plan-{lesson.id}-{path}") == to


def test_from_a_plan_slides_wall_and_live_room_are_one_tap_away_with_the_set_of_the_plan():
    reader, at_items = at_plan(), HERE | {"items": ",".join(PLAN.item_ids)}
    assert reader.leads_to("plan-slides") == ("projector", HERE | {"show": "slides"})
    assert reader.leads_to("main-to-wall") == ("projector", at_items)
    assert reader.leads_to("plan-room") == ("class_room", at_items)
    assert reader.leads_to("plan-statements") == ("statements", HERE)


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_a_second_look_with_questions_opens_the_wall_with_just_these(path):
    later = there(there(english().plan(SID, path)).later) if there(english().plan(SID, path)).later else None
    on_wall = [parse_qs(urlsplit(href).query) for href in links(at_plan(path=path)) if "show=questions" in href]
    items = ",".join(later.items) if later else ""
    assert on_wall == ([{"lesson": [SID], "path": [path], "items": [items], "show": ["questions"]}] if items else [])


def papers_of(reader) -> list[str]:
    return [href.partition("/print/")[2].partition("?")[0] for href in links(reader) if "/print/" in href]


@pytest.mark.parametrize("lesson", english().in_order(), ids=lambda lesson: lesson.id)
def test_every_paper_that_a_plan_leads_to_is_there_with_worksheet_and_home_sheet_among_them(lesson):
    for path in lesson.paths:
        reader = at_plan(lesson=lesson.id, path=path)
        asked = {kind: {name: of[0] for name, of in parse_qs(query).items()} for kind, query in _papers(reader)}
        assert {"bundle", "lesson-plan", "deputy", "plan-worksheet", "home-sheet", "record", "open"} <= {*asked}
        assert [kind for kind, query in asked.items() if print_pages.page(kind, query, "https://beacons.example") is None] == []


def _papers(reader) -> list[tuple[str, str]]:
    parts = [urlsplit(href) for href in links(reader) if "/print/" in href]
    return [(part.path.partition("/print/")[2], part.query) for part in parts]


def test_the_first_worksheet_of_a_plan_is_the_plans_own_and_more_questions_come_after_it():
    found = papers_of(at_plan())
    assert found.index("plan-worksheet") < found.index("worksheet")


def test_before_a_lesson_on_harm_the_briefing_is_the_first_paper_and_the_plan_says_that_no_hands_are_counted():
    reader = at_plan(lesson="global-alliance")
    assert papers_of(reader)[0] == "briefing"
    assert "don't count hands" in shown(reader)
    assert shown(reader).index("Tell your safeguarding lead") < shown(reader).index("What lies ready")
    assert "briefing" not in papers_of(at_plan())
    assert "don't count hands" not in shown(at_plan())


def test_a_plan_shows_each_part_with_its_minutes_and_says_of_each_question_how_it_is_answered():
    reader = at_plan()
    text = shown(reader)
    for part in PLAN.parts:
        assert f"{part.minutes} min" in text
        assert part.what in text
    stems = [" ".join(there(english().item(item_id)).stem.split()) for item_id in PLAN.item_ids]
    assert all(stem.replace("’", "'") in text for stem in stems)
    assert len(reader.elements("how")) == len(PLAN.item_ids) + len(PLAN.later.items if PLAN.later else ())
    assert "Alone, on a card" in text
    clocks = [tuple(map(int, re.findall(r"\d+", clock))) for clock in reader.texts("clock")]
    assert [ends - begins for begins, ends in clocks] == [part.minutes for part in PLAN.parts]
    assert [begins for begins, _ in clocks] == [0, *(ends for _, ends in clocks[:-1])]


def test_a_plan_names_the_questions_about_harm_to_whoever_leads_on_safeguarding(serve):
    first = PLAN.item_ids[0]

    def make_sensitive(root):
        file = root / "quizzes" / f"{SID}.yaml"
        before, item, after = file.read_text(encoding="utf-8").partition(f"  - id: {first}\n")
        file.write_text(before + item + after.replace("sensitive: none", "sensitive: topic", 1), encoding="utf-8")

    assert "These questions touch on harm" not in at_plan().text
    serve(make_sensitive)
    after = shown(at_plan()).partition("These questions touch on harm")[2]
    assert " ".join(there(english().item(first)).stem.split()) in after


def test_without_a_plan_there_are_the_ways_and_nothing_that_is_not_there(serve):
    serve(lambda root: (root / "content" / "plans" / f"{SID}.yaml").unlink())
    reader = at_plan()
    assert reader.title == "Safer Internet Day: for a class, ages 10–12"
    assert reader.leads_to("main-to-wall") == ("projector", HERE)
    assert any("/print/worksheet" in href for href in links(reader))
    assert not any("/print/lesson-plan" in href for href in links(reader))


@pytest.mark.parametrize("path", ["", "40-50"])
def test_a_path_that_there_is_not_shows_the_plan_of_one_that_there_is(path):
    assert at_plan(path=path).title.startswith("Safer Internet Day: the plan for ages")


def test_at_home_every_lesson_lies_open_in_every_path():
    found = links(a_tab().open("grown_ups", show="home"))
    for lesson in english().in_order():
        for path in CHILD_PATHS:
            assert any(href.endswith(f"/print/open?lesson={lesson.id}&path={path}") for href in found)
