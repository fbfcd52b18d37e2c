"""Runs a few lines as a page of the platform, for what cannot be told without one."""

from collections.abc import Callable

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from beacons.ui.shell.session import Session


def _page(draw):
    draw()


@pytest.fixture
def drawn() -> Callable[..., AppTest]:
    """Runs a function as a page of its own: ``drawn(lambda: st.text(t("quiz.next")), session)``."""

    def run(draw: Callable[[], object], session: Session | None = None, **params: str) -> AppTest:
        app = AppTest.from_function(_page, args=(draw,), default_timeout=60)
        app._bidi_component_manager = BidiComponentManager()  # else every run looks through all installed packages
        app.session_state["session"] = session or Session()
        app.query_params = params
        app.run()
        assert not app.exception, "the page broke off; its trace is in the captured output"
        return app

    return run
