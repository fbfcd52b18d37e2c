"""What can be done about the children of a device and their file, on the device of ``tabs.py``: what is done is kept there."""

import json
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest

from beacons import wiring
from beacons.domain.household.family import MOST_READERS, MOST_ROLLS, Family
from beacons.domain.household.family_file import all_stars
from beacons.domain.household.household import Household
from beacons.domain.household.opening import is_blank
from beacons.domain.practice.progress import Progress
from beacons.domain.text import Locale
from beacons.sync import family_document, progress_document
from beacons.sync.documents import FAMILY, READER, UNREADABLE, VERSION_1
from beacons.sync.family_document import to_file
from beacons.sync.sync import Sync
from beacons.ui.family import actions as family_actions
from beacons.ui.lesson import actions as lesson_actions
from beacons.ui.progress import actions as progress_actions
from beacons.ui.shell import store
from beacons.ui.shell.reader import actions as shell_actions
from beacons.ui.shell.session import CameIn, Screen, Session
from tests.builders import NOW, a_family, a_finished_attempt, a_progress, a_reader, a_talk, an_agreement, an_attempt, an_own_quiz
from tests.sync.keeping import texts_of
from tests.sync.tabs import Device, Tab
from tests.there import there

OTTER, SEAL = a_reader("otter-1"), a_reader("seal-1", animal="seal", at=NOW + 1)
ONE = Household(a_family(OTTER, talks=(a_talk(),)), {"otter-1": a_progress(a_finished_attempt())})
TWO = Household(a_family(OTTER, SEAL), {"otter-1": a_progress(a_finished_attempt()), "seal-1": a_progress(an_attempt(right=1))})
OTHERS = Household(a_family(SEAL, agreement=an_agreement()), {"seal-1": a_progress(a_finished_attempt("theirs"))})
BROKEN = '{"attempt":{"id":"x"}}'


@pytest.fixture
def device(windows, monkeypatch) -> Device:
    clock = iter(range(NOW + 100, NOW + 10_000))
    monkeypatch.setattr(wiring, "time", SimpleNamespace(time=lambda: next(clock)))
    return Device(windows, monkeypatch)


def with_stored(device: Device, household: Household, **extra: str) -> Tab:
    """The first tab on a device that has kept a household; ``extra`` are documents by name, as ``READER_seal`` or ``FAMILY``."""
    device.put({**texts_of(household), **extra})
    return a_tab(device)


def a_tab(device: Device) -> Tab:
    tab = device.open()
    device.settle()
    return tab


def do(tab: Tab, *actions) -> None:
    tab.act(*actions)
    tab.device.settle()


def the_same(one: Household, other: Household) -> bool:
    """But for who was chosen last."""

    def bare(household: Household) -> tuple[Family, dict[str, Progress]]:
        return household.family.model_copy(update={"current": None, "current_at": 0}), dict(household.progress)

    return bare(one) == bare(other)


# Who is reading


def test_a_child_who_is_chosen_reads_with_what_that_child_did(device):
    tab = with_stored(device, TWO)
    do(tab, partial(shell_actions.choose_reader, "seal-1"))
    assert (tab.session.reader_id, len(tab.progress.answers)) == ("seal-1", 1)
    assert tab.session.household.of("otter-1") == TWO.of("otter-1")
    assert device.household.family.current == "seal-1"


@pytest.mark.parametrize(
    ("pressed", "reads"), [("/#reader=seal-1", "seal-1"), ("/#reader=nobody", "otter-1"), ("/help", "otter-1"), ("#reader=", "otter-1")]
)
def test_a_link_with_a_child_lets_that_child_read(device, pressed, reads):
    tab = with_stored(device, TWO)

    def press():
        tab.state["browser"] = {**tab.state["browser"], "go": pressed}
        store._on_go()

    do(tab, press)
    assert tab.session.reader_id == tab.know["reader"] == reads


def test_a_child_who_is_not_there_cannot_be_chosen(device):
    tab = with_stored(device, TWO)
    before = tab.session.reader_id
    do(tab, partial(shell_actions.choose_reader, "nobody"))
    assert tab.session.reader_id == before


def test_calm_choices_and_what_is_half_chosen_stay_with_the_child_who_made_them(device):
    tab = with_stored(device, TWO)
    tab.session.screen.agreed = {"global-alliance"}
    assert tab.session.screen.gave_way
    other = "seal-1" if tab.session.reader_id == "otter-1" else "otter-1"
    do(tab, partial(shell_actions.choose_reader, other))
    assert (tab.session.screen.agreed, tab.session.screen.gave_way) == (set(), ())


