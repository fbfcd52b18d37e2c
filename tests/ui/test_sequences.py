"""Whatever comes in between, in whichever order: no answer that was kept is lost, none counts twice, and all tabs end alike.

A thousand random sequences of what readers, browsers and servers do, on the device of ``device.py``. A sequence that fails is
told by its number; its steps can be played again, and others left out: each has a chance of its own.
"""

import itertools
import json
import random
import subprocess
from collections import Counter
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from beacons.domain.attempt import Attempt
from beacons.domain.course import ChildPath
from beacons.domain.item import Item
from beacons.domain.library import Library
from beacons.domain.mastery import lesson_stars
from beacons.ui import actions, family_actions, quiz_starts, services
from tests.builders import NOW, a_lesson, a_library, a_quiz, a_single_choice, an_edition, some_names
from tests.there import item_there, there
from tests.ui.device import Device, Given, Tab, answers
from tests.ui.standing import Standing

HERE = Path(__file__).parent
SCRIPT = services.ROOT / "beacons" / "ui" / "components" / "browser.js"
SEQUENCES, STEPS = 1000, 25
LESSONS = {"safe-harbour": ("none", 3), "open-sea": ("topic", 2)}
"""Lessons by id: how sensitive their items are (those about people who harm children may be skipped), and how many there are."""
PATH: ChildPath = "7-9"
Step = tuple[int, str]
"""What happens, and the seed of everything in it that is left to chance."""


def library() -> Library:
    """A library of few short quizzes, so that a sequence reaches their ends."""
    quizzes = {lesson_id: a_quiz(*items(lesson_id, *what), lesson=lesson_id) for lesson_id, what in LESSONS.items()}
    lessons = {lesson_id: a_lesson(lesson_id) for lesson_id in LESSONS}
    return a_library(en=an_edition(*LESSONS, lessons=lessons, quizzes=quizzes, names=some_names()))


def items(lesson_id: str, sensitive: str, count: int) -> list[Item]:
    return [a_single_choice(f"{lesson_id}-{n}", sensitive=sensitive, hint="Think.") for n in range(count)]


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def time(self) -> int:
        self.now += 1
        return self.now


@pytest.fixture
def clock(monkeypatch):
    """The ids that are drawn and the time of day are those of the sequence. No moment comes twice, so each answer is told by its own."""
    monkeypatch.setattr(services, "load", lambda *_: library())
    services.library.cache_clear()
    made = Clock()
    monkeypatch.setattr(services, "time", made)
    ids = itertools.count()
    monkeypatch.setattr(services, "secrets", SimpleNamespace(token_hex=lambda size: f"id{next(ids)}"))
    yield made
    monkeypatch.undo()
    services.library.cache_clear()


def sequence(number: int) -> list[Step]:
    chance = random.Random(number)  # noqa: S311  # the same
    names = chance.choices(list(WEIGHTS), weights=list(WEIGHTS.values()), k=STEPS)
    return [(1000 * number + place, name) for place, name in enumerate(names)]


