"""A teacher opens a room: a code that nobody has, a secret that only this browser gets, and the settings that were chosen."""

import re

import pytest

from beacons.domain.rooms.code import ALPHABET
from beacons.domain.rooms.room import Room
from beacons.ui.classroom import choice as classroom_choice
from beacons.ui.classroom import host_actions
from beacons.ui.shell import nav
from beacons.ui.shell.session import Session, put_widget_value
from tests.sessions import a_session
from tests.shipped import english
from tests.there import of_kind, there

SID = "safer-internet-day"


@pytest.fixture
def opened(drawn, store):
    """Opens a room with this in the widgets and the address; the tab afterwards."""

    def run(widgets=None, **params):
        def press():
            for key, value in (widgets or {}).items():
                put_widget_value(key, value)
            host_actions.open_room()

        return drawn(press, Session(), **{"lesson": SID, "path": "10-12", **params})

    return run


def session_of(app) -> Session:
    return of_kind(Session, app.session_state["session"])


def room_of(app, store) -> Room:
    return of_kind(Room, store.room(session_of(app).screen.hosting[0]))


def test_a_room_is_opened_with_the_chosen_items_in_the_lobby(opened, store):
    room = room_of(opened(), store)
    assert (room.phase, room.lesson_id, room.path, room.language, room.version) == ("lobby", SID, "10-12", "en", 1)
    assert room.item_ids == there(english().plan(SID, "10-12")).item_ids
    assert re.fullmatch(f"[{ALPHABET}]{{6}}", room.code)


def test_the_items_are_those_that_the_address_names(opened, store):
    room = room_of(opened(), store)
    wanted = room.item_ids[1:3]
    assert room_of(opened(items=",".join(wanted)), store).item_ids == wanted


def test_untouched_settings_are_calm(opened, store):
    settings = room_of(opened(), store).settings
    assert (settings.reading, settings.timer, settings.board, settings.sheet) == (5, None, "never", False)


def test_settings_are_those_in_the_widgets(opened, store):
    widgets = {host_actions.READING: 0, host_actions.TIMER: 45, host_actions.BOARD: "section", host_actions.SHEET: True}
    settings = room_of(opened(widgets), store).settings
    assert (settings.reading, settings.timer, settings.board, settings.sheet) == (0, 45, "section", True)


def test_the_first_choice_of_the_timer_is_none(opened, store):
    assert room_of(opened({host_actions.TIMER: 0}), store).settings.timer is None


def test_the_address_names_the_room_and_never_its_secret(opened, store):
    app = opened()
    code, secret = session_of(app).screen.hosting
    params = {name: values[0] if isinstance(values, list) else values for name, values in app.query_params.items()}
    assert params["room"] == code
    assert secret not in str(params)
    assert store.is_host(code, secret)
    assert len(secret) >= 32


def test_two_rooms_have_two_codes_and_two_secrets(opened, store):
    one, other = session_of(opened()).screen.hosting, session_of(opened()).screen.hosting
    assert one[0] != other[0]
    assert one[1] != other[1]
    assert not store.is_host(one[0], other[1])


def test_where_a_code_is_taken_another_one_is_drawn(opened, store, monkeypatch):
    taken = session_of(opened()).screen.hosting[0]
    codes = iter([taken, taken, "ABCDEF"])
    monkeypatch.setattr(host_actions, "_a_code", lambda: next(codes))
    assert session_of(opened()).screen.hosting[0] == "ABCDEF"


def test_where_every_code_is_taken_the_teacher_is_told_and_nothing_is_opened(opened, store, monkeypatch):
    taken = session_of(opened()).screen.hosting[0]
    monkeypatch.setattr(host_actions, "_a_code", lambda: taken)
    state = session_of(opened())
    assert (state.screen.notice, state.screen.hosting) == ("host.try_again", ("", ""))


def test_without_an_item_no_room_is_opened(opened):
    state = session_of(opened(items=classroom_choice.NOTHING))
    assert (state.screen.notice, state.screen.hosting) == ("host.no_items", ("", ""))


def test_once_the_browser_has_kept_the_secret_the_tab_forgets_it(drawn):
    state = a_session(hosting=("ABCDEF", "secret"))
    assert session_of(drawn(host_actions.secret_is_kept, state)).screen.hosting == ("", "")


@pytest.mark.parametrize(
    ("why", "notice"),
    [("erased", "host.was_erased"), ("gone", "host.was_gone"), ("not_here", "host.not_here"), ("<b>", "host.was_gone")],
)
def test_leaving_a_room_says_why_and_takes_its_code_out_of_the_address(drawn, why, notice):
    app = drawn(lambda: host_actions.leave_room(why), a_session(hosting=("ABCDEF", "secret")), room="ABCDEF", lesson=SID)
    assert (session_of(app).screen.notice, session_of(app).screen.hosting) == (notice, ("", ""))
    assert "room" not in app.query_params
    assert "lesson" in app.query_params


def test_links_between_pages_may_carry_a_room():
    assert "room" in nav.PARAMS
