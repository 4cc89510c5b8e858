"""Checks that the groups of the synthesis name rules and diagnoses that exist."""

from collections.abc import Collection

from audit.declarations.strict_yaml import YamlDocument
from audit.declarations.unknown_names import DIAGNOSIS, RULE, no_such
from audit.errors import Problem
from audit.model.synthesis_settings import SynthesisSettings


def check_synthesis(
    settings: SynthesisSettings, document: YamlDocument, rules: Collection[str], diagnoses: Collection[str]
) -> list[Problem]:
    """Return a problem for each rule and each diagnosis that a group names and that does not exist.

    Args:
        settings: the groups.
        document: the file that they come from.
        rules: those there are, of the base and of its packs.
        diagnoses: those there are.
    """
    problems = []
    for place, group in enumerate(settings.groups):
        for number, rule in enumerate(group.rules):
            if rule not in rules:
                path = ("groups", place, "rules", number)
                problems.append(document.problem(path, no_such(RULE, rule, rules)))
        if group.diagnosis is not None and group.diagnosis not in diagnoses:
            message = no_such(DIAGNOSIS, group.diagnosis, diagnoses)
            problems.append(document.problem(("groups", place, "diagnosis"), message))
    return problems
