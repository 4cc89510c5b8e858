"""``audit explain``: the trace of one rule, from a saved result."""

from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import ValidationError

from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE
from audit.errors import WorkbookRefused, closest
from audit.model.fact import Fact
from audit.model.outcome import TraceNode, Truth
from audit.model.result import AuditResult, CheckedRule
from audit.model.text import Language, Text
from audit.wording.terms import OUTCOMES, SEVERITIES
from audit.wording.values import write_fact, write_value

_TRUTHS = {
    Truth.TRUE: Text(fr="vrai", en="true"),
    Truth.FALSE: Text(fr="faux", en="false"),
    Truth.UNKNOWN: Text(fr="inconnu", en="unknown"),
}
_CONDITIONS = (
    ("applicability", Text(fr="La règle s'applique si", en="The rule applies when")),
    ("satisfaction", Text(fr="Elle est satisfaite si", en="It is satisfied when")),
    ("partial", Text(fr="Elle l'est partiellement si", en="It is partly satisfied when")),
)


@click.command(help=bilingual("Expliquer comment une règle a été jugée.", "Explain how a rule was judged."))
@click.argument("result", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("rule_id")
@LANGUAGE
def explain(result: Path, rule_id: str, lang: str) -> None:
    """Print the trace of one rule."""
    audit = _read(result)
    language = Language(lang)
    rule = _chosen(audit, rule_id)
    for line in explanation(rule, language):
        click.echo(line)


def explanation(rule: CheckedRule, language: Language) -> Iterator[str]:
    """Yield the lines that explain ``rule``: its outcome, then each condition as it was evaluated."""
    yield f"{rule.rule} {rule.title.to(language)}"
    yield f"{SEVERITIES[rule.severity].to(language)} · {OUTCOMES[rule.outcome.outcome].to(language)}"
    if len(rule.outcome.possible) > 1:
        listed = ", ".join(OUTCOMES[kind].to(language) for kind in rule.outcome.possible)
        yield Text(fr=f"Issues encore possibles : {listed}", en=f"Outcomes still possible: {listed}").to(language)
    for name, words in _CONDITIONS:
        trace = getattr(rule.outcome, name)
        if trace is not None:
            yield ""
            yield f"{words.to(language)} :" if language is Language.FR else f"{words.to(language)}:"
            yield from _lines(trace, language, 1)


def _lines(trace: TraceNode, language: Language, depth: int) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}[{_TRUTHS[trace.truth].to(language)}] {trace.expression.to(language)}{_operand(trace, language)}"
    for fact in trace.facts:
        yield f"{indent}    {fact.name} = {write_fact(fact, language)}{_place(fact)}"
        if fact.note is not None:
            yield f"{indent}      {fact.note.to(language)}"
    for child in trace.children:
        yield from _lines(child, language, depth + 1)


def _operand(trace: TraceNode, language: Language) -> str:
    if trace.parameter is None or not trace.facts:
        return ""
    return f" = {write_value(trace.operand, trace.facts[0].type, language)}"


def _place(fact: Fact) -> str:
    cells = ", ".join(str(cell) for cell in fact.cells[:6])
    more = ", …" if len(fact.cells) > 6 else ""
    return f"  ({cells}{more})" if cells else ""


def _read(path: Path) -> AuditResult:
    try:
        return AuditResult.model_validate_json(path.read_bytes())
    except ValidationError as error:
        message = bilingual(
            f"« {path} » n'est pas un résultat d'audit (result.json) de cette version.",
            f"'{path}' is not an audit result (result.json) of this version.",
        )
        raise WorkbookRefused(message) from error


def _chosen(audit: AuditResult, rule_id: str) -> CheckedRule:
    wanted = rule_id.upper()
    for rule in audit.rules:
        if rule.rule == wanted:
            return rule
    match = closest(wanted, [rule.rule for rule in audit.rules])
    hint = bilingual(f" ; la plus proche : {match}", f"; closest: {match}") if match else ""
    raise click.UsageError(
        bilingual(f"ce résultat ne contient pas la règle « {rule_id} »", f"this result holds no rule '{rule_id}'")
        + hint
    )
