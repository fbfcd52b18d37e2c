"""``python -m deploy.local``: what compose.yaml runs in containers, on this machine alone and without them.

Debian's PostgreSQL and nginx with two processes of the app between them, all on the loopback. Nothing of it stays at the end.
"""

import argparse
import os
import secrets
import shutil
import signal
import socket
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Self

from deploy.child import Child
from deploy.database import PATIENCE_SECONDS, Database, NotInstalled
from deploy.proxy import Proxy

ROOT = Path(__file__).resolve().parents[1]
OPEN_TO_ALL_BELOW = 0o711
"""Of the folder that holds everything: PostgreSQL runs as a user of its own and has to get to its part."""


def free_ports(count: int) -> list[int]:
    """Ports of the loopback on which nobody listens, below those that the system gives to whoever calls: a port may rest for a while."""
    found: set[int] = set()
    while len(found) < count:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            found.add(port)
    return list(found)


class Cluster:
    """PostgreSQL, processes of the app, and nginx, for as long as the context lasts. Processes are numbered from 0."""

    def __init__(self, processes: int = 2, port: int = 0) -> None:
        self._database_port, proxy_port, *self.ports = free_ports(processes + 2)
        self._port = port or proxy_port
        self.url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        """Start everything. Raises ``NotInstalled``, and ``RuntimeError`` with the end of its log where something does not answer."""
        with ExitStack() as until_up:
            self.folder = Path(tempfile.mkdtemp(prefix="seven-beacons-"))
            until_up.callback(shutil.rmtree, self.folder, ignore_errors=True)
            self.folder.chmod(OPEN_TO_ALL_BELOW)
            self.database = Database(self.folder, self._database_port)
            self.proxy = Proxy(self.folder, self._port, self.ports)
            self.apps = [Child(f"process {n}", self.folder / f"app-{n}.log") for n in range(len(self.ports))]
            for stop in (self.database.stop, *(app.stop for app in self.apps), self.proxy.stop):
                until_up.callback(stop)
            self._start_all()
            self._open = until_up.pop_all()
        return self

    def _start_all(self) -> None:
        self.database.make()
        self.database.start()
        for n in range(len(self.apps)):
            self._start(n)
        self.proxy.start()
        self.wait_until_healthy(range(len(self.apps)))

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open.close()

    def kill(self, n: int) -> None:
        """End one process as a crash would."""
        self.apps[n].kill()

    def start(self, n: int) -> None:
        """Start a process again on its port, and wait until it serves."""
        self._start(n)
        self.wait_until_healthy([n])

    def _start(self, n: int) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", f"{self.ports[n]}", "--server.address", "127.0.0.1"]
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
        settings = {"DATABASE_URL": self.database.url, "FORWARDED_ALLOW_IPS": "127.0.0.1"}
        self.apps[n].start(command, cwd=f"{ROOT}", env={**inherited, **settings})

    def wait_until_healthy(self, numbers: Iterable[int]) -> None:
        """Wait until these processes answer ``/healthz``. Raises ``RuntimeError`` where one does not."""
        limit = time.monotonic() + 2 * PATIENCE_SECONDS
        for n in numbers:
            while not self._is_healthy(n):
                self.apps[n].check(limit)
                time.sleep(0.05)

    def _is_healthy(self, n: int) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.ports[n]}/healthz", timeout=2) as answer:
            return bool(answer.status == HTTPStatus.OK)
        return False


def main() -> int:
    """Run until stopped by Ctrl+C."""
    asked = argparse.ArgumentParser(prog="python -m deploy.local", description=(__doc__ or "").split(":", 1)[1].strip())
    asked.add_argument("--processes", type=int, default=2, help="of the app (2)")
    asked.add_argument("--port", type=int, default=8501, help="where visitors come in (8501)")
    chosen = asked.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with Cluster(chosen.processes, chosen.port) as cluster, suppress(KeyboardInterrupt):
            print(f"{len(cluster.apps)} processes at {cluster.url}; logs in {cluster.folder} until Ctrl+C")
            signal.pause()
    except NotInstalled as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
