"""Whatever comes in between, in whichever order: nothing a child did is lost, nothing counts twice, what is forgotten stays forgotten.

Random sequences of what readers, browsers and servers do: the real ``sync.js``, the real sessions, the real actions (``tabs.py``).
"""

import itertools
from collections import Counter
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from beacons import wiring
from beacons.domain.course.library import Library
from beacons.domain.household.family import Family
from beacons.domain.household.household import Household
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.mastery import lesson_stars
from beacons.sync.documents import FAMILY, READER, VERSION_1
from beacons.sync.family_document import read_texts, to_file
from beacons.ui.family import actions as family_actions
from beacons.ui.item.view import Given
from beacons.ui.quiz import actions
from beacons.ui.quiz import starts as quiz_starts
from beacons.ui.shell.reader import actions as shell_actions
from tests.builders import (
    NOW,
    a_family,
    a_finished_attempt,
    a_lesson,
    a_library,
    a_progress,
    a_quiz,
    a_reader,
    a_single_choice,
    a_talk,
    an_edition,
    some_names,
)
from tests.shipped import english
from tests.sync.keeping import kept_by, texts_of
from tests.sync.tabs import FILLER, Device, Tab
from tests.sync.windows import Windows
from tests.there import item_there, there

LESSONS = {"safe-harbour": ("none", 3), "open-sea": ("topic", 2)}
"""Lessons by id: how sensitive their items are (those about people who harm children may be skipped), and how many there are."""
PATH: ChildPath = "7-9"
SEQUENCES, STEPS = 300, 40
OTTER, SEAL = a_reader("otter"), a_reader("seal", animal="seal", at=NOW + 1)
TWO = Household(a_family(OTTER, SEAL, talks=(a_talk(),)), {"otter": a_progress(a_finished_attempt()), "seal": a_progress()})
FILE = to_file(Household(a_family(a_reader("crab", animal="crab")), {"crab": a_progress(a_finished_attempt("of-crab"))}))
STARTS = {
    "a new device": {},
    "two children": texts_of(TWO),
    "kept by version 1": kept_by("version_1"),
    "kept by version 2": kept_by("version_2"),
    "damaged": {**texts_of(TWO), READER + "seal": texts_of(TWO)[READER + "seal"] + "\nrubbish", "seven-beacons.x": "[]"},
}
OF_AN_ITEM = (actions.check, actions.advance, actions.look_back, actions.take_hint, actions.drop_item)
"""What is done by buttons of an item."""
Fact = tuple[str, ...]
"""An answer or a talk. No moment comes twice, so each is told by its own."""


def facts(household: Household) -> list[tuple[Fact, str]]:
    """Everything that was done, each with the reader to whom it belongs."""
    attempts = ((reader_id, attempt) for reader_id, progress in household.progress.items() for attempt in progress.attempts)
    answers = [((attempt.id, a.item_id, str(a.at)), reader_id) for reader_id, attempt in attempts for a in attempt.answers]
    return [*answers, *(((talk.id, str(talk.at)), "") for talk in household.family.talks)]


FILED = {fact for fact, _ in facts(read_texts(FILE))}


class Clock:
    def __init__(self) -> None:
        self.now = NOW + 10_000

    def time(self) -> int:
        self.now += 1
        return self.now


TABS, SOON = st.integers(0, 2), st.booleans()


