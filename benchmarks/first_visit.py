"""What a first visit to the start page brings over the wire, in a real browser with an empty cache."""

import os
import shutil
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from benchmarks.server import Server, Setup, running
from tools.system import BROWSERS

QUIET = 1500
"""Milliseconds without any traffic after which a visit counts as complete."""
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
VIEW = {"width": 1280, "height": 800}


@dataclass
class FirstVisit:
    """Bytes as they were sent, headers and compression included, and who was asked."""

    http_bytes: int = 0
    socket_bytes: int = 0
    """What came through the websocket, before any compression: an upper bound."""
    requests: int = 0
    hosts: set[str] = field(default_factory=set)
    foreign_hosts: list[str] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """All of it."""
        return self.http_bytes + self.socket_bytes


def first_visit(setup: Setup) -> FirstVisit:
    """Open the start page in a fresh browser, scroll to its end, and wait until nothing moves any more."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # the other measures do without a browser

    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with running(setup) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        try:
            return _visit(server, browser)
        finally:
            browser.close()


def _visit(server: Server, browser) -> FirstVisit:
    seen = FirstVisit()
    page = browser.new_context(viewport=VIEW).new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")

    def asked(event: dict[str, Any]) -> None:
        address = urlsplit(event["request"]["url"] if "request" in event else event["url"])
        if address.scheme in ("http", "https", "ws", "wss"):
            seen.requests += 1
            seen.hosts.add(address.netloc)

    def finished(event: dict[str, Any]) -> None:
        seen.http_bytes += int(event["encodedDataLength"])

    def heard(event: dict[str, Any]) -> None:
        text = event["response"]["payloadData"]
        is_text = event["response"]["opcode"] == 1
        seen.socket_bytes += len(text.encode()) if is_text else len(text) * 3 // 4  # binary frames come as base64

    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.webSocketCreated", asked)
    wire.on("Network.loadingFinished", finished)
    wire.on("Network.webSocketFrameReceived", heard)
    page.goto(f"http://{server.address}/", wait_until="load")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)
    _until_quiet(page, seen)
    page.mouse.wheel(0, 20_000)
    _until_quiet(page, seen)
    seen.foreign_hosts = sorted(seen.hosts - {server.address})
    return seen


def _until_quiet(page, seen: FirstVisit) -> None:
    before = None
    while before != (seen.bytes, seen.requests):
        before = (seen.bytes, seen.requests)
        page.wait_for_timeout(QUIET)
