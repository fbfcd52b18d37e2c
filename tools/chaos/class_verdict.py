"""What is asked at the end of a class: nothing lost, nothing doubled, every screen where the wall is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from beacons.domain.item import Item
from beacons.domain.response import Response
from beacons.domain.rooms.after import sheet_items
from beacons.domain.rooms.answers import RoomAnswer
from beacons.domain.rooms.learner import Learner
from beacons.live.wire.outgoing import Sheet
from beacons.storage.rooms import RoomStore
from tools.chaos.class_run import Seen
from tools.chaos.weather.sky import Acked


@dataclass
class Verdict:
    """What went wrong, in words, by kind; and figures of what went well."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.doubled or self.stuck or self.troubles)

    def lines(self) -> list[str]:
        """The verdict as it is printed."""
        kinds = {"lost": self.lost, "doubled": self.doubled, "stuck": self.stuck, "troubles": self.troubles}
        figures = ", ".join(f"{count} {what}" for what, count in self.figures.items())
        told = [f"  {kind}: {one}" for kind, ones in kinds.items() for one in dict.fromkeys(ones)]
        return [figures, ", ".join(f"{len(ones)} {kind}" for kind, ones in kinds.items()), *told]


@dataclass(frozen=True)
class Kept:
    """What stands in the store of a room when all is over."""

    items: Sequence[Item]
    learners: Sequence[Learner]
    answers: Sequence[RoomAnswer]

    @classmethod
    def of(cls, url: str, code: str) -> "Kept":
        """Read it from the disk."""
        store = RoomStore(url)
        try:
            room = store.room(code)
            return cls(store.items(code, room.language if room else "en"), store.learners(code), store.answers(code)[1])
        finally:
            store.engine.dispose()


def verdict(seen: Seen, acked: Sequence[Acked], kept: Kept) -> Verdict:
    """Compare what screens and lines said with what is kept, on disk and on the class sheet."""
    found = Verdict(stuck=list(seen.stuck), troubles=list(seen.troubles))
    given = {(answer.learner_id, answer.item_id): answer for answer in kept.answers}
    found.doubled += [f"{pair} stands {n} times in the store" for pair, n in _times((a.learner_id, a.item_id) for a in kept.answers)]
    found.doubled += [f"{who} came in as {len(ids)} learners" for who, ids in seen.learner_ids.items() if len(ids) > 1]
    for one in acked:
        answer = given.get((one.learner, one.item))
        if answer is None or _same(answer.response) != _same(one.response):
            found.lost.append(
                f"the server said that {one.response} of {one.learner} to {one.item} is in; kept is {answer and answer.response}"
            )
    by_stem = {" ".join(item.stem.split()): item for item in kept.items}
    for who, news in seen.said_in:
        item = by_stem.get(news["stem"])
        mine = [given[learner, item.id] for learner in seen.learner_ids.get(who, ()) if item and (learner, item.id) in given]
        if not mine:
            found.lost.append(f"{who} saw that its answer to “{news['stem']}” is in, and none is kept")
        elif item and not _shows(item, mine[0].response, news["chosen"]):
            found.lost.append(f"{who} saw {news['chosen']} as its answer to {item.id}, and kept is {mine[0].response}")
    _sheet(found, seen.sheet, kept)
    found.figures = {"answers kept": len(given), "seen to be in": len(seen.said_in), "acknowledged": len(acked), "musters": seen.musters}
    found.figures |= {"learners": len(kept.learners), **dict(seen.done.most_common())}
    return found


def _times(values: Any) -> list[tuple[Any, int]]:
    return [(value, n) for value, n in Counter(values).items() if n > 1]


def _same(response: Any) -> Any:
    return dict(response) if isinstance(response, dict) else list(response or ())


def _shows(item: Item, response: Response, chosen: Sequence[str]) -> bool:
    """Whether the choices that were picked on a screen are those that are kept; of things in boxes the boxes alone can be read."""
    if isinstance(response, dict) or not chosen:
        return True
    picked = {option.id for option in item.options if any(" ".join(option.text.split()) in one for one in chosen)}
    return not picked or picked == set(response) or getattr(item, "screen", None) is not None


def _sheet(found: Verdict, sheet: Sheet | None, kept: Kept) -> None:
    """Every learner who is in stands there once, with what is kept."""
    given = {(answer.learner_id, answer.item_id): answer for answer in kept.answers}
    shown = sheet_items(kept.items)
    wanted: Counter[tuple[str, ...]] = Counter()
    for learner in (one for one in kept.learners if not one.removed and not one.is_host):
        marks = [given.get((learner.id, item.id)) for item in shown]
        wanted[tuple("" if one is None or one.credit is None else str(round(100 * one.credit)) for one in marks)] += 1
    asked, rows = (sheet["items"], sheet["rows"]) if sheet else ([], [])
    if [item.stem for item in shown] != [item["stem"] for item in asked]:
        found.lost.append(f"the class sheet has other questions: {[item['stem'] for item in asked]}")
    there = Counter(tuple("" if one is None else str(one) for one in row["percent"]) for row in rows)
    names = [row["name"] for row in rows]
    found.doubled += [f"{name} stands {n} times on the class sheet" for name, n in _times(names)]
    found.lost += [f"not on the class sheet: {marks} ({n} times)" for marks, n in (wanted - there).items()]
    found.doubled += [f"on the class sheet and not kept: {marks} ({n} times)" for marks, n in (there - wanted).items()]
