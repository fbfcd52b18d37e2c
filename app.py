"""Seven Beacons. ``streamlit run app.py`` serves the pages and the routes beside them on one port.

The platform looks for the name of ``st.App`` in this file. Its tests run the file as a script, which draws the pages.
"""

import gc

gc.disable()  # until all is made: the collector would look through it for nothing

# ruff: noqa: E402
import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx

from beacons import assembly
from beacons.serve.first_steps import spare_first_steps
from beacons.ui.shell import error_page, frame

if get_script_run_ctx(suppress_warning=True) is None:
    spare_first_steps()
    app = st.App(frame.__file__, **assembly.parts())
    gc.enable()
else:
    gc.enable()  # first: a run may break off
    if config.get_option("global.appTest"):
        frame.draw()
    else:
        error_page.say_not_served()
