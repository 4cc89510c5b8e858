"""Checks the actions that rules and diagnoses ask for: delays, known predecessors, no circle, one owner role.

What the plan reads of an action says the same wherever the action stands, and names what rules/plan.yaml declares.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import ACTION, LEAD_TIME, OBJECT, no_such
from audit.errors import Bilingual, Problem
from audit.model.diagnosis import Diagnosis
from audit.model.plan_settings import PlanSettings
from audit.model.questionnaire import ReviewType
from audit.model.rule import Action, Rule

_SAME_EVERYWHERE = ("owner_role", "object", "protects", "lead")


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
    rules: Iterable[tuple[Rule, YamlDocument]],
    diagnoses: Iterable[tuple[Diagnosis, YamlDocument]] = (),
    plan: PlanSettings | None = None,
) -> list[Problem]:
    """Return the problems of the actions of all ``rules`` and ``diagnoses`` taken together.

    Args:
        rules: each with the file that declares it.
        diagnoses: likewise.
        plan: the objects and procedures that actions may name; None when these could not be read.
    """
    problems: list[Problem] = []
    asked = list(_asked(rules, diagnoses))
    known = sorted({one.action.action for one in asked})
    first: dict[str, _Asked] = {}
    about: dict[str, _Asked] = {}
    graph: dict[str, set[str]] = {}
    for one in asked:
        action, _, document, path = one
        problems += _differences(one, first.setdefault(action.action, one), _SAME_EVERYWHERE)
        if action.object is not None:
            problems += _differences(one, about.setdefault(action.object, one), ("owner_role",))
        if plan is not None:
            problems += _undeclared(one, plan)
        problems += [
            document.problem((*path, "after"), no_such(ACTION, name, known))
            for name in action.after
            if name not in known
        ]
        graph.setdefault(action.action, set()).update(action.after)
    return problems + (_circles(graph) or _circles(_by_object(graph, first)))


def _differences(one: _Asked, other: _Asked, keys: Iterable[str]) -> Iterator[Problem]:
    """Yield what an action says otherwise than where it, or one on the same object, stands first."""
    for key in keys:
        said = getattr(other.action, key)
        if said != getattr(one.action, key):
            message = Bilingual(
                f"l'action « {other.action.action} » a pour {key} « {said} » dans {other.by}",
                f"action '{other.action.action}' has {key} '{said}' in {other.by}",
            )
            place = key if getattr(one.action, key) is not None else "action"
            yield one.document.problem((*one.path, place), message)


def _undeclared(one: _Asked, plan: PlanSettings) -> Iterator[Problem]:
    for key, what, known in (("object", OBJECT, plan.objects), ("lead", LEAD_TIME, plan.lead_times)):
        name = getattr(one.action, key)
        if name is not None and name not in known:
            yield one.document.problem((*one.path, key), no_such(what, name, known))


def _by_object(graph: Mapping[str, set[str]], first: Mapping[str, _Asked]) -> dict[str, set[str]]:
    """Return what waits for what once actions on one object are one."""
    name = {slug: one.action.object or slug for slug, one in first.items()}
    joined: dict[str, set[str]] = {}
    for slug, before in graph.items():
        joined.setdefault(name[slug], set()).update(name[other] for other in before if other in name)
    return {one: before - {one} for one, before in joined.items()}


def _circles(graph: Mapping[str, set[str]]) -> list[Problem]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        message = Bilingual(
            f"des actions s'attendent en cercle : {circle}", f"actions wait for each other in a circle: {circle}"
        )
        return [Problem("rules", 0, message)]
    return []


def _asked(
    rules: Iterable[tuple[Rule, YamlDocument]], diagnoses: Iterable[tuple[Diagnosis, YamlDocument]]
) -> Iterator[_Asked]:
    for rule, document in rules:
        for index, action in enumerate(rule.remediation):
            yield _Asked(action, rule.id, document, ("remediation", index))
    for diagnosis, document in diagnoses:
        for index, action in enumerate(diagnosis.first):
            yield _Asked(action, diagnosis.id, document, ("first", index))
