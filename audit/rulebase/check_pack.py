"""Checks what a pack changes: it names what exists, and does not change it for some projects only."""

from collections.abc import Mapping, Sequence

from audit.declarations.strict_yaml import YamlDocument
from audit.errors import Problem
from audit.model.fact import Vocabulary
from audit.model.pack import Pack
from audit.model.rule import Parameter
from audit.rulebase.check_citations import unknown_name
from audit.rulebase.check_condition import ConditionChecker
from audit.rulebase.walk import walk


def check_pack(
    pack: Pack,
    document: YamlDocument,
    vocabulary: Vocabulary,
    parameters: Mapping[str, Parameter],
    rule_ids: Sequence[str],
    aliases: Mapping[str, str],
) -> list[Problem]:
    """Return every problem of ``pack``."""
    known = [*rule_ids, *aliases]
    problems = [
        unknown_name(document, ("replaces", index), "rule", rule_id, known)
        for index, rule_id in enumerate(pack.replaces)
        if rule_id not in rule_ids
    ]
    problems += [
        unknown_name(document, ("disabled", index, "rule"), "rule", waiver.rule, known)
        for index, waiver in enumerate(pack.disabled)
        if waiver.rule not in known
    ]
    problems += [
        unknown_name(document, ("parameters", index, "parameter"), "parameter", override.parameter, parameters)
        for index, override in enumerate(pack.parameters)
        if override.parameter not in parameters
    ]
    if pack.active_when is not None:
        checker = ConditionChecker(vocabulary, parameters)
        for placed in walk(pack.active_when, ("active_when",)):
            problems += checker.check(placed, document)
        if pack.parameters or pack.disabled:
            message = "a pack with active_when cannot change parameters or disable rules: these hold for every project"
            problems.append(document.problem(("active_when",), message))
    elif pack.replaces:
        message = "replaces needs active_when; to do without a rule for every project, disable it"
        problems.append(document.problem(("replaces",), message))
    return problems
