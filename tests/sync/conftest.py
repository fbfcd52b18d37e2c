"""Properties are tried without a clock, and with the same examples in every run."""

import pytest
from hypothesis import settings

settings.register_profile("sync", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("sync")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sequences", type=int, help="how many random sequences test_any_sequence.py plays, others in every run")
