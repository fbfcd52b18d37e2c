"""English as it is spoken to children in Britain, in content and interface."""

import pytest

from tests.samples import ALPHA, ALPHA_QUIZ, INTERFACE, RULES


def say(tree, text):
    tree[ALPHA_QUIZ]["items"][0]["options"][0]["feedback"] = text


@pytest.mark.parametrize(
    "text",
    [
        "Sam does not go.",
        "You cannot go.",
        "It is far.",
        "But it is far.",
        "I am here.",
        "She said, “You will see.”",
        "Let us go.",
        "That is far.",
        "Then they are far.",
    ],
)
def test_what_nobody_says_aloud_is_found(tree, findings, text):
    say(tree, text)
    (found,) = findings(tree)
    assert "[contraction]" in found


@pytest.mark.parametrize(
    "text",
    [
        "Yes, it is.",
        "Who made it is here.",
        "See what it is.",
        "It isn't far.",
        "We don't go.",
        "Is it far?",
        "See how far it is.",
        "This one is here.",
    ],
)
def test_what_is_said_so_stays(tree, findings, text):
    say(tree, text)
    assert findings(tree) == []


def test_grown_ups_background_may_be_written_language(tree, findings):
    tree[ALPHA]["adult"]["child_reads"] = "The lesson does not say so. It is short."
    assert findings(tree) == []


def test_the_interface_is_read_with_the_same_ear(tree, findings):
    tree[INTERFACE]["home.far"] = "It is far."
    (found,) = findings(tree)
    assert found == "content/interface.yaml: home.far: [contraction] 'It is': say it as one speaks"


def test_both_forms_of_a_count_are_read(tree, findings):
    tree[INTERFACE]["home.boats"] = {"one": "One boat", "other": "There is a boat more"}
    assert len(findings(tree)) == 1


def test_one_lesson_is_checked_without_the_interface(tree, findings):
    tree[INTERFACE]["home.far"] = "It is far."
    assert findings(tree, "alpha") == []


def test_a_stiff_word_is_found_for_children_and_left_to_grown_ups(tree, findings):
    tree[RULES]["stiff"] = ["anew"]
    tree[ALPHA]["adult"]["child_reads"] = "Begin anew."
    assert findings(tree) == []
    say(tree, "Begin anew.")
    (found,) = findings(tree)
    assert "[stiff] 'anew'" in found


def test_a_promise_for_people_whom_nobody_knows_is_found_for_all_readers(tree, findings):
    tree[RULES]["promises"] = ["never look in secret"]
    tree[ALPHA]["adult"]["child_reads"] = "We never look in secret."
    (found,) = findings(tree)
    assert "adult: [promise] 'never look in secret'" in found
