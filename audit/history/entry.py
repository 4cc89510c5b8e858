"""A record that a history keeps, as it is listed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from audit.errors import Bilingual

_A_MOMENT = "2027-04-01T08:00:00+00:00"


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

    @property
    def moment(self) -> datetime | None:
        """When it was imported, in UTC; None where ``imported_at`` is no moment."""
        return _moment(self.imported_at)


def _moment(imported_at: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(imported_at)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def entry_faults(project: str, imported_by: str, imported_at: str) -> Iterator[tuple[str, Bilingual]]:
    """Yield the fields of an entry that cannot be kept, for they could not be told again, each with why."""
    if not project.strip():
        yield "project", Bilingual("le nom du projet est vide", "the name of the project is empty")
    if not imported_by.strip():
        yield "imported_by", Bilingual("le nom de qui l'importe est vide", "the name of who imports it is empty")
    if not imported_at.strip():
        yield (
            "imported_at",
            Bilingual(
                f"la date de l'import est vide ; elle s'écrit {_A_MOMENT}",
                f"the date of the import is empty; it is written {_A_MOMENT}",
            ),
        )
    elif _moment(imported_at) is None:
        yield (
            "imported_at",
            Bilingual(
                f"« {imported_at[:40]} » n'est pas un instant, qui s'écrit {_A_MOMENT}",
                f"'{imported_at[:40]}' is no moment, which is written {_A_MOMENT}",
            ),
        )