def test_calm_choices_of_a_child_who_was_taken_off_in_another_tab_are_not_those_of_the_next(device):
    tab, other = with_stored(device, TWO), a_tab(device)
    gone = other.session.reader_id
    other.session.screen.agreed = {"global-alliance"}
    do(tab, partial(family_actions.remove_reader, gone))
    assert other.session.reader_id not in ("", gone)
    assert other.session.screen.agreed == set()


def test_what_is_pressed_in_the_message_that_tells_of_a_child_who_was_taken_off_elsewhere_counts_for_nobody(device):
    tab, other = with_stored(device, TWO), a_tab(device)
    gone, before = other.session.reader_id, dict(TWO.progress)
    tab.act(partial(family_actions.remove_reader, gone))
    tab.catch_up()
    other.hear_storage()
    other.act(partial(lesson_actions.read_card, "fosi", "10-12", 2, 6), partial(lesson_actions.agree_to_read, "global-alliance"))
    device.settle()
    assert other.session.reader_id not in ("", gone)
    assert (other.progress, other.session.screen.agreed) == (before[other.session.reader_id], set())
    do(other, partial(lesson_actions.read_card, "fosi", "10-12", 2, 6))
    assert other.progress.places


def test_a_child_who_is_added_reads_at_once_and_has_done_nothing(device):
    tab = with_stored(device, ONE)
    do(tab, family_actions.add_reader)
    assert tab.session.reader_id not in ("", "otter-1")
    assert tab.progress == Progress()
    assert [reader.id for reader in device.household.family.readers] == ["otter-1", tab.session.reader_id]
    assert device.household.of("otter-1") == ONE.of("otter-1")


def test_there_is_room_for_so_many_children_and_no_more(device):
    tab = with_stored(device, ONE)
    for _ in range(MOST_READERS + 2):
        do(tab, family_actions.add_reader)
    assert len(device.household.family.readers) == MOST_READERS
    assert len({(reader.word, reader.animal) for reader in device.household.family.readers}) == MOST_READERS


def test_a_name_can_be_drawn_again_so_often_and_the_child_stays_the_same(device):
    tab = with_stored(device, ONE)
    names = []
    for _ in range(MOST_ROLLS + 2):
        do(tab, family_actions.draw_name_again)
        names.append((there(tab.session.reader).word, there(tab.session.reader).animal))
    assert len(set(names)) == MOST_ROLLS
    assert there(tab.session.reader).roll == MOST_ROLLS
    assert tab.progress == ONE.of("otter-1")


def test_a_child_taken_off_the_device_leaves_nothing_there(device):
    tab = with_stored(device, TWO)
    do(tab, partial(shell_actions.choose_reader, "otter-1"), partial(family_actions.remove_reader, "seal-1"))
    assert [reader.id for reader in device.household.family.readers] == ["otter-1"]
    assert READER + "seal-1" not in device.local
    assert tab.session.screen.notice == "readers.removed"


def test_where_the_child_who_reads_is_taken_off_another_goes_on(device):
    tab = with_stored(device, TWO)
    do(tab, partial(shell_actions.choose_reader, "otter-1"), partial(family_actions.remove_reader, "otter-1"))
    assert tab.session.reader_id == "seal-1"
    assert len(tab.progress.answers) == 1
    assert READER + "otter-1" not in device.local


def test_after_the_last_child_somebody_new_begins(device):
    tab = with_stored(device, ONE)
    do(tab, partial(family_actions.remove_reader, "otter-1"))
    assert tab.session.reader_id not in ("", "otter-1")
    assert tab.progress == Progress()


def test_taking_off_a_child_who_is_not_there_changes_nothing(device):
    tab = with_stored(device, ONE)
    do(tab, partial(family_actions.remove_reader, "nobody"))
    assert the_same(device.household, ONE)
    assert tab.session.screen.notice is None


@pytest.mark.parametrize("shows", [True, False])
def test_what_a_grown_up_may_see_is_as_the_switch_stands(device, shows):
    tab = with_stored(device, ONE)
    tab.state["shows"] = shows
    do(tab, partial(progress_actions.show_grown_up, "shows"))
    assert device.household.of("otter-1").shows is shows


# Opening a file


def test_opening_a_file_changes_nothing_yet(device):
    tab = with_stored(device, ONE)
    before = dict(device.local)
    do(tab, partial(family_actions.open_file, to_file(OTHERS)))
    assert the_same(there(tab.session.screen.opened), OTHERS)
    assert tab.session.screen.focus.startswith("file-changes@")
    assert device.local == before


