"""A route ahead of the others: it is answered without what comes after, and takes nothing else with it."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from beacons.serve.assembly import middleware

passed: list[str] = []


class Layer:
    """Notes what passes through."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "lifespan":
            passed.append(scope["path"])
        await self.app(scope, receive, send)


async def greet(socket):
    await socket.accept()
    await socket.send_text(socket.url.path)
    await socket.close()


async def page(request):
    return PlainTextResponse("a page")


@pytest.fixture
def base():
    return ""


@pytest.fixture
def client(tmp_path, base):
    passed.clear()
    layers = [*middleware(tmp_path, ahead=[WebSocketRoute("/live", greet)], base=base), Middleware(Layer)]
    app = Starlette(routes=[Route("/live", page), WebSocketRoute("/other", greet)], middleware=layers)
    with TestClient(app) as made:
        yield made


def hear(client, path, **headers):
    with client.websocket_connect(path, headers=headers) as socket:
        return socket.receive_text()


def test_a_socket_ahead_passes_through_no_layer_that_comes_after(client):
    assert hear(client, "/live") == "/live"
    assert passed == []


@pytest.mark.parametrize("base", ["/beacons"])
@pytest.mark.parametrize("asked", ["/beacons/live", "/live"])
def test_a_socket_ahead_is_found_below_a_base_path_whether_a_proxy_passes_it_on_or_not(client, asked):
    assert hear(client, asked) == "/beacons/live"
    assert passed == []
    assert client.get(asked).text == "a page"
    assert passed == ["/beacons/live"]


def test_other_sockets_and_other_requests_pass_through_all(client):
    assert hear(client, "/other") == "/other"
    assert client.get("/live").text == "a page"
    assert passed == ["/other", "/live"]


def test_a_page_of_another_site_is_refused_ahead_too(client):
    with pytest.raises(WebSocketDisconnect):
        hear(client, "/live", origin="https://evil.test")
