"""One reader's progress as the text that the browser keeps: everything comes back, and a broken line loses only itself."""

import json
from functools import reduce
from itertools import count, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.path import CHILD_PATHS, QUIZ_LENGTH
from beacons.domain.practice.attempt import Answer, Attempt
from beacons.domain.practice.progress import MOST_ATTEMPTS, WITH_RESPONSES, Progress, merge
from beacons.domain.strand import STRANDS
from beacons.sync import jsonl
from beacons.sync.progress_document import from_document, to_text
from tests.builders import NOW, a_finished_attempt, a_mastery, a_place, a_progress, a_single_choice, an_answer, an_attempt

HEADER = jsonl.header("reader", id="otter")


def from_text(text):
    """The progress of the first document in a text, and all that was set aside."""
    documents, aside = jsonl.read(text)
    progress, unsound = from_document(documents[0])
    return progress, [*aside, *unsound]


def rich():
    """A progress with every kind of line, and more than one of most."""
    old = [a_finished_attempt(f"old-{n}", at=NOW + n, path=CHILD_PATHS[n % 2]) for n in range(4)]
    dropped = an_attempt("dropped", right=1, wrong=1, dropped=("two",), place=3, at=NOW + 5, quiz_id=None)
    newest = [a_finished_attempt(f"new-{n}", right=n % 3, at=NOW + 10 + n) for n in range(WITH_RESPONSES)]
    answers = (
        an_answer("one", response=("tell", "block"), earned=1, possible=2, sure=True, hinted=True),
        an_answer("two", response={"thanks": "kind"}, earned=0, sure=False),
    )
    opened = an_attempt("open", answers=answers, hints=("one", "three"), place=1, purpose="practice", path="13-16")
    progress = Progress(path="7-9", path_at=NOW, shows=True, shows_at=NOW + 1, skipped=("far-harbour", "near-harbour"))
    progress = progress.with_place(a_place()).with_place(a_place("far-harbour", path="13-16", card=0, cards=1))
    progress = progress.with_mastered([a_mastery("truth"), a_mastery("help", again_at=NOW + 50)])
    return reduce(Progress.with_attempt, [*old, dropped, *newest, opened], progress)


RICH = rich()
TEXT = to_text(RICH, "otter")
LINES = TEXT.split("\n")[1:]


# Round trip


def test_the_text_begins_with_a_header_that_names_the_reader():
    assert to_text(Progress(), "otter") == HEADER
    assert TEXT.startswith(HEADER + "\n")


def test_a_new_reader_leaves_a_header_and_nothing_else():
    assert from_text(to_text(Progress(), "otter")) == (Progress(), [])


def test_everything_is_read_again():
    assert from_text(TEXT) == (RICH, [])
    assert to_text(from_text(TEXT)[0], "otter") == TEXT


def test_every_kind_of_line_stands_in_the_text_of_these_tests():
    assert [next(iter(json.loads(raw))) for raw in LINES] == [
        "path",
        "shows",
        "skipped",
        *["place"] * 2,
        *["mastered"] * 2,
        *["past"] * 3,
        *["attempt"] * (WITH_RESPONSES + 1),
    ]


@pytest.mark.parametrize(
    "progress",
    [
        Progress(path="13-16"),
        Progress().with_shows(shows=True, at=NOW),
        Progress().with_shows(shows=True, at=NOW).with_shows(shows=False, at=NOW + 1),
        a_progress(an_attempt()),
        a_progress(an_attempt(dropped=("one", "three", "two"), place=3)),
        a_progress(an_attempt(item_ids=("one",), answers=(an_answer("one", response=()),), hints=("one",), place=1)),
        a_progress(an_attempt("both", right=2, dropped=("two",), answers=(an_answer("one"), an_answer("two")), place=2)),
    ],
    ids=["path of no time", "shows", "hides", "begun", "all dropped", "hints without responses", "dropped and answered"],
)
def test_what_is_seldom_is_read_again_too(progress):
    assert from_text(to_text(progress, "otter")) == (progress, [])


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=repr)
def test_the_same_progress_gives_the_same_text_in_whatever_order_it_came(order):
    """Two tabs would otherwise go on writing over each other's text."""
    found = Progress()
    for n in order:
        attempt = a_finished_attempt(f"attempt-{n}", quiz_id=f"lesson-{n % 2}", at=NOW + n)
        found = (
            found.with_attempt(attempt)
            .with_place(a_place(f"lesson-{n}"))
            .with_skipped(f"lesson-{n}")
            .with_mastered([a_mastery(STRANDS[n])])
        )
    assert to_text(found, "otter") == to_text(merge(found, found), "otter") == to_text(from_text(to_text(found, "otter"))[0], "otter")
    in_order = [a_finished_attempt(f"attempt-{n}", quiz_id=f"lesson-{n % 2}", at=NOW + n) for n in range(3)]
    assert from_text(to_text(found, "otter"))[0].attempts == tuple(in_order)


