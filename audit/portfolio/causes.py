"""On how many projects each rule is not met, each diagnosis and each outside signal present, and left open; pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from audit.model.questionnaire import ReviewType
from audit.model.rule import RuleId
from audit.portfolio.schema import Cause, ProjectLine
from audit.rulebase.base import RuleBase


def causes_of(lines: Sequence[ProjectLine], rulebase: RuleBase) -> Iterator[Cause]:
    """Yield rules, then diagnoses, then signals: what is found most often first, what is only left open last.

    Args:
        lines: of the projects that count.
        rulebase: the rules that are loaded.
    """
    reviews = Counter(line.review_type for line in lines)
    rules = {rule.id: rule for rule in rulebase.rules}
    still_open = Counter(name for line in lines for name in line.open_rules)
    for name, files in _most_first(lines, lambda line: [one.rule for one in line.findings], still_open):
        rule = rules.get(name)
        yield Cause(
            id=name,
            kind="rule",
            severity=rule.severity if rule else None,
            axis=rule.axis if rule else None,
            found=files,
            open=still_open[name],
            judged=_asked(reviews, rule.review_types) if rule else len(files) + still_open[name],
            sources=rule.sources if rule else (),
        )
    diagnoses = {one.id: one for one in rulebase.diagnoses}
    possible = Counter(name for line in lines for name in line.possible)
    unsettled = possible + Counter(name for line in lines for name in line.open_diagnoses)
    for name, files in _most_first(lines, lambda line: line.diagnoses, unsettled):
        known = diagnoses.get(name)
        yield Cause(
            id=name,
            kind="diagnosis",
            severity=None,
            axis=None,
            found=files,
            open=unsettled[name],
            possible=possible[name],
            judged=_asked(reviews, known.review_types) if known else len(files) + unsettled[name],
        )
    signals = {one.id: one for one in rulebase.signals}
    unsettled = Counter(name for line in lines for name in line.open_signals)
    for name, files in _most_first(lines, lambda line: line.signals, unsettled):
        signal = signals.get(name)
        yield Cause(
            id=name,
            kind="signal",
            severity=None,
            axis=None,
            found=files,
            open=unsettled[name],
            judged=_asked(reviews, signal.review_types) if signal else len(files) + unsettled[name],
        )


def _asked(reviews: Mapping[ReviewType, int], types: Iterable[ReviewType]) -> int:
    return sum(reviews.get(one, 0) for one in types)


def _most_first(
    lines: Sequence[ProjectLine], names: Callable[[ProjectLine], Iterable[RuleId]], still_open: Mapping[RuleId, int]
) -> Iterator[tuple[RuleId, tuple[str, ...]]]:
    """Yield what is found, or only left open, on some projects, with the files of those where it is found."""
    found: defaultdict[RuleId, list[str]] = defaultdict(list)
    for line in lines:
        for name in names(line):
            found[name].append(line.file)
    for name in sorted({*found, *still_open}, key=lambda one: (-len(found.get(one, ())), -still_open[one], one)):
        yield name, tuple(found.get(name, ()))
