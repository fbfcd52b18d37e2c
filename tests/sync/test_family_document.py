"""A family as the text that the browser keeps, and the file in which it takes everything along."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.domain.household.family import MOST_READERS, Family
from beacons.domain.household.household import MOST_UNREADABLE, Household, bounded, merge
from beacons.domain.practice.progress import WITH_RESPONSES, Progress
from beacons.sync import jsonl, progress_document
from beacons.sync.family_document import from_document, read_texts, to_file, to_text
from tests.builders import (
    NOW,
    a_family,
    a_finished_attempt,
    a_mastery,
    a_place,
    a_progress,
    a_reader,
    a_talk,
    a_together,
    an_agreement,
    an_attempt,
)
from tests.copies import copies

HEADER = jsonl.header("family")


def from_text(text):
    """The family of the first document in a text, and all that was set aside."""
    documents, aside = jsonl.read(text)
    family, unsound = from_document(documents[0])
    return family, [*aside, *unsound]


FAMILY = a_family(
    a_reader("otter"),
    a_reader("crab", word="calm", animal="crab", roll=2, at=NOW + 1),
    current="crab",
    current_at=NOW + 2,
    removed=("gull", "seal"),
    talks=(a_talk("evening-0"), a_talk("evening-1", outcome="again", at=NOW + 5)),
    together=a_together(talks=1, lesson_id="safe-harbour"),
    agreement=an_agreement(months=6),
)
TEXT = to_text(FAMILY)
LINES = TEXT.split("\n")[1:]

OTTER = a_progress(a_finished_attempt("done", right=2), an_attempt("open", right=1, hints=("two",), at=NOW + 9), places=(a_place(),))
CRAB = a_progress(
    *(a_finished_attempt(f"old-{n}", at=NOW + n).condensed() for n in range(3)),
    *(a_finished_attempt(f"new-{n}", at=NOW + 50 + n) for n in range(WITH_RESPONSES)),
    path="13-16",
    mastered=(a_mastery("truth"),),
    shows=True,
    shows_at=NOW,
)
HOUSEHOLD = Household(FAMILY, {"otter": OTTER, "crab": CRAB})
FILE = to_file(HOUSEHOLD)


# A family's own document


def test_a_new_family_leaves_a_header_and_nothing_else():
    assert to_text(Family()) == HEADER
    assert from_text(HEADER) == (Family(), [])


def test_everything_is_read_again():
    assert from_text(TEXT) == (FAMILY, [])
    assert to_text(from_text(TEXT)[0]) == TEXT


def test_every_kind_of_line_stands_in_the_text_of_these_tests():
    names = [next(iter(json.loads(raw))) for raw in LINES]
    assert names == ["current", "reader", "reader", "removed", "talk", "talk", "together", "agreement"]


@pytest.mark.parametrize("value", ['["NO",5]', '["Norway",5]', "null", "7"])
def test_a_country_of_earlier_days_is_let_go_and_not_put_aside(value):
    text = TEXT + '\n{"country":' + value + "}"
    found = read_texts(text)
    assert found.unreadable == ()
    assert "country" not in to_text(found.family)


@pytest.mark.parametrize("talks", [0, 1, 2])
def test_a_round_is_read_again_wherever_it_stands(talks):
    family = Family(together=a_together(talks=talks))
    assert from_text(to_text(family)) == (family, [])


@pytest.mark.parametrize("shuffled", [LINES[::-1], LINES * 2, sorted(LINES)], ids=["backwards", "twice", "sorted"])
def test_lines_may_stand_in_any_order_and_more_than_once(shuffled):
    assert from_text("\n".join((HEADER, *shuffled))) == (FAMILY, [])


def breaks(raw):
    """The line, broken in each way."""
    ((name, value),) = json.loads(raw).items()
    wrong: tuple[object, ...] = (5, "x", True, None, [5], [[]], {"x": 1}, -1)
    cut = (raw[:n] for n in (1, 2, len(raw) // 2, len(raw) - 1))
    return [*cut, raw[1:], raw + "}", "garbage " + raw, "\x00", "[]", jsonl.line("colour", value), *(jsonl.line(name, w) for w in wrong)]


@pytest.mark.parametrize("n", range(len(LINES)), ids=lambda n: LINES[n][:30])
def test_a_broken_line_loses_only_itself_and_is_set_aside(n):
    expected, _ = from_text("\n".join((HEADER, *LINES[:n], *LINES[n + 1 :])))
    assert expected != FAMILY
    for broken in breaks(LINES[n]):
        assert from_text("\n".join((HEADER, *LINES[:n], broken, *LINES[n + 1 :]))) == (expected, [broken])


UNSOUND = (
    '{"current":["No Slug",5]}',
    '{"reader":{"id":"<b>","word":"brave","animal":"otter","at":5}}',
    '{"reader":{"id":"gull","word":"brave","animal":"gull","at":5,"name":"Alex"}}',
    '{"reader":{"id":"gull","word":"brave","animal":"gull","roll":9,"at":5}}',
    '{"removed":"otter"}',
    '{"removed":["No Slug"]}',
    '{"talk":{"id":"a","lesson_id":"b","item_id":"c","outcome":"passed","at":5}}',
    '{"together":{"id":"a","path":"7-9","at":5,"turns":[]}}',
    '{"agreement":{"chosen":["a"],"months":2,"at":5}}',
    '{"agreement":{"chosen":["I promise"],"months":3,"at":5}}',
)


@pytest.mark.parametrize("raw", UNSOUND, ids=lambda raw: raw[:60])
def test_a_line_that_this_app_has_not_written_is_set_aside(raw):
    assert from_text("\n".join((HEADER, *LINES[:3], raw, *LINES[3:]))) == (FAMILY, [raw])


# The family file


def test_a_family_file_gives_back_everything():
    assert read_texts(FILE) == HOUSEHOLD
    assert to_file(read_texts(FILE)) == FILE


def test_a_family_file_is_lines_of_which_the_last_ends_too():
    assert FILE.endswith("}\n")
    assert all(json.loads(raw) for raw in FILE.splitlines())


def test_a_file_holds_those_who_are_readers_and_nobody_else():
    """Somebody may have been removed while another tab still knows what they did."""
    file = to_file(Household(a_family(a_reader("otter")), {"otter": OTTER, "crab": CRAB}))
    assert read_texts(file).progress == {"otter": OTTER}
    assert "crab" not in file


def test_a_reader_who_has_done_nothing_is_in_the_file_too():
    found = read_texts(to_file(Household(a_family(a_reader("otter")))))
    assert (found.family.readers, found.of("otter")) == ((a_reader("otter"),), Progress())


def test_of_a_reader_whom_nobody_knows_there_is_nothing_done():
    assert HOUSEHOLD.of("gull") == Progress()
    assert HOUSEHOLD.of("crab") == CRAB


def test_a_full_file_is_read_whole():
    readers = tuple(a_reader(f"reader-{n}", at=NOW + n) for n in range(MOST_READERS))
    household = Household(a_family(*readers), {reader.id: CRAB for reader in readers})
    assert read_texts(to_file(household)) == household


# Several texts


def texts():
    """The documents as the browser keeps them, each by itself."""
    return [TEXT, progress_document.to_text(OTTER, "otter"), progress_document.to_text(CRAB, "crab")]


def test_documents_that_are_kept_by_themselves_are_read_as_from_a_file():
    for order in permutations(texts()):
        assert read_texts(*order) == HOUSEHOLD
    assert read_texts(*texts(), FILE, FILE) == HOUSEHOLD


@pytest.mark.parametrize("found", [(), ("",), ("", " \n")], ids=repr)
def test_of_no_text_there_is_nothing(found):
    assert read_texts(*found) == Household()


def test_two_files_of_one_family_are_joined():
    here = Household(FAMILY, {"otter": a_progress(an_attempt(right=1))})
    there = Household(FAMILY.with_talk(a_talk("new")), {"otter": a_progress(an_attempt(right=2)), "crab": CRAB})
    found = read_texts(to_file(here), to_file(there))
    assert found.family == FAMILY.with_talk(a_talk("new"))
    assert found.progress == {"otter": a_progress(an_attempt(right=2)), "crab": CRAB}
    assert read_texts(to_file(there), to_file(here)) == found


def test_a_reader_who_was_removed_stays_gone_with_all_that_was_done_whatever_old_file_comes():
    now = Household(FAMILY.without_reader("otter"), {"crab": CRAB})
    for found in (read_texts(FILE, to_file(now)), read_texts(to_file(now), FILE), merge(HOUSEHOLD, now)):
        assert [reader.id for reader in found.family.readers] == ["crab"]
        assert found.progress == {"crab": CRAB}
        assert "otter" in found.family.removed


# What cannot be read


@pytest.mark.parametrize("header", [jsonl.header("reader", id="otter"), HEADER], ids=["reader", "family"])
def test_a_document_of_a_later_version_is_set_aside_whole(header):
    later = header.replace(f'"version":{jsonl.VERSION}', '"version":99')
    assert later != header
    known = jsonl.line("path", ["13-16", NOW + 99])
    found = read_texts(FILE + "\n".join((later, known, jsonl.line("removed", ["otter"]))))
    assert (found.family, found.progress) == (FAMILY, HOUSEHOLD.progress)
    assert sorted(found.unreadable) == sorted([later, known, jsonl.line("removed", ["otter"])])


@pytest.mark.parametrize(
    "header",
    [
        jsonl.header("teacher"),
        jsonl.header("reader"),
        jsonl.header("reader", id=5),
        jsonl.header("reader", id=None),
        jsonl.header("reader", id=["otter"]),
        jsonl.header("reader", id=""),
        jsonl.header("reader", id="No Slug"),
        jsonl.header("reader", id="<script>"),
        jsonl.header("reader", id="x" * 61),
        jsonl.header("reader", id="otter").replace('"version":2', '"version":"2"'),
        jsonl.header("reader", id="otter").replace('"version":2', '"version":[2]'),
        jsonl.header("reader", id="otter").replace('"kind":"reader"', '"kind":{}'),
        '{"format":"seven-beacons"}',
    ],
    ids=lambda header: header[24:],
)
def test_a_document_that_is_none_of_ours_is_set_aside_whole(header):
    """A reader of an id that cannot be would stand in the way of every page."""
    found = read_texts("\n".join((header, jsonl.line("path", ["7-9", NOW]))))
    assert found == Household(unreadable=bounded([header, jsonl.line("path", ["7-9", NOW])]))


FILE_LINES = FILE.rstrip("\n").split("\n")
HEADERS_AT = [n for n, raw in enumerate(FILE_LINES) if raw.startswith('{"format"')]
CRAB_HEADER = FILE_LINES[HEADERS_AT[2]]


@pytest.mark.parametrize(
    "broken",
    [
        CRAB_HEADER[:15],
        CRAB_HEADER[:30],
        CRAB_HEADER[:-1],
        CRAB_HEADER[1:],
        CRAB_HEADER.replace('"format"', '"fXrmat"'),
        CRAB_HEADER.replace("seven-beacons", "seven-beakons"),
        CRAB_HEADER.replace('"crab"', '"cr ab"'),
        CRAB_HEADER.replace('"version":2', '"version":'),
    ],
)
def test_below_a_broken_header_nothing_is_taken_for_what_another_child_did(broken):
    at = HEADERS_AT[2]
    found = read_texts("\n".join((*FILE_LINES[:at], broken, *FILE_LINES[at + 1 :])))
    assert (found.family, found.progress) == (FAMILY, {"otter": OTTER})
    assert found.unreadable == bounded([broken, *FILE_LINES[at + 1 :]])


def ends(text):
    """Each line of a text with the number of letters up to its end."""
    end = -1
    for raw in text.split("\n"):
        end += len(raw) + 1
        yield end, raw


NEAR_ENDS = [end + n for end, _ in ends(FILE) for n in (-1, 0, 1, 2) if end + n <= len(FILE)]


@given(n=st.integers(0, len(FILE)) | st.sampled_from(NEAR_ENDS))
def test_a_file_cut_at_any_letter_keeps_all_whole_lines(n):
    whole = [raw for end, raw in ends(FILE) if end <= n]
    expected, found = read_texts("\n".join(whole)), read_texts(FILE[:n])
    assert (found.family, found.progress) == (expected.family, expected.progress)
    assert found.unreadable == bounded(filter(None, [FILE[:n][len("\n".join([*whole, ""])) :]]))


OTHER_LINES = [n for n in range(len(FILE_LINES)) if n not in HEADERS_AT]


@given(n=st.sampled_from(OTHER_LINES), garbage=st.text(st.characters(exclude_characters="\n"), max_size=9))
def test_garbage_in_place_of_a_line_takes_no_other_with_it(n, garbage):
    expected = read_texts("\n".join((*FILE_LINES[:n], *FILE_LINES[n + 1 :])))
    found = read_texts("\n".join((*FILE_LINES[:n], garbage, *FILE_LINES[n + 1 :])))
    assert (found.family, found.progress) == (expected.family, expected.progress)
    assert found.unreadable == bounded([garbage] if garbage.strip() else [])


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["NO", "otter", "seven-beacons", "family", "reader"])
KEYS = ["format", "kind", "version", "id", "country", "current", "reader", "removed", "talk", "together", "agreement", "path", "attempt"]
JSON = st.recursive(
    LEAVES | st.text(st.characters(), max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
ONE_LINE = st.builds(lambda name, value: json.dumps({name: value}), st.sampled_from(KEYS), JSON)
HEADERS = st.sampled_from([HEADER, jsonl.header("reader", id="otter"), jsonl.header("reader", id="gull"), jsonl.header("reader")])
EDITS = st.lists(st.tuples(st.integers(0, len(FILE)), st.integers(0, 12), st.text('{}[]",:0189-eE.tone\n', max_size=3)), max_size=4)


def edited(edits):
    text = FILE
    for at, length, put in edits:
        text = text[:at] + put + text[at + length :]
    return text


FOREIGN = st.lists(HEADERS | ONE_LINE | st.text(st.characters()) | JSON.map(json.dumps), max_size=6).map("\n".join) | EDITS.map(edited)


@given(one=FOREIGN, other=FOREIGN)
def test_no_texts_whatever_break_the_app(one, other):
    found = read_texts(one, other, FILE)
    assert read_texts(other, FILE, one) == found
    to_file(found).encode()
    "\n".join(found.unreadable).encode()
    assert sum(map(len, found.unreadable)) <= MOST_UNREADABLE
    again = read_texts(to_file(found))
    assert again.family == found.family
    assert all(again.of(reader.id) == found.of(reader.id) for reader in found.family.readers)


@pytest.mark.parametrize(
    "raw", ["[" * 100_000, '{"reader":' * 50_000 + "1" + "}" * 50_000, "\ud800", "x" * 2_000_000], ids=lambda raw: ascii(raw[:9])
)
def test_a_hostile_line_is_set_aside_in_part_and_takes_nothing_with_it(raw):
    found = read_texts(FILE + raw)
    assert (found.family, found.progress) == (FAMILY, HOUSEHOLD.progress)
    assert 0 < sum(map(len, found.unreadable)) <= MOST_UNREADABLE
    "\n".join(found.unreadable).encode()


# What a household takes along


@given(found=copies(2))
def test_what_a_file_takes_along_is_what_its_readers_did(found):
    both = merge(*found)
    again = read_texts(to_file(both))
    assert (again.family, again.unreadable) == (both.family, ())
    assert again.progress == {reader.id: both.of(reader.id) for reader in both.family.readers}
    assert merge(both, again) == merge(both, Household(progress=again.progress))
