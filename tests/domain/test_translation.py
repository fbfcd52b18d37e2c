"""A quiz in another language: texts only, so no translator can change an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from beacons.domain.translation import QuizText, translated
from tests.builders import (
    STORY_SCENES,
    a_quiz,
    a_single_choice,
    a_sorting,
    a_spot,
    a_story,
    a_translation,
    one_of_each_type,
    right_response,
)
from tests.there import there

EACH_TYPE = pytest.mark.parametrize("item", one_of_each_type(), ids=lambda item: item.type)
SHOWN = {"stem", "hint", "text", "feedback", "title"}
"""Fields whose text a reader sees."""


def german(*items):
    quiz = a_quiz(*items)
    return translated(quiz, a_translation(quiz))


def changed(text, item_id, **changes):
    """The translation with one item's texts changed."""
    raw = text.model_dump()
    raw["items"][item_id] |= changes
    return QuizText.model_validate(raw)


def shown_texts(model):
    """Every text in the model that a reader sees."""
    for name, value in model:
        if name in SHOWN and value:
            yield value
        elif isinstance(value, tuple):
            for part in value:
                yield from shown_texts(part) if isinstance(part, BaseModel) else ()


@EACH_TYPE
def test_every_text_that_a_reader_sees_is_translated(item):
    quiz, findings = german(item)
    assert findings == []
    assert [text for text in shown_texts(quiz.items[0]) if not text.startswith("de: ")] == []


@EACH_TYPE
def test_there_is_no_text_of_which_a_translation_may_be_missing_without_being_named(item):
    source = a_quiz(item)
    whole = a_translation(source).model_dump()["items"][item.id]
    for part in (part for part, text in whole.items() if text):
        lacking = {**whole, part: {} if isinstance(whole[part], dict) else None}
        if part != "stem":
            quiz, findings = translated(source, changed(a_translation(source), item.id, **lacking))
            assert [item_id for item_id, _ in findings] == [item.id]
            assert quiz.items == source.items


def test_texts_of_stem_hint_options_and_boxes_are_those_of_the_translation():
    quiz, findings = german(a_sorting(hint="Say it aloud."))
    (item,) = quiz.items
    assert findings == []
    assert item.hint == "de: Say it aloud."
    assert item.stem.startswith("de: ")
    assert {option.text for option in item.options} == {f"de: Text of {option.id}" for option in item.options}
    assert {option.feedback for option in item.options} == {f"de: Reason of {option.id}" for option in item.options}
    assert {box.text for box in item.boxes} == {"de: Box kind", "de: Box hurts"}


@EACH_TYPE
def test_a_right_response_stays_right_in_every_language(item):
    quiz, _ = german(item)
    assert quiz.items[0].score(right_response(item)).is_right


@EACH_TYPE
def test_everything_but_texts_stays_with_the_source(item):
    quiz, _ = german(item)
    kept = {"id", "type", "path", "strand", "kind", "about_initiative", "sensitive", "source", "key"} & set(type(item).model_fields)
    assert quiz.items[0].model_dump(include=kept) == item.model_dump(include=kept)
    assert quiz.items[0].option_ids == item.option_ids


def test_items_stand_in_the_order_of_the_source():
    quiz = a_quiz()
    backwards = a_translation(quiz, items=dict(reversed(a_translation(quiz).model_dump()["items"].items())))
    assert [item.id for item in translated(quiz, backwards)[0].items] == [item.id for item in quiz.items]


def test_an_item_that_is_not_translated_yet_stays_in_the_source_language_and_is_named():
    first, second = a_single_choice("first"), a_single_choice("second")
    quiz, findings = translated(a_quiz(first, second), a_translation(a_quiz(first)))
    assert findings == [("second", "is not translated yet")]
    assert quiz.item("second") == second
    assert there(quiz.item("first")).stem.startswith("de: ")


def test_a_translation_of_an_item_that_is_gone_is_named():
    first = a_single_choice("first")
    quiz, findings = translated(a_quiz(first), a_translation(a_quiz(first, a_single_choice("gone"))))
    assert findings == [("gone", "is not an item of this quiz")]
    assert [item.id for item in quiz.items] == ["first"]


