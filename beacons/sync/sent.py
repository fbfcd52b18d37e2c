"""Which documents a page was sent, and which of them it is known to have: only what has changed since then is sent.

It goes by numbers. Documents that differ from those before get the next number; a page says the number of those that it has, wherever it
tells something anyway; and whatever is sent from then on names the number that it rests on. A page keeps the documents of two numbers,
those that came last and those that they rested on, so it has what is rested on whichever message was lost. Where it has not, it asks for
all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Whole = tuple[str, str]
"""A document: its name and its text."""
Edit = tuple[str, int, int, tuple[str, ...]]
"""A document as the one that the page has: its name, how many lines stay at the beginning and at the end, and all lines in between."""
NOTHING = 0
"""The number of what a page has that has nothing yet."""


@dataclass(frozen=True)
class Sent:
    """The documents that were sent last, by name, and those that the page is known to have."""

    number: int = NOTHING
    texts: Mapping[str, str] = field(default_factory=dict)
    since: int = NOTHING
    there: Mapping[str, str] = field(default_factory=dict)

    def then(self, texts: Mapping[str, str]) -> "Sent":
        """The same where these documents are to be sent now."""
        return self if texts == self.texts else replace(self, number=self.number + 1, texts=texts)

    def received(self, number: int) -> "Sent":
        """The same where the page says what it has. Numbers in between are no news: what was sent since rests on the number before."""
        if number == NOTHING:
            return self.anew()
        return replace(self, since=number, there=self.texts) if number == self.number else self

    def anew(self) -> "Sent":
        """The same where the page is known to have nothing. No number comes twice."""
        return replace(self, since=NOTHING, there={})

    def documents(self) -> tuple[Whole | Edit, ...]:
        """All documents, in their order; those that the page has in another form as edits of these."""
        return tuple(_edit(name, self.there[name], text) if name in self.there else (name, text) for name, text in self.texts.items())


def _edit(name: str, there: str, text: str) -> Edit:
    before, after = there.split("\n"), text.split("\n")
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    return name, head, tail, tuple(after[head : len(after) - tail])


def _alike(before: list[str], after: list[str]) -> int:
    """How many lines both begin with."""
    shortest = min(len(before), len(after))
    return next((n for n in range(shortest) if before[n] != after[n]), shortest)
