"""The state of each axis in words: its gravest finding, how many there are by severity, and what is not established."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from audit.model.result.findings import CheckedRule
from audit.model.rule import Axis, OutcomeKind, Severity
from audit.reporting.illustrations.model import DataTable, Illustration
from audit.reporting.messages import Messages, messages
from audit.reporting.view import ReportView
from audit.wording.terms import write_term

_UNMET = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)


@dataclass(frozen=True)
class _AxisState:
    axis: Axis
    unmet: tuple[CheckedRule, ...]
    open: tuple[CheckedRule, ...]
    met: int

    @property
    def gravest(self) -> Severity | None:
        return min((rule.severity for rule in self.unmet), key=list(Severity).index, default=None)


def axis_weather(view: ReportView) -> Illustration | None:
    """Return the state of each axis; None of a result without rules."""
    by_axis: dict[Axis, list[CheckedRule]] = {axis: [] for axis in view.result.axes}
    for rule in view.result.rules:
        if rule.axis in by_axis:
            by_axis[rule.axis].append(rule)
    states = [_state(axis, rules) for axis, rules in by_axis.items()]
    if not any(one.unmet or one.open or one.met for one in states):
        return None
    t = messages(view.language)
    return Illustration(
        name="axis_weather",
        title=t("weather.title"),
        description=t("weather.description"),
        headline=_headline(states, view),
        notes=(t("weather.note"), *((t("weather.hindsight"),) if view.left_out else ())),
        table=DataTable(
            header=(t("axes.axis"), t("weather.state"), t("weather.counts"), t("weather.met")),
            rows=tuple(_row(one, view) for one in states),
            widths=(20, 32, 36, 12),
            right=frozenset({3}),
            caption=t("weather.description"),
        ),
    )


def _state(axis: Axis, rules: Sequence[CheckedRule]) -> _AxisState:
    unmet, still_open, met = [], [], 0
    for rule in rules:
        outcome = rule.outcome.outcome
        if outcome in _UNMET:
            unmet.append(rule)
        elif outcome is OutcomeKind.UNDETERMINED:
            still_open.append(rule)
        elif outcome is OutcomeKind.SATISFIED:
            met += 1
    return _AxisState(axis, tuple(unmet), tuple(still_open), met)


def _word(one: _AxisState, view: ReportView) -> str:
    """Return the state in a word or two: an axis without a finding is never said to hold while something is open."""
    t = messages(view.language)
    severity = one.gravest
    if severity is None and one.open:
        return t("weather.not_established")
    if severity is None:
        return t("weather.held") if one.met else t("weather.nothing")
    gravest = [rule for rule in one.unmet if rule.severity is severity]
    in_part = all(rule.outcome.outcome is OutcomeKind.PARTIAL for rule in gravest)
    word = _gravest_words(severity, t, in_part=in_part)
    unmet = [rule.outcome for rule in gravest if rule.outcome.outcome is OutcomeKind.VIOLATED]
    if unmet and all(one.may_be_partial for one in unmet):
        word = t("weather.or_in_part", word=word)
    severities = list(Severity)
    may_be_graver = any(severities.index(rule.severity) < severities.index(severity) for rule in one.open)
    if all(rule.rule in view.left_out for rule in gravest):
        word = t("weather.in_hindsight", word=word)
    return t("weather.at_least", word=word) if may_be_graver else word


def _gravest_words(severity: Severity, t: Messages, *, in_part: bool) -> str:
    match severity:
        case Severity.BLOCKING:
            return t("weather.blocking_in_part") if in_part else t("weather.blocking_unmet")
        case Severity.MAJOR:
            return t("weather.major_in_part") if in_part else t("weather.major_unmet")
        case Severity.MINOR:
            return t("weather.minor_in_part") if in_part else t("weather.minor_unmet")
        case Severity.INFO:
            return t("weather.info_in_part") if in_part else t("weather.info_unmet")


def _counts(one: _AxisState, view: ReportView) -> str:
    t, found = messages(view.language), Counter(rule.severity for rule in one.unmet)
    told = [
        t("weather.blocking", count=found[Severity.BLOCKING]) if found[Severity.BLOCKING] else "",
        t("weather.major", count=found[Severity.MAJOR]) if found[Severity.MAJOR] else "",
        t("weather.minor", count=found[Severity.MINOR]) if found[Severity.MINOR] else "",
        t("weather.info", count=found[Severity.INFO]) if found[Severity.INFO] else "",
    ]
    unmet = ", ".join(filter(None, told)) or t("weather.no_finding")
    if not one.open:
        return unmet
    blocking = sum(rule.severity is Severity.BLOCKING for rule in one.open)
    total = len(one.unmet) + len(one.open) + one.met
    if total == 1:
        still = t("weather.open_only_blocking") if blocking else t("weather.open_only")
    else:
        of_them = t("weather.open_blocking", count=blocking) if blocking else ""
        still = t("weather.open_of", count=len(one.open), total=total) + of_them
    return unmet + t("list.separator") + still


def _headline(states: Sequence[_AxisState], view: ReportView) -> str:
    """Say how many axes have a blocking finding, and which are not established."""
    t = messages(view.language)
    blocked = [write_term(one.axis, view.language) for one in states if one.gravest is Severity.BLOCKING]
    if blocked:
        return t("weather.headline", count=len(blocked), total=len(states), axes=", ".join(blocked))
    still = sum(1 for one in states if any(rule.severity is Severity.BLOCKING for rule in one.open))
    return t("weather.headline_open", count=still) if still else t("weather.headline_none")


def _row(one: _AxisState, view: ReportView) -> tuple[str, ...]:
    return (write_term(one.axis, view.language), _word(one, view), _counts(one, view), str(one.met))
