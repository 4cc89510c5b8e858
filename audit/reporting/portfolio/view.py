"""The view of one portfolio in one language: what its page shows, in order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from audit.model.rule import Axis, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Statement
from audit.model.text import Language
from audit.portfolio.schema import Cause, LineAvis, Portfolio, ProjectLine
from audit.reporting.messages import messages
from audit.reporting.portfolio.doctrine import DoctrineView
from audit.reporting.portfolio.heat import HeatRow, heat_rows
from audit.reporting.portfolio.terms import STATEMENTS, millions, note_words, signed
from audit.wording.numbers import write_date, write_number, write_share
from audit.wording.terms import AVIS_RATINGS, write_term
from audit.wording.typography import typeset

_CAUSES, _QUESTIONS, _SIGNALS = 15, 15, 8
_WORST = ORDERED_LEVELS[-1]
_FIRST = (AvisLevel.UNFAVOURABLE, AvisLevel.NONE, *reversed(ORDERED_LEVELS[:-1]))  # the order in which one acts


@dataclass(frozen=True)
class ProjectRow:
    """One project in words; ``rating`` is the colour of its guaranteed level."""

    name: str
    where: str
    review: str
    level: str
    firm: str
    rating: str
    cost: str
    end: str
    next_date: str
    completeness: str
    diagnoses: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class CauseRow:
    """A common cause: where it stands, and on how many projects, as words and as a share of the bar."""

    reference: str
    title: str
    qualifier: str
    severity: Severity | None
    counts: str
    found: Decimal
    open: Decimal
    projects: str


@dataclass(frozen=True)
class Shared:
    """Something that several projects have in common, and which."""

    what: str
    name: str
    projects: str


class PortfolioView:
    """What is shown of one portfolio."""

    def __init__(self, found: Portfolio, language: Language) -> None:
        self.found = found
        self.language = language
        self.t = messages(language)
        self.counted = [line for line in found.lines if line.counted]
        self._names = {line.file: self.name(line) for line in found.lines}

    def name(self, line: ProjectLine) -> str:
        """Return what a project is called: its file where it has no name."""
        return self._set(line.project) if line.project else line.file

    def words(self, name: str) -> str:
        """Return what a rule, a diagnosis, a question or a parameter is called."""
        text = self.found.words.get(name)
        return self._set(text.to(self.language)) if text else name

    @property
    def title(self) -> str:
        """What it is of."""
        return self.t("portfolio.title", count=len(self.counted))

    @property
    def dates(self) -> str:
        """From the first review to the last."""
        days = sorted(line.review_date for line in self.counted)
        if not days:
            return self.t("portfolio.no_date")
        first, last = (write_date(day, self.language) for day in (days[0], days[-1]))
        return (
            self.t("portfolio.date", day=first) if first == last else self.t("portfolio.dates", first=first, last=last)
        )

    @property
    def banners(self) -> tuple[str, ...]:
        """The warnings that workbooks bear."""
        return tuple(dict.fromkeys(line.banner for line in self.found.lines if line.banner))

    @cached_property
    def levels(self) -> tuple[tuple[str, str, int], ...]:
        """How many projects have each guaranteed level, with its colour; those that none has are left out."""
        return tuple(
            (self._level(level), _rating(level), self.found.levels.get(level, 0))
            for level in _FIRST
            if self.found.levels.get(level, 0)
        )

    @cached_property
    def summary(self) -> tuple[str, ...]:
        """What it comes to, a sentence each."""
        return tuple(self._summary())

    @cached_property
    def rows(self) -> tuple[ProjectRow, ...]:
        """The projects, those to act on first, and within a level by name; those that do not count come last."""
        ordered = sorted(
            self.found.lines,
            key=lambda line: (not line.counted, _FIRST.index(line.avis.level), self._names[line.file].casefold()),
        )
        return tuple(map(self._row, ordered))

    @cached_property
    def heat(self) -> tuple[HeatRow, ...]:
        """The heat map: a row a project, in the order of the projects."""
        ordered = sorted(
            self.counted, key=lambda line: (_FIRST.index(line.avis.level), self._names[line.file].casefold())
        )
        return tuple(heat_rows(ordered, self.found.causes, self._names, self.language))

    @property
    def axes(self) -> tuple[str, ...]:
        """The columns of the heat map."""
        return tuple(write_term(axis, self.language) for axis in Axis)

    def causes(self, kind: str) -> tuple[CauseRow, ...]:
        """Return the causes of one kind that are found most often, on several projects where there are such."""
        chosen = [cause for cause in self.found.causes if cause.kind == kind]
        return tuple(map(self._cause, chosen[: _SIGNALS if kind == "signal" else _CAUSES]))

    @property
    def holders(self) -> tuple[Shared, ...]:
        """Who several projects depend on."""
        return tuple(
            Shared(
                write_term(one.role, self.language) if one.role is not None else self.t("portfolio.supplier"),
                self._set(one.name),
                self._listed(one.files),
            )
            for one in self.found.holders
        )

    @property
    def collisions(self) -> tuple[Shared, ...]:
        """The weeks in which several projects go live."""
        return tuple(
            Shared(
                self.t("portfolio.week", day=write_date(one.monday, self.language)),
                str(len(one.files)),
                self._listed(one.files),
            )
            for one in self.found.collisions
        )

    @property
    def questions(self) -> tuple[Shared, ...]:
        """The answers that most projects lack."""
        return tuple(
            Shared(one.question, self.words(one.question), self._of_all(one.projects))
            for one in self.found.open_everywhere[:_QUESTIONS]
        )

    @property
    def doctrine(self) -> DoctrineView | None:
        """What other values of parameters change; None when none were given."""
        if self.found.doctrine is None and not self.found.sweeps:
            return None
        return DoctrineView(self.found, self._names, self.language)

    def _row(self, line: ProjectLine) -> ProjectRow:
        unknown = self.t("compare.unknown")
        where = [line.ministry, line.phase.to(self.language) if line.phase else None]
        level, firm = self._avis(line.avis)
        day = line.next_date
        return ProjectRow(
            name=self._names[line.file],
            where=self._set(" · ".join(one for one in where if one)),
            review=f"{write_term(line.review_type, self.language)}, {write_date(line.review_date, self.language)}",
            level=level,
            firm=firm,
            rating=_rating(line.avis.level),
            cost=unknown
            if line.cost_drift is None
            else signed(line.cost_drift, write_share(line.cost_drift, self.language)),
            end=unknown
            if line.end_drift is None
            else self.t("portfolio.days", count=line.end_drift, days=self._days(line)),
            next_date=unknown
            if day is None
            else write_date(day.day, self.language) + (f", {self._set(day.name)}" if day.name else ""),
            completeness=unknown
            if line.score.completeness is None
            else write_share(line.score.completeness, self.language),
            diagnoses=tuple(f"{one} {self.words(one)}" for one in line.diagnoses),
            notes=tuple(note_words(note, line, self.language) for note in line.notes),
        )

    def _days(self, line: ProjectLine) -> str:
        days = line.end_drift or 0
        return signed(days, write_number(Decimal(days), self.language))

    def _avis(self, avis: LineAvis) -> tuple[str, str]:
        """Return the guaranteed level, and what is left above it."""
        best = write_term(avis.ceiling, self.language)
        if avis.ceiling is AvisLevel.NONE:
            return self._level(AvisLevel.NONE), self.t("compare.level_unmeasured")
        ends_in = "" if avis.says is Statement.AVIS else f"{STATEMENTS[avis.says].to(self.language)} — "
        if avis.certain:
            return ends_in + self._level(avis.level), self.t("portfolio.certain")
        if avis.level is AvisLevel.NONE:
            return ends_in + self._level(avis.level), self.t("portfolio.at_best", level=best)
        return ends_in + self.t("portfolio.at_least", level=self._level(avis.level)), self.t(
            "portfolio.at_best", level=best
        )

    def _level(self, level: AvisLevel) -> str:
        return self.t("portfolio.no_level") if level is AvisLevel.NONE else write_term(level, self.language)

    def _cause(self, cause: Cause) -> CauseRow:
        judged = max(cause.judged, len(cause.found), 1)
        parts = [write_term(one, self.language) for one in (cause.axis, cause.severity) if one is not None]
        counts = self.t("portfolio.found_on", count=len(cause.found), judged=cause.judged)
        if cause.open:
            counts += self.t("portfolio.open_on", count=cause.open)
        return CauseRow(
            reference=cause.id,
            title=self.words(cause.id),
            qualifier=", ".join(parts),
            severity=cause.severity,
            counts=counts,
            found=Decimal(100 * len(cause.found)) / judged,
            open=Decimal(100 * min(cause.open, judged - len(cause.found))) / judged,
            projects=self._listed(cause.found),
        )

    def _summary(self) -> Iterator[str]:
        t, lines = self.t, self.counted
        if not lines:
            return
        opinions = [line for line in lines if line.avis.says is Statement.AVIS]
        if opinions:
            certain = sum(line.avis.certain for line in opinions)
            yield t("portfolio.summary_avis", count=len(opinions), certain=certain)
        costs = [(line.initial_cost, line.current_cost) for line in lines if line.cost_drift is not None]
        if costs:
            initial, current = (sum((one[place] or Decimal(0) for one in costs), Decimal(0)) for place in (0, 1))
            share = (current - initial) / initial
            drift = signed(share, write_share(share, self.language))
            amounts = (millions(one, self.language) for one in (initial, current))
            yield t(
                "portfolio.summary_cost",
                known=len(costs),
                all=len(lines),
                initial=next(amounts),
                current=next(amounts),
                drift=drift,
            )
        late = [line for line in lines if line.end_drift is not None]
        if late:
            behind = sum((line.end_drift or 0) > 0 for line in late)
            yield t("portfolio.summary_end", known=len(late), all=len(lines), late=behind)
        diagnoses = Counter(name for line in lines for name in line.diagnoses)
        if diagnoses:
            name, count = min(diagnoses.items(), key=lambda one: (-one[1], one[0]))
            yield t("portfolio.summary_diagnosis", count=count, name=self.words(name))
        if self.found.collisions:
            yield t("portfolio.summary_weeks", count=len(self.found.collisions))
        if self.found.refused:
            yield t("portfolio.summary_refused", count=len(self.found.refused))

    def _listed(self, files: Sequence[str]) -> str:
        return "; ".join(self._names.get(file, file) for file in files)

    def _of_all(self, count: int) -> str:
        return self.t("portfolio.of_all", count=count, all=len(self.counted))

    def _set(self, text: str) -> str:
        return typeset(text, self.language)


def _rating(level: AvisLevel) -> str:
    found = AVIS_RATINGS.get(level)
    return found.value if found is not None else "none"
