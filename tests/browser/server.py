"""The real server, started as anybody would start it, in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

from deploy.local import free_ports

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


def free_port() -> int:
    """A port that nobody listens on, and that the system gives to nobody who calls: else a browser that calls a server that is not there
    yet, or not for a moment, might be given its port, and the server could not start.
    """
    (port,) = free_ports(1)
    return port


class Server:
    """``streamlit run app.py`` on one port; it can be killed and started again on the same."""

    root = ROOT
    """Where the app stands."""

    def __init__(self, log: Path, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.log = log
        self.environment = {"JOIN_ADDRESS": self.url} | environment  # journeys stay on this computer, whatever network it is in
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process. It may not answer yet."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        settings = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
        settings |= self.environment | {"DATABASE_URL": f"sqlite:///{self.log.with_suffix('.db')}"}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=self.root, env=settings, stdout=log, stderr=log)

    def wait_until_healthy(self) -> None:
        """Wait for a good answer of ``/healthz``."""
        self._wait(self._is_healthy)

    def wait_until_open(self) -> None:
        """Wait until the port can be connected to, without asking for anything."""
        self._wait(self._is_open)

    def kill(self) -> None:
        """End the process as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _wait(self, condition) -> None:
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit and self.process is not None and self.process.poll() is None:
            if condition():
                return
            time.sleep(0.05)
        raise RuntimeError(f"{self.url} never answered:\n{self.log.read_text(encoding='utf-8', errors='replace')[-3000:]}")

    def _is_healthy(self) -> bool:
        url = f"{self.url}/healthz"
        with suppress(urllib.error.URLError, ConnectionError, TimeoutError), urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310  # our own server
            return bool(answer.status == HTTPStatus.OK)
        return False

    def _is_open(self) -> bool:
        with suppress(OSError), socket.create_connection(("localhost", self.port), timeout=1):
            return True
        return False
