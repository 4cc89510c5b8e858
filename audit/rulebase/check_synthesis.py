"""Checks that the groups of the synthesis, and the facts that findings share, name rules and diagnoses that exist."""

from collections.abc import Collection, Iterator, Mapping

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import ACTION, DIAGNOSIS, RULE, no_such
from audit.errors import Problem
from audit.model.rule import Rule, RuleId
from audit.model.synthesis_settings import SameFact, SynthesisSettings


def check_synthesis(
    settings: SynthesisSettings, document: YamlDocument, rules: Mapping[RuleId, Rule], diagnoses: Collection[str]
) -> list[Problem]:
    """Return a problem for each rule, action and diagnosis that is named there and that does not exist.

    Args:
        settings: the groups and the facts that findings share.
        document: the file that they come from.
        rules: those there are, of the base and of its packs, by their ids.
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
    for place, shared in enumerate(settings.same_facts):
        problems += _same_fact(shared, ("same_facts", place), document, rules)
    return problems


def _same_fact(
    shared: SameFact, place: NodePath, document: YamlDocument, rules: Mapping[RuleId, Rule]
) -> Iterator[Problem]:
    key = "enough_for" if shared.enough_for else "may_explain"
    named: list[tuple[NodePath, RuleId]] = [(("rule",), shared.rule)]
    named += [((key, number), rule) for number, rule in enumerate(shared.others)]
    for path, rule in named:
        if rule not in rules:
            yield document.problem((*place, *path), no_such(RULE, rule, rules))
    asked = [action.action for action in rules[shared.rule].remediation] if shared.rule in rules else []
    if shared.asking is not None and asked and shared.asking not in asked:
        yield document.problem((*place, "asking"), no_such(ACTION, shared.asking, asked))
