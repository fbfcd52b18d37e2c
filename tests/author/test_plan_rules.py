import pytest

from tests.builders import a_story
from tests.plan_samples import ALPHA_PLAN, MINUTES, plan, plans
from tests.samples import ALPHA_QUIZ, sound_tree


def planned(path="7-9", lessons=("alpha",)):
    """A sound tree with a plan for its last lesson; the first question of the plan uses the lesson's idea."""
    tree, last = sound_tree(lessons, paths=[path]), lessons[-1]
    tree[f"content/plans/{last}.yaml"] = plans(last, path)
    first = quiz_of(tree, last, path)["items"][0]
    next(item for item in tree[f"quizzes/{last}.yaml"]["items"] if item["id"] == first)["uses_idea"] = "true"
    return tree


def quiz_of(tree, lesson="alpha", path="7-9"):
    return part_of(tree, "quiz", lesson, path)


def part_of(tree, kind, lesson="alpha", path="7-9"):
    return next(part for part in tree[f"content/plans/{lesson}.yaml"]["paths"][path]["parts"] if part["kind"] == kind)


def path_plan(tree):
    return tree[ALPHA_PLAN]["paths"]["7-9"]


@pytest.mark.parametrize("path", MINUTES)
def test_a_sound_plan_and_a_lesson_without_one_leave_nothing_to_mend(findings, path):
    assert findings(planned(path)) == []


def test_a_part_that_a_lesson_needs_is_missed(findings):
    tree = planned("10-12")
    talk = part_of(tree, "talk", path="10-12")
    talk["kind"] = "practise"
    assert [line.partition("[")[2] for line in findings(tree)] == [
        "plan-parts] needs these parts in this order: starter, cards, quiz, talk, practise, exit, home",
    ]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda plan: plan["parts"][0].update(minutes="4") or plan["parts"][1].update(minutes="9"), "plan-parts"),
        (lambda plan: plan["parts"][2].pop("if_short"), "plan-short"),
        (lambda plan: plan["parts"][4].update(if_short="Leave it out."), "plan-short"),
        (lambda plan: plan.pop("later"), "plan-later"),
        (lambda plan: plan["parts"][1].update(items=["alpha-7-create-0"]), "plan-items"),
        (lambda plan: plan["parts"][2]["items"].pop(), "plan-items"),
        (lambda plan: plan["parts"][2].update(items=[f"alpha-7-{strand}-0" for strand in ("kindness", "help", "truth")]), "plan-items"),
        (lambda plan: plan["parts"][4].update(items=[]), "plan-items"),
        (lambda plan: plan["later"].update(items=["alpha-7-kindness-0"]), "plan-items"),
        (lambda plan: plan["parts"][2]["items"].__setitem__(0, "alpha-7-balance-0"), "plan-idea"),
        (lambda plan: plan["parts"][4].update(what="Put your hands up."), "plan-seen"),
        (lambda plan: plan["parts"][3].update(what="Say it. " * 40), "length"),
        (lambda plan: plan["record"][0].update(text="I know the sea."), "record"),
    ],
)
def test_what_a_class_could_not_do_is_found(findings, change, rule):
    tree = planned()
    change(path_plan(tree))
    assert [line.partition("[")[2].partition("]")[0] for line in findings(tree)] == [rule]


def with_a_story(kind, minutes):
    """A sound tree whose part of this kind, so long, asks a story of three forks, in place of its last question."""
    tree = planned("10-12")
    story = {**a_story("alpha-10-tale", path="10-12").model_dump(mode="json", exclude_none=True), "card": "alpha-card-do"}
    tree["quizzes/alpha.yaml"]["items"].append(story)
    part = part_of(tree, kind, path="10-12")
    part.update(items=[*part["items"][:-1], "alpha-10-tale"], minutes=str(minutes))
    return tree


def about_stories(findings, tree):
    return [line.partition("[")[2] for line in findings(tree) if "[plan-story" in line or "[plan-minutes" in line]


def test_a_story_takes_its_time_and_is_never_the_last_question(findings):
    assert about_stories(findings, with_a_story("quiz", 13)) == []
    tree = with_a_story("quiz", 9)
    part_of(tree, "cards", path="10-12")["minutes"] = "13"
    assert about_stories(findings, tree) == ["plan-minutes] asks for 11 minutes, and has 9"]
    tree = with_a_story("exit", 7)
    part_of(tree, "cards", path="10-12")["minutes"] = "5"
    assert about_stories(findings, tree) == ["plan-story] nobody can go through a story alone: ask another question last"]


def test_a_story_is_not_recalled(findings):
    tree = planned("10-12", ("alpha", "beta"))
    tree["quizzes/alpha.yaml"]["items"].append(a_story("alpha-10-tale", path="10-12").model_dump(mode="json", exclude_none=True))
    tree["content/plans/beta.yaml"]["paths"]["10-12"]["recall"] = ["alpha-10-tale"]
    assert about_stories(findings, tree) == ["plan-story] takes too long for a starter"]


def test_where_a_question_is_about_harm_nobody_shows_an_answer(findings):
    tree = planned()
    quiz_of(tree)["what"] = "Everybody holds a hand up."
    assert findings(tree, only="alpha") == []
    sensitive = quiz_of(tree)["items"][1]
    next(item for item in tree[ALPHA_QUIZ]["items"] if item["id"] == sensitive)["sensitive"] = "topic"
    assert f"{ALPHA_PLAN}: 7-9 > quiz: [plan-seen] 'hand': here nobody shows an answer to the class" in findings(tree, only="alpha")


def test_all_but_the_first_lesson_recall_an_earlier_one(findings):
    tree = planned(lessons=("alpha", "beta"))
    recalling = plan("beta", "7-9")
    tree["content/plans/beta.yaml"]["paths"]["7-9"] = recalling
    assert findings(tree, "beta") == ["content/plans/beta.yaml: 7-9: [plan-recall] name one or two questions of an earlier lesson (recall)"]
    recalling["recall"] = ["beta-7-create-0"]
    assert findings(tree, "beta") == ["content/plans/beta.yaml: 7-9: [plan-recall] recalls no earlier lesson: beta"]
    recalling["recall"] = ["alpha-7-create-0"]
    assert findings(tree, "beta") == []


def test_a_plan_is_held_to_the_words_of_its_readers(findings):
    tree = planned()
    path_plan(tree)["record"][0]["text"] = "I can say it is your own fault."
    path_plan(tree)["deputy"] = "They should have told you."
    assert sorted(line.partition(": [")[0] for line in findings(tree) if "[blame]" in line) == [
        f"{ALPHA_PLAN}: 7-9",
        f"{ALPHA_PLAN}: 7-9 > record",
    ]
