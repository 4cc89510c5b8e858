"""Checks one rule beyond its shape: names, sources, texts and examples that hold together."""

from collections.abc import Iterable, Mapping

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import COLUMN, FACT, TABLE
from audit.errors import Bilingual, Problem, words_of
from audit.model.fact import Vocabulary
from audit.model.rule import OutcomeKind, Parameter, Rule, Source
from audit.rulebase.check_actions import check_delays
from audit.rulebase.check_citations import check_citations, unknown_name
from audit.rulebase.check_condition import ConditionChecker
from audit.rulebase.check_finding import FindingChecker
from audit.rulebase.example_facts import check_given
from audit.rulebase.walk import action_conditions, rule_conditions, too_long


class RuleChecker:
    """Checks rules against the vocabulary, the parameters and the sources."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        parameters: Mapping[str, Parameter],
        sources: Mapping[str, Source],
    ) -> None:
        self.vocabulary = vocabulary
        self.parameters = parameters
        self.sources = sources
        self.conditions = ConditionChecker(vocabulary, parameters)
        self.findings = FindingChecker(vocabulary, self.conditions)
        self._files: dict[str, str] = {}

    def check(self, rule: Rule, document: YamlDocument, axis: str | None, stem: str) -> list[Problem]:
        """Return every problem of ``rule``, read from file ``stem`` in the folder of ``axis`` (None in a pack)."""
        problems = self._identity(rule, document, axis, stem)
        conditions = list(rule_conditions(rule))
        if fault := too_long(conditions):
            return [*problems, document.problem(conditions[0].path, fault)]
        for placed in (*conditions, *action_conditions(rule.remediation, "remediation")):
            problems += self.conditions.check_in_rule(placed, document)
        problems += check_citations(rule.sources, self.sources, document)
        problems += self.findings.check(rule, document)
        problems += check_delays(rule.remediation, rule.review_types, document, "remediation")
        problems += self._examples(rule, document)
        return problems

    def _identity(self, rule: Rule, document: YamlDocument, axis: str | None, stem: str) -> list[Problem]:
        problems = []
        if stem != f"{rule.id}-{rule.slug}":
            message = misnamed(f"{rule.id}-{rule.slug}")
            problems.append(document.problem(("id",), message))
        if axis is not None and rule.axis != axis:
            message = Bilingual(
                f"l'axe « {rule.axis} » doit être le dossier du fichier, « {axis} »",
                f"axis '{rule.axis}' must be the folder of the file, '{axis}'",
            )
            problems.append(document.problem(("axis",), message))
        first = self._files.setdefault(rule.id, document.file)
        if first != document.file:
            message = Bilingual(f"{rule.id} est déjà l'id de {first}", f"{rule.id} is already the id of {first}")
            problems.append(document.problem(("id",), message))
        return problems

    def _examples(self, rule: Rule, document: YamlDocument) -> list[Problem]:
        problems = []
        shown = {example.expect for example in rule.examples}
        needed = [OutcomeKind.SATISFIED, OutcomeKind.VIOLATED, OutcomeKind.UNDETERMINED]
        if rule.applies_when is not None:
            needed.append(OutcomeKind.NOT_APPLICABLE)
        if rule.partial_when is not None:
            needed.append(OutcomeKind.PARTIAL)
        problems += [document.problem(("examples",), no_example(kind)) for kind in needed if kind not in shown]
        for index, example in enumerate(rule.examples):
            path = ("examples", index)
            problems += self._given(example.given, document, (*path, "given"))
            for table_id, table in example.tables.items():
                problems += self._given_rows(table_id, table.rows, document, (*path, "tables", table_id))
            try:
                check_given(example, self.vocabulary)
            except ValueError as error:
                problems.append(document.problem((*path, "given"), _in_example(example.name, error)))
        return problems

    def _given(self, given: Iterable[str], document: YamlDocument, path: NodePath) -> list[Problem]:
        return [
            unknown_name(document, (*path, name), FACT, name, self.vocabulary.facts)
            for name in given
            if name not in self.vocabulary.facts
        ]

    def _given_rows(
        self,
        table_id: str,
        rows: tuple[dict[str, object], ...],
        document: YamlDocument,
        path: NodePath,
    ) -> list[Problem]:
        if table_id not in self.vocabulary.tables:
            return [unknown_name(document, path, TABLE, table_id, self.vocabulary.tables)]
        columns = self.vocabulary.tables[table_id].columns
        return [
            unknown_name(document, (*path, "rows", number, name), COLUMN, name, columns)
            for number, row in enumerate(rows)
            for name in row
            if name not in columns
        ]


def misnamed(expected: str) -> Bilingual:
    """Return that the file of a rule or diagnosis is not called ``expected``."""
    return Bilingual(
        f"le fichier doit s'appeler {expected}.yaml, d'après id et slug",
        f"the file must be named {expected}.yaml, after id and slug",
    )


def no_example(expected: str) -> Bilingual:
    """Return that no example expects ``expected``."""
    return Bilingual(f"aucun exemple ne porte « expect: {expected} »", f"there is no example with 'expect: {expected}'")


def _in_example(name: str, error: ValueError) -> Bilingual:
    return Bilingual(f"« {name} » : ", f"'{name}': ") + words_of(error)
