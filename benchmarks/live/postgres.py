"""A PostgreSQL of one's own for a few minutes: Debian's programs, a temporary folder, loopback only."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.server import HOST, free_port

USER = "postgres"
"""Whom Debian's package runs the server as; it refuses to run as root."""


def programs() -> Path | None:
    """Where the newest installed server's programs are; None where there is none, or no right to start it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    may_start = os.geteuid() != 0 or shutil.which("runuser") is not None
    return found[-1].parent if found and may_start else None


@contextmanager
def running_postgres(folder: Path) -> Iterator[str | None]:
    """A server below ``folder`` with its usual settings, so that a commit is on disk; its URL, or None where none can run."""
    found = programs()
    if found is None:
        yield None
        return
    home, port = folder / "postgres", free_port()
    home.mkdir()
    if os.geteuid() == 0:
        shutil.chown(home, USER)
        folder.chmod(0o755)
    options = f"-p {port} -c listen_addresses={HOST} -c unix_socket_directories={home}"
    _run(found / "initdb", "-D", home / "data", "-U", USER, "-A", "trust", "--no-instructions")
    _run(found / "pg_ctl", "-D", home / "data", "-w", "-l", home / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://{USER}@{HOST}:{port}/postgres"
    finally:
        _run(found / "pg_ctl", "-D", home / "data", "-m", "immediate", "stop")


def _run(*command: str | Path) -> None:
    as_whom = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_whom, *map(str, command)], check=True, cwd="/", stdout=subprocess.DEVNULL)
