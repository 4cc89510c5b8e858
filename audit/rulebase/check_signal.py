"""Checks the outside signals of a file beyond their shape: names, sources, the outcomes they read, examples."""

from collections.abc import Collection, Mapping, Sequence

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import RULE
from audit.errors import Bilingual, Problem, words_of
from audit.model.condition import OutcomeTest
from audit.model.diagnosis import DiagnosisExample, DiagnosisState
from audit.model.fact import Vocabulary
from audit.model.rule import Example, OutcomeKind, Parameter, Rule, Source
from audit.model.signal import Signal
from audit.rulebase.check_citations import check_citations, unknown_name
from audit.rulebase.check_condition import ConditionChecker
from audit.rulebase.check_diagnosis import check_outcome
from audit.rulebase.check_rule import no_example
from audit.rulebase.example_facts import check_given
from audit.rulebase.example_names import unknown_names_of
from audit.rulebase.walk import too_long, walk

_KEY = "signals"
_STATES = (DiagnosisState.PRESENT, DiagnosisState.OPEN, DiagnosisState.ABSENT)


class SignalChecker:
    """Checks signals against the vocabulary, the parameters, the sources and the rules."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        parameters: Mapping[str, Parameter],
        sources: Mapping[str, Source],
        rules: Mapping[str, Rule],
        taken: Collection[str],
    ) -> None:
        """Prepare.

        Args:
            vocabulary: the facts and tables that conditions may name.
            parameters: what they may compare with.
            sources: what signals may cite.
            rules: those whose outcome they may test.
            taken: the ids of rules and diagnoses, which no signal may bear.
        """
        self.vocabulary = vocabulary
        self.conditions = ConditionChecker(vocabulary, parameters)
        self.sources = sources
        self.rules = rules
        self.taken = taken

    def check(self, signals: Sequence[Signal], document: YamlDocument) -> list[Problem]:
        """Return every problem of ``signals``, which are all those of ``document``."""
        return [problem for place, signal in enumerate(signals) for problem in self._signal(signal, document, place)]

    def _signal(self, signal: Signal, document: YamlDocument, place: int) -> list[Problem]:
        path: NodePath = (_KEY, place)
        problems = []
        if signal.id in self.taken:
            message = Bilingual(f"{signal.id} est déjà employé", f"{signal.id} is already in use")
            problems.append(document.problem((*path, "id"), message))
        problems += check_citations(signal.sources, self.sources, document, path)
        problems += self._condition(signal, document, path)
        shown = {example.expect for example in signal.examples}
        lacking = [state for state in _STATES if state not in shown]
        problems += [document.problem((*path, "examples"), no_example(state)) for state in lacking]
        for number, example in enumerate(signal.examples):
            problems += self._example(example, document, (*path, "examples", number))
        return problems

    def _condition(self, signal: Signal, document: YamlDocument, path: NodePath) -> list[Problem]:
        whole = list(walk(signal.when, (*path, "when")))
        if fault := too_long(whole):
            return [document.problem((*path, "when"), fault)]
        problems = []
        for placed in whole:
            if isinstance(placed.condition, OutcomeTest):
                problems += check_outcome(placed.condition, signal.review_types, self.rules, document, placed.path)
            else:
                problems += self.conditions.check(placed, document)
        return problems

    def _example(self, example: DiagnosisExample, document: YamlDocument, path: NodePath) -> list[Problem]:
        problems = [
            unknown_name(document, (*path, "outcomes", rule), RULE, rule, self.rules)
            for rule in example.outcomes
            if rule not in self.rules
        ]
        problems += unknown_names_of(example.given, example.tables, self.vocabulary, document, path)
        try:
            check_given(
                Example(name="", given=example.given, tables=example.tables, expect=OutcomeKind.UNDETERMINED),
                self.vocabulary,
            )
        except ValueError as error:
            told = Bilingual(f"« {example.name} » : ", f"'{example.name}': ") + words_of(error)
            problems.append(document.problem((*path, "given"), told))
        return problems
