import json
import re

import pytest

from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from beacons.domain.practice.progress import Progress, ReadingPlace
from beacons.sync.family_document import read_texts
from tests.builders import NOW, a_family, a_reader, a_talk, an_agreement
from tests.pages.households import A_FILE, NOTHING_NEW, OTTER, TOO_MANY, a_family_tab, done
from tests.pages.tab import a_tab


def opened(file: Household, **fields):
    return a_family_tab(opened=file, **fields).open("family_file")


def said_of(reader, animal: str) -> list[str]:
    """What stands beside the picture of an animal, after its name."""
    (html,) = (html for html in reader.html if "reader-changes" in html)
    (row,) = (row for row in html.split("<li>") if f"{animal}.svg" in row)
    return re.findall("<span>(.*?)</span>", row)


def of_all(reader) -> list[str]:
    return [e["text"] for e in reader.elements("li") if "file-changes" in e["within"] and "reader-changes" not in e["within"]]


# The page


def test_the_file_to_save_holds_all_that_this_device_has():
    reader = a_family_tab(others={}, unreadable=("not json",)).open("family_file")
    given = json.loads(reader.widget("family-file").proto.json)
    assert read_texts(given["file"]) == Household(a_family(OTTER), {"otter": done("a1")})


def test_the_text_of_the_file_is_on_no_other_page():
    reader = a_family_tab().open("grown_ups")
    assert not reader.has("family-file")


def test_nothing_can_be_saved_before_the_browsers_storage_was_heard():
    reader = a_tab(restored=False).open("family_file")
    assert json.loads(reader.widget("family-file").proto.json)["file"] == ""


def test_what_is_in_the_file_and_what_is_not_is_said():
    reader = a_family_tab().open("family_file")
    assert "nothing in it says who you are" in reader.text
    assert "Look after it like a diary" in reader.text


@pytest.mark.parametrize(("page", "key"), [("grown_ups", "to-family-file"), ("readers", "to-family-file")])
def test_the_way_to_it(page, key):
    assert a_family_tab().open(page).leads_to(key) == ("family_file", {})


def test_the_way_back():
    assert a_family_tab().open("family_file").leads_to("to-grown-ups-page") == ("grown_ups", {})


# After opening a file


def test_what_would_change_is_said_of_each_child():
    reader = opened(A_FILE)
    assert reader.title == "What would change"
    assert said_of(reader, "otter") == ["1 more answer"]
    assert said_of(reader, "seal") == ["New on this device", "1 answer", "3 stars"]


def test_stars_are_said_as_they_are_and_as_they_would_be():
    more = Household(A_FILE.family, {"otter": Progress(attempts=(*done("a1").attempts, *_elsewhere())), "seal": Progress()})
    assert said_of(opened(more), "otter") == ["1 more answer", "Stars: 3 → 6"]


def _elsewhere():
    return [done("a9").attempts[0].model_copy(update={"quiz_id": "global-alliance"})]


def test_smaller_things_are_said_together():
    place = ReadingPlace(lesson_id="safer-internet-day", path="7-9", card=1, cards=4, at=NOW)
    file = Household(a_family(OTTER), {"otter": Progress(attempts=done("a1").attempts, places=(place,))})
    assert said_of(opened(file), "otter") == ["Small things, such as where you stopped reading"]


def test_a_child_who_is_not_in_the_file_stays_as_it_is():
    file = Household(a_family(a_reader("seal", animal="seal")), {"seal": done("a3")})
    assert said_of(opened(file), "otter") == ["Not in the file: stays as it is"]


def test_what_would_change_for_all_is_said():
    assert of_all(opened(A_FILE)) == [
        "2 more talks, each with its lantern",
        "The family agreement from the file",
    ]


def test_that_a_newer_agreement_takes_the_place_of_the_one_here_is_said():
    here = a_family(OTTER, agreement=an_agreement(at=NOW - 5))
    assert "The family agreement in the file is newer: it’ll replace the one here" in of_all(opened(A_FILE, family=here))


def test_lines_that_could_not_be_read_are_counted():
    assert opened(A_FILE).texts("unread") == ["1 line of the file couldn’t be read, so it’s left out."]
    three = Household(A_FILE.family, A_FILE.progress, ("a", "b", "c"))
    assert opened(three).texts("unread") == ["3 lines of the file couldn’t be read, so they’re left out."]


def test_a_sound_file_says_nothing_of_lines():
    assert not opened(NOTHING_NEW).texts("unread")


def test_two_buttons_stand_side_by_side_and_nothing_is_changed_before_one_is_pressed():
    reader = opened(A_FILE)
    assert [button.label for button in reader.app.button] == ["Add it to this device", "Leave everything as it is"]
    assert reader.session.family == a_family(OTTER)


