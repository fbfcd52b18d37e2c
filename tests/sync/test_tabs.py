"""Whole tabs on a device, from what stands in the storage to what is kept there. Whatever comes in between: ``test_any_sequence``."""

import json
import re
from functools import partial
from types import SimpleNamespace

import pytest

from beacons import wiring
from beacons.domain.household.household import Household
from beacons.domain.household.opening import is_blank
from beacons.domain.path import ChildPath
from beacons.domain.practice.progress import Progress
from beacons.sync.documents import FAMILY, READER, UNREADABLE, VERSION_1
from beacons.sync.family_document import read_texts
from beacons.ui.family import actions as family_actions
from beacons.ui.lesson import actions as lesson_actions
from beacons.ui.quiz import starts as quiz_starts
from beacons.ui.shell.reader import actions as shell_actions
from tests.builders import NOW, a_family, a_finished_attempt, a_progress, a_reader, an_attempt
from tests.sync.keeping import kept_by, texts_of
from tests.sync.tabs import HERE, Device, Tab
from tests.sync.windows import Windows

SID = "safer-internet-day"
PATH: ChildPath = "7-9"
OTTER, SEAL = a_reader("otter"), a_reader("seal", animal="seal", at=NOW + 1)
TWO = Household(
    a_family(OTTER, SEAL), {"otter": a_progress(a_finished_attempt("of-otter")), "seal": a_progress(an_attempt("of-seal", right=1))}
)
KEPT = texts_of(TWO)


@pytest.fixture
def device(windows, monkeypatch) -> Device:
    clock = iter(range(NOW + 100, NOW + 10_000))
    monkeypatch.setattr(wiring, "time", SimpleNamespace(time=lambda: next(clock)))
    return Device(windows, monkeypatch)


def a_tab(device: Device) -> Tab:
    tab = device.open()
    device.settle()
    return tab


def do(tab: Tab, *what) -> None:
    tab.act(*what)
    tab.device.settle()


start = partial(quiz_starts.start_attempt, SID, PATH)
start_elsewhere = partial(quiz_starts.start_attempt, "childnet-digital-leaders", PATH)
choose_seal = partial(shell_actions.choose_reader, "seal")


# The first visit, and coming back


def test_on_the_first_visit_a_child_has_a_name_and_nothing_is_kept_until_something_is_done(device):
    tab = a_tab(device)
    assert tab.session.sync.restored
    assert tab.session.reader is not None
    assert is_blank(tab.session.household)
    assert (device.local, tab.session_storage) == ({}, {})
    do(tab, start)
    assert set(device.local) == {FAMILY, READER + tab.session.reader_id}
    assert device.household == tab.session.household


def test_a_device_of_version_2_is_all_there_and_nothing_on_it_is_changed(device):
    before = kept_by("version_2")
    device.put(before)
    tab = a_tab(device)
    assert device.local == before
    assert tab.session.household == read_texts(*before.values())
    do(tab, partial(shell_actions.choose_reader, "second-reader"), start)
    assert device.household.of("first-reader") == read_texts(*before.values()).of("first-reader")


def test_a_device_of_version_1_is_all_there_and_its_document_gone(device):
    device.put(kept_by("version_1"))
    tab = a_tab(device)
    assert set(device.local) == {FAMILY, READER + tab.session.reader_id}
    assert [attempt.id for attempt in device.household.of(tab.session.reader_id).attempts] == ["3f2a9c01bd", "77aa01", "c0ffee"]
    assert "NO" not in json.dumps(device.local)


def test_each_tab_remembers_who_reads_in_it_over_a_reload_and_over_a_new_server(device):
    device.put(KEPT)
    one, other = a_tab(device), a_tab(device)
    do(other, choose_seal)
    do(one, partial(shell_actions.choose_reader, "otter"))
    for happens in (one.load, other.load, device.kill_server):
        happens()
        device.settle()
        assert (one.session.reader_id, other.session.reader_id) == ("otter", "seal")
        assert (one.session_storage, other.session_storage) == ({HERE: "otter"}, {HERE: "seal"})
        assert (one.progress, other.progress) == (TWO.of("otter"), TWO.of("seal"))


# Two tabs


