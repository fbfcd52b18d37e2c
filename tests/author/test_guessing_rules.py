"""Nobody gets a quiz right by how its options look."""

from fractions import Fraction

import pytest

from author.reading.guessing import Question, best_stack, gain, tails
from tests.samples import ALPHA_QUIZ, SIZES, multiple_choice, sound_tree

LONG, SHORT, PLAIN = "Way {} and on", "Way {}", "Way {} now"


def single_choices(tree):
    return [item for item in tree[ALPHA_QUIZ]["items"] if item["type"] == "single_choice"]


def text_of_key(item, text):
    for option in item["options"]:
        if option["id"] == item["key"]:
            option["text"] = text.format(item["key"])


def say(item, texts):
    """Options a to d with these texts."""
    for option, text in zip(item["options"], texts, strict=True):
        option["text"] = text


def rules(found):
    return {line.partition("[")[2].partition("]")[0] for line in found}


@pytest.mark.parametrize("trick", ["shortest", "longest"])
def test_a_key_that_is_often_the_shortest_or_the_longest_is_found_with_what_would_mend_it(tree, findings, trick):
    text = {"shortest": "{}", "longest": "Way {} and on and on"}[trick]
    for item in single_choices(tree)[:6]:
        text_of_key(item, text)
    (line,) = [line for line in findings(tree) if f"[key-{trick}]" in line]
    least = 2
    assert line.startswith(f"{ALPHA_QUIZ}: 7-9: [key-{trick}] in ")
    assert f" of 9 the key is the {trick} option (" in line
    assert f"%): {least} to 3 (" in line
    assert single_choices(tree)[0]["id"] in line.partition("make another one so in ")[2]


def test_a_key_that_is_never_the_shortest_is_found_with_what_would_mend_it(tree, findings):
    for item in single_choices(tree):
        say(item, [PLAIN.format(option["id"]) for option in item["options"]])
    line = next(line for line in findings(tree) if "[key-shortest]" in line)
    assert "in 0 of 9 the key is the shortest option (0%): 2 to 3 (20% to 42%); make it so in " in line


def test_of_a_few_questions_no_share_is_asked_for(findings):
    tree = sound_tree()
    few = {item["id"] for item in single_choices(tree)[:7]}
    tree[ALPHA_QUIZ]["items"] = [item for item in tree[ALPHA_QUIZ]["items"] if item["type"] != "single_choice" or item["id"] in few]
    for item in single_choices(tree):
        text_of_key(item, LONG)
    assert not rules(findings(tree, only="alpha")) & {"key-shortest", "key-longest", "tricks"}


def test_a_key_that_often_has_the_same_place_is_found(tree, findings):
    for item in single_choices(tree)[:7]:
        item["key"] = "b"
    line = next(line for line in findings(tree) if "[position]" in line)
    assert " of 9 the key is option 2: at most 55%; move it in " in line


def test_a_reason_that_is_always_in_the_key_is_found(tree, findings):
    for item in single_choices(tree)[:4]:
        text_of_key(item, "So {} now")
    line = next(line for line in findings(tree) if "[reason-is-key]" in line)
    assert "an option with a reason is the key in 4 of 4, by chance in about 1.0 (0.4% likely, at least 2.5%)" in line


def test_a_reason_that_is_the_key_once_in_two_is_no_sign(tree, findings):
    text_of_key(single_choices(tree)[0], "So {} now")
    single_choices(tree)[1]["options"][3]["text"] = "So d now"
    assert "reason-is-key" not in rules(findings(tree))


@pytest.mark.parametrize("adult", ["A teacher", "A nurse"])
def test_an_adult_who_stands_alone_in_the_key_more_than_half_the_time_is_found(tree, findings, adult):
    for item in single_choices(tree)[:3]:
        text_of_key(item, adult)
    named = ", ".join(item["id"] for item in single_choices(tree)[:3])
    message = f"where one option alone names an adult, it is the key in 3 of 3: at most 2; give another option an adult, too, in {named}"
    assert f"{ALPHA_QUIZ}: 7-9: [lone-adult] {message}" in findings(tree)