def test_taking_it_over_says_so_and_shows_the_page_again():
    reader = opened(A_FILE).click("take-over")
    assert reader.title == "Family file"
    assert reader.texts("notice") == ["Done. What was in the file is on this device now, along with what was here before."]
    assert {r.id for r in reader.session.family.readers} == {"otter", "seal"}
    assert reader.session.reader_id == "otter"
    assert len(reader.progress.attempts) == 2


def test_what_was_taken_over_is_seen_on_the_coast():
    more = Household(A_FILE.family, {"otter": Progress(attempts=tuple(_elsewhere())), "seal": Progress()})
    assert opened(more).click("take-over").open("home").texts("beacon-state").count("3 stars") == 2


def test_leaving_everything_as_it_is_says_so():
    reader = opened(A_FILE).click("leave-as-it-is")
    assert reader.texts("notice") == ["Everything is as it was."]
    assert (reader.session.family, reader.session.screen.opened) == (a_family(OTTER), None)


def test_a_file_that_tells_nothing_new_says_so_and_asks_for_no_choice():
    reader = opened(NOTHING_NEW)
    assert "There’s nothing new in this file" in reader.text
    assert said_of(reader, "otter") == ["Nothing new"]
    assert [button.label for button in reader.app.button] == ["All right"]
    assert reader.click("leave-as-it-is").title == "Family file"


def test_where_there_is_no_room_for_the_children_of_the_file_it_cannot_be_taken_over():
    reader = opened(TOO_MANY)
    assert "There’s room for 8 children on one device. With this file there’d be 1 too many." in reader.text
    assert reader.app.button(key="take-over").disabled
    assert not reader.app.button(key="leave-as-it-is").disabled
    assert reader.leads_to("to-readers-page") == ("readers", {})


def test_a_file_with_an_animal_that_nobody_knows_is_no_trouble():
    file = Household(a_family(a_reader("unicorn", word="odd", animal="unicorn")), {"unicorn": done("a3")})
    assert "New on this device" in opened(file).text


def test_a_file_that_is_none_of_ours_is_said_calmly():
    (said,) = a_family_tab(notice="file.none_of_ours").open("family_file").texts("notice")
    assert said.startswith("This isn’t a Seven Beacons file. Nothing has changed.")


def test_on_a_device_where_nobody_has_done_anything_only_the_files_children_are_shown():
    reader = a_tab(
        family=a_family(OTTER), reader_id="otter", opened=Household(Family(readers=(a_reader("x", animal="seal"),)), {"x": done("a")})
    )
    assert len([e for e in reader.open("family_file").elements("li") if "reader-changes" in e["within"]]) == 1


def test_a_talk_more_is_said_in_the_singular():
    file = Household(a_family(OTTER, talks=(a_talk(),)), {"otter": done("a1")})
    assert of_all(opened(file)) == ["1 more talk, with its lantern"]


# What was set aside


def test_home_says_that_something_could_not_be_read_and_leads_there():
    reader = a_family_tab(unreadable=("{",)).open("home")
    assert reader.texts("aside-line")[0].startswith("We couldn’t read some of what this browser had saved. Everything else is here.")
    (link,) = (e["attributes"] for e in reader.elements("a") if "aside-line" in e["within"])
    assert link["href"] == "/family-file"
    assert "data-page" in link


@pytest.mark.parametrize("page", ["home", "family_file"])
def test_where_everything_could_be_read_nothing_is_said(page):
    reader = a_family_tab().open(page)
    assert not reader.elements("aside-line")
    assert not reader.has("drop-aside")


def test_the_lines_are_counted_and_shown_as_they_stand_but_folded_away():
    lines = ("{", "<img src=x onerror=alert(1)>")
    reader = a_family_tab(unreadable=lines).open("family_file")
    assert "We couldn’t read 2 lines of what this browser had saved." in reader.text
    assert reader.texts("code") == list(lines)
    assert all("details" in e["within"] for e in reader.elements("code"))
    assert not [e for e in reader.elements("img") if e["attributes"].get("src") == "x"]
    assert not [e for e in reader.elements("details") if "open" in e["attributes"]]


def test_thrown_away_they_are_gone_here_and_on_home():
    reader = a_family_tab(unreadable=("{",)).open("family_file").click("drop-aside")
    assert reader.texts("notice") == ["What we couldn’t read has been thrown away."]
    assert not reader.has("drop-aside")
    assert not reader.open("home").elements("aside-line")
    assert reader.progress == done("a1")


# Forgetting


def test_forgetting_everything_is_offered_here_too_and_says_when_it_is_done():
    reader = a_family_tab(unreadable=("{",)).open("family_file")
    reader.click("forget-now")
    assert reader.texts("notice") == ["Everything on this device has been forgotten."]
    assert reader.progress == Progress()
    assert reader.session.screen.focus.startswith("notice@")
    assert not reader.has("drop-aside")


def test_what_was_forgotten_does_not_stand_in_the_file_any_more():
    reader = a_family_tab().open("family_file").click("forget-now")
    assert "attempt" not in json.loads(reader.widget("family-file").proto.json)["file"]
