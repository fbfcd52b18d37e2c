"""What is told of a room: to everybody alike, to one device alone, and to the host's screens. Nothing here changes anything.

Whatever leaves for a device before the reveal is made here, and holds neither key nor reason nor result.
"""

from typing import cast

import orjson

from beacons.domain.item import Item
from beacons.domain.rooms.after import class_sheet, for_home, sheet_items
from beacons.domain.rooms.answers import RoomAnswer, Totals, board, hardest, totals
from beacons.domain.rooms.asked import Asked, asked_by, came_out, reasons, sides
from beacons.domain.rooms.learner import MOST_ROLLS, Learner
from beacons.domain.rooms.way import kindest, most_voted, way_totals
from beacons.live.memory import Memory
from beacons.live.wire.outgoing import Came, Chosen, Counts, Given, Hard, HostTold, Mine, Ranked, RoomTold, SheetItem, SheetLine

BOARD_RANKS = 5
LEAST_ANSWERS = 8
"""From so many on it is told how views are spread, and in the end how many were right: among fewer it would point at persons."""


class Told:
    """The messages about one room, as plain values for JSON."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._who: tuple[list[Learner], orjson.Fragment] = ([], orjson.Fragment(b"[]"))

    def shared(self, now: int) -> RoomTold:
        """What everybody may know at this moment: the same for all devices."""
        room, item = self._memory.room, self._memory.item
        found: RoomTold = {
            "t": "room",
            "v": room.version,
            "step": room.steps,
            "phase": room.phase,
            "n": room.place + 1,
            "of": len(room.item_ids),
            "now": now,
            "due": None,
            "paused": room.paused_at is not None,
            "locked": room.locked,
            "since": room.since,
            "lang": room.language,
            "sheet": room.settings.sheet,
        }
        if room.phase == "lobby":
            found["types"] = self._memory.items.types  # devices fetch in time what draws them
        if item:
            self._tell_item(found, item)
        found["due"] = None if room.phase == "closing" else room.due  # no time to count down: nothing can be chosen in it
        if room.shows_board:
            found["board"] = self._board()
        return found

    def _tell_item(self, found: RoomTold, item: Item) -> None:
        room = self._memory.room
        found["item"] = stem_only(item) if room.phase == "reading" else asked_by(item)
        if room.screens > 1:
            found |= {"screen": room.screen, "screens": room.screens}
        if room.phase == "revealed":
            found["reasons"] = reasons(item)
            if item.in_common:
                found["in_common"] = sides(item.in_common)

    def _board(self) -> list[Ranked]:
        """The first ranks, by nickname. Of sensitive items nobody's result is shown, not even within a sum."""
        gentle = {item.id for item in self._memory.items if item.sensitive == "topic"}
        rows = board(self._memory.learners.values(), [answer for answer in self._memory.all_answers() if answer.item_id not in gentle])
        first = [row for row in rows if row.rank <= BOARD_RANKS]
        return [{"rank": row.rank, "name": self.nickname(row.learner), "score": float(row.score)} for row in first]

    def nickname(self, learner: Learner) -> str:
        """Word, animal and number."""
        names = self._memory.names
        animal = names.animals.get(learner.animal, learner.animal)  # type: ignore[call-overload]
        return f"{names.words.get(learner.word, '')} {animal} {learner.number}".strip()

    def mine(self, learner_id: str) -> Mine:
        """What one learner's device is told of that learner alone."""
        room, item, learner = self._memory.room, self._memory.item, self._memory.learners[learner_id]
        answer = self._memory.answers.get(item.id, {}).get(learner_id) if item else None
        rolls = MOST_ROLLS - learner.roll if room.phase == "lobby" else 0
        name, animal = self.nickname(learner), learner.animal
        found: Mine = {"t": "mine", "id": learner.id, "name": name, "animal": animal, "rolls": rolls, "answer": own(answer)}
        if answer and item and room.phase == "revealed":
            outcome = item.check(answer.response)
            found["score"] = {"earned": answer.earned, "possible": answer.possible, "found": outcome.found}
            found["came_out"] = came_out(item, answer.response, outcome)
        if item and room.way and room.phase == "revealed":
            found["came_out"] = came_out(item, room.way.taken, item.check(room.way.taken))
        if item and not answer and room.had_no_chance(learner.at):
            found["late"] = True
        if room.phase == "ended":
            given = [one for one in self._memory.answers_by(learner_id) if one.credit is not None]
            found["total"] = {"right": sum(one.is_right for one in given), "answered": len(given)}
        return found

    def counted(self, present: int, skipped: int = 0, waited_for: tuple[int, int] = (0, 0)) -> HostTold:
        """What the host's screens are told beside that: who is in, how many need not be waited for, and after the close how it came out.

        Whoever leaves an item out is counted with those who answered, so that nobody is looked for. ``waited_for`` are those who have done
        neither, whose line is there and whose line is gone.
        """
        room, item = self._memory.room, self._memory.item
        answers = self._memory.answers.get(item.id, {}) if item else {}
        found: HostTold = {
            "t": "host",
            "present": present,
            "answered": len(answers) + skipped,
            "waiting": waited_for[0],
            "away": waited_for[1],
            "who": cast("list[Came]", self._all_who_came()),
            "settings": cast("Chosen", room.settings.model_dump()),
        }
        if item and (room.phase == "revealed" or (room.phase == "closed" and room.scene)):
            self._tell_counts(found, item)
        if room.phase == "ended":
            self._tell_after(found)
        return found

    def _tell_counts(self, found: HostTold, item: Item) -> None:
        room, given = self._memory.room, self._memory.answers.get(item.id, {}).values()
        if room.phase == "revealed":
            found["talk"] = self._memory.talks.get(item.id)
        of_all = way_totals(item.id, room.way, self._memory.answers) if room.way and not room.scene else totals(item, given)
        if of_all.answered > found["answered"]:  # the way through a story is over: its votes stand under other ids
            found["answered"], found["waiting"] = of_all.answered, max(found["present"] - of_all.answered, 0)
        found["totals"] = counts(of_all, total_only=is_total_only(item, of_all.answered))
        if room.stories.offers(room.scene):
            self._suggest(found, of_all)

    def _suggest(self, found: HostTold, voted: Totals) -> None:
        """The choice to go on with: of the most votes; where these do not say, and where a story is only read, the kindest."""
        room, whole = self._memory.room, self._memory.items.item(self._memory.room.item_id or "")
        offers, is_voted = room.stories.offers(room.scene), room.stories.fork(room.scene) == "vote"
        wanted = most_voted(voted.counts, offers) if is_voted else offers
        solution = whole.solution() if whole else None
        found["suggests"] = kindest(wanted, {row.option_id for row in solution.rows if row.fits} if solution else ())
        if is_voted and len(wanted) > 1:
            found["undecided"] = True

    def _all_who_came(self) -> orjson.Fragment:
        """Encoded once for as long as they stay the same: answers are counted several times a second."""
        if self._who[0] != [*self._memory.learners.values()]:
            learners = [*self._memory.learners.values()]
            who = [
                {"id": one.id, "name": self.nickname(one), "animal": one.animal, "removed": one.removed, "host": one.is_host}
                for one in learners
            ]
            self._who = learners, orjson.Fragment(orjson.dumps(who))
        return self._who[1]

    def _tell_after(self, found: HostTold) -> None:
        """Once all is over: the items with the hardest first, those that go home, and the class sheet where the host asked for one."""
        room, learners = self._memory.room, list(self._memory.learners.values())
        items, answers = [*self._memory.items], self._memory.all_answers()
        by_id = {item.id: item for item in items}
        found["hardest"] = [in_the_end(by_id[one.item_id], one) for one in hardest(items, answers)]
        found["for_home"] = [item.id for item in for_home(items, answers)]
        if room.settings.sheet:
            sheet = class_sheet(room, items, learners, answers, {one.id: self.nickname(one) for one in learners})
            shown: list[SheetLine] = [{"name": row.nickname, "percent": list(row.percent), "right": row.right} for row in sheet]
            asked: list[SheetItem] = [{"number": room.item_ids.index(item.id) + 1, "stem": item.stem} for item in sheet_items(items)]
            found["sheet"] = {"items": asked, "rows": shown}


