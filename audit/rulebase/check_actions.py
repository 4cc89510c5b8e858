"""Checks the remediation actions across rules: known predecessors, no circle, one owner role."""

from graphlib import CycleError, TopologicalSorter

from audit.declarations.strict_yaml import YamlDocument
from audit.declarations.unknown_names import ACTION, no_such
from audit.errors import Bilingual, Problem
from audit.model.rule import Rule


def check_actions(rules: list[tuple[Rule, YamlDocument]]) -> list[Problem]:
    """Return the problems of the actions of all ``rules`` taken together."""
    problems: list[Problem] = []
    known = sorted({action.action for rule, _ in rules for action in rule.remediation})
    roles: dict[str, tuple[str, str]] = {}
    graph: dict[str, set[str]] = {}
    for rule, document in rules:
        for index, action in enumerate(rule.remediation):
            path = ("remediation", index)
            role, where = roles.setdefault(action.action, (action.owner_role, rule.id))
            if role != action.owner_role:
                message = Bilingual(
                    f"l'action « {action.action} » a pour owner_role « {role} » dans {where}",
                    f"action '{action.action}' has owner_role '{role}' in {where}",
                )
                problems.append(document.problem((*path, "owner_role"), message))
            problems += [
                document.problem((*path, "after"), no_such(ACTION, name, known))
                for name in action.after
                if name not in known
            ]
            graph.setdefault(action.action, set()).update(action.after)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        message = Bilingual(
            f"des actions s'attendent en cercle : {circle}", f"actions wait for each other in a circle: {circle}"
        )
        problems.append(Problem("rules", 0, message))
    return problems
