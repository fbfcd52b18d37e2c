import pytest
from builders import a_family
from tab import a_tab

from beacons.domain.library import SOURCE_LANGUAGE
from beacons.ui.services import library

ADVICE = library().help(SOURCE_LANGUAGE)
COUNTRIES = library().services.countries


def test_people_come_first_then_the_steps():
    reader = a_tab().open("help")
    assert reader.title == "Who can I tell?"
    assert reader.texts("lead") == list(ADVICE.people_first)
    (steps,) = reader.texts("steps")
    assert all(step.text in steps for step in ADVICE.steps)
    assert ADVICE.danger in reader.texts("danger")
    assert reader.text.index(ADVICE.people_first[0]) < reader.text.index(ADVICE.steps[0].text)


def test_the_networks_are_named_with_their_sites():
    reader = a_tab().open("help")
    links = {e["attributes"]["href"] for e in reader.elements("a")}
    for network in ADVICE.directories:
        assert network.name in reader.texts("h3")
        assert str(network.url) in links


def test_no_country_is_guessed():
    reader = a_tab().open("help")
    assert reader.app.selectbox(key="country").value is None
    assert reader.session.family.country is None


@pytest.mark.parametrize("country", COUNTRIES)
def test_picking_a_country_shows_its_services(country):
    reader = a_tab().open("help")
    reader.app.selectbox(key="country").set_value(country)
    reader.run()
    services = library().services.of(country)
    assert reader.session.family.country == country
    assert {service.name for service in services} <= set(reader.texts("h3"))
    assert all(service.number in reader.text for service in services if service.number)


def test_a_number_can_be_called_with_a_tap():
    country = next(one for one in COUNTRIES if any(service.number for service in library().services.of(one)))
    reader = a_tab(family=a_family(country=country, country_at=1)).open("help")
    calls = [e["attributes"]["href"] for e in reader.elements("a") if e["attributes"]["href"].startswith("tel:")]
    assert calls
    assert all(call.removeprefix("tel:").removeprefix("+").isdecimal() for call in calls)


def test_the_country_is_remembered():
    reader = a_tab(family=a_family(country=COUNTRIES[0], country_at=1)).open("help")
    assert reader.app.selectbox(key="country").value == COUNTRIES[0]


def test_a_country_without_services_any_more_is_as_good_as_none():
    reader = a_tab(family=a_family(country="ZZ", country_at=1)).open("help")
    assert reader.app.selectbox(key="country").value is None


def test_a_school_may_put_its_own_contact_on_top(serve):
    contact = 'format_version: 1\nname: Ms <Rossi> & team\ntext: Room 12, every day.\nnumber: "+39 06 123"\n'
    serve(lambda root: (root / "content" / "school.yaml").write_text(contact, encoding="utf-8"))
    reader = a_tab().open("help")
    assert reader.texts("h2")[0] == "Ms <Rossi> & team"
    assert "Room 12, every day." in reader.text
    assert "tel:+3906123" in {e["attributes"]["href"] for e in reader.elements("a")}


def test_without_the_help_file_the_first_advice_is_still_given(serve):
    serve(lambda root: (root / "content" / "en" / "help.yaml").unlink())
    assert a_tab().open("help").texts("lead") == ["Tell a grown-up you trust. Not heard? Tell another one. It is never too late to tell."]


def test_without_the_list_of_services_the_rest_is_still_shown(serve):
    serve(lambda root: (root / "content" / "helplines.yaml").unlink())
    reader = a_tab().open("help")
    assert not reader.has("country")
    assert reader.texts("lead") == list(ADVICE.people_first)


@pytest.mark.usefixtures("with_routes")
def test_the_quick_way_out_is_there_and_explained():
    assert a_tab().open("help").has("quick-exit")


def test_a_lesson_named_in_the_address_changes_nothing():
    assert a_tab().open("help", lesson="no-such-lesson").title == "Who can I tell?"
