"""The base of everything that is read from a content file. What a model says in another language is written here, once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar, get_args, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, PrivateAttr, StringConstraints

from beacons.domain.text import SOURCE_LANGUAGE, English, TextId, Texts, Translatable, Translation

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""An id: lower-case words joined by hyphens. Ids never change once published."""

FormatVersion = Literal["1"]
"""Says how a content file is laid out. A later layout gets the next number, and a reader for each old one stays."""

Audience = Literal["children", "family", "adults", "interface"]
"""Who reads a unit: children of one path, child and grown-up together, grown-ups alone, or whoever is anywhere in the app."""

T = TypeVar("T")


class Model(BaseModel):
    """Frozen, and closed: a misspelt field is a problem, not a silent nothing. An error that is logged says nothing of what was read."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    stands_alone: ClassVar[bool] = False
    """Whether its id is its own wherever it is kept, so that its texts are found by that id alone."""

    def texts(self, at: TextId = "") -> Iterator[tuple[TextId, str]]:
        """Every text that a translator may write, with its id below ``at``."""
        return _texts(self, at)

    def in_language(self, texts: Texts, at: TextId = "", *, careful: bool = False) -> Self:
        """The same in the words of a language, unit by unit; whatever is no such text stays as it is."""
        return self._said(at, _Words({}, texts, careful))

    def units(self, at: TextId = "", *, careful: bool = False) -> Iterator["UnitTexts"]:
        """Every unit with texts of its own, this one first. ``careful`` as ``Unit.is_careful``, from whatever holds this."""
        for below, part in _parts(self, at):
            yield from _units(part, below, careful)

    def _said(self, at: TextId, words: "_Words") -> Self:
        said = zip(text_fields(type(self)), _parts(self, at), strict=True)
        return self.model_copy(update={name: _replaced(part, below, words) for name, (below, part) in said})


class Unit(Model):
    """What is read in one go, and therefore in one language: translated whole or not at all. A unit in it decides for itself."""

    audience: ClassVar[Audience] = "children"

    _language: str = PrivateAttr(default=SOURCE_LANGUAGE)

    @property
    def language(self) -> str:
        """The language in which it is read. No file can say it. Asked for with every text, so straight from where it stands."""
        found: str = (self.__pydantic_private__ or {}).get("_language", SOURCE_LANGUAGE)
        return found

    def spoken(self, language: str) -> Self:
        """The same as it stands, known to be in that language: it was written so."""
        said = self.model_copy()
        said._language = language  # noqa: SLF001  # our own copy
        return said

    @property
    def is_careful(self) -> bool:
        """Whether it is about harm or help: then English is read rather than words made from an older English."""
        return getattr(self, "sensitive", "none") == "topic"

    def in_language(self, texts: Texts, at: TextId = "", *, careful: bool = False) -> Self:
        """As ``Model.in_language``; its own texts all of them, or none."""
        careful = careful or self.is_careful
        found = UnitTexts(at, None, self.audience, careful, dict(_texts(self, at, only_own=True))).translated(texts)
        said = self._said(at, _Words({text_id: one.text for text_id, one in found.items()}, texts, careful))
        if found:
            spoken = {one.language for one in found.values()}
            said._language = next(code for code in (texts.locale.code, *texts.locale.fallbacks) if code in spoken)  # noqa: SLF001  # our own copy
        return said

    def units(self, at: TextId = "", *, careful: bool = False) -> Iterator["UnitTexts"]:
        """As ``Model.units``."""
        careful = careful or self.is_careful
        own = dict(_texts(self, at, only_own=True))
        if own:
            yield UnitTexts(at, getattr(self, "path", None), self.audience, careful, own)
        yield from super().units(at, careful=careful)


@dataclass(frozen=True)
class UnitTexts:
    """A unit's own texts in English, by id. ``path`` is what the unit itself says of its path."""

    id: TextId
    path: str | None
    audience: Audience
    is_careful: bool
    texts: Mapping[TextId, English]

    def translated(self, texts: Texts) -> dict[TextId, Translation]:
        """Its texts as they are read in a language; empty where one is missing, or stale while the unit is careful."""
        found = {text_id: texts.of(text_id, english) for text_id, english in self.texts.items()}
        whole = {text_id: one for text_id, one in found.items() if one is not None and not (self.is_careful and one.is_stale)}
        return whole if len(whole) == len(found) else {}


