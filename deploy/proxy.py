"""Debian's nginx with the configuration that the containers use too."""

import re
import shutil
import socket
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from deploy.child import Child
from deploy.database import PATIENCE_SECONDS, NotInstalled

TEMPLATE = Path(__file__).with_name("nginx.conf")


def filled_in(template: str, values: Mapping[str, str]) -> str:
    """The configuration, as envsubst of the container's image makes it: only what stands in braces and in ``values`` is replaced."""
    return re.sub(r"\$\{([A-Z_]+)\}", lambda name: values.get(name[1], name[0]), template)


def server_lines(ports: Sequence[int]) -> str:
    """A line for each process."""
    return " ".join(f"server 127.0.0.1:{port} max_fails=0;" for port in ports)


class Proxy:
    """nginx on one port of the loopback, before several processes of the app."""

    def __init__(self, folder: Path, port: int, app_ports: Sequence[int]) -> None:
        program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
        if program is None:
            raise NotInstalled("nginx is not installed (Debian: apt-get install nginx-light)")
        self.port, self._folder, self._program = port, folder, program
        listens = {"NGINX_RUN": f"{folder}", "LISTEN": f"127.0.0.1:{port}", "FRONT_PROXY": "127.0.0.1"}
        made = filled_in(TEMPLATE.read_text(encoding="utf-8"), {**listens, "SERVERS": server_lines(app_ports)})
        (folder / "nginx.conf").write_text(made, encoding="utf-8")
        self._child = Child("proxy", folder / "proxy.log")

    def start(self) -> None:
        """Start it and wait until it can be connected to."""
        command = [self._program, "-e", "stderr", "-p", f"{self._folder}", "-c", f"{self._folder}/nginx.conf", "-g", "daemon off;"]
        self._child.start(command, cwd=f"{self._folder}")
        limit = time.monotonic() + PATIENCE_SECONDS
        while not self._is_open():
            self._child.check(limit)
            time.sleep(0.02)

    def _is_open(self) -> bool:
        with socket.socket() as asking:
            return asking.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        """End it."""
        self._child.stop()
