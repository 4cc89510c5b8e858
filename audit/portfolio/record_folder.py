"""The records of the projects of a portfolio: a file each in one folder, beside the rulebooks that they refer to."""

import hashlib
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from audit.portfolio.judged import KeptRecord
from audit.portfolio.whole_files import write_whole
from audit.record.file_names import rulebook_file
from audit.record.rulebook import Rulebook
from audit.record.write import name_of, rulebook_bytes

_LONGEST = 120  # signs of a name, with room for what is added to it
_BETWEEN = "--"
_RECORD = re.compile(r".+\.(xlsx|xlsm|xls|ods|json)(-[0-9a-f]{8})?\.json", re.IGNORECASE)
_RULEBOOK = re.compile(r"rulebook-[0-9a-f]{12}\.json")


class RecordFolder:
    """A folder of records, written as they come."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rulebooks: list[Rulebook] = []

    def holds(self, name: str, record: KeptRecord) -> bool:
        """Return whether the record of the file ``name`` is there as it was written, and its rulebook is."""
        try:
            with (self._folder / record_file(name)).open("rb") as file:
                is_there = hashlib.file_digest(file, "sha256").hexdigest() == record.sha256
        except OSError:
            return False
        return is_there and (self._folder / rulebook_file(record.rulebook)).is_file()

    def put(self, name: str, record: bytes, rulebook: Rulebook) -> None:
        """Write the record of a file, once the rulebook that it refers to is there.

        Raises:
            NotWritten: when it cannot be.
        """
        if not any(one is rulebook for one in self._rulebooks):
            write_whole(self._folder / rulebook_file(name_of(rulebook).sha256), rulebook_bytes(rulebook))
            self._rulebooks.append(rulebook)
        write_whole(self._folder / record_file(name), record)


def record_file(name: str) -> str:
    """Return the name of the file in which the record of a file of a portfolio stands: its own, with its folders.

    A name that could be that of another file in a folder, and one that is too long, bear a hash.
    """
    plain = name.replace("/", _BETWEEN)
    if _BETWEEN not in name and len(plain) <= _LONGEST:
        return f"{plain}.json"
    return f"{plain[-_LONGEST:]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.json"


def is_record_file(path: Path) -> bool:
    """Return whether a file is a record or a rulebook of such a folder, by its name."""
    return _RECORD.fullmatch(path.name) is not None or _RULEBOOK.fullmatch(path.name) is not None


def is_rulebook_file(path: Path) -> bool:
    """Return whether a file is a rulebook of such a folder, by its name."""
    return _RULEBOOK.fullmatch(path.name) is not None


def left_records(folder: Path, names: Collection[str]) -> Sequence[str]:
    """Return the records of a folder that are those of other files than ``names``, in order."""
    own = {record_file(name) for name in names}
    there = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return sorted(name for name in there if name not in own and _RECORD.fullmatch(name))
