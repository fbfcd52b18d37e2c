"""Pairs of screens: whole, alike, and over a path so mixed that only what decides gives a trick away."""

import pytest

from tests.samples import ALPHA_QUIZ, pair, real_or_trick, sound_tree

STRANDS = ("privacy", "truth", "help", "rights", "people")
PAIRS = 6


def numbered(n, **changes):
    """A pair as a path of our course has them: difficulties, strands and the real half take turns."""
    made = pair(f"alpha-7-pair-{n}", real="ab"[n % 2], difficulty=str(n % 3 + 1), strand=STRANDS[n % len(STRANDS)], cues=["hurry"])
    return [{**half, **changes} for half in made]


@pytest.fixture
def told(findings):
    """Lints a lesson with these screens and tells what is said of them."""

    def lint(screens, only=None):
        tree = sound_tree()
        tree[ALPHA_QUIZ]["items"] += screens
        return [line for line in findings(tree, only) if any(name in line for name in NAMES)]

    return lint


NAMES = ("[pair]", "[alike]", "[screen-length]", "[cue]", "[difficulty]", "[half]", "[screen-strands]")


def a_path(count=PAIRS):
    return [half for n in range(count) for half in numbered(n)]


def test_pairs_like_those_of_our_course_leave_nothing_to_mend(told):
    assert told(a_path()) == []


def test_a_half_without_the_other_is_found(told):
    assert told([real_or_trick("alpha-7-lone-a")]) == [
        f"{ALPHA_QUIZ}: alpha-7-lone: [pair] alpha-7-lone-b is missing: a screen comes with its other half"
    ]


@pytest.mark.parametrize(("genuine", "both"), [("true", "real"), ("false", "tricks")])
def test_two_halves_that_are_both_the_same_are_found(told, genuine, both):
    halves = [{**half, "genuine": genuine} for half in pair("alpha-7-twice")]
    assert told(halves) == [f"{ALPHA_QUIZ}: alpha-7-twice: [pair] both halves are {both}: one is real, one a trick"]


@pytest.mark.parametrize(
    ("field", "value", "message"), [("strand", "truth", "strand: kindness and truth"), ("difficulty", "3", "difficulty: 1 and 3")]
)
def test_halves_that_differ_in_more_than_what_decides_are_found(told, field, value, message):
    one, other = pair("alpha-7-two")
    assert told([one, {**other, field: value}]) == [f"{ALPHA_QUIZ}: alpha-7-two: [alike] the halves differ in {message}"]


def test_a_half_with_much_more_to_read_is_found(told):
    one, other = pair("alpha-7-two")
    parts = [{"id": "due", "part": "line", "text": "a" * 59}]
    one, other = ({**half, "mock": {"screen": "page", "parts": parts}} for half in (one, other))
    assert told([one, other]) == []
    longer = {"screen": "page", "parts": [{**parts[0], "text": "a" * 89}]}
    assert told([one, {**other, "mock": longer}]) == [
        f"{ALPHA_QUIZ}: alpha-7-two: [screen-length] 59 and 89 letters on the screens: at most 1.5 times"
    ]


def cued(count):
    """Twelve screens, so many tricks of which have a prize that no real one has."""
    screens = a_path()
    for half in [half for half in screens if half["genuine"] == "false"][:count]:
        half["cues"] = ["hurry", "prize"]
    return screens


def test_a_cue_that_stands_in_tricks_more_than_in_real_screens_is_found(told):
    assert told(cued(1)) == []
    assert told(cued(2)) == ["quizzes: 7-9: [cue] 'prize' stands in 0 % of real screens, in 33 % of tricks: at most 20 points apart"]


@pytest.mark.parametrize(
    ("shared", "message"),
    [
        (
            {"difficulty": "2"},
            ["no screen has difficulty 1", "12 of 12 screens have difficulty 2: at most two thirds", "no screen has difficulty 3"],
        )
    ],
)
def test_difficulties_that_are_all_alike_are_found(told, shared, message):
    assert told([{**half, **shared} for half in a_path()]) == [f"quizzes: 7-9: [difficulty] {one}" for one in message]


def test_a_half_that_is_always_the_real_one_is_found(told):
    screens = [{**half, "genuine": str(half["id"].endswith("-a")).lower()} for half in a_path()]
    assert told(screens) == ["quizzes: 7-9: [half] -a is real in 6 pairs and -b in 0: at most 2 apart"]


def test_screens_of_hardly_any_strands_are_found(told):
    screens = [{**half, "strand": ("truth", "help")[int(half["pair"][-1]) % 2]} for half in a_path()]
    assert told(screens) == ["quizzes: 7-9: [screen-strands] 12 screens are from 2 strands: at least 3"]


def test_below_twelve_screens_and_in_one_lesson_alone_a_path_is_not_judged(told):
    alike = [{**half, "strand": "truth", "difficulty": "2"} for half in a_path()]
    assert told(alike[:-2]) == []
    assert told(alike, only="alpha") == []
    assert told(alike)


def test_a_screen_with_a_slip_is_not_spelt_out_and_every_other_is(findings):
    tree = sound_tree()
    halves = pair("alpha-7-slip", cues=["slip"])
    for half in halves:
        half["mock"]["parts"][1]["text"] = "Its thats all we wnat."
    tree[ALPHA_QUIZ]["items"] += halves
    before = [line for line in findings(tree) if "[spelling]" in line]
    for half in halves:
        half["cues"] = []
    assert before == []
    assert any("'wnat'" in line and "alpha-7-slip-a > mock" in line for line in findings(tree))


def test_a_screen_may_say_no_word_that_its_reader_is_not_to_meet(findings):
    tree = sound_tree()
    halves = pair("alpha-7-word", cues=["slip"])
    halves[0]["mock"]["parts"][1]["text"] = "A stranger waits."
    tree[ALPHA_QUIZ]["items"] += halves
    tree["content/writing_rules.yaml"]["barred"] = {"7-9": ["stranger"]}
    assert any("alpha-7-word-a > mock: [barred-word] 'stranger'" in line for line in findings(tree))


def test_a_reason_that_leans_on_the_picture_of_a_card_is_found(findings):
    tree = sound_tree()
    halves = pair("alpha-7-lean")
    halves[0]["options"][0]["feedback"] = "A setting like that is a belt."
    tree[ALPHA_QUIZ]["items"] += halves
    tree["content/writing_rules.yaml"]["from_a_card"] = ["belt"]
    assert [line for line in findings(tree) if "[stands-alone]" in line] == [
        f"{ALPHA_QUIZ}: alpha-7-lean-a: [stands-alone] 'belt' is known from a card only: say what is meant"
    ]