@pytest.mark.parametrize("before", [{}, kept_by("version_1")], ids=["a new device", "version 1"])
def test_two_tabs_that_begin_at_the_same_time_are_of_one_child(device, before):
    device.put(before)
    one, other = device.open(), device.open()
    for tab in (one, other):
        tab.render()  # both report before either has written
    assert one.session.reader_id == other.session.reader_id == ""
    one.act(start)
    other.act(start_elsewhere, start)
    device.settle()
    (reader,) = device.household.family.readers
    assert one.session.reader_id == other.session.reader_id == reader.id
    assert {a.quiz_id for a in device.household.of(reader.id).attempts} >= {SID, "childnet-digital-leaders"}
    assert len(device.household.of(reader.id).attempts_at(SID)) == (3 if before else 1), "a quiz that both of them began is one"
    assert set(device.local) == {FAMILY, READER + reader.id}


def test_what_was_not_kept_before_another_child_took_over_is_kept_afterwards(device):
    device.put(KEPT)
    tab, other = a_tab(device), a_tab(device)
    do(other, partial(lesson_actions.skip_lesson, "global-alliance"))
    tab.act(start, choose_seal)
    device.settle()
    assert tab.session.reader_id == "seal"
    assert device.household.of("otter").attempts_at(SID)


def test_a_new_server_is_told_everything_even_where_another_tab_has_news_first(device):
    """The tab tells the news at once. A server that knows nothing would take them for all there is."""
    tab, other = a_tab(device), a_tab(device)
    do(tab, start)
    device.kill_server()
    tab.serve()
    other.catch_up()
    other.act(start_elsewhere)
    other.catch_up()
    tab.hear_storage()
    tab.serve()
    assert not tab.session.sync.restored
    device.settle()
    assert {a.quiz_id for a in tab.session.progress.attempts} == {SID, "childnet-digital-leaders"}


# Where the browser refuses to keep anything


@pytest.fixture(params=["private", "full"])
def refusing(request, windows: Windows, device: Device, monkeypatch) -> Device:
    if request.param == "private":
        return Device(windows, monkeypatch, is_private=True)
    device.fill()
    return device


def test_what_is_refused_is_kept_by_the_page_alone_and_outlives_the_server_while_it_is_open(refusing):
    tab = a_tab(refusing)
    do(tab, start)
    assert tab.is_kept, "the feedback is seen all the same"
    assert not tab.can_keep, "the page says that it will not remember"
    refusing.kill_server()
    refusing.settle()
    assert tab.progress.attempts_at(SID)
    tab.load()
    refusing.settle()
    assert is_blank(tab.session.household)


def test_once_there_is_room_again_everything_is_kept(device):
    device.fill()
    tab = a_tab(device)
    do(tab, start)
    assert not device.household.progress
    device.make_room()
    do(tab, start_elsewhere)
    assert device.household == tab.session.household
    assert (tab.overlay, tab.can_keep) == ({}, True)


def test_once_there_is_room_again_a_page_at_rest_keeps_what_it_had_and_other_tabs_hear_of_it(device):
    device.put(KEPT)
    device.fill()
    tab, other = a_tab(device), a_tab(device)
    do(tab, start)
    tab.try_again()
    assert tab.overlay, "there is no room yet"
    device.make_room()
    tab.try_again()
    assert (tab.overlay, device.household) == ({}, tab.session.household)
    device.settle()
    assert other.progress.attempts_at(SID)


def test_what_version_1_kept_stays_while_there_is_no_room_for_what_takes_its_place(device):
    device.put(kept_by("version_1"))
    device.fill()
    tab = a_tab(device)
    assert len(tab.progress.attempts) == 3
    assert VERSION_1 in device.local
    assert not {FAMILY, READER + tab.session.reader_id} & {*device.local}


def test_what_a_page_alone_keeps_gives_way_to_what_another_tab_found_room_for(device):
    device.put(KEPT)
    device.fill()
    tab, other = a_tab(device), a_tab(device)
    do(tab, start)
    device.make_room()
    do(other, start_elsewhere)
    device.settle()
    assert {SID, "childnet-digital-leaders"} <= {a.quiz_id for a in device.household.of("otter").attempts}


# What stands there and cannot be read

