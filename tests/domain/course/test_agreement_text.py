"""The texts of the family agreement."""

import pytest
from pydantic import ValidationError

from tests.builders import an_agreement_part, an_agreement_text

PROMISE = an_agreement_part("no-trouble", promise=True)


def sentences(*ids):
    return [{"id": i, "text": "We agree."} for i in ids]


def test_the_promise_is_found_wherever_it_stands():
    for parts in ((PROMISE, an_agreement_part()), (an_agreement_part(), PROMISE)):
        text = an_agreement_text(*parts)
        assert text.promise == PROMISE
        assert [part.promise for part in text.parts].count(True) == 1


@pytest.mark.parametrize("count", [0, 2])
def test_there_is_exactly_one_promise(count):
    promises = [an_agreement_part(f"promise-{n}", promise=True) for n in range(count)]
    with pytest.raises(ValidationError, match=f"{count} parts have 'promise: true'"):
        an_agreement_text(an_agreement_part(), *promises)


def test_a_promise_leaves_nothing_to_choose():
    with pytest.raises(ValidationError, match="a promise is one sentence"):
        an_agreement_part("no-trouble", promise=True, sentences=sentences("one", "two"))


@pytest.mark.parametrize("field", ["sentences", "adults"])
def test_no_part_is_without_sentences_or_without_a_promise_of_the_grown_ups(field: str):
    with pytest.raises(ValidationError, match=field):
        an_agreement_part("love", **{field: ()})


@pytest.mark.parametrize(("field", "most"), [("sentences", 6), ("adults", 3)])
def test_a_part_fits_on_a_page(field, most):
    ids = [f"one-{n}" for n in range(most)]
    assert len(getattr(an_agreement_part(**{field: sentences(*ids)}), field)) == most
    with pytest.raises(ValidationError, match=field):
        an_agreement_part(**{field: sentences(*ids, "too-many")})


@pytest.mark.parametrize(("lines", "is_fine"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_part_has_one_to_three_lines_to_write_on(lines, is_fine):
    if is_fine:
        assert an_agreement_part(blank_lines=lines).blank_lines == lines
    else:
        with pytest.raises(ValidationError, match="blank_lines"):
            an_agreement_part(blank_lines=lines)


@pytest.mark.parametrize(
    "place", [{"sentences": sentences("love-0", "new")}, {"adults": sentences("love-0")}, {"adults": sentences("love-adults")}]
)
def test_a_sentence_id_that_stands_twice_in_the_file_is_named(place):
    (field,) = place
    twice = place[field][0]["id"]
    with pytest.raises(ValidationError, match=f"the sentence id '{twice}' stands there twice"):
        an_agreement_text(an_agreement_part(), PROMISE, an_agreement_part("review", **place))


def test_a_part_id_that_stands_twice_is_named():
    again = an_agreement_part("love", sentences=sentences("other"), adults=sentences("others"))
    with pytest.raises(ValidationError, match="the part id 'love' stands there twice"):
        an_agreement_text(an_agreement_part(), again, PROMISE)
