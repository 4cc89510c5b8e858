"""The figures of one project: sums and bounds, overall and by axis, and the levels of the avis; no prose."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.engine.verdict import VERDICTS, Verdict, verdict_with_code
from audit.judgement.levels import AvisLevels, levels_between
from audit.judgement.rule_counts import RuleCounts, RuleKind
from audit.judgement.totals import Totals, points_of, terms, terms_of, totals_from
from audit.model.rule import Axis, Rule, Severity
from audit.model.scoring import Scoring


@dataclass(frozen=True, slots=True)
class Figures:
    """What the verdicts of a project add up to.

    Attributes:
        rule_counts: the rules counted by axis; None stands for all of them.
        sums: what the rules add, term by term, by axis and over all; see ``FigureMaker``.
        totals: the sums of weights and the bounds that follow.
    """

    rule_counts: Mapping[Axis | None, RuleCounts]
    sums: Mapping[Axis | None, Sequence[int]]
    totals: Mapping[Axis | None, Totals]
    avis: AvisLevels

    @property
    def overall(self) -> Totals:
        """The sums over all rules."""
        return self.totals[None]


class FigureMaker:
    """Adds up verdicts by one scoring; build it once.

    All that figures need of a rule are whole numbers that add up: the terms of ``terms_of``, then whether each cap of
    the scoring counts it, at worst and at best. So the figures of a project with a few other verdicts are
    those it had, plus what the new verdicts add, less what the old ones added.
    """

    def __init__(self, rules: Sequence[Rule], scoring: Scoring) -> None:
        axes, severities = list(Axis), list(Severity)
        self._scoring = scoring
        self._points = points_of(scoring)
        self._axes = [axes.index(rule.axis) for rule in rules]
        self._severities = [VERDICTS * severities.index(rule.severity) for rule in rules]
        verdicts = [verdict_with_code(code) for code in range(VERDICTS)]
        self._cases = [RuleKind(severity, one.outcome, one.possible) for severity in severities for one in verdicts]
        self._capped = list(dict.fromkeys((cap.severity, cap.outcome) for cap in scoring.caps))
        self._terms = [(*terms_of(case, self._points), *self._caps(case)) for case in self._cases]

    def figures(self, verdicts: Sequence[Verdict], left_out: Iterable[int] = ()) -> Figures:
        """Return the figures of one project.

        Args:
            verdicts: one a rule, in the order of the rules.
            left_out: the rules, by their place, that are not for this project.
        """
        counts: list[Counter[int]] = [Counter() for _ in Axis]  # by the place of the case: hashing one costs more
        everywhere: Counter[int] = Counter()
        for place, count in self._counts(verdicts, left_out).items():
            axis, case = divmod(place, len(self._cases))
            counts[axis][case] = count
        for found in counts:
            everywhere.update(found)
        rule_counts: dict[Axis | None, RuleCounts] = {None: self._counted(everywhere)}
        rule_counts |= {axis: self._counted(found) for axis, found in zip(Axis, counts, strict=True)}
        sums: dict[Axis | None, Sequence[int]] = {
            axis: self._sums(found) for axis, found in zip(Axis, counts, strict=True)
        }
        sums[None] = _added(list(sums.values()))
        return self._figures(rule_counts, sums, {key: totals_from(found, self._points) for key, found in sums.items()})

    def avis(self, verdicts: Sequence[Verdict], left_out: Iterable[int] = ()) -> AvisLevels:
        """Return the levels of the avis alone, as ``figures`` has them."""
        sums = self._sums(self._counts(verdicts, left_out))
        return self._levels(sums, totals_from(sums, self._points))

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
        axes = list(Axis)
        ignored = frozenset(left_out)
        rule_counts: dict[Axis | None, dict[RuleKind, int]] = {}
        sums = dict(figures.sums)
        for place in changed:
            if place not in ignored:
                severity = self._severities[place]
                old, new = severity + before[place].code, severity + verdicts[place].code
                for key in (None, axes[self._axes[place]]):
                    rules = rule_counts.setdefault(key, dict(figures.rule_counts[key]))
                    _move(rules, self._cases[old], self._cases[new])
                    moved = zip(sums[key], self._terms[new], self._terms[old], strict=True)
                    sums[key] = [total + more - less for total, more, less in moved]
        if not rule_counts:
            return figures
        totals = {**figures.totals, **{key: totals_from(sums[key], self._points) for key in rule_counts}}
        return self._figures({**figures.rule_counts, **rule_counts}, sums, totals)

    def _figures(
        self,
        rule_counts: Mapping[Axis | None, RuleCounts],
        sums: Mapping[Axis | None, Sequence[int]],
        totals: Mapping[Axis | None, Totals],
    ) -> Figures:
        return Figures(rule_counts, sums, totals, self._levels(sums[None], totals[None]))

    def _levels(self, sums: Sequence[int], totals: Totals) -> AvisLevels:
        """Return the levels of the avis, from the sums over all rules."""
        first, size = terms(self._points), len(self._capped)
        worst, best = (
            dict(zip(self._capped, sums[start : start + size], strict=True)) for start in (first, first + size)
        )
        return levels_between(totals, worst, best, self._scoring)

    def _counts(self, verdicts: Sequence[Verdict], left_out: Iterable[int]) -> Counter[int]:
        """Count the rules in each case of each axis, by its place among the cases of all axes."""
        found = zip(self._axes, self._severities, verdicts, strict=True)
        places = [len(self._cases) * axis + severity + verdict.code for axis, severity, verdict in found]
        if ignored := frozenset(left_out):
            places = [place for rule, place in enumerate(places) if rule not in ignored]
        return Counter(places)

    def _caps(self, case: RuleKind) -> Iterator[int]:
        """Yield whether each cap counts a rule in this case: at worst, then at best."""
        for outcome in (case.worst, case.best):
            for capped in self._capped:
                yield int(capped == (case.severity, outcome))

    def _sums(self, counts: Counter[int]) -> Sequence[int]:
        size = len(self._cases)
        return _added([[count * term for term in self._terms[place % size]] for place, count in counts.items()]) or (
            [0] * len(self._terms[0])
        )

    def _counted(self, counts: Counter[int]) -> RuleCounts:
        rules: dict[RuleKind, int] = {}
        for place, count in counts.items():  # several verdicts make one case: whatever else, a rule may not apply
            rules[self._cases[place]] = rules.get(self._cases[place], 0) + count
        return rules


def _added(columns: Iterable[Sequence[int]]) -> Sequence[int]:
    return list(map(sum, zip(*columns, strict=True)))


def _move(rules: dict[RuleKind, int], old: RuleKind, new: RuleKind) -> None:
    rules[old] -= 1
    if not rules[old]:
        del rules[old]
    rules[new] = rules.get(new, 0) + 1
