"""Forgetting everything on this device, after one question: the same wherever it is offered."""

import streamlit as st

from beacons.ui.family import actions
from beacons.ui.shell import render
from beacons.ui.shell.words import t

_DONE = "grown_ups.forgotten"


def forget(notice: str | None) -> None:
    """What would be erased, the button, and afterwards that it is done."""
    render.show("family/forget.html")
    if notice == _DONE:
        render.show("shell/notice.html", text=t("grown_ups.forgotten"))
    with st.popover(t("grown_ups.forget"), key="forget"):
        render.show("shell/paragraph.html", text=t("grown_ups.forget_text"))
        st.button(t("grown_ups.forget_now"), key="forget-now", type="primary", on_click=actions.forget_everything)


def is_its_own(notice: str | None) -> bool:
    """Whether a notice is said here, and nowhere else on the page."""
    return notice == _DONE
