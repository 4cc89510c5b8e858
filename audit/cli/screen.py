"""The console that summaries are printed on."""

import errno
import os
from typing import NoReturn

from rich.console import Console


class Screen(Console):
    """A console that leaves to the command line what becomes of a reader that has stopped."""

    def on_broken_pipe(self) -> NoReturn:
        """Raise the error of the system; rich would end the process, with an exit code of its own."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
