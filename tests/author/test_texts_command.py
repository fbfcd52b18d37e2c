"""What translators and their tools are told: how far a language is, every text of it, and its files."""

import json
import re

import pytest
from babel.messages.pofile import read_po

from author.texts import main
from beacons.storage.catalogs import load_interface
from tests.samples import ALPHA, GERMAN, INTERFACE, po, small_tree, write
from tests.there import there

CARD = "alpha/paths/7-9/cards/card-1"


@pytest.fixture
def tree():
    """A small tree in which the greeting is translated, and a title from the English of last year."""
    tree = small_tree()
    tree[INTERFACE] |= {"home.stars": {"one": "{count} star", "other": "{count} stars"}}
    tree[GERMAN] = po([("app.name", "Coast", "Küste"), (f"{CARD}/title", "At the sea", "Am Meer"), ("alpha/gone", "Gone", "Weg")])
    return tree


def told(root, tree, capsys, *arguments):
    """Exit code and lines."""
    code = main(list(arguments), write(root, tree))
    return code, capsys.readouterr().out.splitlines()


def rows(lines):
    return {row["id"]: row for row in map(json.loads, lines)}


def test_a_language_is_told_by_its_shares_and_by_what_is_stale_or_gone(tmp_path, tree, capsys):
    code, lines = told(tmp_path, tree, capsys, "de")
    assert code == 0
    assert [line.split()[0] for line in lines[:6]] == ["7-9", "10-12", "13-16", "family", "adults", "interface"]
    assert lines[0].endswith("0 of 20, 1 stale")
    share = there(re.fullmatch(r"interface +(\d+) %  1 of (\d+)", lines[5]))
    assert int(share[2]) >= len(load_interface(tmp_path / "content"))
    assert int(share[1]) == 100 // int(share[2])
    assert lines[6:] == [f"stale: {CARD}/title", "gone: alpha/gone"]


def test_every_text_is_printed_on_a_line_of_its_own(tmp_path, tree, capsys):
    code, lines = told(tmp_path, tree, capsys, "de", "--jsonl")
    found = rows(lines)
    assert code == 0
    assert len(found) == len(lines)
    assert all(set(row) == {"id", "unit", "path", "audience", "en", "text", "stale"} for row in found.values())
    title = {
        "id": f"{CARD}/title",
        "unit": CARD,
        "path": "7-9",
        "audience": "children",
        "en": "By the sea",
        "text": "Am Meer",
        "stale": True,
    }
    assert found[f"{CARD}/title"] == title
    assert found["app.name"]["text"] == "Küste"
    assert found["alpha-7-identity-0/options/a/feedback"]["text"] is None


def test_a_language_without_a_catalog_has_every_text_still_to_be_written(tmp_path, tree, capsys):
    code, lines = told(tmp_path, tree, capsys, "fr", "--jsonl")
    assert code == 0
    assert {row["text"] for row in rows(lines).values()} == {None}


def test_the_files_for_translators_hold_every_text_with_its_english_and_what_is_translated(tmp_path, tree, capsys):
    before = rows(told(tmp_path, tree, capsys, "de", "--jsonl")[1])
    code, (line,) = told(tmp_path, tree, capsys, "de", "--write")
    assert (code, line) == (0, "content/languages/de: alpha.po, course.po, family.po, help.po, interface.po, teaching.po")
    (tmp_path / GERMAN).unlink()
    capsys.readouterr()
    main(["de", "--jsonl"], tmp_path)
    assert rows(capsys.readouterr().out.splitlines()) == before
    with (tmp_path / "content" / "languages" / "de" / "alpha.po").open("rb") as file:
        written = {(message.context, message.id): message.string for message in read_po(file)}
    assert (written[f"{CARD}/title", "By the sea"], written[f"{CARD}/title", "At the sea"]) == ("", "Am Meer")
    assert '#~ msgid "Gone"' in (tmp_path / "content" / "languages" / "de" / "interface.po").read_text()


def test_once_the_new_english_is_translated_the_old_words_go(tmp_path, tree, capsys):
    tree[GERMAN] = po([(f"{CARD}/title", "At the sea", "Am Meer"), (f"{CARD}/title", "By the sea", "An der See")])
    assert told(tmp_path, tree, capsys, "de", "--write")[0] == 0
    (tmp_path / GERMAN).unlink()
    text = (tmp_path / "content" / "languages" / "de" / "alpha.po").read_text()
    assert "An der See" in text
    assert "Am Meer" not in text


def test_written_again_nothing_changes(tmp_path, tree, capsys):
    told(tmp_path, tree, capsys, "de", "--write")
    (tmp_path / GERMAN).unlink()
    folder = tmp_path / "content" / "languages" / "de"
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    main(["de", "--write"], tmp_path)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == first


@pytest.mark.parametrize("arguments", [[], ["--jsonl"], ["de", "--all"], ["de", "--jsonl", "--write"]], ids=" ".join)
def test_other_arguments_are_answered_with_those_that_there_are(tmp_path, tree, capsys, arguments):
    with pytest.raises(SystemExit, match="2"):
        told(tmp_path, tree, capsys, *arguments)
    assert "usage: seven-beacons texts [-h] [--jsonl | --write] CODE" in capsys.readouterr().err


def test_what_is_no_language_is_said(tmp_path, tree, capsys):
    code, (line,) = told(tmp_path, tree, capsys, "klingon")
    assert code == 1
    assert "klingon" in line


def test_a_translation_that_is_no_words_is_named(tmp_path, tree, capsys):
    tree[GERMAN] = po([(f"{CARD}/title", "By the sea", "![](https://example.org/spy.svg)")])
    _, (first, *_) = told(tmp_path, tree, capsys, "de")
    assert first.startswith(f"{GERMAN}: {CARD}/title: holds")


def test_a_text_that_is_left_out_by_the_loader_is_no_text(tmp_path, tree, capsys):
    tree[ALPHA]["sensitive"] = "often"
    code, lines = told(tmp_path, tree, capsys, "de", "--jsonl")
    assert code == 0
    assert f"{CARD}/title" not in rows(lines)