@pytest.mark.parametrize("text", ["", "hello", "{", "null", to_file(ONE)[:20], "x" * 1_100_000, '{"format":"seven-beacons-quiz"}'])
def test_a_file_in_which_nothing_is_ours_is_not_opened(device, text):
    tab = with_stored(device, ONE)
    before = dict(device.local)
    do(tab, partial(family_actions.open_file, text))
    assert (tab.session.screen.opened, tab.session.screen.notice) == (None, "file.none_of_ours")
    assert tab.session.screen.focus.startswith("notice@")
    assert device.local == before


@pytest.mark.parametrize(
    "text",
    [
        to_file(ONE).splitlines()[0],
        to_file(ONE).replace('"version":2', '"version":3'),
        to_file(ONE).replace('"', "”"),
        "> " + to_file(ONE).replace("\n", "\n> "),
        to_file(ONE).replace("\n", " "),
    ],
    ids=["cut off", "of a newer app", "with other quotes", "quoted in a mail", "on one line"],
)
def test_of_a_file_of_ours_that_cannot_be_read_it_is_said_what_may_have_become_of_it(device, text):
    tab = with_stored(device, ONE)
    before = dict(device.local)
    do(tab, partial(family_actions.open_file, text))
    assert (tab.session.screen.opened, tab.session.screen.notice) == (None, "file.broken")
    assert device.local == before


def test_a_foreign_file_opened_after_a_good_one_takes_its_place(device):
    tab = with_stored(device, ONE)
    do(tab, partial(family_actions.open_file, to_file(OTHERS)), partial(family_actions.open_file, "hello"))
    assert tab.session.screen.opened is None


def test_leaving_everything_as_it_is_lets_the_file_go(device):
    tab = with_stored(device, ONE)
    before = dict(device.local)
    do(tab, partial(family_actions.open_file, to_file(OTHERS)), family_actions.close_file)
    assert (tab.session.screen.opened, tab.session.screen.notice) == (None, "file.left")
    assert device.local == before


@pytest.mark.parametrize("action", [family_actions.close_file, family_actions.take_over_file])
def test_a_second_tap_after_the_file_is_gone_changes_nothing(device, action):
    tab = with_stored(device, ONE)
    before = dict(device.local)
    do(tab, action)
    assert device.local == before
    assert (tab.session.screen.notice, tab.session.screen.focus) == (None, "")


# Taking it over


def test_what_is_taken_over_is_kept_of_every_child_and_the_one_who_reads_goes_on(device):
    tab = with_stored(device, ONE)
    do(tab, partial(family_actions.open_file, to_file(OTHERS)), family_actions.take_over_file)
    kept = device.household
    assert {reader.id for reader in kept.family.readers} == {"otter-1", "seal-1"}
    assert (kept.of("otter-1"), kept.of("seal-1")) == (ONE.of("otter-1"), OTHERS.of("seal-1"))
    assert (kept.family.talks, kept.family.agreement) == (ONE.family.talks, OTHERS.family.agreement)
    assert (tab.session.reader_id, tab.session.screen.opened, tab.session.screen.notice) == ("otter-1", None, "file.taken_over")


def test_taking_over_twice_is_as_good_as_once(device):
    tab = with_stored(device, ONE)
    do(tab, partial(family_actions.open_file, to_file(OTHERS)), family_actions.take_over_file, family_actions.take_over_file)
    once = dict(device.local)
    do(tab, partial(family_actions.open_file, to_file(OTHERS)), family_actions.take_over_file)
    assert device.local == once


def test_on_a_new_device_the_file_is_what_there_is_after_a_reload_too(device):
    tab = a_tab(device)
    do(tab, partial(family_actions.open_file, to_file(TWO)), family_actions.take_over_file)
    assert the_same(device.household, TWO)
    tab.load()
    device.settle()
    assert the_same(tab.session.household, TWO)


def test_another_tab_sees_what_was_taken_over(device):
    tab, other = with_stored(device, ONE), a_tab(device)
    do(tab, partial(family_actions.open_file, to_file(OTHERS)), family_actions.take_over_file)
    assert the_same(other.session.household, tab.session.household)
    assert other.session.reader_id == "otter-1"


def test_a_second_new_tab_does_not_drive_out_the_children_of_the_file(device):
    """Both tabs have a first child of their own, of whom nobody has heard."""
    tab, other = a_tab(device), a_tab(device)
    do(tab, partial(family_actions.open_file, to_file(TWO)), family_actions.take_over_file)
    do(other, partial(shell_actions.choose_reader, "seal-1"))
    assert the_same(device.household, TWO)
    assert len(other.progress.answers) == 1


