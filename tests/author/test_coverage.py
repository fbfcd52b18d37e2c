import pytest

from author.coverage import coverage, main
from beacons.storage.content_files import load
from tests.samples import ALPHA_QUIZ, COURSE, sound_tree, write

FILE = "docs/content-coverage.md"


def tables(text):
    """Rows of the tables by the heading above them."""
    found = {}
    for part in text.split("\n## ")[1:]:
        heading, *lines = part.splitlines()
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
        found[heading] = {row[0]: row[1:] for row in rows if not row[0].startswith("---")}
    return found


def test_items_are_counted_by_strand_lesson_and_path(tmp_path):
    tree = sound_tree(["alpha", "beta"], ["7-9", "10-12"])
    tree[ALPHA_QUIZ]["items"][0]["strand"] = "truth"
    found = tables(coverage(load(write(tmp_path, tree))))
    assert found["Strands, path 7-9"]["strand"] == ["Alpha", "Beta", "all"]
    assert found["Strands, path 7-9"]["truth"] == ["5", "4", "9"]
    assert found["Strands, path 7-9"]["identity"] == ["3", "4", "7"]
    assert found["Strands, path 13-16"]["truth"] == ["–", "–", "0"]


def test_items_are_counted_by_type(tmp_path):
    found = tables(coverage(load(write(tmp_path, sound_tree()))))
    assert found["Item types, path 7-9"]["ordering"] == ["9", "9"]
    assert found["Item types, path 7-9"]["story"] == ["–", "0"]


def test_kinds_and_the_initiative_are_counted_by_path_and_lesson(tmp_path):
    tree = sound_tree()
    tree[ALPHA_QUIZ]["items"][0].update(about_initiative="true", sensitive="topic")
    found = tables(coverage(load(write(tmp_path, tree))))
    assert found["Kinds and the initiative, path 7-9"]["scenario"] == ["27", "27"]
    assert found["Kinds and the initiative, path 7-9"]["about the initiative"] == ["1", "1"]
    assert found["Paths"]["7-9"] == ["36", "27 (75%)", "0", "1", "35", "0", "1"]
    assert found["Paths"]["13-16"] == ["0", "0 (0%)", "0", "0", "0", "0", "0"]


@pytest.fixture
def root(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr("author.coverage.ROOT", tmp_path)
    return write(tmp_path, sound_tree())


def test_the_command_writes_the_file_and_then_calls_it_up_to_date(root):
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert (root / FILE).read_text(encoding="utf-8") == coverage(load(root))
    assert main(["--check"]) == 0


def test_a_changed_quiz_makes_the_file_stale_and_checking_changes_nothing(root):
    main([])
    tree = sound_tree()
    tree[ALPHA_QUIZ]["items"].pop()
    write(root, tree)
    before = (root / FILE).read_text(encoding="utf-8")
    assert main(["--check"]) == 1
    assert (root / FILE).read_text(encoding="utf-8") == before


def test_without_a_sound_course_there_is_nothing_to_count(root):
    (root / COURSE).unlink()
    assert main(["--check"]) == 1
