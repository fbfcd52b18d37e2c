"""Spares the platform two things that it does once in a process, and that nobody here has anything of.

Before it listens it reads what every installed package says of itself, since one of them might bring a component of the platform's: an
eighth of our start. Ours come from the folder of the app and are declared where they are drawn, so that what no page of ours uses is not
served either. And before it draws the first part of the first page, it looks through all loaded modules to find out whether somebody typed
this at a prompt, and warns them: a third of the first visitor's wait. Where the platform is not the one known here, its own way stays.
"""

import streamlit
from streamlit import delta_generator
from streamlit.components.v2.component_manager import BidiComponentManager

from beacons.serve.platform import KNOWN

SEARCH, WARNED = "discover_and_register_components", "_use_warning_has_been_displayed"
"""The platform's names of the search, and of whether it has warned whoever is at a prompt."""


def spare_first_steps(version: str = streamlit.__version__) -> None:
    """From here on the platform of this process registers no component of another package, and knows that it is served."""
    if version not in KNOWN:
        return
    if hasattr(BidiComponentManager, SEARCH):
        setattr(BidiComponentManager, SEARCH, _no_search)
    if hasattr(delta_generator, WARNED):
        setattr(delta_generator, WARNED, True)


def _no_search(*_: object, **__: object) -> None:
    """In the place of the search."""
