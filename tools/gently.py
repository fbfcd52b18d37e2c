"""``python -m tools.gently COMMAND ...``: run a command on what others leave of the processors, and end as it ends.

Journeys in a browser wait a third of their time, and lose patience where they are kept waiting.
"""

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

LEAST = 19
"""The niceness of who comes last."""
SHARE = Path("/proc/self/autogroup")
"""Where Linux is told so of a whole session: it may share processors out among sessions first, and a browser is one of its own."""


def main(command: Sequence[str]) -> int:
    """Hand on to the command, which is in a session of its own, whatever would interrupt it."""
    child = os.fork()
    if not child:
        _give_way()
        os.execvp(command[0], list(command))  # noqa: S606  # a command of ours, and no shell

    def hand_on(number: int, _: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(child, number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, hand_on)
    _, status = os.waitpid(child, 0)
    return abs(os.waitstatus_to_exitcode(status))


def _give_way() -> None:
    os.setsid()
    with suppress(OSError):  # not everywhere are they shared out so
        SHARE.write_text(str(LEAST), encoding="ascii")
    os.nice(LEAST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
