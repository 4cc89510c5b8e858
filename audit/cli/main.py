"""Starts the ``audit`` command: from here on Ctrl-C ends it quietly, whatever is still being imported."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

INTERRUPTED = 130  # what shells say of a program that Ctrl-C ended


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    with ended_by_interrupts():
        from audit.cli.program import run
    sys.exit(run())


@contextmanager
def ended_by_interrupts() -> Iterator[None]:
    """Let Ctrl-C end the process at once while nothing but imports is done.

    An exception raised in the midst of an import may come out of it as another one, with a traceback.
    """
    # Where a shell had Ctrl-C ignored, as for a command in the background, it stays so.
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(*_signal: Any) -> NoReturn:
    os._exit(INTERRUPTED)
