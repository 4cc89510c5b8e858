"""The tables of a portfolio, as values: what spreadsheets, CSV and Parquet are all written from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from audit.model.rule import Axis, Severity
from audit.model.scoring import AvisLevel
from audit.model.text import Language, Text
from audit.portfolio.schema import Cause, Portfolio, ProjectLine
from audit.reporting.portfolio.columns import (
    AXES,
    CAUSES,
    DOCTRINE,
    FINDINGS,
    PROJECTS,
    QUESTIONS,
    REFUSED,
    SHARED,
    SWEEP,
    Coded,
    Column,
)
from audit.reporting.portfolio.terms import note_words

Value = object


@dataclass(frozen=True)
class Table:
    """A table: its name for programs, its title for people, and its rows, a value a column.

    Codes are members of closed lists; texts that exist in both languages are ``Text``.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


class Tables:
    """The tables of one portfolio."""

    def __init__(self, found: Portfolio) -> None:
        self._found = found

    @cached_property
    def all(self) -> tuple[Table, ...]:
        """Every table, the projects first; those of a doctrine where one was simulated."""
        found = self._found
        tables = [
            Table("projects", Text(fr="Projets", en="Projects"), PROJECTS, tuple(map(_project, found.lines))),
            Table("findings", Text(fr="Constats", en="Findings"), FINDINGS, tuple(self._findings())),
            Table("axes", Text(fr="Axes", en="Axes"), AXES, tuple(_axes(found.lines))),
            Table(
                "causes", Text(fr="Causes communes", en="Common causes"), CAUSES, tuple(map(self._cause, found.causes))
            ),
            Table("shared", Text(fr="Partages et dates", en="Shared and dates"), SHARED, tuple(self._shared())),
            Table("questions", Text(fr="Questions ouvertes", en="Open questions"), QUESTIONS, tuple(self._questions())),
            Table("refused", Text(fr="Fichiers refusés", en="Refused files"), REFUSED, tuple(self._refused())),
        ]
        if found.doctrine is not None:
            tables.append(Table("doctrine", Text(fr="Doctrine", en="Doctrine"), DOCTRINE, tuple(self._doctrine())))
        if found.sweeps:
            tables.append(Table("sweep", Text(fr="Balayage", en="Sweep"), SWEEP, tuple(self._sweep())))
        return tuple(tables)

    def _findings(self) -> Iterator[tuple[Value, ...]]:
        """Yield a row a finding, a diagnosis and a signal: what pivot tables count."""
        known = {(cause.kind, cause.id): cause for cause in self._found.causes}
        for line in self._found.lines:
            for one in line.findings:
                yield self._found_on(line, "rule", one.rule, known.get(("rule", one.rule)), one.outcome)
            for kind, names in (("diagnosis", line.diagnoses), ("signal", line.signals)):
                for name in names:
                    yield self._found_on(line, kind, name, None, None)

    def _found_on(
        self, line: ProjectLine, kind: str, name: str, cause: Cause | None, outcome: Value
    ) -> tuple[Value, ...]:
        axis: Axis | None = cause.axis if cause else None
        severity: Severity | None = cause.severity if cause else None
        return (
            line.file,
            line.project,
            line.ministry,
            line.avis.level,
            KINDS[kind],
            name,
            self._found.words.get(name, ""),
            axis,
            severity,
            outcome,
            line.counted,
        )

    def _cause(self, cause: Cause) -> tuple[Value, ...]:
        title = self._found.words.get(cause.id, "")
        count = len(cause.found)
        return KINDS[cause.kind], cause.id, title, cause.axis, cause.severity, count, cause.open, cause.judged

    def _shared(self) -> Iterator[tuple[Value, ...]]:
        for holder in self._found.holders:
            what = holder.role if holder.role is not None else SUPPLIER
            yield what, holder.name, len(holder.files), "; ".join(holder.files)
        for week in self._found.collisions:
            yield GO_LIVES, week.monday.isoformat(), len(week.files), "; ".join(week.files)

    def _questions(self) -> Iterator[tuple[Value, ...]]:
        for item in self._found.open_everywhere:
            yield item.question, self._found.words.get(item.question, ""), item.projects

    def _refused(self) -> Iterator[tuple[Value, ...]]:
        yield from ((item.file, item.code, item.reason) for item in self._found.refused)

    def _doctrine(self) -> Iterator[tuple[Value, ...]]:
        for one in self._found.doctrine.moved if self._found.doctrine else ():
            changes = (", ".join(rules) for rules in (one.appear, one.vanish, one.worsen, one.soften))
            yield one.file, *one.level, *one.floor, *one.ceiling, *changes

    def _sweep(self) -> Iterator[tuple[Value, ...]]:
        worst = AvisLevel.UNFAVOURABLE
        for sweep in self._found.sweeps:
            for point in sweep.points:
                appear, vanish = sum(point.appear.values()), sum(point.vanish.values())
                levels = point.floors.get(worst, 0), point.ceilings.get(worst, 0)
                value = point.value
                written = f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()
                yield sweep.parameter, written, len(point.moved), appear, vanish, *levels


KINDS: Mapping[str, Coded] = {
    "rule": Coded("rule", Text(fr="Règle", en="Rule")),
    "diagnosis": Coded("diagnosis", Text(fr="Diagnostic", en="Diagnosis")),
    "signal": Coded("signal", Text(fr="Signal externe", en="Outside signal")),
}
SUPPLIER = Coded("contract_holder", Text(fr="Titulaire", en="Supplier"))
GO_LIVES = Coded("go_live_week", Text(fr="Mises en service, semaine du", en="Go-lives, week of"))


def _project(line: ProjectLine) -> tuple[Value, ...]:
    avis, score = line.avis, line.score
    return (
        line.file,
        line.project,
        line.ministry,
        line.phase,
        line.review_type,
        line.review_date,
        avis.says,
        avis.level,
        avis.certain,
        avis.floor,
        avis.ceiling,
        avis.declared_floor,
        avis.declared_ceiling,
        score.value,
        score.low,
        score.high,
        score.completeness,
        line.evidence,
        len(line.findings),
        len(line.open_rules),
        ", ".join(line.diagnoses),
        ", ".join(line.signals),
        line.initial_cost,
        line.current_cost,
        line.cost_drift,
        line.initial_end,
        line.current_end,
        line.end_drift,
        line.next_date.day if line.next_date else None,
        line.next_date.name if line.next_date else None,
        line.go_live,
        "; ".join(line.suppliers),
        line.counted,
        _notes(line),
        line.rulebase.version,
        line.sha256,
    )


def _axes(lines: Iterable[ProjectLine]) -> Iterator[tuple[Value, ...]]:
    for line in lines:
        for axis, score in line.axes.items():
            yield line.file, line.project, axis, score.value, score.low, score.high, score.completeness, line.counted


def _notes(line: ProjectLine) -> Coded | None:
    """Return what must be known of a line: its codes for programs, sentences for people."""
    if not line.notes:
        return None
    french, english = (
        "; ".join(note_words(note, line, language) for note in line.notes) for language in (Language.FR, Language.EN)
    )
    return Coded(", ".join(line.notes), Text(fr=french, en=english))
