"""What the browser reports is the readers' own, and foreign input: it is checked, merged, and never believed blindly.

Most of it goes through whole tabs on the device of ``device.py``; the rest through reports as the script writes them.
"""

import json
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest
from builders import NOW, a_family, a_finished_attempt, a_place, a_progress, a_reader, a_talk, an_agreement, an_attempt
from device import HERE, Device, Tab
from hypothesis import given, settings
from hypothesis import strategies as st
from sessions import a_session

from beacons.domain.household import LONGEST_UNREADABLE, Household
from beacons.domain.opening import is_blank
from beacons.domain.progress import Progress
from beacons.sync import family_document, jsonl, progress_document
from beacons.sync.documents import FAMILY, READER, UNREADABLE, VERSION_1
from beacons.sync.report import Report
from beacons.sync.sync import Sync
from beacons.ui import actions, family_actions, quiz_starts, services
from beacons.ui.components import browser
from beacons.ui.session import Session

SID, PATH = "safer-internet-day", "7-9"
OTTER, SEAL = a_reader("otter"), a_reader("seal", animal="seal", at=NOW + 1)
ONE = Household(a_family(OTTER), {"otter": a_progress(a_finished_attempt(), places=(a_place(),))})
TWO = Household(
    a_family(OTTER, SEAL), {"otter": a_progress(a_finished_attempt("of-otter")), "seal": a_progress(an_attempt("of-seal", right=1))}
)
OLD = {
    "path": "10-12",
    "path_at": 5,
    "country": "IE",
    "country_at": 6,
    "skipped": ["global-alliance"],
    "attempts": [a_finished_attempt("of-old").model_dump(mode="json", exclude={"hints", "dropped"})],
}
"""As version 1 wrote it."""


def texts_of(household: Household) -> dict[str, str]:
    """The documents of a household, by name."""
    texts = {READER + i: progress_document.to_text(progress, i) for i, progress in household.progress.items()}
    return {FAMILY: family_document.to_text(household.family), **texts}


def report(texts: object, turn: int = 1, **fields: object) -> str:
    return json.dumps({"texts": texts, "here": "", "empty": not texts, "turn": turn, "session_id": "MINE", "erased": 0, **fields})


def restore(state: Session, told: str) -> None:
    report = Report.read(told.replace('"MINE"', json.dumps(state.sync.session_id)))
    if report:
        browser.hear(state, report)


def documents(state: Session) -> dict[str, str]:
    state.sync, orders = state.sync.orders(state.household, state.reader_id)
    return dict(orders.keep)


def dropped(state: Session, _: object) -> list[str]:
    return list(state.sync.orders(state.household, state.reader_id)[1].erase)


def after(*reports: str, state: Session | None = None) -> Session:
    state = state or Session()
    for told in reports:
        restore(state, told)
    return state


@pytest.fixture
def device(monkeypatch) -> Device:
    clock = iter(range(NOW + 100, NOW + 10_000))
    monkeypatch.setattr(services, "time", SimpleNamespace(time=lambda: next(clock)))
    return Device(monkeypatch)


def a_tab(device: Device) -> Tab:
    tab = device.open()
    device.settle()
    return tab


def do(tab: Tab, *what) -> None:
    tab.act(*what)
    tab.device.settle()


start = partial(quiz_starts.start_attempt, SID, PATH)
start_elsewhere = partial(quiz_starts.start_attempt, "childnet-digital-leaders", PATH)


# The first visit.


def test_on_the_first_visit_a_child_has_a_name_and_nothing_is_kept(device):
    tab = a_tab(device)
    assert tab.session.sync.restored
    assert tab.session.reader is not None
    assert is_blank(tab.session.household)
    assert device.local == {}


def test_with_the_first_thing_that_is_done_the_family_and_the_child_are_kept(device):
    tab = a_tab(device)
    do(tab, start)
    assert set(device.local) == {FAMILY, READER + tab.session.reader_id}
    assert device.household == tab.session.household


