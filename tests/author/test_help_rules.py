"""One help order: on every help card, and in no item's score."""

import pytest

from author.rules.help_rules import acts_in_order
from tests.samples import ALPHA, ALPHA_QUIZ, RULES, ordering


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Stop replying. Tell an adult you trust. Keep the chat. Report it and block the account.",
            ["stop", "tell", "keep", "report", "block"],
        ),
        ("- Stop replying and keep the chat.\n- Block the account.\n- Tell an adult you trust.", ["stop", "keep", "block", "tell"]),
        ("Block it, then tell someone.", ["block", "tell"]),
        ("Show your gran.", ["tell"]),
        ("The block of flats is by the sea, and I tell stories.", []),
        ("A news report said so.", []),
    ],
)
def test_the_acts_of_a_text_are_found_in_their_order(text, acts):
    assert acts_in_order(text) == acts


def help_card(tree):
    return next(card for card in tree[ALPHA]["paths"]["7-9"]["cards"] if card["about"] == "help")


@pytest.mark.parametrize("text", [" Keep the chat. Tell a grown-up.", " Block it. Tell a grown-up.", " Report it. Keep the chat."])
def test_a_help_card_in_which_another_order_stands_is_refused(tree, findings, text):
    help_card(tree)["text"] += text
    (found,) = findings(tree)
    assert "[help-order]" in found
    assert "the one order is stop, tell, keep, report, block" in found


def test_a_help_card_may_name_some_of_the_acts_in_the_one_order(tree, findings):
    help_card(tree)["text"] += " Tell a grown-up. Block it."
    assert findings(tree) == []


def test_other_cards_are_not_held_to_it(tree, findings):
    tree[ALPHA]["paths"]["7-9"]["cards"][0]["text"] += " Block it. Tell a grown-up."
    assert findings(tree) == []


def steps(tree, *texts):
    made = ordering("alpha-7-steps")
    for option, text in zip(made["options"], texts, strict=True):
        option["text"] = text
    tree[ALPHA_QUIZ]["items"].append(made)
    return made


@pytest.mark.parametrize(
    "texts", [("Block it", "Tell an adult", "Rest"), ("Report it", "Block it", "Rest"), ("Tell an adult", "Report it", "Play")]
)
def test_no_order_of_telling_reporting_and_blocking_is_scored(tree, findings, texts):
    steps(tree, *texts)
    (found,) = findings(tree)
    assert "alpha-7-steps: [scored-help-order] scores the order of" in found


@pytest.mark.parametrize("texts", [("Stop the game", "Go to an adult", "Say it"), ("Keep the chat", "Block it", "Rest")])
def test_stop_before_anything_and_keep_before_block_may_be_scored(tree, findings, texts):
    steps(tree, *texts)
    assert findings(tree) == []


@pytest.mark.parametrize(
    "feedback",
    ["Telling earlier is fine, too.", "That's just as right here.", "The order doesn't matter here.", "Either order helps here."],
)
def test_an_ordering_that_says_another_order_is_as_good_has_no_key(tree, findings, feedback):
    steps(tree, "Look", "Walk", "Rest")["options"][0]["feedback"] = feedback
    (found,) = findings(tree)
    assert "alpha-7-steps > a: [as-good]" in found


@pytest.mark.parametrize(
    ("text", "is_found"), [("Save the picture, boat.", True), ("Never save the picture.", False), ("Don't save the picture.", False)]
)
def test_nobody_is_told_to_keep_a_picture_as_proof(tree, findings, text, is_found):
    tree[RULES]["picture_as_proof"] = ["save the picture"]
    tree[ALPHA_QUIZ]["items"][0]["options"][0]["feedback"] = text
    assert bool(findings(tree)) == is_found
