"""The windows of a browser that has no screen: the real ``sync.js``, in one process of node for all tests."""

import json
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "beacons" / "ui" / "components" / "sync.js"


class Windows(AbstractContextManager["Windows"]):
    """What ``windows.mjs`` does, a command at a time. It takes the node that the browser tests bring along."""

    def __init__(self, script: Path = SCRIPT) -> None:
        node, _ = compute_driver_executable()
        self._process = subprocess.Popen([node, HERE / "windows.mjs", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, command: str, **more: Any) -> dict[str, Any]:
        """One command and its answer. Half a letter goes over as it stands, as between a browser and its server."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"command": command, **more}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the script broke off: see what node says above"
        found: dict[str, Any] = json.loads(answer)
        return found

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