def test_where_another_option_names_an_adult_too_none_stands_alone(tree, findings):
    for item in single_choices(tree)[:3]:
        text_of_key(item, "A teacher")
        item["options"][3]["text"] = "Any nurse"
    assert "lone-adult" not in rules(findings(tree))


def test_tricks_that_win_one_after_the_other_are_found(tree, findings):
    for item in single_choices(tree)[:3]:
        text_of_key(item, "A teacher")
    for item in single_choices(tree)[3:]:
        text_of_key(item, "{}")
    line = next(line for line in findings(tree) if "[tricks]" in line)
    assert "adult, then shortest gains 75 points above chance in 9 questions: at most 25; won by it: " in line


def test_all_quizzes_together_are_held_to_less(findings):
    lessons = ["alpha", "beta", "gamma", "delta"]
    tree = sound_tree(lessons, ["7-9", "10-12", "13-16"])
    for lesson_id in lessons:
        for n, item in enumerate(item for item in tree[f"quizzes/{lesson_id}.yaml"]["items"] if item["type"] == "single_choice"):
            item["key"] = "a" if n % len(SIZES) == 7 else item["key"]
    found = findings(tree)
    assert [line.partition("]")[0] for line in found] == ["quizzes: all paths: [tricks"]
    assert " points above chance in 108 questions: at most 10; won by it: " in found[0]


@pytest.mark.parametrize(("hint", "word"), [("Think of the harbours.", "harbour"), ("Is this like Diving?", "div")])
def test_a_word_of_a_hint_that_stands_only_in_the_key_is_found(tree, findings, hint, word):
    item = single_choices(tree)[0]
    item["hint"] = hint
    text_of_key(item, "Harbour dive")
    assert f"{ALPHA_QUIZ}: {item['id']}: [hint] '{word}' stands in the hint and only in what is right" in findings(tree)


def test_a_word_of_a_hint_that_stands_in_another_option_too_or_says_nothing_is_fine(tree, findings):
    item = single_choices(tree)[0]
    item["hint"] = "Look at this harbour."
    say(item, ["Harbour this", "Harbours, now", "Harbour now", "Way d, now"])
    assert "hint" not in rules(findings(tree))


def test_of_several_right_options_a_word_in_one_is_found(tree, findings):
    one = multiple_choice("alpha-7-several") | {"hint": "Where do boats sleep?"}
    one["options"][1]["text"] = "A boat b"
    tree[ALPHA_QUIZ]["items"].append(one)
    assert f"{ALPHA_QUIZ}: alpha-7-several: [hint] 'boat' stands in the hint and only in what is right" in findings(tree)


# What tricks are worth


def asked(key, count=3, **taken):
    tricks = ("shortest", "longest", "reason")
    return Question("one", key, count, {trick: frozenset(taken.get(trick, ())) for trick in tricks})


def test_a_trick_that_takes_nothing_leaves_the_others_to_decide():
    one = asked(0, shortest={0})
    assert [one.hit(stack) for stack in ((), ("longest",), ("longest", "shortest"))] == [Fraction(1, 3), Fraction(1, 3), 1]


def test_the_second_trick_chooses_among_what_the_first_leaves():
    one = asked(0, shortest={1}, reason={0, 2}, longest={0})
    assert [one.hit(stack) for stack in (("reason",), ("reason", "shortest"), ("reason", "longest"), ("shortest",))] == [
        Fraction(1, 2),
        Fraction(1, 2),
        1,
        0,
    ]


def test_a_gain_is_counted_from_chance():
    questions = [asked(0, shortest={0}), asked(1, shortest={0})]
    assert gain(questions, ("shortest",)) == Fraction(1, 2) - Fraction(1, 3)
    assert best_stack(questions) == (("shortest",), Fraction(1, 6))


def test_how_likely_a_count_is_by_chance():
    assert tails([Fraction(1, 3)] * 2, 2) == pytest.approx((1, 1 / 9))
    assert tails([Fraction(1, 2), Fraction(1, 4)], 0) == pytest.approx((3 / 8, 1))
    assert tails([], 0) == (1, 1)
