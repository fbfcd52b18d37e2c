"""The base of everything that is read from a content file, and the text types it is made of."""

from functools import lru_cache
from typing import Annotated, Any, Literal, get_args, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""An id: lower-case words joined by hyphens. Ids never change once published."""

_IS_TEXT = "a text that a reader sees"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), _IS_TEXT]
"""A text that a reader sees: what a translation replaces, and nothing else."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


Line = Annotated[Text, AfterValidator(_one_line)]
"""A text without line breaks: authors may wrap it in the file, readers see one line."""


FormatVersion = Literal["1"]
"""Says how a content file is laid out. A later layout gets the next number, and a reader for each old one stays."""


class Model(BaseModel):
    """Frozen, and closed: a misspelt field is a problem, not a silent nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@lru_cache(maxsize=256)
def text_fields(model: type[Model]) -> frozenset[str]:
    """Names of the fields of a model that hold texts: one, none, or several in their order."""
    hints = get_type_hints(model, include_extras=True)
    return frozenset(name for name in model.model_fields if _holds_text(hints[name]))


def _holds_text(hint: Any) -> bool:
    return _IS_TEXT in getattr(hint, "__metadata__", ()) or any(_holds_text(part) for part in get_args(hint) if part is not type(None))
