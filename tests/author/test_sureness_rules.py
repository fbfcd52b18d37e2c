import pytest

from tests.samples import ALPHA, ALPHA_FACTS, ALPHA_QUIZ, RULES, sound_tree

ASKED = "content/facts: alpha-start: [sureness] people disagree here: say whether it is established, likely or open"


def disputed(path, sureness=None):
    """A lesson on one path with a card that states a fact about which people disagree."""
    tree = sound_tree(paths=[path])
    tree[RULES]["disputed"] = ["alpha-"]
    tree[ALPHA]["paths"][path]["cards"][0]["sources"] = ["alpha-start"]
    if sureness:
        tree[ALPHA_FACTS]["facts"][0]["sureness"] = sureness
    return tree


def test_a_disputed_fact_on_a_card_for_13_to_16_has_to_say_how_sure_it_is(findings):
    assert findings(disputed("13-16"), only="alpha") == [ASKED]


@pytest.mark.parametrize("sureness", ["established", "likely", "open"])
def test_any_of_the_three_words_will_do(findings, sureness):
    assert findings(disputed("13-16", sureness), only="alpha") == []


def test_a_disputed_fact_on_which_an_item_rests_has_to_say_it_too(findings):
    tree = disputed("13-16")
    tree[ALPHA]["paths"]["13-16"]["cards"][0]["sources"] = []
    assert ASKED not in findings(tree, only="alpha")
    tree[ALPHA_QUIZ]["items"][0]["source"] = "alpha-start"
    assert ASKED in findings(tree, only="alpha")


def test_younger_readers_are_not_told_so_nothing_is_asked_of_their_facts(findings):
    assert findings(disputed("10-12"), only="alpha") == []


def test_a_fact_about_which_nobody_disagrees_needs_no_word(findings):
    tree = disputed("13-16")
    tree[RULES]["disputed"] = ["beta-"]
    assert findings(tree, only="alpha") == []
