"""What was said of questions from elsewhere as the text that a tab keeps of it: a page that is loaded anew hears it from there."""

from pydantic import TypeAdapter, ValidationError

from beacons.ui.shell.session import CameIn

_CAME_IN = TypeAdapter(CameIn)
_MOST_LETTERS = 1_000_000


def text_of(came_in: CameIn) -> str:
    """What a tab keeps."""
    return _CAME_IN.dump_json(came_in).decode()


def read(text: str) -> CameIn | None:
    """What a tab has kept; None where it is no report of ours."""
    try:
        return _CAME_IN.validate_json(text) if len(text) <= _MOST_LETTERS else None
    except ValidationError:
        return None
