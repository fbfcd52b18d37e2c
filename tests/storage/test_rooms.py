"""Rooms on disk: whatever was said to be kept is there, once, for this process and any other."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from sqlalchemy import create_engine, func, select

from beacons.domain.rooms.answers import NewAnswer, RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.domain.rooms.room import IDLE_MS, Room
from beacons.domain.rooms.room_state import LAST_CALL_MS
from beacons.domain.rooms.settings import Settings
from beacons.domain.rooms.way import stories_of
from beacons.storage.content_files import load
from beacons.storage.room_answers import TOUCH_MS
from beacons.storage.room_file import hold
from beacons.storage.room_tables import METADATA, room_items, rooms
from beacons.storage.rooms import RoomStore
from tests.builders import a_single_choice, a_story, one_of_each_type
from tests.there import of_kind, there

ROOT = Path(__file__).resolve().parents[2]
NOW = 1_764_000_000_000
CODE, OTHER = "ABCDEF", "GHJKMN"
ITEMS = (a_single_choice("one"), a_single_choice("two"))


def a_room(code=CODE, **changes) -> Room:
    return Room(**{"code": code, "language": "en", "path": "10-12", "item_ids": ("one", "two"), "since": NOW, "at": NOW, **changes})


def a_learner(learner_id="ana", **changes) -> Learner:
    return Learner(**{"id": learner_id, "word": "calm", "animal": "otter", "number": 10, "at": NOW, **changes})


def an_answer(learner_id="ana", item_id="one", code=CODE, response=("a",), at=NOW) -> NewAnswer:
    return NewAnswer(code, RoomAnswer(item_id, learner_id, response, 1, 2, at))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.cluster)])
def url(request, tmp_path) -> str:
    return f"sqlite:///{tmp_path}/rooms.db" if request.param == "sqlite" else request.getfixturevalue("postgresql")


@pytest.fixture
def store(url):
    made = RoomStore(url)
    for code in (CODE, OTHER):
        made.erase(code)
    yield made
    made.engine.dispose()


def test_a_room_comes_back_as_it_was(store):
    assert store.create(a_room(), ITEMS, "secret")
    assert store.room(CODE) == a_room()
    assert store.room(OTHER) is None


def test_a_room_holds_its_items_in_its_order_and_its_language(store):
    items = one_of_each_type()
    ids = tuple(item.id for item in reversed(items))
    assert store.create(a_room(item_ids=ids, language="de"), items, "secret")
    assert store.items(CODE, "de") == tuple(reversed(items))
    assert store.items(CODE, "en") == ()
    assert store.items(OTHER, "de") == ()


def test_every_item_that_is_shipped_comes_back_as_it_was(store):
    library = load(ROOT)
    quizzes = [there(library.edition("en").quizzes.get(lesson.id)) for lesson in library.edition("en").in_order()]
    for items in (quiz.items[n : n + 40] for quiz in quizzes for n in range(0, len(quiz.items), 40)):
        assert store.create(a_room(item_ids=tuple(item.id for item in items)), items, "secret")
        assert store.items(CODE, "en") == items
        store.erase(CODE)


def test_an_item_that_a_room_asks_for_and_is_not_given_is_no_room(store):
    with pytest.raises(KeyError):
        store.create(a_room(), ITEMS[:1], "secret")
    assert store.room(CODE) is None


def test_a_code_is_given_once(store):
    assert store.create(a_room(), ITEMS, "secret")
    assert not store.create(a_room(), (a_single_choice("one", key="hide"), ITEMS[1]), "other")
    assert store.is_host(CODE, "secret")
    assert store.items(CODE, "en") == ITEMS


def test_only_the_secret_makes_a_host_and_it_is_not_kept_in_clear(store, url):
    store.create(a_room(), ITEMS, "a-long-secret")
    assert not store.is_host(CODE, "")
    assert not store.is_host(CODE, CODE)
    assert not store.is_host(OTHER, "a-long-secret")
    if url.startswith("sqlite"):
        files = Path(url.removeprefix("sqlite:///")).parent.glob("rooms.db*")
        assert all(b"a-long-secret" not in file.read_bytes() for file in files)


def test_of_two_changes_to_one_version_the_first_stands(store):
    store.create(a_room(), ITEMS, "secret")
    first, second = a_room().step(NOW + 1), a_room().lock(locked=True)
    assert store.save(first, 1, NOW)
    assert not store.save(second, 1, NOW)
    assert store.room(CODE) == first


def test_learners_come_back_in_the_order_of_coming(store):
    store.create(a_room(), ITEMS, "secret")
    assert store.add_learner(CODE, a_learner("late", number=11, at=NOW + 5))
    assert store.add_learner(CODE, a_learner("early", number=12))
    assert [learner.id for learner in store.learners(CODE)] == ["early", "late"]


def test_a_nickname_is_given_once_in_a_room_and_again_in_another(store):
    store.create(a_room(), ITEMS, "secret")
    store.create(a_room(OTHER), ITEMS, "secret")
    assert store.add_learner(CODE, a_learner("ana"))
    assert not store.add_learner(CODE, a_learner("ben"))
    assert store.add_learner(OTHER, a_learner("ben"))
    assert store.add_learner(CODE, a_learner("ben", number=11))
    assert not store.change_learner(CODE, a_learner("ben"))


def test_nobody_comes_into_a_room_that_is_not_there(store):
    assert not store.add_learner(CODE, a_learner())


def test_the_first_answer_stands_however_often_it_is_sent(store):
    store.create(a_room(), ITEMS, "secret")
    assert store.add_answers([an_answer(), an_answer(response=("b",)), an_answer("ben")]) == [True, False, True]
    assert store.add_answers([an_answer(response=("c",)), an_answer("cat")]) == [False, True]
    _, kept = store.answers(CODE)
    assert sorted((a.learner_id, a.item_id, a.response) for a in kept) == [
        ("ana", "one", ("a",)),
        ("ben", "one", ("a",)),
        ("cat", "one", ("a",)),
    ]


@pytest.mark.parametrize(
    ("by_then", "kept"), [("reading", True), ("open", True), ("closing", True), ("closed", True), ("revealed", False), ("ended", False)]
)
def test_no_answer_is_kept_once_the_room_has_shown_the_reasons_whatever_the_process_knows_that_took_it(store, by_then, kept):
    store.create(a_room(phase=by_then, calls_in=by_then == "closed"), ITEMS, "secret")
    assert store.add_answers([an_answer()]) == [kept]
    assert store.add_answers([an_answer(item_id="two")]) == [False]
    assert len(store.answers(CODE)[1]) == kept


def test_no_answer_is_kept_to_what_is_closed_again_after_its_reasons_were_shown_whatever_the_process_knows_that_took_it(store):
    closed = a_room(phase="open", settings=Settings(reading=0), item_ids=("one", "two")).step(NOW).tick(NOW + LAST_CALL_MS)
    store.create(closed, ITEMS, "secret")
    assert store.add_answers([an_answer()]) == [True]
    at_the_next = closed.step(NOW).step(NOW).step(NOW).tick(NOW + LAST_CALL_MS).step(NOW)
    again = at_the_next.back(NOW).step(NOW)
    assert (closed.phase, at_the_next.phase, again.phase, again.item_id) == ("closed", "revealed", "closed", "two")
    assert store.save(again, closed.version, NOW)
    assert store.add_answers([an_answer("ben", "two")]) == [False]


def test_of_a_story_only_the_vote_on_screen_is_kept_whatever_the_process_knows_that_took_it(store):
    tale = a_story("one")
    first = a_room(stories=stories_of([tale]), settings=Settings(reading=0)).step(NOW)
    store.create(first, (tale, ITEMS[1]), "secret")
    assert store.room(CODE) == first
    assert store.add_answers([an_answer(item_id=there(first.asked_id)), an_answer("ben")]) == [True, False]
    second = first.take("ask", NOW)
    assert store.save(second, first.version, NOW)
    late = [an_answer("ben", there(first.asked_id)), an_answer("ben", there(second.asked_id))]
    assert store.add_answers(late) == [False, True]


def test_of_two_answers_to_one_item_in_one_batch_the_first_stands(store):
    store.create(a_room(), ITEMS, "secret")
    store.add_learner(CODE, a_learner())
    batch = [an_answer(response=("a",)), an_answer("ben"), an_answer(response=("b",))]
    assert store.add_answers(batch) == [True, True, False]
    _, kept = store.answers(CODE)
    assert {one.learner_id: one.response for one in kept} == {"ana": ("a",), "ben": ("a",)}


def test_batches_over_the_same_rooms_in_any_order_never_wait_for_each_other_in_a_circle(store, url):
    codes, stores = [CODE, OTHER], [store, RoomStore(url)]
    for code in codes:
        store.create(a_room(code), ITEMS, "secret")

    def write(turn: int) -> list[bool]:
        ids = [f"l{turn}-{n}" for n in range(4)]
        batch = [an_answer(one, code=code) for one in ids for code in codes[:: 1 - 2 * (turn % 2)]]
        return of_kind(list, stores[turn % 2].add_answers(batch))

    with ThreadPoolExecutor(8) as pool:
        assert all(all(done) for done in pool.map(write, range(60)))
    assert [len(store.answers(code)[1]) for code in codes] == [240, 240]
    stores[1].engine.dispose()


def test_a_response_into_boxes_comes_back_as_one(store):
    store.create(a_room(), ITEMS, "secret")
    store.add_answers([an_answer(response={"thing": "box"})])
    assert store.answers(CODE)[1][0].response == {"thing": "box"}


def test_answers_after_a_serial_number_are_the_new_ones(store):
    store.create(a_room(), ITEMS, "secret")
    store.add_answers([an_answer()])
    serial, _ = store.answers(CODE)
    assert store.answers(CODE, serial) == (serial, ())
    store.add_answers([an_answer("ben")])
    assert [a.learner_id for a in store.answers(CODE, serial)[1]] == ["ben"]


def test_whoever_knows_as_many_answers_as_there_are_is_given_none_again(store):
    store.create(a_room(), ITEMS, "secret")
    store.create(a_room(OTHER), ITEMS, "secret")
    assert store.answers(CODE, 7, known=0) == (7, ())
    store.add_answers([an_answer(), an_answer("ben"), an_answer(code=OTHER)])
    serial, both = store.answers(CODE)
    assert store.answers(CODE, 0, known=2) == (serial, ())
    assert store.answers(CODE, 0, known=1) == (serial, both)


def test_an_answer_to_a_room_that_is_gone_is_not_kept_and_harms_no_other(store):
    store.create(a_room(), ITEMS, "secret")
    assert store.add_answers([an_answer(code=OTHER), an_answer()]) == [False, True]


def test_two_rooms_know_nothing_of_each_other(store):
    store.create(a_room(), ITEMS, "one")
    store.create(a_room(OTHER), ITEMS, "other")
    store.add_answers([an_answer(), an_answer(code=OTHER)])
    store.erase(CODE)
    assert store.room(CODE) is None
    assert store.learners(CODE) == ()
    assert store.answers(CODE)[1] == ()
    assert store.items(CODE, "en") == ()
    assert len(store.answers(OTHER)[1]) == 1
    assert store.items(OTHER, "en") == ITEMS
    assert not store.is_host(CODE, "one")


def test_rooms_that_nobody_touched_for_two_hours_are_erased_and_answers_count_as_touching(store):
    store.create(a_room(at=NOW - IDLE_MS - 1), ITEMS, "secret")
    store.create(a_room(OTHER, at=NOW - IDLE_MS - 1), ITEMS, "secret")
    store.add_answers([an_answer(code=OTHER)])
    assert store.erase_idle(NOW) == (CODE,)
    assert store.room(OTHER)
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).where(room_items.c.room == CODE)) == 0


def test_a_rooms_own_row_is_written_for_an_answer_only_where_nothing_has_touched_it_for_a_minute(store):
    store.create(a_room(), ITEMS, "secret")
    touched = []
    for learner_id, at in (("ana", NOW + 1), ("ben", NOW + TOUCH_MS), ("cat", NOW + TOUCH_MS + 1), ("dan", NOW + TOUCH_MS + 2)):
        store.add_answers([an_answer(learner_id, at=at)])
        with store.engine.connect() as connection:
            touched.append(connection.scalar(select(rooms.c.touched).where(rooms.c.code == CODE)) - NOW)
    assert touched == [0, 0, TOUCH_MS + 1, TOUCH_MS + 1]


def test_another_process_sees_what_was_kept(store, url):
    store.create(a_room(), ITEMS, "secret")
    store.add_answers([an_answer()])
    other = RoomStore(url)
    assert other.room(CODE) == a_room()
    assert len(other.answers(CODE)[1]) == 1
    other.engine.dispose()


def test_many_threads_at_once_lose_and_double_nothing(store):
    store.create(a_room(), ITEMS, "secret")
    firsts: list[bool] = []

    def send() -> None:
        for n in range(30):
            firsts.extend(store.add_answers([an_answer(f"l{n}"), an_answer(f"m{n}")]))

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert firsts.count(True) == 60
    assert len(store.answers(CODE)[1]) == 60


def test_whoever_reads_on_from_the_newest_answer_it_knows_misses_none_that_others_write(store, url):
    """Serial numbers of a room come into sight in their order, whoever writes."""
    store.create(a_room(), ITEMS, "secret")
    others = [RoomStore(url) for _ in range(4)]

    def write(n: int) -> None:
        for k in range(25):
            others[n].add_answers([an_answer(f"w{n}-{k}"), an_answer(f"x{n}-{k}")])

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    seen, serial = [], 0
    while any(thread.is_alive() for thread in threads):
        serial, new = store.answers(CODE, serial)
        seen += new
    seen += store.answers(CODE, serial)[1]
    for other in others:
        other.engine.dispose()
    assert len(seen) == len({(answer.learner_id, answer.item_id) for answer in seen}) == 200


def test_a_room_is_erased_whole_while_answers_still_come(store, url):
    other = RoomStore(url)
    store.create(a_room(), ITEMS, "secret")
    store.add_learner(CODE, a_learner())
    store.add_answers([an_answer(f"l{n}") for n in range(30)])
    wrong: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(20):
                other.add_answers([an_answer(f"l{n}") for n in range(60)])
        except Exception as error:  # noqa: BLE001  # whatever it is, the test shows it
            wrong.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    store.erase(CODE)
    thread.join()
    other.engine.dispose()
    assert wrong == []
    assert store.room(CODE) is None
    assert store.learners(CODE) == ()
    assert store.answers(CODE)[1] == ()


def test_of_several_processes_that_look_for_idle_rooms_one_erases_each(store):
    store.create(a_room(at=NOW - IDLE_MS - 1), ITEMS, "secret")
    assert [store.erase_idle(NOW), store.erase_idle(NOW)] == [(CODE,), ()]


@pytest.mark.cluster
def test_processes_that_start_together_on_an_empty_database_all_find_its_tables(postgresql):
    RoomStore(postgresql).engine.dispose()
    emptied = create_engine(postgresql)
    METADATA.drop_all(emptied)
    emptied.dispose()
    wrong: list[BaseException] = []

    def start() -> None:
        try:
            RoomStore(postgresql).engine.dispose()
        except Exception as error:  # noqa: BLE001  # whatever it is, the test shows it
            wrong.append(error)

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.cluster
@pytest.mark.parametrize("begins", ["postgres://", "postgresql://", "postgresql+psycopg://"])
def test_an_address_of_postgresql_is_understood_in_each_of_its_spellings(postgresql, begins):
    store = RoomStore(begins + postgresql.partition("://")[2])
    assert store.room("ZZZZZZ") is None
    assert store.is_shared
    store.engine.dispose()


END_ALL_OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.mark.cluster
def test_connections_that_the_database_has_ended_are_found_out_before_they_are_used(postgresql):
    store = RoomStore(postgresql)
    store.erase(CODE)
    store.create(a_room(), ITEMS, "secret")
    store.add_learner(CODE, a_learner())
    for use, result in ((lambda: store.add_answers([an_answer()]), [True]), (lambda: store.room(CODE), a_room())):
        with psycopg.connect(postgresql.replace("+psycopg", ""), autocommit=True) as another:
            assert another.execute(END_ALL_OTHERS).fetchall()
        assert use() == result
    store.engine.dispose()


@pytest.mark.cluster
def test_a_connection_is_not_asked_between_two_batches_of_a_class_and_is_after_a_rest(postgresql, monkeypatch):
    store, now = RoomStore(postgresql), 1000.0
    asked: list[object] = []
    monkeypatch.setattr(store.engine.dialect, "do_ping", asked.append)
    monkeypatch.setattr("beacons.storage.room_engine.time", SimpleNamespace(monotonic=lambda: now))
    for seconds, times in ((0.0, 0), (0.9, 0), (60.0, 1), (0.1, 1)):
        now += seconds
        store.room(CODE)
        assert len(asked) == times, f"after {seconds} s"
    store.engine.dispose()


HOLD = """
import sys, time
from beacons.storage.room_file import RoomsTaken, hold
try:
    held = hold(sys.argv[1])
