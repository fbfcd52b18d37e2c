"""Facts, each with the source and the date that carry it."""

import pytest
from pydantic import ValidationError

from beacons.domain.course.facts import Fact
from tests.builders import a_fact, a_fact_sheet


@pytest.mark.parametrize("field", ["id", "claim", "as_of", "confidence", "audience", "source"])
def test_a_fact_without_source_date_or_confidence_is_none(field):
    with pytest.raises(ValidationError, match=field):
        Fact.model_validate(a_fact().model_dump(exclude={field}))


@pytest.mark.parametrize(
    ("field", "value"), [("confidence", "low"), ("confidence", "unverified"), ("audience", "children"), ("as_of", " "), ("claim", "")]
)
def test_a_value_outside_the_words_of_the_format_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_fact(**{field: value})


@pytest.mark.parametrize(
    "url", ["example.org/page", "javascript:alert(1)", "file:///etc/hosts", "ftp://example.org", "", "https://"], ids=repr
)
def test_a_source_that_is_no_web_address_is_a_problem(url):
    with pytest.raises(ValidationError, match="url"):
        a_fact(source={"title": "A page", "url": url})


@pytest.mark.parametrize("url", ["https://example.org/page?id=1#part", "http://example.org/"])
def test_a_web_address_is_kept_as_it_is(url):
    assert str(a_fact(source={"title": "A page", "url": url}).source.url) == url


def test_a_sheet_holds_its_facts_in_order():
    assert [fact.id for fact in a_fact_sheet(a_fact("b"), a_fact("a")).facts] == ["b", "a"]


def test_every_id_that_stands_there_twice_is_named():
    with pytest.raises(ValidationError, match="ids that stand there twice: a, c ") as error:
        a_fact_sheet(a_fact("a"), a_fact("b"), a_fact("c"), a_fact("a"), a_fact("c"))
    assert error.value.error_count() == 1


def test_a_sheet_without_facts_is_a_problem():
    with pytest.raises(ValidationError, match="facts"):
        a_fact_sheet(facts=())
