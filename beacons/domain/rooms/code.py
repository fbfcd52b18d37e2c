"""The code by which a class comes into a room."""

from typing import Annotated

from pydantic import StringConstraints

ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
"""Letters and digits of a join code: none that is taken for another on a board or by a young reader (I 1 L, O 0, S 5)."""
CODE_LENGTH = 6
JoinCode = Annotated[str, StringConstraints(pattern=f"^[{ALPHABET}]{{{CODE_LENGTH}}}$")]
