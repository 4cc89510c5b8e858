"""What other values of parameters change, in words: the table before and after, and who moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.model.rule import ParameterUnit
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.model.text import Language
from audit.portfolio.doctrine_schema import Override, ProjectMoved, Sweep, SweepPoint
from audit.portfolio.schema import Portfolio
from audit.reporting.messages import messages
from audit.reporting.portfolio.terms import CHANGES
from audit.wording.numbers import write_date, write_money, write_number, write_share
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_LEVELS = (*ORDERED_LEVELS, AvisLevel.NONE)
_SHOWN, _NAMED = 12, 4  # findings that change at one value, and projects of each


@dataclass(frozen=True)
class MovedRow:
    """A project that moves: its name, its opinion before and after, and its findings that come and go."""

    name: str
    before: str
    after: str
    appear: str
    vanish: str


@dataclass(frozen=True)
class SweptRow:
    """One value of a range; ``is_present`` for the one that is in force.

    Attributes:
        changes: the findings that are not the same, with their projects; empty where none is.
        meets: the thresholds that the value reaches or passes; empty where there is none.
    """

    value: str
    is_present: bool
    moved: int
    counts: tuple[int, ...]
    certain: int
    possible: int
    changes: tuple[str, ...]
    meets: str


class DoctrineView:
    """What is shown of a simulated doctrine."""

    def __init__(self, found: Portfolio, names: Mapping[str, str], language: Language) -> None:
        self._found = found
        self._names = names
        self._language = language
        self.t = messages(language)

    @property
    def overrides(self) -> tuple[str, ...]:
        """The values that were given, each beside the present one and with the rules that compare with it."""
        doctrine = self._found.doctrine
        return tuple(map(self._override, doctrine.overrides if doctrine else ()))

    @property
    def counts(self) -> tuple[tuple[str, int, int], ...]:
        """How many projects have each guaranteed level, before and after."""
        doctrine = self._found.doctrine
        if doctrine is None:
            return ()
        return tuple(
            (write_term(level, self._language), doctrine.before.get(level, 0), doctrine.after.get(level, 0))
            for level in _LEVELS
            if doctrine.before.get(level, 0) or doctrine.after.get(level, 0)
        )

    @property
    def said(self) -> str:
        """How many projects move, of how many."""
        doctrine = self._found.doctrine
        if doctrine is None:
            return ""
        opinions = sum(one.moves_avis for one in doctrine.moved)
        findings = sum(one.moves_findings for one in doctrine.moved)
        return self.t(
            "portfolio.doctrine_said",
            count=doctrine.judged,
            opinions=self.t("portfolio.opinions_moved", count=opinions)
            if opinions
            else self.t("portfolio.opinions_unmoved"),
            findings=self.t("portfolio.findings_moved", count=findings)
            if findings
            else self.t("portfolio.findings_unmoved"),
        )

    @property
    def by_today(self) -> str:
        """That all of this goes by the texts of today, where some opinions do not; else empty."""
        count = sum(line.counted and line.opinion.by_then for line in self._found.lines)
        return self.t("portfolio.doctrine_by_today", count=count) if count else ""

    @property
    def moved(self) -> tuple[MovedRow, ...]:
        """The projects that move."""
        return tuple(map(self._moved, self._found.doctrine.moved if self._found.doctrine else ()))

    @property
    def sweeps(self) -> tuple[tuple[str, tuple[SweptRow, ...]], ...]:
        """Each range: its parameter, and its values."""
        return tuple(
            (f"{self._words(one.parameter)} ({one.parameter})", self._swept(one)) for one in self._found.sweeps
        )

    def _override(self, one: Override) -> str:
        if one.is_present:
            label, value = self._words(one.parameter), self._value(one.after, one.unit)
            return self.t("portfolio.override_same", label=label, id=one.parameter, value=value)
        words = self.t(
            "portfolio.override",
            label=self._words(one.parameter),
            id=one.parameter,
            before=self._value(one.before, one.unit),
            after=self._value(one.after, one.unit),
        )
        moved = self._found.doctrine.moved if self._found.doctrine else ()
        changed = {rule for project in moved for rule in project.rules}
        acting = [rule for rule in one.rules if rule in changed]
        titled = self.t("list.separator").join(f"{rule} {self._words(rule)}" for rule in acting)
        acts = self.t("portfolio.override_acts", count=len(acting), rules=titled) if acting else ""
        said = words + (acts or self.t("portfolio.override_acts_not"))
        if not one.meets:
            return said
        return self.t("portfolio.override_meets", said=said, names=self._thresholds(one.meets))

    def _thresholds(self, names: Sequence[str]) -> str:
        return ", ".join(f"{self._words(name)} ({name})" for name in names)

    def _changes(self, point: SweepPoint) -> tuple[str, ...]:
        shown = [
            self.t(
                "portfolio.sweep_change",
                change=CHANGES[one.change].words.to(self._language),
                rule=one.rule,
                title=self._words(one.rule),
                projects=self._projects(one.files),
            )
            for one in point.changes[:_SHOWN]
        ]
        more = len(point.changes) - len(shown)
        return (*shown, *([self.t("portfolio.and_more", count=more)] if more else []))

    def _projects(self, files: Sequence[str]) -> str:
        named = ", ".join(self._names.get(file, file) for file in files[:_NAMED])
        more = len(files) - _NAMED
        return named + (self.t("portfolio.and_others", count=more) if more > 0 else "")

    def _swept(self, sweep: Sweep) -> tuple[SweptRow, ...]:
        worst = AvisLevel.UNFAVOURABLE
        return tuple(
            SweptRow(
                value=self._value(point.value, sweep.unit),
                is_present=point.value == sweep.present,
                moved=len(point.moved),
                counts=tuple(sum(rules.values()) for rules in (point.appear, point.vanish, point.worsen, point.soften)),
                certain=point.ceilings.get(worst, 0),
                possible=point.floors.get(worst, 0) - point.ceilings.get(worst, 0),
                changes=self._changes(point),
                meets=self._thresholds(point.meets),
            )
            for point in sweep.points
        )

    def _moved(self, one: ProjectMoved) -> MovedRow:
        before, after = (self._opinion(one, place) for place in (0, 1))
        between = self.t("list.separator")
        appear, vanish, worsen, soften = (
            between.join(f"{rule} {self._words(rule)}" for rule in rules)
            for rules in (one.appear, one.vanish, one.worsen, one.soften)
        )
        more = [appear, *([self.t("portfolio.worsened", rules=worsen)] if worsen else [])]
        fewer = [vanish, *([self.t("portfolio.softened", rules=soften)] if soften else [])]
        listed = (between.join(part for part in parts if part) or "—" for parts in (more, fewer))
        return MovedRow(self._names.get(one.file, one.file), before, after, *listed)

    def _opinion(self, one: ProjectMoved, place: int) -> str:
        level, floor, ceiling = one.level[place], one.floor[place], one.ceiling[place]
        words = write_term(level, self._language)
        if floor is ceiling:
            return words
        best = write_term(ceiling, self._language)
        if level is AvisLevel.NONE:
            worst = write_term(floor, self._language)
            return f"{words} ({self.t('portfolio.at_best_and_worst', level=best, worst=worst)})"
        return f"{words} ({self.t('portfolio.at_best', level=best)})"

    def _words(self, name: str) -> str:
        text = self._found.words.get(name)
        return typeset(text.to(self._language), self._language) if text else name

    def _value(self, value: Decimal | date, unit: ParameterUnit) -> str:
        if isinstance(value, date):
            return write_date(value, self._language)
        if unit is ParameterUnit.SHARE:
            return write_share(value, self._language)
        if unit is ParameterUnit.EURO:
            return write_money(value, self._language)
        plain = write_number(value, self._language)
        if unit is ParameterUnit.DAY:
            return self.t("portfolio.unit_days", count=value, number=plain)
        return self.t("portfolio.unit_months", count=value, number=plain) if unit is ParameterUnit.MONTH else plain
