"""The server's half of the store by itself: what a session does with it, without a session."""

import json
from collections.abc import Mapping
from typing import Any

from beacons.domain.household.household import Household, merge
from beacons.domain.practice.progress import Progress
from beacons.sync.orders import Orders
from beacons.sync.report import Report
from beacons.sync.sync import Heard, Newcomer, Sync
from tests.builders import NOW, some_names
from tests.sync.keeping import whole

NAMES = some_names()


class ServerHalf:
    """A household, who reads, and what is known of the storage; ``notices`` and ``forgot`` are what was said while hearing."""

    def __init__(self, household: Household | None = None, reader_id: str = "", session_id: str = "s1", **known: Any) -> None:
        self.household, self.reader_id, self.sync = household or Household(), reader_id, Sync(session_id, **known)
        self.heard: list[Heard] = []
        self.newcomers = 0

    @property
    def progress(self) -> Progress:
        return self.household.of(self.reader_id)

    def tell(self, told: str) -> "ServerHalf":
        """What a browser tells, as it tells it."""
        report = Report.read(told)
        if report:
            self.newcomers += 1
            newcomer = Newcomer(f"new{self.newcomers}", NAMES, NOW + self.newcomers)
            heard = self.sync.hear(report, self.household, self.reader_id, newcomer)
            self.sync, self.household, self.reader_id = heard.sync, heard.household, heard.reader_id
            self.heard.append(heard)
        return self

    def hear(self, texts: Mapping[str, str], **fields: Any) -> "ServerHalf":
        """A report of these texts, the next in turn, unless told otherwise."""
        own = {"turn": self.sync.last_report + 1, "session_id": self.sync.session_id, "erased": self.sync.erased, "here": ""}
        return self.tell(json.dumps({"texts": texts, "empty": not texts, **own, **fields}))

    def do(self, household: Household) -> "ServerHalf":
        """Something is done: that and what was there before."""
        self.household = merge(self.household, household)
        return self

    def orders(self) -> Orders:
        self.sync, orders = self.sync.orders(self.household, self.reader_id)
        return orders

    @property
    def documents(self) -> dict[str, str]:
        """What is to be kept, by name."""
        return whole(self.orders())
