"""What is asked at the end of a child's steps: every answer and talk that a page confirmed is kept once."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from beacons.domain.course.edition import Edition
from beacons.domain.household.household import Household
from beacons.sync.family_document import read_texts
from tools.chaos.class_verdict import Verdict

Fact = tuple[str, str]
"""An answer or a talk: the id of its attempt or round, and of its item."""
OURS = "seven-beacons."


class Confirmed:
    """The answers for which a page showed feedback. ``early``: only seen before the page knew that they are kept."""

    def __init__(self, edition: Edition) -> None:
        self.answers: set[Fact] = set()
        self.early: set[Fact] = set()
        self.talks: set[Fact] = set()
        self.unknown: list[str] = []
        items = [item for quiz in edition.quizzes.values() for item in quiz.items]
        self._items = {" ".join(item.stem.split()): item.id for item in items}
        ids = sorted((item.id for item in items), key=len, reverse=True)
        self._key = re.compile(rf"st-key-response-([\w-]+?)-({'|'.join(map(re.escape, ids))})(?=[-\s]|$)")

    def add(self, news: Mapping[str, Any]) -> bool:
        """Take in what a page said; whether that is something new."""
        if news["is"] == "talk":
            self.talks.add((str(news["round"]), self._items.get(news["stem"], "")))
            return True
        fact = next((found.group(1, 2) for keys in news["keys"] if (found := self._key.search(keys))), None)
        if fact is None:
            self.unknown.append(f"{news['stem']}: {news['keys'][:1]}")
            return False
        seen = self.answers if news["kept"] else self.early
        is_new = fact not in seen
        seen.add((fact[0], fact[1]))
        return is_new


def read_kept(entries: Mapping[str, str]) -> Household:
    """What stands in a browser's storage."""
    return read_texts(*(text for name, text in sorted(entries.items()) if name.startswith(OURS)))


def compare(confirmed: Confirmed, kept: Household, found: Verdict) -> None:
    """Put into the verdict what is lost or doubled, and figures."""
    attempts = [attempt for progress in kept.progress.values() for attempt in progress.attempts]
    answers = Counter((attempt.id, answer.item_id) for attempt in attempts for answer in attempt.answers)
    found.lost += [f"feedback was shown for {fact}, which is not kept" for fact in confirmed.answers if not answers[fact]]
    found.doubled += [f"{fact} is kept {count} times" for fact, count in answers.items() if count > 1]
    found.doubled += [f"attempt {one} is kept {count} times" for one, count in Counter(a.id for a in attempts).items() if count > 1]
    talks = Counter(talk.id for talk in kept.family.talks)
    lit = {(talk.id.rpartition("-")[0], talk.item_id) for talk in kept.family.talks}
    found.lost += [f"a lantern was lit for the talk {fact}, which is not kept" for fact in confirmed.talks - lit]
    found.doubled += [f"talk {one} is kept {count} times" for one, count in talks.items() if count > 1]
    found.troubles += [f"feedback that cannot be read: {one}" for one in confirmed.unknown]
    found.figures |= {
        "answers confirmed": len(confirmed.answers),
        "confirmed before they were kept": len(confirmed.early - confirmed.answers),
        "of these not kept": sum(not answers[fact] for fact in confirmed.early - confirmed.answers),
        "answers kept": sum(answers.values()),
        "attempts kept": len(attempts),
        "talks confirmed": len(confirmed.talks),
        "talks kept": len(talks),
        "children": len(kept.family.readers),
    }
