"""How sure it is what a card or an item rests on, for the readers who are told."""

from collections.abc import Iterable
from typing import Any

from beacons.domain.course.facts import TOLD_SURENESS
from beacons.ui.shell.words import t
from beacons.wiring import library


def sureness(fact_ids: Iterable[str], path: str | None) -> dict[str, Any] | None:
    """A line that names how sure these facts are, and each fact with its word and what that means; None where there is nothing to say."""
    known = (library().facts.get(fact_id) for fact_id in fact_ids if path == TOLD_SURENESS)
    facts = [fact for fact in known if fact and fact.sureness]
    if not facts:
        return None
    words = [t(f"sureness.{fact.sureness}") for fact in facts]
    rows = [
        {"word": word, "means": t(f"sureness.{fact.sureness}_means"), "claim": fact.claim} for word, fact in zip(words, facts, strict=True)
    ]
    return {"title": t("sureness.title", words=" · ".join(dict.fromkeys(words))), "rows": rows}
