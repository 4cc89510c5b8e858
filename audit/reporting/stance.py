"""What a crisis review proposes for the work under way: the sentences of its diagnoses, list by list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.model.diagnosis import DiagnosisState, StanceKind
from audit.model.result.audit_result import AuditResult
from audit.model.result.diagnosed import Diagnosed
from audit.model.scoring import Statement
from audit.model.text import Text


@dataclass(frozen=True)
class StanceEntry:
    """A sentence, and the diagnoses that it comes from."""

    text: Text
    diagnoses: tuple[Diagnosed, ...]


@dataclass(frozen=True)
class StanceList:
    """What to go on with, to freeze, to re-frame, or to put up for stopping."""

    kind: StanceKind
    entries: tuple[StanceEntry, ...]


@dataclass(frozen=True)
class ReviewStance:
    """The stance of a crisis review; lists without a sentence are left out.

    Attributes:
        present: from the diagnoses that are established.
        to_confirm: what the possible ones would add, were they established.
    """

    present: tuple[StanceList, ...]
    to_confirm: tuple[StanceList, ...]


def review_stance(result: AuditResult) -> ReviewStance | None:
    """Return the stance of the review; None when the review takes none."""
    if result.avis.says is not Statement.STANCE:
        return None
    present = _by_list(result.diagnoses, DiagnosisState.PRESENT, set())
    said = {entry.text for one in present for entry in one.entries}
    return ReviewStance(present, _by_list(result.diagnoses, DiagnosisState.POSSIBLE, said))


def _by_list(diagnoses: Iterable[Diagnosed], state: DiagnosisState, said: set[Text]) -> tuple[StanceList, ...]:
    chosen = [item for item in diagnoses if item.state is state]
    lists = (StanceList(kind, tuple(_entries(chosen, kind, said))) for kind in StanceKind)
    return tuple(one for one in lists if one.entries)


def _entries(diagnoses: Iterable[Diagnosed], kind: StanceKind, said: set[Text]) -> Iterator[StanceEntry]:
    """Yield each sentence once, the firmest diagnosis first; what was ``said`` before is not said again."""
    found: dict[Text, list[Diagnosed]] = {}
    for item in diagnoses:
        for text in item.stance.to(kind) if item.stance else ():
            if text not in said:
                found.setdefault(text, []).append(item)
    for text, come_from in found.items():
        yield StanceEntry(text, tuple(come_from))
