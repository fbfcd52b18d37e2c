import pytest

from beacons import __version__
from beacons.domain.practice.progress import Progress
from beacons.wiring import library
from tests.pages.tab import SID, a_tab, finished
from tests.shipped import english
from tests.there import there

LESSONS = english().in_order()


def test_the_overview_has_a_door_to_every_lesson():
    reader = a_tab().open("grown_ups")
    assert reader.title == "For parents and teachers"
    for lesson in LESSONS:
        assert reader.label(f"door-{lesson.id}") == lesson.full_name
        assert reader.leads_to(f"door-{lesson.id}") == ("grown_ups", {"lesson": lesson.id})
    assert reader.leads_to("to-about") == ("about", {})


def test_the_overview_explains_the_three_paths():
    reader = a_tab().open("grown_ups")
    paths = english().course.paths.values()
    assert reader.texts("dt") == [path.name for path in paths]
    assert reader.texts("dd") == [path.about for path in paths]


def test_the_overview_says_what_is_kept():
    reader = a_tab().open("grown_ups")
    assert "What’s kept, and why" in reader.texts("h2")
    assert "We collect nothing" in reader.text


def test_sound_content_needs_no_mending():
    assert not a_tab().open("grown_ups").elements("problems")


def test_what_is_wrong_with_the_content_is_named_with_its_file_and_item(serve):
    def break_an_item(root):
        file = root / "quizzes" / f"{SID}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("    key: good-try", "    key: no-such-option"), encoding="utf-8")

    serve(break_an_item)
    (problem,) = a_tab().open("grown_ups").texts("li")
    assert problem.startswith(f"quizzes/{SID}.yaml, sid-7-ben-loses")
    assert "no-such-option" in problem


@pytest.mark.parametrize("params", [{"lesson": ""}, {"lesson": "no-such-lesson"}, {"lesson": "../x"}], ids=str)
def test_an_unknown_lesson_shows_the_overview(params):
    assert a_tab().open("grown_ups", **params).title == "For parents and teachers"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_the_layer_of_every_lesson_is_whole(lesson):
    reader = a_tab().open("grown_ups", lesson=lesson.id)
    adult = lesson.adult
    assert reader.title == lesson.full_name
    assert reader.texts("lead")[0] == adult.tagline
    assert {part.heading for part in adult.background} <= set(reader.texts("h2"))
    assert {one.question for one in adult.questions} <= set(reader.texts("summary"))
    assert {card.text for card in adult.talk_cards} <= set(reader.texts("p"))
    follow_ups = [there(english().talk_questions).follow_ups[card.follow_up] for card in adult.talk_cards]
    assert reader.texts("follow-up") == [f"For the grown-up, after the answer: {line}" for line in follow_ups]
    assert reader.leads_to("see-lesson") == ("lesson", {"lesson": lesson.id})
    assert reader.leads_to("all-lessons") == ("grown_ups", {})


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_fact_of_a_lesson_is_listed_with_a_source(lesson):
    reader = a_tab().open("grown_ups", lesson=lesson.id)
    (listed,) = reader.texts("source-list")
    assert all(library().facts[fact_id].claim in listed for fact_id in lesson.fact_ids())
    links = [e["attributes"] for e in reader.elements("a") if e["attributes"].get("target")]
    leaving = [link for link in links if not link["href"].startswith("/print/")]
    assert all(link["href"].startswith(("https://", "http://")) for link in leaving)
    assert all("noopener" in link["rel"] and "noreferrer" in link["rel"] for link in leaving)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_there_is_something_to_print(lesson):
    links = [e["attributes"]["href"] for e in a_tab().open("grown_ups", lesson=lesson.id).elements("a")]
    assert [link for link in links if "print" in link and lesson.id in link]


@pytest.mark.parametrize("lesson", ["", SID])
def test_the_foot_says_which_version_this_is(lesson):
    reader = a_tab().open("grown_ups", lesson=lesson)
    assert reader.texts("version") == [f"Seven Beacons {__version__}"]
    assert reader.html[-1].count("version") == 1


def test_forgetting_erases_everything_and_says_so():
    reader = a_tab(finished(), path="7-9").open("grown_ups")
    assert not reader.texts("notice")
    reader.click("forget-now")
    assert reader.texts("notice") == ["Everything on this device has been forgotten."]
    assert reader.progress == Progress()
    assert reader.session.sync.erased == 1


def test_what_was_forgotten_does_not_come_back_on_another_page():
    reader = a_tab(finished(), path="7-9").open("grown_ups").click("forget-now")
    assert reader.open("home").texts("beacon-state") == ["New"] * 7
    assert reader.app.radio(key="path").value == "10-12"
    assert reader.open("progress").title == "Which light comes first?"


def test_forgetting_twice_is_as_good_as_once():
    reader = a_tab(finished()).open("grown_ups").click("forget-now").click("forget-now")
    assert reader.progress == Progress()
    assert reader.texts("notice") == ["Everything on this device has been forgotten."]


def test_forgetting_takes_back_that_sensitive_lessons_were_agreed_to():
    reader = a_tab().open("grown_ups").click("forget-now")
    assert reader.open("lesson", lesson="global-alliance").has("read-now")


def test_without_lessons_the_page_still_tells_what_is_kept(serve):
    serve(lambda root: [file.unlink() for file in (root / "content" / "lessons").glob("*.yaml")])
    reader = a_tab().open("grown_ups")
    assert reader.title == "For parents and teachers"
    assert reader.has("forget-now")
    assert reader.elements("problems")


def test_grown_ups_find_what_to_do_with_their_family_or_class_below_headings_of_their_own():
    reader = a_tab().open("grown_ups")
    assert reader.texts("h2")[:2] == ["At home", "In class"]
    assert reader.leads_to("to-together") == ("together", {})


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_sensitive_lesson_leads_teachers_to_its_briefing_before_all_else(lesson):
    links = [e["attributes"]["href"] for e in a_tab().open("grown_ups", lesson=lesson.id).elements("a") if "to-briefing" in e["within"]]
    assert links == ([f"/print/briefing?lesson={lesson.id}"] if lesson.sensitive == "topic" else [])
