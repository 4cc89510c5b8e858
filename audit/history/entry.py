"""A record that a history keeps, as it is listed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entry:
    """A record that is kept; ``record`` and ``rulebook`` are the hashes of their files, by which they are fetched."""

    id: int
    project: str
    review_type: str
    review_date: date
    record: str
    rulebook: str
    source: str
    imported_by: str
    imported_at: str
