import pytest

from tests.samples import ALPHA, ALPHA_QUIZ, COURSE, RULES


def say(tree, text):
    tree[ALPHA]["paths"]["7-9"]["cards"][0]["text"] += f" {text}"


def test_a_misspelt_word_on_a_card_is_found(tree, findings):
    say(tree, "A freind comes.")
    assert findings(tree) == [f"{ALPHA}: 7-9 > card-1: [spelling] 'freind': mend it, or add it to spelling in writing_rules.yaml"]


def test_a_misspelt_word_in_an_item_is_found(tree, findings):
    tree[ALPHA_QUIZ]["items"][0]["hint"] = "Ask a freind."
    assert [line.split(": ")[:2] for line in findings(tree)] == [[ALPHA_QUIZ, "alpha-7-identity-0"]]


def test_a_misspelt_word_is_named_once_for_each_place(tree, findings):
    say(tree, "A freind and a freind.")
    tree[ALPHA_QUIZ]["items"][0]["hint"] = "Ask a freind."
    assert len(findings(tree)) == 2


def test_a_misspelt_word_in_bold_is_found(tree, findings):
    say(tree, "A **freind** comes.")
    assert len(findings(tree)) == 1


def test_each_part_of_a_compound_is_looked_at(tree, findings):
    say(tree, "A well-known boat and a wel-known one.")
    assert [line.split("'")[1] for line in findings(tree)] == ["wel"]


@pytest.mark.parametrize(
    "text", ["Zofia and Kwame go.", "It isn't far, you'll see.", "It isn’t far.", "At 12 or 3rd, go to sea.", "It's a café."]
)
def test_names_short_forms_and_numbers_are_no_mistakes(tree, findings, text):
    say(tree, text)
    assert findings(tree) == []


def test_a_word_that_the_project_adds_is_fine(tree, findings):
    say(tree, "A stepdad comes.")
    tree[RULES]["spelling"] = ["Stepdad"]
    assert findings(tree) == []


def test_an_organisations_name_is_fine(tree, findings):
    tree[COURSE]["names"].append("eSafe fjordkeepers")
    say(tree, "The eSafe fjordkeepers help.")
    assert findings(tree) == []