class AnySequence(RuleBasedStateMachine):
    """What readers, tabs, browsers and servers do. Most of what a reader does comes through at once; the rest waits, as on a slow line."""

    def __init__(self, windows: Windows, patch: pytest.MonkeyPatch, reached: Counter[str]) -> None:
        super().__init__()
        self.windows, self.patch, self.reached = windows, patch, reached
        self.clock = Clock()
        patch.setattr(wiring, "time", self.clock)
        ids = itertools.count()
        patch.setattr(wiring, "secrets", SimpleNamespace(token_hex=lambda size: f"id{next(ids)}"))
        self.kept: dict[Fact, str] = {}
        """Everything that ever stood in the storage, and whose it is; from the last forgetting on."""
        self.kept_by_page: dict[Tab, dict[Fact, str]] = {}
        """The same for what a page alone keeps, while it is open.

        Where another tab writes in its place before a new server has heard it, it gives way: it may have been forgotten.
        """
        self.removed: set[str] = set()
        self.removed_for_good: set[str] = set()
        """Of these the storage knew that they are taken off."""
        self.forgotten: set[Fact] = set()
        self.is_private = False
        self.stars: dict[tuple[str, str], int] = {}
        self._read: dict[str, list[tuple[Fact, str]]] = {}

    @initialize(start=st.sampled_from([*STARTS]), is_private=st.sampled_from([False, False, False, True]))
    def begin(self, start: str, is_private: bool) -> None:
        self.device = Device(self.windows, self.patch, is_private=is_private)
        self.is_private = is_private
        self.device.on_change = self._note
        self.device.put({} if is_private else STARTS[start])
        self.kept = dict(facts(self._stored()))
        self.before = dict(self.device.local)
        self._open()

    def _stored(self) -> Household:
        texts = {name: text for name, text in self.device.local.items() if name not in {VERSION_1, FILLER}}
        return read_texts(*(text for _, text in sorted(texts.items())))

    def _stored_family(self) -> Family:
        return read_texts(self.device.local.get(FAMILY, "")).family

    def _note(self, tab: Tab, is_erased: bool) -> None:
        """What stands in the storage now, or in the page alone. Where everything was erased, all of before is forgotten."""
        if is_erased:
            self.forgotten |= {*self.kept, *self.kept_by_page.pop(tab, {})} - FILED  # a file may be opened once more
            self.kept, self.stars = {}, {}
            self.kept_by_page = self.kept_by_page if self.is_private else {}  # what another page alone keeps may be forgotten or not
        for other in self.device.tabs:
            if other is not tab and not other.session.sync.restored and self._is_replaced(other):
                self.kept_by_page.pop(other, None)
        self.before = dict(self.device.local)
        self.removed |= {*tab.session.family.removed}
        self.removed_for_good = {*self.removed_for_good, *self._stored_family().removed} if not is_erased else set()
        self.kept |= dict(fact for text in self.device.local.values() for fact in self._facts_in(text))
        self.kept_by_page[tab] = self.kept_by_page.get(tab, {}) | dict(f for text in tab.overlay.values() for f in self._facts_in(text))

    def _is_replaced(self, tab: Tab) -> bool:
        """Whether somebody has just written below what this page alone keeps: it may have been forgotten, so it gives way."""
        return any(self.device.local.get(name) != self.before.get(name) for name in tab.overlay)

    def _facts_in(self, text: str) -> list[tuple[Fact, str]]:
        if text not in self._read:
            self._read[text] = facts(read_texts(text))
        return self._read[text]

    # What readers do.

    def _does(self, number: int, soon: bool, *wanted: Any) -> None:
        tab = self._tab(number)
        is_of_an_item = isinstance(wanted[0], partial) and wanted[0].func in OF_AN_ITEM
        (tab.press if is_of_an_item else tab.act)(*wanted)
        if soon:
            tab.catch_up()

    def _tab(self, number: int) -> Tab:
        return self.device.tabs[number % len(self.device.tabs)]

    @rule(tab=TABS, soon=SOON, lesson=st.sampled_from([*LESSONS]))
    def begin_quiz(self, tab: int, soon: bool, lesson: str) -> None:
        self._does(tab, soon, partial(quiz_starts.start_attempt, lesson, PATH))

    @rule(tab=TABS, soon=SOON)
    def review(self, tab: int, soon: bool) -> None:
        self.clock.now += 3 * 86_400
        self._does(tab, soon, partial(quiz_starts.start_review, PATH))

    @rule(tab=TABS, soon=SOON)
    def practise(self, tab: int, soon: bool) -> None:
        done = [a for a in self._tab(tab).progress.attempts if a.is_finished and a.missed()]
        if done:
            self._does(tab, soon, partial(quiz_starts.practise_missed, done[-1]))

    @rule(tab=TABS, soon=SOON, goes_on=st.booleans(), right=st.sampled_from(["tell", "tell", "hide"]))
    def answer(self, tab: int, soon: bool, goes_on: bool, right: str) -> None:
        attempt = self._on_screen(tab)
        if attempt is None:
            return self.begin_quiz(tab, soon, "safe-harbour")
        item = item_there(english().item(there(attempt.item_id)))
        check, advance = partial(actions.check, attempt.id, item, Given((right,))), partial(actions.advance, attempt.id, item.id)
        if attempt.answer_to(item.id):
            return self._does(tab, soon, advance)
        return self._does(tab, soon, *([check, advance] if goes_on else [check]))

    def _on_screen(self, tab: int) -> Attempt | None:
        attempts = self._tab(tab).progress.attempts
        return next((a for a in reversed(attempts) if a.item_id and english().item(a.item_id)), None)

    @rule(tab=TABS, soon=SOON, what=st.sampled_from([actions.look_back, actions.take_hint, actions.drop_item]))
    def leave_the_straight_way(self, tab: int, soon: bool, what: Any) -> None:
        attempt = self._on_screen(tab)
        item_id = attempt.item_id if attempt else None
        if attempt and item_id and (what is not actions.drop_item or item_id.startswith("open-sea")):
            self._does(tab, soon, partial(what, attempt.id, item_id))

    @rule(tab=TABS, soon=SOON)
    def talk(self, tab: int, soon: bool) -> None:
        def had() -> None:
            state = self._tab(tab).session
            state.family = state.family.with_talk(a_talk(f"talk-{self.clock.time()}", at=self.clock.now))

        self._does(tab, soon, had)

    @rule(tab=TABS, soon=SOON, which=st.integers(0, 3))
    def switch_reader(self, tab: int, soon: bool, which: int) -> None:
        readers = [r.id for r in self._tab(tab).session.family.readers if r.id != self._tab(tab).session.reader_id]
        if readers:
            self._does(tab, soon, partial(shell_actions.choose_reader, readers[which % len(readers)]))

    @rule(tab=TABS, soon=SOON)
    def add_reader(self, tab: int, soon: bool) -> None:
        if len(self._tab(tab).session.family.readers) < 4:
            self._does(tab, soon, family_actions.add_reader)

    @rule(tab=TABS, soon=SOON)
    def name_again(self, tab: int, soon: bool) -> None:
        self._does(tab, soon, family_actions.draw_name_again)

    @rule(tab=TABS, soon=SOON, which=st.integers(0, 3))
    def remove_reader(self, tab: int, soon: bool, which: int) -> None:
        readers = self._tab(tab).session.family.readers
        if len(readers) > 1:
            self._does(tab, soon, partial(family_actions.remove_reader, readers[which % len(readers)].id))

    @precondition(lambda self: not self.is_private)  # there each tab would take over the same
    @rule(tab=TABS, soon=SOON)
    def take_over_file(self, tab: int, soon: bool) -> None:
        self._does(tab, soon, partial(family_actions.open_file, FILE), family_actions.take_over_file)

    @rule(tab=TABS, soon=SOON)
    def discard(self, tab: int, soon: bool) -> None:
        self._does(tab, soon, family_actions.discard_unreadable)

    @rule(tab=TABS, soon=SOON, sure=st.integers(0, 2))
    def forget(self, tab: int, soon: bool, sure: int) -> None:
        if sure == 0:
            self._does(tab, soon, family_actions.forget_everything)

    # What browsers, platform and server do.

    @rule(soon=SOON)
    def second_tab(self, soon: bool) -> None:
        if len(self.device.tabs) < 3:
            tab = self._open()
            if soon:
                tab.catch_up()

    def _open(self) -> Tab:
        return self.device.open()

    @rule(tab=TABS)
    def close(self, tab: int) -> None:
        self.kept_by_page.pop(self._tab(tab), None)
        self.device.close(self._tab(tab))
        if not self.device.tabs:
            self._open()

    @rule(tab=TABS, soon=SOON)
    def reload(self, tab: int, soon: bool) -> None:
        self.kept_by_page.pop(self._tab(tab), None)
        self._tab(tab).load()
        if soon:
            self._tab(tab).catch_up()

    @rule(sure=st.integers(0, 1))
    def kill(self, sure: int) -> None:
        if sure == 0:
            self.device.kill_server()

    @rule(is_full=st.booleans(), tab=TABS)
    def room(self, is_full: bool, tab: int) -> None:
        if is_full:
            self.device.fill()
        else:
            self.device.make_room()
            self._tab(tab).try_again()

    @rule(tab=TABS, is_lost=st.booleans())
    def event(self, tab: int, is_lost: bool) -> None:
        if is_lost:
            self._tab(tab).news = []
        else:
            self._tab(tab).hear_storage()

    @rule(tab=TABS, everything=st.booleans(), news_first=st.booleans())
    def serve(self, tab: int, everything: bool, news_first: bool) -> None:
        self._tab(tab).serve(everything=everything, news_first=news_first)

    @rule(tab=TABS, everything=st.booleans())
    def render(self, tab: int, everything: bool) -> None:
        self._tab(tab).render(everything=everything)

    @rule(tab=TABS, sure=st.integers(0, 1))
    def mislay(self, tab: int, sure: int) -> None:
        if sure == 0:
            self._tab(tab).mislay()

    @rule(tab=TABS)
    def render_again(self, tab: int) -> None:
        self._tab(tab).render_again()

    @rule(tab=TABS)
    def old_value(self, tab: int) -> None:
        if self._tab(tab).is_connected:
            self._tab(tab).serve_old_value()

    @rule(seconds=st.sampled_from([60, 4000, 3 * 86_400]))
    def wait(self, seconds: int) -> None:
        self.clock.now += seconds

    # What must hold.

    @rule()
    def rest(self) -> None:
        """All comes to rest, and what must hold is looked at. A tab that missed what another did hears of the next thing.

        What a page alone keeps it tries to store again whenever something happens in it.
        """
        for tab in self.device.tabs:
            tab.news.append(FAMILY)
        self.device.settle()
        for tab in self.device.tabs:
            tab.act(partial(tab.session.move_focus, "somewhere"))
        self.device.settle()
        for tab in self.device.tabs:
            self._nothing_is_lost_for(tab)
            self._nothing_counts_twice(tab.session.household)
            self._forgotten_is_forgotten(tab.session.household)
        if not self.is_private and not self.device.is_full:
            self._nothing_is_lost()
            self._all_tabs_agree()
            self._no_star_is_lost()
            self._who_was_taken_off_is_gone()
        self._forgotten_is_forgotten(self._stored())
        self._nothing_counts_twice(self._stored())
        self._note_what_was_reached()

    def _note_what_was_reached(self) -> None:
        stored = self._stored()
        self.reached["several children on several tabs"] += len(stored.family.readers) > 1 and len(self.device.tabs) > 1
        self.reached["a star"] += any(self.stars.values())
        self.reached["something forgotten"] += bool(self.forgotten)
        self.reached["somebody taken off"] += bool(stored.family.removed)
        self.reached["kept by the page alone"] += any(tab.overlay for tab in self.device.tabs)
        self.reached["something that cannot be read"] += bool(stored.unreadable)
        self.reached["only what has changed was sent"] += any(tab.last_drawn and tab.last_drawn["since"] for tab in self.device.tabs)

    def _missing(self, wanted: dict[Fact, str], there: Household) -> list[Fact]:
        """Of two answers to one item in one attempt the first counts; what a child did who was taken off this device is gone."""
        found = {fact for fact, _ in facts(there)}
        first = {fact[:-1]: int(fact[-1]) for fact in sorted(found, key=lambda f: (f[:-1], -int(f[-1])))}
        kept = [fact for fact, owner in wanted.items() if owner not in self.removed]
        return [fact for fact in kept if first.get(fact[:-1], int(fact[-1]) + 1) > int(fact[-1])]

    def _who_was_taken_off_is_gone(self) -> None:
        kept = self._stored()
        assert self.removed_for_good <= {*kept.family.removed}, "nobody knows any more who was taken off"
        assert not {*kept.family.removed} & {*kept.progress, *(reader.id for reader in kept.family.readers)}, "who was taken off came back"
        assert not {READER + reader_id for reader_id in kept.family.removed} & {*self.device.local}

    def _nothing_is_lost_for(self, tab: Tab) -> None:
        assert tab.session.sync.restored, "a tab never came back"
        wanted = self.kept_by_page.get(tab, {}) | ({} if self.is_private else self.kept)
        assert not self._missing(wanted, tab.session.household), "a tab does not know what it or the storage keeps"

    def _nothing_is_lost(self) -> None:
        pages = [self.kept_by_page.get(tab, {}) for tab in self.device.tabs]
        wanted = {fact: owner for kept in [self.kept, *pages] for fact, owner in kept.items()}
        assert not self._missing(wanted, self._stored()), "something is lost"
        strange = [fact for fact, owner in facts(self._stored()) if self.kept.get(fact, owner) != owner]
        assert not strange, "what one child did is another's"

    def _nothing_counts_twice(self, household: Household) -> None:
        assert not [fact for fact, count in Counter(fact for fact, _ in facts(household)).items() if count > 1], "something counts twice"

    def _forgotten_is_forgotten(self, household: Household) -> None:
        assert not self.forgotten & {fact for fact, _ in facts(household)}, "what was forgotten came back"

    def _all_tabs_agree(self) -> None:
        kept = self._stored()
        for tab in self.device.tabs:
            assert not self.device.local or tab.session.family == kept.family, "a tab knows another family"
            assert tab.progress == kept.of(tab.session.reader_id), "a tab shows what is not kept"

    def _no_star_is_lost(self) -> None:
        kept = self._stored()
        now = {(i, lesson): lesson_stars(progress, lesson) for i, progress in kept.progress.items() for lesson in LESSONS}
        fewer = [key for key, stars in self.stars.items() if key[0] not in self.removed and now.get(key, 0) < stars]
        assert not fewer, "a star is lost"
        self.stars = now

    def teardown(self) -> None:
        if hasattr(self, "device"):
            self.device.make_room()
            self.rest()


