"""Languages: one way for all texts, whose files can bring words and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from beacons.domain.course.edition import Edition
from beacons.domain.text import Plural, Translation
from beacons.storage.catalogs import BrokenCatalogError, load_catalogs, load_interface
from beacons.storage.content_files import load
from tests.samples import ALPHA_QUIZ, GERMAN, PO_HEADER, po, small_tree, spot, story, write

ENGLISH = {"format_version": "1", "home.greeting": "Hello", "home.farewell": "Bye, {name}", "help.title": "Get help"}
ENGLISH["home.stars"] = {"one": "{count} star", "other": "{count} stars"}  # type: ignore[assignment]
POLISH_HEADER = PO_HEADER.replace(
    "nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
)
STARS = 'msgctxt "home.stars"\nmsgid "{count} star"\nmsgid_plural "{count} stars"\n'


def read(root: Path, **files: str | bytes):
    """Catalogs and problems of a folder with English and these languages (``pt_BR`` for the folder ``pt-BR``)."""
    write(root, {"content/interface.yaml": ENGLISH})
    for language, text in files.items():
        file = root / "content" / "languages" / language.replace("_", "-") / "all.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_catalogs(root / "content")


def catalogs(root: Path, **files: str | bytes):
    made, problems = read(root, **files)
    assert problems == []
    return made


def greeting(text: str = "Grüß dich", english: str = "Hello") -> str:
    return po([("home.greeting", english, text)])


def test_english_comes_from_its_own_file_with_two_forms_where_a_text_names_a_count(tmp_path):
    catalog = catalogs(tmp_path)["en"]
    assert (catalog.say("home.greeting"), catalog.say("home.farewell", name="Kim")) == ("Hello", "Bye, Kim")
    assert catalog.unfilled("home.farewell") == "Bye, {name}"
    assert [catalog.say_n("home.stars", count) for count in (0, 1, 2)] == ["0 stars", "1 star", "2 stars"]
    assert catalog.interface["home.stars"] == Plural("{count} star", "{count} stars")
    assert "format_version" not in catalog.interface


def test_every_folder_of_languages_is_one(tmp_path):
    assert list(catalogs(tmp_path, fr=greeting(), de=greeting())) == ["en", "de", "fr"]


def test_a_language_may_have_several_files(tmp_path):
    catalogs(tmp_path, de=greeting())
    (tmp_path / "content" / "languages" / "de" / "more.po").write_text(po([("home.farewell", "Bye, {name}", "Tschüss, {name}")]))
    catalog = load_catalogs(tmp_path / "content")[0]["de"]
    assert (catalog.say("home.greeting"), catalog.say("home.farewell", name="Kim")) == ("Grüß dich", "Tschüss, Kim")


@pytest.mark.parametrize(
    ("count", "wanted"), [(1, "1 gwiazdka"), (2, "2 gwiazdki"), (5, "5 gwiazdek"), (12, "12 gwiazdek"), (22, "22 gwiazdki")]
)
def test_a_language_brings_its_own_plural_forms(tmp_path, count, wanted):
    forms = "".join(f'msgstr[{n}] "{{count}} {text}"\n' for n, text in enumerate(("gwiazdka", "gwiazdki", "gwiazdek")))
    assert catalogs(tmp_path, pl=POLISH_HEADER + STARS + forms)["pl"].say_n("home.stars", count) == wanted


@pytest.mark.parametrize(
    "text",
    ["", 'msgctxt "home.greeting"\nmsgid "Hello"\nmsgstr ""\n', '#, fuzzy\nmsgctxt "home.greeting"\nmsgid "Hello"\nmsgstr "Tschüss"\n'],
    ids=["missing", "empty", "uncertain"],
)
def test_a_text_that_is_not_translated_is_said_in_english(tmp_path, text):
    assert catalogs(tmp_path, de=PO_HEADER + text)["de"].say("home.greeting") == "Hello"


@pytest.mark.parametrize("text", ["", STARS + 'msgstr[0] ""\nmsgstr[1] ""\n', STARS + 'msgstr[0] "{count} Stern"\nmsgstr[1] ""\n'])
@pytest.mark.parametrize(("count", "wanted"), [(1, "1 star"), (2, "2 stars")])
def test_half_a_plural_is_said_in_english(tmp_path, text, count, wanted):
    assert catalogs(tmp_path, de=PO_HEADER + text)["de"].say_n("home.stars", count) == wanted


def test_a_country_falls_back_to_the_language_and_then_to_english(tmp_path):
    made = catalogs(
        tmp_path, pt_BR=greeting("Oi"), pt=po([("home.greeting", "Hello", "Olá"), ("home.farewell", "Bye, {name}", "Adeus, {name}")])
    )
    brazil = made["pt-BR"]
    assert (brazil.locale.fallbacks, made["pt"].locale.fallbacks) == (("pt",), ())
    said = (brazil.say("home.greeting"), brazil.say("home.farewell", name="Kim"), brazil.say("help.title"))
    assert said == ("Oi", "Adeus, Kim", "Get help")


@pytest.mark.parametrize(("code", "way"), [("ar", "rtl"), ("he", "rtl"), ("de", "ltr"), ("pt-BR", "ltr")])
def test_a_language_runs_in_the_direction_of_its_script(tmp_path, code, way):
    assert catalogs(tmp_path, **{code.replace("-", "_"): greeting()})[code].locale.direction == way


# Stale texts


def test_a_text_made_from_another_english_is_known_and_said(tmp_path):
    german = catalogs(tmp_path, de=greeting(english="Hello there"))["de"]
    assert german.of("home.greeting", "Hello") == Translation(("Grüß dich",), is_stale=True, language="de")
    assert german.of("home.greeting", "Hello there") == Translation(("Grüß dich",), is_stale=False, language="de")
    assert german.say("home.greeting") == "Grüß dich"


def test_where_help_is_found_english_is_said_rather_than_a_stale_text(tmp_path):
    old = po([("help.title", "Help", "Hilfe")])
    assert catalogs(tmp_path, de=old)["de"].say("help.title") == "Get help"


def test_of_two_translations_that_from_this_english_is_said_wherever_it_stands(tmp_path):
    both = [("home.greeting", "Hello there", "Alt"), ("home.greeting", "Hello", "Neu")]
    for messages in (both, both[::-1]):
        assert catalogs(tmp_path, de=po(messages))["de"].say("home.greeting") == "Neu"


def test_a_language_whose_text_is_up_to_date_goes_before_its_country_whose_text_is_not(tmp_path):
    made = catalogs(tmp_path, pt_BR=greeting("Oi", "Hello there"), pt=greeting("Olá"))
    assert made["pt-BR"].say("home.greeting") == "Olá"


# Words only


@pytest.mark.parametrize(
    "text",
    [
        "![](https://example.org/spy.svg)",
        "[hier](page)",
        "Geh zu https://example.org",
        "Geh zu www.example.org",
        "<img src=x>",
        "<b>Hallo</b>",
        ":material/home:",
        ":red[Hallo]",
        "`Hallo`",
    ],
)
def test_structure_no_translation_brings_a_picture_a_link_an_icon_or_html(tmp_path, text):
    made, (problem,) = read(tmp_path, de=greeting(text))
    assert made["de"].say("home.greeting") == "Hello"
    assert str(problem).startswith("content/languages/de/all.po: home.greeting: holds ")


@pytest.mark.parametrize(
    "text", ["Tschüss", "Tschüss, {nom}", "Tschüss, {name} {age}", "{name.__class__}", "{name", "{0}", "{name:99999}", "{name!r}"]
)
def test_structure_a_translation_has_the_blanks_of_the_english(tmp_path, text):
    made, (problem,) = read(tmp_path, de=po([("home.farewell", "Bye, {name}", text)]))
    assert made["de"].say("home.farewell", name="Kim") == "Bye, Kim"
    assert str(problem) == "content/languages/de/all.po: home.farewell: must have the blanks of the English: {name}"


def test_one_form_of_a_count_need_not_name_it(tmp_path):
    german = catalogs(tmp_path, de=PO_HEADER + STARS + 'msgstr[0] "ein Stern"\nmsgstr[1] "{count} Sterne"\n')["de"]
    assert [german.say_n("home.stars", count) for count in (1, 2)] == ["ein Stern", "2 Sterne"]


def test_a_line_stays_a_line_and_paragraphs_stay_paragraphs(tmp_path):
    german = catalogs(tmp_path, de=po([("a/title", "A title", " Ein\n Titel "), ("a/text", "One.\n\nTwo.", "Eins.\n\nZwei.\n")]))["de"]
    assert german.of("a/title", "A title").text == "Ein Titel"
    assert german.of("a/text", "One.\n\nTwo.").text == "Eins.\n\nZwei."


def leaves(part: Any, at: str) -> Iterator[tuple[str, str]]:
    """Whatever stands in a model's data, texts or not, by the id that it would have as a text."""
    if isinstance(part, dict | list):
        parts = part.items() if isinstance(part, dict) else ((one["id"] if isinstance(one, dict) else n, one) for n, one in enumerate(part))
        for name, one in parts:
            yield from leaves(one, f"{at}/{name}")
    else:
        yield at, str(part)


