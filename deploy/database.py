"""Debian's PostgreSQL in a folder of its own, on the loopback alone, for as long as it is needed."""

import os
import secrets
import shutil
import subprocess
import time
from pathlib import Path

import psycopg

from deploy.child import Child, setpriv

BINARIES = "/usr/lib/postgresql/*/bin"
USER = "postgres"
PATIENCE_SECONDS = 30.0


class NotInstalled(RuntimeError):
    """A program that is needed is not on this machine."""


def binaries() -> Path:
    """The folder of the newest PostgreSQL. Raises ``NotInstalled``."""
    found = [place for place in Path("/").glob(BINARIES.lstrip("/")) if (place / "initdb").exists()]
    found += [Path(tool).resolve().parent for tool in [shutil.which("initdb")] if tool]
    if not found:
        raise NotInstalled("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return max(found, key=lambda place: [int(part) for part in place.parent.name.split(".") if part.isdigit()])


class Database:
    """A server on one port. ``url`` is what ``DATABASE_URL`` wants; the password is drawn at every start of a new folder."""

    def __init__(self, folder: Path, port: int) -> None:
        self.port = port
        self._folder, self._data, self._binaries = folder, folder / "data", binaries()
        self._password = secrets.token_hex(16)
        self._child = Child("database", folder / "database.log", stop_with="SIGINT")

    @property
    def url(self) -> str:
        """The address of the database, with its password."""
        return f"postgresql+psycopg://{USER}:{self._password}@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        """Lay out an empty database, readable to nobody else."""
        self._data.mkdir(mode=0o700)
        password = self._folder / "password"
        password.touch(mode=0o600)
        password.write_text(self._password, encoding="utf-8")
        if os.geteuid() == 0:
            for place in (self._data, password):
                shutil.chown(place, USER, USER)
        rules = ["--auth=scram-sha-256", f"--pwfile={password}", f"--username={USER}", "--encoding=UTF8", "--locale=C.UTF-8"]
        command = [*setpriv(USER), f"{self._binaries}/initdb", "--pgdata", f"{self._data}", *rules]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # Debian's own program
        password.unlink()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = {"listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": self._data, "max_connections": 100}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._child.start([f"{self._binaries}/postgres", "-D", f"{self._data}", *options], user=USER, cwd="/")
        limit = time.monotonic() + PATIENCE_SECONDS
        while not self.answers():
            self._child.check(limit)
            time.sleep(0.05)

    def answers(self) -> bool:
        """Whether it can be asked something."""
        try:
            psycopg.connect(self.url.replace("+psycopg", ""), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """End it, and every connection with it."""
        self._child.stop()
