"""What version 1 wrote is read for ever: the texts here are literal, so that no later change of a model can change them too."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.practice.progress import WITH_RESPONSES, Progress, merge
from beacons.sync.progress_document import to_text
from beacons.sync.v1 import LARGEST_TEXT, read
from tests.builders import NOW, a_finished_attempt, a_place, an_answer, an_attempt

NEW = "{}"
PATH = '{"path":"7-9","path_at":1764000000}'
PLACES = (
    '{"lesson_id":"safe-harbour","path":"7-9","card":1,"cards":4,"at":1764000000}',
    '{"lesson_id":"far-harbour","path":"13-16","card":0,"cards":1,"at":1764000000}',
)
PRACTICE = (
    '{"id":"3f2a9c01bd","lesson_id":"safe-harbour","path":"7-9","item_ids":["item-0","item-1"],"is_practice":true,'
    '"answers":[{"item_id":"item-0","response":["tell"],"earned":1,"possible":1,"at":1764000000},'
    '{"item_id":"item-1","response":["tell"],"earned":0,"possible":1,"at":1764000001}],"place":2,"at":1764000000}'
)
OPEN = (
    '{"id":"second","lesson_id":"safe-harbour","path":"13-16","item_ids":["two-good-steps","kind-or-not","three"],'
    '"answers":[{"item_id":"two-good-steps","response":["tell","block"],"earned":1,"possible":2,"at":1764000000,"sure":true},'
    '{"item_id":"kind-or-not","response":{"thanks":"kind","loser":"hurts"},"earned":0,"possible":1,"at":1764000005,"sure":false}],'
    '"place":1,"at":1764000001}'
)
BEGUN = '{"id":"begun","lesson_id":"far-harbour","path":"10-12","item_ids":["one"],"at":1764000000}'
WHOLE = (
    '{"path":"7-9","path_at":1764000000,"country":"NO","country_at":1764000002,"skipped":["far-harbour","near-harbour"],'
    f'"places":[{",".join(PLACES)}],"attempts":[{PRACTICE},{OPEN},{BEGUN}]}}'
)

ATTEMPTS = (
    an_attempt("begun", quiz_id="far-harbour", path="10-12", item_ids=("one",)),
    a_finished_attempt("3f2a9c01bd", of=2, right=1, purpose="practice"),
    an_attempt(
        "second",
        path="13-16",
        item_ids=("two-good-steps", "kind-or-not", "three"),
        answers=(
            an_answer("two-good-steps", response=("tell", "block"), earned=1, possible=2, sure=True),
            an_answer("kind-or-not", response={"thanks": "kind", "loser": "hurts"}, earned=0, sure=False, at=NOW + 5),
        ),
        place=1,
        at=NOW + 1,
    ),
)
PROGRESS = Progress(
    path="7-9",
    path_at=NOW,
    skipped=("far-harbour", "near-harbour"),
    places=(a_place("far-harbour", path="13-16", card=0, cards=1), a_place()),
    attempts=tuple(sorted(ATTEMPTS, key=lambda attempt: (attempt.at, attempt.id))),
)


def test_everything_that_version_1_wrote_is_read():
    assert read(WHOLE) == (PROGRESS, [])


@pytest.mark.parametrize("text", ["", " ", "\n", NEW, '{"version":1}'], ids=repr)
def test_of_a_new_reader_there_is_nothing(text):
    assert read(text) == (Progress(), [])


def test_a_chosen_path_alone_is_read():
    assert read(PATH) == (Progress(path="7-9", path_at=NOW), [])


@pytest.mark.parametrize("text", ['{"country":"DE","country_at":5}', '{"country_at":1764000000}', '{"country":["?"]}'])
def test_a_country_is_let_go_whatever_it_was(text):
    assert read(text) == (Progress(), [])


def test_what_was_left_out_by_default_may_also_be_written():
    full = json.dumps(
        {"version": 1, "path": None, "path_at": 0, "country": None, "country_at": 0, "skipped": [], "places": [], "attempts": []}
    )
    assert read(full) == (Progress(), [])


def test_an_answer_of_version_1_had_no_hint_and_nothing_was_dropped():
    progress, _ = read(WHOLE)
    assert not any(answer.hinted for answer in progress.answers)
    assert not any(attempt.hints or attempt.dropped for attempt in progress.attempts)


def test_an_attempt_whose_item_was_taken_out_goes_on_without_it():
    """Version 1 took such an item out of the list; what is left is an attempt like any other."""
    text = '{"attempts":[' + OPEN.replace(',"three"]', "]") + "]}"
    progress, aside = read(text)
    assert aside == []
    assert progress.attempts[0].asked == ("two-good-steps", "kind-or-not")


def test_an_attempt_as_long_as_it_could_be_is_read():
    ids = [f"item-{n}" for n in range(40)]
    answers = [{"item_id": i, "response": ["tell"], "earned": 1, "possible": 1, "at": NOW} for i in ids]
    attempt = {"id": "first", "lesson_id": "safe-harbour", "path": "7-9", "item_ids": ids, "answers": answers, "place": 40, "at": NOW}
    progress, aside = read(json.dumps({"attempts": [attempt]}))
    assert aside == []
    assert progress.attempts[0].score == progress.attempts[0].possible == 40


def test_every_result_of_as_many_attempts_as_were_kept_is_read():
    """Version 1 kept up to seven for each quiz. Of older ones the responses are let go, as of all others."""
    attempts = [PRACTICE.replace("3f2a9c01bd", f"done-{n}").replace(f'"at":{NOW}}}', f'"at":{NOW + n}}}') for n in range(150)]
    progress, aside = read(f'{{"attempts":[{",".join(attempts)}]}}')
    assert aside == []
    assert len(progress.attempts) == 150
    assert sum(answer.earned for answer in progress.answers) == 150
    assert sum(bool(answer.response) for answer in progress.answers) == 2 * WITH_RESPONSES


def test_a_text_as_long_as_version_1_read_is_read():
    long = f'{{"path":"7-9","path_at":{NOW}' + " " * (2_000_000 - 40) + "}"
    assert read(long)[0].path == "7-9"
    assert read(long + " " * 100)[0].path == "7-9"


def test_a_text_as_deep_as_can_just_be_read_breaks_nothing():
    for depth in range(300, 1001):
        progress, aside = read('{"path":"7-9","skipped":' + "[" * depth + "]" * depth + "}")
        assert progress.path in ("7-9", None)
        assert len(aside) == 1


def test_what_was_read_can_be_kept_as_today():
    progress, _ = read(WHOLE)
    assert to_text(merge(progress, Progress()), "otter") == to_text(PROGRESS, "otter")


# What version 1 has not written


NO_PATH: dict[str, object] = {"path": None, "path_at": 0}
UNSOUND: dict[str, tuple[list[object], dict[str, object]]] = {
    "path": ([5, "adult", "", ["7-9"], {"7-9": 1}, True], NO_PATH),
    "path_at": ([-1, "soon", None, 1.5, 1e400, [NOW]], NO_PATH),
    "skipped": ([5, "far-harbour", ["No Slug"], [5], None, {"far-harbour": 1}], {"skipped": ()}),
}
"""Values that cannot be, and what is then missing of the progress."""


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, (values, _) in UNSOUND.items() for value in values], ids=repr)
def test_an_unsound_part_takes_no_other_with_it(name, value):
    progress, aside = read(json.dumps({**json.loads(WHOLE), name: value}))
    assert progress == PROGRESS.model_copy(update=UNSOUND[name][1])
    assert len(aside) == 1
    assert json.dumps(name) in aside[0]


@pytest.mark.parametrize("value", [5, None, "text", {}, {"path": "7-9"}, [], "unsound"], ids=repr)
@pytest.mark.parametrize("n", range(3))
def test_an_unsound_attempt_takes_no_other_with_it(n, value):
    attempts = json.loads(WHOLE)["attempts"]
    lost = attempts[n]["id"]
    attempts[n] = {**attempts[n], "place": 9} if value == "unsound" else value
    progress, aside = read(json.dumps({**json.loads(WHOLE), "attempts": attempts}))
    assert progress == PROGRESS.model_copy(update={"attempts": tuple(a for a in PROGRESS.attempts if a.id != lost)})
    assert aside == [json.dumps({"attempts": [attempts[n]]})]


@pytest.mark.parametrize("value", [5, None, "text", {}, [], {"lesson_id": "far-harbour"}], ids=repr)
@pytest.mark.parametrize("n", range(2))
def test_an_unsound_place_takes_no_other_with_it(n, value):
    places = json.loads(WHOLE)["places"]
    lost = places[n]["lesson_id"]
    places[n] = value
    progress, aside = read(json.dumps({**json.loads(WHOLE), "places": places}))
    assert progress == PROGRESS.model_copy(update={"places": tuple(p for p in PROGRESS.places if p.lesson_id != lost)})
    assert aside == [json.dumps({"places": [value]})]


@pytest.mark.parametrize("value", [5, None, "text", {"lesson_id": "far-harbour"}], ids=repr)
@pytest.mark.parametrize("name", ["places", "attempts"])
def test_a_list_that_is_none_takes_nothing_else_with_it(name, value):
    progress, aside = read(json.dumps({**json.loads(WHOLE), name: value}))
    assert progress == PROGRESS.model_copy(update={name: ()})
    assert aside == [json.dumps({name: value})]


@pytest.mark.parametrize(
    "changes",
    [
        {"place": 2},
        {"place": -1},
        {"item_ids": []},
        {"item_ids": ["one", "one"]},
        {"id": "<script>"},
        {"id": "../../secret"},
        {"answers": [{"item_id": "one", "response": ["tell"], "earned": 2, "possible": 1, "at": NOW}]},
        {"answers": [{"item_id": "four", "response": ["tell"], "earned": 1, "possible": 1, "at": NOW}]},
        {"answers": [{"item_id": "one", "response": ["\ud800"], "earned": 1, "possible": 1, "at": NOW}]},
        {"at": float("nan")},
        {"name": "Alex"},
    ],
    ids=ascii,
)
def test_an_attempt_that_version_1_did_not_write_is_set_aside(changes):
    progress, aside = read(json.dumps({"attempts": [{**json.loads(BEGUN), **changes}]}))
    assert progress == Progress()
    assert len(aside) == 1
    aside[0].encode()


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "[]",
        "1",
        '"text"',
        "{",
        WHOLE[:-1],
        WHOLE + WHOLE,
        "\x00",
        "\ud800",
        "[" * 100_000,
        '{"path":' * 50_000 + "1" + "}" * 50_000,
        '{"path_at": ' + "9" * 5000 + "}",
        '{"version":2}',
        '{"version":"1"}',
        '{"name":"Alex","path":"7-9"}',
        " " * LARGEST_TEXT + WHOLE,
    ],
    ids=lambda text: ascii(text[:40]),
)
def test_a_text_that_version_1_did_not_write_is_set_aside_whole(text):
    assert read(text) == (Progress(), [text])


KEYS = ["version", "path", "path_at", "country", "country_at", "skipped", "places", "attempts", "id", "item_ids", "answers", "at"]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["7-9", "one", "NO", ""])
    | st.text(st.characters(), max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
EDITS = st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), st.text('{}[]",:0189-eE.tone', max_size=3)), max_size=4)


def edited(edits):
    text = WHOLE
    for at, length, put in edits:
        text = text[:at] + put + text[at + length :]
    return text


@given(text=st.one_of(st.text(st.characters()), JSON.map(json.dumps), EDITS.map(edited)))
def test_no_text_whatever_breaks_the_app(text):
    progress, aside = read(text)
    both = merge(progress, PROGRESS)
    to_text(both, "otter").encode()
    assert merge(both, progress) == both
    assert all(0 <= attempt.score <= attempt.possible for attempt in both.attempts)
    assert all(isinstance(raw, str) for raw in aside)
