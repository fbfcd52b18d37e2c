"""``python -m beacons.lint [lesson]``: check all content, or one lesson. Exits 1 where something is to be mended."""

import sys

from beacons.lint.check import check
from beacons.root import ROOT


def main(arguments: list[str]) -> int:
    """Check all lessons and quizzes, or one lesson: prints every finding and a summary; 0 where there is none."""
    only = arguments[0] if arguments else None
    try:
        problems, findings, summary = check(ROOT, only)
    except ValueError as error:
        print(error)
        return 1
    for line in (*problems, *findings):
        print(line)
    print(summary)
    return 1 if problems or findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
