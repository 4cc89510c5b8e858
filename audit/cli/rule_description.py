"""Describes a rule, a diagnosis or an outside signal in the words of the questionnaire, for ``audit rules show``."""

from collections.abc import Iterator

from audit.model.condition import Condition
from audit.model.diagnosis import Diagnosis, StanceKind
from audit.model.rule import Rule
from audit.model.signal import Signal
from audit.model.text import Language, Text
from audit.rulebase.base import RuleBase
from audit.rulebase.outline import Outline, Outliner
from audit.rulebase.parameter_words import parameter_value
from audit.rulebase.reads import parameters_read
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_VERSION = Text(fr="version {version}", en="version {version}")
_APPLIES = Text(fr="S'applique si :", en="Applies when:")
_SATISFIED = Text(fr="Respectée si :", en="Met when:")
_PARTIAL = Text(fr="Respectée en partie si :", en="Partly met when:")
_CORE = Text(fr="Établi si :", en="Established when:")
_SIGNS = Text(fr="Indices, dont {least} au moins :", en="Signs, of which at least {least}:")
_SOURCES = Text(fr="Sources :", en="Sources:")
_THRESHOLDS = Text(
    fr="Seuils (audit portfolio --set NOM=VALEUR) :", en="Thresholds (audit portfolio --set NAME=VALUE):"
)
_THRESHOLD = Text(fr="  - {id} — {label} : {value}", en="  - {id} — {label}: {value}")
_EFFECT = Text(fr="Effet :", en="Effect:")
_MEANING = Text(fr="Ce que cela signifie :", en="What it means:")
_ACTIONS = Text(fr="À faire :", en="To do:")
_STANCE = Text(fr="Conduite à tenir, en situation de crise :", en="Stance, in a crisis review:")
_DIAGNOSIS = Text(fr="Diagnostic", en="Diagnosis")
_SIGNAL = Text(fr="Signal externe", en="Outside signal")
_PRESENT = Text(fr="Présent si :", en="Present when:")


def description(item: Rule | Diagnosis | Signal, rulebase: RuleBase, language: Language) -> Iterator[str]:
    """Yield the lines that say what ``item`` asks or rests on, its sources and what to do."""
    writer = _Writer(rulebase, language)
    match item:
        case Rule():
            lines = writer.of_rule(item)
        case Diagnosis():
            lines = writer.of_diagnosis(item)
        case Signal():
            lines = writer.of_signal(item)
    return (typeset(line, language) for line in lines)


class _Writer:
    def __init__(self, rulebase: RuleBase, language: Language) -> None:
        self.rulebase = rulebase
        self.language = language
        self.outliner = Outliner(rulebase.vocabulary, rulebase.parameters, language)

    def of_rule(self, rule: Rule) -> Iterator[str]:
        yield f"{rule.id} {self._said(rule.title)}"
        axis, severity = write_term(rule.axis, self.language), write_term(rule.severity, self.language)
        yield f"  {axis} · {severity} · {self._said(_VERSION).format(version=rule.version)}"
        conditions = ((_APPLIES, rule.applies_when), (_SATISFIED, rule.satisfied_when), (_PARTIAL, rule.partial_when))
        for words, condition in conditions:
            if condition is not None:
                yield from self._condition(self._said(words), (condition,))
        yield from self._thresholds(rule)
        yield from self._sources(rule.sources)
        yield from ("", f"{self._said(_EFFECT)} {self._said(rule.effect)}", "", self._said(_ACTIONS))
        yield from (f"  - {self._said(action.wording)}" for action in rule.remediation)

    def of_diagnosis(self, diagnosis: Diagnosis) -> Iterator[str]:
        yield f"{diagnosis.id} {self._said(diagnosis.title)}"
        yield f"  {self._said(_DIAGNOSIS)} · {self._said(_VERSION).format(version=diagnosis.version)}"
        yield from self._condition(self._said(_CORE), (diagnosis.core,))
        if diagnosis.signs:
            yield from self._condition(self._said(_SIGNS).format(least=diagnosis.least_signs), diagnosis.signs)
        yield from self._sources(diagnosis.sources)
        yield from ("", f"{self._said(_MEANING)} {self._said(diagnosis.meaning)}", "", self._said(_ACTIONS))
        for act in diagnosis.first:
            yield f"  - {self._said(act.wording)} ({write_term(act.owner_role, self.language)})"
        if diagnosis.stance:
            yield from ("", self._said(_STANCE))
            for kind in StanceKind:
                for sentence in diagnosis.stance.to(kind):
                    yield f"  - {write_term(kind, self.language)} — {self._said(sentence)}"

    def of_signal(self, signal: Signal) -> Iterator[str]:
        yield f"{signal.id} {self._said(signal.title)}"
        yield f"  {self._said(_SIGNAL)} · {self._said(_VERSION).format(version=signal.version)}"
        yield from self._condition(self._said(_PRESENT), (signal.when,))
        yield from self._sources(signal.sources)
        yield from ("", f"{self._said(_MEANING)} {self._said(signal.meaning)}")

    def _condition(self, words: str, conditions: tuple[Condition, ...]) -> Iterator[str]:
        yield from ("", words)
        for condition in conditions:
            yield from _indented(self.outliner.outline(condition), 1)

    def _thresholds(self, rule: Rule) -> Iterator[str]:
        found = [self.rulebase.parameters[name] for name in parameters_read(rule)]
        if found:
            yield from ("", self._said(_THRESHOLDS))
        for one in found:
            value = self._said(parameter_value(one))
            yield self._said(_THRESHOLD).format(id=one.id, label=self._said(one.label), value=value)

    def _sources(self, citations: tuple[str, ...]) -> Iterator[str]:
        yield from ("", self._said(_SOURCES))
        for citation in citations:
            source_id, _, locator = citation.partition("/")
            source = self.rulebase.sources[source_id]
            place = source.locators.get(locator)
            said = f" — {self._said(place.text)}" if place else ""
            yield f"  - {citation} {self._said(source.title)}{said}"
            if source.url:
                yield f"    {source.url}"

    def _said(self, text: Text) -> str:
        return text.to(self.language)


def _indented(item: Outline, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {item.words}"
    for member in item.members:
        yield from _indented(member, depth + 1)