def test_a_family_that_has_no_room_is_not_taken_over(device):
    readers = tuple(a_reader(f"child-{n}", at=NOW + n) for n in range(MOST_READERS))
    full = Household(Family(readers=readers), {reader.id: a_progress(an_attempt(right=1)) for reader in readers})
    tab = with_stored(device, full)
    before = dict(device.local)
    do(tab, partial(family_actions.open_file, to_file(OTHERS)), family_actions.take_over_file)
    assert device.local == before
    assert tab.session.screen.opened is not None


def test_what_of_a_file_cannot_be_read_is_not_set_aside_here(device):
    tab = with_stored(device, ONE)
    do(tab, partial(family_actions.open_file, to_file(OTHERS) + BROKEN), family_actions.take_over_file)
    assert (tab.session.household.unreadable, UNREADABLE in device.local) == ((), False)


# What was set aside


def set_aside(device: Device) -> list[str]:
    return device.local.get(UNREADABLE, "").split("\n")


FAMILY_TEXT = family_document.to_text(TWO.family)
SEALS = progress_document.to_text(TWO.of("seal-1"), "seal-1")
UNSOUND = {
    "a line of the family": {FAMILY: FAMILY_TEXT + "\n" + BROKEN},
    "a line of the child who does not read now": {READER + "seal-1": SEALS + "\n" + BROKEN},
    "a document of a later version": {READER + "later": SEALS.replace('"version":2', '"version":9')},
    "a document with no header": {READER + "lost": BROKEN},
    "a document that nobody knows": {"seven-beacons.surprise": "hello"},
    "what version 1 wrote, cut off": {VERSION_1: '{"version":1,"attempts":[{"id"'},
    "a document of its own": {UNREADABLE: "not json"},
}


@pytest.fixture(params=UNSOUND)
def unsound(request) -> dict[str, str]:
    return UNSOUND[request.param]


def test_what_cannot_be_read_is_set_aside_and_everything_else_is_there(device, unsound):
    tab = with_stored(device, TWO, **unsound)
    assert tab.session.household.unreadable
    assert set_aside(device) == list(tab.session.household.unreadable)
    assert the_same(tab.session.household, TWO)


def test_what_was_set_aside_is_still_there_after_a_reload(device, unsound):
    tab = with_stored(device, TWO, **unsound)
    before = tab.session.household.unreadable
    tab.load()
    device.settle()
    assert tab.session.household.unreadable == before


def test_what_is_thrown_away_does_not_come_back(device, unsound):
    tab = with_stored(device, TWO, **unsound)
    do(tab, family_actions.discard_unreadable)
    assert (tab.session.household.unreadable, tab.session.screen.notice) == ((), "aside.dropped")
    for again in (tab, a_tab(device)):
        again.load()
        device.settle()
        assert again.session.household.unreadable == ()
    assert UNREADABLE not in device.local
    assert the_same(device.household, TWO)
    assert device.household.unreadable == ()


def test_what_is_thrown_away_in_one_tab_is_not_brought_back_by_another(device, unsound):
    tab, other = with_stored(device, TWO, **unsound), a_tab(device)
    do(tab, family_actions.discard_unreadable)
    do(other, partial(shell_actions.choose_reader, "seal-1"))
    assert (tab.session.household.unreadable, other.session.household.unreadable, UNREADABLE in device.local) == ((), (), False)
    assert device.household.unreadable == ()


def test_not_even_by_a_tab_that_slept_through_it(device, unsound):
    tab, asleep = with_stored(device, TWO, **unsound), a_tab(device)
    tab.act(family_actions.discard_unreadable)
    tab.catch_up()
    asleep.news = []
    do(asleep, partial(shell_actions.choose_reader, "seal-1"))
    assert (asleep.session.household.unreadable, UNREADABLE in device.local) == ((), False)


def test_where_rubbish_is_all_there_is_nothing_is_left_of_it(device):
    device.put({FAMILY: "rubbish", READER + "x": "{", VERSION_1: "null", "seven-beacons.y": "\x00"})
    tab = a_tab(device)
    assert len(tab.session.household.unreadable) == 4
    do(tab, family_actions.discard_unreadable)
    assert set(device.local) <= {READER + tab.session.reader_id}
    assert is_blank(device.household)


