"""What is kept of YAML files between starts saves time and changes nothing."""

import json
import os

import pytest

from beacons import kept
from beacons.storage import kept_yaml, yaml_text
from beacons.storage.file_reader import UnreadableFile
from beacons.storage.kept_yaml import NAME, KeptYaml


@pytest.fixture
def parsed(monkeypatch):
    """Every file that was read as YAML."""
    files, own = [], yaml_text.parsed

    def noted(file):
        files.append(file)
        return own(file)

    monkeypatch.setattr(yaml_text, "parsed", noted)
    return files


@pytest.fixture
def content(tmp_path):
    (tmp_path / "a.yaml").write_text("title: Grüße\nparts: [one, no]\n", encoding="utf-8")
    return tmp_path


def a_start(content, *names):
    """What a start reads, and keeps."""
    reader = KeptYaml(content)
    found = [reader.read(content / name) for name in names or ("a.yaml",)]
    reader.keep()
    return found


def test_the_next_start_reads_the_same_without_parsing_it(content, parsed):
    first = a_start(content)
    assert a_start(content) == first == [{"title": "Grüße", "parts": ["one", "no"]}]
    assert len(parsed) == 1


def test_a_changed_file_is_read_anew_even_where_its_time_and_its_size_stay(content, parsed):
    a_start(content)
    file = content / "a.yaml"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("one", "two"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert a_start(content)[0]["parts"] == ["two", "no"]
    assert len(parsed) == 2


def test_what_another_reader_made_of_a_file_is_not_used(content, parsed, monkeypatch):
    a_start(content)
    monkeypatch.setattr(kept_yaml, "_READER", b"a reader of tomorrow")
    a_start(content)
    assert len(parsed) == 2


def test_a_broken_file_is_named_with_its_line_at_every_start(content):
    (content / "b.yaml").write_text("one: 1\none: 2\n")
    for _ in range(2):
        with pytest.raises(UnreadableFile, match="line 2: 'one' stands twice"):
            a_start(content, "a.yaml", "b.yaml")
    (content / "b.yaml").unlink()
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        a_start(content, "b.yaml")


def test_nothing_is_kept_of_a_file_that_is_no_longer_read(content):
    (content / "b.yaml").write_text("one: 1\n")
    a_start(content, "a.yaml", "b.yaml")
    a_start(content)
    assert [one["title"] for one in json.loads(kept.beside(content, NAME).read_bytes()).values()] == ["Grüße"]


@pytest.mark.parametrize("left", [b"", b'{"a": ', b"[]", b'{"a": "text"}', b"\xff"], ids=repr)
def test_what_is_not_whole_is_read_anew(content, left):
    kept.beside(content, NAME).parent.mkdir()
    kept.beside(content, NAME).write_bytes(left)
    assert a_start(content) == [kept_yaml.read(content / "a.yaml")]


def test_where_nothing_can_be_written_all_is_read_as_ever(content, parsed):
    kept.beside(content, NAME).parent.write_text("a file where the folder would be")
    assert a_start(content) == a_start(content)
    assert len(parsed) == 2