def everything(edition: Edition) -> dict[str, str]:
    singles = dict(edition._singles())
    items = {item.id: item for quiz in edition.quizzes.values() for item in quiz.items}
    parts = {**singles, **edition.lessons, **items}
    return {text_id: said for at, part in parts.items() for text_id, said in leaves(part.model_dump(mode="json"), at)}


def test_structure_no_catalog_changes_a_flag_a_key_a_source_a_picture_or_anything_but_texts(tmp_path):
    tree = small_tree()
    tree[ALPHA_QUIZ]["items"] += [spot("alpha-7-spot"), story("alpha-7-story")]
    english = load(write(tmp_path, tree)).edition("en")
    before = everything(english)
    write(tmp_path, {GERMAN: po((text_id, said, f"{said} DE") for text_id, said in before.items() if said)})
    made, _ = load_catalogs(tmp_path / "content")
    after = everything(load(tmp_path, [made["de"]]).edition("de"))
    texts = {text_id for unit in english.units() for text_id in unit.texts}
    assert {text_id for text_id in before if after[text_id] != before[text_id]} == texts
    assert after.keys() == before.keys()
    untouched = {
        "alpha/sensitive",
        "alpha-7-identity-0/key",
        "alpha/paths/7-9/cards/card-1/picture",
        "alpha/adult/background/what/sources/0",
    }
    assert untouched <= before.keys() - texts


