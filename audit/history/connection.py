"""Opens the SQLite file of a history: nothing but a whole history of a known format is read or written.

What SQLite does not do by itself is done here. Foreign keys are switched on and read back. Transactions begin and end
by name, for each Python does it in its own way. The journal is a file that exists only while something is written, so
that a copy of the one file is whole. A file of 0 bytes, or one that was copied without its journal, passes SQLite's own
check: what should be there is counted too.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePath
from urllib.parse import quote_from_bytes

from audit.errors import Bilingual
from audit.history.refusals import ABSENT, BUSY, NO_HISTORY, UNWRITABLE, HistoryRefused, damaged, later

FORMAT = 1
_APPLICATION = 0x50484148  # "PHAH", by which the file is known
_PATIENCE = 30.0  # seconds to wait for another writer
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_TABLES = """
CREATE TABLE content (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    kind TEXT NOT NULL CHECK (kind IN ('record', 'rulebook')),
    packed BLOB NOT NULL
);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project TEXT NOT NULL CHECK (project <> ''),
    review_type TEXT NOT NULL,
    review_date TEXT NOT NULL,
    record TEXT NOT NULL UNIQUE REFERENCES content (sha256),
    rulebook TEXT NOT NULL REFERENCES content (sha256),
    source TEXT NOT NULL,
    imported_by TEXT NOT NULL CHECK (imported_by <> ''),
    imported_at TEXT NOT NULL
);
CREATE TABLE held (what TEXT PRIMARY KEY, count INTEGER NOT NULL);
INSERT INTO held VALUES ('content', 0), ('entry', 0);
CREATE TRIGGER content_counted AFTER INSERT ON content
BEGIN UPDATE held SET count = count + 1 WHERE what = 'content'; END;
CREATE TRIGGER entry_counted AFTER INSERT ON entry
BEGIN UPDATE held SET count = count + 1 WHERE what = 'entry'; END;
CREATE TRIGGER content_kept BEFORE DELETE ON content BEGIN SELECT RAISE(ABORT, 'a history is only added to'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'a history is only added to'); END;
CREATE TRIGGER content_fixed BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'a history is only added to'); END;
CREATE TRIGGER entry_fixed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'a history is only added to'); END;
"""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a history to read it, checked.

    Raises:
        HistoryRefused: when it is not there, damaged, of a later format, or no history.
    """
    # What an interrupted writer left is taken back by whoever comes next, which needs to write. It lies beside the file
    # itself, where a link leads to it.
    mode = "rw" if Path(f"{os.path.realpath(path)}-journal").exists() else "ro"
    with _explained(path), closing(_opened(path, mode)) as connection:
        _check(connection, path)
        yield connection


@contextmanager
def writing(path: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a history to add to it, in one transaction: all of it is kept, or none when an exception passes.

    Args:
        path: the file.
        create: whether to make it where there is none.

    Raises:
        HistoryRefused: when it cannot be read or written; see ``reading``.
    """
    with _explained(path):
        if create and not path.exists():
            _create(path)
        with closing(_opened(path, "rw")) as connection:
            _identify(connection, path)  # before the lock: what is no history is left alone
            connection.execute("BEGIN IMMEDIATE")
            try:
                _check(connection, path)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    if not path.is_file():
        raise HistoryRefused(path, "absent", NO_HISTORY if path.exists() else ABSENT)
    if path.stat().st_size == 0:
        raise HistoryRefused(path, "damaged", damaged(Bilingual("il est vide", "it is empty")))
    connection = sqlite3.connect(uri_of(path.absolute(), mode), uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
            msg = "this build of SQLite has no foreign keys"
            raise sqlite3.NotSupportedError(msg)
        if mode == "rw":
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def uri_of(path: PurePath, mode: str) -> str:
    """Return how SQLite is told of a file, by its absolute path, and of how it is opened.

    It refuses a computer after two slashes, where ``Path.as_uri`` puts that of a share: the path begins after them,
    with its own two.
    """
    written = path.as_posix()
    root = "" if written.startswith("/") else "/"  # before the letter of a disk
    quoted = quote_from_bytes(os.fsencode(written), safe="/:" if root else "/")
    return f"file://{root}{quoted}?mode={mode}"


def _create(path: Path) -> None:
    """Make an empty history in one step: whoever comes at the same time finds it whole, or not at all."""
    staging = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:40]}-"))
    made = staging / "made"
    try:
        made.touch()  # with the rights of any new file: SQLite would give fewer, a temporary file is its owner's alone
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.executescript(_TABLES)
        with suppress(FileExistsError):  # another made it first: that one is used
            _put(made, path)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _put(made: Path, path: Path) -> None:
    """Give the file its name, unless that is taken."""
    if os.name == "nt":
        made.rename(path)  # refuses a name that is taken, there
        return
    try:
        path.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
        made.replace(path)


def _identify(connection: sqlite3.Connection, path: Path) -> None:
    (application,), (version,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    if application != _APPLICATION:
        raise HistoryRefused(path, "no_history", NO_HISTORY)
    if version > FORMAT:
        raise HistoryRefused(path, "later", later(version, FORMAT))
    if version != FORMAT:
        raise HistoryRefused(path, "no_history", NO_HISTORY)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that the file is whole: by SQLite's own check, its references, and the count of what it holds."""
    _identify(connection, path)
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise HistoryRefused(path, "damaged", damaged())
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise HistoryRefused(path, "damaged", damaged(Bilingual("il y manque des contenus", "contents are missing")))
    counted = [
        connection.execute(count).fetchone()[0]
        for count in ("SELECT count(*) FROM content", "SELECT count(*) FROM entry")
    ]
    held = [row[0] for row in connection.execute("SELECT count FROM held ORDER BY what")]
    if counted != held:
        missing = Bilingual("il y manque des enregistrements", "records are missing")
        raise HistoryRefused(path, "damaged", damaged(missing))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say in words what SQLite, or the system, refuses."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # what was to be added is wrong, not the file: ours to explain
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            raise HistoryRefused(path, "busy", BUSY) from error
        if code in _UNWRITABLE:
            raise HistoryRefused(path, "unwritable", UNWRITABLE) from error
        if code == sqlite3.SQLITE_NOTADB:
            raise HistoryRefused(path, "no_history", NO_HISTORY) from error
        raise HistoryRefused(path, "damaged", damaged()) from error
    except OSError as error:
        raise HistoryRefused(path, "unwritable", UNWRITABLE) from error
