"""Standard error as people may safely read it: what names of files and arguments hold steers no screen."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}
_DIRECTIONS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}  # marks that turn the text after them round
_SHOWN = dict.fromkeys(_CONTROLS | _DIRECTIONS, "\ufffd")


class PrintableStream:
    """A text stream that writes � for each character that a terminal would obey in place of showing it.

    Attributes:
        behind: the stream that it writes to, for what steers the screen on purpose.
    """

    def __init__(self, behind: TextIO) -> None:
        """Write to ``behind``."""
        self.behind = behind

    def write(self, text: str) -> int:
        """Write ``text`` and return how many characters it has."""
        self.behind.write(text.translate(_SHOWN))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write ``lines`` one after the other."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.behind, name)


@contextmanager
def printable_errors() -> Iterator[None]:
    """Let standard error be such a stream meanwhile."""
    before = sys.stderr
    sys.stderr = cast(TextIO, PrintableStream(before))
    try:
        yield
    finally:
        sys.stderr = before


def unfiltered(stream: TextIO) -> TextIO:
    """Return what ``stream`` writes to, for what redraws a line of the screen."""
    return stream.behind if isinstance(stream, PrintableStream) else stream