# What cannot be read


@pytest.mark.parametrize(
    "broken",
    [
        greeting().encode("latin-1"),
        greeting().replace("UTF-8", "klingon"),
        greeting().replace("(n != 1)", "(n !! 1"),
        greeting().replace("(n != 1)", "(n + 7)"),
        greeting().replace("(n != 1)", "(1 / n)"),
    ],
    ids=["not UTF-8", "unknown encoding", "broken plural rule", "forms that are not there", "no form for none"],
)
def test_a_broken_catalog_is_left_out_and_named_and_the_others_stay(tmp_path, broken):
    made, (problem,) = read(tmp_path, de=broken, fr=greeting("Salut"))
    assert (made["en"].say("home.greeting"), made["fr"].say("home.greeting")) == ("Hello", "Salut")
    assert "de" not in made
    assert problem.file == "content/languages/de/all.po"


def test_a_folder_that_is_no_language_is_named(tmp_path):
    made, (problem,) = read(tmp_path, klingonisch=greeting())
    assert list(made) == ["en"]
    assert problem.file == "content/languages/klingonisch"


def test_a_catalog_cut_off_anywhere_takes_no_text_from_english(tmp_path):
    whole = greeting().encode()
    for end in range(len(PO_HEADER.encode()), len(whole)):
        made, _ = read(tmp_path, de=whole[:end])
        assert made["en"].say("home.greeting") == "Hello"
        assert made.get("de", made["en"]).unfilled("home.farewell") == "Bye, {name}"


def test_what_a_type_of_item_says_is_said_beside_the_interface_and_nothing_twice(tmp_path):
    write(tmp_path, {"content/interface.yaml": ENGLISH})
    assert load_interface(tmp_path / "content")["quiz.sort_all"] == "Put everything in a box first."
    write(tmp_path, {"content/interface.yaml": {**ENGLISH, "quiz.sort_all": "Sort it."}})
    with pytest.raises(BrokenCatalogError, match=r"sorting/words\.yaml: quiz\.sort_all: stands in another file, too"):
        load_interface(tmp_path / "content")


@pytest.mark.parametrize(
    "english", ["", "- one\n", "home.greeting: [a]\n", "home.stars: {one: a}\n"], ids=["empty", "list", "no text", "half"]
)
def test_without_sound_english_there_is_nothing_to_say(tmp_path, english):
    write(tmp_path, {"content/interface.yaml": english})
    with pytest.raises(BrokenCatalogError, match=r"interface\.yaml"):
        load_interface(tmp_path / "content")
    with pytest.raises(BrokenCatalogError):
        load_catalogs(tmp_path / "elsewhere")
