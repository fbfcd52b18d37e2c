"""Story: of the decisions on the way that was taken, each that helps earns one part."""

from fractions import Fraction

import pytest
from pydantic import ValidationError

from beacons.domain.response import Incomplete, Mark
from tests.builders import STORY_HELPS, STORY_SCENES, STORY_WAYS, a_story, choices, scenes
from tests.there import there


def broken(offers=STORY_SCENES, ways=STORY_WAYS, helping=STORY_HELPS):
    """What is said of a story with these scenes and choices."""
    with pytest.raises(ValidationError) as error:
        a_story(scenes=scenes(offers), options=choices(ways, helping=helping))
    return str(error.value)


def wishes(offers=STORY_SCENES, ways=STORY_WAYS, helping=STORY_HELPS):
    """What our course would rather have of a story with these scenes and choices."""
    return a_story(scenes=scenes(offers), options=choices(ways, helping=helping)).wishes()


@pytest.mark.parametrize(
    ("way", "helping"),
    [
        (("ask", "wait", "tell"), 3),
        (("hide", "wait", "tell"), 2),
        (("ask", "wait", "sleep", "call"), 3),
        (("ask", "wait", "sleep", "stay"), 2),
        (("hide", "wait", "sleep", "stay"), 1),
    ],
    ids=repr,
)
def test_each_decision_that_helps_earns_one_part_of_the_way_that_was_taken(way, helping):
    outcome = a_story().check(way)
    assert (outcome.earned, outcome.found, outcome.possible) == (helping, helping, len(way))
    assert outcome.credit == Fraction(helping, len(way))
    assert outcome.is_right == (helping == len(way))


def test_marks_follow_the_way_and_leave_out_what_was_not_met():
    marks = a_story().check(("hide", "wait", "tell")).marks
    assert marks == (Mark("hide", "wrong"), Mark("wait", "right"), Mark("tell", "right"))


@pytest.mark.parametrize(
    "response",
    [
        (),
        ("ask",),
        ("ask", "wait"),
        ("ask", "wait", "sleep"),
        ("wait", "tell"),
        ("ask", "tell"),
        ("ask", "hide", "wait", "tell"),
        ("ask", "wait", "tell", "call"),
        ("unknown",),
        {},
        {"ask": "club"},
    ],
    ids=repr,
)
def test_a_way_that_does_not_reach_an_ending_by_choices_on_offer_is_invalid_and_not_wrong(response):
    item = a_story()
    assert not item.is_complete(response)
    with pytest.raises(Incomplete, match="the-club"):
        item.check(response)


@pytest.mark.parametrize(
    ("way", "scene_id"),
    [((), "start"), (("ask",), "club"), (("hide", "wait"), "home"), (("ask", "wait", "sleep"), "late"), (("ask", "wait", "tell"), "end")],
    ids=repr,
)
def test_a_way_leads_from_scene_to_scene(way, scene_id):
    assert there(a_story().scene_after(way)).id == scene_id


@pytest.mark.parametrize("way", [("tell",), ("ask", "ask"), ("unknown",), ("ask", "wait", "tell", "ask")], ids=repr)
def test_a_choice_that_the_scene_does_not_offer_leads_nowhere(way):
    assert a_story().scene_after(way) is None


def test_scene_and_choice_are_found_by_id():
    assert a_story().scene("club").options == ("wait",)
    assert a_story().choice("wait").to == "home"


@pytest.mark.parametrize("find", [a_story().scene, a_story().choice])
def test_a_scene_or_choice_that_is_not_there_is_a_key_error(find):
    with pytest.raises(KeyError, match="nobody"):
        find("nobody")


@pytest.mark.parametrize("length", [3, 4, 5])
def test_a_way_of_three_to_five_decisions_is_sound(length):
    ids = [f"s{n}" for n in range(length + 1)]
    offers: dict[str, tuple[str, ...]] = {i: (f"go-{n}",) if n < length else () for n, i in enumerate(ids)}
    ways = {f"go-{n}": ids[n + 1] for n in range(length)}
    item = a_story(scenes=scenes(offers), options=choices(ways, helping=tuple(ways)))
    assert item.check(tuple(ways)).possible == length


@pytest.mark.parametrize("length", [1, 2, 6])
def test_a_way_of_another_length_works_and_is_not_for_our_course(length):
    ids = [f"s{n}" for n in range(length + 1)]
    offers: dict[str, tuple[str, ...]] = {i: (f"go-{n}",) if n < length else () for n, i in enumerate(ids)}
    ways = {f"go-{n}": ids[n + 1] for n in range(length)}
    item = a_story(scenes=scenes(offers), options=choices(ways, helping=tuple(ways)))
    assert item.check(tuple(ways)).possible == length
    assert item.wishes() == [f"ways have {length} to {length} decisions: make it 3 to 5"]


def test_the_shortest_and_the_longest_way_count():
    assert wishes(ways={**STORY_WAYS, "hide": "home"}) == ["ways have 2 to 4 decisions: make it 3 to 5"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"offers": {**STORY_SCENES, "club": ("wait", "nothing")}}, "'nothing' is not an option"),
        ({"offers": {**STORY_SCENES, "home": ("tell",)}}, "option 'sleep' stands in 0 scenes"),
        ({"offers": {**STORY_SCENES, "club": ("wait", "tell")}}, "option 'tell' stands in 2 scenes"),
        ({"ways": {**STORY_WAYS, "wait": "nowhere"}}, "option 'wait' leads to 'nowhere', which is no scene"),
        ({"ways": {**STORY_WAYS, "call": "start"}}, "a way goes round in a circle"),
    ],
)
def test_scenes_and_choices_that_do_not_fit_are_a_problem(changes, problem):
    assert problem in broken(**changes)


def test_a_scene_id_twice_is_a_problem():
    with pytest.raises(ValidationError, match="scene id 'end' stands there twice"):
        a_story(scenes=(*scenes(STORY_SCENES), *scenes({"end": ()})))


def test_all_that_does_not_fit_together_is_named_at_once():
    said = broken(offers={**STORY_SCENES, "club": ("nothing",)}, ways={**STORY_WAYS, "tell": "nowhere"})
    for problem in ("'nothing' is not an option", "'wait' stands in 0 scenes", "leads to 'nowhere'"):
        assert problem in said


def test_all_that_our_course_would_rather_have_is_named_at_once():
    said = wishes(offers={**STORY_SCENES, "island": ()}, ways={**STORY_WAYS, "wait": "end"}, helping=("ask", "tell", "call"))
    assert said == [
        "scene 'club': no choice helps",
        "scene 'home' is never reached",
        "scene 'late' is never reached",
        "scene 'island' is never reached",
        "ways have 2 to 2 decisions: make it 3 to 5",
    ]
