import json
from typing import Any

import pytest
import yaml

from beacons.domain.path import ChildPath
from beacons.domain.plans.plan import in_order_of
from beacons.domain.rooms import class_set
from beacons.domain.rooms.asked import asked_by
from beacons.ui.item.paper import on_paper
from beacons.ui.shell.words import Words
from tests.pages.tab import SID, a_tab
from tests.shipped import english
from tests.there import of_kind, there

PATH: ChildPath = "10-12"
PLAN = there(english().plan(SID, PATH))
BANK = in_order_of(PLAN, class_set.for_class(english().bank(SID, PATH)))
HERE = {"lesson": SID, "path": PATH}
HARM = "weprotect-global-alliance"


def shown(tab, kind: str = "questions") -> dict[str, Any]:
    """What the stage was given."""
    return of_kind(dict, json.loads(json.loads(tab.widget(f"stage-{kind}").proto.json)["content"]))


def ticked(tab) -> list[str]:
    return [item.id for item in BANK if tab.app.checkbox(key=f"pick-{item.id}").value]


def test_what_the_plan_asks_is_picked_before_anybody_picks():
    tab = a_tab().open("projector", **HERE)
    assert tuple(ticked(tab)) == PLAN.item_ids
    assert [one["item"]["id"] for one in shown(a_tab().open("projector", **HERE, show="questions"))["items"]] == [*PLAN.item_ids]


def test_without_a_plan_a_few_items_are_picked(serve):
    serve(lambda root: (root / "content" / "plans" / f"{SID}.yaml").unlink())
    tab = a_tab().open("projector", lesson=SID)
    assert len([box for box in tab.app.checkbox if box.value]) == class_set.FIRST_ITEMS
    assert tab.label("main-to-stage") == "Begin: 5 questions"


def test_a_class_begins_with_what_it_recalls_of_an_earlier_lesson(serve):
    recalled = english().bank("unicef-digital-safety", PATH)[0].id

    def recall(root):
        file = root / "content" / "plans" / f"{SID}.yaml"
        plan = yaml.safe_load(file.read_text(encoding="utf-8"))
        plan["paths"][PATH]["recall"] = [recalled]
        file.write_text(yaml.safe_dump(plan), encoding="utf-8")

    serve(recall)
    tab = a_tab().open("projector", **HERE, show="questions")
    assert [one["item"]["id"] for one in shown(tab)["items"]] == [recalled, *PLAN.item_ids]


def test_no_hands_are_counted_for_the_last_question_of_a_plan():
    last = next(item_id for item_id, kind in PLAN.asked() if kind == "exit")
    found = shown(a_tab().open("projector", **HERE, show="questions"))["items"]
    assert [one["item"]["id"] for one in found if one["is_alone"]] == [last]


def test_all_of_a_lesson_is_offered_and_of_a_story_it_is_said_what_it_is():
    tab = a_tab().open("projector", **HERE)
    offered = {there(box.key).removeprefix("pick-"): box.label for box in tab.app.checkbox}
    assert offered.keys() == {item.id for item in BANK} == {item.id for item in english().bank(SID, PATH)}
    told = {item.id for item in BANK if Words("en").t("projector.forked") in offered[item.id]}
    assert told == {item.id for item in BANK if item.type == "story"}


def test_a_tick_goes_into_the_address_and_the_link_that_begins():
    tab = a_tab().open("projector", **HERE, items=BANK[0].id)
    tab.app.checkbox(key=f"pick-{BANK[2].id}").check()
    tab.run()
    assert tab.leads_to("main-to-stage") == ("projector", HERE | {"items": f"{BANK[0].id},{BANK[2].id}", "show": "questions"})
    assert ticked(tab) == [BANK[0].id, BANK[2].id]


def test_a_swap_unticks_the_one_and_ticks_another_of_its_strand():
    item = next(item for item in BANK if class_set.other_of_strand([item.id], item.id, BANK))
    tab = a_tab().open("projector", **HERE, items=item.id).click(f"swap-{item.id}")
    assert ticked(tab) == [class_set.other_of_strand([item.id], item.id, BANK)]
    assert tab.session.screen.focus.startswith(f"strand-{item.strand}@")


def test_at_the_most_no_other_item_can_be_picked_but_each_can_be_let_go():
    full = [item.id for item in BANK[: class_set.MOST_ITEMS]]
    tab = a_tab().open("projector", **HERE, items=",".join(full))
    open_boxes = {there(box.key).removeprefix("pick-") for box in tab.app.checkbox if not box.disabled}
    assert open_boxes == {*full}