@pytest.mark.parametrize("shuffled", [LINES[::-1], LINES * 2, sorted(LINES)], ids=["backwards", "twice", "sorted"])
def test_lines_may_stand_in_any_order_and_more_than_once(shuffled):
    assert from_text("\n".join((HEADER, *shuffled))) == (RICH, [])


ITEMS = tuple(a_single_choice(f"item-{n}") for n in range(3))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["play"] * 6 + ["start", "check", "next", "hint", "drop", "read", "show", "skip", "master"]),
        st.sampled_from(["east", "west", None]),
        st.sampled_from(["hide", "tell"]),
        st.integers(-1, 2),
    ),
    max_size=25,
)


def each_step(steps):
    """What is known of a reader after each of these steps, with a clock that may be set back."""
    progress, clock, numbers = Progress(), NOW, count()
    yield progress
    for kind, lesson, response, seconds in steps:
        clock += seconds
        progress = stepped(progress, (kind, lesson, response, clock), f"attempt-{next(numbers)}")
        yield progress


def went_on(steps):
    return list(each_step(steps))[-1]


def stepped(progress, step, new_id):
    kind, lesson, response, at = step
    item_ids = tuple(item.id for item in ITEMS)
    attempt = progress.open_attempt(lesson) or an_attempt(new_id, quiz_id=lesson, item_ids=item_ids, at=at + 1)
    return {
        "read": lambda: progress.with_place(a_place(lesson or "north", card=at % 4, at=at)),
        "show": lambda: progress.with_shows(shows=response == "tell", at=at),
        "skip": lambda: progress.with_skipped(lesson or "north"),
        "master": lambda: progress.with_mastered([a_mastery("truth" if lesson else "help", at=at)]),
    }.get(kind, lambda: progress.with_attempt(moved(attempt, kind, response, at)))()


def moved(attempt, kind, response, at):
    for item in ITEMS if kind == "play" else ():
        attempt = attempt.answer(item, (response,), at, sure=(None, True, False)[at % 3]).advance(item.id)
    if kind == "check":
        return next((attempt.answer(item, (response,), at) for item in ITEMS if item.id == attempt.item_id), attempt)
    steps = {"next": attempt.advance, "hint": attempt.take_hint, "drop": attempt.without}
    return steps[kind](attempt.item_id) if kind in steps and attempt.item_id else attempt


@given(progress=STEPS.map(went_on))
def test_a_text_gives_back_what_was_kept_and_the_same_text_again(progress):
    text = to_text(progress, "otter")
    assert from_text(text) == (progress, [])
    assert to_text(from_text(text)[0], "otter") == text
    assert merge(progress, from_text(text)[0]) == progress


@given(steps=STEPS)
def test_a_text_that_goes_on_from_the_one_before_is_the_same_as_one_that_is_written_anew(steps):
    before = None
    for progress in each_step(steps):
        text = to_text(progress, "otter", before)
        assert text == to_text(progress, "otter")
        before = progress, text


def test_attempts_that_grew_old_or_were_let_go_are_written_anew():
    """The text of before is of other attempts."""
    assert to_text(RICH, "otter", (Progress(), to_text(Progress(), "otter"))) == TEXT
    fewer = RICH.model_copy(update={"attempts": RICH.attempts[1:]})
    assert to_text(fewer, "otter", (RICH, TEXT)) == to_text(fewer, "otter") != TEXT