class Sequence:
    """One sequence, and what must hold after it."""

    def __init__(self, clock, patch: pytest.MonkeyPatch) -> None:
        self.random = random.Random()  # noqa: S311  # a test's chance, no secret
        self.clock = clock
        self.device = Device(patch)
        self.device.open()
        self.stars: dict[tuple[str, str], int] = {}

    def play(self, steps: list[Step]) -> None:
        """Each step has a chance of its own, so that others can be left out to see which of them it takes."""
        for seed, name in steps:
            self.random.seed(seed)
            self.clock.now += self.random.choice((0, 5, 60, 4000))
            getattr(self, name)(self.random.choice(self.device.tabs))
        self.rest()

    # What a reader does. Most of it comes through at once; the rest waits, as on a slow line.

    def _does(self, tab: Tab, *wanted) -> None:
        tab.act(*wanted)
        if self.random.random() < 0.5:
            tab.catch_up()

    def start(self, tab: Tab) -> None:
        self._does(tab, partial(quiz_starts.start_attempt, self.random.choice(list(LESSONS)), PATH))

    def review(self, tab: Tab) -> None:
        self.clock.now += 3 * 86_400
        self._does(tab, partial(quiz_starts.start_review, PATH))

    def practise(self, tab: Tab) -> None:
        done = [a for a in tab.progress.attempts if a.is_finished and a.missed()]
        if done:
            self._does(tab, partial(quiz_starts.practise_missed, done[-1]))

    def _on_screen(self, tab: Tab) -> Attempt | None:
        return next((a for a in reversed(tab.progress.attempts) if not a.is_finished), None)

    def _check(self, tab: Tab, attempt: Attempt):
        item = item_there(services.library().item(there(attempt.item_id), "en"))
        return partial(actions.check, attempt.id, item, Standing(("tell" if self.random.random() < 0.7 else "hide",)))

    def answer(self, tab: Tab) -> None:
        attempt = self._on_screen(tab)
        if attempt is None:
            self.start(tab)
        elif attempt.answer_to(there(attempt.item_id)):
            self._does(tab, partial(actions.advance, attempt.id, there(attempt.item_id)))
        else:
            self._does(tab, self._check(tab, attempt))

    def answer_and_go_on(self, tab: Tab) -> None:
        attempt = self._on_screen(tab)
        if attempt:
            self._does(tab, self._check(tab, attempt), partial(actions.advance, attempt.id, there(attempt.item_id)))

    def aside(self, tab: Tab) -> None:
        attempt = self._on_screen(tab)
        if attempt:
            does = [actions.look_back, actions.take_hint, actions.drop_item]
            item = item_there(services.library().item(there(attempt.item_id), "en"))
            if item.sensitive != "topic" or attempt.answer_to(item.id):
                does.pop()
            self._does(tab, partial(self.random.choice(does), attempt.id, item.id))

    def switch_reader(self, tab: Tab) -> None:
        readers = [r.id for r in tab.session.family.readers if r.id != tab.session.reader_id]
        if readers:
            self._does(tab, partial(family_actions.choose_reader, self.random.choice(readers)))

    def add_reader(self, tab: Tab) -> None:
        if len(tab.session.family.readers) < 3:
            self._does(tab, family_actions.add_reader)

    def name_again(self, tab: Tab) -> None:
        self._does(tab, family_actions.draw_name_again)

    def remove_reader(self, tab: Tab) -> None:
        if len(tab.session.family.readers) > 1:
            self._does(tab, partial(family_actions.remove_reader, self.random.choice(tab.session.family.readers).id))

    # What browsers, platform and server do.

    def second_tab(self, _: Tab) -> None:
        if len(self.device.tabs) < 3:
            tab = self.device.open()
            if self.random.random() < 0.5:
                tab.catch_up()

    def close(self, tab: Tab) -> None:
        self.device.close(tab)
        if not self.device.tabs:
            self.device.open()

    def reload(self, tab: Tab) -> None:
        tab.load()
        if self.random.random() < 0.5:
            tab.catch_up()

    def kill(self, _: Tab) -> None:
        self.device.kill_server()

    def late_event(self, tab: Tab) -> None:
        tab.hear_storage()

    def lost_event(self, tab: Tab) -> None:
        tab.has_news = False

    def serve(self, tab: Tab) -> None:
        tab.serve(everything=self.random.random() < 0.5, news_first=self.random.random() < 0.5)

    def render(self, tab: Tab) -> None:
        tab.render(everything=self.random.random() < 0.5)

    def old_value(self, tab: Tab) -> None:
        if tab.is_connected:
            tab.serve_old_value()

    def rest(self, _: Tab | None = None) -> None:
        """All comes to rest, and what must hold is looked at. A tab that missed what another did hears of the next thing."""
        acknowledged = self.device.ever_kept.copy()
        for tab in self.device.tabs:
            acknowledged |= answers(tab.session.household)
            tab.has_news = True
        self.device.settle()
        self._nothing_is_lost(acknowledged)
        self._all_tabs_agree()
        self._no_star_is_lost()

    def _nothing_is_lost(self, acknowledged: dict[Given, str]) -> None:
        """Of two answers to one item in one attempt the first counts; what a child did who was taken off this device is gone."""
        kept = self.device.household
        there = Counter(given for given, _ in answers(kept))
        first = {(attempt_id, item_id): at for attempt_id, item_id, at in sorted(there, reverse=True)}
        wanted = [given for given, reader_id in acknowledged.items() if reader_id not in kept.family.removed]
        assert not [one for one in wanted if first.get(one[:2], one[2] + 1) > one[2]], "an answer is lost"
        assert not [one for one, count in there.items() if count > 1], "an answer counts twice"
        strange = [one for one, reader_id in answers(kept) if self.device.ever_kept.get(one, reader_id) != reader_id]
        assert not strange, "what one child did is another's"

    def _all_tabs_agree(self) -> None:
        kept = self.device.household
        for tab in self.device.tabs:
            assert tab.session.is_restored, "a tab never came back"
            assert not self.device.local or tab.session.family == kept.family, "a tab knows another family"
            assert tab.progress == kept.of(tab.session.reader_id), "a tab shows what is not kept"

    def _no_star_is_lost(self) -> None:
        kept = self.device.household
        now = {(i, lesson): lesson_stars(progress, lesson) for i, progress in kept.progress.items() for lesson in LESSONS}
        fewer = [key for key, stars in self.stars.items() if key[0] not in kept.family.removed and now.get(key, 0) < stars]
        assert not fewer, "a star is lost"
        self.stars = now


