"""Who to tell: people first, then steps, then services."""

import pytest
from builders import a_directory, a_help
from pydantic import ValidationError


@pytest.mark.parametrize("field", ["people_first", "steps", "directories"])
def test_help_is_never_without_people_steps_and_services(field):
    with pytest.raises(ValidationError, match=field):
        a_help(**{field: ()})


def test_help_says_what_to_do_in_danger():
    with pytest.raises(ValidationError, match="danger"):
        a_help(danger=" ")


def test_what_is_good_to_know_may_be_nothing():
    assert a_help(good_to_know=()).good_to_know == ()


def test_people_steps_and_services_keep_their_order():
    steps = [{"title": title, "text": "Do it."} for title in ("Stop", "Save", "Tell")]
    directories = [a_directory(id=i) for i in ("b", "a")]
    found = a_help(people_first=("A parent.", "A teacher."), steps=steps, directories=directories)
    assert found.people_first == ("A parent.", "A teacher.")
    assert [step.title for step in found.steps] == ["Stop", "Save", "Tell"]
    assert [directory.id for directory in found.directories] == ["b", "a"]


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "website"), ("for_whom", "teacher"), ("url", "tel:116111"), ("as_of", ""), ("name", " "), ("id", "A B")]
)
def test_a_directory_with_a_value_outside_the_words_of_the_format_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_help(directories=[a_directory(**{field: value})])
