"""No text claims an effect that nobody has shown, or names an edition that has been replaced."""

import pytest

from tests.samples import ALPHA, ALPHA_QUIZ, INTERFACE, RULES


@pytest.fixture
def strict(tree):
    """A sound tree whose rules know one claim and one outdated name."""
    tree[RULES] |= {"claims": ["proven"], "outdated": ["Old Rules 2016"]}
    return tree


def test_a_claim_of_effect_is_found_in_a_lesson_and_on_a_button(strict, findings):
    strict[ALPHA]["adult"]["background"][0]["text"] += " It's proven."
    strict[INTERFACE]["home.claim"] = "A proven course"
    message = "[claim] 'proven' nobody has shown that: say what the course does, or what isn't known"
    part = strict[ALPHA]["adult"]["background"][0]["id"]
    assert findings(strict) == [f"content: alpha/adult/background/{part}/text: {message}", f"content: home.claim: {message}"]


def test_a_claim_that_somebody_in_a_scene_makes_is_quoted_and_stands(strict, findings):
    strict[ALPHA_QUIZ]["items"][0]["options"][0]["feedback"] = 'The boat says "proven". Ask who says so.'
    assert findings(strict) == []


def test_an_edition_that_has_been_replaced_is_found(strict, findings):
    strict[INTERFACE]["home.old"] = "Maps to Old Rules 2016"
    assert findings(strict) == ["content: home.old: [outdated] 'Old Rules 2016' has been replaced: name the present edition, or none"]
