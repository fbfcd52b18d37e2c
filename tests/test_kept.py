"""What is kept beside its source between starts is never used for another source, and nothing goes wrong where it cannot be kept."""

import jinja2
import pytest
from jinja2 import Environment, FileSystemLoader

from beacons import kept
from beacons.kept_templates import KeptTemplates


@pytest.fixture
def compiled(monkeypatch):
    """The source of every template that was compiled."""
    sources, own = [], Environment.compile

    def noted(self, source, *given, **named):
        sources.append(source)
        return own(self, source, *given, **named)

    monkeypatch.setattr(Environment, "compile", noted)
    return sources


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "page.html").write_text("Good {{ when }}")
    return tmp_path


def a_start(folder, settings=b"") -> str:
    """What the first page of a start shows."""
    templates = Environment(loader=FileSystemLoader(folder), bytecode_cache=KeptTemplates(folder, settings), autoescape=True)
    return templates.get_template("page.html").render(when="<morning>")


def whatever_is_kept(folder):
    return list((folder / "__pycache__").iterdir())


def test_a_template_is_compiled_at_the_first_of_two_starts(folder, compiled):
    assert a_start(folder) == a_start(folder) == "Good &lt;morning&gt;"
    assert len(compiled) == 1


def test_a_changed_template_is_compiled_anew(folder, compiled):
    a_start(folder)
    (folder / "page.html").write_text("Calm {{ when }}")
    assert a_start(folder) == "Calm &lt;morning&gt;"
    assert len(compiled) == 2


def test_what_was_compiled_under_other_settings_is_not_used(folder, compiled):
    a_start(folder)
    a_start(folder, settings=b"others")
    assert len(compiled) == 2


def test_what_another_version_of_the_engine_compiled_is_not_used(folder, compiled, monkeypatch):
    a_start(folder)
    monkeypatch.setattr(jinja2, "__version__", "4.0.0")
    a_start(folder)
    assert len(compiled) == 2


@pytest.mark.parametrize("left", [b"", b"j2", bytes(100)], ids=repr)
def test_what_is_not_whole_is_compiled_anew(folder, left):
    a_start(folder)
    for file in whatever_is_kept(folder):
        file.write_bytes(left)
    assert a_start(folder) == "Good &lt;morning&gt;"


def test_what_is_cut_off_is_compiled_anew(folder):
    a_start(folder)
    for file in whatever_is_kept(folder):
        file.write_bytes(file.read_bytes()[:-20])
    assert a_start(folder) == "Good &lt;morning&gt;"


def test_where_nothing_can_be_written_pages_are_drawn_as_ever(folder, compiled):
    (folder / "__pycache__").write_text("a file where the folder would be")
    assert a_start(folder) == a_start(folder) == "Good &lt;morning&gt;"
    assert len(compiled) == 2


def test_an_installed_package_writes_nothing_into_its_folder(folder, monkeypatch):
    monkeypatch.setattr(kept, "IS_INSTALLED", True)
    a_start(folder)
    assert [file.name for file in folder.iterdir()] == ["page.html"]


def test_nothing_half_written_stays_beside_what_is_kept(folder):
    a_start(folder)
    assert [file.suffix for file in whatever_is_kept(folder)] == [".template"]
