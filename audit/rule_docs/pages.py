"""Writes the pages of the rules: an index, one page a rule, one a diagnosis; self-contained HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Template

from audit.facts.vocabulary import IndicatorDefinition
from audit.model.diagnosis import Diagnosis, StanceKind
from audit.model.questionnaire import QuestionBank
from audit.model.rule import Axis, Confidence, FindingSentence, Locator, Rule, Source
from audit.model.text import Language
from audit.reporting.templates import environment
from audit.rule_docs.definitions import definitions
from audit.rule_docs.situations import situation
from audit.rulebase.base import RuleBase
from audit.rulebase.outline import Outliner, in_one_line
from audit.rulebase.parameter_words import parameter_value
from audit.rulebase.reads import parameters_shown
from audit.wording.placeholders import SEVERAL, fill, parameter_named


@dataclass(frozen=True)
class CitedPlace:
    """A place of a source, as it is cited."""

    citation: str
    locator: Locator | None
    confidence: Confidence


@dataclass(frozen=True)
class CitedSource:
    """A source, with the places cited in it."""

    source: Source
    places: Sequence[CitedPlace]


@dataclass(frozen=True)
class FindingSaid:
    """A sentence of a finding, and the condition under which it is said."""

    words: str
    when: str | None


def rule_pages(
    rulebase: RuleBase, bank: QuestionBank, indicators: tuple[IndicatorDefinition, ...], language: Language
) -> dict[str, str]:
    """Return every page by its file name; the same rules and questions give the same bytes."""
    writer = _Writer(rulebase, bank, indicators, language)
    return {"index.html": writer.index(), **dict(writer.rules()), **dict(writer.diagnoses())}


class _Writer:
    def __init__(
        self, rulebase: RuleBase, bank: QuestionBank, indicators: tuple[IndicatorDefinition, ...], language: Language
    ) -> None:
        self.rulebase = rulebase
        self.bank = bank
        self.indicators = indicators
        self.language = language
        self.outliner = Outliner(rulebase.vocabulary, rulebase.parameters, language)
        self.templates = environment(language)

    def index(self) -> str:
        by_axis = {axis: [rule for rule in self.rulebase.rules if rule.axis is axis] for axis in Axis}
        return self._template("index.html.j2").render(rulebase=self.rulebase, by_axis=by_axis)

    def rules(self) -> Iterator[tuple[str, str]]:
        template = self._template("rule.html.j2")
        for rule in self.rulebase.rules:
            yield f"{rule.id}.html", template.render(**self._about_rule(rule))

    def diagnoses(self) -> Iterator[tuple[str, str]]:
        template = self._template("diagnosis.html.j2")
        for diagnosis in self.rulebase.diagnoses:
            yield f"{diagnosis.id}.html", template.render(**self._about_diagnosis(diagnosis))

    def _about_rule(self, rule: Rule) -> dict[str, object]:
        pack = self.rulebase.pack_of.get(rule.id)
        conditions = {key: getattr(rule, key) for key in ("applies_when", "satisfied_when", "partial_when")}
        return {
            "rule": rule,
            "pack": self.rulebase.pack(pack) if pack else None,
            "conditions": {key: self.outliner.outline(value) for key, value in conditions.items() if value is not None},
            "definitions": definitions(rule, self.bank, self.indicators),
            "situations": [situation(example, self.rulebase.vocabulary, self.language) for example in rule.examples],
            "sentences": [self._sentence(sentence) for sentence in rule.finding],
            "threshold_value": parameter_value,
            "thresholds": [self.rulebase.parameters[name] for name in parameters_shown(rule)],
            "citations_of": self._citations(rule.sources),
            "diagnoses": [item for item in self.rulebase.diagnoses if rule.id in item.model_dump_json()],
        }

    def _sentence(self, sentence: FindingSentence) -> FindingSaid:
        when = in_one_line(self.outliner.outline(sentence.when)) if sentence.when is not None else None
        words = fill(sentence.to(self.language), self._stand_in, lambda _: SEVERAL)
        return FindingSaid(words, when)

    def _stand_in(self, placeholder: str) -> str:
        """Return what a sentence shows where a project's facts will be: parameters alone are known beforehand."""
        parameter = parameter_named(placeholder)
        if parameter is None:
            return "[…]"
        return parameter_value(self.rulebase.parameters[parameter]).to(self.language)

    def _about_diagnosis(self, diagnosis: Diagnosis) -> dict[str, object]:
        return {
            "diagnosis": diagnosis,
            "core": self.outliner.outline(diagnosis.core),
            "signs": [self.outliner.outline(sign) for sign in diagnosis.signs],
            "stance_kinds": tuple(StanceKind),
            "citations_of": self._citations(diagnosis.sources),
        }

    def _citations(self, citations: tuple[str, ...]) -> list[CitedSource]:
        """Return the sources cited, each once, with the places cited in it."""
        places: dict[str, list[CitedPlace]] = {}
        for citation in citations:
            source_id, _, place = citation.partition("/")
            source = self.rulebase.sources[source_id]
            locator = source.locators.get(place)
            confidence = (locator.confidence if locator else None) or source.confidence
            places.setdefault(source_id, []).append(CitedPlace(citation, locator, confidence))
        return [CitedSource(self.rulebase.sources[key], cited) for key, cited in places.items()]

    def _template(self, name: str) -> Template:
        return self.templates.get_template(name)
