"""A command that comes last for the processor ends as it would have ended by itself."""

import signal
import subprocess
import sys

import pytest

from tools.checks import ROOT

GENTLY = (sys.executable, "-m", "tools.gently", sys.executable, "-c")


def test_it_comes_last_in_a_session_of_its_own_and_its_code_is_handed_on():
    code = "import os; print(os.nice(0), os.getsid(0) == os.getpid(), flush=True); raise SystemExit(77)"
    done = subprocess.run([*GENTLY, code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("19 True\n", 77)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_whoever_interrupts_it_interrupts_what_it_runs(number):
    code = f"""
import signal, sys
signal.signal({int(number)}, lambda *_: sys.exit(5))
print("begun", flush=True)
signal.pause()
"""
    with subprocess.Popen([*GENTLY, code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stdout.readline() == "begun\n"
        running.send_signal(number)
        assert running.wait() == 5
