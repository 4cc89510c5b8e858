"""The requirements not met in two audits, by outcome and severity: what a mere number of findings hides."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from audit.comparison.head_schema import OutcomesOf
from audit.comparison.schema import Comparison
from audit.model.rule import Severity
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.signed import signed


def outcome_rows(found: Comparison, names: Names) -> Iterator[tuple[tuple[str, str, str, str], int, int]]:
    """Yield how many are not met, then met in part, in both audits, with their severities, and both numbers alone."""
    t = names.t
    if not (found.outcomes_old or found.outcomes_new):
        return
    for title, kind in ((t("compare.not_met"), "not_met"), (t("compare.partly_met"), "partly_met")):
        before, after = (_total(one, kind) for one in (found.outcomes_old, found.outcomes_new))
        moved = signed(Decimal(after - before), names.language)
        old, new = (_detailed(one, kind, names) for one in (found.outcomes_old, found.outcomes_new))
        yield (title, old, new, moved), before, after


def outcome_sentence(found: Comparison, names: Names) -> Iterator[str]:
    """Yield the same in a sentence; nothing of reviews of two types, which do not judge by the same rules."""
    old, new, t = found.outcomes_old, found.outcomes_new, names.t
    if not (old or new) or found.old.review_type is not found.new.review_type:
        return
    by_severity = [
        t("compare.value_moved", label=_named(severity, names), old=_of(old, severity), new=_of(new, severity))
        for severity in Severity
        if _of(old, severity) or _of(new, severity)
    ]
    yield t(
        "compare.summary_outcomes",
        findings=_arrow(found.figures_old.findings, found.figures_new.findings, names),
        not_met=_arrow(_total(old, "not_met"), _total(new, "not_met"), names),
        severities=f" ({', '.join(by_severity)})" if by_severity else "",
        partly=_arrow(_total(old, "partly_met"), _total(new, "partly_met"), names),
    )


def _total(outcomes: Sequence[OutcomesOf], kind: str) -> int:
    return sum(getattr(one, kind) for one in outcomes)


def _of(outcomes: Sequence[OutcomesOf], severity: Severity) -> int:
    return sum(one.not_met for one in outcomes if one.severity is severity)


def _detailed(outcomes: Sequence[OutcomesOf], kind: str, names: Names) -> str:
    """Return a number, and in brackets how many there are of each severity."""
    said = [_counted(one.severity, getattr(one, kind), names) for one in outcomes if getattr(one, kind)]
    total = str(_total(outcomes, kind))
    return f"{total} ({', '.join(said)})" if said else total


def _counted(severity: Severity, count: int, names: Names) -> str:
    t = names.t
    match severity:
        case Severity.BLOCKING:
            return t("compare.counted_blocking", count=count)
        case Severity.MAJOR:
            return t("compare.counted_major", count=count)
        case Severity.MINOR:
            return t("compare.counted_minor", count=count)
    return t("compare.counted_info", count=count)


def _named(severity: Severity, names: Names) -> str:
    t = names.t
    match severity:
        case Severity.BLOCKING:
            return t("compare.of_blocking")
        case Severity.MAJOR:
            return t("compare.of_major")
        case Severity.MINOR:
            return t("compare.of_minor")
    return t("compare.of_info")


def _arrow(before: int, after: int, names: Names) -> str:
    return names.t("compare.from_to", old=before, new=after)
