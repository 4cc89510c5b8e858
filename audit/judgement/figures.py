"""The figures of one project: sums and bounds, overall and by axis, and the levels of the avis; no prose."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import getitem

from audit.engine.verdict import VERDICTS, Verdict, verdict_with_code
from audit.judgement.levels import AvisLevels, level_scale
from audit.judgement.packed_terms import PackedTerms
from audit.judgement.rule_counts import RuleCounts, RuleKind
from audit.judgement.totals import Points, Totals, bounds_from, points_of, terms, terms_of, totals_from
from audit.model.quickly_made import quickly_made
from audit.model.rule import Axis, Rule, Severity
from audit.model.scoring import Scoring

_AXES = list(Axis)
_LEVELS_KEPT = 4_096  # of some 0.3 kB each
_LEFT_OUT = VERDICTS  # the case of a rule that is not for the project, after those of all verdicts


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand in what is added up over rules: what scores and bounds need, caps, then the cases counted."""

    packing: PackedTerms
    points: Points
    first_cap: int
    first_case: int
    cases: Sequence[RuleKind]


@quickly_made
@dataclass(frozen=True, slots=True)
class Figures:
    """What the verdicts of a project add up to.

    A search judges thousands of projects for their avis: what else follows from the sums is drawn when it is asked for.

    Attributes:
        sums: what the rules add, by axis and over all (None), packed; see ``FigureMaker``.
    """

    sums: Mapping[Axis | None, int]
    avis: AvisLevels
    layout: _Layout = field(repr=False, compare=False)

    @property
    def overall(self) -> Totals:
        """The sums of weights over all rules, and the bounds that follow."""
        return self.totals(None)

    def totals(self, axis: Axis | None) -> Totals:
        """Return the sums of weights over the rules of an axis, or all of them for None, and the bounds that follow."""
        layout = self.layout
        return totals_from(layout.packing.terms(self.sums[axis], 0, layout.first_cap), layout.points)

    def rule_counts(self, axis: Axis | None) -> RuleCounts:
        """Return the rules of an axis, or of all of them for None, counted by case."""
        layout = self.layout
        counts = layout.packing.terms(self.sums[axis], layout.first_case)
        return {case: count for case, count in zip(layout.cases, counts, strict=True) if count}


class FigureMaker:
    """Adds up verdicts by one scoring; build it once.

    All that figures need of a rule are whole numbers that add up: the terms of ``terms_of``, whether each cap of the
    scoring counts it, at worst and at best, and in which case it is. They are packed in one number. So the figures of a
    project with a few other verdicts are those it had, plus what the new verdicts add, less what the old ones added.
    """

    def __init__(self, rules: Sequence[Rule], scoring: Scoring) -> None:
        severities = list(Severity)
        self._scale = level_scale(scoring)
        self._points = points_of(scoring)
        self._axes = [_AXES.index(rule.axis) for rule in rules]
        verdicts = [verdict_with_code(code) for code in range(VERDICTS)]
        of_verdicts = [[RuleKind(severity, one.outcome, one.possible) for one in verdicts] for severity in severities]
        cases = list(dict.fromkeys(case for of_severity in of_verdicts for case in of_severity))
        rows = {case: self._row(case, cases) for case in cases}
        first_cap = terms(self._points)
        first_case = first_cap + 2 * len(self._scale.capped)
        packing = PackedTerms(first_case + len(cases), len(rules) * max(map(max, rows.values())))
        self._layout = _Layout(packing, self._points, first_cap, first_case, cases)
        packed = [[*(packing.packed(rows[case]) for case in of_severity), 0] for of_severity in of_verdicts]
        self._adds = [packed[severities.index(rule.severity)] for rule in rules]
        self._levels = lru_cache(maxsize=_LEVELS_KEPT)(self._levels_of)  # a search comes back to the same sums

    def figures(self, verdicts: Sequence[Verdict], left_out: Iterable[int] = ()) -> Figures:
        """Return the figures of one project.

        Args:
            verdicts: one a rule, in the order of the rules.
            left_out: the rules, by their place, that are not for this project.
        """
        added = [0] * len(_AXES)
        for axis, adds in zip(self._axes, self._added(verdicts, left_out), strict=True):
            added[axis] += adds
        sums: dict[Axis | None, int] = {**dict(zip(_AXES, added, strict=True)), None: sum(added)}
        return self._figures(sums)

    def avis(self, verdicts: Sequence[Verdict], left_out: Iterable[int] = ()) -> AvisLevels:
        """Return the levels of the avis alone, as ``figures`` has them."""
        return self._levels(sum(self._added(verdicts, left_out)))

    def after(
        self,
        figures: Figures,
        before: Sequence[Verdict],
        verdicts: Sequence[Verdict],
        changed: Iterable[int],
        left_out: Iterable[int] = (),
    ) -> Figures:
        """Return the figures once some verdicts are others, by what these change alone.

        Args:
            figures: those of ``before``.
            before: the verdicts as they were.
            verdicts: the verdicts as they are.
            changed: the rules, by their place, whose verdict differs.
            left_out: the rules that are not for this project, the same before and after.
        """
        ignored = frozenset(left_out)
        sums: dict[Axis | None, int] = {}
        for place in changed:
            if place in ignored:
                continue
            adds = self._adds[place]
            difference = adds[verdicts[place].code] - adds[before[place].code]
            if difference:
                sums = sums or dict(figures.sums)
                sums[_AXES[self._axes[place]]] += difference
                sums[None] += difference
        return self._figures(sums) if sums else figures

    def _figures(self, sums: Mapping[Axis | None, int]) -> Figures:
        return Figures(sums, self._levels(sums[None]), self._layout)

    def _levels_of(self, added: int) -> AvisLevels:
        """Return the levels of the avis, from the sums over all rules."""
        layout, level = self._layout, self._scale.level
        found = layout.packing.terms(added, 0, layout.first_case)
        worst, best = layout.first_cap, layout.first_cap + len(self._scale.capped)
        low, high = bounds_from(found, layout.points)
        return AvisLevels(level(low, found[worst:best]), level(high, found[best:]))

    def _added(self, verdicts: Sequence[Verdict], left_out: Iterable[int]) -> Iterator[int]:
        """Yield what each rule adds."""
        cases = [verdict.code for verdict in verdicts]
        for place in left_out:
            cases[place] = _LEFT_OUT
        return map(getitem, self._adds, cases)

    def _row(self, case: RuleKind, cases: Sequence[RuleKind]) -> list[int]:
        """Return all that a rule in this case adds: see the class."""
        return [*terms_of(case, self._points), *self._caps(case), *(int(one == case) for one in cases)]

    def _caps(self, case: RuleKind) -> Iterator[int]:
        """Yield whether each cap counts a rule in this case: at worst, then at best."""
        for outcome in (case.worst, case.best):
            for capped in self._scale.capped:
                yield int(capped == (case.severity, outcome))
