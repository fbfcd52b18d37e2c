"""Ids and texts of content files."""

import pytest
from pydantic import TypeAdapter, ValidationError

from beacons.domain.model import FormatVersion, Model, Slug
from beacons.domain.text import Line, Text

SLUG, LINE, TEXT = TypeAdapter[str](Slug), TypeAdapter[str](Line), TypeAdapter[str](Text)
VERSION = TypeAdapter[str](FormatVersion)


class Lamp(Model):
    colour: Line = "amber"


@pytest.mark.parametrize("slug", ["a", "7", "sid-7-kind-words", "a1-b2", "a" * 60])
def test_lower_case_words_joined_by_hyphens_are_an_id(slug):
    assert SLUG.validate_python(slug) == slug


@pytest.mark.parametrize("slug", ["", "A", "a_b", "a b", "-a", "a-", "a--b", "é", "a\n", " a", "../a", "<b>", "a" * 61], ids=repr)
def test_nothing_else_is_an_id(slug):
    with pytest.raises(ValidationError):
        SLUG.validate_python(slug)


@pytest.mark.parametrize(
    ("written", "read"),
    [("Tell.", "Tell."), ("  Tell \n", "Tell"), ("Tell\n  an adult.\n", "Tell an adult."), ("a\tb\u00a0c", "a b c")],
    ids=repr,
)
def test_a_line_is_one_line_however_it_is_wrapped(written, read):
    assert LINE.validate_python(written) == read


def test_a_text_keeps_its_paragraphs():
    assert TEXT.validate_python("\nOne.\n\nTwo.\n") == "One.\n\nTwo."


@pytest.mark.parametrize("kind", [LINE, TEXT], ids=["line", "text"])
@pytest.mark.parametrize("empty", ["", " ", "\n\t "], ids=repr)
def test_an_empty_text_is_a_problem(kind, empty):
    with pytest.raises(ValidationError):
        kind.validate_python(empty)


@pytest.mark.parametrize("version", ["0", "2", "1.0", "", 1, None], ids=repr)
def test_a_layout_that_this_app_does_not_know_is_a_problem(version):
    with pytest.raises(ValidationError):
        VERSION.validate_python(version)


def test_a_model_never_changes():
    with pytest.raises(ValidationError, match="frozen"):
        setattr(Lamp(), "colour", "green")  # noqa: B010  # a type checker would refuse the plain way


def test_a_field_that_a_model_does_not_have_is_a_problem():
    with pytest.raises(ValidationError, match="color"):
        Lamp.model_validate({"color": "green"})