def test_what_was_done_before_anything_was_heard_belongs_to_the_child_who_is_there(device):
    """A card may have been turned before the browser's first report arrives."""
    device.local |= texts_of(ONE)
    tab = device.open()
    tab.act(start)
    tab.serve()
    assert tab.session.progress.attempts
    assert not tab.session.sync.restored
    device.settle()
    assert [reader.id for reader in device.household.family.readers] == ["otter"]
    assert {a.lesson_id for a in device.household.of("otter").attempts} == {SID, "safe-harbour"}


def test_what_was_done_before_anything_was_heard_is_kept_on_a_new_device_too(device):
    tab = device.open()
    tab.act(start)
    device.settle()
    (reader,) = device.household.family.readers
    assert device.household.of(reader.id).attempts


# Coming back.


def test_what_is_stored_comes_back(device):
    device.local |= texts_of(TWO)
    before = dict(device.local)
    tab = a_tab(device)
    assert tab.session.household == TWO
    assert device.local == before


def test_a_reload_finds_the_same_child_and_changes_nothing(device):
    device.local |= texts_of(TWO)
    tab = a_tab(device)
    do(tab, partial(family_actions.choose_reader, "seal"))
    before = dict(device.local)
    tab.load()
    device.settle()
    assert (tab.session.reader_id, device.local) == ("seal", before)


def test_each_tab_remembers_who_reads_in_it(device):
    device.local |= texts_of(TWO)
    one, other = a_tab(device), a_tab(device)
    do(one, partial(family_actions.choose_reader, "otter"))
    do(other, partial(family_actions.choose_reader, "seal"))
    one.load()
    other.load()
    device.settle()
    assert (one.session.reader_id, other.session.reader_id) == ("otter", "seal")
    assert (one.session_storage[HERE], other.session_storage[HERE]) == ("otter", "seal")


@pytest.mark.parametrize(
    ("here", "current", "who"), [("seal", "otter", "seal"), ("", "seal", "seal"), ("gone", None, "otter"), ("", None, "otter")]
)
def test_who_begins(here, current, who):
    family = TWO.family.model_copy(update={"current": current, "current_at": NOW if current else 0})
    state = after(report(texts_of(Household(family, TWO.progress)), here=here))
    assert state.reader_id == who
    assert state.progress == TWO.of(who)
    assert state.household.progress == TWO.progress


def test_a_tab_that_outlived_the_server_goes_on_with_its_child(device):
    device.local |= texts_of(TWO)
    tab = a_tab(device)
    do(tab, partial(family_actions.choose_reader, "seal"))
    device.kill_server()
    assert not tab.session.sync.restored
    device.settle()
    assert (tab.session.reader_id, tab.session.progress) == ("seal", TWO.of("seal"))


def test_what_the_lost_server_never_kept_takes_nothing_of_what_it_did(device):
    tab = a_tab(device)
    do(tab, start)
    before = dict(device.local)
    tab.act(start_elsewhere)
    device.kill_server()
    device.settle()
    assert device.local == before
    assert tab.session.progress.attempts_at(SID)


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
    assert {a.lesson_id for a in tab.session.progress.attempts} == {SID, "childnet-digital-leaders"}


def test_a_progress_of_whom_the_family_knows_nothing_gets_a_name(device):
    device.local[READER + "stray"] = progress_document.to_text(a_progress(a_finished_attempt()), "stray")
    tab = a_tab(device)
    assert tab.session.reader_id == "stray"
    assert device.household.family.reader("stray")


# Two tabs.


def test_what_another_tab_did_is_seen_here(device):
    one, other = a_tab(device), a_tab(device)
    do(one, start)
    assert other.session.household == one.session.household
    do(other, start_elsewhere)
    assert {a.lesson_id for a in one.session.progress.attempts} == {SID, "childnet-digital-leaders"}


def test_two_tabs_that_begin_on_an_empty_device_are_of_one_child(device):
    one, other = a_tab(device), a_tab(device)
    assert one.session.reader_id != other.session.reader_id
    one.act(start)
    other.act(start_elsewhere)
    device.settle()
    (reader,) = device.household.family.readers
    assert one.session.reader_id == other.session.reader_id == reader.id
    assert {a.lesson_id for a in device.household.of(reader.id).attempts} == {SID, "childnet-digital-leaders"}
    assert set(device.local) == {FAMILY, READER + reader.id}


