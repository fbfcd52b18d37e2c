import pytest
import streamlit as st

from beacons.domain.path import ChildPath
from beacons.domain.plans.plan import in_order_of
from beacons.domain.rooms import class_set
from beacons.ui.classroom import choice as classroom_choice
from beacons.ui.classroom import choice_actions
from beacons.ui.shell import nav
from tests.shipped import english
from tests.there import there

SID = "safer-internet-day"
PATH: ChildPath = "10-12"
PLAN = there(english().plan(SID, PATH))
BANK = in_order_of(PLAN, class_set.for_class(english().bank(SID, PATH)))
HERE = {"lesson": SID, "path": PATH}


@pytest.fixture
def after(drawn):
    """The address after something was done on a page with these parameters."""

    def run(done, *args, **params: str) -> dict[str, str]:
        def draw():
            done(*args)
            st.text("|".join(f"{name}={nav.param(name)}" for name in ("lesson", "path", "items", "room", "lang")))

        said = drawn(draw, None, **params).text[0].value
        return {name: value for name, _, value in (part.partition("=") for part in said.split("|")) if value}

    return run


def picking(item_id: str, *, is_in: bool):
    """What happens when the box of an item has come to say this."""

    def done():
        st.session_state["box"] = is_in
        choice_actions.pick(item_id, "box")

    return done


def chosen(drawn, **params: str):
    found = []
    drawn(lambda: found.append(classroom_choice.chosen()), None, **params)
    return found[0]


def test_without_a_choice_there_is_a_lesson_that_is_not_sensitive_and_the_set_of_its_plan(drawn):
    choice = chosen(drawn)
    assert choice.lesson.sensitive == "none"
    assert [item.id for item in choice.items] == [*there(english().plan(choice.lesson.id, choice.path)).item_ids]
    assert [item.id for item in choice.bank if item.type == "story"]


def test_the_address_alone_says_what_is_chosen(drawn):
    ids = [BANK[4].id, BANK[1].id]
    choice = chosen(drawn, **HERE, items=",".join(ids))
    assert [item.id for item in choice.items] == [BANK[1].id, BANK[4].id]
    assert chosen(drawn, **choice.params) == choice


@pytest.mark.parametrize(("name", "value"), [("path", "40-50"), ("path", "<b>"), ("items", "gone,also-gone"), ("lesson", "no-such")])
def test_what_an_address_names_wrongly_is_passed_over(drawn, name, value):
    assert chosen(drawn, **HERE | {name: value}).items


def test_picking_writes_the_whole_choice_into_the_address(after):
    first = PLAN.item_ids
    found = after(picking(first[0], is_in=False), **HERE)
    assert found == {"lesson": SID, "path": PATH, "items": ",".join(first[1:])}


def test_taking_the_last_item_out_leaves_none_and_does_not_bring_the_first_choice_back(after, drawn):
    found = after(picking(BANK[0].id, is_in=False), **HERE, items=BANK[0].id)
    assert found["items"] == classroom_choice.NOTHING
    assert chosen(drawn, **found).items == ()


def test_swapping_brings_another_item_of_the_same_strand(after):
    item = next(item for item in BANK if class_set.other_of_strand([item.id], item.id, BANK))
    found = after(choice_actions.swap, item.id, **HERE, items=item.id)
    other = next(one for one in BANK if one.id == found["items"])
    assert other.id != item.id
    assert other.strand == item.strand


def test_swapping_what_is_not_chosen_changes_nothing(after):
    assert after(choice_actions.swap, BANK[1].id, **HERE, items=BANK[0].id) == HERE | {"items": BANK[0].id}


def test_another_lesson_brings_items_of_its_own_and_keeps_path_and_language(after):
    def done():
        st.session_state["picker"] = "unicef-digital-safety"
        choice_actions.choose_lesson("picker")

    found = after(done, **HERE, items=BANK[0].id, lang="en")
    assert found == {"lesson": "unicef-digital-safety", "path": PATH} | ({"lang": "en"} if "lang" in found else {})


def test_another_path_brings_items_of_its_own(after):
    def done():
        st.session_state["picker"] = "7-9"
        choice_actions.choose_path(SID, "picker")

    assert after(done, **HERE, items=BANK[0].id) == {"lesson": SID, "path": "7-9"}


def test_a_widget_that_is_sent_once_more_after_the_room_is_open_changes_nothing(after):
    first = [item.id for item in BANK[:3]]

    def done():
        st.session_state.update({"class-lesson": SID, "class-path": PATH, "in": True, "out": False})
        choice_actions.choose_lesson("class-lesson")
        choice_actions.choose_path(SID, "class-path")
        choice_actions.pick(BANK[0].id, "in")
        choice_actions.pick(BANK[7].id, "out")

    assert after(done, **HERE, items=",".join(first), room="ABCDEF") == HERE | {"items": ",".join(first), "room": "ABCDEF"}
