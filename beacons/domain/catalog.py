"""A catalog: all that is translated into one language, and what the interface says in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from beacons.domain.text import SOURCE, SOURCE_LANGUAGE, English, Interface, Locale, Plural, TextId, Translation

CAREFUL_GROUPS = ("gentle", "help")
"""What the gate and *Get help* say of the interface: the first words of its keys."""


@dataclass(frozen=True)
class Message:
    """One text of a catalog: the English it was made from, and its forms (one, or one for each kind of count)."""

    english: English
    forms: tuple[str, ...]


def english_form(count: int) -> int:
    """Which of the two forms English takes."""
    return int(count != 1)


@dataclass(frozen=True)
class Catalog:
    """The words of a language. What it lacks is looked for in ``further``, the languages it falls back to, and else said in English."""

    interface: Interface
    locale: Locale = SOURCE
    messages: Mapping[TextId, tuple[Message, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = english_form
    further: tuple["Catalog", ...] = ()

    def of(self, text_id: TextId, english: English) -> Translation | None:
        """The newest translation of a text: one made from this English, in the first language that has it, before any that was not."""
        stale = None
        for catalog, message in self._found(text_id, english):
            if message.english == english:
                return Translation(message.forms, is_stale=False, language=catalog.locale.code)
            stale = stale or Translation(message.forms, is_stale=True, language=catalog.locale.code)
        return stale

    def _found(self, text_id: TextId, english: English) -> Iterator[tuple["Catalog", Message]]:
        """Messages of that id of the same kind: with a count, or without."""
        for catalog in (self, *self.further):
            for message in catalog.messages.get(text_id, ()):
                if isinstance(message.english, Plural) == isinstance(english, Plural):
                    yield catalog, message

    def say(self, key: str, **values: object) -> str:
        """What the interface says, with ``{values}`` filled in."""
        return self.unfilled(key).format(**values)

    def say_n(self, key: str, count: int, **values: object) -> str:
        """What the interface says of a count, which it may name as ``{count}``."""
        forms, form = self._said.get(key, ((key,), None))
        return forms[form(count) if form else 0].format(count=count, **values)

    def unfilled(self, key: str) -> str:
        """What the interface says, with its blanks open. A key that it does not know is said as it is."""
        forms, _ = self._said.get(key, ((key,), None))
        return forms[0]

    def group(self, name: str) -> dict[str, str]:
        """What the interface says in one group of keys, by what follows the group's name; its blanks are open, and nothing counts."""
        keys = [key for key, english in self.interface.items() if key.startswith(f"{name}.") and isinstance(english, str)]
        return {key.removeprefix(f"{name}."): self.unfilled(key) for key in keys}

    @cached_property
    def _said(self) -> dict[str, tuple[tuple[str, ...], Callable[[int], int] | None]]:
        """The forms of each key, and which of them a count takes."""
        forms = {catalog.locale.code: catalog.form for catalog in (self, *self.further)} | {SOURCE_LANGUAGE: english_form}
        return {key: self._of_key(key, english, forms) for key, english in self.interface.items()}

    def _of_key(
        self, key: str, english: English, forms: Mapping[str, Callable[[int], int]]
    ) -> tuple[tuple[str, ...], Callable[[int], int] | None]:
        found = self.of(key, english)
        if found is None or (found.is_stale and is_careful(key)):
            said = (english.one, english.other) if isinstance(english, Plural) else (english,)
            found = Translation(said, is_stale=False, language=SOURCE_LANGUAGE)
        return found.forms, forms[found.language] if isinstance(english, Plural) else None


def is_careful(key: str) -> bool:
    """Whether a text of the interface is never said in words made from another English."""
    return key.partition(".")[0] in CAREFUL_GROUPS


def by_id(messages: Iterable[tuple[TextId, Message]]) -> dict[TextId, tuple[Message, ...]]:
    """Messages by the id of their text, in their order."""
    found: dict[TextId, tuple[Message, ...]] = {}
    for text_id, message in messages:
        found[text_id] = (*found.get(text_id, ()), message)
    return found
