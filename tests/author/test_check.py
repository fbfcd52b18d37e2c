import subprocess
import sys
from pathlib import Path

import pytest

from author.__main__ import main
from author.check import RULES as ALL_RULES
from author.check import check
from tests.samples import ALPHA, ALPHA_QUIZ, COURSE, GERMAN, RULES, po, sound_tree, write

LIVE = "; 0 of 1 help services checked live (docs/checking-helplines.md)"
ROOT = Path(__file__).resolve().parents[2]
BETA = "content/lessons/beta.yaml"


@pytest.mark.parametrize("paths", [["7-9"], ["10-12"], ["13-16"], ["7-9", "10-12", "13-16"]])
def test_the_sample_that_these_tests_break_is_without_a_finding(tmp_path, paths):
    problems, findings, summary = check(write(tmp_path, sound_tree(["alpha", "beta"], paths)))
    assert (problems, findings) == ([], [])
    assert summary == f"2 lessons, {72 * len(paths)} items, 4 facts: nothing to mend{LIVE}"


def test_problems_and_findings_are_counted_together(tmp_path):
    tree = sound_tree()
    tree[ALPHA_QUIZ]["items"][0]["key"] = "z"
    tree[ALPHA]["paths"]["7-9"]["cards"][0]["picture"] = "submarine"
    problems, findings, summary = check(write(tmp_path, tree), "alpha")
    assert [problem.where for problem in problems] == ["alpha-7-identity-0"]
    assert [finding.rule for finding in findings] == ["picture"]
    assert summary == "1 lessons, 35 items, 2 facts: 2 to mend"


def test_what_one_rule_finds_hides_nothing_that_another_finds(tmp_path):
    tree = sound_tree()
    card = tree[ALPHA]["paths"]["7-9"]["cards"][0]
    card.update(picture="submarine", title="A pirate", sources=["alpha-start", "alpha-numbers"])
    _, findings, _ = check(write(tmp_path, tree))
    assert {finding.rule for finding in findings} == {"picture", "barred-word", "audience"}
    assert {(finding.file, finding.where) for finding in findings} == {(ALPHA, "7-9 > card-1")}


def test_one_lesson_can_be_checked_alone(tmp_path):
    tree = sound_tree(["alpha", "beta"])
    tree[BETA]["paths"]["7-9"]["cards"][0]["picture"] = "submarine"
    tree["quizzes/beta.yaml"]["items"][0]["key"] = "z"
    tree["content/facts/beta.yaml"]["facts"][0]["source"]["url"] = "https://wreck.example/"
    root = write(tmp_path, tree)
    problems, findings, summary = check(root, "alpha")
    assert (problems, findings) == ([], [])
    assert summary.startswith("1 lessons, 36 items")
    problems, findings, _ = check(root, "beta")
    assert (len(problems), {finding.rule for finding in findings}) == (1, {"picture", "do-not-link"})


def test_a_lesson_that_there_is_not_is_not_called_sound(tmp_path):
    problems, findings, _ = check(write(tmp_path, sound_tree()), "alhpa")
    assert problems or findings


def test_a_listed_lesson_without_a_file_is_not_called_sound(tmp_path):
    tree = sound_tree(["alpha", "beta"])
    del tree[BETA]
    problems, findings, _ = check(write(tmp_path, tree), "beta")
    assert problems or findings


@pytest.mark.parametrize("only", [None, "alpha"])
def test_without_a_sound_course_nothing_is_called_sound(tmp_path, only):
    tree = sound_tree()
    del tree[COURSE]["strands"]
    problems, _, _ = check(write(tmp_path, tree), only)
    assert [problem.file for problem in problems] == [COURSE]


def test_with_no_sound_lesson_the_problems_are_named(tmp_path):
    tree = sound_tree()
    tree[ALPHA]["sensitive"] = "perhaps"
    problems, findings, summary = check(write(tmp_path, tree))
    assert problems
    assert findings == []
    assert summary.startswith("0 lessons")


def test_broken_word_lists_are_named(tmp_path):
    tree = sound_tree()
    del tree[RULES]["banned"]
    with pytest.raises(ValueError, match=r"writing_rules\.yaml: banned"):
        check(write(tmp_path, tree))


def test_every_rule_says_in_its_docstring_what_it_holds_to():
    assert all(rule.__doc__ for rule in ALL_RULES)


# The command


@pytest.fixture
def lint(tmp_path, monkeypatch, capsys):
    """Runs the command over a tree: exit code and what it prints."""

    def run(tree, *arguments):
        monkeypatch.setattr("author.__main__.ROOT", write(tmp_path, tree))
        return main(list(arguments)), capsys.readouterr().out.splitlines()

    return run


def test_the_command_ends_with_0_where_nothing_is_to_be_mended(lint):
    assert lint(sound_tree()) == (0, [f"1 lessons, 36 items, 2 facts: nothing to mend{LIVE}"])


def test_the_command_ends_with_1_at_a_finding_and_prints_it(lint):
    tree = sound_tree()
    tree[ALPHA]["paths"]["7-9"]["cards"][0]["picture"] = "submarine"
    assert lint(tree) == (
        1,
        [f"{ALPHA}: 7-9 > card-1: [picture] there is no picture 'submarine'", f"1 lessons, 36 items, 2 facts: 1 to mend{LIVE}"],
    )


def test_the_command_ends_with_1_at_a_problem_and_prints_it(lint):
    tree = sound_tree()
    tree[ALPHA_QUIZ]["items"][0]["key"] = "z"
    code, lines = lint(tree, "alpha")
    assert (code, lines[0]) == (1, f"{ALPHA_QUIZ}: alpha-7-identity-0: key 'z' is not an option")


def test_the_command_looks_at_the_lesson_that_is_named(lint):
    tree = sound_tree(["alpha", "beta"])
    tree[BETA]["paths"]["7-9"]["cards"][0]["picture"] = "submarine"
    assert (lint(tree, "alpha")[0], lint(tree, "beta")[0]) == (0, 1)


def test_the_command_ends_with_1_for_a_lesson_that_there_is_not(lint):
    assert lint(sound_tree(), "alhpa")[0] == 1


def test_the_command_ends_with_1_and_names_broken_word_lists(lint):
    tree = sound_tree()
    del tree[RULES]["banned"]
    code, lines = lint(tree)
    assert code == 1
    assert any("writing_rules.yaml" in line and "banned" in line for line in lines)


def test_the_command_runs_over_the_shipped_content():
    command = [sys.executable, "-m", "author", "safer-internet-day"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("nothing to mend\n")


def test_a_translation_that_is_no_words_is_a_problem(tmp_path, tree):
    tree[GERMAN] = po([("app.name", "Coast", "<b>Küste</b>")])
    (problem,), findings, _ = check(write(tmp_path, tree))
    assert str(problem).startswith(f"{GERMAN}: app.name: holds <")
    assert findings == []