TELL = {"text": "de: Text of tell", "feedback": "de: Reason of tell"}


@pytest.mark.parametrize("ids", [(), ("tell",), ("hide", "tell", "reply", "more"), ("hide", "tell", "answer")], ids=repr)
def test_an_item_whose_options_do_not_fit_stays_in_the_source_language_and_says_which_are_wanted(ids):
    source = a_quiz(a_single_choice("first"))
    text = changed(a_translation(source), "first", options=dict.fromkeys(ids, TELL))
    assert translated(source, text) == (source, [("first", "options must be hide, tell, reply")])


@pytest.mark.parametrize("boxes", [{}, {"kind": "Nett"}, {"kind": "Nett", "hurts": "Gemein", "more": "Mehr"}], ids=len)
def test_an_item_whose_boxes_do_not_fit_stays_in_the_source_language(boxes):
    source = a_quiz(a_sorting("first"))
    text = changed(a_translation(source), "first", boxes=boxes)
    assert translated(source, text) == (source, [("first", "boxes must be those of the source")])


def test_boxes_for_an_item_that_has_none_do_not_fit():
    source = a_quiz(a_single_choice("first"))
    text = changed(a_translation(source), "first", boxes={"kind": "Nett"})
    assert translated(source, text) == (source, [("first", "boxes must be those of the source")])


@pytest.mark.parametrize("scenes", [{}, {"start": "Anfang"}, {**dict.fromkeys(STORY_SCENES, "Text"), "more": "Mehr"}], ids=len)
def test_a_story_whose_scenes_do_not_fit_stays_in_the_source_language(scenes):
    source = a_quiz(a_story("first"))
    text = changed(a_translation(source), "first", scenes=scenes)
    assert translated(source, text) == (source, [("first", "scenes must be those of the source")])


@pytest.mark.parametrize(("item", "title"), [(a_spot("first"), None), (a_single_choice("first"), "Titel")], ids=["missing", "unknown"])
def test_an_item_whose_title_does_not_fit_stays_in_the_source_language(item, title):
    source = a_quiz(item)
    quiz, findings = translated(source, changed(a_translation(source), "first", title=title))
    assert quiz == source
    assert [item_id for item_id, _ in findings] == ["first"]


def test_a_hint_that_is_not_translated_is_named_and_not_lost():
    source = a_quiz(a_single_choice("first", hint="Who can help?"))
    quiz, findings = translated(source, changed(a_translation(source), "first", hint=None))
    assert [item_id for item_id, _ in findings] == ["first"]
    assert there(quiz.item("first")).hint == "Who can help?"
    assert there(quiz.item("first")).stem.startswith("de: ")


@pytest.mark.parametrize("extra", [{"key": "hide"}, {"strand": "truth"}, {"source": "founded"}, {"path": "13-16"}], ids=repr)
def test_a_translator_cannot_even_write_a_key(extra):
    with pytest.raises(ValidationError, match=next(iter(extra))):
        changed(a_translation(a_quiz(a_single_choice("first"))), "first", **extra)


IDS = st.sampled_from(["hide", "tell", "reply", "thanks", "loser", "well-done", "go-away", "other"])
LINES = st.sampled_from(["Ja", "Nein", "tell", "kind"])
TEXTS = st.fixed_dictionaries(
    {
        "stem": LINES,
        "hint": st.none() | LINES,
        "options": st.sets(IDS).map(lambda ids: {i: {"text": "Ja", "feedback": "Gut"} for i in ids}),
        "boxes": st.dictionaries(st.sampled_from(["kind", "hurts", "other"]), LINES),
    }
)


@given(texts=st.dictionaries(st.sampled_from(["strange-message", "kind-or-not", "gone"]), TEXTS))
def test_no_translation_whatever_changes_what_is_asked_or_what_is_right(texts):
    source = a_quiz(a_single_choice(), a_sorting())
    quiz, _ = translated(source, QuizText(format_version="1", lesson=source.lesson, items=texts))
    for item, original in zip(quiz.items, source.items, strict=True):
        assert (item.id, item.option_ids, item.strand) == (original.id, original.option_ids, original.strand)
        assert item.right_response == original.right_response
        assert item.score(right_response(original)).is_right
