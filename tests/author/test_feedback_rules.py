"""Feedback moves on: few concessions, no praise of the person, varied openings."""

import pytest

from author.rules.feedback_rules import concedes
from tests.samples import ALPHA, ALPHA_QUIZ, RULES

GOOD = ("good idea", "kind", "fair", "brave", "normal", "only human")


def wrong(tree, n):
    """The n-th wrong option of the single choices of the sample."""
    every = [
        option
        for item in tree[ALPHA_QUIZ]["items"]
        if item["type"] in {"single_choice", "multiple_choice"}
        for option in item["options"]
        if option["id"] not in item["key"]
    ]
    return every[n]


@pytest.fixture
def listing(tree):
    tree[RULES]["conceding"] = list(GOOD)
    tree[RULES]["praise"] = ["well done", "you're clever"]
    return tree


@pytest.mark.parametrize(
    "feedback",
    [
        "It's kind to answer, but it won't stop.",
        "That is a good idea. The account asks again.",
        "Waiting feels fair. It helps nobody.",
        "Being angry is only human. A reply keeps it going.",
        "Many people think so. The app can still see it.",
        "Lots of children do that. It shows where you live.",
        "Wanting to help is fine. Tell someone first.",
        "It's easy to believe. Anyone can copy a photo.",
        "Speaking up takes courage. Ask him first.",
        "It’s quite normal to wonder. Ask a grown-up.",
    ],
)
def test_praise_of_the_mistake_comes_before_help(feedback):
    assert concedes(feedback, GOOD)


@pytest.mark.parametrize(
    "feedback",
    [
        "The account will ask again.",
        "Anyone can copy a photo.",
        "It isn't fair to ask that. Tell someone.",
        "That is not a good idea when someone pushes.",
        "Two can soon be ten. That's a kind thought too late.",
        "A joke keeps the photo moving.",
    ],
)
def test_what_happens_next_or_a_reason_is_no_concession(feedback):
    assert not concedes(feedback, GOOD)


def test_a_quarter_of_the_wrong_options_may_open_so_and_no_more(listing, findings):
    for n in range(11):
        wrong(listing, n)["feedback"] = f"Way {n} is kind, boat {n}."
    assert findings(listing) == []
    wrong(listing, 11)["feedback"] = "Way 11 is kind, boat 11."
    (found,) = findings(listing)
    assert found.startswith(f"{ALPHA_QUIZ}: 7-9: [concession] 12 of 45 wrong options open with a concession, at most 25%: ")


def test_a_right_option_may_say_what_is_good(listing, findings):
    for item in listing[ALPHA_QUIZ]["items"]:
        if item["type"] == "single_choice":
            next(o for o in item["options"] if o["id"] == item["key"])["feedback"] = f"{item['id']}-a is kind."
    assert findings(listing) == []


def test_an_unsafe_act_is_never_conceded_to(listing, findings):
    listing[ALPHA]["sensitive"] = "some"
    item = listing[ALPHA_QUIZ]["items"][0]
    item["sensitive"] = "topic"
    option = next(o for o in item["options"] if o["id"] != item["key"])
    option["feedback"] = "It's kind to answer."
    assert findings(listing) == [
        f"{ALPHA_QUIZ}: {item['id']} > {option['id']}: [concession] concedes to an unsafe act: begin with what happens next, or a reason"
    ]


def test_nothing_is_conceded_to_a_teenager(read_by_16, findings):
    read_by_16[RULES]["conceding"] = list(GOOD)
    wrong(read_by_16, 0)["feedback"] = "It's kind to answer."
    (found,) = findings(read_by_16)
    assert "[concession] concedes to a teenager" in found


def test_praise_of_the_person_is_found_in_any_feedback(listing, findings):
    listing[ALPHA_QUIZ]["items"][0]["options"][0]["feedback"] = "Well done, boat."
    (found,) = findings(listing)
    assert "[praise] 'well done' praises the person" in found


def test_the_third_reason_that_begins_alike_is_found(tree, findings):
    for n in range(2):
        wrong(tree, n)["feedback"] = f"Look at the boat {n}."
    assert findings(tree) == []
    wrong(tree, 2)["feedback"] = "Look, at THE boat 2."
    assert findings(tree) == [f"{ALPHA_QUIZ}: [opening] 3 reasons begin with 'look at the …', at most 2"]