def test_a_quiz_that_both_of_them_began_is_one(device):
    one, other = a_tab(device), a_tab(device)
    one.act(start)
    other.act(start)
    device.settle()
    assert len(one.session.progress.attempts) == 1


def test_once_a_child_was_found_in_the_storage_it_makes_way_for_nobody(device):
    device.local |= texts_of(ONE)
    tab = a_tab(device)
    assert tab.session.sync.reader_found
    restore(tab.session, report(texts_of(Household(a_family(SEAL))), turn=99))
    assert tab.session.reader_id == "otter"
    assert [reader.id for reader in tab.session.family.readers] == ["otter", "seal"]


def test_where_a_second_child_was_added_neither_makes_way_for_those_who_are_found(device):
    """Else what the first one did would be lost on the way."""
    tab = device.open()
    tab.catch_up()
    tab.act(start)
    tab.serve()
    tab.act(family_actions.add_reader)
    tab.serve()
    device.local |= texts_of(ONE)
    device.settle()
    assert len(device.household.family.readers) == 3
    assert {a.lesson_id for p in device.household.progress.values() for a in p.attempts} == {SID, "safe-harbour"}


def test_what_was_not_kept_before_another_child_took_over_is_kept_afterwards(device):
    device.local |= texts_of(TWO)
    tab, other = a_tab(device), a_tab(device)
    do(other, partial(actions.skip_lesson, "global-alliance"))
    tab.act(start, partial(family_actions.choose_reader, "seal"))
    device.settle()
    assert tab.session.reader_id == "seal"
    assert device.household.of("otter").attempts_at(SID)


def test_a_child_who_was_taken_off_in_another_tab_is_gone_here_too(device):
    device.local |= texts_of(TWO)
    tab, other = a_tab(device), a_tab(device)
    assert tab.session.reader_id == "otter"
    do(other, partial(family_actions.remove_reader, "otter"))
    assert tab.session.reader_id == "seal"
    assert tab.session.progress == TWO.of("seal")
    assert set(device.local) == {FAMILY, READER + "seal"}


def test_what_a_child_did_who_was_taken_off_is_never_given_to_another(device):
    """The tab that began with this child has not heard of itself yet: that makes its child no stranger."""
    tab = a_tab(device)
    do(tab, start)
    removed = tab.session.reader_id
    other = a_tab(device)
    other.act(partial(family_actions.remove_reader, removed))
    device.settle()
    assert tab.session.reader_id == other.session.reader_id != removed
    assert not any(progress.attempts for progress in tab.session.household.progress.values())
    assert removed not in "".join(name for name in device.local if name.startswith(READER))


def test_a_tab_that_slept_does_not_bring_back_who_was_taken_off(device):
    device.local |= texts_of(TWO)
    tab, other = a_tab(device), a_tab(device)
    other.act(partial(family_actions.remove_reader, "otter"))
    other.catch_up()
    tab.has_news = False
    do(tab, start)
    assert [reader.id for reader in device.household.family.readers] == ["seal"]
    assert READER + "otter" not in device.local


def test_when_another_tab_forgets_everything_so_does_this_one(device):
    device.local |= texts_of(TWO)
    tab, other = a_tab(device), a_tab(device)
    do(other, actions.forget_everything)
    assert device.local == {}
    for one in (tab, other):
        assert is_blank(one.session.household)
        assert one.session.sync.restored
        assert one.session.reader_id not in {"otter", "seal"}
        assert HERE not in one.session_storage


def test_after_forgetting_the_next_thing_that_is_done_is_kept_alone(device):
    device.local |= texts_of(TWO)
    tab, other = a_tab(device), a_tab(device)
    do(other, actions.forget_everything)
    do(tab, start)
    (attempt,) = (a for progress in device.household.progress.values() for a in progress.attempts)
    assert attempt.lesson_id == SID
    assert other.session.household == tab.session.household


def test_what_is_told_of_an_empty_storage_at_first_takes_nothing_from_who_was_quick():
    state = a_session(progress=Progress(places=(a_place(),)))
    after(report({}), state=state)
    assert state.progress.places == (a_place(),)


# Reports.


def test_the_same_report_twice_counts_once():
    told = report(texts_of(ONE))
    state = after(told)
    once = state.household
    assert after(told, state=state).household == once


