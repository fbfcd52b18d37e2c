"""Nothing in the tests leaves this machine, and nothing depends on the clock or the language of this machine."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from beacons.storage.rooms import RoomStore
from beacons.ui.classroom import host_actions
from deploy.database import Database, NotInstalled
from deploy.local import Cluster, free_ports
from tests.cluster.installed import do_without
from tests.sync.windows import Windows


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RoomStore]:
    """Where the host's page keeps the rooms that it opens: a file of this test's own."""
    made = RoomStore(f"sqlite:///{tmp_path}/rooms.db")
    monkeypatch.setattr(host_actions, "rooms", lambda: made)
    yield made
    made.engine.dispose()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL that the tests may fill: TEST_DATABASE_URL, or Debian's in a folder of its own."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="seven-beacons-"))
    folder.chmod(0o711)
    try:
        database = Database(folder, *free_ports(1))
        database.make()
        database.start()
        yield database.url
        database.stop()
    except NotInstalled as missing:
        do_without(missing)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Two processes that share rooms in PostgreSQL, behind nginx."""
    try:
        with Cluster(processes=2) as up:
            yield up
    except NotInstalled as missing:
        do_without(missing)


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    """The browser's half of the store in one process of node, for all tests."""
    with Windows() as running:
        yield running
