"""Reads and writes the file of the auditor's positions: YAML or JSON, checked against the result that it is on."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from audit.declarations.pydantic_messages import type_fault
from audit.declarations.strict_yaml import read_yaml
from audit.declarations.validated import validated
from audit.errors import Bilingual, did_you_mean, words_of
from audit.exchange.positions import POSITIONS_SCHEMA, Position, Positions
from audit.exchange.problems import ExchangeRefused, Fault
from audit.model.rule import Severity
from audit.model.text import Language
from audit.wording.numbers import write_date

YAML_SUFFIXES = (".yaml", ".yml")
_WIDTH = 110


def read_positions(path: Path, sha256: str, findings: Mapping[str, Severity], review_date: date) -> Positions:
    """Return the positions that the file ``path`` holds.

    Args:
        path: the file.
        sha256: of the record of the result that they must be on.
        findings: the rules that it has findings on, with their severities.
        review_date: of the result: no position on it can be older.

    Raises:
        ExchangeRefused: with everything that is wrong, by line.
    """
    document, problems = read_yaml(path, path.name)
    found = None
    if document is not None and not problems:
        found, problems = validated(document, Positions)
    faults = [Fault(problem.message, f"{problem.file}:{problem.line}") for problem in problems]
    if found is not None and document is not None:
        faults.extend(_faults(found, sha256, findings, review_date))
    if faults or found is None:
        raise ExchangeRefused(path.name, faults)
    return found


def with_position(positions: Positions, position: Position) -> Positions:
    """Return ``positions`` with one more, which counts from now on; those before it are kept."""
    return positions.model_copy(
        update={"schema_version": POSITIONS_SCHEMA, "positions": (*positions.positions, position)}
    )


def positions_text(positions: Positions, suffix: str) -> str:
    """Return positions as a file that ends in ``suffix``, in whatever case, holds them; the same give the same text."""
    data = positions.model_dump(mode="json", exclude_none=True)
    if suffix.lower() in YAML_SUFFIXES:
        return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def position_after(text: str, positions: Positions, position: Position, suffix: str) -> str:
    """Return the file of text ``text``, which holds ``positions``, with one more position.

    What people wrote in a YAML file, comments too, is kept where the new position can be put after the last one.
    """
    added = with_position(positions, position)
    if suffix.lower() in YAML_SUFFIXES and positions.positions:
        text = text.replace(f"schema_version: '{positions.schema_version}'", f"schema_version: '{POSITIONS_SCHEMA}'", 1)
        data = [position.model_dump(mode="json", exclude_none=True)]
        item = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=_WIDTH)
        joined = f"{text.rstrip()}\n{item}"
        if _holds(joined, added):
            return joined
    return positions_text(added, suffix)


def _holds(text: str, positions: Positions) -> bool:
    try:
        return bool(Positions.model_validate(yaml.load(text, Loader=yaml.BaseLoader)) == positions)  # noqa: S506
    except (ValueError, yaml.YAMLError):
        return False


def _faults(found: Positions, sha256: str, findings: Mapping[str, Severity], review_date: date) -> list[Fault]:
    if found.result_sha256 != sha256:
        words = Bilingual(
            f"ces positions portent sur un autre résultat (empreinte {found.result_sha256[:12]}, attendue "
            f"{sha256[:12]})",
            f"these positions are on another result (hash {found.result_sha256[:12]}, expected {sha256[:12]})",
        )
        return [Fault(words)]
    unknown = [unknown_finding(one.rule, findings) for one in found.positions if one.rule not in findings]
    amended = [one for one in found.positions if one.severity is not None]
    return [
        *unknown,
        *(too_early(one, review_date) for one in found.positions if one.date < review_date),
        *(same_severity(one) for one in amended if one.severity is findings.get(one.rule)),
    ]


def too_early(position: Position, review_date: date) -> Fault:
    """Return the fault of a position that is older than what it is on."""
    fr, en = (
        {"day": write_date(position.date, language), "review": write_date(review_date, language)}
        for language in (Language.FR, Language.EN)
    )
    words = Bilingual(
        f"{position.rule} : la position du {fr['day']} précède la date de la revue ({fr['review']}) : corrigez sa date",
        f"{position.rule}: the position of {en['day']} comes before the review date ({en['review']}): correct its date",
    )
    return Fault(words)


def same_severity(position: Position) -> Fault:
    """Return the fault of a position that amends a severity to what it is."""
    code = position.severity.value if position.severity else ""
    words = Bilingual(
        f"{position.rule} : la règle a déjà cette gravité ({code}) : elle n'est pas à modifier",
        f"{position.rule}: the rule has this severity already ({code}): there is nothing to amend",
    )
    return Fault(words)


def unknown_finding(rule: str, findings: Collection[str]) -> Fault:
    """Return the fault of a position on a rule that the result has no finding on."""
    words = Bilingual(f"ce résultat n'a pas de constat {rule}", f"this result has no finding {rule}")
    return Fault(words + did_you_mean(rule, [*findings]))


def position_faults(error: ValueError) -> list[Fault]:
    """Return what is wrong with a position that ``position`` refused."""
    details = error.errors() if isinstance(error, ValidationError) else []
    return [Fault(_fault(detail)) for detail in details] or [Fault(words_of(error))]


def _fault(detail: ErrorDetails) -> Bilingual:
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Exception):
        return words_of(cause)
    name = ".".join(str(step) for step in detail["loc"])
    if detail["type"] == "string_too_short":
        return Bilingual(f"« {name} » est vide", f"'{name}' is empty")
    return Bilingual(f"« {name} » : ", f"'{name}': ") + type_fault(detail)


class _Plain(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and dates as texts."""


def _text(dumper: yaml.SafeDumper, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Plain.add_representer(str, _text)


def new_positions(sha256: str) -> Positions:
    """Return the positions on a result before any is taken."""
    return Positions(result_sha256=sha256)


def position(
    rule: str,
    decision: Any,
    reason: str,
    author: str,
    day: date,
    sentence: str | None,
    severity: Any = None,
) -> Position:
    """Return one position.

    Raises:
        ValueError: when it does not say what a position must say.
    """
    return Position(
        rule=rule,
        decision=decision,
        reason=reason,
        author=author,
        date=day,
        sentence=sentence,
        severity=severity,
    )