def library() -> Library:
    """A library of few short quizzes, so that a sequence reaches their ends."""
    quizzes = {lesson_id: a_quiz(*items(lesson_id, *what), lesson=lesson_id) for lesson_id, what in LESSONS.items()}
    lessons = {lesson_id: a_lesson(lesson_id) for lesson_id in LESSONS}
    return a_library(en=an_edition(*LESSONS, lessons=lessons, quizzes=quizzes, names=some_names()))


def items(lesson_id: str, sensitive: str, count: int) -> list[Item]:
    return [a_single_choice(f"{lesson_id}-{n}", sensitive=sensitive, hint="Think.") for n in range(count)]


@pytest.fixture
def short_quizzes(monkeypatch):
    monkeypatch.setattr(wiring, "load", lambda *_: library())
    wiring.library.cache_clear()
    yield
    monkeypatch.undo()
    wiring.library.cache_clear()


@pytest.mark.usefixtures("short_quizzes")
def test_in_no_sequence_is_anything_lost_or_counted_twice_and_what_is_forgotten_stays_forgotten(windows, monkeypatch, request):
    """The same sequences in every run; ``--sequences`` plays so many others."""
    reached: Counter[str] = Counter()
    others = request.config.getoption("--sequences", default=None)
    play = settings(
        max_examples=others or SEQUENCES,
        stateful_step_count=STEPS,
        derandomize=not others,
        deadline=None,
        suppress_health_check=[*HealthCheck],
    )
    made: Any = partial(AnySequence, windows, monkeypatch, reached)  # it asks for a class, and takes what makes a machine
    run_state_machine_as_test(made, settings=play)
    assert min(reached.values()) >= 20, f"some of it was hardly ever reached: {reached}"
