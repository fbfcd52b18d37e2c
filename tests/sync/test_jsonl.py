"""The text that a browser keeps: a broken line takes nothing else with it, and no text breaks the app."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beacons.sync.jsonl import FORMAT, LARGEST_TEXT, VERSION, header, line, merge_all, read

HEADER = header("reader", id="otter")


def text(*found):
    return "\n".join(found)


def names(document):
    return [record.name for record in document.records]


# Writing


def test_a_header_says_what_it_is_and_in_which_version():
    assert json.loads(HEADER) == {"format": FORMAT, "kind": "reader", "version": VERSION, "id": "otter"}


def test_a_line_is_one_line_whatever_stands_in_it():
    value = {"text": "two\nlines\r\u2028 and ü"}
    assert "\n" not in line("name", value)
    assert json.loads(line("name", value)) == {"name": value}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(st.characters(exclude_categories=())),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=()), max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_a_line_is_written_letter_for_letter_as_it_ever_was_half_a_letter_included(value):
    assert line("name", value) == json.dumps({"name": value}, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


# Reading


def test_a_document_is_its_header_and_the_lines_below_it():
    (document,), aside = read(text(HEADER, line("path", ["7-9", 5]), line("skipped", ["a"])))
    assert document.kind == ("reader", VERSION)
    assert document.about["id"] == "otter"
    assert [(record.name, record.value, record.raw) for record in document.records] == [
        ("path", ["7-9", 5], '{"path":["7-9",5]}'),
        ("skipped", ["a"], '{"skipped":["a"]}'),
    ]
    assert aside == []


def test_several_documents_of_a_text_keep_their_lines_apart():
    documents, aside = read(text(HEADER, line("a", 1), header("family"), line("b", 2), line("c", 3), header("reader", id="crab")))
    assert [(document.kind[0], names(document)) for document in documents] == [("reader", ["a"]), ("family", ["b", "c"]), ("reader", [])]
    assert aside == []


def test_what_a_line_separator_of_another_kind_parts_is_still_one_line():
    (document,), aside = read(text(HEADER, line("name", "a\u2028b\x0bc\x85d")))
    assert document.records[0].value == "a\u2028b\x0bc\x85d"
    assert aside == []


@pytest.mark.parametrize(
    "changed",
    [
        lambda found: found.replace("\n", "\r\n"),
        lambda found: "\ufeff" + found,
        lambda found: found + "\n",
        lambda found: found.replace("\n", "\n\n"),
        lambda found: found.replace(":", ": "),
    ],
    ids=["line ends of another system", "byte order mark", "line end at the end", "empty lines", "spaces"],
)
def test_a_file_that_went_through_an_editor_is_read_as_before(changed):
    documents, aside = read(changed(text(HEADER, line("a", 1), header("family"), line("b", 2))))
    assert [(document.kind, names(document)) for document in documents] == [(("reader", VERSION), ["a"]), (("family", VERSION), ["b"])]
    assert aside == []


@pytest.mark.parametrize("found", ["", " ", "\n", "\n \n"], ids=repr)
def test_of_an_empty_text_there_is_nothing(found):
    assert read(found) == ([], [])


@pytest.mark.parametrize(
    "raw",
    [
        "garbage",
        '{"path":["7-9",',
        "[]",
        "{}",
        "5",
        "null",
        "NaN",
        '{"a":1,"b":2}',
        '{"a":1}{"b":2}',
        '{"a":NaN}',
        '{"a":1e999}',
        '{"a":"\\ud800"}',
        '{"a":"\ud800"}',
        '{"\\udfff":1}',
        '{"a":' + "9" * 5000 + "}",
        '{"a":' + "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        "\x00",
    ],
    ids=lambda raw: ascii(raw[:25]),
)
def test_a_line_that_is_none_of_ours_is_set_aside_and_the_others_stand(raw):
    (document,), aside = read(text(HEADER, line("before", 1), raw, line("after", 2)))
    assert names(document) == ["before", "after"]
    assert aside == [raw]


def test_lines_before_any_header_are_set_aside():
    documents, aside = read(text(line("a", 1), HEADER, line("b", 2)))
    assert [names(document) for document in documents] == [["b"]]
    assert aside == [line("a", 1)]


@pytest.mark.parametrize(
    "broken",
    [
        HEADER[:12],
        HEADER[:30],
        HEADER[:-1],
        HEADER.replace('"format"', '"fXrmat"'),
        HEADER.replace("{", ""),
        HEADER.replace('"id":', '"id"'),
        HEADER.replace(FORMAT, f"{FORMAT}X"),
        HEADER.replace(FORMAT, "seven"),
        HEADER.replace("otter", "\ud800"),
        HEADER.replace('"otter"', "[" * 100_000),
    ],
    ids=lambda raw: ascii(raw[:40]),
)
def test_lines_below_a_broken_header_are_not_taken_for_those_of_the_document_before(broken):
    """Else what one child did would be another's."""
    documents, aside = read(text(header("reader", id="crab"), line("a", 1), broken, line("b", 2)))
    assert [names(document) for document in documents if document.kind == ("reader", VERSION)] == [["a"]]
    assert [document.raw for document in documents[1:]] == [broken]
    assert aside == []


def test_a_text_that_is_far_too_long_is_read_as_far_as_it_is_long():
    whole = text(HEADER, line("a", 1)) + "\n"
    (document,), aside = read(whole + line("long", "x" * LARGEST_TEXT))
    assert names(document) == ["a"]
    assert [raw[:9] for raw in aside if raw.startswith("{")] == ['{"long":"']
    assert sum(map(len, aside)) <= LARGEST_TEXT + 200


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=5) | st.just(FORMAT),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["format", "kind", "version", "id", "path"]), inner),
    max_leaves=8,
)
RAW = JSON.map(json.dumps) | st.text(st.characters(), max_size=40) | st.sampled_from([HEADER, HEADER[:-1], line("path", 1)])


@given(raws=st.lists(RAW, max_size=6))
def test_each_line_of_any_text_is_a_header_a_record_or_set_aside(raws):
    found = text(*raws)
    documents, aside = read(found)
    taken = [document.raw for document in documents] + [record.raw for document in documents for record in document.records]
    assert sorted(taken + aside) == sorted(raw for raw in found.removeprefix("\ufeff").split("\n") if raw.strip())
    for record in (record for document in documents for record in document.records):
        assert json.loads(record.raw) == {record.name: record.value}
        line(record.name, record.value).encode()


# Many as one


@given(parts=st.lists(st.text(max_size=2), min_size=1, max_size=20))
def test_parts_are_joined_in_their_order_each_once(parts):
    assert merge_all(parts, lambda one, other: one + other) == "".join(parts)


def test_many_parts_are_each_joined_a_few_times_only():
    sizes = []

    def join(one, other):
        sizes.append(one + other)
        return one + other

    assert merge_all([1] * 1000, join) == 1000
    assert sum(sizes) < 1000 * 12
