"""``seven-beacons import`` and ``export``, as they are typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from beacons.cli import main
from beacons.exchange.door import read_file
from beacons.root import ROOT
from tests.there import there

SAMPLES = Path(__file__).parent / "samples"


def test_a_report_is_printed_and_what_is_ready_is_written(tmp_path, capsys):
    quiz = tmp_path / "quiz.yaml"
    assert main(["import", str(SAMPLES / "gift" / "broken.gift"), "--to", str(quiz)]) == 0
    said = capsys.readouterr().out
    assert "3 questions came in. 2 need you. 1 was left out." in said
    assert "Line 3: No option is marked as right. Mark it." in said
    assert [draft.question.stem for draft in read_file(quiz.read_bytes()).drafts] == ["May you say no to a dare?"]


def test_a_report_is_one_object_for_programs(capsys):
    assert main(["import", str(SAMPLES / "wayground" / "eleven-columns.xlsx"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert {"format", "encoding", "found", "ready", "needs_you", "left_out", "notes"} <= set(report)
    assert (report["format"], report["found"], len(report["ready"]), len(report["left_out"])) == ("wayground", 5, 2, 3)
    first = report["ready"][0]
    assert {"kind", "stem", "options", "place", "notes", "needs"} <= set(first)
    assert first["options"][0] == {
        "text": "The way there is encrypted",
        "right": True,
        "box": "",
        "reason": "A padlock says how data travels, not who is at the other end.",
    }
    assert first["place"] == {"unit": "row", "number": 3}


@pytest.mark.parametrize("sample", ["kahoot/not-excel.xlsx", "moodle-xml/entities.xml", "moodle-xml/does-not-fit.xml", "qti/package.zip"])
def test_where_nothing_is_ready_the_status_says_so(sample, tmp_path, capsys):
    assert main(["import", str(SAMPLES / sample), "--to", str(tmp_path / "quiz.yaml")]) == 1
    assert capsys.readouterr().out.strip()
    assert not (tmp_path / "quiz.yaml").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["import"],
        ["import", "nowhere.gift"],
        ["import", "."],
        ["import", str(SAMPLES / "gift" / "basics.gift"), "--to", "nowhere/quiz.yaml"],
        ["export", "no-lesson", "--format", "gift", "--to", "x"],
        ["export", "safer-internet-day", "--format", "gift", "--to", "x"],
        ["export", "safer-internet-day", "--path", "11", "--format", "gift", "--to", "x"],
        ["export", "safer-internet-day", "--path", "10-12", "--format", "pdf", "--to", "x"],
        ["export", "safer-internet-day", "--path", "10-12", "--format", "gift"],
        ["export", "safer-internet-day", "--path", "10-12", "--format", "gift", "--to", "nowhere/x.gift"],
    ],
)
def test_bad_use_ends_with_two(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("name", ["gift", "moodle-xml", "qti", "kahoot", "wayground", "aiken", "anki", "xlsx", "csv", "own"])
def test_a_lesson_is_written_with_what_it_loses_on_the_other_channel(name, tmp_path, capsys):
    file = tmp_path / "lesson"
    assert main(["export", "safer-internet-day", "--path", "10-12", "--format", name, "--to", str(file)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "in the file for" in err
    report = read_file(file.read_bytes())
    assert report.ready or there(report.refused).key in {"exchange.is_qti", "exchange.is_anki"}
    title = "Safer Internet Day, Cliff path, ages 10–12"
    assert title in err or report.title == title or name in {"qti", "anki", "kahoot"}


def test_a_file_is_turned_into_another_format(tmp_path, capsys):
    file = tmp_path / "quiz.xml"
    assert main(["export", str(SAMPLES / "gift" / "basics.gift"), "--format", "moodle-xml", "--to", str(file)]) == 0
    assert "4 questions are in the file for Moodle XML." in capsys.readouterr().err
    assert len(read_file(file.read_bytes()).ready) == 4


def test_where_a_format_can_hold_nothing_no_file_is_written(tmp_path, capsys):
    file = tmp_path / "quiz.txt"
    assert main(["export", str(SAMPLES / "gift" / "order.gift"), "--format", "aiken", "--to", str(file)]) == 1
    assert "Aiken has no questions to put in order." in capsys.readouterr().err
    assert not file.exists()


def test_what_is_typed_in_is_read_too():
    typed = "Who?\nA) I\nB) You\nANSWER: A\n"
    words = [sys.executable, "-m", "beacons", "import", "-"]
    done = subprocess.run(words, cwd=ROOT, input=typed, capture_output=True, text=True, check=False)
    assert (done.returncode, "1 question came in." in done.stdout) == (0, True)
