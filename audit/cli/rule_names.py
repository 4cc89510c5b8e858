"""Finds the rules and other declarations that a command line names, or says what is closest."""

from collections.abc import Mapping
from typing import TypeVar

import click

from audit.cli.language import bilingual
from audit.errors import closest
from audit.model.rule import Rule
from audit.rulebase.base import RuleBase

Named = TypeVar("Named")


def declared(known: Mapping[str, Named], name: str, option: str) -> Named:
    """Return what is declared under ``name``.

    Raises:
        click.UsageError: when nothing is.
    """
    if name not in known:
        match = closest(name, list(known))
        hint = bilingual(f" ; le plus proche : {match}", f"; closest: {match}") if match else ""
        raise click.UsageError(bilingual(f"{option} : « {name} » n'existe pas", f"{option}: no '{name}'") + hint)
    return known[name]


def rules_asked(rulebase: RuleBase, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return how the ids that are asked for begin; every rule and diagnosis begins with one when none is given.

    Raises:
        click.UsageError: when nothing begins so.
    """
    known = [rule.id for rule in rulebase.rules] + [diagnosis.id for diagnosis in rulebase.diagnoses]
    asked = tuple(rulebase.aliases.get(name.upper(), name.upper()) for name in ids)
    unknown = [
        _unknown(name, begun, known)
        for name, begun in zip(ids, asked, strict=True)
        if not begun or not any(item.startswith(begun) for item in known)
    ]
    if unknown:
        raise click.UsageError(" ".join(unknown))
    return asked or ("",)


def _unknown(name: str, begun: str, known: list[str]) -> str:
    match = closest(begun, known)
    hint = bilingual(f" ; le plus proche : {match}", f"; closest: {match}") if match else ""
    return bilingual(
        f"aucune règle ni aucun diagnostic ne commence par « {name} »{hint}.",
        f"no rule or diagnosis begins with '{name}'{hint}.",
    )


def chosen_rule(rulebase: RuleBase, rule_id: str) -> Rule:
    """Return one rule, by its id or a former one.

    Raises:
        click.UsageError: when there is no such rule.
    """
    try:
        return rulebase.rule(rule_id.upper())
    except KeyError:
        match = closest(rule_id.upper(), [rule.id for rule in rulebase.rules])
        hint = bilingual(f" ; la plus proche : {match}", f"; closest: {match}") if match else ""
        raise click.UsageError(
            bilingual(f"la règle « {rule_id} » n'existe pas", f"there is no rule '{rule_id}'") + hint
        ) from None
