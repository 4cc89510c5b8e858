"""Checks one diagnosis beyond its shape: names, sources, the outcomes it reads, what it says to do."""

from collections.abc import Mapping, Sequence

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import RULE
from audit.errors import Bilingual, Problem
from audit.model.condition import OutcomeTest
from audit.model.diagnosis import Diagnosis
from audit.model.fact import Vocabulary
from audit.model.questionnaire import ReviewType
from audit.model.rule import Parameter, Rule, Source
from audit.rulebase.check_actions import check_delays
from audit.rulebase.check_citations import check_citations, unknown_name
from audit.rulebase.check_condition import ConditionChecker
from audit.rulebase.check_rule import misnamed, no_example
from audit.rulebase.walk import action_conditions, too_long, walk


class DiagnosisChecker:
    """Checks diagnoses against the vocabulary, the parameters, the sources and the rules."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        parameters: Mapping[str, Parameter],
        sources: Mapping[str, Source],
        rules: Mapping[str, Rule],
    ) -> None:
        self.conditions = ConditionChecker(vocabulary, parameters)
        self.sources = sources
        self.rules = rules
        self._files: dict[str, str] = {}

    def check(self, diagnosis: Diagnosis, document: YamlDocument, stem: str) -> list[Problem]:
        """Return every problem of ``diagnosis``, read from file ``stem``."""
        problems = []
        if stem != f"{diagnosis.id}-{diagnosis.slug}":
            problems.append(document.problem(("id",), misnamed(f"{diagnosis.id}-{diagnosis.slug}")))
        first = self._files.setdefault(diagnosis.id, document.file)
        if first != document.file or diagnosis.id in self.rules:
            message = Bilingual(f"{diagnosis.id} est déjà employé", f"{diagnosis.id} is already in use")
            problems.append(document.problem(("id",), message))
        problems += check_citations(diagnosis.sources, self.sources, document)
        problems += self._pattern(diagnosis, document)
        shown = {example.expect for example in diagnosis.examples}
        problems += [
            document.problem(("examples",), no_example(state)) for state in diagnosis.states if state not in shown
        ]
        for placed in action_conditions(diagnosis.first, "first"):
            problems += self.conditions.check_in_rule(placed, document)
        problems += check_delays(diagnosis.first, diagnosis.review_types, document, "first")
        problems += self._stance(diagnosis, document)
        return problems

    def _stance(self, diagnosis: Diagnosis, document: YamlDocument) -> list[Problem]:
        in_crisis = ReviewType.CRISIS in diagnosis.review_types
        if in_crisis and diagnosis.stance is None:
            message = Bilingual(
                f"stance est attendu : la revue {ReviewType.CRISIS} fait partie de review_types",
                f"stance is expected: the review {ReviewType.CRISIS} is among review_types",
            )
            return [document.problem(("review_types",), message)]
        if not in_crisis and diagnosis.stance is not None:
            message = Bilingual(
                f"stance ne serait jamais montré : il faut la revue {ReviewType.CRISIS} dans review_types",
                f"stance would never be shown: it takes the review {ReviewType.CRISIS} in review_types",
            )
            return [document.problem(("stance",), message)]
        return []

    def _pattern(self, diagnosis: Diagnosis, document: YamlDocument) -> list[Problem]:
        problems = []
        parts = [(diagnosis.core, ("core",)), *((sign, ("signs", n)) for n, sign in enumerate(diagnosis.signs))]
        whole = [placed for condition, path in parts for placed in walk(condition, path)]
        if fault := too_long(whole):
            return [document.problem(("core",), fault)]
        for placed in whole:
            if isinstance(placed.condition, OutcomeTest):
                problems += check_outcome(placed.condition, diagnosis.review_types, self.rules, document, placed.path)
            else:
                problems += self.conditions.check(placed, document)
        for index, example in enumerate(diagnosis.examples):
            problems += [
                unknown_name(document, ("examples", index, "outcomes", rule_id), RULE, rule_id, self.rules)
                for rule_id in example.outcomes
                if rule_id not in self.rules
            ]
        return problems


def check_outcome(
    test: OutcomeTest,
    review_types: Sequence[ReviewType],
    rules: Mapping[str, Rule],
    document: YamlDocument,
    path: NodePath,
) -> list[Problem]:
    """Return the problem of a test of a rule that there is not, or that some of ``review_types`` does not apply."""
    rule = rules.get(test.rule)
    if rule is None:
        return [unknown_name(document, (*path, "rule"), RULE, test.rule, rules)]
    missing = [review for review in review_types if review not in rule.review_types]
    if missing:
        reviews = ", ".join(missing)
        message = Bilingual(
            f"{test.rule} ne fait pas partie de la revue {reviews}",
            f"{test.rule} is not part of the review {reviews}",
        )
        return [document.problem((*path, "rule"), message)]
    return []