@lru_cache(maxsize=256)
def text_fields(model: type[Model]) -> tuple[str, ...]:
    """Names of the fields of a model in which texts stand, however deep, in their order.

    Raises ``TypeError`` for a list of bare texts: nothing is addressed by its place, so each needs an id.
    """
    hints = get_type_hints(model, include_extras=True)
    return tuple(name for name in model.model_fields if _holds_texts(hints[name], f"{model.__name__}.{name}"))


def _holds_texts(hint: Any, where: str) -> bool:
    if _is_text(hint):
        return True
    if isinstance(hint, type) and issubclass(hint, Model):
        return bool(text_fields(hint))
    parts = get_args(hint)
    if parts and getattr(hint, "__origin__", None) is tuple and any(_is_text(part) for part in parts):
        raise TypeError(f"{where} is a list of texts without ids")
    return any([_holds_texts(part, where) for part in parts])  # noqa: C419  # every part is looked at: each may be a list of texts


def _is_text(hint: Any) -> bool:
    return any(isinstance(one, Translatable) for one in getattr(hint, "__metadata__", ()))


def _parts(part: Any, at: TextId) -> Iterator[tuple[TextId, Any]]:
    """What holds texts in a part, each with its id."""
    if isinstance(part, Model):
        yield from ((f"{at}/{name}" if at else name, getattr(part, name)) for name in text_fields(type(part)))
    elif isinstance(part, Mapping):
        yield from ((f"{at}/{key}", one) for key, one in part.items())
    elif isinstance(part, tuple):
        yield from ((one.id if one.stands_alone else f"{at}/{one.id}", one) for one in part)


def _texts(part: Any, at: TextId, *, only_own: bool = False) -> Iterator[tuple[TextId, str]]:
    if isinstance(part, str):
        yield at, part
    for below, one in _parts(part, at):
        if not (only_own and isinstance(one, Unit)):
            yield from _texts(one, below, only_own=only_own)


def _units(part: Any, at: TextId, careful: bool) -> Iterator[UnitTexts]:  # noqa: FBT001  # passed on as it came
    if isinstance(part, Model):
        yield from part.units(at, careful=careful)
    else:
        for below, one in _parts(part, at):
            yield from _units(one, below, careful)


@dataclass(frozen=True)
class _Words:
    """The words for a unit's own texts, by id, and what units in it need to find theirs."""

    own: Mapping[TextId, str]
    texts: Texts
    careful: bool


def _replaced(part: Any, at: TextId, words: _Words) -> Any:
    if isinstance(part, str):
        return words.own.get(at, part)
    if isinstance(part, Unit):
        return part.in_language(words.texts, at, careful=words.careful)
    if isinstance(part, Model):
        return part._said(at, words)  # noqa: SLF001  # of the same class
    if isinstance(part, Mapping):
        return {key: _replaced(one, below, words) for key, (below, one) in zip(part, _parts(part, at), strict=True)}
    if isinstance(part, tuple):
        return tuple(_replaced(one, below, words) for below, one in _parts(part, at))
    return part


def _each_id_once(parts: tuple[T, ...]) -> tuple[T, ...]:
    twice = ids_that_stand_twice(parts)
    if twice:
        raise ValueError(f"ids that stand there twice: {', '.join(twice)}")
    return parts


def ids_that_stand_twice(parts: Iterable[Any]) -> list[str]:
    """Ids that more than one of these has."""
    ids = [one.id for one in parts]
    return [one for one in dict.fromkeys(ids) if ids.count(one) > 1]


Each = Annotated[tuple[T, ...], AfterValidator(_each_id_once)]
"""A list of parts that each have an id of their own."""
