"""Lets the platform start without a look through all installed packages.

Before it listens it reads what every package says of itself, since one of them might bring a component of the platform's. Ours come from
the folder of the app and are declared where they are drawn, so that is an eighth of our start for nothing; and what no page of ours uses
is not served. Where the platform is not the one known here, it looks as ever.
"""

import streamlit
from streamlit.components.v2.component_manager import BidiComponentManager

from beacons.serve.greeting import KNOWN

_SEARCH = "discover_and_register_components"


def leave_packages_alone(version: str = streamlit.__version__) -> None:
    """From here on the platform of this process registers no component of another package."""
    if version in KNOWN and hasattr(BidiComponentManager, _SEARCH):
        setattr(BidiComponentManager, _SEARCH, _no_search)


def _no_search(*_: object, **__: object) -> None:
    """In the place of the search."""
