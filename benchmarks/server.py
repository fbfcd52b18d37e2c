"""Starts an app in a process of its own and reads what that process costs."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APPS = Path(__file__).parent / "apps"
HOST = "127.0.0.1"
START_LIMIT = 60.0
HEAVY = ("pandas", "numpy", "pyarrow")


@dataclass(frozen=True)
class Setup:
    """An app together with the settings that it runs under."""

    name: str
    script: Path
    health: str
    is_ours: bool
    by_default: bool
    """Whether everything is left as Streamlit has it. Otherwise ``.streamlit/config.toml`` of this project holds, and uvloop is used."""

    def flags(self, port: int) -> list[str]:
        """What every setup needs here: no browser is opened, and nothing leaves the machine."""
        return [
            f"--server.port={port}",
            f"--server.address={HOST}",
            "--server.headless=true",
            "--browser.gatherUsageStats=false",
        ]


SETUPS = (
    Setup("bare", APPS / "bare.py", "/_stcore/health", is_ours=False, by_default=False),
    Setup("screen", APPS / "screen.py", "/_stcore/health", is_ours=False, by_default=False),
    Setup("ours", ROOT / "app.py", "/healthz", is_ours=True, by_default=False),
    Setup("bare, defaults", APPS / "bare.py", "/_stcore/health", is_ours=False, by_default=True),
    Setup("ours, defaults", APPS / "plain.py", "/_stcore/health", is_ours=True, by_default=True),
)


@dataclass(frozen=True)
class Server:
    """An app that is up."""

    address: str
    pid: int
    cold_start: float
    """Seconds from the start of the process to the first good answer to "are you well?"."""

    def cpu(self) -> float:
        """Seconds of CPU that the process has used so far, all its threads together."""
        return cpu_of(self.pid)

    def settle(self) -> None:
        """Wait until the process rests: what follows a run (collecting garbage, ending threads) belongs to the run."""
        last = self.cpu()
        for _ in range(200):
            time.sleep(0.01)
            now = self.cpu()
            if now - last < 0.0001:
                return
            last = now

    def heavy_modules(self) -> list[str]:
        """Which of the heavy libraries have their compiled parts in the process's memory."""
        mapped = Path(f"/proc/{self.pid}/maps").read_text(encoding="utf-8")
        return [name for name in HEAVY if f"/{name}/" in mapped]


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used, on the clock that ``clock_getcpuclockid`` gives on Linux."""
    return time.clock_gettime((~pid << 3) | 2)


def memory_of(pid: int) -> int:
    """Bytes of a process that are in memory and its own: what it shares with files on disk does not count."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return 1024 * next(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon:"))


def pin(pid: int, place: int) -> None:
    """Keep a process on one core, the first or the last, so that server and client do not push each other aside."""
    if hasattr(os, "sched_setaffinity"):
        with suppress(OSError):
            os.sched_setaffinity(pid, {sorted(os.sched_getaffinity(0))[place]} if pid else {sorted(_all_cores)[place]})


_all_cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else {0}


@contextmanager
def running(setup: Setup) -> Iterator[Server]:
    """The app of a setup, up and healthy; stopped afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(setup.script), *setup.flags(port)]
    with tempfile.TemporaryDirectory() as empty:
        folder = Path(empty) if setup.by_default else ROOT
        with started(command, port, setup.health, folder=folder, environment=_environment(setup, empty), core=0) as server:
            yield server


@contextmanager
def started(  # noqa: PLR0913  # all that a process is started with
    command: list[str], port: int, health: str, *, folder: Path, environment: dict[str, str], core: int | None = None
) -> Iterator[Server]:
    """A server in a process of its own, up and healthy, on one core if asked; stopped afterwards."""
    with tempfile.TemporaryDirectory() as empty, Path(empty, "log").open("w") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        if core is not None:
            pin(process.pid, core)
        try:
            _wait_until_healthy(process, f"http://{HOST}:{port}{health}", Path(empty, "log"))
            yield Server(f"{HOST}:{port}", process.pid, time.perf_counter() - begun)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port of this machine that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _environment(setup: Setup, home: str) -> dict[str, str]:
    """The environment without anything that would change a setting behind our back."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "PYTHON"))}
    paths = [str(ROOT), *([str(APPS / "no_uvloop")] if setup.by_default else [])]
    return kept | {"HOME": home, "DATABASE_URL": f"sqlite:///{home}/rooms.db", "PYTHONPATH": os.pathsep.join(reversed(paths))}


def _wait_until_healthy(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    limit = time.perf_counter() + START_LIMIT
    while time.perf_counter() < limit and process.poll() is None:
        with suppress(urllib.error.URLError, ConnectionError, TimeoutError), urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310  # our own server
            if answer.status == 200:
                return
        time.sleep(0.005)
    raise RuntimeError(f"{url} never answered well:\n{log.read_text(encoding='utf-8')[-2000:]}")
