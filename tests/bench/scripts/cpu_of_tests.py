"""Runs the test suite of the tree and prints the CPU seconds of the whole, workers and commands included."""

import os
import subprocess
import sys

process = subprocess.Popen([sys.executable, "-m", "pytest", "-q"], stdout=sys.stderr)
_, status, usage = os.wait4(process.pid, 0)
if os.waitstatus_to_exitcode(status) not in (0, 1):  # a test that fails today was still run
    raise SystemExit("the tests could not be run")
print(usage.ru_utime)
