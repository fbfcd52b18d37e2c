from typing import Any

import pytest

from beacons.domain.course.names import ANIMALS
from beacons.domain.household.family import MOST_READERS, MOST_ROLLS, Family
from beacons.domain.practice.progress import Progress
from beacons.sync import family_document
from beacons.sync.documents import FAMILY
from tests.builders import NOW, a_family, a_reader, right_response
from tests.pages.states import siblings
from tests.pages.tab import SID, Tab, a_tab, attempt_at, finished, literal, shipped
from tests.sessions import a_session
from tests.shipped import english
from tests.there import there

NAMES = there(english().names)
SIBLING = a_reader("child-1", word="kind", animal="seal", at=NOW + 1)
TWO = a_family(a_reader("first", word="calm"), SIBLING)


def at_readers(family: Family = TWO, **fields: Any) -> Tab:
    return a_tab(family=family, **fields).open("readers")


def shown(reader: Tab, within: str) -> list[str]:
    """The animals whose pictures are shown within that part of the page."""
    pictures = [e["attributes"]["src"] for e in reader.elements("img") if within in e["within"]]
    return [source.partition("/animals/")[2].partition(".")[0] for source in pictures]


def remove(reader: Tab, reader_id: str) -> Tab:
    """As a grown-up does it: the question first, then the answer."""
    reader.app.checkbox(key=f"remove-{reader_id}").check()
    return reader.run().click(f"remove-now-{reader_id}")


# Who is here.


def test_the_child_who_reads_is_greeted_by_name_and_animal():
    reader = at_readers()
    assert reader.title == "You are Calm Otter"
    assert shown(reader, "reader") == ["otter"]
    assert reader.leads_to("main-to-home") == ("home", {})


def test_a_name_that_does_not_fit_can_be_drawn_again_and_gives_another_animal():
    reader = at_readers(a_family(a_reader("first")))
    title, animal = reader.title, shown(reader, "reader")
    reader.click("draw-again")
    assert reader.title != title
    assert shown(reader, "reader") != animal
    assert reader.session.screen.focus.startswith("reader-name@")


def test_a_name_can_be_drawn_three_times_and_the_button_says_how_often():
    reader = at_readers(a_family(a_reader("first")))
    for left in range(MOST_ROLLS, 0, -1):
        assert f"{left} left" in literal(reader.app.button(key="draw-again").label)
        reader.click("draw-again")
    assert not reader.has("draw-again")
    assert there(reader.session.reader).roll == MOST_ROLLS == 3


def test_drawing_a_name_again_touches_nothing_that_was_done():
    reader = at_readers(a_family(a_reader("first")), progress=Progress(attempts=(finished(),)))
    before = reader.progress
    assert reader.click("draw-again").progress == before


def test_no_drawn_name_is_that_of_another_child():
    reader = at_readers(siblings(4))
    for _ in range(MOST_ROLLS):
        reader.click("draw-again")
        names = [(one.word, one.animal) for one in reader.session.family.readers]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("animal", ANIMALS)
def test_every_animal_has_its_name_and_picture(animal):
    reader = at_readers(a_family(a_reader("first", word="calm", animal=animal)))
    assert reader.title == f"You are Calm {NAMES.animals[animal]}"
    assert shown(reader, "reader") == [animal]


def test_a_word_that_is_gone_from_the_list_leaves_the_animal():
    assert at_readers(a_family(a_reader("first", word="gone-since"))).title == "You are Otter"


def test_a_word_of_somebodys_own_from_a_file_made_by_hand_is_never_shown():
    title = at_readers(a_family(a_reader("first", word="calm", animal="unicorn"))).title
    assert title in {f"You are Calm {animal.title()}" for animal in ANIMALS}


def test_who_has_a_name_that_is_no_longer_drawn_keeps_it_until_another_is_wanted():
    reader = at_readers(a_family(a_reader("first", word="glad", animal="whale")))
    assert reader.title == "You are Glad Whale"
    assert "Whale" not in reader.click("draw-again").title


def test_without_the_list_of_names_each_child_is_called_by_an_animal(serve):
    serve(lambda root: (root / "content" / "family" / "names.yaml").unlink())
    reader = at_readers(a_family(a_reader("first")))
    assert reader.title == "You are otter"
    assert "You are" in reader.click("draw-again").title


