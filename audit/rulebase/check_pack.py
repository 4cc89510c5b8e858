"""Checks what a pack changes: it names what exists, and does not change it for some projects only."""

from collections.abc import Mapping, Sequence

from audit.declarations.strict_yaml import YamlDocument
from audit.declarations.unknown_names import PARAMETER, RULE
from audit.errors import Bilingual, Problem
from audit.model.fact import Vocabulary
from audit.model.pack import Pack
from audit.model.rule import Parameter
from audit.rulebase.check_citations import unknown_name
from audit.rulebase.check_condition import ConditionChecker
from audit.rulebase.check_parameters import value_fault
from audit.rulebase.walk import too_long, walk


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
        unknown_name(document, ("replaces", index), RULE, rule_id, known)
        for index, rule_id in enumerate(pack.replaces)
        if rule_id not in rule_ids
    ]
    problems += [
        unknown_name(document, ("disabled", index, "rule"), RULE, waiver.rule, known)
        for index, waiver in enumerate(pack.disabled)
        if waiver.rule not in known
    ]
    problems += [
        unknown_name(document, ("parameters", index, "parameter"), PARAMETER, override.parameter, parameters)
        for index, override in enumerate(pack.parameters)
        if override.parameter not in parameters
    ]
    problems += [
        document.problem(("parameters", index, "value"), fault)
        for index, override in enumerate(pack.parameters)
        if override.parameter in parameters and (fault := value_fault(parameters[override.parameter], override.value))
    ]
    if pack.active_when is not None:
        checker = ConditionChecker(vocabulary, parameters)
        conditions = list(walk(pack.active_when, ("active_when",)))
        if fault := too_long(conditions):
            return [*problems, document.problem(("active_when",), fault)]
        for placed in conditions:
            problems += checker.check(placed, document)
        if pack.parameters or pack.disabled:
            message = Bilingual(
                "un paquet qui porte active_when ne peut ni changer de paramètres ni désactiver de règles : "
                "ces changements valent pour tous les projets",
                "a pack with active_when cannot change parameters or disable rules: these hold for every project",
            )
            problems.append(document.problem(("active_when",), message))
    elif pack.replaces:
        message = Bilingual(
            "replaces demande active_when ; pour écarter une règle de tous les projets, la désactiver (disabled)",
            "replaces needs active_when; to do without a rule for every project, disable it",
        )
        problems.append(document.problem(("replaces",), message))
    return problems
