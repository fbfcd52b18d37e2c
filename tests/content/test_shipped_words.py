"""The interface's texts: each there, each with the blanks that the code fills, in every language."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from beacons.storage.catalogs import load_catalogs

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "content").glob("*/interface.po"))
LANGUAGES = [file.parent.name for file in FILES]
every_language = pytest.mark.parametrize("language", LANGUAGES)


def messages(language):
    with (ROOT / "content" / language / "interface.po").open("rb") as file:
        return [message for message in read_po(file, locale=language.replace("-", "_"), abort_invalid=True) if message.id]


def key_of(message):
    return message.id[0] if message.pluralizable else message.id


def texts_of(message):
    return message.string if message.pluralizable else (message.string,)


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
    for file in (ROOT / "beacons" / "ui" / "templates").glob("*.html"):
        found |= set(re.findall(r"\b(tn?)\(\s*[\"']([\w.]+)[\"']\s*[,)]", file.read_text(encoding="utf-8")))
    return sorted(found)


def test_english_is_there():
    assert "en" in LANGUAGES


@every_language
def test_every_text_of_a_catalog_is_said(language):
    catalog = load_catalogs(ROOT / "content", "en")[language]
    for message in messages(language):
        key = key_of(message)
        said = [catalog.ngettext(key, key, n) for n in range(30)] if message.pluralizable else [catalog.gettext(key)]
        assert all(text.strip() and text != key for text in said), key


@every_language
def test_every_text_can_be_filled_in(language):
    for message in messages(language):
        for text in texts_of(message):
            text.format(**dict.fromkeys(blanks(text), 1))


@every_language
def test_a_language_has_the_keys_and_blanks_of_english_and_no_others(language):
    english = {key_of(message): set().union(*map(blanks, texts_of(message))) for message in messages("en")}
    for message in messages(language):
        assert set().union(*map(blanks, texts_of(message))) <= english[key_of(message)], key_of(message)


@every_language
def test_no_key_stands_twice(language):
    text = (ROOT / "content" / language / "interface.po").read_text(encoding="utf-8")
    keys = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(("function", "key"), keys_in_code())
def test_a_text_that_the_code_asks_for_is_there_in_its_form(function, key):
    forms = {key_of(message): message.pluralizable for message in messages("en")}
    assert key in forms
    assert forms[key] is (function == "tn")
