from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from beacons.storage.file_reader import UnreadableFile
from beacons.storage.kept_yaml import read
from beacons.storage.yaml_text import plain
from tests.samples import ALPHA_FACTS, sound_tree, write


def file_of(folder: Path, content: str | bytes) -> Path:
    file = folder / "sample.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def trouble(folder: Path, content: str | bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(file_of(folder, content))
    return str(caught.value)


SCALARS = ("yes", "no", "on", "off", "true", "null", "~", "1:30", "0800", "1.10", "0x1F", "1e3", "2012-12-05", "1 2", ".inf", "=")


@pytest.mark.parametrize("text", SCALARS)
def test_every_scalar_stays_the_text_that_was_typed(tmp_path, text):
    assert read(file_of(tmp_path, f"key: {text}\nlist: [{text}]\n{text}: value\n")) == {"key": text, "list": [text], text: "value"}


def test_a_value_that_is_left_out_is_an_empty_text(tmp_path):
    assert read(file_of(tmp_path, "key:\nother: value\n")) == {"key": "", "other": "value"}


def test_a_block_text_keeps_its_lines(tmp_path):
    assert read(file_of(tmp_path, "key: |\n  one: two\n\n  - three\n")) == {"key": "one: two\n\n- three\n"}


def test_tags_make_no_objects(tmp_path):
    assert read(file_of(tmp_path, "key: !!python/object/apply:os.getcwd []\nnumber: !!int 7\n")) == {"key": [], "number": "7"}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_of_every_editor_are_read(tmp_path, newline, mark):
    assert read(file_of(tmp_path, f"{mark}key: Zoë{newline}other: value{newline}")) == {"key": "Zoë", "other": "value"}


def test_a_key_that_stands_twice_is_named_with_its_line(tmp_path):
    assert trouble(tmp_path, "key: one\nother: two\nkey: three\n") == "line 3: 'key' stands twice in one block"


def test_a_key_that_stands_twice_is_found_deep_inside(tmp_path):
    content = "items:\n  - id: one\n    options:\n      - {id: a, text: b}\n      - text: c\n        id: d\n        text: e\n"
    assert trouble(tmp_path, content) == "line 7: 'text' stands twice in one block"


def test_the_same_key_in_two_blocks_is_fine(tmp_path):
    assert read(file_of(tmp_path, "one: {id: a}\ntwo: {id: a}\n")) == {"one": {"id": "a"}, "two": {"id": "a"}}


def test_a_file_that_is_not_utf_8_says_where(tmp_path):
    assert trouble(tmp_path, "key: Zoë".encode("latin-1")) == "is not UTF-8 text (byte 7)"


def test_a_tab_is_named_with_its_line(tmp_path):
    message = trouble(tmp_path, "key:\n  one: two\n\tthree: four\n")
    assert message.startswith("line 3: ")


def test_a_missing_file_cannot_be_opened(tmp_path):
    with pytest.raises(UnreadableFile, match="cannot be opened: No such file"):
        read(tmp_path / "missing.yaml")


def test_a_folder_cannot_be_opened(tmp_path):
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read(tmp_path)


@pytest.mark.parametrize("content", ["", "# only a remark\n", "- one\n- two\n", "just text\n"])
def test_what_is_no_mapping_is_refused(tmp_path, content):
    assert trouble(tmp_path, content) == "must begin with 'name: value' lines"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("key: 'open\nother: value\n", 3),
        ("key: value\nother: [one, two\n", 3),
        ("key: value\nother: one: two\n", 2),
        ("key: value\nother: *nobody\n", 2),
        ("key: value\n---\nother: value\n", 2),
    ],
    ids=["open quote", "open list", "second colon", "unknown alias", "second document"],
)
def test_what_is_no_yaml_is_named_with_its_line(tmp_path, content, line):
    assert trouble(tmp_path, content).startswith(f"line {line}: ")


def test_a_character_that_yaml_does_not_allow_is_refused(tmp_path):
    assert trouble(tmp_path, b"key: \x00\n") == "cannot be read as YAML"


@pytest.mark.parametrize("content", ["[one, two]: value\n", "{name}: value\n", "? - one\n: value\n"])
def test_a_key_that_is_no_text_is_refused(tmp_path, content):
    assert trouble(tmp_path, content)


def test_a_list_that_refers_to_itself_is_refused(tmp_path):
    assert trouble(tmp_path, "key: &x [*x]\n")


def test_lists_without_end_are_refused(tmp_path):
    assert trouble(tmp_path, "key: " + "[" * 2000 + "]" * 2000)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("scratch")


def is_read_or_refused(folder: Path, content: bytes) -> bool:
    try:
        return isinstance(read(file_of(folder, content)), dict)
    except UnreadableFile as refused:
        return bool(str(refused))


def test_a_file_cut_off_at_any_byte_is_read_or_refused(scratch):
    whole = (write(scratch, sound_tree()) / ALPHA_FACTS).read_bytes()
    assert all(is_read_or_refused(scratch, whole[:end]) for end in range(len(whole)))


TOKENS = ("a", "b", ": ", "- ", "? ", "[", "]", "{", "}", ", ", "&x ", "*x", "!t ", "|", "'", '"', "#", "%", "\n", "  ", "\t", "---", "é")


@settings(derandomize=True, deadline=None, max_examples=1000)
@given(st.lists(st.sampled_from(TOKENS), max_size=15).map("".join))
def test_whatever_an_author_types_is_read_or_refused(scratch, content):
    assert is_read_or_refused(scratch, content.encode())


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=30))
def test_whatever_bytes_there_are_is_read_or_refused(scratch, content):
    assert is_read_or_refused(scratch, content)


NAMES = st.text("abc_-", min_size=1, max_size=6)
TREES = st.recursive(
    st.text("ab: -\n'\"#é", max_size=12), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4)
)


@given(tree=st.dictionaries(NAMES, TREES, max_size=5), is_flow=st.booleans())
@settings(max_examples=200, deadline=None)
def test_what_is_put_together_straight_away_is_what_the_loader_reads(tree, is_flow):
    text = yaml.safe_dump(tree, default_flow_style=is_flow, allow_unicode=True)
    assert plain(text) == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506


@pytest.mark.parametrize(
    "text",
    [
        "one: &a [x]\ntwo: *a\n",
        "key: one\nkey: two\n",
        "? [a]\n: b\n",
        "- a\n",
        "",
        "a: b\n---\nc: d\n",
        "key:\n\tone: two\n",
        "a: " + "[" * 3000,
    ],
    ids=["alias", "twice", "no text as a name", "a list", "nothing", "two documents", "a tab", "nested too deeply"],
)
def test_what_is_no_plain_file_is_left_to_the_loader(text):
    assert plain(text) is None
