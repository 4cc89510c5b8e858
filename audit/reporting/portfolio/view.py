"""The view of one portfolio in one language: what its page shows, in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from audit.model.rule import Axis
from audit.model.text import Language
from audit.portfolio.order import in_order
from audit.portfolio.schema import OwnBaseline, Portfolio, ProjectLine
from audit.reporting.messages import messages
from audit.reporting.portfolio.bearers import bearers
from audit.reporting.portfolio.causes import CausesView
from audit.reporting.portfolio.doctrine import DoctrineView
from audit.reporting.portfolio.heat import HeatRow, heat_rows
from audit.reporting.portfolio.level_counts import LevelCount, level_counts, rating_of
from audit.reporting.portfolio.opinion_words import guaranteed, left_above, on_declarations
from audit.reporting.portfolio.summary import summary_sentences
from audit.reporting.portfolio.terms import completeness_words, cost_comment, name_of, note_words, signed
from audit.wording.numbers import write_date, write_share, write_slip
from audit.wording.stated_words import stated_words
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_QUESTIONS = 15
_BETWEEN = {Language.FR: "\N{NO-BREAK SPACE}; ", Language.EN: "; "}


@dataclass(frozen=True)
class ProjectRow:
    """One project in words.

    Attributes:
        level, firm: the level that its report leads with, and what is left above it.
        rating: the colour of that level.
        declared: the levels that answers taken as given leave; empty where a file does not tell them.
        provisional: that the audited team is still to be heard; empty elsewhere.
        then: that the opinion goes by the texts of its time; empty elsewhere.
        reduced: that the scope was reduced, which the drifts do not show; empty elsewhere.
        contents: that nothing establishes that the two costs of the drift count the same; empty elsewhere.
        own_baseline: the drifts against the baseline of this review, where it is not the first.
        next_name: of the milestone of that date; empty where it is none.
        diagnoses_line: those that are established, then how many are possible, and open.
        comments: what the file says beside its initial and its forecast cost.
    """

    file: str
    name: str
    where: str
    review: str
    level: str
    firm: str
    rating: str
    declared: str
    provisional: str
    then: str
    reduced: str
    contents: str
    cost: str
    end: str
    own_baseline: tuple[str, ...]
    next_date: str
    next_name: str
    open_points: str
    completeness: str
    diagnoses_line: str
    notes: tuple[str, ...]
    comments: tuple[str, ...]


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
        return name_of(line, self.language)

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
    def banners(self) -> tuple[tuple[str, str], ...]:
        """The warnings that workbooks bear, each with the projects that bear it."""
        found = bearers(self._ordered, self.language)
        return tuple((banner, self._named(lines)) for banner, lines in found.items())

    @cached_property
    def levels(self) -> tuple[LevelCount, ...]:
        """How many projects have each level that leads, with its colour; those that none has are left out."""
        return level_counts(self.counted, self.language)

    @cached_property
    def summary(self) -> tuple[str, ...]:
        """What it comes to, a sentence each."""
        return tuple(summary_sentences(self.found, self._names, self.language))

    @cached_property
    def rows(self) -> tuple[ProjectRow, ...]:
        """The projects that count, in their order."""
        return tuple(self._row(line) for line in self._ordered if line.counted)

    @cached_property
    def others(self) -> tuple[ProjectRow, ...]:
        """The other files of the same projects, which do not count."""
        return tuple(self._row(line) for line in self._ordered if not line.counted)

    @cached_property
    def retrospective(self) -> tuple[tuple[str, str], ...]:
        """The readings by today's texts of the projects that are judged by those of their time, each with its name."""
        return tuple(
            (self._names[line.file], self._set(stated_words(line.avis, self.language, is_avis=False)))
            for line in self._ordered
            if line.counted and line.opinion.by_then
        )

    @cached_property
    def heat(self) -> tuple[HeatRow, ...]:
        """The heat map: a row a project, in the order of the projects."""
        counted = [line for line in self._ordered if line.counted]
        return tuple(heat_rows(counted, self.found.causes, self._names, self.language))

    @cached_property
    def _ordered(self) -> Sequence[ProjectLine]:
        return in_order(self.found.lines, self.found.causes)

    @property
    def axes(self) -> tuple[str, ...]:
        """The columns of the heat map."""
        return tuple(write_term(axis, self.language) for axis in Axis)

    def causes(self, kind: str) -> CausesView:
        """Return the causes of one kind."""
        return CausesView(self.found, kind, self._names, self.language)

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
    def questions_shown(self) -> str:
        """How many of the answers that lack are shown; empty where all are."""
        count = len(self.found.open_everywhere)
        return self.t("portfolio.questions_shown", shown=_QUESTIONS, all=count) if count > _QUESTIONS else ""

    @property
    def doctrine(self) -> DoctrineView | None:
        """What other values of parameters change; None when none were given."""
        if self.found.doctrine is None and not self.found.sweeps:
            return None
        return DoctrineView(self.found, self._names, self.language)

    def _row(self, line: ProjectLine) -> ProjectRow:
        unknown = self.t("compare.unknown")
        where = [line.ministry, line.phase.to(self.language) if line.phase else None]
        day = line.next_date
        own = line.own_baseline or OwnBaseline()
        return ProjectRow(
            file=line.file,
            name=self._names[line.file],
            where=self._set(" · ".join(one for one in where if one)),
            review=f"{write_term(line.review_type, self.language)}, {write_date(line.review_date, self.language)}",
            level=guaranteed(line, self.language),
            firm=left_above(line.opinion, self.language),
            rating=rating_of(line.opinion.level),
            declared=self._set(on_declarations(line.opinion, self.language)) or unknown,
            provisional=self.t("portfolio.provisional") if line.provisional else "",
            then=self.t("portfolio.then") if line.opinion.by_then else "",
            reduced=self.t("portfolio.scope_reduced") if line.scope_reduced else "",
            contents=self.t("portfolio.contents_open")
            if line.cost_drift is not None and line.counts_the_same is False
            else "",
            cost=self._share(line.cost_drift) or unknown,
            end=self._days(line.end_drift) or unknown,
            own_baseline=tuple(self._own(own)),
            next_date=unknown if day is None else write_date(day.day, self.language),
            next_name=self.t("portfolio.next_name", name=self._set(day.name)) if day is not None and day.name else "",
            open_points=str(len(line.open_rules)),
            completeness=completeness_words([line.score.completeness], self.language),
            diagnoses_line=self.t("portfolio.diagnoses_line", diagnoses=self._diagnoses(line)),
            notes=tuple(note_words(note, line, self.language) for note in line.notes),
            comments=tuple(cost_comment(one, self.language) for one in line.cost_comments),
        )

    def _diagnoses(self, line: ProjectLine) -> str:
        named = [f"{one} {self.words(one)}" for one in line.diagnoses]
        return _BETWEEN[self.language].join((*named, *self._unsettled(line))) or self.t("portfolio.none_established")

    def _unsettled(self, line: ProjectLine) -> Iterator[str]:
        if not line.diagnoses:
            yield self.t("portfolio.none_established")
        if line.possible:
            yield self.t("portfolio.possible", count=len(line.possible))
        if line.open_diagnoses:
            yield self.t("portfolio.unsettled", count=len(line.open_diagnoses))

    def _share(self, drift: Decimal | None) -> str:
        return "" if drift is None else signed(drift, write_share(drift, self.language))

    def _days(self, drift: int | None) -> str:
        if drift is None:
            return ""
        return write_slip(Decimal(drift), self.language)

    def _own(self, own: OwnBaseline) -> Iterator[str]:
        cost, end = self._share(own.cost_drift), self._days(own.end_drift)
        if cost:
            yield self.t("portfolio.own_cost", drift=self.t("portfolio.own_baseline", drift=cost))
        if end:
            yield self.t("portfolio.own_end", drift=self.t("portfolio.own_baseline", drift=end))

    def _named(self, lines: Iterable[ProjectLine]) -> str:
        return ", ".join(dict.fromkeys(self._names[line.file] for line in lines))

    def _listed(self, files: Sequence[str]) -> str:
        return self.t("list.separator").join(self._names.get(file, file) for file in files)

    def _of_all(self, count: int) -> str:
        return self.t("portfolio.of_all", count=count, all=len(self.counted))

    def _set(self, text: str) -> str:
        return typeset(text, self.language)
