"""The whole app in a process of its own, for what only the platform and our routes together can show."""

import re
from collections.abc import Callable, Iterator

import httpx2
import pytest

from tests.browser.server import Server

Serve = Callable[..., httpx2.Client]


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts the app with these settings on the loopback, and gives a client that follows nothing by itself."""
    servers: list[Server] = []
    clients: list[httpx2.Client] = []

    def start(**environment: str) -> httpx2.Client:
        log = tmp_path_factory.mktemp("served") / "log"
        servers.append(Server(log, STREAMLIT_SERVER_ADDRESS="127.0.0.1", **environment))
        servers[-1].start()
        servers[-1].wait_until_healthy()
        clients.append(httpx2.Client(base_url=re.sub("localhost", "127.0.0.1", servers[-1].url), timeout=30))
        return clients[-1]

    yield start
    for client in clients:
        client.close()
    for server in servers:
        server.kill()
