"""The rows of the tables of a simulated doctrine."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from audit.model.scoring import AvisLevel
from audit.portfolio.schema import Portfolio
from audit.reporting.portfolio.terms import CHANGES, titled


def doctrine_rows(found: Portfolio) -> Iterator[tuple[object, ...]]:
    """Yield a row a project that other values of parameters change."""
    for one in found.doctrine.moved if found.doctrine else ():
        changes = (
            titled(rules, found.words) if rules else None for rules in (one.appear, one.vanish, one.worsen, one.soften)
        )
        yield one.file, *one.level, *one.floor, *one.ceiling, *changes


def sweep_rows(found: Portfolio) -> Iterator[tuple[object, ...]]:
    """Yield a row a value of each range."""
    worst = AvisLevel.UNFAVOURABLE
    for sweep in found.sweeps:
        for point in sweep.points:
            counts = (sum(rules.values()) for rules in (point.appear, point.vanish, point.worsen, point.soften))
            levels = point.floors.get(worst, 0), point.ceilings.get(worst, 0)
            meets = titled(point.meets, found.words) if point.meets else None
            yield sweep.parameter, _written(point.value), len(point.moved), *counts, *levels, meets


def sweep_change_rows(found: Portfolio) -> Iterator[tuple[object, ...]]:
    """Yield a row a finding of a project that is not the same at a value."""
    projects = {line.file: line.project for line in found.lines}
    for sweep in found.sweeps:
        for point in sweep.points:
            for one in point.changes:
                title = found.words.get(one.rule, "")
                for file in one.files:
                    change = CHANGES[one.change]
                    value = _written(point.value)
                    yield sweep.parameter, value, change, one.rule, title, file, projects.get(file)


def _written(value: Decimal | date) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()
