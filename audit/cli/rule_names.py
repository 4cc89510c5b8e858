"""Finds the rules and other declarations that a command line names, or says what is closest."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

import click

from audit.cli.language import bilingual
from audit.errors import closest
from audit.model.diagnosis import Diagnosis
from audit.model.rule import Rule
from audit.model.signal import Signal
from audit.rulebase.base import RuleBase

Named = TypeVar("Named")
_ID = re.compile(r"(?P<letters>[A-Z]{2,6})[ _.–—-]*(?P<number>[0-9]{1,6})")


def declared(known: Mapping[str, Named], name: str, option: str) -> Named:
    """Return what is declared under ``name``.

    Raises:
        click.UsageError: when nothing is.
    """
    if name not in known:
        hint = closest_words(name, list(known))
        raise click.UsageError(bilingual(f"{option} : « {name} » n'existe pas", f"{option}: no '{name}'") + hint)
    return known[name]


def rules_asked(rulebase: RuleBase, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return how the ids that are asked for begin; every rule, diagnosis and signal begins with one when none is given.

    Raises:
        click.UsageError: when nothing begins so.
    """
    known = list(_by_id(rulebase))
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
    hint = closest_words(begun, known)
    return bilingual(
        f"aucune règle, aucun diagnostic ni aucun signal ne commence par « {name} »{hint}.",
        f"no rule, diagnosis or signal begins with '{name}'{hint}.",
    )


def chosen(rulebase: RuleBase, name: str) -> Rule | Diagnosis | Signal:
    """Return one rule, by its id or a former one, one diagnosis or one outside signal.

    Raises:
        click.UsageError: when there is none.
    """
    wanted = name.upper()
    wanted = rulebase.aliases.get(wanted, wanted)
    known = _by_id(rulebase)
    if wanted not in known:
        raise click.UsageError(
            bilingual(
                f"aucune règle, aucun diagnostic ni aucun signal « {name} »",
                f"there is no rule, diagnosis or signal '{name}'",
            )
            + closest_words(name, list(known))
        )
    return known[wanted]


def taken_ids(rulebase: RuleBase) -> set[str]:
    """Return the ids that a new rule may not have: those of rules, diagnoses and signals, former ones too."""
    return {*_by_id(rulebase), *rulebase.aliases}


def _by_id(rulebase: RuleBase) -> dict[str, Rule | Diagnosis | Signal]:
    known: dict[str, Rule | Diagnosis | Signal] = {rule.id: rule for rule in rulebase.rules}
    known |= {diagnosis.id: diagnosis for diagnosis in rulebase.diagnoses}
    known |= {signal.id: signal for signal in rulebase.signals}
    return known


def closest_words(name: str, known: Sequence[str]) -> str:
    """Return what to add to a message on ``name``: the closest id, or nothing."""
    match = closest_id(name, known)
    return bilingual(f" ; le plus proche : {match}", f"; closest: {match}") if match else ""


def closest_id(name: str, known: Sequence[str]) -> str | None:
    """Return the id of ``known`` that ``name`` was probably meant to be, or None.

    Ids are read as people type them: without the dash, without the zeros, in any case.
    """
    wanted = name.strip().upper()
    parts = _ID.fullmatch(wanted)
    if parts is None:
        return closest(wanted, known) or closest(name, known)
    letters, number = parts["letters"], int(parts["number"])
    same = [item for item in known if (of_item := _ID.fullmatch(item)) and of_item["letters"] == letters]
    for item in same:
        if int(item.rpartition("-")[2]) == number:
            return item
    return closest(f"{letters}-{number:03d}", same) or closest(wanted, known)


def looks_like_an_id(name: str) -> bool:
    """Return whether ``name`` is written as the id of a rule or diagnosis is."""
    return _ID.fullmatch(name.strip().upper()) is not None
