"""What other values of parameters change, in words: the table before and after, and who moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.model.rule import ParameterUnit
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.model.text import Language
from audit.portfolio.doctrine_schema import ProjectMoved, Sweep
from audit.portfolio.schema import Portfolio
from audit.reporting.messages import messages
from audit.wording.numbers import write_date, write_money, write_number, write_share
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_LEVELS = (*ORDERED_LEVELS, AvisLevel.NONE)


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
    """One value of a range; ``is_present`` for the one that is in force."""

    value: str
    is_present: bool
    moved: int
    appear: int
    vanish: int
    certain: int
    possible: int


class DoctrineView:
    """What is shown of a simulated doctrine."""

    def __init__(self, found: Portfolio, names: Mapping[str, str], language: Language) -> None:
        self._found = found
        self._names = names
        self._language = language
        self.t = messages(language)

    @property
    def overrides(self) -> tuple[str, ...]:
        """The values that were given, each beside the present one."""
        doctrine = self._found.doctrine
        return tuple(
            self.t(
                "portfolio.override",
                label=self._words(one.parameter),
                id=one.parameter,
                before=self._value(one.before, one.unit),
                after=self._value(one.after, one.unit),
            )
            for one in (doctrine.overrides if doctrine else ())
        )

    @property
    def counts(self) -> tuple[tuple[str, int, int], ...]:
        """How many projects have each guaranteed level, before and after."""
        doctrine = self._found.doctrine
        if doctrine is None:
            return ()
        return tuple(
            (self._level(level), doctrine.before.get(level, 0), doctrine.after.get(level, 0))
            for level in _LEVELS
            if doctrine.before.get(level, 0) or doctrine.after.get(level, 0)
        )

    @property
    def said(self) -> str:
        """How many projects move, of how many."""
        doctrine = self._found.doctrine
        if doctrine is None:
            return ""
        moved = sum(one.moves_avis for one in doctrine.moved)
        return self.t("portfolio.doctrine_said", moved=moved, changed=len(doctrine.moved), judged=doctrine.judged)

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

    def _swept(self, sweep: Sweep) -> tuple[SweptRow, ...]:
        worst = AvisLevel.UNFAVOURABLE
        return tuple(
            SweptRow(
                value=self._value(point.value, sweep.unit),
                is_present=point.value == sweep.present,
                moved=len(point.moved),
                appear=sum(point.appear.values()),
                vanish=sum(point.vanish.values()),
                certain=point.ceilings.get(worst, 0),
                possible=point.floors.get(worst, 0) - point.ceilings.get(worst, 0),
            )
            for point in sweep.points
        )

    def _moved(self, one: ProjectMoved) -> MovedRow:
        before, after = (self._opinion(one, place) for place in (0, 1))
        appear, vanish, worsen, soften = (
            "; ".join(f"{rule} {self._words(rule)}" for rule in rules)
            for rules in (one.appear, one.vanish, one.worsen, one.soften)
        )
        more = [appear, *([self.t("portfolio.worsened", rules=worsen)] if worsen else [])]
        fewer = [vanish, *([self.t("portfolio.softened", rules=soften)] if soften else [])]
        listed = ("; ".join(part for part in parts if part) or "—" for parts in (more, fewer))
        return MovedRow(self._names.get(one.file, one.file), before, after, *listed)

    def _opinion(self, one: ProjectMoved, place: int) -> str:
        level, floor, ceiling = one.level[place], one.floor[place], one.ceiling[place]
        words = self._level(level)
        if floor is ceiling:
            return words
        return f"{words} ({self.t('portfolio.at_best', level=write_term(ceiling, self._language))})"

    def _level(self, level: AvisLevel) -> str:
        return self.t("portfolio.no_level") if level is AvisLevel.NONE else write_term(level, self._language)

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
            return self.t("portfolio.unit_days", number=plain)
        return self.t("portfolio.unit_months", number=plain) if unit is ParameterUnit.MONTH else plain
