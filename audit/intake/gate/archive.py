"""The zip archive that an .xlsx or .ods file is: its directory checked before any part of it is read."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import IO

from audit.intake.gate.refused import RefusedFile
from audit.model.text import Text

MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 150_000_000
MAX_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 1_000_000  # small repetitive parts compress very well in honest files

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
"""What reading a part raises when the archive is damaged or was written by means that no workbook needs."""

_TEXTS = "sharedstrings"  # in the name of the part where most programs write words; the smaller of the others follow
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1 << 16
_AT_ONCE = 1 << 20  # bytes of a part that is searched whole, and kept for whoever reads it next


class Archive:
    """The parts of a file by their names, which are compared without regard to case or to the kind of slash.

    Attributes:
        name: the name of the file.
        content: its bytes.
    """

    def __init__(self, name: str, content: bytes) -> None:
        """Open the archive and check its directory.

        Raises:
            RefusedFile: when the directory is not that of a workbook that a spreadsheet program saved.
            zipfile.BadZipFile: when it cannot be read.
        """
        self.name = name
        self.content = content
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        _check_directory(name, entries)
        self._entries = {_key(entry.filename): entry for entry in entries}
        self._searched: dict[
            str, bytes
        ] = {}  # the part that was searched last: that of the texts, in nearly every file

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the parts, in lower case."""
        return iter(self._entries)

    def open(self, part: str) -> IO[bytes]:
        """Return the stream of a part.

        Raises:
            KeyError: when there is no such part.
        """
        return self._archive.open(self._entries[_key(part)])

    def read(self, part: str, most: int = -1) -> bytes:
        """Return the bytes of a part, or its first ones.

        Raises:
            KeyError: when there is no such part.
        """
        if most < 0 and (searched := self._searched.get(_key(part))) is not None:
            return searched
        with self.open(part) as stream:
            return stream.read(most)

    def size(self, part: str) -> int:
        """Return how many bytes a part holds, as the directory says it; reading it never gives more.

        Raises:
            KeyError: when there is no such part.
        """
        return self._entries[_key(part)].file_size

    def mentions(self, word: str) -> bool:
        """Say whether any part may hold ``word``, letters without accents, in an encoding that workbooks use."""
        spellings = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
        likely_first = sorted(self._entries.items(), key=lambda named: (_TEXTS not in named[0], named[1].file_size))
        return any(self._may_hold(entry, spellings) for _, entry in likely_first)

    def _may_hold(self, entry: zipfile.ZipInfo, spellings: Sequence[bytes]) -> bool:
        try:
            return self._holds(entry, spellings)
        except UNREADABLE:
            return True  # whoever needs the part will say what is wrong with it

    def _holds(self, entry: zipfile.ZipInfo, spellings: Sequence[bytes]) -> bool:
        if entry.file_size <= _AT_ONCE:
            content = self._archive.read(entry)
            self._searched = {_key(entry.filename): content}
            return any(spelling in content for spelling in spellings)
        overlap = max(map(len, spellings))
        tail = b""
        with self._archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                window = tail + chunk
                if any(spelling in window for spelling in spellings):
                    return True
                tail = window[-overlap:]
        return False


def _key(name: str) -> str:
    return name.replace("\\", "/").removeprefix("/").casefold()


def _check_directory(name: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [_key(entry.filename) for entry in entries]
    if (
        len(names) > MAX_ENTRIES
        or len(set(names)) != len(names)
        or any(_leaves_the_archive(entry) for entry in names)
        or any(entry.compress_type not in _METHODS or entry.flag_bits & 1 for entry in entries)
    ):
        raise RefusedFile(
            "unsafe_archive",
            Text(
                fr=f"La structure interne de « {name} » n'est pas celle d'un classeur enregistré par un tableur ; par "
                "prudence, il n'est pas ouvert. Repartez du questionnaire d'origine.",
                en=f'The inner structure of "{name}" is not that of a workbook saved by a spreadsheet program; as a '
                "precaution it is not opened. Start again from the original questionnaire.",
            ),
        )
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL_BYTES or any(_is_bomb(entry) for entry in entries):
        raise RefusedFile(
            "decompression_limit",
            Text(
                fr=f"Une fois décompressé, « {name} » occuperait {max(1, total // 1_000_000)} Mo, bien plus qu'un "
                "questionnaire rempli ; par prudence, il n'est pas ouvert. Recopiez les réponses dans le "
                "questionnaire d'origine.",
                en=f'Once decompressed, "{name}" would take {max(1, total // 1_000_000)} MB, far more than a filled '
                "questionnaire; as a precaution it is not opened. Copy the answers into the original questionnaire.",
            ),
        )


def _leaves_the_archive(entry: str) -> bool:
    return entry.startswith("/") or ":" in entry or ".." in entry.split("/")


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_COUNTS_FROM_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
