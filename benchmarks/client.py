"""A visitor without a browser: speaks Streamlit's websocket protocol as the browser's part of it does."""

import json
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 60.0
_INTERNAL = "$$STREAMLIT_INTERNAL_KEY"
"""What the platform begins the ids of its own widgets with."""


class ScriptFailedError(RuntimeError):
    """The script showed an exception or did not come to its end."""


@dataclass(frozen=True)
class Run:
    """One run of the script, as the visitor saw it: from the message sent to the message that it has finished."""

    seconds: float
    bytes: int
    messages: int


@dataclass(frozen=True)
class Widget:
    """Something on the page that can be used. ``kind`` is the platform's name for it, ``drawn`` all it says of it."""

    id: str
    kind: str
    drawn: Any
    fragment_id: str


class Visitor:
    """One tab. ``widgets`` holds what is on the page now, by the key that the script gave it."""

    def __init__(self, address: str, page: str = "", query: str = "") -> None:
        self.page = page
        self.query = query
        self.page_hash = ""
        self.widgets: dict[str, Widget] = {}
        self.values: dict[str, WidgetState] = {}
        self.cached: dict[str, ForwardMsg] = {}
        begun = time.perf_counter()
        self._leaving = ExitStack()
        self.socket = self._leaving.enter_context(
            connect(
                f"ws://{address}/_stcore/stream",
                origin=Origin(f"http://{address}"),
                subprotocols=[Subprotocol("streamlit"), Subprotocol("benchmarks")],
                max_size=None,
                ping_interval=None,
            )
        )
        self.address = address
        self.opened = time.perf_counter() - begun
        """Seconds that the handshake took."""

    def close(self) -> None:
        """Leave."""
        self._leaving.close()

    def visit(self) -> Run:
        """Ask for the page that stands in the address."""
        return self._run()

    def go(self, page: str, query: str = "") -> Run:
        """Follow a link to another page of the same app."""
        self.page, self.page_hash, self.query = page, "", query
        return self._run()

    def press(self, key: str) -> Run:
        """Press a button and wait until the page has been drawn anew."""
        widget = self.widgets[key]
        return self._run(WidgetState(id=widget.id, trigger_value=True), fragment_id=widget.fragment_id)

    def trigger(self, key: str, event: str, value: object) -> Run:
        """Let a component tell of something that happened, as its script does in the browser."""
        widget = self.widgets[key]
        told = json.dumps([{"event": event, "value": value}])
        return self._run(WidgetState(id=f"{_INTERNAL}_{widget.id}__events", json_trigger_value=told), fragment_id=widget.fragment_id)

    def report(self, key: str, value: str) -> Run:
        """Let a component report a value, as its script does in the browser."""
        widget = self.widgets[key]
        self.values[widget.id] = WidgetState(id=widget.id, json_value=value)
        return self._run(fragment_id=widget.fragment_id)

    def _run(self, trigger: WidgetState | None = None, fragment_id: str = "") -> Run:
        state = ClientState(
            query_string=self.query,
            page_name="" if self.page_hash else self.page,
            page_script_hash=self.page_hash,
            fragment_id=fragment_id,
            cached_message_hashes=list(self.cached),
        )
        state.context_info.timezone = "Europe/Berlin"
        state.context_info.locale = "en-GB"
        state.context_info.url = f"http://{self.address}/{self.page}"
        state.widget_states.widgets.extend(self.values.values())
        if trigger:
            state.widget_states.widgets.append(trigger)
        begun = time.perf_counter()
        self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        return self._listen(begun)

    def _listen(self, begun: float) -> Run:
        size = messages = 0
        while True:
            data = self.socket.recv(timeout=PATIENCE)
            size, messages = size + len(data), messages + 1
            message = self._whole(ForwardMsg.FromString(data))
            kind = message.WhichOneof("type")
            if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                seconds = time.perf_counter() - begun
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise ScriptFailedError("the script could not be compiled")
                on_page = {widget.id for widget in self.widgets.values()}
                self.values = {key: value for key, value in self.values.items() if key in on_page}
                return Run(seconds, size, messages)
            self._take(kind, message)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, where only a reference to an earlier one was sent."""
        if message.WhichOneof("type") == "ref_hash":
            kept = ForwardMsg()
            kept.CopyFrom(self.cached[message.ref_hash])
            kept.metadata.CopyFrom(message.metadata)
            return kept
        if message.metadata.cacheable:
            self.cached[message.hash] = message
        return message

    def _take(self, kind: str | None, message: ForwardMsg) -> None:
        if kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
            redrawn = set(getattr(message.metadata.run, "fragment_ids", ()))
            self.widgets = {k: w for k, w in self.widgets.items() if redrawn and w.fragment_id not in redrawn}
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message)

    def _note(self, message: ForwardMsg) -> None:
        kind = message.delta.new_element.WhichOneof("type")
        drawn = getattr(message.delta.new_element, str(kind))
        if kind == "exception":
            raise ScriptFailedError(f"{drawn.type}: {drawn.message}")
        parts = str(getattr(drawn, "id", "")).split("-", 2)  # $$ID-<hash>-<key>
        if len(parts) == 3 and parts[0] == "$$ID":
            self.widgets[parts[2]] = Widget(drawn.id, str(kind), drawn, message.delta.fragment_id)