def test_until_the_storage_was_heard_nobody_is_named_and_nothing_can_be_changed():
    reader = a_tab(family=Family(), reader_id="", restored=False).open("readers")
    assert reader.title == "Who’s here?"
    assert not reader.elements("who") + reader.elements("who-alone")
    assert not reader.app.button


# Somebody else.


def test_one_child_alone_has_no_others():
    reader = at_readers(a_family(a_reader("first")))
    assert not reader.elements("readers")
    assert [e["attributes"]["href"] for e in reader.elements("who-alone")] == ["/readers"]


def test_the_other_children_are_listed_with_their_stars():
    reader = at_readers(others={"child-1": Progress(attempts=(finished(),))})
    (listed,) = (e["text"] for e in reader.elements("li") if "readers" in e["within"])
    assert " ".join(listed.split()) == "Kind Seal3 stars"
    assert shown(reader, "readers") == ["seal"]


def test_the_header_names_who_reads_and_offers_the_others():
    reader = at_readers()
    assert reader.texts("who-name") == ["Calm Otter"]
    offered = [(e["attributes"]["href"], e["attributes"].get("data-reader")) for e in reader.elements("a") if "who" in e["within"]]
    assert offered == [("/", "child-1"), ("/readers", None)]


def test_a_tap_on_another_child_leads_to_the_coast_with_its_name_along():
    links = [e["attributes"] for e in at_readers().elements("a") if "readers" in e["within"]]
    assert [(link["href"], link["data-reader"]) for link in links] == [("/", "child-1")]
    assert all("data-page" in link for link in links)


# One more, and one less.


def test_a_child_can_be_added_and_reads_from_now_on():
    reader = at_readers(a_family(a_reader("first")), progress=Progress(attempts=(finished(),))).click("add-reader")
    assert len(reader.session.family.readers) == 2
    assert reader.session.reader_id != "first"
    assert reader.progress == Progress()
    assert shown(reader, "reader") != ["otter"]
    assert reader.session.screen.focus.startswith("reader-name@")


def test_where_there_is_no_room_the_page_says_so():
    reader = at_readers(siblings(MOST_READERS))
    assert not reader.has("add-reader")
    assert "There’s room for 8 children on one device." in reader.text


def test_taking_a_child_off_asks_once_and_erases_what_it_did():
    reader = at_readers(others={"child-1": Progress(attempts=(finished(),))})
    assert not reader.has("remove-now-child-1")
    reader.app.checkbox(key="remove-child-1").check()
    assert "All of Kind Seal’s stars and answers on this device will be erased." in reader.run().text
    assert len(reader.session.family.readers) == 2
    reader.click("remove-now-child-1")
    assert [one.id for one in reader.session.family.readers] == ["first"]
    assert "child-1" not in reader.session.household.progress
    assert "That child is no longer on this device." in reader.text
    assert reader.title == "You are Calm Otter"


def test_what_is_to_be_kept_can_be_saved_before():
    assert at_readers().leads_to("to-family-file") == ("family_file", {})


def test_when_the_child_who_reads_is_taken_off_another_one_reads():
    reader = remove(at_readers(progress=Progress(attempts=(finished(),))), "first")
    assert reader.title == "You are Kind Seal"
    assert reader.progress == Progress()
    assert not reader.open("home").has("carry-on")


def test_after_the_last_child_somebody_new_begins():
    reader = remove(at_readers(a_family(a_reader("first")), progress=Progress(attempts=(finished(),))), "first")
    (new,) = reader.session.family.readers
    assert new.id != "first"
    assert reader.title.startswith("You are ")
    assert reader.progress == Progress()
    assert reader.session.family.removed == ("first",)


def test_a_child_who_was_taken_off_makes_room():
    reader = remove(at_readers(siblings(MOST_READERS)), "child-1")
    assert reader.has("add-reader")


def test_what_another_child_did_is_seen_nowhere_on_the_pages_of_this_one():
    item = shipped()
    reader = a_tab(family=TWO, others={"child-1": Progress(attempts=(attempt_at(item, given=[right_response(item)]),))})
    assert reader.open("quiz", lesson=SID).title == "Quiz: Safer Internet Day"
    assert reader.open("progress").title == "Which light comes first?"