def test_with_nothing_picked_there_is_nothing_to_begin_and_the_page_says_so():
    tab = a_tab().open("projector", **HERE, items=BANK[0].id)
    tab.app.checkbox(key=f"pick-{BANK[0].id}").uncheck()
    tab.run()
    assert not tab.has("main-to-stage")
    assert "Pick at least one question" in tab.text
    assert tab.leads_to("to-slides")[1]["show"] == "slides"


def test_another_lesson_or_path_begins_with_items_of_its_own():
    tab = a_tab().open("projector", **HERE, items=BANK[0].id)
    tab.app.selectbox(key="class-lesson").select("unicef-digital-safety")
    tab.run()
    assert tab.leads_to("main-to-stage")[1]["lesson"] == "unicef-digital-safety"
    tab.app.radio(key="class-path").set_value("7-9")
    tab.run()
    assert tab.leads_to("main-to-stage")[1]["path"] == "7-9"


@pytest.mark.parametrize(("lesson", "is_there"), [(HARM, True), (SID, False)])
def test_before_a_lesson_on_harm_a_teacher_reads_what_to_do_first(lesson, is_there):
    assert ("Tell your safeguarding lead first" in a_tab().open("projector", lesson=lesson).text) is is_there


def test_sensitive_items_are_marked():
    tab = a_tab().open("projector", lesson=HARM, path=PATH)
    marked = {there(box.key).removeprefix("pick-") for box in tab.app.checkbox if box.label.endswith("(sensitive)")}
    bank = class_set.for_class(english().bank(HARM, PATH))
    assert marked == {item.id for item in bank if item.sensitive == "topic"}
    assert marked


def test_the_stage_gets_all_items_at_once_in_the_order_of_the_bank():
    tab = a_tab().open("projector", **HERE, items=f"{BANK[3].id},{BANK[0].id}", show="questions")
    found = shown(tab)["items"]
    assert [one["item"]["id"] for one in found] == [BANK[0].id, BANK[3].id]
    assert all({row["id"] for row in one["reasons"]} == {option["id"] for option in one["item"]["options"]} for one in found)
    assert all(one["talk"] for one in found)


def test_what_is_asked_does_not_hold_what_fits():
    for one in shown(a_tab().open("projector", **HERE, show="questions"))["items"]:
        assert not {"key", "feedback"} & set(one["item"])
        assert not any("feedback" in option for option in one["item"]["options"])


def test_a_letter_means_the_same_on_the_wall_in_a_room_and_on_the_printed_sheet():
    words, held = Words("en"), {item.id: item for item in BANK}
    for one in shown(a_tab().open("projector", **HERE, show="questions"))["items"]:
        item = held[one["item"]["id"]]
        on_the_wall = [option["id"] for option in one["item"]["options"]]
        assert [option["id"] for option in asked_by(item)["options"]] == on_the_wall
        if item.traits.on_paper:
            assert [row["text"] for row in on_paper(item, words)["rows"]] == [words.said(item.words(i)) for i in on_the_wall]


def test_two_teachers_get_the_same_order_of_options():
    address = HERE | {"show": "questions"}
    assert shown(a_tab().open("projector", **address)) == shown(a_tab().open("projector", **address))


def test_the_slides_are_the_cards_of_the_path_with_their_words():
    cards = there(english().lessons.get(SID)).paths[PATH].cards
    found = shown(a_tab().open("projector", **HERE, show="slides"), "slides")["cards"]
    assert [card["title"] for card in found] == [card.title for card in cards]
    assert [[word["word"] for word in card["words"]] for card in found] == [[word.word for word in card.words] for card in cards]


def test_leaving_the_stage_leads_back_to_the_same_choice():
    tab = a_tab().open("projector", **HERE, items=BANK[0].id, show="questions")
    assert tab.leads_to("leave-stage") == ("projector", HERE | {"items": BANK[0].id})


def test_a_stage_without_an_item_is_the_choice():
    assert a_tab().open("projector", **HERE, items="none", show="questions").title == "For a class"


def test_grown_ups_find_the_way_to_a_class():
    assert a_tab().open("grown_ups").leads_to("to-projector") == ("projector", {})
    assert a_tab().open("grown_ups", lesson=SID).leads_to("show-class") == ("projector", {"lesson": SID})


def test_looking_at_a_class_changes_nothing_of_what_a_child_did():
    tab = a_tab()
    before = tab.progress
    assert tab.open("projector", **HERE, show="questions").progress == before
