"""Texts by id: every text is found by ids, a unit is whole or English, and nothing but words changes."""

from typing import Any

import pytest
from pydantic import Field, ValidationError

from beacons.domain.catalog import Catalog
from beacons.domain.course.lesson import Card
from beacons.domain.model import Each, Model, Slug, Unit, text_fields
from beacons.domain.text import Line, Locale, Said
from tests.builders import (
    a_card,
    a_catalog,
    a_lesson,
    a_path_lesson,
    a_quiz,
    a_single_choice,
    a_story,
    a_teacher_layer,
    an_edition,
    cards,
    marked,
    one_of_each_type,
    right_response,
    some_first_words,
)

WORDS = {"id": "sea", "word": "sea", "means": "Much water."}


class Lamp(Unit):
    id: Slug
    name: Said
    maker: Line = "Keepers"
    colours: dict[Slug, Said] = Field(default_factory=dict)


class Tower(Unit):
    id: Slug
    title: Said
    lamps: Each[Lamp] = ()


def a_tower(**changes: Any) -> Tower:
    lamps = [{"id": "old", "name": "Old lamp", "colours": {"red": "Red"}}, {"id": "new", "name": "New lamp"}]
    return Tower(**{"id": "tower", "title": "A tower", "lamps": lamps, **changes})


# Ids


def test_a_text_is_found_by_names_and_ids_and_never_by_its_place():
    assert dict(a_tower().texts("tower")) == {
        "tower/title": "A tower",
        "tower/lamps/old/name": "Old lamp",
        "tower/lamps/old/colours/red": "Red",
        "tower/lamps/new/name": "New lamp",
    }
    turned = a_tower(lamps=a_tower().lamps[::-1])
    assert dict(turned.texts("tower")) == dict(a_tower().texts("tower"))


def test_a_text_of_an_item_is_found_by_the_items_own_id_wherever_it_is_kept():
    item = a_single_choice("strange-message", hint="Who helps?")
    assert dict(a_quiz(item).texts("anywhere")) == dict(item.texts("strange-message"))
    assert dict(item.texts("strange-message"))["strange-message/options/tell/feedback"] == "Reason of tell"


def test_keys_sources_pictures_and_names_of_others_are_no_texts():
    texts = dict(a_lesson().texts("safe-harbour"))
    assert {text_id.rpartition("/")[2] for text_id in texts} & {"id", "picture", "sources", "about", "sensitive", "minutes"} == set()
    assert text_fields(Lamp) == ("name", "colours")


def test_a_list_of_texts_without_ids_is_no_model_of_ours():
    class Bare(Model):
        lines: tuple[Said, ...]

    with pytest.raises(TypeError, match=r"Bare\.lines is a list of texts without ids"):
        dict(Bare(lines=("One.",)).texts())


def test_an_id_stands_once_in_a_list():
    with pytest.raises(ValidationError, match="ids that stand there twice: old"):
        a_tower(lamps=[a_tower().lamps[0]] * 2)
    with pytest.raises(ValidationError, match="ids that stand there twice: talk"):
        a_teacher_layer(plan_30=[{"id": "talk", "minutes": 15, "what": "Talk."}] * 2)
    with pytest.raises(ValidationError, match="ids that stand there twice: sea"):
        a_card(words=[WORDS, WORDS])


def test_every_text_of_an_edition_belongs_to_a_unit_and_each_id_stands_once():
    edition = an_edition("a", quizzes={"a": a_quiz(lesson="a")}, lessons={"a": a_lesson("a", teacher=a_teacher_layer())})
    in_units = [text_id for unit in edition.units() for text_id in unit.texts]
    parts = (*edition._singles(), ("a", edition.lessons["a"]), ("", edition.quizzes["a"]))
    assert sorted(in_units) == sorted(text_id for at, part in parts for text_id, _ in part.texts(at))
    assert len(set(in_units)) == len(in_units)


# A unit is whole or English


def test_a_unit_is_read_in_the_language_that_has_all_of_it():
    there = a_tower().in_language(marked(a_tower(), "tower"), "tower")
    assert (there.title, there.language) == ("de: A tower", "de")
    assert (there.lamps[0].name, there.lamps[0].colours, there.lamps[0].language) == ("de: Old lamp", {"red": "de: Red"}, "de")
    assert a_tower().language == "en"


