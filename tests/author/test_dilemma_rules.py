"""Items without a key: both sides have room, and nothing is put up for choice that is no matter of opinion."""

import pytest

from tests.samples import ALPHA_QUIZ, dilemma, sound_tree

WHERE = f"{ALPHA_QUIZ}: alpha-7-dilemma"


@pytest.fixture
def made(tree):
    """A dilemma that the linter likes."""
    one = dilemma("alpha-7-dilemma")
    tree[ALPHA_QUIZ]["items"].append(one)
    return one


def test_a_sound_one_leaves_nothing_to_mend(tree, made, findings):
    assert findings(tree) == []


def test_an_option_longer_than_the_others_is_found(tree, made, findings):
    made["options"][0]["text"] = "Way a goes on and on and on"
    assert findings(tree) == [f"{WHERE}: [views-uneven] options: the longest has 27 letters, the shortest 5: at most 1.5 times"]


@pytest.mark.parametrize("side", ["gains", "pays", "reason_for", "reason_against"])
def test_a_side_that_one_option_has_more_of_is_found(tree, made, findings, side):
    made["options"][1][side] = "Side b goes on and on and on."
    assert findings(tree) == [f"{WHERE}: [views-uneven] {side}: the longest has 29 letters, the shortest 7: at most 2 times"]


@pytest.mark.parametrize(("field", "most"), [("floor", 10), ("values", 10), ("question", 20)])
def test_what_is_shared_is_short_enough_for_a_wall(tree, made, findings, field, most):
    made[field] = " ".join(["Sea"] * most) + "."
    assert findings(tree) == []
    made[field] = " ".join(["Sea"] * (most + 1)) + "."
    assert findings(tree) == [f"{WHERE}: [views-length] '{made[field]}' has {most + 1} words, at most 10"]


@pytest.mark.parametrize(
    ("text", "theme"), [("Is it a threat?", "danger"), ("It's a fault.", "blame"), ("Do you tell an adult?", "telling")]
)
@pytest.mark.parametrize("field", ["stem", "floor", "question"])
def test_what_is_no_matter_of_opinion_is_found(findings, field, text, theme):
    tree = sound_tree()
    tree[ALPHA_QUIZ]["items"].append(dilemma("alpha-7-dilemma") | {field: text})
    (line,) = findings(tree)
    assert line.startswith(f"{WHERE}: [no-dilemma] ")
    assert line.endswith(f"is about {theme}: that's no matter of opinion")


@pytest.mark.parametrize("side", ["text", "gains", "pays", "reason_for", "reason_against"])
def test_it_is_found_in_each_text_of_an_option_too(tree, made, findings, side):
    for option in made["options"]:
        option[side] = f"{option['id']} is a fault."
    assert findings(tree) == [f"{WHERE}: [no-dilemma] 'fault' is about blame: that's no matter of opinion"]


def test_two_roles_that_are_one_are_found(tree, made, findings):
    made["roles"][1]["text"] = made["roles"][0]["text"]
    assert findings(tree) == [f"{WHERE}: [roles] both roles are the same"]


def test_its_texts_are_read_like_all_others(tree, made, findings):
    made["options"][0]["gains"] = "A pirate."
    made["roles"][0]["text"] = "You are the sea monster."
    found = findings(tree)
    assert any("'pirate' is barred" in line for line in found)
    assert any("'sea monster' is barred" in line for line in found)


def test_a_lesson_without_one_is_found_as_soon_as_another_has_one_for_that_path(findings):
    tree = sound_tree(["alpha", "beta"], ["7-9", "10-12"])
    assert findings(tree) == []
    tree[ALPHA_QUIZ]["items"] += [dilemma("alpha-7-dilemma"), dilemma("alpha-10-dilemma", "10-12")]
    assert findings(tree) == ["quizzes/beta.yaml: 10-12: [dilemma] has none to talk about: add one without a key"]
