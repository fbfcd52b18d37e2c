"""A plan is served whole or not at all; a lesson needs none."""

import pytest

from beacons.storage.content_files import load
from tests.plan_samples import ALPHA_PLAN, plans
from tests.samples import ALPHA, sound_tree, write


def loaded(tmp_path, *, change=lambda _: None):
    tree = sound_tree()
    tree[ALPHA_PLAN] = plans()
    change(tree)
    library = load(write(tmp_path, tree))
    return library.edition("en"), [str(problem) for problem in library.problems]


def test_a_lesson_is_taught_by_its_plan_or_without_one(tmp_path):
    edition, problems = loaded(tmp_path)
    assert problems == []
    assert edition.plan("alpha", "7-9").minutes == 30
    assert edition.plan("alpha", "10-12") is None
    bare, problems = loaded(tmp_path / "bare", change=lambda tree: tree.pop(ALPHA_PLAN))
    assert (bare.plan("alpha", "7-9"), problems) == (None, [])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda plan: plan["parts"][1].update(minutes="9"), "7-9: the minutes add up to 31, not 30"),
        (lambda plan: plan.update(recall=["alpha-7-gone"]), "7-9: no question of this path is called 'alpha-7-gone'"),
        (lambda plan: plan["later"].update(items=["alpha-10-kindness-0"]), "7-9: no question of this path is called 'alpha-10-kindness-0'"),
    ],
)
def test_a_plan_that_cannot_be_taught_is_named_and_its_lesson_stays(tmp_path, change, problem):
    edition, problems = loaded(tmp_path, change=lambda tree: change(tree[ALPHA_PLAN]["paths"]["7-9"]))
    assert [line for line in problems if problem in line] == problems != []
    assert "alpha" in edition.lessons
    assert edition.plan("alpha", "7-9") is None


def test_a_plan_of_no_lesson_is_named(tmp_path):
    _, problems = loaded(tmp_path, change=lambda tree: tree[ALPHA].update(sensitive="perhaps"))
    assert f"{ALPHA_PLAN}: lesson: no sound lesson is called 'alpha'" in problems