# One less, in another tab.

HAS_GONE = "The child who was reading here is no longer on this device."


def without_first() -> dict[str, str]:
    """The family's document after another tab took the first child off."""
    return {FAMILY: family_document.to_text(TWO.without_reader("first"))}


@pytest.mark.parametrize("page", ["lesson", "quiz", "review", "six_screens", "progress", "readers"])
def test_a_page_of_a_child_who_was_taken_off_in_another_tab_gives_way_to_who_is_here_now(page):
    reader = a_tab(attempt_at(shipped()), family=TWO).open(page, lesson=SID).hear(without_first())
    assert reader.title == "You are Kind Seal"
    assert reader.texts("notice")[0].startswith(HAS_GONE)
    assert reader.progress == Progress()
    reader.hear({})
    assert reader.title == "You are Kind Seal", "a report that the page had sent before it was left brings it back"
    assert reader.open("readers").texts("notice")[0].startswith(HAS_GONE), "another run takes the words away"
    assert reader.open("progress").title == "Which light comes first?"
    assert not reader.open("readers").texts("notice")


def test_who_is_not_the_child_who_is_here_now_chooses_among_the_others_or_adds_one_where_there_are_none():
    alone = a_tab(family=TWO).open("readers").hear(without_first())
    assert alone.texts("notice") == [f"{HAS_GONE} Is this you now? If not, add a child below."]
    assert alone.has("add-reader")
    three = a_family(*TWO.readers, a_reader("child-2", word="brave", animal="puffin", at=NOW + 2))
    some = a_tab(family=three).open("readers").hear({FAMILY: family_document.to_text(three.without_reader("first"))})
    assert some.texts("notice") == [f"{HAS_GONE} Is this you now? If not, choose below."]
    assert len(shown(some, "readers")) == 1


@pytest.mark.parametrize("page", ["home", "help", "grown_ups", "my_quizzes"])
def test_a_page_on_which_nothing_counts_for_a_child_stays_where_one_was_taken_off_in_another_tab(page):
    reader = a_tab(family=TWO).open(page)
    title = reader.title
    reader.hear(without_first())
    assert (reader.title, reader.session.reader_id) == (title, "child-1")
    assert HAS_GONE not in reader.open("readers").text


def test_a_tab_that_is_loaded_anew_after_its_child_was_taken_off_says_so():
    reader = Tab(a_session()).open("quiz", lesson=SID).hear(without_first(), here="first")
    assert (reader.title, reader.progress) == ("You are Kind Seal", Progress())
    assert reader.texts("notice")[0].startswith(HAS_GONE)


def test_a_new_child_who_gives_way_to_one_who_is_known_leads_no_page_away():
    reader = Tab(a_session()).open("quiz", lesson=SID).hear({})
    new = reader.session.reader_id
    reader.hear({FAMILY: family_document.to_text(TWO)})
    assert new not in ("first", reader.session.reader_id)
    assert reader.title == "Quiz: Safer Internet Day"


def test_what_is_half_chosen_before_it_is_heard_who_reads_stays_and_counts_for_that_child():
    reader = Tab(a_session()).open("quiz", lesson=SID).hear({}).click("start")
    early, item = there(reader.screen)["of"], reader.item
    reader.hear({FAMILY: family_document.to_text(TWO)}, here="first")
    told = there(reader.screen)
    assert (told["of"].split("/")[0], told["was"][-1]) == ("first", early)
    reader.tell({"key": "check", "of": early, "response": right_response(item)})
    assert [answer.item_id for answer in reader.attempt.answers] == [item.id]
    assert "was" not in there(reader.screen)


@pytest.mark.parametrize(("page", "known"), [("readers", "You are"), ("progress", "Which light"), ("review", "Nothing to look back at")])
def test_nothing_is_said_of_a_child_before_it_is_heard_who_reads(page, known):
    reader = Tab(a_session()).open(page)
    assert "Lighting the lamps" in reader.text
    assert reader.hear({}).title.startswith(known)
