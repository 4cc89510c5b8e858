"""The most memory a process has held, measured inside that process.

Seen from outside, or by ``ru_maxrss``, the figure is wrong on Linux: a new process counts as its own the peak of the
one that started it. ``python -m tests.peak_memory FILE ARGUMENT…`` runs the command line and writes its peak to FILE.
"""

import atexit
import re
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_megabytes() -> float | None:
    """Return the peak resident memory of this process in MiB, or None where the system does not tell it (Windows)."""
    if _STATUS.exists():
        found = re.search(r"^VmHWM:\s+(\d+) kB$", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
        return int(found[1]) / 1024 if found else None
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2  # macOS starts it anew in a new program
    return None


def _run(file: Path, arguments: list[str]) -> None:
    from audit.cli.main import main

    atexit.register(lambda: file.write_text(str(peak_megabytes()), encoding="ascii"))
    sys.argv = ["audit", *arguments]
    main()


if __name__ == "__main__":
    _run(Path(sys.argv[1]), sys.argv[2:])
