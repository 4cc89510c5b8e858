"""Drifts against the first baseline that any file of a project gives, whatever it was re-framed to since; pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from audit.comparison.baseline import cost_drift, end_drift
from audit.model.folded_names import fold_name
from audit.portfolio.doubles import grouped
from audit.portfolio.schema import LineNote, OwnBaseline, ProjectLine

_Given = TypeVar("_Given", Decimal, date)


def with_first_baselines(lines: Sequence[ProjectLine]) -> tuple[ProjectLine, ...]:
    """Return the lines with their drifts against the first baseline of their project, each with what it says itself.

    A baseline that the earliest review does not give changes nothing. One that two files of its day give otherwise is
    not known: no drift is measured against either, nor against a later one.

    Args:
        lines: in the order of their files, with their notes.
    """
    found = {
        line.file: _against_first(line, same)
        for same in grouped(lines, lambda line: fold_name(line.project or "") or None)
        for line in same
    }
    return tuple(found[line.file] for line in lines)


def share_moved(initial: Decimal | None, current: Decimal | None) -> Decimal | None:
    """Return by which share a cost drifted, to four decimals; None when it is not known, or had nothing to start."""
    if initial is None or current is None or initial <= 0:
        return None
    found = cost_drift(initial, current)
    return found.quantize(Decimal("0.0001")) if found is not None else None


def days_moved(initial: date | None, current: date | None) -> int | None:
    """Return by how many days an end drifted; None when it is not known."""
    return int(end_drift(initial, current)) if initial is not None and current is not None else None


def _against_first(line: ProjectLine, same: Sequence[ProjectLine]) -> ProjectLine:
    earlier = [other for other in same if other.review_date < line.review_date]
    cost = _first(earlier, lambda other: other.initial_cost)
    end = _first(earlier, lambda other: other.initial_end)
    other_cost = line.initial_cost is not None and cost.is_other(line.initial_cost)
    other_end = line.initial_end is not None and end.is_other(line.initial_end)
    if not other_cost and not other_end:
        return line
    own = OwnBaseline(
        initial_cost=line.initial_cost if other_cost else None,
        cost_drift=line.cost_drift if other_cost else None,
        initial_end=line.initial_end if other_end else None,
        end_drift=line.end_drift if other_end else None,
        same_scope=not other_cost or all(_same_scope(other, line) for other in cost.files),
    )
    moved = [one for one, is_other in ((cost, other_cost), (end, other_end)) if is_other]
    noted = {
        note: tuple(dict.fromkeys(file.file for one in moved if one.is_disputed is disputed for file in one.files))
        for note, disputed in ((LineNote.REBASELINED, False), (LineNote.BASELINE_DISPUTED, True))
    }
    noted = {note: files for note, files in noted.items() if files}
    first_cost, first_end = cost.value, end.value
    return line.model_copy(
        update={
            **(
                {"initial_cost": first_cost, "cost_drift": share_moved(first_cost, line.current_cost)}
                if other_cost
                else {}
            ),
            **({"initial_end": first_end, "end_drift": days_moved(first_end, line.current_end)} if other_end else {}),
            "own_baseline": own,
            "notes": (*line.notes, *noted),
            "beside": tuple(dict.fromkeys((*line.beside, *(file for files in noted.values() for file in files)))),
            "note_files": {**line.note_files, **noted},
        }
    )


@dataclass(frozen=True)
class _First(Generic[_Given]):
    """What the files of the first review that gives a figure give; several values where they do not agree."""

    values: frozenset[_Given]
    files: Sequence[ProjectLine]

    @property
    def is_disputed(self) -> bool:
        """Whether these files do not agree, so that nothing says which figure is the first one."""
        return len(self.values) > 1

    @property
    def value(self) -> _Given | None:
        """The first figure; None where there is none, or nothing says which it is."""
        return next(iter(self.values)) if len(self.values) == 1 else None

    def is_other(self, given: _Given) -> bool:
        """Return whether a later review is not measured against what it gives itself."""
        return bool(self.values) and self.value != given


def _same_scope(one: ProjectLine, other: ProjectLine) -> bool:
    return one.cost_scope == other.cost_scope and None not in one.cost_scope.values()


def _first(earlier: Iterable[ProjectLine], given: Callable[[ProjectLine], _Given | None]) -> _First[_Given]:
    """Return what the first review that gives something gives, and its files."""
    giving = [line for line in earlier if given(line) is not None]
    day = min((line.review_date for line in giving), default=None)
    first = [line for line in giving if line.review_date == day]
    return _First(frozenset(value for line in first if (value := given(line)) is not None), first)
