"""Programs that run beside this one and end with it."""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PATIENCE_SECONDS = 20.0
_STARTER = ThreadPoolExecutor(1)
"""All programs are started from one thread that lasts: the system takes the end of the thread that started one for our end."""


def setpriv(user: str = "") -> list[str]:
    """What stands before a command so that it runs as that user, where one is named and we are root."""
    if not user or os.geteuid() != 0:
        return ["setpriv"]
    return ["setpriv", f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--init-groups"]


class Child:
    """One program with its log. It ends when it is stopped, and also when this process is killed."""

    def __init__(self, name: str, log: Path, stop_with: str = "SIGTERM") -> None:
        self.name, self.log = name, log
        self.process: subprocess.Popen[bytes] | None = None
        self._stop_with = stop_with.removeprefix("SIG")

    def start(self, command: Sequence[str], *, user: str = "", cwd: str, env: Mapping[str, str] | None = None) -> None:
        """Start it, as another user where one is named and we are root. It may not answer yet."""
        whole = [*setpriv(user), f"--pdeathsig={self._stop_with}", *command]
        with self.log.open("ab") as log:
            self.process = _STARTER.submit(subprocess.Popen, whole, cwd=cwd, env=env, stdout=log, stderr=log).result()

    def check(self, limit: float) -> None:
        """Raise ``RuntimeError`` with the end of the log where it has ended by itself, or the limit (monotonic seconds) has passed."""
        if self.process is None or self.process.poll() is not None or time.monotonic() > limit:
            said = self.log.read_text(encoding="utf-8", errors="replace")[-3000:] if self.log.exists() else ""
            raise RuntimeError(f"{self.name} does not answer:\n{said}")

    def kill(self) -> None:
        """End it as a crash would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it in good order, or as a crash would where that takes too long."""
        self._end(signal.Signals[f"SIG{self._stop_with}"])

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
