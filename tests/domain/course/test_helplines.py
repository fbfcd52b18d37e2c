"""Services that listen or take reports, by country."""

from itertools import permutations

import pytest
from pydantic import ValidationError

from beacons.domain.course.helplines import SchoolContact
from tests.builders import a_service, services
from tests.there import there


def test_countries_are_named_once_and_sorted():
    assert services(a_service(country="NO"), a_service(country="DE"), a_service(country="NO")).countries == ("DE", "NO")


def test_there_may_be_no_services():
    assert services().countries == ()
    assert services().of("NO", "helpline") == ()
    assert services().emergency_of("NO") is None


def test_only_services_of_the_country_and_kind_are_found():
    found = services(a_service(name="Here"), a_service(name="There", country="DE"), a_service(name="To report", kinds=("hotline",)))
    assert [service.name for service in found.of("NO", "helpline")] == ["Here"]
    assert [service.name for service in found.of("NO", "hotline")] == ["To report"]
    assert found.of("SE", "helpline") == ()


def test_a_service_that_does_both_is_found_under_both():
    found = services(a_service(kinds=("helpline", "hotline")))
    assert found.of("NO", "helpline") == found.of("NO", "hotline") != ()


WORLDWIDE = {"name": "Anywhere", "site": "https://example.org", "kinds": ("removal",), "for_whom": "both", "as_of": "2025"}


def test_what_is_for_every_country_comes_after_a_countrys_own():
    found = services(a_service(name="Here", kinds=("removal",)), worldwide=(WORLDWIDE,))
    assert [service.name for service in found.of("NO", "removal")] == ["Here", "Anywhere"]
    assert [service.name for service in found.of("SE", "removal")] == ["Anywhere"]
    assert found.of("SE", "helpline") == ()


@pytest.mark.parametrize("order", list(permutations(("adult", "both", "child"))), ids="-".join)
def test_services_for_children_come_first_and_those_for_adults_last(order):
    found = services(*(a_service(for_whom=whom) for whom in order)).of("NO", "helpline")
    assert [service.for_whom for service in found] == ["child", "both", "adult"]


def test_a_country_with_nothing_but_an_emergency_number_can_be_picked():
    found = services(a_service(country="NO"), emergency=({"country": "SE", "general": "112"},))
    assert found.countries == ("NO", "SE")
    assert there(found.emergency_of("SE")).number == "112"


def test_where_there_is_no_number_for_everything_the_police_are_called():
    (one,) = services(emergency=({"country": "BR", "police": "190", "fire": "193"},)).emergency
    assert one.number == "190"


def test_an_emergency_entry_without_a_number_to_call_is_a_problem():
    with pytest.raises(ValidationError, match="needs a general number, or that of the police"):
        services(emergency=({"country": "BR", "fire": "193"},))


def test_a_country_has_one_emergency_entry():
    with pytest.raises(ValidationError, match="emergency: SE stands there twice"):
        services(emergency=({"country": "SE", "general": "112"}, {"country": "SE", "general": "911"}))


def test_a_number_is_checked_only_where_somebody_has_dialled_it():
    assert not a_service(number="116").number_is_checked
    assert not a_service(number="116", checked={"on": "2026-12-03", "number": "not dialled"}).number_is_checked
    assert a_service(number="116", checked={"on": "2026-12-03", "number": "answered"}).number_is_checked


def test_how_many_are_checked_live_is_counted_over_all():
    looked = {"on": "2026-12-03", "number": "not dialled"}
    assert services(a_service(), a_service(checked=looked), worldwide=(WORLDWIDE,)).checked == (1, 3)


@pytest.mark.parametrize("country", ["no", "NOR", "N", "", "N1", "NO\n"], ids=repr)
def test_a_country_is_two_capital_letters(country):
    with pytest.raises(ValidationError, match="country"):
        a_service(country=country)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kinds", ("website",)),
        ("kinds", ()),
        ("anonymous", "perhaps"),
        ("for_whom", "all"),
        ("site", "116 111"),
        ("as_of", ""),
        ("number", " "),
    ],
)
def test_a_value_outside_the_words_of_the_format_is_a_problem(field, value):
    with pytest.raises(ValidationError, match=field):
        a_service(**{field: value})


def test_a_place_to_report_may_have_no_number():
    assert a_service(kinds=("hotline",)).number is None


def test_a_school_may_name_a_contact_without_a_number():
    assert SchoolContact(format_version="1", name="Ms Berg", text="Room 12, every day.").number is None


@pytest.mark.parametrize("field", ["format_version", "name", "text"])
def test_a_school_contact_has_a_name_and_a_text(field):
    raw = {"format_version": "1", "name": "Ms Berg", "text": "Room 12."}
    del raw[field]
    with pytest.raises(ValidationError, match=field):
        SchoolContact(**raw)