except RoomsTaken as taken:
    print(taken)
else:
    print("held", flush=True)
    time.sleep(60)
"""


def another_process(url):
    return subprocess.Popen([sys.executable, "-c", HOLD, url], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_second_process_is_kept_from_the_same_file_and_told_what_to_do(tmp_path):
    url = f"sqlite:///{tmp_path}/rooms.db"
    with another_process(url) as first:
        assert first.stdout.readline() == "held\n"
        with another_process(url) as second:
            said = second.stdout.readline()
        first.kill()
    assert f"{tmp_path}/rooms.db" in said
    assert "DATABASE_URL" in said


def test_a_process_that_was_killed_holds_its_file_no_longer(tmp_path):
    url = f"sqlite:///{tmp_path}/rooms.db"
    with another_process(url) as first:
        assert first.stdout.readline() == "held\n"
        first.kill()
    held = hold(url)
    assert held
    held.close()


def test_a_database_that_is_away_is_one_error_that_tells_nothing_of_anybody(tmp_path):
    with pytest.raises(ConnectionError) as away:
        RoomStore("postgresql://beacons:the-password@127.0.0.1:1/beacons")
    assert "the-password" not in str(away.value)
    store = RoomStore(f"sqlite:///{tmp_path}/rooms.db")
    store.create(a_room(), ITEMS, "secret")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE answers")
    with pytest.raises(ConnectionError) as away:
        store.add_answers([an_answer("somebody")])
    assert "somebody" not in str(away.value)
    store.engine.dispose()


def test_on_disk_an_answer_is_there_before_the_call_returns(tmp_path):
    """WAL with full synchronising: a commit is on the disk, not only in memory."""
    store = RoomStore(f"sqlite:///{tmp_path}/rooms.db")
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.engine.dispose()
