"""``python -m benchmarks.live.echo PORT``: the least that a socket can cost, under the settings that the platform gives uvicorn.

What begins with ``!`` goes to all who are connected, in the plainest loop; everything else goes back to whoever sent it.
"""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.web import bootstrap
from streamlit.web.server.starlette.starlette_server import _get_uvicorn_config_kwargs

_sockets: set[WebSocket] = set()


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    _sockets.add(socket)
    try:
        while True:
            text = await socket.receive_text()
            for one in tuple(_sockets) if text.startswith("!") else (socket,):
                await one.send_text(text)
    except WebSocketDisconnect:
        _sockets.discard(socket)


async def health(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


if __name__ == "__main__":
    bootstrap.load_config_options({})  # .streamlit/config.toml of this project
    app = Starlette(routes=[Route("/healthz", health), WebSocketRoute("/echo", echo)])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), **_get_uvicorn_config_kwargs())