WEIGHTS = {
    "start": 2,
    "answer": 14,
    "answer_and_go_on": 4,
    "aside": 3,
    "review": 1,
    "practise": 1,
    "switch_reader": 3,
    "add_reader": 2,
    "name_again": 1,
    "remove_reader": 2,
    "second_tab": 3,
    "close": 2,
    "reload": 2,
    "kill": 1,
    "late_event": 2,
    "lost_event": 2,
    "serve": 4,
    "render": 4,
    "old_value": 1,
    "rest": 1,
}
"""How often each of them happens."""


@pytest.mark.parametrize("hundred", range(0, SEQUENCES, 100))
def test_in_no_sequence_an_answer_is_lost_or_counted_twice(hundred, clock, monkeypatch):
    reached: Counter[str] = Counter()
    for number in range(hundred, hundred + 100):
        steps, played = sequence(number), Sequence(clock, monkeypatch)
        try:
            played.play(steps)
        except AssertionError as trouble:
            pytest.fail(f"{trouble}\nin sequence {number}: {[name for _, name in steps]}")
        reached["several readers"] += len(played.device.household.family.readers) > 1
        reached["a star"] += any(played.stars.values())
    assert min(reached.values()) >= 5, reached


def test_the_tabs_of_the_device_do_what_the_script_itself_does(clock, monkeypatch):
    """The transcription cannot fall behind: whatever happened in fifty sequences is played to ``browser.js``."""
    node, _ = compute_driver_executable()
    events: list[dict[str, Any]] = []
    for number in range(50):
        played = Sequence(clock, monkeypatch)
        played.device.is_logged = True
        played.play(sequence(number))
        events += played.device.log
    command, told = [str(node), str(HERE / "replay.mjs"), str(SCRIPT)], json.dumps([each["event"] for each in events])
    done = subprocess.run(command, input=told, capture_output=True, text=True, check=True)
    for n, (each, result) in enumerate(zip(events, json.loads(done.stdout), strict=True)):
        assert each["result"] == result, f"event {n}: {each['event']}"