def test_an_old_report_that_is_told_again_brings_nothing_back():
    state = after(report(texts_of(TWO)), report({}, turn=2))
    before = state.household
    after(report(texts_of(TWO)), state=state)
    assert state.household == before


def test_a_report_of_another_session_is_not_heard():
    """It was for a session that knew the rest already."""
    state = Session(sync=Sync("new"))
    after(report(texts_of(ONE), session_id="old"), state=state)
    assert (state.sync.restored, state.sync.last_report) == (False, 0)
    after(report(texts_of(ONE), session_id="new"), state=state)
    assert state.household == ONE


def test_of_two_copies_of_an_attempt_no_answer_is_lost():
    mine, theirs = (Household(a_family(OTTER), {"otter": Progress(attempts=(an_attempt(right=n),))}) for n in (1, 2))
    state = after(report(texts_of(mine)), report(texts_of(theirs), turn=2))
    (attempt,) = state.progress.attempts
    assert len(attempt.answers) == 2


def test_the_later_choice_of_a_path_wins():
    earlier, later = (Household(a_family(OTTER), {"otter": Progress(path=p, path_at=at)}) for p, at in (("7-9", 100), ("13-16", 200)))
    assert after(report(texts_of(later)), report(texts_of(earlier), turn=2)).progress.path == "13-16"
    assert after(report(texts_of(earlier)), report(texts_of(later), turn=2)).progress.path == "13-16"


def test_a_name_that_was_drawn_again_elsewhere_is_the_name_here_too():
    again = a_reader("otter", word="kind", animal="whale", roll=1)
    assert after(report(texts_of(ONE)), report({FAMILY: family_document.to_text(a_family(again))}, turn=2)).reader == again


@pytest.mark.parametrize(
    "junk",
    [
        *["", "x", "null", "[]", "7", '"text"', "{}", '{"turn": 1}', "{", "\x00", '{"text"', "NaN", "[" * 100_000],
        *('{"texts": {}, "here": "", "turn": ' + turn + "}" for turn in ("null", '"x"', "[]", "Infinity", "NaN", "1e999", "9" * 5000)),
        *('{"turn": 1, "here": "", "texts": ' + texts + "}" for texts in ("null", "7", '"text"', "[1]", "[[[], 1]]")),
        '{"turn": 1, "here": "", "texts": {}, "gone": 7}',
        '{"turn": 1, "here": "", "texts": {}, "erased": "x"}',
    ],
    ids=lambda junk: repr(junk)[:60],
)
def test_a_report_that_is_none_changes_nothing(junk):
    state = after(report(texts_of(ONE)))
    state.sync = replace(state.sync, restored=False, last_report=0)
    after(junk, state=state)
    assert (state.household, state.sync.restored, state.sync.last_report) == (ONE, False, 0)


@pytest.mark.parametrize(
    "here", ["<b>", "../x", "\ud800", "x" * 100_000, "A", " ", "null", 7, None, ["otter"]], ids=lambda here: repr(here)[:20]
)
def test_a_child_that_no_one_could_be_is_not_asked_for(here):
    assert after(report(texts_of(ONE), here=here)).reader_id == "otter"
    assert after(report({}, here=here)).reader is not None


def test_a_tab_that_outlived_the_server_gets_its_child_again_though_nothing_was_kept():
    first = after(report({}))
    assert after(report({}, here=first.reader_id)).reader.animal == first.reader.animal


# Rubbish in the storage.

SOUND = '{"path":["10-12",5]}'
RUBBISH = [
    "not json",
    "{",
    "[]",
    "7",
    '{"attempt": 7}',
    '{"attempt": {"id": "a"}}',
    '{"attempt": {"id": "<b>", "path": "7-9", "item_ids": ["a"], "at": 1}}',
    '{"place": {"lesson_id": "<script>", "path": "7-9", "card": 0, "cards": 1, "at": 0}}',
    '{"past": {"path": "7-9", "items": [], "attempts": ["x"]}}',
    '{"path": ["3-5", 1]}',
    '{"surprise": 1}',
    '{"a": 1, "b": 2}',
    '{"skipped": "x"}',
    "\x00",
    "[" * 2000,
    '{"attempt": ' + "[" * 50_000,
]


