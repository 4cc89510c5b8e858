"""What was made of each file, kept in a folder by the hash of all that it follows from, so that it is made once.

Only the process that was asked for the portfolio writes here, each file whole; what is damaged is made again.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from audit.portfolio.judged import JudgedFile
from audit.portfolio.whole_files import write_whole

_LARGEST = 20_000_000  # bytes


class Kept:
    """A folder of what was made of files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def is_there(self) -> bool:
        """Whether anything was kept yet."""
        return self._folder.is_dir()

    def get(self, key: str) -> JudgedFile | None:
        """Return what was kept under ``key``; None when there is nothing, or nothing that can be read."""
        try:
            with (self._folder / f"{key}.json").open("rb") as file:
                return JudgedFile.model_validate_json(file.read(_LARGEST))
        except (OSError, ValidationError):
            return None

    def put(self, key: str, judged: JudgedFile) -> None:
        """Keep what was made of a file.

        Raises:
            NotWritten: when it cannot be.
        """
        write_whole(self._folder / f"{key}.json", judged.model_dump_json(exclude_defaults=True).encode())


def key_of(name: str, sha256: str, others: Sequence[object]) -> str:
    """Return the hash of all that a line follows from.

    Args:
        name: of the file, without its folder, which reasons quote.
        sha256: of its bytes.
        others: whatever else counts: the rules, the questions, the options.
    """
    said = json.dumps([name, sha256, software(), *others], ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()


@cache
def software() -> str:
    """Return the hash of the code."""
    digest, package = hashlib.sha256(), Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*.py")):
        digest.update(f"{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()
