import shutil

import pytest

from beacons.domain.path import QUIZ_LENGTH
from beacons.domain.practice.progress import Progress, ReadingPlace
from beacons.sync.family_document import read_texts
from tests.pages.tab import SID, a_tab, finished, literal, shipped, wrong_response
from tests.shipped import english
from tests.there import there

LESSONS = english().in_order()
PATHS = ["7-9", "10-12", "13-16"]


def state_of(reader, lesson_id):
    """What is said about a beacon: its place along the coast is that of its lesson."""
    order = [lesson.id for lesson in LESSONS]
    return " ".join(reader.texts("beacon-state")[order.index(lesson_id)].split())


def test_a_new_reader_sees_seven_beacons_that_are_all_new():
    reader = a_tab().run()
    assert reader.title == "Seven Beacons"
    assert len(LESSONS) == 7
    assert reader.texts("beacon-state") == ["New"] * 7
    assert reader.texts("beacon-name") == [lesson.name for lesson in LESSONS]


def test_a_new_reader_has_nothing_to_carry_on():
    assert not a_tab().run().has("carry-on")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_beacon_leads_to_its_lesson(lesson):
    reader = a_tab().run()
    assert reader.leads_to(f"beacon-{lesson.id}") == ("lesson", {"lesson": lesson.id})
    reader.follow(f"beacon-{lesson.id}")
    assert lesson.name in reader.text


def test_a_lesson_that_was_begun_is_started_and_can_be_carried_on():
    reader = a_tab().open("lesson", lesson=SID).click("next").click("next").open("home")
    assert state_of(reader, SID) == "Started"
    assert state_of(reader, "global-alliance") == "New"
    assert reader.label("carry-on") == "Carry on: Safer Internet Day, card 3 of 6"
    assert reader.leads_to("carry-on") == ("lesson", {"lesson": SID, "card": "3"})


def test_carrying_on_a_lesson_opens_the_card_that_was_left():
    reader = a_tab().open("lesson", lesson=SID).click("next").click("next")
    left = reader.title
    assert reader.open("home").follow("carry-on").title == left


def test_a_quiz_that_was_begun_is_started_and_can_be_carried_on():
    reader = a_tab().open("quiz", lesson=SID).click("start")
    stem = reader.title
    reader.open("home")
    assert state_of(reader, SID) == "Started"
    assert reader.label("carry-on") == "Carry on: Safer Internet Day, question 1 of 8"
    assert reader.follow("carry-on").title == stem


def test_a_quiz_goes_before_the_lesson_that_it_belongs_to():
    reader = a_tab().open("lesson", lesson=SID).click("next")
    reader.open("quiz", lesson=SID).click("start").open("home")
    assert reader.leads_to("carry-on")[0] == "quiz"


def test_a_finished_quiz_shows_its_stars_and_is_not_carried_on():
    reader = a_tab(finished()).run()
    assert state_of(reader, SID) == "3 stars"
    assert not reader.has("carry-on")


def test_one_star_is_said_in_the_singular():
    item = shipped()
    reader = a_tab(finished(item, given=[wrong_response(item)])).run()
    assert state_of(reader, SID) == "1 star"


def test_the_beacon_shines_as_far_as_its_stars():
    reader = a_tab(finished()).run()
    lit = [picture["attributes"]["src"].partition("#")[2] for picture in reader.elements("beacon-picture")]
    assert lit == ["lit-3" if lesson.id == SID else "lit-0" for lesson in LESSONS]


def test_the_coast_is_bright_when_all_seven_are_lit():
    some = [finished(quiz_id=lesson.id, id=f"a{n}") for n, lesson in enumerate(LESSONS)]
    bright = "You’ve lit all seven beacons. The whole coast is shining."
    assert bright not in a_tab(*some[:6]).run().text
    assert bright in a_tab(*some).run().text


def test_each_path_says_in_a_word_how_long_it_is_and_none_names_an_age():
    reader = a_tab().run()
    captions = reader.app.radio(key="path").proto.captions
    assert [literal(caption) for caption in captions] == ["A quick read", "A bit longer", "A long read"]
    assert "age" not in " ".join(reader.texts("extent")).split()


def test_the_figures_of_every_path_stand_below_for_the_style_sheet_to_choose_from():
    lines = [line["text"] for line in a_tab().run().elements("p") if "extent" in line["within"]]
    wanted = [
        f"About {extent.words} words a lesson, then {QUIZ_LENGTH[path]} questions. That’s about {extent.minutes} minutes."
        for path, extent in english().extents.items()
    ]
    assert lines == wanted


def test_the_two_lessons_of_one_story_are_its_chapters_and_no_other_is():
    reader = a_tab().run()
    story = english().course.chapters
    assert [lesson.id for lesson in LESSONS][-2:] == list(story) == ["global-alliance", "weprotect-global-alliance"]
    assert reader.texts("beacon-chapter") == ["Chapter one", "Chapter two"]
    assert [tile["text"].count("Chapter") for tile in reader.elements("li") if "coast" in tile["within"]] == [0] * 5 + [1, 1]


