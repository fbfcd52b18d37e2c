"""A start loads nothing of live rooms, and whoever comes for one finds it."""

import subprocess
import sys
from pathlib import Path

import anyio
import anyio.lowlevel
import pytest

from beacons.serve import assembly

ROOT = Path(__file__).resolve().parents[2]
A_DEVICE_COMES = """
import sys
import app
from starlette.testclient import TestClient
LATE = {"sqlalchemy", "psycopg", "beacons.live.socket"}
with TestClient(app.app) as client:
    assert client.get("/healthz").json()["status"] == "ok"
    assert client.get("/").status_code == 200
    assert not LATE & sys.modules.keys(), LATE & sys.modules.keys()
    with client.websocket_connect("/live") as device:
        device.send_json({"t": "hello", "code": "ABCDEF", "id": "a-device-of-somebody"})
        print(device.receive_json()["t"])
    assert LATE - {"psycopg"} <= sys.modules.keys()
"""


def test_a_device_that_comes_right_after_the_start_is_answered_by_what_was_not_loaded_until_then(tmp_path):
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path}/rooms.db"}
    done = subprocess.run([sys.executable, "-c", A_DEVICE_COMES], cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    assert done.stdout == "refused\n", done.stderr[-3000:]


class Beside:
    """What runs beside a server, and what happened to it in which order."""

    def __init__(self):
        self.happened, self.came = [], anyio.Event()

    def load(self):
        self.happened.append("loaded")

    def __call__(self):
        return self

    async def __aenter__(self):
        self.happened.append("entered")
        self.came.set()

    async def __aexit__(self, *_):
        self.happened.append("left")


@pytest.fixture
def beside():
    return Beside()


def test_what_waits_for_a_rest_is_loaded_entered_and_left_with_the_server(beside, monkeypatch):
    monkeypatch.setattr(assembly, "REST_SECONDS", 0)

    async def live():
        async with assembly.after_a_rest(beside.load, beside):
            await beside.came.wait()

    anyio.run(live)
    assert beside.happened == ["loaded", "entered", "left"]


def test_a_server_that_stops_before_has_entered_nothing(beside):
    async def live():
        async with assembly.after_a_rest(beside.load, beside):
            pass

    anyio.run(live)
    assert beside.happened == []


def test_what_cannot_be_loaded_is_told_in_the_log_and_the_server_goes_on(beside, monkeypatch, caplog):
    monkeypatch.setattr(assembly, "REST_SECONDS", 0)

    def load():
        raise ImportError("a library is missing")

    async def live():
        with anyio.fail_after(30):
            async with assembly.after_a_rest(load, beside):
                while "a library is missing" not in caplog.text:
                    await anyio.lowlevel.checkpoint()

    anyio.run(live)
    assert beside.happened == []
