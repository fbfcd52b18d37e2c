"""Content of our own for the pages: a changed copy of what is shipped, or a quiz with one item of each type."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from beacons import wiring
from beacons.root import ROOT
from tests.builders import a_quiz, one_of_each_type
from tests.pages.tab import SID

Change = Callable[[Path], object]


def _copy_of_the_content(root: Path, change: Change, patch: pytest.MonkeyPatch) -> None:
    for folder in ("content", "quizzes"):
        shutil.copytree(ROOT / folder, root / folder)
    change(root)
    patch.setattr(wiring, "ROOT", root)
    _read_anew()


def _read_anew() -> None:
    wiring.library.cache_clear()
    wiring._catalogs.cache_clear()


@pytest.fixture
def serve(monkeypatch, tmp_path) -> Iterator[Callable[[Change], None]]:
    """Serves a changed copy of the shipped content: ``serve(lambda root: (root / "quizzes" / "x.yaml").unlink())``."""
    yield lambda change: _copy_of_the_content(tmp_path, change, monkeypatch)
    monkeypatch.undo()
    _read_anew()


@pytest.fixture(scope="module")
def serve_to_all(tmp_path_factory) -> Iterator[Callable[[Change], None]]:
    """As ``serve``, once for all tests of a module."""
    with pytest.MonkeyPatch.context() as patch:
        yield lambda change: _copy_of_the_content(tmp_path_factory.mktemp("content"), change, patch)
    _read_anew()


@pytest.fixture(scope="module")
def one_item_of_each_type(serve_to_all) -> None:
    """Serves a quiz on Safer Internet Day that holds the six items of ``builders``, for the middle path."""
    items = [item.model_copy(update={"path": "10-12"}) for item in one_of_each_type()]
    quiz = a_quiz(*items, lesson=SID).model_dump(mode="json", exclude_none=True)
    serve_to_all(lambda root: (root / "quizzes" / f"{SID}.yaml").write_text(yaml.safe_dump(quiz), encoding="utf-8"))
