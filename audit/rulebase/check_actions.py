"""Checks the actions that rules and diagnoses ask for: delays, known predecessors, no circle, one owner role."""

from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import ACTION, no_such
from audit.errors import Bilingual, Problem
from audit.model.diagnosis import Diagnosis
from audit.model.questionnaire import ReviewType
from audit.model.rule import Action, Rule


class _Asked(NamedTuple):
    """An action where it is asked for."""

    action: Action
    by: str
    document: YamlDocument
    path: NodePath


def check_delays(
    actions: Iterable[Action], review_types: Sequence[ReviewType], document: YamlDocument, key: str
) -> list[Problem]:
    """Return the problems of the ``actions`` under ``key`` that give no delay for some of ``review_types``."""
    problems = []
    for index, action in enumerate(actions):
        absent = [kind for kind in review_types if kind not in action.delay_days]
        if absent:
            reviews = ", ".join(absent)
            message = Bilingual(f"delay_days manque pour {reviews}", f"delay_days is missing for {reviews}")
            problems.append(document.problem((key, index, "delay_days"), message))
    return problems


def check_actions(
    rules: Iterable[tuple[Rule, YamlDocument]], diagnoses: Iterable[tuple[Diagnosis, YamlDocument]] = ()
) -> list[Problem]:
    """Return the problems of the actions of all ``rules`` and ``diagnoses`` taken together."""
    problems: list[Problem] = []
    asked = list(_asked(rules, diagnoses))
    known = sorted({one.action.action for one in asked})
    roles: dict[str, tuple[str, str]] = {}
    graph: dict[str, set[str]] = {}
    for action, by, document, path in asked:
        role, where = roles.setdefault(action.action, (action.owner_role, by))
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


def _asked(
    rules: Iterable[tuple[Rule, YamlDocument]], diagnoses: Iterable[tuple[Diagnosis, YamlDocument]]
) -> Iterator[_Asked]:
    for rule, document in rules:
        for index, action in enumerate(rule.remediation):
            yield _Asked(action, rule.id, document, ("remediation", index))
    for diagnosis, document in diagnoses:
        for index, action in enumerate(diagnosis.first):
            yield _Asked(action, diagnosis.id, document, ("first", index))
