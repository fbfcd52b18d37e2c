from pathlib import Path

import pytest

from beacons.storage.catalogs import load_catalogs
from tests.samples import PO_HEADER

ENGLISH = (
    PO_HEADER
    + 'msgid "greeting"\nmsgstr "Hello"\n\nmsgid "farewell"\nmsgstr "Bye"\n\n'
    + 'msgid "stars"\nmsgid_plural "stars"\nmsgstr[0] "{count} star"\nmsgstr[1] "{count} stars"\n'
)
POLISH_HEADER = PO_HEADER.replace(
    "nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
)


def catalogs(content: Path, **languages: str | bytes):
    """The catalogs of a folder with English and these languages (``pt_BR`` for the folder ``pt-BR``)."""
    for language, text in {"en": ENGLISH, **languages}.items():
        folder = content / language.replace("_", "-")
        folder.mkdir()
        (folder / "interface.po").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_catalogs(content, "en")


def test_every_folder_with_an_interface_is_a_language(tmp_path):
    (tmp_path / "facts").mkdir()
    made = catalogs(tmp_path, de=PO_HEADER, fr=PO_HEADER)
    assert list(made) == ["en", "de", "fr"]


def test_a_text_is_found_by_its_key(tmp_path):
    made = catalogs(tmp_path, de=PO_HEADER + 'msgid "greeting"\nmsgstr "Grüß dich"\n')
    assert (made["en"].gettext("greeting"), made["de"].gettext("greeting")) == ("Hello", "Grüß dich")


@pytest.mark.parametrize(("count", "wanted"), [(0, "{count} stars"), (1, "{count} star"), (2, "{count} stars")])
def test_english_has_two_plural_forms(tmp_path, count, wanted):
    assert catalogs(tmp_path)["en"].ngettext("stars", "stars", count) == wanted


@pytest.mark.parametrize(("count", "wanted"), [(1, "gwiazdka"), (2, "gwiazdki"), (5, "gwiazdek"), (12, "gwiazdek"), (22, "gwiazdki")])
def test_a_language_brings_its_own_plural_forms(tmp_path, count, wanted):
    forms = "".join(f'msgstr[{n}] "{text}"\n' for n, text in enumerate(("gwiazdka", "gwiazdki", "gwiazdek")))
    made = catalogs(tmp_path, pl=POLISH_HEADER + f'msgid "stars"\nmsgid_plural "stars"\n{forms}')
    assert made["pl"].ngettext("stars", "stars", count) == wanted


@pytest.mark.parametrize(
    "text",
    ["", 'msgid "greeting"\nmsgstr ""\n', '#, fuzzy\nmsgid "greeting"\nmsgstr "Tschüss"\n'],
    ids=["missing", "empty", "uncertain"],
)
def test_a_text_that_is_not_translated_is_said_in_the_source_language(tmp_path, text):
    assert catalogs(tmp_path, de=PO_HEADER + text)["de"].gettext("greeting") == "Hello"


@pytest.mark.parametrize("text", ["", 'msgid "stars"\nmsgid_plural "stars"\nmsgstr[0] ""\nmsgstr[1] ""\n'], ids=["missing", "empty"])
@pytest.mark.parametrize(("count", "wanted"), [(1, "{count} star"), (2, "{count} stars")])
def test_a_plural_that_is_not_translated_is_said_in_the_source_language(tmp_path, text, count, wanted):
    assert catalogs(tmp_path, de=PO_HEADER + text)["de"].ngettext("stars", "stars", count) == wanted


def test_a_language_of_one_country_has_a_catalog(tmp_path):
    made = catalogs(tmp_path, pt_BR=PO_HEADER + 'msgid "greeting"\nmsgstr "Oi"\n')
    assert made["pt-BR"].gettext("greeting") == "Oi"


@pytest.mark.parametrize(
    "broken",
    [
        (PO_HEADER + 'msgid "greeting"\nmsgstr "Grüß dich"\n').encode("latin-1"),
        PO_HEADER.replace("UTF-8", "klingon") + 'msgid "greeting"\nmsgstr "nuqneH"\n',
        PO_HEADER.replace("(n != 1)", "(n !! 1") + 'msgid "greeting"\nmsgstr "Hallo"\n',
    ],
    ids=["not UTF-8", "unknown encoding", "broken plural rule"],
)
def test_a_broken_catalog_is_left_out_and_the_others_stay(tmp_path, broken):
    made = catalogs(tmp_path, de=broken, fr=PO_HEADER + 'msgid "greeting"\nmsgstr "Salut"\n')
    assert (made["en"].gettext("greeting"), made["fr"].gettext("greeting")) == ("Hello", "Salut")
    assert "de" not in made


def test_a_catalog_cut_off_anywhere_takes_no_text_from_the_source_language(tmp_path):
    whole = (PO_HEADER + 'msgid "greeting"\nmsgstr "Grüß dich"\n').encode()
    made = catalogs(tmp_path, de=whole)
    for end in range(len(PO_HEADER.encode()), len(whole)):
        (tmp_path / "de" / "interface.po").write_bytes(whole[:end])
        made = load_catalogs(tmp_path, "en")
        assert made["en"].gettext("greeting") == "Hello"
        assert made.get("de", made["en"]).gettext("farewell") == "Bye"


def test_without_the_source_catalog_there_is_nothing_to_say(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_catalogs(tmp_path, "en")