# Size


LONGEST_ITEM_ID, LONGEST_LESSON_ID = 33, 30
ITEMS_OF_A_QUIZ = {"7-9": 14, "10-12": 17, "13-16": 20}
"""As in the course as it is shipped."""


def quizzes_of_a_year(answers):
    """Finished attempts, turn by turn at every lesson in every path, until so many answers are given; ids as long as can be."""
    quizzes = list(product(range(7), CHILD_PATHS))
    found: list[Attempt] = []
    while sum(len(attempt.answers) for attempt in found) < answers:
        turn, n = divmod(len(found), len(quizzes))
        found.append(attempt_of_a_year(*quizzes[n], turn, NOW + len(found) * 40_000))
    return found


def attempt_of_a_year(lesson, path, turn, at):
    numbers = [(turn * 3 + n) % ITEMS_OF_A_QUIZ[path] for n in range(QUIZ_LENGTH[path])]
    item_ids = tuple(f"l{lesson}-{path}-{n:02}-".ljust(LONGEST_ITEM_ID, "x") for n in numbers)
    return Attempt(
        id=f"{at * 0x9E3779B97F4A7C15 % 16**12:012x}",
        quiz_id=f"l{lesson}-".ljust(LONGEST_LESSON_ID, "x"),
        path=path,
        item_ids=item_ids,
        purpose="practice" if turn % 4 == 3 else "quiz",
        answers=tuple(answer_of_a_year(item_id, turn + n, at + n * 75) for n, item_id in enumerate(item_ids)),
        place=len(item_ids),
        at=at,
    )


def answer_of_a_year(item_id, number, at):
    response = {f"an-option-{n}": "a-box" for n in range(6)}
    earned, sure = number % 7, (None, True, False)[number % 3]
    return Answer(item_id=item_id, response=response, earned=earned, possible=6, at=at, sure=sure, hinted=number % 5 == 0)


def year(answers):
    """What a child has left after so many answers: all cards read, every strand mastered, a quiz open."""
    lessons = [f"l{n}-".ljust(LONGEST_LESSON_ID, "x") for n in range(7)]
    attempts = quizzes_of_a_year(answers)
    item_ids = attempts[-1].item_ids
    open_attempt = an_attempt("open", right=4, item_ids=item_ids, hints=item_ids[:5], quiz_id=lessons[0], path="13-16", at=NOW + 2**25)
    progress = Progress(path="13-16", path_at=NOW, shows=True, shows_at=NOW, skipped=tuple(lessons))
    for lesson, path in product(lessons, CHILD_PATHS):
        progress = progress.with_place(a_place(lesson, path=path, card=9, cards=10))
    progress = progress.with_mastered([a_mastery(strand, again_at=NOW + 2**24) for strand in STRANDS])
    return merge(progress, Progress(attempts=(*attempts, open_attempt)))


def test_two_thousand_answers_take_less_than_64_kilobytes_and_every_result_comes_back():
    progress = year(2000)
    assert len(progress.answers) >= 2000
    assert len({(attempt.quiz_id, attempt.path) for attempt in progress.attempts}) == 21
    text = to_text(progress, "a1b2c3d4e5f6")
    assert len(text.encode()) < 64_000
    assert from_text(text) == (progress, [])


def test_a_family_that_did_all_it_could_is_read_whole():
    """Eight children, each with as many attempts as are kept, in one file."""
    progress = year(MOST_ATTEMPTS * 9)
    assert len(progress.attempts) == MOST_ATTEMPTS
    text = to_text(progress, "a1b2c3d4e5f6")
    assert 8 * len(text) < jsonl.LARGEST_TEXT


# Lines that are broken


def without(n):
    """The progress of the text without one of its lines."""
    progress, aside = from_text("\n".join((HEADER, *LINES[:n], *LINES[n + 1 :])))
    assert aside == []
    return progress


