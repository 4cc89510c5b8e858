"""The order in which the projects of a portfolio are shown, everywhere: those to act on first; pure."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from audit.model.rule import Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.portfolio.schema import Cause, ProjectLine

# The order in which one acts: what is known to be bad, then what nobody can tell yet.
LEVELS_TO_ACT_ON = (AvisLevel.UNFAVOURABLE, AvisLevel.NONE, *reversed(ORDERED_LEVELS[:-1]))


def in_order(lines: Iterable[ProjectLine], causes: Sequence[Cause]) -> list[ProjectLine]:
    """Return the projects by level, worst level on declarations, blocking points, drift of the cost, then of the end.

    A blocking point is a requirement that is not met, or that missing answers leave open: what is not known of a
    project never ranks it better than one of which it is known. A drift that is not known comes after those that are.
    What does not count comes last.

    Args:
        lines: of the portfolio.
        causes: which say how severe each rule is.
    """
    blocking = {cause.id for cause in causes if cause.severity is Severity.BLOCKING}

    def key(line: ProjectLine) -> tuple[object, ...]:
        points = len(blocking.intersection((*(one.rule for one in line.findings), *line.open_rules)))
        opinion = line.opinion
        drifts = (line.cost_drift, None if line.end_drift is None else Decimal(line.end_drift))
        return (
            not line.counted,
            LEVELS_TO_ACT_ON.index(opinion.level),
            LEVELS_TO_ACT_ON.index(opinion.declared_floor or opinion.floor),
            -points,
            *((drift is None, -(drift or Decimal(0))) for drift in drifts),
            (line.project or line.file).casefold(),
            line.file,
        )

    return sorted(lines, key=key)
