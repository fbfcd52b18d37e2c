import pytest

from beacons.domain.path import CHILD_PATHS
from beacons.domain.practice.progress import Progress
from beacons.ui.help import plain
from beacons.ui.shell.words import territories_in
from beacons.wiring import library
from tests.pages.tab import Elements, a_tab
from tests.shipped import english
from tests.there import there

ADVICE = there(english().help)
WORDS = there(english().first_words)
KNOWN = there(library().services)
COUNTRIES = KNOWN.countries
each_path = pytest.mark.parametrize("path", CHILD_PATHS)


def help_for(path="10-12", country=None):
    return a_tab(progress=Progress(path=path, path_at=1), country=country).open("help")


def hrefs(reader):
    return [e["attributes"]["href"] for e in reader.elements("a")]


@each_path
def test_the_one_order_of_the_path_comes_first_then_people_to_tell(path):
    reader, order = help_for(path), ADVICE.orders[path]
    assert reader.title == "Who can I tell?"
    assert reader.texts("lead") == list(order.who.values())
    (steps,) = reader.texts("steps")
    places = [steps.index(step.text) for step in order.steps]
    assert places == sorted(places)
    assert reader.texts("in-short") == [order.in_short]
    assert reader.text.index(order.steps[-1].text) < reader.text.index(next(iter(order.who.values())))


@each_path
def test_nothing_stands_between_the_heading_and_what_to_do_in_danger(path):
    reader = help_for(path)
    wanted = ("Who can I tell?", ADVICE.danger_anywhere, ADVICE.any_time, "What you can do", ADVICE.orders[path].in_short)
    assert " ".join(wanted) in reader.text
    html = next(html for html in reader.html if "<h1" in html)
    assert html.index('class="steps"') < min(html.index("<img"), html.index('<a href="#'))


@each_path
def test_danger_and_that_it_is_never_too_late_stand_above_the_order(path):
    reader = help_for(path)
    assert reader.texts("danger") == [ADVICE.danger_anywhere]
    assert reader.text.index(ADVICE.danger_anywhere) < reader.text.index(ADVICE.any_time) < reader.text.index(ADVICE.orders[path].in_short)


@each_path
def test_a_child_whose_unsafe_person_is_at_home_is_told_to_go_elsewhere(path):
    assert help_for(path).texts("not-at-home") == [ADVICE.orders[path].not_at_home]


@each_path
def test_every_situation_has_words_to_say_to_show_and_to_write(path):
    reader = help_for(path)
    for situation in WORDS.situations:
        of_path = situation.paths[path]
        assert of_path.title in reader.texts("summary")
        assert {of_path.say, of_path.show, of_path.write, of_path.helps, of_path.never} <= {*reader.texts("p")}
    shared = WORDS.paths[path]
    assert {*shared.happens_next.values(), *(mood.text for mood in shared.moods)} <= {*reader.texts("p")}


@each_path
def test_below_a_screen_that_is_held_out_stands_what_the_grown_up_does_and_the_way_to_first_replies(path):
    reader = help_for(path)
    for text in (WORDS.grown_up, ADVICE.danger_anywhere, *WORDS.grown_up_steps.values()):
        found = [e for e in reader.elements("for-grown-up") if text in " ".join(e["text"].split())]
        assert len(found) == len(WORDS.situations)
    ways = [e for e in reader.elements("a") if "for-grown-up" in e["within"] and "data-page" in e["attributes"]]
    assert {e["attributes"]["href"] for e in ways} == {"/tonight?show=told"}


def test_helplines_are_one_tap_from_the_top():
    reader = help_for()
    (jump,) = (e for e in reader.elements("a") if e["attributes"]["href"].startswith("#"))
    assert " ".join(jump["text"].split()) == "Find somebody to talk to"
    (target,) = (e for e in reader.elements("h2") if e["attributes"].get("id") == jump["attributes"]["href"][1:])
    assert target["text"] == "People whose job is to help"


def back(reader) -> tuple[str, str]:
    way = [e for e in reader.elements("a") if "ways" in e["within"]][-1]
    return " ".join(way["text"].split()), way["attributes"]["href"]


def test_one_comes_back_to_the_page_before_and_to_home_where_there_was_none():
    assert back(help_for()) == ("Go to the coast", "/")
    reader = a_tab().open("lesson", lesson="safer-internet-day", card="2")
    assert back(reader.open("help")) == ("Back to where you were", "/lesson?lesson=safer-internet-day&card=2")
    assert back(reader.run()) == ("Back to where you were", "/lesson?lesson=safer-internet-day&card=2")


@pytest.mark.parametrize("country", [None, *COUNTRIES])
def test_the_emergency_number_can_be_called_with_a_tap_and_no_other_while_unchecked(country):
    reader, known = help_for("13-16", country), KNOWN.emergency_of(country or "GB")
    taps = {href.removeprefix("tel:") for href in hrefs(reader) if href.startswith("tel:")}
    numbers = {known.number} | ({known.police, known.ambulance, known.fire} - {None} if not known.general else set()) if known else set()
    assert taps == numbers
    danger = [e["text"] for e in reader.elements("a") if {"danger"} & e["within"]]
    assert danger == ([known.number] if known else [])


