"""``python -m tools.covered``: what unit tests and page tests go through together, line by line and branch by branch.

It counts what the two suites have written down in their own runs, and fails below the floor in ``pyproject.toml`` (``fail_under``).
"""

import sys
from pathlib import Path

from coverage import Coverage
from coverage.exceptions import NoDataError

RESULTS = Path(__file__).resolve().parents[1] / "test-results"
SUITES = ("unit", "pages")


def percent(folder: Path = RESULTS) -> float | None:
    """The share that is gone through, with a report of what is not; None where a suite has not been run."""
    files = [folder / f"coverage.{suite}" for suite in SUITES]
    if not all(file.is_file() for file in files):
        return None
    both = Coverage(data_file=str(folder / "coverage.both"))
    both.combine([str(file) for file in files], keep=True)
    both.save()
    try:
        return both.report(skip_covered=True, show_missing=True)
    except NoDataError:
        return None


def main() -> int:
    """1 below the floor, or where there is nothing to count."""
    found = percent()
    if found is None:
        print(f"Nothing to count: run {' and '.join(SUITES)} first.")
        return 1
    floor = Coverage().get_option("report:fail_under")
    print(f"{found:.2f} % of lines and branches are gone through; the floor is {floor} %.")
    return 0 if isinstance(floor, int | float) and found >= floor else 1


if __name__ == "__main__":
    sys.exit(main())
