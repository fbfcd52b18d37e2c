"""First words for telling: every situation has words for every path, and a first reply for the grown-up."""

import pytest
from pydantic import ValidationError

from beacons.domain.path import CHILD_PATHS
from tests.builders import a_situation, some_first_words


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_a_situation_has_words_for_every_path(path):
    paths = {one: words for one, words in a_situation()["paths"].items() if one != path}
    with pytest.raises(ValidationError, match=f"trick lacks {path}"):
        some_first_words(a_situation(paths=paths))


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_what_happens_next_is_said_for_every_path(path):
    shared = some_first_words().paths
    with pytest.raises(ValidationError, match=f"paths lacks {path}"):
        some_first_words(paths={one: shared[one] for one in CHILD_PATHS if one != path})


@pytest.mark.parametrize("text", ["title", "say", "show", "write", "helps", "never"])
def test_nothing_of_a_situation_may_be_left_out(text):
    situation = a_situation()
    del situation["paths"]["10-12"][text]
    with pytest.raises(ValidationError, match=text):
        some_first_words(situation)


@pytest.mark.parametrize("text", ["say", "act", "never"])
def test_the_grown_up_has_a_whole_first_reply(text):
    reply = {one: "Listen." for one in ("say", "act", "never") if one != text}
    with pytest.raises(ValidationError, match=text):
        some_first_words(a_situation(reply=reply))


def test_no_situation_stands_there_twice():
    with pytest.raises(ValidationError, match="'trick' stands there twice"):
        some_first_words(a_situation(), a_situation())