@pytest.mark.parametrize(
    ("country", "heading"), [(None, "Wherever you live"), ("GB", "In other countries"), ("elsewhere", "My country isn’t here")]
)
def test_my_country_isnt_here_is_said_once_somebody_said_so_and_before_that_what_is_true_for_everybody(country, heading):
    found = {"Wherever you live", "In other countries", "My country isn’t here"} & {*help_for(country=country).texts("h2")}
    assert found == {heading}


@pytest.mark.parametrize("country", [None, "GB"])
def test_every_way_to_another_website_is_named_as_the_service_and_no_two_alike(country):
    out = [e for e in help_for("13-16", country).elements("a") if "service" in e["within"]]
    assert out
    pages = {" ".join(e["text"].split()): e["attributes"]["href"] for e in out}
    assert len(pages) == len(out)
    names = {one.name: str(one.site) for one in (*KNOWN.services, *KNOWN.worldwide)} | {
        one.name: str(one.url) for one in ADVICE.directories
    }
    assert pages.items() <= names.items()
    assert all(e["attributes"]["target"] == "_blank" for e in out)


def test_the_networks_are_named_with_their_sites():
    reader = help_for()
    for network in ADVICE.directories:
        assert network.name in reader.texts("h3")
        assert str(network.url) in hrefs(reader)


def test_no_country_is_guessed_and_none_is_kept():
    reader = help_for()
    assert reader.country_field["chosen"] == ""
    reader.pick_country("GB")
    assert reader.country_field["chosen"] == "GB"
    assert reader.session.screen.country == "GB"
    assert "country" not in type(reader.session.family).model_fields


def test_every_country_with_an_entry_can_be_picked():
    entries = {service.country for service in KNOWN.services} | {one.country for one in KNOWN.emergency}
    codes = [code for code, *_ in help_for().country_field["places"] if code != "elsewhere"]
    assert len(codes) == len(entries) == len(COUNTRIES)
    assert {*codes} == entries


def test_all_other_countries_of_the_world_are_told_as_not_in_the_list_so_that_none_is_taken_for_another():
    places = {name: (code, number) for code, number, name, *_ in help_for().country_field["places"]}
    assert {places[name] for name in ("Iceland", "Guinea", "Dominica", "North Korea", "Iran")} == {("elsewhere", "")}
    assert not {"Eurozone", "Antarctica", "world", "Africa"} & places.keys()
    assert places["United Kingdom"] == ("GB", "999")


def test_countries_are_told_with_what_else_people_call_them_and_in_the_other_languages_of_the_app(monkeypatch):
    monkeypatch.setattr("beacons.ui.help.countries.languages", lambda: ("en", "de"))
    others = {name: {*more} for _, _, name, *more in help_for().country_field["places"]}
    assert {"UK", "England", "Scotland", "Wales", "Northern Ireland", "Vereinigtes Königreich"} <= others["United Kingdom"]
    assert {"USA", "America"} <= others["United States"]
    assert "Island" in others["Iceland"]
    assert "Austria" not in others["Austria"]


def test_every_other_name_belongs_to_a_territory_that_there_is():
    assert KNOWN.names.keys() <= territories_in("en").keys()


def test_whose_country_is_not_in_the_list_picks_that_and_is_led_to_networks_of_all_countries_at_once():
    reader = help_for("13-16")
    assert reader.country_field["words"]["elsewhere"] == "My country isn’t here"
    reader.pick_country("elsewhere")
    assert reader.texts("danger") == [ADVICE.danger_unknown]
    assert "Find one at Child Helpline International" in reader.text
    assert {service.name for service in KNOWN.worldwide} <= set(reader.texts("h4"))


@pytest.mark.parametrize("country", COUNTRIES)
def test_picking_a_country_shows_its_services_and_its_emergency_number(country):
    reader = help_for("13-16", country)
    services = [service for kind in ("helpline", "removal", "hotline") for service in KNOWN.of(country, kind)]
    assert {service.name for service in services} <= set(reader.texts("h4"))
    assert all(service.number in reader.text for service in services if service.number)
    emergency = KNOWN.emergency_of(country)
    assert reader.texts("danger") == [ADVICE.danger.format(number=emergency.number) if emergency else ADVICE.danger_unknown]
    has_a_line = bool(KNOWN.of(country, "helpline"))
    assert ("We don’t have a line to talk to here yet" in reader.text) != has_a_line


def test_to_talk_comes_before_getting_a_picture_taken_down_and_that_before_reporting():
    headings = [
        text for text in help_for("13-16", "GB").texts("h3") if text in {"Talk to someone", "Get a picture taken down", "Report something"}
    ]
    assert headings == ["Talk to someone", "Get a picture taken down", "Report something"]