WRONG: tuple[object, ...] = (5, "x", True, None, [5], [[]], {"x": 1}, -1)
"""What is not the value of any line."""


def breaks(raw):
    """The line, broken in each way."""
    ((name, value),) = json.loads(raw).items()
    whole = len(raw)
    return [
        *(raw[:n] for n in (1, 2, whole // 2, whole - 1)),
        raw[1:],
        raw + "}",
        "garbage " + raw,
        raw + raw,
        "\x00",
        "[]",
        jsonl.line("colour", value),
        *(jsonl.line(name, wrong) for wrong in WRONG),
    ]


@pytest.mark.parametrize("n", range(len(LINES)), ids=lambda n: LINES[n][:20])
def test_a_broken_line_loses_only_itself_and_is_set_aside(n):
    expected = without(n)
    assert expected != RICH
    for broken in breaks(LINES[n]):
        assert from_text("\n".join((HEADER, *LINES[:n], broken, *LINES[n + 1 :]))) == (expected, [broken])


UNSOUND = (
    '{"path":["adult",5]}',
    '{"path":["7-9",-1]}',
    '{"path":["7-9"]}',
    '{"path":["7-9",5,6]}',
    '{"path":[["7-9"],5]}',
    '{"shows":["perhaps",5]}',
    '{"shows":[true]}',
    '{"skipped":"a"}',
    '{"skipped":["No Slug"]}',
    '{"skipped":{"a":1}}',
    '{"place":{}}',
    '{"place":{"lesson_id":"a","path":"7-9","card":1,"cards":4}}',
    '{"place":{"lesson_id":"a","path":"7-9","card":1,"cards":4,"at":5,"name":"Alex"}}',
    '{"mastered":{"strand":"help","at":5,"again_at":5}}',
    '{"mastered":{"strand":"sailing","criterion":{"met":5,"percent":80},"at":5,"again_at":5}}',
    '{"attempt":{"id":"first","path":"7-9","item_ids":[],"at":5}}',
    '{"attempt":{"id":"first","path":"7-9","item_ids":["one","one"],"at":5}}',
    '{"attempt":{"id":"first","path":"7-9","item_ids":["one"],"place":1,"at":5}}',
    '{"attempt":{"id":"<script>","path":"7-9","item_ids":["one"],"at":5}}',
    '{"attempt":{"id":"../../secret","path":"7-9","item_ids":["one"],"at":5}}',
    '{"attempt":{"id":"first","path":"7-9","item_ids":["one"],"at":5,"answers":[{"item_id":"two","earned":1,"possible":1,"at":5}]}}',
    '{"attempt":{"id":"first","path":"7-9","item_ids":["one"],"at":5,"answers":[{"item_id":"one","earned":2,"possible":1,"at":5}]}}',
    '{"attempt":{"id":"a","path":"7-9","item_ids":["b"],"at":5,"answers":[{"item_id":"b","response":["\\ud800"],"earned":1,"possible":1,"at":5}]}}',
    '{"past":{"path":"7-9","items":["one"],"attempts":["first 5 - 1:1104"]}}',
    '{"past":{"path":"7-9","items":["one"],"attempts":["first 5 - -1:1104"]}}',
    '{"past":{"path":"7-9","items":["one"],"attempts":[5]}}',
    '{"past":[{"path":"7-9","items":["one"],"attempts":[]}]}',
)


@pytest.mark.parametrize("raw", UNSOUND, ids=lambda raw: raw[:60])
def test_a_line_that_this_app_has_not_written_is_set_aside(raw):
    assert from_text("\n".join((HEADER, *LINES[:3], raw, *LINES[3:]))) == (RICH, [raw])


def ends(text):
    """Each line of a text with the number of letters up to its end."""
    end = -1
    for raw in text.split("\n"):
        end += len(raw) + 1
        yield end, raw


NEAR_ENDS = [end + n for end, _ in ends(TEXT) for n in (-1, 0, 1, 2) if end + n <= len(TEXT)]


@given(n=st.integers(0, len(TEXT)) | st.sampled_from(NEAR_ENDS))
def test_a_text_cut_at_any_letter_keeps_all_whole_lines(n):
    cut = TEXT[:n]
    documents, aside = jsonl.read(cut)
    whole = [raw for end, raw in ends(TEXT) if end <= n]
    rest = [raw for raw in cut.split("\n") if raw not in whole and raw]
    if not whole:
        assert [document.kind for document in documents] in ([], [(None, None)])
        return
    expected, _ = from_text("\n".join(whole))
    found, unsound = from_document(documents[0])
    assert (found, [*aside, *unsound]) == (expected, rest)
    assert all(attempt in RICH.attempts for attempt in found.attempts)


def test_of_a_broken_past_line_the_other_quizzes_stay():
    past = next(n for n, raw in enumerate(LINES) if raw.startswith('{"past"'))
    found, aside = from_text("\n".join((HEADER, *LINES[:past], LINES[past][:-9], *LINES[past + 1 :])))
    assert aside == [LINES[past][:-9]]
    assert 0 < len(RICH.attempts) - len(found.attempts) < 4


# Foreign texts


KEYS = ["path", "shows", "skipped", "place", "mastered", "attempt", "past", "id", "item_ids", "answers", "items", "attempts", "at"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["7-9", "one", "first 5 - 0:1104"])
JSON = st.recursive(
    LEAVES | st.text(st.characters(), max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
ONE_LINE = st.builds(lambda name, value: json.dumps({name: value}), st.sampled_from(KEYS), JSON)
EDITS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12), st.text('{}[]",:0189-eE.tone', max_size=3)), max_size=4)


def edited(edits):
    text = TEXT
    for at, length, put in edits:
        text = text[:at] + put + text[at + length :]
    return text.split("\n")


FOREIGN = st.lists(ONE_LINE | st.text(st.characters()) | JSON.map(json.dumps), max_size=5) | EDITS.map(edited)


@given(raws=FOREIGN)
def test_no_text_whatever_breaks_the_app(raws):
    found, aside = from_text("\n".join((HEADER, *raws)))
    both = merge(found, a_progress(an_attempt(right=2), places=(a_place(),)))
    text = to_text(both, "otter")
    text.encode()
    assert from_text(text) == (both, [])
    assert all(0 <= attempt.score <= attempt.possible for attempt in both.attempts)
    assert all(isinstance(raw, str) for raw in aside)


HUGE = "9" * 4000
HOSTILE = {
    "deep lists": '{"skipped":' + "[" * 100_000,
    "deep objects": '{"place":' * 50_000 + "1" + "}" * 50_000,
    "as deep as is read": '{"attempt":' + "[" * 900 + "]" * 900 + "}",
    "half a letter": '{"skipped":["\\ud800"]}',
    "half a letter in the name": '{"\\ud800":1}',
    "number without end": '{"path":["7-9",' + "9" * 5000 + "]}",
    "endless number": '{"path":["7-9",Infinity]}',
    "long name": jsonl.line("x" * 50_000, 1),
    "long text": jsonl.line("path", "x" * 50_000),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_line_is_set_aside_and_takes_nothing_with_it(raw):
    assert from_text("\n".join((HEADER, *LINES[:3], raw, *LINES[3:]))) == (RICH, [raw])


@pytest.mark.parametrize("name", ["skipped", "place", "attempt", "past", "colour"])
def test_a_line_as_deep_as_can_just_be_read_breaks_nothing(name):
    for depth in range(300, 1001, 7):
        raw = f'{{"{name}":' + "[" * depth + "]" * depth + "}"
        assert from_text("\n".join((HEADER, LINES[0], raw))) == (Progress(path="7-9", path_at=NOW), [raw])


def test_a_clock_beyond_all_clocks_breaks_nothing():
    answer = f'{{"item_id":"b","earned":1,"possible":1,"at":{HUGE}}}'
    attempt = f'{{"attempt":{{"id":"a","path":"7-9","item_ids":["b"],"at":{HUGE},"answers":[{answer}]'
    found, aside = from_text("\n".join((TEXT, attempt + "}}", attempt + ',"place":1}}')))
    assert aside == []
    to_text(merge(found, found), "otter").encode()