def test_what_is_found_later_is_set_aside_anew_and_kept_until_it_is_thrown_away_too(device):
    tab = with_stored(device, TWO, **{UNREADABLE: "not json"})
    do(tab, family_actions.discard_unreadable)
    device.put({"seven-beacons.surprise": "hello"})
    tab.news.append("seven-beacons.surprise")
    device.settle()
    assert tab.session.household.unreadable == ("hello",)
    assert "seven-beacons.surprise" in device.local
    do(tab, family_actions.discard_unreadable)
    assert not {UNREADABLE, "seven-beacons.surprise"} & set(device.local)


def test_throwing_away_nothing_says_nothing(device):
    tab = with_stored(device, ONE)
    do(tab, family_actions.discard_unreadable)
    assert (tab.session.screen.notice, tab.session.screen.focus) == (None, "")


def test_a_document_of_version_1_is_taken_over_and_dropped(device):
    answer = {"item_id": "one", "response": ["tell"], "earned": 1, "possible": 1, "at": NOW}
    attempt = {"id": "old", "lesson_id": "safe-harbour", "path": "7-9", "item_ids": ["one"], "answers": [answer], "place": 1, "at": NOW}
    device.put({VERSION_1: json.dumps({"version": 1, "country": "IE", "country_at": NOW, "attempts": [attempt]})})
    tab = a_tab(device)
    assert (len(tab.progress.answers), all_stars(tab.progress), tab.session.screen.country) == (1, 3, None)
    assert VERSION_1 not in device.local
    assert the_same(device.household, tab.session.household)


# Forgetting


def test_after_forgetting_nothing_of_it_is_left_in_the_storage_nor_in_any_session(device):
    tab, other = with_stored(device, TWO, **{UNREADABLE: "not json"}), a_tab(device)
    tab.session.screen.opened = OTHERS
    do(tab, family_actions.forget_everything)
    assert device.local == {}
    for one in (tab, other):
        assert one.session_storage == {}
        assert not [left for left in ("otter-1", "seal-1", "not json", "safe-harbour") if left in repr((one.state, one.know))]
    assert tab.session.screen.notice == "grown_ups.forgotten"


def test_somebody_new_reads_at_once_and_stays_the_same_when_the_browser_has_erased_everything(device):
    tab = with_stored(device, TWO)
    tab.act(family_actions.forget_everything)
    tab.serve()
    new = tab.session.reader
    assert new not in (None, OTTER, SEAL)
    device.settle()
    assert tab.session.reader == new


def test_what_was_told_before_the_forgetting_does_not_come_back_after_it(device):
    tab = with_stored(device, TWO)
    device.put({READER + "otter-1": device.local[READER + "otter-1"] + "\n"})
    tab.news.append(READER + "otter-1")
    tab.act(family_actions.forget_everything)
    tab.hear_storage()
    tab.serve(news_first=False)
    device.settle()
    assert (device.local, tab.progress) == ({}, Progress())


def test_what_is_done_after_forgetting_is_kept_again(device):
    tab = with_stored(device, TWO)
    do(tab, family_actions.forget_everything)
    do(tab, family_actions.add_reader)
    assert len(device.household.family.readers) == 2


def test_a_session_that_forgets_is_as_a_new_one_but_for_language_and_turns():
    screen = Screen(
        country="IE",
        country_turn="2",
        file_turn="one",
        here="/grown-ups",
        before="/lesson?lesson=global-alliance",
        hosting=("ABCDEF", "kept by the host"),
        opened=OTHERS,
        agreed={"global-alliance"},
        heard=("a-quiz", 1),
        brought_in=("a-tab", 1, ("a-quiz",)),
        deleted=an_own_quiz(),
        came_in=CameIn(("a-quiz",), (("One came in.", ()),)),
        tried={"one": ("a",)},
        gave_way=("",),
        taken_off="said",
        notice="file.left",
        focus="notice@4",
    )
    used = Session(
        locales=(Locale("de"),),
        language_is_chosen=True,
        household=replace(TWO, unreadable=("line",)),
        reader_id="otter-1",
        sync=Sync("a-session", last_report=7),
        screen=screen,
        waited=3,
    )
    for one, fresh in ((used, Session()), (screen, Screen())):
        unused = [name for name, value in vars(fresh).items() if vars(one)[name] == value]
        assert unused == [], "a field that is not used here cannot be seen to be forgotten"
    used.forget()
    turns = Screen(focus="notice@4", country_turn="2")
    assert used == Session((Locale("de"),), language_is_chosen=True, sync=Sync("a-session", last_report=7), screen=turns)


def test_what_a_session_forgets_it_does_not_share_with_the_next_one():
    one = Session()
    one.forget()
    one.screen.agreed.add("global-alliance")
    assert Session().screen.agreed == set()
