"""What processes run that write to one history at once; a test module cannot be imported by them as cheaply."""

import os
from datetime import date
from pathlib import Path

from audit.history.connection import writing
from audit.history.store import History, Kept


def kept(number: int, project: str = "P", by: str = "somebody") -> Kept:
    """Return a record that no other number has; histories do not look into the bytes that they are given."""
    return Kept(
        project=project,
        review_type="pre_launch",
        review_date=date(2026, 1, 1),
        record=f"record {number}".encode() * 500,
        rulebook=b"rulebook",
        source=f"r{number}",
        by=by,
        at=f"2026-01-01T00:00:{number % 60:02}+00:00",
    )


def write(path: Path, first: int, count: int) -> int:
    """Add ``count`` records, one a transaction."""
    for number in range(first, first + count):
        assert History(path).add([kept(number)]) != [None]
    return count


def die_while_writing(path: Path) -> None:
    """End without a word in the middle of a transaction that has already reached the disk."""
    with writing(path) as connection:
        connection.execute("PRAGMA cache_size = 1")
        for number in range(400):
            connection.execute("INSERT INTO content VALUES (?, 'record', ?)", (f"{number:064}", os.urandom(4096)))
        os._exit(9)
