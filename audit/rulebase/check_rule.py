"""Checks one rule beyond its shape: names, sources, texts and examples that hold together."""

from collections.abc import Iterable, Mapping

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.errors import Problem
from audit.model.fact import Vocabulary
from audit.model.rule import OutcomeKind, Parameter, Rule, Source
from audit.rulebase.check_citations import check_citations, unknown_name
from audit.rulebase.check_condition import ConditionChecker
from audit.rulebase.check_finding import FindingChecker
from audit.rulebase.example_facts import check_given
from audit.rulebase.walk import rule_conditions


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
        for placed in rule_conditions(rule):
            problems += self.conditions.check_in_rule(placed, document)
        problems += check_citations(rule.sources, self.sources, document)
        problems += self.findings.check(rule, document)
        problems += self._delays(rule, document)
        problems += self._examples(rule, document)
        return problems

    def _identity(self, rule: Rule, document: YamlDocument, axis: str | None, stem: str) -> list[Problem]:
        problems = []
        if stem != f"{rule.id}-{rule.slug}":
            message = f"the file must be named {rule.id}-{rule.slug}.yaml, after id and slug"
            problems.append(document.problem(("id",), message))
        if axis is not None and rule.axis != axis:
            message = f"axis '{rule.axis}' must be the folder of the file, '{axis}'"
            problems.append(document.problem(("axis",), message))
        first = self._files.setdefault(rule.id, document.file)
        if first != document.file:
            problems.append(document.problem(("id",), f"{rule.id} is already the id of {first}"))
        return problems

    def _delays(self, rule: Rule, document: YamlDocument) -> list[Problem]:
        problems = []
        for index, action in enumerate(rule.remediation):
            absent = [kind for kind in rule.review_types if kind not in action.delay_days]
            if absent:
                message = f"delay_days is missing for {', '.join(absent)}"
                problems.append(document.problem(("remediation", index, "delay_days"), message))
        return problems

    def _examples(self, rule: Rule, document: YamlDocument) -> list[Problem]:
        problems = []
        shown = {example.expect for example in rule.examples}
        needed = [OutcomeKind.SATISFIED, OutcomeKind.VIOLATED, OutcomeKind.UNDETERMINED]
        if rule.applies_when is not None:
            needed.append(OutcomeKind.NOT_APPLICABLE)
        if rule.partial_when is not None:
            needed.append(OutcomeKind.PARTIAL)
        problems += [
            document.problem(("examples",), f"there is no example with 'expect: {kind}'")
            for kind in needed
            if kind not in shown
        ]
        for index, example in enumerate(rule.examples):
            path = ("examples", index)
            problems += self._given(example.given, document, (*path, "given"))
            for table_id, table in example.tables.items():
                problems += self._given_rows(table_id, table.rows, document, (*path, "tables", table_id))
            try:
                check_given(example, self.vocabulary)
            except ValueError as error:
                problems.append(document.problem((*path, "given"), f"'{example.name}': {error}"))
        return problems

    def _given(self, given: Iterable[str], document: YamlDocument, path: NodePath) -> list[Problem]:
        return [
            unknown_name(document, (*path, name), "fact", name, self.vocabulary.facts)
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
            return [unknown_name(document, path, "table", table_id, self.vocabulary.tables)]
        columns = self.vocabulary.tables[table_id].columns
        return [
            unknown_name(document, (*path, "rows", number, name), "column", name, columns)
            for number, row in enumerate(rows)
            for name in row
            if name not in columns
        ]