def test_lights_lit_when_the_lessons_stood_in_another_order_shine_where_their_lessons_stand_now():
    kept = (
        '{"format":"seven-beacons","kind":"family","version":2}\n'
        '{"reader":{"id":"otter","word":"brave","animal":"otter","at":1764000000}}\n'
        '{"format":"seven-beacons","kind":"reader","version":2,"id":"otter"}\n'
        '{"path":["10-12",1764000000]}\n'
        '{"skipped":["weprotect-global-alliance"]}\n'
        '{"place":{"lesson_id":"unicef-digital-safety","path":"10-12","card":2,"cards":7,"at":1764000006}}\n'
        '{"attempt":{"id":"a1","lesson_id":"global-alliance","path":"10-12","item_ids":["one"],"answers":[{"item_id":"one",'
        '"response":["tell"],"earned":1,"possible":1,"at":1764000005}],"place":1,"at":1764000005}}\n'
    )
    household = read_texts(kept)
    assert household.unreadable == ()
    reader = a_tab(progress=household.of("otter")).run()
    assert [state_of(reader, lesson.id) for lesson in LESSONS] == ["New"] * 4 + ["Started", "3 stars", "Skipped for now"]
    assert reader.leads_to("carry-on") == ("lesson", {"lesson": "unicef-digital-safety", "card": "3"})


def test_the_paths_are_offered_by_name_with_the_middle_one_chosen():
    picker = a_tab().run().app.radio(key="path")
    assert picker.options == ["Harbour", "Cliff path", "Island"]
    assert picker.value == "10-12"


@pytest.mark.parametrize("path", PATHS)
def test_choosing_a_path_changes_what_the_lessons_tell(path):
    reader = a_tab(path="7-9" if path != "7-9" else "13-16").run()
    reader.app.radio(key="path").set_value(path)
    reader.run()
    assert reader.progress.path == path
    lesson = there(english().lessons.get("unicef-digital-safety"))
    assert reader.open("lesson", lesson=lesson.id).title == lesson.paths[path].cards[0].title


@pytest.mark.parametrize("path", PATHS)
def test_changing_the_path_keeps_the_stars(path):
    reader = a_tab(finished(path="10-12")).run()
    reader.app.radio(key="path").set_value(path)
    reader.run()
    assert state_of(reader, SID) == "3 stars"
    assert len(reader.progress.attempts) == 1


def test_a_lesson_begun_on_another_path_is_not_carried_on_here():
    place = ReadingPlace(lesson_id=SID, path="7-9", card=1, cards=6, at=5)
    reader = a_tab(progress=Progress(path="13-16", path_at=1, places=(place,))).run()
    assert not reader.has("carry-on")
    assert state_of(reader, SID) == "New"


@pytest.mark.parametrize("path", PATHS)
def test_the_picker_shows_the_path_that_was_chosen_before(path):
    assert a_tab(path=path).run().app.radio(key="path").value == path


def test_work_on_a_lesson_that_is_no_longer_there_is_not_offered():
    place = ReadingPlace(lesson_id="lesson-of-old", path="10-12", card=1, cards=6, at=5)
    assert not a_tab(progress=Progress(places=(place,))).run().has("carry-on")


def test_a_new_reader_finds_the_way_to_what_this_is():
    reader = a_tab().run()
    assert reader.leads_to("to-about") == ("about", {})


def test_without_a_single_lesson_home_says_so_and_the_rest_still_opens(serve):
    serve(lambda root: shutil.rmtree(root / "content" / "lessons"))
    reader = a_tab().run()
    assert "The lessons aren’t here just now" in reader.texts("h1")
    assert not reader.has("path")
    for page in ("lesson", "quiz", "progress", "grown_ups", "help", "about", "rest"):
        reader.open(page, lesson=SID)


def test_where_all_lessons_have_one_path_only_there_is_nothing_to_choose(serve):
    def keep_one_path(root):
        for file in (root / "content" / "lessons").glob("*.yaml"):
            text = file.read_text(encoding="utf-8")
            start, end = text.index('  "10-12":'), text.index("\nadult:")
            file.write_text(text[: text.index('  "7-9":')] + text[start : text.index('  "13-16":')] + text[end + 1 :], encoding="utf-8")

    serve(keep_one_path)
    reader = a_tab().run()
    assert len(reader.texts("beacon-state")) == 7
    assert not reader.has("path")


def test_a_review_that_is_ready_is_offered_below_the_coast_beside_together():
    reader = a_tab(finished()).run()
    assert reader.leads_to("to-review") == ("review", {})
    assert reader.label("to-review") == "Quick look back: 1 question is ready"
    assert reader.leads_to("to-together") == ("together", {})


def test_a_new_reader_is_offered_no_review():
    assert not a_tab().run().has("to-review")
