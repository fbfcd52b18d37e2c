"""Any page may be the first that a process draws: none of them lives on what another has imported or made."""

import subprocess
import sys

from beacons.root import ROOT
from beacons.ui.shell import nav

_EACH_ALONE = """
import os, sys
import streamlit.testing.v1
from beacons import assembly
from beacons.wiring import catalogs, library
assembly.parts(), library(), catalogs()  # what a server has done when it lets the first visitor in
assert not [name for name in sys.modules if name.startswith("pages")]
for page in sys.argv[1:]:
    child = os.fork()
    if not child:
        from tests.pages.tab import SID, a_tab
        tab = a_tab().open(page, **({"lesson": SID} if page in ("lesson", "quiz") else {}))
        print(page, "is whole" if tab.title and tab.text else "is empty", flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def test_every_page_is_whole_as_the_first_of_a_process():
    done = subprocess.run([sys.executable, "-c", _EACH_ALONE, *nav.PAGES], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [f"{page} is whole" for page in nav.PAGES], done.stderr[-3000:]
