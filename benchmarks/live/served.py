"""What is measured: the app as it is served, with its rooms in SQLite or PostgreSQL, and the echo beside it."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.live.postgres import running_postgres
from benchmarks.server import HOST, ROOT, Server, free_port, started

ECHO, SQLITE, POSTGRESQL = "echo", "SQLite", "PostgreSQL"


@contextmanager
def served(name: str, url: str = "") -> Iterator[Server]:
    """A fresh server of one of the three kinds, free to use all cores. ``url`` is where the app keeps rooms."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.live.echo", str(port)]
    if name != ECHO:
        flags = [f"--server.port={port}", f"--server.address={HOST}"]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", *flags]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "PYTHON"))}
    environment = kept | {"PYTHONPATH": str(ROOT), "DATABASE_URL": url}
    with started(command, port, "/healthz", folder=ROOT, environment=environment) as server:
        yield server


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """URLs of fresh databases in a temporary folder: SQLite always, PostgreSQL where it is installed. On disk, not in memory."""
    with tempfile.TemporaryDirectory(prefix="bench-live-", dir=_disk()) as folder, running_postgres(Path(folder)) as postgres:
        found = {SQLITE: f"sqlite:///{folder}/rooms.db"}
        yield found | ({POSTGRESQL: postgres} if postgres else {})


def _disk() -> Path | None:
    """A folder on a disk, where the system keeps temporary files in memory: there nothing would have to be written."""
    on_disk = Path("/var/tmp")  # noqa: S108  # a folder with a random name is made in it
    return on_disk if os.access(on_disk, os.W_OK) else None
