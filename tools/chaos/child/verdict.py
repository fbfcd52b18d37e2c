"""What is asked at the end of a child's steps: every answer and talk that a page confirmed is kept once."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.household.household import Household
from beacons.sync.family_document import read_texts
from tools.chaos.class_verdict import Verdict

Fact = tuple[str, str]
"""An answer: the id of its attempt, and of its item. A talk: the id of its round, and of its item."""
OURS = "seven-beacons."


class Confirmed:
    """The items of attempts for which a page showed feedback. ``early``: only seen before the page knew that they are kept."""

    def __init__(self, edition: Edition) -> None:
        self.answers: set[Fact] = set()
        self.early: set[Fact] = set()
        self.talks: set[Fact] = set()
        items = [item for quiz in edition.quizzes.values() for item in quiz.items]
        self._items = {" ".join(item.stem.split()): item.id for item in items}

    def add(self, news: Mapping[str, Any]) -> bool:
        """Take in what a page said; whether that is something new."""
        if news["is"] == "talk":
            self.talks.add((str(news["round"]), self._items.get(news["stem"], "")))
            return True
        _, attempt_id, item_id = str(news["of"]).split("/")
        seen = self.answers if news["kept"] else self.early
        is_new = (attempt_id, item_id) not in seen
        seen.add((attempt_id, item_id))
        return is_new


def read_kept(entries: Mapping[str, str]) -> Household:
    """What stands in a browser's storage."""
    return read_texts(*(text for name, text in sorted(entries.items()) if name.startswith(OURS)))


def compare(confirmed: Confirmed, kept: Household, found: Verdict) -> None:
    """Put into the verdict what is lost or doubled, and figures."""
    attempts = [attempt for progress in kept.progress.values() for attempt in progress.attempts]
    answers = Counter((attempt.id, answer.item_id) for attempt in attempts for answer in attempt.answers)
    lost = confirmed.answers - set(answers)
    found.lost += [f"feedback was shown for {item_id} in attempt {attempt_id}, and no answer to it is kept" for attempt_id, item_id in lost]
    found.doubled += [f"{fact} is kept {count} times" for fact, count in answers.items() if count > 1]
    found.doubled += [f"attempt {one} is kept {count} times" for one, count in Counter(a.id for a in attempts).items() if count > 1]
    talks = Counter(talk.id for talk in kept.family.talks)
    lit = {(talk.id.rpartition("-")[0], talk.item_id) for talk in kept.family.talks}
    found.lost += [f"a lantern was lit for the talk {fact}, which is not kept" for fact in confirmed.talks - lit]
    found.doubled += [f"talk {one} is kept {count} times" for one, count in talks.items() if count > 1]
    found.figures |= {
        "items with confirmed answers": len(confirmed.answers),
        "confirmed before they were kept": len(confirmed.early - confirmed.answers),
        "of these not kept": len(confirmed.early - confirmed.answers - set(answers)),
        "answers kept": sum(answers.values()),
        "attempts kept": len(attempts),
        "talks confirmed": len(confirmed.talks),
        "talks kept": len(talks),
        "children": len(kept.family.readers),
    }
