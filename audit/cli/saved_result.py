"""Reads a saved result (result.json), and refuses one that was damaged, cut short or written for another version."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from audit.cli.language import bilingual, console_language
from audit.errors import Bilingual, WorkbookRefused
from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.outcome import ConditionNode
from audit.model.result import RESULT_SCHEMA, AuditResult
from audit.model.value import NUMERIC

_MOST_BYTES = 100_000_000
_DEEPEST = 64  # levels of a condition: the files of rules have sixty at most
_LARGEST = Decimal(10) ** 18
_CONNECTIVES = ("all", "any", "at_least", "not")


def read_result(path: Path) -> AuditResult:
    """Return the result that ``path`` holds.

    Raises:
        WorkbookRefused: with one sentence, when it is no result, one of another format, or one that contradicts itself.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        data = from_json(content) if len(content) <= _MOST_BYTES else None
    except (OSError, ValueError):
        data = None
    if not isinstance(data, dict) or "rules" not in data:
        raise _refused(path, Bilingual("ce n'est pas un résultat d'audit (result.json)", "it is no audit result"))
    _check_format(path, data)
    try:
        result = AuditResult.model_validate_json(content)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise _refused(path, _damaged(place)) from error
    fault = next(_faults(result), None)
    if fault is not None:
        raise _refused(path, _damaged(fault))
    return result


def _check_format(path: Path, data: dict[str, Any]) -> None:
    found = data.get("schema_version")
    if found == RESULT_SCHEMA:
        return
    shown = f"{found}"[:20]
    raise _refused(
        path,
        Bilingual(
            f"il est au format {shown}, et cette version de l'outil lit le format {RESULT_SCHEMA}",
            f"its format is {shown}, and this version of the tool reads format {RESULT_SCHEMA}",
        ),
    )


def _damaged(place: str) -> Bilingual:
    return Bilingual(
        f"il est endommagé ou d'une autre version ({place})", f"it is damaged or of another version ({place})"
    )


def _refused(path: Path, reason: Bilingual) -> WorkbookRefused:
    said = reason.to(console_language())
    return WorkbookRefused(
        bilingual(
            f"« {path} » ne peut pas être expliqué : {said} ; refaites-le avec « audit run ».",
            f"'{path}' cannot be explained: {said}; make it again with 'audit run'.",
        )
    )


def _faults(result: AuditResult) -> Iterator[str]:
    """Yield the places that have the right shape and make no sense."""
    for number, rule in enumerate(result.rules):
        for name in ("applies", "satisfied", "partial"):
            node = getattr(rule.conditions, name)
            if node is not None and not _is_sound(node, len(result.leaves), _DEEPEST):
                yield f"rules.{number}.conditions.{name}"
    for number, leaf in enumerate(result.leaves):
        if not all(_is_writable(fact) for fact in leaf.facts):
            yield f"leaves.{number}.facts"


def _is_sound(node: ConditionNode, leaves: int, levels: int) -> bool:
    """Return whether a condition can be evaluated: its leaf exists, its kind has as many members as it needs."""
    if node.leaf is not None:
        return 0 <= node.leaf < leaves and not node.children
    if node.kind not in _CONNECTIVES or not node.children or levels == 0:
        return False
    if node.kind == "not" and len(node.children) != 1:
        return False
    if node.kind == "at_least" and not 1 <= node.needed <= len(node.children):
        return False
    return all(_is_sound(child, leaves, levels - 1) for child in node.children)


def _is_writable(fact: Fact) -> bool:
    """Return whether the value of ``fact``, its bounds or its state can be written in words."""
    numbers = [item for item in (fact.value, fact.low, fact.high) if isinstance(item, Decimal)]
    if any(not number.is_finite() or abs(number) >= _LARGEST for number in numbers):
        return False
    if fact.value is None and (fact.low, fact.high) != (None, None):
        return fact.type in NUMERIC
    return fact.value is not None or fact.state is not AnswerState.ANSWERED or bool(fact.inputs)
