"""Starts the ``audit`` command: from here on Ctrl-C ends it quietly, whatever is still being imported.

It imports next to nothing itself: what it imports is not yet protected.
"""

import os
import signal
import sys

INTERRUPTED = 130  # what shells say of a program that Ctrl-C ended


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Where lxml is installed openpyxl writes other bytes; it looks when it is first imported. This process is ours.
    os.environ["OPENPYXL_LXML"] = "False"
    # Pydantic would read what every installed package offers it, to find plugins that we have no use for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    with EndedByInterrupts():
        from audit.cli.program import run
    sys.exit(run())


class EndedByInterrupts:
    """Lets Ctrl-C end the process at once while nothing but imports is done.

    An exception raised in the midst of an import may come out of it as another one, with a traceback.
    """

    def __enter__(self) -> None:
        # Where a shell had Ctrl-C ignored, as for a command in the background, it stays so.
        self.is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self.is_ours:
            signal.signal(signal.SIGINT, _leave)

    def __exit__(self, *_error: object) -> None:
        if self.is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(*_signal: object) -> None:
    os._exit(INTERRUPTED)
