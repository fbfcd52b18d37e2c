"""The interface's texts: each there, each with the blanks that the code fills, in every language."""

import ast
import re
from pathlib import Path

import pytest

from beacons.domain.text import Plural
from beacons.storage.catalogs import load_catalogs

ROOT = Path(__file__).resolve().parents[2]
CATALOGS, PROBLEMS = load_catalogs(ROOT / "content")
INTERFACE = CATALOGS["en"].interface
every_language = pytest.mark.parametrize("language", CATALOGS)


def forms(english):
    return (english.one, english.other) if isinstance(english, Plural) else (english,)


def blanks(text):
    return set(re.findall(r"{(\w+)}", text))


def keys_in_code():
    """Key and function of every ``t("…")`` and ``tn("…")`` in the code and the templates."""
    found = set()
    for file in [*(ROOT / "beacons" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("t", "tn")):
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                found.add((node.func.id, node.args[0].value))
    for file in (ROOT / "beacons" / "ui").rglob("*.html"):
        found |= set(re.findall(r"\b(tn?)\(\s*[\"']([\w.]+)[\"']\s*[,)]", file.read_text(encoding="utf-8")))
    return sorted(found)


def test_english_is_there():
    assert "en" in CATALOGS


def test_nothing_is_wrong_with_any_language():
    assert PROBLEMS == []


@every_language
def test_every_text_is_said_with_its_blanks_filled(language):
    catalog = CATALOGS[language]
    for key, english in INTERFACE.items():
        given = dict.fromkeys({blank for form in forms(english) for blank in blanks(form)}, 1)
        others = {blank: 1 for blank in given if blank != "count"}
        said = [catalog.say_n(key, n, **others) for n in range(30)] if isinstance(english, Plural) else [catalog.say(key, **given)]
        assert all(text.strip() and text != key for text in said), key


@pytest.mark.parametrize(("function", "key"), keys_in_code())
def test_a_text_that_the_code_asks_for_is_there_in_its_form(function, key):
    assert key in INTERFACE
    assert isinstance(INTERFACE[key], Plural) is (function == "tn")


STRAIGHT, CURLY = re.compile(r"\w'\w|\w'(?=[\s.,;:!?])|(?:^|\s)\"\w"), re.compile(r"[‘’“”]")


def test_the_interface_is_written_with_curly_apostrophes_and_quotation_marks_alone():
    found = {key: form for key, english in INTERFACE.items() for form in forms(english) if STRAIGHT.search(form)}
    assert found == {}


def of_content() -> list[Path]:
    """All files of content but the interface's, and the services, whose names are as their countries write them."""
    others = {"interface.yaml", "helplines.yaml"}
    return [file for file in (*(ROOT / "content").rglob("*.yaml"), *(ROOT / "quizzes").glob("*.yaml")) if file.name not in others]


@pytest.mark.parametrize("file", of_content(), ids=lambda file: file.name)
def test_content_is_written_with_straight_apostrophes_and_quotation_marks_alone(file):
    assert [line for line in file.read_text(encoding="utf-8").splitlines() if CURLY.search(line)] == []
