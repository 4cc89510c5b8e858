"""Writes records and rulebooks as JSON: without what is left at its default, on one line, the same bytes each time."""

from hashlib import sha256

from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord, RulebookName

RECORD_FILE = "result.json"


def record_bytes(record: AuditRecord) -> bytes:
    """Return ``record`` as JSON in UTF-8, ended by a newline."""
    return (record.model_dump_json(by_alias=True, exclude_defaults=True) + "\n").encode()


def rulebook_bytes(rulebook: Rulebook) -> bytes:
    """Return ``rulebook`` as JSON in UTF-8, ended by a newline."""
    return (rulebook.model_dump_json(by_alias=True, exclude_defaults=True) + "\n").encode()


def name_of(rulebook: Rulebook) -> RulebookName:
    """Return what records call ``rulebook``: the hash of what is written of it."""
    return RulebookName(sha256=sha256(rulebook_bytes(rulebook)).hexdigest())


def rulebook_file(name: RulebookName) -> str:
    """Return the name of the file in which a rulebook stands beside its records."""
    return f"rulebook-{name.sha256[:12]}.json"


def record_sha256(record: AuditRecord) -> str:
    """Return the hash of the file that keeps ``record``, by which what is sent out knows the result it comes from."""
    return sha256(record_bytes(record)).hexdigest()