@pytest.mark.parametrize("rubbish", RUBBISH, ids=lambda rubbish: rubbish[:60])
def test_a_line_that_is_not_sound_is_set_aside_and_the_rest_is_kept(device, rubbish):
    device.local |= texts_of(ONE)
    device.local[READER + "otter"] += f"\n{rubbish}\n{SOUND}"
    tab = a_tab(device)
    assert tab.session.progress.attempts == ONE.of("otter").attempts
    assert tab.session.household.unreadable == (rubbish[:LONGEST_UNREADABLE],)
    assert device.local[UNREADABLE] == rubbish[:LONGEST_UNREADABLE]
    assert device.local[READER + "otter"] == progress_document.to_text(tab.session.progress, "otter")


@pytest.mark.parametrize("rubbish", ["not json", '{"reader": 7}', '{"reader": {"id": "x"}}', '{"talk": {}}', '{"current": 7}'])
def test_a_broken_line_of_the_family_takes_no_child_with_it(device, rubbish):
    device.local |= texts_of(TWO)
    device.local[FAMILY] += f"\n{rubbish}"
    tab = a_tab(device)
    assert tab.session.family == TWO.family
    assert tab.session.household.unreadable == (rubbish,)


@pytest.mark.parametrize(
    "text", ["", "not json", "[]", '{"format":"seven-beacons","kind":"family","version":99}', "\ud800", "x" * 2_000_000]
)
def test_a_family_that_is_none_leaves_every_child_what_it_did(device, text):
    device.local |= {**texts_of(TWO), FAMILY: text}
    tab = a_tab(device)
    assert {reader.id for reader in tab.session.family.readers} == {"otter", "seal"}
    assert tab.session.household.of("otter") == TWO.of("otter")
    assert tab.session.household.of("seal") == TWO.of("seal")


def test_a_document_of_a_later_version_is_set_aside_and_not_lost(device):
    later = '{"format":"seven-beacons","kind":"reader","version":3,"id":"otter"}\n{"lantern":7}'
    device.local |= {FAMILY: family_document.to_text(a_family(OTTER)), READER + "otter": later}
    tab = a_tab(device)
    assert tab.session.reader_id == "otter"
    assert set(device.local[UNREADABLE].split("\n")) == set(later.split("\n"))


def test_a_document_under_the_name_of_another_child_is_whose_it_says(device):
    device.local |= {FAMILY: family_document.to_text(TWO.family), READER + "seal": progress_document.to_text(ONE.of("otter"), "otter")}
    assert a_tab(device).session.household.of("otter") == ONE.of("otter")


@pytest.mark.parametrize("stored", [None, 7, ["x"], {"path": "7-9"}, True, 1.5], ids=repr)
def test_a_stored_text_that_is_none_is_left_aside(stored):
    state = after(report({**texts_of(ONE), READER + "seal": stored}))
    assert state.progress == ONE.of("otter")
    assert state.sync.restored


def test_a_document_as_full_as_it_may_be_can_be_joined_with_what_was_done_here():
    full = Progress(places=tuple(a_place(f"lesson-{n}") for n in range(300)))
    state = a_session(progress=Progress(places=(a_place("one-more", at=NOW + 1),)))
    after(report(texts_of(Household(a_family(OTTER), {"otter": full}))), state=state)
    assert state.progress.place("one-more", "7-9")
    assert len(state.progress.places) == 300


def test_what_was_set_aside_before_comes_back_and_stays(device):
    device.local |= {**texts_of(ONE), UNREADABLE: "one\ntwo"}
    tab = a_tab(device)
    assert tab.session.household.unreadable == ("one", "two")
    do(tab, start)
    assert device.local[UNREADABLE] == "one\ntwo"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from([FAMILY, READER + "otter", READER, UNREADABLE, VERSION_1]) | st.text()
