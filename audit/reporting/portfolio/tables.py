"""The tables of a portfolio, as values: what spreadsheets, CSV and Parquet are all written from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from audit.model.rule import Axis, Severity
from audit.model.text import Language, Text
from audit.portfolio.order import in_order
from audit.portfolio.schema import Cause, LineFinding, Portfolio, ProjectLine
from audit.reporting.portfolio.columns import (
    AXES,
    CAUSES,
    DOCTRINE,
    FINDINGS,
    OPEN,
    PROJECTS,
    QUESTIONS,
    REFUSED,
    SHARED,
    SWEEP,
    SWEEP_CHANGES,
    Coded,
    Column,
)
from audit.reporting.portfolio.doctrine_rows import doctrine_rows, sweep_change_rows, sweep_rows
from audit.reporting.portfolio.project_row import project_row
from audit.wording.outcome_words import outcome_words

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
        self._lines = in_order(found.lines, found.causes)
        self._known: dict[tuple[str, str], Cause] = {(cause.kind, cause.id): cause for cause in found.causes}

    @cached_property
    def all(self) -> tuple[Table, ...]:
        """Every table, the projects first; those of a doctrine where one was simulated."""
        found = self._found
        tables = [
            Table("projects", Text(fr="Projets", en="Projects"), PROJECTS, tuple(self._projects(counted=True))),
            Table(
                "other_files",
                Text(fr="Autres fichiers", en="Other files"),
                PROJECTS,
                tuple(self._projects(counted=False)),
            ),
            Table("findings", Text(fr="Constats", en="Findings"), FINDINGS, tuple(self._findings())),
            Table("open", Text(fr="Non tranché", en="Left open"), OPEN, tuple(self._open())),
            Table("axes", Text(fr="Axes", en="Axes"), AXES, tuple(_axes(self._lines))),
            Table(
                "causes", Text(fr="Causes communes", en="Common causes"), CAUSES, tuple(map(self._cause, found.causes))
            ),
            Table("shared", Text(fr="Partages et dates", en="Shared and dates"), SHARED, tuple(self._shared())),
            Table("questions", Text(fr="Questions ouvertes", en="Open questions"), QUESTIONS, tuple(self._questions())),
            Table("refused", Text(fr="Fichiers refusés", en="Refused files"), REFUSED, tuple(self._refused())),
        ]
        if found.doctrine is not None:
            tables.append(Table("doctrine", Text(fr="Doctrine", en="Doctrine"), DOCTRINE, tuple(doctrine_rows(found))))
        if found.sweeps:
            tables += [
                Table("sweep", Text(fr="Balayage", en="Sweep"), SWEEP, tuple(sweep_rows(found))),
                Table(
                    "sweep_changes",
                    Text(fr="Balayage, détail", en="Sweep, in detail"),
                    SWEEP_CHANGES,
                    tuple(sweep_change_rows(found)),
                ),
            ]
        return tuple(tables)

    def _projects(self, *, counted: bool) -> Iterator[tuple[Value, ...]]:
        yield from (project_row(line, self._found.words) for line in self._lines if line.counted is counted)

    def _findings(self) -> Iterator[tuple[Value, ...]]:
        """Yield a row a finding, a diagnosis and a signal: what pivot tables count."""
        for line in self._lines:
            for one in line.findings:
                yield self._found_on(
                    line, "rule", one.rule, _outcome(one), one.cells, may_be_partial=one.may_be_partial
                )
            for kind, names in (("diagnosis", line.diagnoses), ("signal", line.signals)):
                for name in names:
                    yield self._found_on(line, kind, name, None, (), may_be_partial=None)

    def _open(self) -> Iterator[tuple[Value, ...]]:
        """Yield a row a rule, a diagnosis and a signal that missing answers leave open."""
        for line in self._lines:
            for kind, names, possible in (
                ("rule", line.open_rules, None),
                ("diagnosis", line.possible, True),
                ("diagnosis", line.open_diagnoses, False),
                ("signal", line.open_signals, None),
            ):
                for name in names:
                    cause = self._known.get((kind, name))
                    where = (cause.axis, cause.severity) if cause else (None, None)
                    title = self._found.words.get(name, "")
                    yield line.file, line.project, KINDS[kind], name, title, *where, possible, line.counted

    def _found_on(
        self,
        line: ProjectLine,
        kind: str,
        name: str,
        outcome: Value,
        cells: Iterable[str],
        *,
        may_be_partial: bool | None,
    ) -> tuple[Value, ...]:
        cause = self._known.get((kind, name))
        axis: Axis | None = cause.axis if cause else None
        severity: Severity | None = cause.severity if cause else None
        return (
            line.file,
            line.project,
            line.ministry,
            line.opinion.level,
            line.avis.level,
            KINDS[kind],
            name,
            self._found.words.get(name, ""),
            axis,
            severity,
            outcome,
            may_be_partial,
            ", ".join(cells),
            ", ".join(cause.sources) if cause else "",
            line.counted,
        )

    def _cause(self, cause: Cause) -> tuple[Value, ...]:
        title = self._found.words.get(cause.id, "")
        count = len(cause.found)
        possible = cause.possible if cause.kind == "diagnosis" else None
        where = cause.axis, cause.severity
        return KINDS[cause.kind], cause.id, title, *where, count, cause.open, possible, cause.judged

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


KINDS: Mapping[str, Coded] = {
    "rule": Coded("rule", Text(fr="Règle", en="Rule")),
    "diagnosis": Coded("diagnosis", Text(fr="Diagnostic", en="Diagnosis")),
    "signal": Coded("signal", Text(fr="Signal externe", en="Outside signal")),
}
SUPPLIER = Coded("contract_holder", Text(fr="Titulaire", en="Supplier"))
GO_LIVES = Coded("go_live_week", Text(fr="Mises en service, semaine du", en="Go-lives, week of"))


def _outcome(one: LineFinding) -> Value:
    """Return how a requirement stands: its code for programs, the words of the report for people."""
    french, english = (
        outcome_words(one.outcome, language, may_be_partial=one.may_be_partial)
        for language in (Language.FR, Language.EN)
    )
    return Coded(one.outcome.value, Text(fr=french, en=english)) if one.may_be_partial else one.outcome


def _axes(lines: Iterable[ProjectLine]) -> Iterator[tuple[Value, ...]]:
    for line in lines:
        for axis, score in line.axes.items():
            yield line.file, line.project, axis, score.value, score.low, score.high, score.completeness, line.counted
