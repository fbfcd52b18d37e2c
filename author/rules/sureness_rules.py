"""Where people disagree, a reader of 13-16 is told how sure a fact is."""

from collections.abc import Iterator

from author.context import Context
from author.finding import Finding
from beacons.domain.course.facts import TOLD_SURENESS


def disputed_facts_say_how_sure_they_are(context: Context) -> Iterator[Finding]:
    """Every fact about which people disagree and on which a card or an item of that path rests."""
    cards = {f for _, path, part in context.path_lessons() if path == TOLD_SURENESS for card in part.cards for f in card.sources}
    items = {item.source for _, item in context.items() if item.path == TOLD_SURENESS and item.source}
    for fact_id in sorted(cards | items):
        fact = context.library.facts[fact_id]
        if fact.sureness is None and fact_id.startswith(context.rules.disputed):
            yield Finding("content/facts", fact_id, "sureness", "people disagree here: say whether it is established, likely or open")