LINES = st.sampled_from(["path", "attempt", "past", "place", "reader", "talk", "together", "agreement", "removed", "current"])
DOCUMENTS = st.lists(st.dictionaries(LINES, JSON, max_size=2).map(json.dumps) | st.text(), max_size=4).map("\n".join) | JSON
HEADED = st.tuples(st.sampled_from([jsonl.header("family"), jsonl.header("reader", id="otter")]), DOCUMENTS).map(
    lambda two: f"{two[0]}\n{two[1]}"
)
REPORTS = st.fixed_dictionaries(
    {"texts": st.dictionaries(NAMES, HEADED | DOCUMENTS | JSON, max_size=4) | JSON, "here": JSON, "turn": st.integers() | JSON},
    optional={"empty": JSON, "gone": JSON, "has_erased": JSON, "erased": JSON, "session_id": JSON},
)


@given(st.lists(REPORTS | JSON, max_size=3))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_no_report_whatever_breaks_the_app_or_takes_a_child_from_it(reports):
    state = Session()
    for told in reports:
        restore(state, json.dumps(told))
        kept = documents(state)
        assert state.reader is not None or not state.sync.restored
        assert not {*kept} & {*dropped(state, kept)}


@given(st.lists(REPORTS, min_size=1, max_size=3))
@settings(deadline=None, derandomize=True, max_examples=80)
def test_what_is_written_after_any_report_is_read_again_as_it_was(reports):
    state = Session()
    for turn, told in enumerate(reports, 1):
        restore(state, json.dumps({**told, "turn": turn}))
    kept = documents(state)
    again = after(report(kept), state=Session())
    assert not kept or again.family == state.family
    assert not kept or again.household.of(state.reader_id) == state.progress


# Version 1.


def test_what_version_1_kept_is_taken_over_by_the_first_child_and_its_country_let_go(device):
    device.local[VERSION_1] = json.dumps(OLD)
    tab = a_tab(device)
    (reader,) = tab.session.family.readers
    assert tab.session.reader_id == reader.id
    assert (tab.session.progress.path, tab.session.progress.skipped) == ("10-12", ("global-alliance",))
    assert [attempt.id for attempt in tab.session.progress.attempts] == ["of-old"]
    assert tab.session.country is None
    assert not any("country" in text for text in documents(tab.session).values())


def test_what_version_1_kept_is_dropped_once_it_stands_in_the_documents_of_today(device):
    device.local[VERSION_1] = json.dumps(OLD)
    tab = a_tab(device)
    assert set(device.local) == {FAMILY, READER + tab.session.reader_id}
    assert device.household.of(tab.session.reader_id) == tab.session.progress
    assert "IE" not in device.local[FAMILY]


def test_beside_documents_of_today_it_belongs_to_the_child_who_reads_first(device):
    device.local |= {**texts_of(TWO), VERSION_1: json.dumps(OLD)}
    tab = a_tab(device)
    assert {a.id for a in tab.session.household.of("otter").attempts} == {"of-otter", "of-old"}
    assert tab.session.household.of("seal") == TWO.of("seal")
    assert VERSION_1 not in device.local


def test_two_tabs_that_find_it_make_one_child_of_it(device):
    device.local[VERSION_1] = json.dumps(OLD)
    one, other = device.open(), device.open()
    for tab in (one, other):
        tab.render()  # both report before either has written
    device.settle()
    (reader,) = device.household.family.readers
    assert one.session.reader_id == other.session.reader_id == reader.id
    assert [attempt.id for attempt in device.household.of(reader.id).attempts] == ["of-old"]
    assert set(device.local) == {FAMILY, READER + reader.id}


@pytest.mark.parametrize(
    "text", ["not json", "[]", "7", '{"version": 2}', '{"surprise": 1}', '{"path": "3-5"}', '{"attempts": [{"id": "a"}]}', "{"]
)
def test_what_of_it_cannot_be_read_is_set_aside(device, text):
    device.local[VERSION_1] = text
    tab = a_tab(device)
    assert len(tab.session.household.unreadable) == 1
    assert tab.session.progress == Progress()
    assert VERSION_1 not in device.local
    assert UNREADABLE in device.local


@pytest.mark.parametrize("text", ["", "{}", " "])
def test_an_empty_one_leaves_a_new_reader_as_new(device, text):
    device.local[VERSION_1] = text
    assert is_blank(a_tab(device).session.household)


# What is kept.


def test_of_a_new_child_who_has_done_nothing_there_is_nothing_to_keep():
    assert documents(after(report({}))) == {}


