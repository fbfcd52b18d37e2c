"""``python -m author [LESSON]``, or ``seven-beacons check [LESSON]``: check all content, or one lesson."""

import argparse
import sys

from author.check import check
from beacons.root import ROOT


def main(arguments: list[str]) -> int:
    """Check all lessons and quizzes, or one: check safer-internet-day.

    Prints every finding and a summary. Returns 1 where something is to be mended. Raises ``SystemExit`` with 2 where the words are others.
    """
    asked = argparse.ArgumentParser(prog="seven-beacons check", description=(main.__doc__ or "").partition("\n")[0])
    asked.add_argument("lesson", metavar="LESSON", nargs="?", help="the id of a lesson")
    try:
        problems, findings, summary = check(ROOT, asked.parse_args(arguments).lesson)
    except ValueError as error:
        print(error)
        return 1
    for line in (*problems, *findings):
        print(line)
    print(summary)
    return 1 if problems or findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
