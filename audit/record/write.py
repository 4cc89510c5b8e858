"""Writes records and rulebooks as JSON: without what is left at its default, on one line, the same bytes each time."""

from hashlib import sha256

from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord, RulebookName

# What was last written of rulebooks, by their ids: a megabyte that each audit names and writes. The rulebook is held
# too, so that no other one can have its id.
_WRITTEN: dict[int, tuple[Rulebook, bytes]] = {}
_MOST_WRITTEN = 4


def record_bytes(record: AuditRecord) -> bytes:
    """Return ``record`` as JSON in UTF-8, ended by a newline."""
    return (record.model_dump_json(by_alias=True, exclude_defaults=True) + "\n").encode()


def rulebook_bytes(rulebook: Rulebook) -> bytes:
    """Return ``rulebook`` as JSON in UTF-8, ended by a newline."""
    known = _WRITTEN.get(id(rulebook))
    if known is not None:
        return known[1]
    return _remember(rulebook, (rulebook.model_dump_json(by_alias=True, exclude_defaults=True) + "\n").encode())


def rulebook_of(content: bytes) -> Rulebook:
    """Return the rulebook that ``rulebook_bytes`` wrote as ``content``, by code that would write it so again.

    Raises:
        ValueError: when ``content`` is none.
    """
    rulebook = Rulebook.model_validate_json(content)
    _remember(rulebook, content)
    return rulebook


def _remember(rulebook: Rulebook, content: bytes) -> bytes:
    if len(_WRITTEN) >= _MOST_WRITTEN:
        _WRITTEN.clear()
    _WRITTEN[id(rulebook)] = rulebook, content
    return content


def name_of(rulebook: Rulebook) -> RulebookName:
    """Return what records call ``rulebook``: the hash of what is written of it."""
    return RulebookName(sha256=sha256(rulebook_bytes(rulebook)).hexdigest())


def record_sha256(record: AuditRecord) -> str:
    """Return the hash of the file that keeps ``record``, by which what is sent out knows the result it comes from."""
    return sha256(record_bytes(record)).hexdigest()
