"""Services that listen or take reports, by country."""

from itertools import permutations

import pytest
from builders import a_service, services
from pydantic import ValidationError

from beacons.domain.helplines import SchoolContact


def test_countries_are_named_once_and_sorted():
    assert services(a_service(country="NO"), a_service(country="DE"), a_service(country="NO")).countries == ("DE", "NO")


def test_there_may_be_no_services():
    assert services().countries == ()
    assert services().of("NO") == ()


def test_only_services_of_the_country_are_found():
    found = services(a_service(name="Here"), a_service(name="There", country="DE"), a_service(name="Also here"))
    assert [service.name for service in found.of("NO")] == ["Here", "Also here"]


def test_a_country_without_services_has_none():
    assert services(a_service()).of("SE") == ()


RANKED = (
    a_service(name="1", kind="helpline", for_whom="child"),
    a_service(name="2", kind="helpline", for_whom="adult"),
    a_service(name="3", kind="hotline", for_whom="child"),
    a_service(name="4", kind="hotline", for_whom="both"),
)


@pytest.mark.parametrize("order", list(permutations(RANKED)), ids=lambda order: "-".join(service.name for service in order))
def test_someone_to_talk_to_comes_before_a_place_to_report_and_children_before_adults(order):
    assert services(*order).of("NO") == RANKED


def test_services_for_both_stand_between_those_for_children_and_those_for_adults():
    found = services(*(a_service(for_whom=whom) for whom in ("adult", "both", "child"))).of("NO")
    assert [service.for_whom for service in found] == ["child", "both", "adult"]


@pytest.mark.parametrize("country", ["no", "NOR", "N", "", "N1", "NO\n"], ids=repr)
def test_a_country_is_two_capital_letters(country):
    with pytest.raises(ValidationError, match="country"):
        a_service(country=country)


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "website"), ("for_whom", "all"), ("site", "116 111"), ("as_of", ""), ("number", " ")]
)
def test_a_value_outside_the_words_of_the_format_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_service(**{field: value})


def test_a_place_to_report_may_have_no_number():
    assert a_service(kind="hotline").number is None


def test_a_school_may_name_a_contact_without_a_number():
    assert SchoolContact(format_version="1", name="Ms Berg", text="Room 12, every day.").number is None


@pytest.mark.parametrize("field", ["format_version", "name", "text"])
def test_a_school_contact_has_a_name_and_a_text(field):
    raw = {"format_version": "1", "name": "Ms Berg", "text": "Room 12."}
    del raw[field]
    with pytest.raises(ValidationError, match=field):
        SchoolContact(**raw)
