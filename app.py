"""Seven Beacons. ``streamlit run app.py`` serves the pages and the routes beside them on one port.

The platform looks for the name of ``st.App`` in this file. Its tests run the file as a script, which draws the pages.
"""

import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx

from beacons import assembly
from beacons.ui import frame, trouble

if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(frame.__file__, **assembly.parts())
elif config.get_option("global.appTest"):
    frame.draw()
else:
    trouble.show_that_host_cannot_serve()