BEYOND = '{"attempt":{"id":"a","path":"7-9","item_ids":["i"],"place":1,"at":1}}'
RUBBISH: dict[str, dict[str, str]] = {
    "no JSON": {FAMILY: "{"},
    "another type": {FAMILY: '["a", 1, null]'},
    "nothing": {FAMILY: "null"},
    "a later version": {FAMILY: KEPT[FAMILY].replace('"version":2', '"version":99')},
    "the header alone is broken": {FAMILY: KEPT[FAMILY].replace('"kind":', "kind:")},
    "a child's header alone is broken": {READER + "seal": KEPT[READER + "seal"][10:]},
    "a child's line is broken": {READER + "seal": KEPT[READER + "seal"] + '\n{"attempt":{"id":"cut o'},
    "a place beyond the answers": {READER + "x": f"{KEPT[READER + 'seal']}\n{BEYOND}"},
    "far too long": {FAMILY: "x" * 2_000_000},
    "far too many lines": {READER + "x": '{"format":"seven-beacons","kind":"reader","version":2,"id":"x"}\n' + "[\n" * 400_000},
    "brackets without end": {READER + "x": "[" * 300_000},
    "half a letter": {FAMILY: "\ud800"},
    "markup": {FAMILY: "<img src=x onerror=alert(1)>", "seven-beacons.<b>": "<script>alert(1)</script>"},
    "names of no one": {READER: "", READER + "../x": KEPT[READER + "seal"], "seven-beacons.__proto__": "{}", UNREADABLE: "\x00"},
    "of version 1, no JSON": {VERSION_1: "{"},
    "of version 1, of a later one": {VERSION_1: '{"version":99,"attempts":[]}'},
    "of version 1, a part": {VERSION_1: '{"skipped":"not a list"}'},
}


@pytest.mark.parametrize("kind", RUBBISH)
def test_rubbish_in_the_storage_is_set_aside_takes_nothing_with_it_and_can_be_thrown_away(device, kind):
    device.put({**KEPT, **RUBBISH[kind]})
    tab, other = a_tab(device), a_tab(device)
    assert tab.session.household.unreadable
    assert device.local[UNREADABLE] == "\n".join(tab.session.household.unreadable)
    assert VERSION_1 not in device.local
    assert tab.session.household.of("otter") == TWO.of("otter")
    assert tab.session.household.of("seal") == TWO.of("seal") or "header" in kind
    do(tab, start)
    tab.load()
    device.settle()
    assert tab.progress.attempts_at(SID)
    do(tab, family_actions.discard_unreadable)
    for one in (tab, other):
        one.load()
        device.settle()
        assert one.session.household.unreadable == device.household.unreadable == ()
    assert tab.session.household.of("otter").attempt("of-otter") == TWO.of("otter").attempt("of-otter")


# Forgetting

LEFT = re.compile(r"""(?<!animal=)['"](otter|seal)['"]|reader\.(otter|seal)|not json|safe-harbour""")
"""What would tell of before; who is there now may be called after any animal."""


def test_when_one_tab_forgets_everything_nothing_is_left_in_any_and_the_next_thing_is_kept_alone(device):
    device.put({**KEPT, UNREADABLE: "not json"})
    tab, other = a_tab(device), a_tab(device)
    do(other, family_actions.forget_everything)
    assert device.local == {}
    for one in (tab, other):
        assert (one.session.sync.restored, one.session_storage) == (True, {})
        assert not LEFT.search(repr((one.state, one.know, one.stored)))
    do(tab, start)
    (attempt,) = (a for progress in device.household.progress.values() for a in progress.attempts)
    assert attempt.quiz_id == SID
    assert other.session.household == tab.session.household
    assert tab.session.progress != Progress()


def test_in_a_full_storage_everything_can_be_forgotten_too(device):
    device.fill()
    tab, other = a_tab(device), a_tab(device)
    do(tab, start)
    do(other, start)
    do(tab, family_actions.forget_everything)
    assert device.local == {}
    assert (tab.overlay, other.overlay, tab.can_keep) == ({}, {}, True)
    assert is_blank(other.session.household)


def test_forgetting_again_after_the_server_came_back_forgets_again(device):
    tab = a_tab(device)
    do(tab, family_actions.forget_everything)
    device.kill_server()
    device.settle()
    do(tab, start)
    assert device.local
    do(tab, family_actions.forget_everything)
    assert device.local == {}


def test_a_tab_that_was_just_opened_and_slept_through_the_forgetting_brings_nothing_back(device):
    device.put(KEPT)
    tab, asleep = a_tab(device), a_tab(device)
    tab.act(family_actions.forget_everything, start)
    tab.catch_up()
    asleep.news = []
    do(asleep, family_actions.add_reader)
    assert not {"otter", "seal"} & {*device.household.progress, *(reader.id for reader in device.household.family.readers)}


def test_what_the_platform_hands_over_once_more_from_before_the_forgetting_brings_nothing_back(device):
    """The tab that another one made forget speaks with another session since; what it was told before is over."""
    tab, other = a_tab(device), a_tab(device)
    do(tab, start)
    do(other, family_actions.forget_everything)
    tab.render_again()
    assert device.local == {}
    device.settle()
    assert device.local == {}
