"""The app as anybody would start it, in a process of its own that can be killed and started again on the same port."""

import asyncio
import os
import sys
import time
import urllib.request
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

from deploy.child import Child
from deploy.local import free_ports
from tools.chaos.weather.proxy import HOST

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 120.0


class Served:
    """The app with its rooms in one SQLite file."""

    def __init__(self, database: Path, log: Path) -> None:
        (self.port,) = free_ports(1)
        self.url, self.log = f"sqlite:///{database}", log
        self._child = Child("the app", log)
        self.kills = 0

    async def start(self, origin: str = "") -> None:
        """Start it, and wait until it is well. ``origin`` is where devices find it."""
        flags = [f"--server.port={self.port}", f"--server.address={HOST}"]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
        env = kept | {"DATABASE_URL": self.url, "JOIN_ADDRESS": origin}
        self._child.start([sys.executable, "-m", "streamlit", "run", "app.py", *flags], cwd=str(ROOT), env=env)
        limit = time.monotonic() + PATIENCE_SECONDS
        while not await asyncio.to_thread(self._is_well):
            self._child.check(limit)
            await asyncio.sleep(0.1)

    async def kill(self) -> None:
        """End it as a crash would."""
        self.kills += 1
        await asyncio.to_thread(self._child.kill)

    async def stop(self) -> None:
        """End it in good order."""
        await asyncio.to_thread(self._child.stop)

    def complaints(self) -> list[str]:
        """What it wrote of errors that nobody caught."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [
            line
            for n, line in enumerate(lines)
            if "Traceback" in "".join(lines[max(n - 40, 0) : n]) and line[:1].isalpha() and "Error" in line
        ]

    def _is_well(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"http://{HOST}:{self.port}/healthz", timeout=2) as answer:
            return bool(answer.status == HTTPStatus.OK)
        return False