def stem_only(item: Item) -> Asked:
    """The item during the reading time: no options yet, but the made-up screen that it is about, or the scene of a story."""
    found: Asked = {"id": item.id, "type": item.type, "stem": item.stem, "sensitive": item.sensitive}
    shown = asked_by(item)
    beside = {name: shown[name] for name in ("mock", "name", "led", "fork") if name in shown}
    return cast("Asked", {**found, **beside})


def own(answer: RoomAnswer | None) -> Given | None:
    """A learner's own answer while it may not be judged yet: what was given, nothing of what it earned."""
    return None if answer is None else {"item": answer.item_id, "response": answer.response}


def is_total_only(item: Item, answered: int) -> bool:
    """Whether nobody sees how often which option was chosen: on sensitive items, and of views held by a handful."""
    return item.sensitive == "topic" or (not item.traits.keyed and answered < LEAST_ANSWERS)


def in_the_end(item: Item, totals: Totals) -> Hard:
    """How an item came out, for the wall at the end: no number where it is about harm, nor of a handful of answers."""
    found: Hard = {"item": item.id, "stem": item.stem, "answered": totals.answered}
    return {**found, "right": totals.right} if item.sensitive == "none" and totals.answered >= LEAST_ANSWERS else found


def counts(totals: Totals, *, total_only: bool) -> Counts:
    """Totals of an item for the big screen. ``total_only``: nobody sees how often which option was chosen."""
    found: Counts = {"answered": totals.answered, "right": totals.right}
    return found if total_only else {**found, "options": dict(totals.counts), "placed": {o: dict(c) for o, c in totals.placed.items()}}
