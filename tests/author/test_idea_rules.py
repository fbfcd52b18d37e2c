import pytest

from author.rules.idea_rules import LEAST_IDEAS
from tests.samples import ALPHA_QUIZ, sound_tree


def tied(path, ideas):
    """A sound lesson whose items all name their card; ``ideas`` of them use the idea of the initiative."""
    tree = sound_tree(paths=[path])
    tree[ALPHA_QUIZ]["items"] = [
        item | {"card": "card-1", "about_initiative": "false", "uses_idea": "true" if n < ideas else "false"}
        for n, item in enumerate(tree[ALPHA_QUIZ]["items"])
    ]
    return tree


@pytest.mark.parametrize("path", LEAST_IDEAS)
def test_a_quiz_that_hardly_uses_the_idea_is_found(findings, path):
    least = LEAST_IDEAS[path]
    assert findings(tied(path, least), only="alpha") == []
    found = findings(tied(path, least - 1), only="alpha")
    assert found == [f"{ALPHA_QUIZ}: {path}: [idea] {least - 1} items use the idea of the initiative: at least {least}"]


def test_a_card_of_another_path_prepares_nothing(findings):
    tree = tied("10-12", 5)
    first = tree[ALPHA_QUIZ]["items"][0]
    first["card"] = "elsewhere"
    assert [line.split(": ")[1:3] for line in findings(tree, only="alpha")] == [[first["id"], "[card] 'elsewhere' is no card of its path"]]


def test_an_item_that_nothing_prepares_is_found_and_a_fact_prepares_as_well(findings):
    tree = tied("10-12", 6)
    bare, with_fact = tree[ALPHA_QUIZ]["items"][5:7]
    del bare["card"], with_fact["card"]
    with_fact["source"] = "alpha-start"
    assert findings(tree, only="alpha") == [f"{ALPHA_QUIZ}: {bare['id']}: [prepared] name the card or the fact that prepares it"]
