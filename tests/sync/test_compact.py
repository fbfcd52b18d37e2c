"""Old attempts in little room: every result comes back, and what is not compacted is refused and breaks nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.practice.attempt import Attempt
from beacons.sync.attempt_value import purpose
from beacons.sync.compact import NotCompact, compact, expand
from tests.builders import NOW, a_finished_attempt, an_answer, an_attempt

ITEM_IDS = ("a", "b", "c-10-spot-the-odd-message-of-robin", *(f"item-{n}" for n in range(40)))


@st.composite
def old_attempts(draw):
    """A finished attempt without responses, as it is kept for long."""
    item_ids = tuple(draw(st.lists(st.sampled_from(ITEM_IDS), min_size=1, max_size=6, unique=True)))
    at = draw(st.integers(0, 2**36))
    dropped = draw(st.sets(st.sampled_from(item_ids)))
    quiz_id, is_practice = draw(st.sampled_from([None, "safe-harbour", "far-harbour"])), draw(st.booleans())
    return Attempt(
        id=draw(st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True)),
        quiz_id=quiz_id,
        path=draw(st.sampled_from(["7-9", "10-12", "13-16"])),
        item_ids=item_ids,
        purpose=purpose(quiz_id, is_practice=is_practice),
        answers=tuple(draw(old_answers(item_id, at)) for item_id in item_ids if item_id not in dropped),
        dropped=tuple(sorted(dropped)),
        place=len(item_ids),
        at=at,
    )


@st.composite
def old_answers(draw, item_id, begun):
    possible = draw(st.integers(1, 35))
    return an_answer(
        item_id,
        response=(),
        possible=possible,
        earned=draw(st.integers(0, possible)),
        sure=draw(st.sampled_from([None, True, False])),
        hinted=draw(st.booleans()),
        at=max(0, begun + draw(st.integers(-100, 2**20))),
    )


def through_text(values):
    """The values as they come back from the browser."""
    return json.loads(json.dumps(values))


def expanded(values):
    return tuple(attempt for value in values for attempt in expand(value))


@given(attempts=st.lists(old_attempts(), max_size=3, unique_by=lambda attempt: attempt.id))
def test_every_old_attempt_comes_back_as_it_was(attempts):
    found = expanded(through_text(compact(attempts)))
    assert sorted(found, key=lambda a: a.id) == sorted(attempts, key=lambda a: a.id)


@given(attempts=st.lists(old_attempts(), max_size=3, unique_by=lambda attempt: attempt.id))
def test_the_same_attempts_give_the_same_value_in_whatever_order_they_came(attempts):
    assert compact(attempts) == compact(attempts[::-1]) == compact(expanded(compact(attempts)))


def test_attempts_of_one_quiz_and_path_share_a_value():
    attempts = [a_finished_attempt(f"{path}-{n}", path=path, at=NOW + n).condensed() for n in range(3) for path in ("7-9", "10-12")]
    values = compact([*attempts, a_finished_attempt("review", quiz_id=None).condensed()])
    assert [(value.get("lesson"), value["path"], len(value["attempts"])) for value in values] == [
        (None, "7-9", 1),
        ("safe-harbour", "10-12", 3),
        ("safe-harbour", "7-9", 3),
    ]


def test_nothing_is_compacted_into_nothing():
    assert compact([]) == []


def test_a_compacted_value_looks_as_its_module_says():
    """Pinned: browsers keep such values for years."""
    answers = (
        an_answer("one", response=(), sure=True, hinted=True, at=NOW),
        an_answer("three", response=(), earned=1, possible=35, sure=False, at=NOW + 200),
    )
    attempt = an_attempt(item_ids=("one", "two", "three"), answers=answers, dropped=("two",), place=3, purpose="practice")
    value = {"lesson": "safe-harbour", "path": "7-9", "items": ["one", "three", "two"], "attempts": ["first t68n40 p 0:1140 2 1:1z25k"]}
    assert compact([attempt]) == [value]
    assert expand(value) == (attempt,)


def test_an_answer_from_before_the_start_of_a_clock_that_was_set_back_keeps_its_time():
    attempt = an_attempt(item_ids=("one",), answers=(an_answer("one", response=(), at=NOW - 50),), place=1)
    assert compact([attempt])[0]["attempts"] == ["first t68n40 - 0:110-1e"]
    assert expand(compact([attempt])[0]) == (attempt,)


def test_an_attempt_of_which_everything_was_dropped_comes_back():
    attempt = an_attempt(dropped=("one", "three", "two"), place=3)
    assert expand(compact([attempt])[0]) == (attempt,)


# What nobody of ours has compacted


def compacted(text="first a - 0:1104 1:0155", **changes):
    """A sound value with one attempt, or with what is changed."""
    return {"lesson": "safe-harbour", "path": "7-9", "items": ["one", "two"], "attempts": [text], **changes}


def test_the_sound_value_of_these_tests_is_expanded():
    (attempt,) = expand(compacted())
    assert [(answer.earned, answer.possible, answer.at - attempt.at) for answer in attempt.answers] == [(1, 1, 4), (0, 1, 5)]


TOKENS = (
    "",
    "-1:1104",
    "+1:1104",
    "1_0:1104",
    "2:1104",
    "zz:1104",
    "00001:1104",
    "A:1104",
    "٠:1104",
    ":1104",
    "1:",
    "1:1",
    "1:11",
    "1:110",
    "1:110-",
    "1:110+4",
    "1:110 4",
    "1:11_4",
    "1:110\t",
    "1:1164",
    "1:11٣4",
    "1:11a4",
    "1:2104",
    "1:1004",
    "1:zz04\n",
    "1::1104",
    "1:1104:1104",
    "1:110-zz",
    "1:110" + "z" * 13,
    "1:110" + "z" * 5000,
    "0:1104",
)


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: ascii(token[:20]))
def test_a_token_that_cannot_be_is_refused(token):
    with pytest.raises(ValueError, match=r"."):
        expand(compacted(f"first a - 0:1104 {token}"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "first",
        "first a",
        "first a -",
        "first a x 0:1104",
        "first a pp 0:1104",
        "first -a - 0:1104",
        "first a_b - 0:1104",
        "first A - 0:1104",
        "first  a - 0:1104",
        "first a - 0:1104 ",
        " first a - 0:1104",
        "first a - 0:1104\n",
        "first " + "z" * 13 + " - 0:1104",
        "first " + "z" * 5000 + " - 0:1104",
        "First a - 0:1104",
        "../first a - 0:1104",
        "first a - " + " ".join(["0:1104"] * 41),
    ],
    ids=lambda text: ascii(text[:30]),
)
def test_an_attempt_that_cannot_be_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        expand(compacted(text))


@pytest.mark.parametrize(
    "value",
    [
        None,
        5,
        "text",
        [],
        {},
        compacted(name="Alex"),
        compacted(lesson=5),
        compacted(lesson="No Slug"),
        compacted(path="adult"),
        compacted(path=None),
        compacted(path=["7-9"]),
        compacted(items="ab"),
        compacted(items=5),
        compacted(items={"one": 1}),
        compacted(items=["one", None]),
        compacted(items=["one", "No Slug"]),
        compacted(items=[]),
        compacted(attempts="first a - 0:1104"),
        compacted(attempts={"first a - 0:1104": 1}),
        compacted(attempts=[5]),
        compacted(attempts=[None]),
        compacted(attempts=[["first"]]),
        {name: value for name, value in compacted().items() if name != "path"},
        {name: value for name, value in compacted().items() if name != "items"},
        {name: value for name, value in compacted().items() if name != "attempts"},
    ],
    ids=lambda value: ascii(value)[:60],
)
def test_a_value_that_cannot_be_is_refused(value):
    with pytest.raises(ValueError, match=r"."):
        expand(value)


def test_a_token_of_another_form_is_named():
    with pytest.raises(NotCompact, match="1:xyz!"):
        expand(compacted("first a - 1:xyz!"))


SOUND = "first t68n40 p 0:1140 2 1:1z25k"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["7-9", "one", SOUND]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["lesson", "path", "items", "attempts", "x"]), inner, max_size=4)
    ),
    max_leaves=10,
)
EDITS = st.lists(st.tuples(st.integers(0, len(SOUND)), st.integers(0, 3), st.text("012az: -+_p.٣\n\x00", max_size=3)), max_size=3)


def edited(edits):
    text = SOUND
    for at, length, put in edits:
        text = text[:at] + put + text[at + length :]
    return compacted(text, items=["one", "three", "two"])


@given(value=JSON | EDITS.map(edited) | st.text().map(compacted) | JSON.map(lambda value: compacted(items=value)))
def test_whatever_is_expanded_gives_attempts_or_a_value_error_and_nothing_else(value):
    try:
        found = expand(value)
    except ValueError:
        return
    assert all(Attempt.model_validate_json(attempt.model_dump_json()) == attempt for attempt in found)
    assert sorted(expanded(through_text(compact(found))), key=repr) == sorted(found, key=repr)
