"""Whether a text that a rule follows was in force on a day: yes, no, or not established where its date is not whole."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from audit.model.rule import OPPOSABLE, Parameter, ParameterUnit, Rule, Severity, Source
from audit.model.text_date import period
from audit.rulebase.base import RuleBase
from audit.rulebase.reads import parameters_read


class InForce(StrEnum):
    """Whether what a rule asks was asked by a text on a day."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def in_force(rule: Rule, rulebase: RuleBase, day: date) -> InForce:
    """Return whether ``rule`` follows a text that was published on ``day``, with thresholds that held by then.

    One of its texts is enough, for a blocking rule one that can be held against a project; of its thresholds, each that
    a text sets must hold. A text without a date, or dated by a year or a month that is not over, establishes nothing.
    """
    texts = [_on(source.date, day) for source in _grounds(rule, rulebase)]
    from_texts = max(texts, key=_ORDER.index, default=InForce.UNKNOWN)
    thresholds = [_on(one.in_force_from, day) for one in _thresholds(rule, rulebase)]
    return min([from_texts, *thresholds], key=_ORDER.index)


def asked_from(rule: Rule, rulebase: RuleBase) -> date | None:
    """Return the first day on which ``in_force`` does not exclude that ``rule`` was asked; None where it never does."""
    texts = [source.date for source in _grounds(rule, rulebase)]
    firsts = [period(one.in_force_from)[0] for one in _thresholds(rule, rulebase) if one.in_force_from]
    dated = [period(written)[0] for written in texts if written is not None]
    if dated and len(dated) == len(texts):
        firsts.append(min(dated))
    return max(firsts, default=None)


def _grounds(rule: Rule, rulebase: RuleBase) -> Sequence[Source]:
    """Return the texts that ask what ``rule`` asks: of a blocking rule, not the guides that it cites beside them."""
    cited = cited_by(rule, rulebase)
    opposable = [source for source in cited if source.kind in OPPOSABLE]
    return opposable if rule.severity is Severity.BLOCKING and opposable else cited


def cited_by(rule: Rule, rulebase: RuleBase) -> tuple[Source, ...]:
    """Return the sources that ``rule`` cites, each once, the earliest first; those without a date come last."""
    names = dict.fromkeys(citation.partition("/")[0] for citation in rule.sources)
    return tuple(sorted((rulebase.sources[name] for name in names), key=lambda source: source.date or "9999"))


def latest_threshold(rule: Rule, rulebase: RuleBase) -> Parameter | None:
    """Return, of the thresholds of ``rule`` that a text sets, the one that has held for the shortest time."""
    return max(_thresholds(rule, rulebase), key=lambda one: one.in_force_from or "", default=None)


def _thresholds(rule: Rule, rulebase: RuleBase) -> Sequence[Parameter]:
    """Return the thresholds of ``rule`` that a text sets.

    A day is none: the rule compares the review with it by itself, and asked the rest before that day already.
    """
    read = (rulebase.parameters[name] for name in parameters_read(rule))
    return [one for one in read if one.in_force_from and one.unit is not ParameterUnit.DATE]


_ORDER = (InForce.NO, InForce.UNKNOWN, InForce.YES)


def _on(written: str | None, day: date) -> InForce:
    if written is None:
        return InForce.UNKNOWN
    first, last = period(written)
    if last <= day:
        return InForce.YES
    return InForce.NO if first > day else InForce.UNKNOWN
