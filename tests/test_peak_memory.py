"""The memory of a process is measured as its own, however big the process that started it."""

import subprocess
import sys

import pytest

from tests.peak_memory import peak_megabytes

_BALLAST = 192


@pytest.mark.slow
@pytest.mark.skipif(peak_megabytes() is None, reason="this system does not tell the peak memory of a process")
def test_a_child_does_not_count_the_memory_of_its_parent() -> None:
    # A parent of our own: the process of the tests is big anyway, but by how much is not known.
    child = "from tests.peak_memory import peak_megabytes; print(peak_megabytes())"
    parent = f"import subprocess, sys; ballast = b'x' * ({_BALLAST} << 20); {child}; sys.stdout.flush();"
    parent += f"subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    done = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=True)
    of_parent, of_child = map(float, done.stdout.split())
    assert of_parent > _BALLAST
    assert of_child < _BALLAST / 2