def test_a_unit_of_which_one_text_is_missing_is_read_in_english_and_those_in_it_decide_for_themselves():
    texts = a_catalog(("tower/lamps/old/name", "Old lamp", "Alte Lampe"), ("tower/lamps/new/name", "New lamp", "Neue Lampe"))
    there = a_tower().in_language(texts, "tower")
    assert (there.title, there.language) == ("A tower", "en")
    assert (there.lamps[0].name, there.lamps[0].language) == ("Old lamp", "en")
    assert (there.lamps[1].name, there.lamps[1].language) == ("Neue Lampe", "de")


def test_no_item_mixes_languages():
    item = a_single_choice(hint="Who helps?")
    every = list(item.texts(item.id))
    for lacking in range(len(every)):
        texts = a_catalog(*((one, text, f"de: {text}") for n, (one, text) in enumerate(every) if n != lacking))
        assert item.in_language(texts, item.id) == item


def test_a_card_of_a_lesson_is_translated_without_its_neighbours():
    lesson = a_lesson(paths={"7-9": a_path_lesson(cards=cards("what", "who", "why", "help"))})
    card = lesson.paths["7-9"].cards[1]
    there = lesson.in_language(marked(card, "safe-harbour/paths/7-9/cards/who"), "safe-harbour").paths["7-9"].cards
    assert [one.language for one in there] == ["en", "de", "en", "en"]
    assert there[1].title.startswith("de: ")


def test_no_file_can_say_in_which_language_it_is():
    with pytest.raises(ValidationError, match="language"):
        Card(**a_card().model_dump(), language="de")  # type: ignore[call-arg]


# Stale texts


def stale(part: Model, at: str) -> Catalog:
    """Every text translated from the English of last year."""
    return a_catalog(*((one, f"{text} (old)", f"de: {text}") for one, text in part.texts(at)))


def test_a_stale_text_is_shown():
    item = a_single_choice()
    assert item.in_language(stale(item, item.id), item.id).stem == f"de: {item.stem}"


def test_where_it_is_about_harm_or_help_english_is_read_rather_than_a_stale_text():
    item = a_single_choice(sensitive="topic")
    assert item.in_language(stale(item, item.id), item.id) == item
    lesson = a_lesson(sensitive="topic")
    assert lesson.in_language(stale(lesson, lesson.id), lesson.id) == lesson
    words = some_first_words()
    assert words.in_language(stale(words, "first_words"), "first_words") == words
    advice = an_edition().help
    assert advice.in_language(stale(advice, "help"), "help") == advice  # type: ignore[arg-type, union-attr]


def test_words_about_harm_that_are_up_to_date_are_read_in_the_language():
    lesson = a_lesson(sensitive="topic")
    assert lesson.in_language(marked(lesson, lesson.id), lesson.id).paths["7-9"].cards[0].language == "de"


# Nothing but words


@pytest.mark.parametrize("item", one_of_each_type(), ids=lambda item: item.type)
def test_a_right_response_stays_right_in_every_language(item):
    there = item.in_language(marked(item, item.id), item.id)
    assert there.check(right_response(item)).is_right
    assert there.stem.startswith("de: ")


@pytest.mark.parametrize("part", [*one_of_each_type(), a_lesson(teacher=a_teacher_layer())], ids=lambda part: part.id)
def test_everything_but_texts_stays_as_it_stands(part):
    there = part.in_language(marked(part, part.id), part.id)
    undone = there.in_language(a_catalog(*((one, text, text.removeprefix("de: ")) for one, text in there.texts(part.id))), part.id)
    assert undone.model_dump() == part.model_dump()
    assert len(dict(there.texts(part.id))) == len(dict(part.texts(part.id)))
    assert all(text.startswith("de: ") for _, text in there.texts(part.id))


def test_a_text_for_what_is_no_text_is_never_read():
    story = a_story()
    texts = a_catalog(
        *((f"{story.id}/{field}", "7-9", "13-16") for field in ("path", "sensitive", "options/ask/to", "options/ask/helps", "id"))
    )
    assert story.in_language(texts, story.id) == story


# Other languages before English


def test_what_a_country_lacks_is_read_in_the_language_and_then_in_english():
    tower = a_tower()
    pt = marked(tower, "tower", code="pt")
    brazil = a_catalog(("tower/title", "A tower", "Uma torre"), code="pt-BR", further=(pt,))
    there = tower.in_language(Catalog({}, Locale("pt-BR", fallbacks=("pt",)), brazil.messages, further=(pt,)), "tower")
    assert (there.title, there.language) == ("Uma torre", "pt-BR")
    assert (there.lamps[0].name, there.lamps[0].language) == ("pt: Old lamp", "pt")
