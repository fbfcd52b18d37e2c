"""How much of everything is said in a language, and which of it was made from another English."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from beacons.domain.catalog import is_careful
from beacons.domain.course.edition import Edition
from beacons.domain.model import Audience, UnitTexts
from beacons.domain.path import CHILD_PATHS
from beacons.domain.text import English, Interface, Plural, TextId, Texts

AUDIENCES = ("family", "adults", "interface")


@dataclass(frozen=True)
class TextOf:
    """One text with all that is known of it. ``text`` is None where it is not translated; a text with a count has several forms."""

    id: TextId
    unit: TextId
    path: str | None
    audience: Audience
    en: English
    text: tuple[str, ...] | None
    stale: bool

    def as_json(self) -> dict[str, object]:
        """The same as plain values: a text with a count is ``{one, other}`` in English and a list of forms in the language."""
        en = {"one": self.en.one, "other": self.en.other} if isinstance(self.en, Plural) else self.en
        text = list(self.text) if self.text and isinstance(self.en, Plural) else self.text and self.text[0]
        return {"id": self.id, "unit": self.unit, "path": self.path, "audience": self.audience, "en": en, "text": text, "stale": self.stale}


@dataclass(frozen=True)
class Share:
    """So many units; of these are read in the language (done), and hold a text that was made from another English (stale)."""

    units: int = 0
    done: int = 0
    stale: int = 0


def units(edition: Edition, interface: Interface) -> Iterator[UnitTexts]:
    """Every unit there is; each text of the interface is one. ``edition`` is the one in English."""
    for unit in edition.units():
        of_path = None if unit.audience == "adults" else next((step for step in unit.id.split("/") if step in CHILD_PATHS), None)
        path = unit.path or of_path
        yield replace(unit, path=path)
    for key, english in interface.items():
        yield UnitTexts(key, None, "interface", is_careful(key), {key: english})


def every_text(found: Iterable[UnitTexts], texts: Texts) -> Iterator[TextOf]:
    """Every text of these units."""
    for unit in found:
        for text_id, english in unit.texts.items():
            made = texts.of(text_id, english)
            forms, stale = (made.forms, made.is_stale) if made else (None, False)
            yield TextOf(text_id, unit.id, unit.path, unit.audience, english, forms, stale)


def completeness(found: Iterable[UnitTexts], texts: Texts) -> dict[str, Share]:
    """For each path, then for families, grown-ups and the interface: how many units are read in the language."""
    shares: dict[str, Share] = {key: Share() for key in (*CHILD_PATHS, *AUDIENCES)}
    for unit in found:
        key = unit.path or unit.audience
        before, made = shares[key], [texts.of(text_id, english) for text_id, english in unit.texts.items()]
        stale = any(one is not None and one.is_stale for one in made)
        shares[key] = Share(before.units + 1, before.done + bool(unit.translated(texts)), before.stale + stale)
    return shares
