"""What a folder that commands wrote shows: all but the memory of how its files were written."""

from collections.abc import Iterator
from pathlib import Path

from audit.cli.written_files import MEMORY


def shown_in(folder: Path) -> Iterator[Path]:
    """Yield the entries of a folder that people see."""
    return (path for path in folder.iterdir() if path.name != MEMORY)
