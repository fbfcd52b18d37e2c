"""Copies the platform's cursors field by field: a click in a part of a page takes a twentieth fewer calls.

Before a part is drawn alone, the platform copies where it stood, with ``copy.deepcopy``. That takes each cursor apart and looks at all it
holds, some five hundred calls, though a cursor holds numbers, a tuple of numbers, and the spinners that turn where it points.
"""

from copy import deepcopy
from typing import Any

import streamlit
from streamlit.cursor import Cursor, LockedCursor, RunningCursor, SparseList

from beacons.serve.platform import KNOWN

_PLAIN = frozenset({"_root_container", "_parent_path", "_index", "_transient_index"})
"""What never changes by itself and need not be copied: numbers, and a tuple of numbers."""
_SPINNERS = "_transient_elements"


def copy_cursors_plainly(version: str = streamlit.__version__) -> None:
    """From here on the cursors of this process copy themselves. Where they hold more than is known here, the platform's way stays."""
    if version not in KNOWN:
        return
    for kind, made in ((RunningCursor, RunningCursor(0)), (LockedCursor, LockedCursor(0))):
        if vars(made).keys() == _PLAIN | {_SPINNERS} and isinstance(getattr(made, _SPINNERS), SparseList):
            kind.__deepcopy__ = _copy  # type: ignore[union-attr]  # there is no public place for it


def _copy(self: Cursor, memo: dict[int, Any]) -> Cursor:
    """What ``copy.deepcopy`` makes of a cursor."""
    made = object.__new__(type(self))
    spinners = getattr(self, _SPINNERS)
    vars(made).update(vars(self))
    setattr(made, _SPINNERS, deepcopy(spinners, memo) if len(spinners) else SparseList())
    return made
