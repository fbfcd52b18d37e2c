import pytest

from tests.samples import ALPHA_QUIZ, multiple_choice, sound_tree, spot, story

ITEM = "alpha-7-identity"


def item(tree, place=0):
    """The first items are a single choice, a multiple choice, an ordering and a sorting."""
    return tree[ALPHA_QUIZ]["items"][place]


# right_for_the_course


def test_more_options_than_the_course_has_in_such_an_item_are_found_and_the_item_is_served(tree, findings):
    item(tree)["options"] += [{"id": i, "text": f"Go {i}", "feedback": f"Because of {i}."} for i in ("y",)]
    assert findings(tree) == [f"{ALPHA_QUIZ}: {ITEM}-0: [course] needs 3 to 4 options, has 5"]


# item_lengths


@pytest.mark.parametrize(("fixture", "age", "most"), [("tree", 7, 25), ("read_by_12", 10, 35), ("read_by_16", 13, 50)])
def test_a_long_stem_is_found(request, findings, fixture, age, most):
    tree = request.getfixturevalue(fixture)
    item(tree)["stem"] = "why " * most
    assert findings(tree) == []
    item(tree)["stem"] += "now"
    assert findings(tree) == [f"{ALPHA_QUIZ}: alpha-{age}-identity-0: [length] the stem has {most + 1} words, at most {most}"]


@pytest.mark.parametrize(("fixture", "age", "most"), [("tree", 7, 8), ("read_by_12", 10, 12), ("read_by_16", 13, 16)])
def test_a_long_option_is_found(request, findings, fixture, age, most):
    tree = request.getfixturevalue(fixture)
    item(tree, 3)["options"][1]["text"] = "go " * most
    assert findings(tree) == []
    item(tree, 3)["options"][1]["text"] += "now"
    assert findings(tree) == [f"{ALPHA_QUIZ}: alpha-{age}-identity-3 > b: [length] the option has {most + 1} words, at most {most}"]


@pytest.mark.parametrize("feedback", ["One. Two. Three.", "go " * 41])
def test_long_feedback_is_found(tree, findings, feedback):
    item(tree)["options"][2]["feedback"] = feedback
    assert findings(tree) == [f"{ALPHA_QUIZ}: {ITEM}-0 > c: [length] feedback: at most 2 short sentences"]


@pytest.mark.parametrize("feedback", ["One. Two.", "go " * 40])
def test_two_short_sentences_of_feedback_are_fine(tree, findings, feedback):
    item(tree)["options"][2]["feedback"] = feedback
    assert findings(tree) == []


# not_too_many_parts


def test_a_screen_with_more_parts_than_a_wall_holds_is_found(tree, findings):
    made = spot("alpha-7-screen") | {"key": []}
    made["options"] += [{**made["options"][0], "id": i, "text": f"Way {i}", "feedback": f"{i}-way is here."} for i in "efg"]
    tree[ALPHA_QUIZ]["items"].append(made)
    assert findings(tree) == [f"{ALPHA_QUIZ}: alpha-7-screen: [parts] has 7 parts: at most 6 fit on a wall"]


# even_options


def lengths(tree, place, *letters):
    for option, count in zip(item(tree, place)["options"], letters, strict=False):
        option["text"] = "7" * count


@pytest.mark.parametrize("place", [0, 1])
def test_options_of_uneven_length_are_found(tree, findings, place):
    lengths(tree, place, 20, 22, 31, 20)
    assert findings(tree) == [f"{ALPHA_QUIZ}: {ITEM}-{place}: [option-length] longest option 31 letters, shortest 20: at most 1.5 times"]


def test_options_within_half_as_long_again_are_fine(tree, findings):
    lengths(tree, 0, 20, 22, 30, 20)
    assert findings(tree) == []


def test_short_options_may_be_uneven(tree, findings):
    lengths(tree, 0, 5, 3, 24, 4)
    assert findings(tree) == []


@pytest.mark.parametrize("place", [2, 3])
def test_things_to_order_or_sort_may_be_uneven(tree, findings, place):
    lengths(tree, place, 3, 35, 5, 4)
    assert findings(tree) == []


@pytest.mark.parametrize("made", [spot("alpha-7-one") | {"key": []}, story("alpha-7-one")], ids=["spot", "story"])
def test_parts_of_a_screen_and_choices_of_a_story_may_be_uneven(tree, findings, made):
    made["options"][0]["text"] = "A surprisingly complicated alternative"
    tree[ALPHA_QUIZ]["items"].append(made)
    assert findings(tree) == []


# clear_wording


@pytest.mark.parametrize("text", ["All of the above", "None of these", "Both of them", "any of the above"])
def test_all_of_the_above_is_found(tree, findings, text):
    item(tree)["options"][1]["text"] = text
    assert findings(tree) == [f"{ALPHA_QUIZ}: {ITEM}-0 > b: [all-of-the-above] say what it means instead"]


def test_all_of_something_else_is_fine(tree, findings):
    item(tree)["options"][1]["text"] = "All of my friends"
    assert findings(tree) == []


@pytest.mark.parametrize("stem", ["Which one is NOT kind?", "All are kind EXCEPT one. Which?", "Which one isn't true?"])
def test_a_negative_stem_is_found(tree, findings, stem):
    item(tree)["stem"] = stem
    assert findings(tree) == [f"{ALPHA_QUIZ}: {ITEM}-0: [negative-stem] ask for what is right"]


def test_a_not_within_a_story_is_fine(tree, findings):
    item(tree)["stem"] = "Sam doesn't know the player. What's best?"
    assert findings(tree) == []


@pytest.mark.parametrize(("key", "number"), [(["a", "b"], "two"), (["a", "b", "c"], "three")])
def test_a_stem_that_does_not_say_how_many_is_found(tree, findings, key, number):
    item(tree, 1).update(stem="Choose some.", key=key)
    assert findings(tree) == [f"{ALPHA_QUIZ}: {ITEM}-1: [choose-how-many] the stem does not say how many: 'Choose {number}.'"]
    item(tree, 1)["stem"] = f"What helps? Choose {number}."
    assert findings(tree) == []


# own_feedback


def test_the_same_feedback_for_two_options_is_found(tree, findings):
    item(tree)["options"][0]["feedback"] = "Stop and think."
    item(tree, 3)["options"][1]["feedback"] = "Stop, and **think**!"
    assert findings(tree) == [f"{ALPHA_QUIZ}: {ITEM}-3 > b: [repeated] the same feedback as {ITEM}-0 > a"]


def test_the_same_stem_twice_is_found(tree, findings):
    tree[ALPHA_QUIZ]["items"].append(multiple_choice("alpha-7-again") | {"stem": item(tree, 1)["stem"]})
    assert findings(tree) == [f"{ALPHA_QUIZ}: alpha-7-again > stem: [repeated] the same stem as {ITEM}-1 > stem"]


def test_a_stem_may_come_again_for_another_path(findings):
    tree = sound_tree(paths=["7-9", "10-12"])
    items = tree[ALPHA_QUIZ]["items"]
    items[36]["stem"] = items[0]["stem"]
    assert findings(tree) == []
