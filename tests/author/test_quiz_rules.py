import pytest

from tests.samples import ALPHA, ALPHA_QUIZ, dilemma, sound_tree, spot


def items(tree):
    return tree[ALPHA_QUIZ]["items"]


def of_type(tree, name):
    return [item for item in items(tree) if item["type"] == name]


def keep(tree, wanted):
    """Leave the first ``wanted`` items."""
    tree[ALPHA_QUIZ]["items"] = items(tree)[:wanted]


# enough_items: strands are judged over all lessons, so one lesson alone is looked at


@pytest.mark.parametrize(("path", "least"), [("7-9", 10), ("10-12", 15), ("13-16", 18)])
def test_a_small_bank_is_found(findings, path, least):
    tree = sound_tree(paths=[path])
    keep(tree, least)
    assert findings(tree, only="alpha") == []
    keep(tree, least - 1)
    assert findings(tree, only="alpha") == [f"{ALPHA_QUIZ}: {path}: [bank] has {least - 1} items: at least {least}"]


def test_a_lesson_without_a_quiz_is_found(tree, findings):
    del tree[ALPHA_QUIZ]
    assert findings(tree) == [f"{ALPHA_QUIZ}: 7-9: [bank] has 0 items: at least 10"]


def test_a_path_without_items_is_found(findings):
    tree = sound_tree(paths=["7-9", "10-12"])
    tree[ALPHA_QUIZ]["items"] = [item for item in items(tree) if item["path"] == "7-9"]
    assert findings(tree) == [f"{ALPHA_QUIZ}: 10-12: [bank] has 0 items: at least 15"]


def test_few_scenarios_are_found(tree, findings):
    for item in items(tree):
        item["kind"] = "skill"
    for item in items(tree)[:22]:
        item["kind"] = "scenario"
    assert findings(tree) == []
    items(tree)[0]["kind"] = "skill"
    items(tree)[1]["kind"] = "skill"
    assert findings(tree) == [f"{ALPHA_QUIZ}: 7-9: [scenarios] 20 of 36 are scenarios: at least 60%"]


def test_few_item_types_are_found(tree, findings):
    tree[ALPHA_QUIZ]["items"] = of_type(tree, "ordering") + of_type(tree, "multiple_choice")
    assert findings(tree, only="alpha") == [f"{ALPHA_QUIZ}: 7-9: [types] at least 5 item types"]


def test_a_type_without_a_key_is_none_of_the_five(tree, findings):
    tree[ALPHA_QUIZ]["items"] = [*(item for item in items(tree) if item["type"] != "spot"), dilemma("alpha-7-dilemma")]
    assert findings(tree, only="alpha") == [f"{ALPHA_QUIZ}: 7-9: [types] at least 5 item types"]


def test_an_item_without_a_key_makes_no_bank_larger(tree, findings):
    keep(tree, 9)
    items(tree).append(dilemma("alpha-7-dilemma"))
    assert findings(tree, only="alpha") == [f"{ALPHA_QUIZ}: 7-9: [bank] has 9 items: at least 10"]


DATES = ("When did it begin?", "Who founded it?", "In which year was it?", "What came in 2012?", "Which year was it?", "Who started it?")


@pytest.mark.parametrize("stems", [DATES[:3], DATES[3:]])
def test_many_questions_for_names_and_dates_are_found(tree, findings, stems):
    chosen = of_type(tree, "single_choice")[:3]
    for item, stem in zip(chosen, stems, strict=True):
        item.update(kind="fact", source="alpha-start", stem=stem)
    (line,) = findings(tree)
    named = ", ".join(item["id"] for item in chosen)
    assert line == f"{ALPHA_QUIZ}: 7-9: [names-and-dates] {named}: at most 2 ask for a name or a date"


def test_two_questions_for_names_and_dates_are_fine(tree, findings):
    for item, stem in zip(of_type(tree, "single_choice"), DATES[:2], strict=False):
        item.update(kind="fact", source="alpha-start", stem=stem)
    assert findings(tree) == []


def test_a_year_in_a_scenario_asks_for_no_date(tree, findings):
    for n, item in enumerate(of_type(tree, "single_choice")):
        item["stem"] = f"It's 2026 and {n} boats go out. What's best?"
    assert findings(tree) == []


# every_strand_is_covered


def test_a_strand_with_few_items_is_found(tree, findings):
    next(item for item in items(tree) if item["strand"] == "truth")["strand"] = "help"
    assert findings(tree) == ["quizzes: 7-9: [strands] 'truth' has 3 items: at least 4"]


def test_items_about_the_initiative_do_not_cover_a_strand(tree, findings):
    next(item for item in items(tree) if item["strand"] == "truth")["about_initiative"] = "true"
    assert findings(tree) == ["quizzes: 7-9: [strands] 'truth' has 3 items: at least 4"]


def test_lessons_cover_the_strands_together(findings):
    tree = sound_tree(["alpha", "beta"])
    for item in items(tree):
        item["strand"] = "rights" if item["strand"] == "truth" else item["strand"]
    assert findings(tree) == []


def test_one_lesson_alone_need_not_cover_all_strands(tree, findings):
    for item in items(tree):
        item["strand"] = "kindness"
    assert findings(tree, only="alpha") == []


# a_screen_may_be_fine, sensitive_items_are_announced


def test_where_something_is_wrong_on_every_screen_it_is_found(tree, findings):
    (screen,) = of_type(tree, "spot")
    screen["key"] = ["a"]
    assert findings(tree) == [f"{ALPHA_QUIZ}: 7-9: [genuine-screen] on every screen something is wrong: let one be fine (key: [])"]
    tree[ALPHA_QUIZ]["items"].append(spot("alpha-7-fine") | {"key": []})
    assert findings(tree) == []


def test_a_lesson_whose_quiz_has_sensitive_items_says_so(tree, findings):
    tree[ALPHA_QUIZ]["items"][0]["sensitive"] = "topic"
    assert findings(tree) == [f"{ALPHA}: sensitive: [announced] its quiz has sensitive items: make it 'some'"]
    tree[ALPHA]["sensitive"] = "some"
    assert findings(tree) == []


def test_a_lesson_that_announces_sensitive_items_has_some(tree, findings):
    tree[ALPHA]["sensitive"] = "some"
    assert findings(tree) == [f"{ALPHA}: sensitive: [announced] its quiz has no sensitive item: make it 'none'"]
