"""As for the interface: a few lines are run as a page of the platform."""

from tests.ui.conftest import drawn

__all__ = ["drawn"]