@pytest.mark.parametrize("path", ["7-9", "10-12"])
def test_younger_readers_read_that_pictures_can_be_taken_down_and_a_grown_up_opens_the_rest(path):
    reader = help_for(path, "GB")
    assert "There are people who can get a picture taken down. A grown-up can find them here." in reader.text
    assert "For a grown-up: services that take pictures down" in reader.text


@pytest.mark.parametrize("path", CHILD_PATHS)
def test_services_for_every_country_are_there_where_none_was_picked(path):
    assert {service.name for service in KNOWN.worldwide} <= set(help_for(path).texts("h3"))


def test_as_long_as_nobody_has_dialled_a_number_its_page_stands_first_and_it_is_no_link():
    reader = help_for("13-16", "IE")
    (line,) = (service for service in KNOWN.of("IE", "helpline"))
    assert not line.number_is_checked
    assert reader.text.index(line.site.host) < reader.text.index(line.number)
    assert "We haven’t checked this number yet" in reader.text
    assert "tel:" + there(line.number) not in hrefs(reader)


def test_a_number_that_was_dialled_can_be_called_with_a_tap(serve):
    def checked(root):
        file = root / "content" / "helplines.yaml"
        text = file.read_text(encoding="utf-8").replace(
            'name: "Childline (NSPCC)"', 'name: "Childline (NSPCC)"\n    checked: {on: 2026-12-03, number: answered}'
        )
        file.write_text(text, encoding="utf-8")

    serve(checked)
    reader = help_for("13-16", "GB")
    assert "tel:08001111" in hrefs(reader)
    assert "2026-12-03" in reader.text


def test_it_is_said_whether_one_can_stay_anonymous():
    reader = help_for("13-16", "GB")
    assert "they need to know who you are" in reader.text
    assert "you can stay anonymous" in reader.text


def test_a_country_that_is_not_known_is_as_good_as_none():
    assert help_for(country="ZZ").country_field["chosen"] == ""


def test_a_school_may_name_its_own_contact_before_all_other_people(serve):
    contact = 'format_version: 1\nname: Ms <Rossi> & team\ntext: Room 12, every day.\nnumber: "+39 06 123"\n'
    serve(lambda root: (root / "content" / "school.yaml").write_text(contact, encoding="utf-8"))
    reader = a_tab().open("help")
    assert reader.texts("h2")[:3] == ["What you can do", "Ms <Rossi> & team", "People you can tell"]
    assert "Room 12, every day." in reader.text
    assert "tel:+3906123" in hrefs(reader)


def test_without_the_help_file_the_first_advice_is_still_given(serve):
    serve(lambda root: (root / "content" / "help.yaml").unlink())
    assert a_tab().open("help").texts("lead") == ["Tell a grown-up you trust. If they don’t help, tell another one. It’s never too late."]


def test_without_first_words_the_order_is_still_shown(serve):
    serve(lambda root: (root / "content" / "first_words.yaml").unlink())
    reader = help_for()
    assert reader.texts("in-short") == [ADVICE.orders["10-12"].in_short]
    assert WORDS.situations[0].paths["10-12"].title not in reader.text


def test_without_the_list_of_services_the_rest_is_still_shown(serve):
    serve(lambda root: (root / "content" / "helplines.yaml").unlink())
    reader = help_for()
    assert not reader.has("country")
    assert reader.texts("lead") == list(ADVICE.orders["10-12"].who.values())


def test_the_quick_way_out_is_there_and_explained():
    assert a_tab().open("help").has("quick-exit")


def test_a_lesson_named_in_the_address_changes_nothing():
    assert a_tab().open("help", lesson="no-such-lesson").title == "Who can I tell?"


# The plain page


def rows_of_countries():
    """The rows of the list in their order: what one reads of a country, and of a name to look elsewhere for."""
    found = Elements(plain.page("en", "10-12")).found
    rows = [e for e in found if "see" in e["names"] or ("span" in e["names"] and {"summary", "country"} <= e["within"])]
    return [" ".join(e["text"].split()) for e in rows]


def test_the_plain_list_has_every_country_with_its_other_names_and_leads_there_from_where_one_looks_for_them():
    rows = rows_of_countries()
    assert len([row for row in rows if ": look at " not in row]) == len(COUNTRIES)
    assert any(row.startswith("United Kingdom UK, GB, Great Britain, Britain, England, Scotland") for row in rows)
    for name, country in {
        "England": "United Kingdom",
        "Holland": "Netherlands",
        "Deutschland": "Germany",
        "America": "United States",
    }.items():
        assert f"{name}: look at {country}" in rows
    assert not [row for row in rows if "Iceland" in row]


def test_the_plain_list_goes_by_letters_whatever_their_accents():
    first = [row.partition(" ")[0].partition(":")[0] for row in rows_of_countries()]
    assert first.index("Norway") < first.index("Österreich") < first.index("Poland")
