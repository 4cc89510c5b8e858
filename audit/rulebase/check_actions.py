"""Checks the remediation actions across rules: known predecessors, no circle, one owner role."""

from graphlib import CycleError, TopologicalSorter

from audit.declarations.strict_yaml import YamlDocument
from audit.errors import Problem, closest
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
                message = f"action '{action.action}' has owner_role '{role}' in {where}"
                problems.append(document.problem((*path, "owner_role"), message))
            for name in action.after:
                if name not in known:
                    match = closest(name, known)
                    hint = f"; did you mean '{match}'?" if match else ""
                    message = f"no rule has an action '{name}'{hint}"
                    problems.append(document.problem((*path, "after"), message))
            graph.setdefault(action.action, set()).update(action.after)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        problems.append(Problem("rules", 0, f"actions wait for each other in a circle: {circle}"))
    return problems
