"""What a history keeps: records and rulebooks byte for byte, and for each record who imported it, when and whence."""

import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from audit.errors import Bilingual
from audit.history.connection import reading, writing
from audit.history.entry import Entry, entry_faults
from audit.history.of_project import of_project
from audit.history.refusals import HistoryRefused, NotKept, damaged
from audit.model.folded_names import fold_name
from audit.model.questionnaire import ReviewType
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord

_COLUMNS = "id, project, review_type, review_date, record, rulebook, source, imported_by, imported_at"


@dataclass(frozen=True)
class Kept:
    """A record to keep.

    Attributes:
        project: under which name.
        named: the name that the project bears itself; empty where its record gives none.
        record, rulebook: the files, byte for byte.
        source: the name of what it was read from.
        by, at: who imports it, and when (ISO 8601, UTC).
    """

    project: str
    review_type: str
    review_date: date
    record: bytes
    rulebook: bytes
    source: str
    by: str
    at: str
    named: str = ""


class History:
    """One history; every call opens the file, and checks that it is whole."""

    def __init__(self, path: str | Path) -> None:
        """Use the file ``path``; it is made by the first ``add``."""
        self.path = Path(path)

    def add(self, kept: Sequence[Kept]) -> list[Entry | None]:
        """Add records, all or none; None stands for one that was there already.

        Raises:
            NotKept: when one has no name of a project or of who imports it, or no moment of its import.
            HistoryRefused: when the file cannot be read or written.
        """
        for one in kept:
            for _, why in entry_faults(one.project, one.by, one.at):
                raise NotKept(_not_added(one.source, why))
        with writing(self.path, create=True) as connection:
            return [_added(connection, one) for one in kept]

    def entries(self, project: str | None = None) -> tuple[Entry, ...]:
        """Return what is kept, of one project or of all, by project, then by date of review, then as it came.

        Args:
            project: its name, or a part of it that is of no other project.

        Raises:
            NotKept: when nothing is kept of that project, or when that part is of several.
        """
        with reading(self.path) as connection:
            found = list(_entries(connection, self.path))
        if project is not None:
            found = of_project(found, project)
        return tuple(sorted(found, key=lambda entry: (fold_name(entry.project), entry.review_date, entry.id)))

    def entry(self, number: int) -> Entry:
        """Return the entry of that number.

        Raises:
            NotKept: when there is none.
        """
        with reading(self.path) as connection:
            found = next((entry for entry in _entries(connection, self.path) if entry.id == number), None)
        if found is None:
            raise NotKept(
                Bilingual(
                    f"l'historique ne contient pas d'enregistrement n° {number} ; « audit history list » donne "
                    "les numéros",
                    f"the history holds no record no. {number}; 'audit history list' gives the numbers",
                )
            )
        return found

    def same_day(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries before this one of a review of the same project on the same day."""
        with reading(self.path) as connection:
            return tuple(
                one
                for one in _entries(connection, self.path)
                if one.id < entry.id
                and one.review_date == entry.review_date
                and fold_name(one.project) == fold_name(entry.project)
            )

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return files by their hashes, each checked against it.

        Raises:
            HistoryRefused: when one is not what it was.
        """
        with reading(self.path) as connection:
            return {name: _content(connection, name, self.path) for name in dict.fromkeys(names)}

    def records(self, entries: Sequence[Entry]) -> list[AuditRecord]:
        """Return the records of ``entries``.

        Raises:
            HistoryRefused: when one cannot be read as such.
        """
        contents = self.contents(entry.record for entry in entries)
        try:
            return [AuditRecord.model_validate_json(contents[entry.record]) for entry in entries]
        except ValidationError as error:
            raise HistoryRefused(self.path, "damaged", _unreadable()) from error

    def rulebook(self, entry: Entry) -> Rulebook:
        """Return the texts of one record.

        Raises:
            HistoryRefused: when they cannot be read as such.
        """
        content = self.contents([entry.rulebook])[entry.rulebook]
        try:
            return Rulebook.model_validate_json(content)
        except ValidationError as error:
            raise HistoryRefused(self.path, "damaged", _unreadable()) from error


def _added(connection: sqlite3.Connection, kept: Kept) -> Entry | None:
    record = _put(connection, "record", kept.record)
    rulebook = _put(connection, "rulebook", kept.rulebook)
    made = connection.execute(
        # On a conflict that does nothing, SQLite would still take the next number: a gap looks like something removed.
        "INSERT INTO entry (project, review_type, review_date, record, rulebook, source, imported_by, imported_at) "
        "SELECT :project, :review_type, :review_date, :record, :rulebook, :source, :by, :at "
        "WHERE NOT EXISTS (SELECT 1 FROM entry WHERE record = :record)",
        {
            "project": kept.project,
            "review_type": kept.review_type,
            "review_date": kept.review_date.isoformat(),
            "record": record,
            "rulebook": rulebook,
            "source": kept.source,
            "by": kept.by,
            "at": kept.at,
        },
    )
    if not made.rowcount:
        return None
    return Entry(
        made.lastrowid or 0,
        kept.project,
        kept.review_type,
        kept.review_date,
        record,
        rulebook,
        kept.source,
        kept.by,
        kept.at,
    )


def _put(connection: sqlite3.Connection, kind: str, content: bytes) -> str:
    name = sha256(content).hexdigest()
    connection.execute(
        "INSERT INTO content (sha256, kind, packed) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
        (name, kind, zlib.compress(content, 6)),
    )
    return name


def _entries(connection: sqlite3.Connection, path: Path) -> Iterable[Entry]:
    for row in connection.execute(f"SELECT {_COLUMNS} FROM entry ORDER BY id"):  # noqa: S608 - names of our own
        number, *texts = row
        for column, value in zip(_COLUMNS.split(", ")[1:], texts, strict=True):
            if not isinstance(value, str) or not _can_be(column, value):
                raise HistoryRefused(path, "damaged", _altered(number, column, value))
        yield Entry(number, row[1], row[2], date.fromisoformat(row[3]), *row[4:])


def _can_be(column: str, value: str) -> bool:
    """Return whether a text can stand in a column; a moment that is none is told where it is listed."""
    try:
        if column == "review_type":
            ReviewType(value)
        elif column == "review_date":
            date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _content(connection: sqlite3.Connection, name: str, path: Path) -> bytes:
    row = connection.execute("SELECT packed FROM content WHERE sha256 = ?", (name,)).fetchone()
    try:
        content = zlib.decompress(row[0]) if row else b""
    except zlib.error as error:
        raise HistoryRefused(path, "damaged", _unreadable()) from error
    if sha256(content).hexdigest() != name:
        raise HistoryRefused(path, "damaged", _unreadable())
    return content


def _not_added(source: str, why: Bilingual) -> Bilingual:
    return Bilingual(
        f"« {source} » ne peut pas entrer dans l'historique : {why.fr}. Rien n'a été ajouté.",
        f"'{source}' cannot be put into the history: {why.en}. Nothing was added.",
    )


def _altered(number: int, column: str, value: object) -> Bilingual:
    shown = f"{value}"[:40]
    return damaged(
        Bilingual(
            f"l'enregistrement n° {number} a été modifié : « {column} » y vaut « {shown} »",
            f"record no. {number} was changed: its '{column}' is '{shown}'",
        )
    )


def _unreadable() -> Bilingual:
    return damaged(
        Bilingual("un enregistrement n'est plus celui qui a été importé", "a record is not what was imported")
    )
