from beacons.wiring import library
from tests.pages.tab import a_tab
from tests.shipped import english

LESSONS = english().in_order()


def test_it_says_what_this_is_and_that_nobody_else_has_a_hand_in_it():
    reader = a_tab().open("about")
    assert reader.title == "About Seven Beacons"
    assert "free, open-source app" in reader.text
    assert "We’re independent" in reader.text


def test_it_names_the_licences_and_what_is_kept():
    reader = a_tab().open("about")
    assert {"Privacy", "Licence", "Where the facts come from"} <= set(reader.texts("h2"))
    assert "Apache License 2.0" in reader.text
    assert "CC BY 4.0" in reader.text


def test_every_fact_of_every_lesson_has_its_source_and_date():
    reader = a_tab().open("about")
    lists = reader.texts("source-list")
    assert len(lists) == len(LESSONS) == 7
    for lesson, listed in zip(LESSONS, lists, strict=True):
        facts = [library().facts[fact_id] for fact_id in lesson.fact_ids()]
        assert all(fact.claim in listed and fact.as_of in listed and fact.source.title in listed for fact in facts)


def test_links_say_nothing_about_where_the_reader_came_from():
    links = [e["attributes"] for e in a_tab().open("about").elements("a") if "data-page" not in e["attributes"]]
    assert links
    assert all(set(link["rel"].split()) == {"noreferrer", "noopener"} for link in links)


def test_without_lessons_it_still_says_what_this_is(serve):
    serve(lambda root: [file.unlink() for file in (root / "content" / "lessons").glob("*.yaml")])
    reader = a_tab().open("about")
    assert reader.title == "About Seven Beacons"
    assert not reader.texts("source-list")
