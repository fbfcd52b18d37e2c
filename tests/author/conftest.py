import pytest

from author.check import check
from tests.samples import sound_tree, write


@pytest.fixture
def tree():
    """A tree with the lesson ``alpha`` for 7-9, which the linter likes."""
    return sound_tree()


@pytest.fixture
def read_by_12():
    """As ``tree``, for 10-12."""
    return sound_tree(paths=["10-12"])


@pytest.fixture
def read_by_16():
    """As ``tree``, for 13-16."""
    return sound_tree(paths=["13-16"])


@pytest.fixture
def findings(tmp_path):
    """Lints a tree: what is to be mended, as printed. A tree that does not even load fails the test."""

    def lint(tree, only=None):
        problems, found, _ = check(write(tmp_path, tree), only)
        assert [str(problem) for problem in problems] == []
        return [str(finding) for finding in found]

    return lint