@pytest.mark.parametrize(
    "done",
    [
        {"progress": a_progress(an_attempt())},
        {"family": a_family(OTTER, talks=(a_talk(),))},
        {"family": a_family(OTTER, agreement=an_agreement())},
        {"family": a_family(a_reader("otter", roll=1))},
        {"unreadable": ("not json",)},
    ],
    ids=["an answer", "a talk", "an agreement", "another name", "set aside"],
)
def test_anything_else_is_kept(done):
    kept = documents(a_session(**{"family": a_family(OTTER), "reader_id": "otter", "restored": True, **done}))
    assert set(kept) - {UNREADABLE} == {FAMILY, READER + "otter"}


def test_a_tab_keeps_the_family_and_its_own_child_only():
    state = after(report(texts_of(TWO), here="seal"))
    assert documents(state) == {name: text for name, text in texts_of(TWO).items() if name != READER + "otter"}


def test_a_tab_keeps_the_others_too_where_they_came_out_of_a_file():
    state = after(report(texts_of(TWO), here="seal"))
    state.sync = state.sync.keeping("otter", "seal")
    assert documents(state) == texts_of(TWO)


def test_a_tab_keeps_those_who_read_in_it_before(device):
    device.local |= texts_of(TWO)
    tab = a_tab(device)
    do(tab, partial(family_actions.choose_reader, "seal"))
    assert {READER + "otter", READER + "seal"} <= set(documents(tab.session))


def test_nobody_who_was_taken_off_is_kept():
    state = after(report(texts_of(TWO), here="seal"))
    state.sync, state.family = state.sync.keeping("otter"), state.family.without_reader("otter")
    assert READER + "otter" not in documents(state)
    assert READER + "otter" in dropped(state, documents(state))


def test_a_document_is_made_anew_only_where_its_content_is_another():
    state = after(report(texts_of(ONE)))
    before = documents(state)
    assert all(text is before[name] for name, text in documents(state).items())
    state.progress = state.progress.with_skipped("global-alliance")
    now = documents(state)
    assert now[FAMILY] is before[FAMILY]
    assert now[READER + "otter"] != before[READER + "otter"]


def test_another_child_has_a_document_of_its_own_under_a_name_of_its_own():
    state = after(report(texts_of(TWO)))
    first = documents(state)
    state.take(state.household, "seal")
    assert documents(state)[READER + "seal"] == texts_of(TWO)[READER + "seal"]
    assert documents(state)[FAMILY] is first[FAMILY]


def test_before_the_storage_was_heard_nothing_is_handed_over(device):
    tab = device.open()
    tab.act(start)
    tab.serve()
    assert [data["keep"] for data in tab.drawn] == [[], []]


# A link to another child.


@pytest.mark.parametrize(
    ("pressed", "reads"), [("/#reader=seal", "seal"), ("/#reader=nobody", "otter"), ("/help", "otter"), ("#reader=", "otter")]
)
def test_a_link_with_a_child_lets_that_child_read(device, pressed, reads):
    device.local |= texts_of(TWO)
    tab = a_tab(device)

    def press():
        tab.state["browser"] = {**tab.state["browser"], "go": pressed}
        browser._on_go()

    do(tab, press)
    assert tab.session.reader_id == reads
    assert tab.reader == reads


def test_a_tab_that_slept_through_the_forgetting_does_not_bring_back_what_was_forgotten():
    state = after(report(texts_of(ONE)))
    anew = Household(a_family(SEAL), {"seal": a_progress(a_finished_attempt("of-seal"))})
    restore(state, report(texts_of(anew), turn=2, gone=[READER + "otter"]))
    assert state.household == Household(state.family, {"seal": anew.of("seal")})
    assert [reader.id for reader in state.family.readers] == ["seal"]


def test_a_child_whose_document_is_gone_because_it_was_taken_off_takes_nobody_else_along():
    state = after(report(texts_of(TWO)))
    family = TWO.family.without_reader("otter")
    restore(state, report({FAMILY: family_document.to_text(family)}, turn=2, gone=[READER + "otter"]))
    assert [reader.id for reader in state.family.readers] == ["seal"]
    assert state.progress == TWO.of("seal")
