"""A room as one process holds it: what is kept of it on disk, and who is on the line."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

from beacons.domain.items import Item
from beacons.domain.names import Names
from beacons.domain.rooms import seen
from beacons.domain.rooms.after import class_sheet, for_home, sheet_items
from beacons.domain.rooms.answers import board, hardest, totals
from beacons.domain.rooms.learner import MOST_ROLLS, Learner
from beacons.domain.rooms.room import Room
from beacons.live.class_answers import Answers
from beacons.live.elsewhere import Elsewhere
from beacons.live.line import Line


def packed(message: dict[str, Any]) -> str:
    """A message as it goes over the wire."""
    return orjson.dumps(message).decode()


@dataclass(eq=False)
class ClassRoom:
    """One room in this process. ``item`` finds items in the room's language, ``names`` words of nicknames, ``now`` reads the clock."""

    room: Room
    item: Callable[[str], Item | None]
    names: Names
    now: Callable[[], int]
    learners: dict[str, Learner] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)
    serial: int = 0
    is_read: bool = False
    """Whether all that is kept of it has been read once."""
    told: int = 0
    """The version that everybody on the line was last told."""
    lines: set[Line] = field(default_factory=set)
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)
    clock: asyncio.TimerHandle | None = None
    _packed_who: tuple[list[Learner], orjson.Fragment] = ([], orjson.Fragment(b"[]"))
    _put_meanwhile: dict[str, Learner] = field(default_factory=dict)

    # Who is there

    def put(self, learner: Learner) -> None:
        """Take somebody in who has just been kept, or a change."""
        self.learners[learner.id] = self._put_meanwhile[learner.id] = learner

    async def take_learners(self, read: Awaitable[tuple[Learner, ...]]) -> None:
        """Take over those who are kept; who was put in while they were read stays."""
        self._put_meanwhile.clear()
        found = {learner.id: learner for learner in await read}
        self.learners = found | self._put_meanwhile

    def part_with_removed(self) -> None:
        """Hang up on those whom the host has taken out."""
        for line in tuple(self.lines):
            learner = self.learners.get(line.learner_id)
            if learner and learner.removed and line.role == "learner":
                line.send(packed({"t": "refused", "why": "removed"}))
                line.send_last()

    def nickname(self, learner: Learner) -> str:
        """Word, animal and number."""
        animal = self.names.animals.get(learner.animal, learner.animal)  # type: ignore[call-overload]
        return f"{self.names.words.get(learner.word, '')} {animal} {learner.number}".strip()

    @property
    def taken(self) -> list[tuple[str, str, int]]:
        """Nicknames that are in use."""
        return [(learner.word, learner.animal, learner.number) for learner in self.learners.values()]

    @property
    def here(self) -> set[str]:
        """Learners on the line in this process."""
        return {line.learner_id for line in self.lines if line.learner_id}

    @property
    def present(self) -> int:
        """Learners on the line in all processes: no more than there are, also while a process that has just died is still counted."""
        most = sum(not learner.removed for learner in self.learners.values())
        return min(len(self.here) + self.elsewhere.present(self.now()), most)

    def answered(self, item_id: str | None) -> int:
        """How many have answered an item."""
        return self.answers.by_item[item_id or ""]

    # What is sent

    def shared(self) -> dict[str, Any]:
        """What everybody may know at this moment: the same for all devices."""
        room = self.room
        item = self.item(room.item_id or "")
        found: dict[str, Any] = {"t": "room", "v": room.version, "phase": room.phase, "n": room.place + 1, "of": len(room.item_ids)}
        found |= {"now": self.now(), "due": room.due, "paused": room.paused_at is not None, "locked": room.locked}
        found |= {"since": room.since, "lang": room.language, "sheet": room.settings.sheet}
        if item is None:
            found |= {"gone": room.item_id is not None}
        elif room.phase == "reading":
            found["item"] = seen.stem_only(item)
        else:
            found["item"] = seen.asked(item, room)
        if room.phase == "revealed" and item:
            found["reasons"] = seen.reasons(item, None)
        if room.shows_board:
            found["board"] = self._board()
        return found

    def _board(self) -> list[dict[str, Any]]:
        """Of sensitive items nobody's result is shown, not even within a sum."""
        gentle = {item_id for item_id in self.room.item_ids if (item := self.item(item_id)) and item.sensitive == "topic"}
        rows = board(self.learners.values(), [answer for answer in self.answers.values() if answer.item_id not in gentle])
        return seen.standings(rows, self._nicknames())

    def _nicknames(self) -> dict[str, str]:
        return {i: self.nickname(learner) for i, learner in self.learners.items()}

    def mine(self, learner_id: str) -> dict[str, Any]:
        """What one learner's device is told of that learner alone."""
        learner = self.learners[learner_id]
        item_id = self.room.item_id
        answer = self.answers.get((item_id or "", learner_id))
        found: dict[str, Any] = {"t": "mine", "id": learner.id, "name": self.nickname(learner), "animal": learner.animal}
        found |= {"rolls": MOST_ROLLS - learner.roll if self.room.phase == "lobby" else 0, "answer": seen.own(answer)}
        item = self.item(item_id or "")
        if answer and item and self.room.phase == "revealed":
            outcome = item.score(answer.response)
            found["score"] = {"earned": answer.earned, "possible": answer.possible, "found": outcome.found}
        if self.room.phase == "ended":
            own = self.answers.of(learner_id)
            found["total"] = {"right": sum(one.earned == one.possible for one in own), "answered": len(own)}
        return found

    def counted(self) -> dict[str, Any]:
        """What the host's screens are told beside that: who is in, who has answered, and after the close how it came out."""
        room = self.room
        item = self.item(room.item_id or "")
        found: dict[str, Any] = {"t": "host", "present": self.present, "answered": self.answered(room.item_id), "who": self._who()}
        found |= {"settings": room.settings.model_dump(), "item_ids": room.item_ids}
        if item and room.phase == "revealed":
            whole = totals(item, self.answers.values())
            found["totals"] = seen.counts(whole, total_only=item.sensitive == "topic")
            found["strand"] = item.strand
        return found | (self._after() if room.phase == "ended" else {})

    def _who(self) -> orjson.Fragment:
        """All who came, packed once for as long as they stay the same: answers are counted several times a second."""
        if self._packed_who[0] != [*self.learners.values()]:
            who = [
                {"id": one.id, "name": self.nickname(one), "animal": one.animal, "removed": one.removed, "host": one.is_host}
                for one in self.learners.values()
            ]
            self._packed_who = [*self.learners.values()], orjson.Fragment(orjson.dumps(who))
        return self._packed_who[1]

    def _after(self) -> dict[str, Any]:
        """Once all is over: the items with the hardest first, those that go home, and the class sheet where the host asked for one."""
        items = [item for item_id in self.room.item_ids if (item := self.item(item_id))]
        answers, stems = list(self.answers.values()), {item.id: item.stem for item in items}
        rows = [
            {"item": one.item_id, "stem": stems[one.item_id], "answered": one.answered, "right": one.right, "credit": float(one.credit)}
            for one in hardest(items, answers)
        ]
        found: dict[str, Any] = {"hardest": rows, "for_home": [item.id for item in for_home(items, answers)]}
        if self.room.settings.sheet:
            sheet = class_sheet(self.room, items, list(self.learners.values()), answers, self._nicknames())
            shown = [{"name": row.nickname, "percent": row.percent, "right": row.right} for row in sheet]
            found["sheet"] = {"items": [item.id for item in sheet_items(items)], "rows": shown}
        return found

    def tell_all(self) -> None:
        """Send everybody what holds now."""
        self.told = self.room.version
        text = packed(self.shared())
        personal = self.room.phase in {"lobby", "revealed", "ended"}
        for line in tuple(self.lines):
            line.send(text)
            if line.learner_id and personal:
                line.send(packed(self.mine(line.learner_id)))
        self.tell_host()

    def tell_host(self) -> None:
        """Send the host's screens what only they are told."""
        hosts = [line for line in self.lines if line.role == "host"]
        if hosts:
            text = packed(self.counted())
            for line in hosts:
                line.send(text)
