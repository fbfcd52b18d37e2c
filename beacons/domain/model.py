"""The base of everything that is read from a content file, and the text types it is made of."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""An id: lower-case words joined by hyphens. Ids never change once published."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that a reader sees."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


Line = Annotated[Text, AfterValidator(_one_line)]
"""A text without line breaks: authors may wrap it in the file, readers see one line."""


FormatVersion = Literal["1"]
"""Says how a content file is laid out. A later layout gets the next number, and a reader for each old one stays."""


class Model(BaseModel):
    """Frozen, and closed: a misspelt field is a problem, not a silent nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")
