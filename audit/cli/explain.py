"""``audit explain``: the trace of one rule, from a saved result."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE
from audit.cli.saved_result import read_result
from audit.engine.kleene import Kleene, as_truth, at_least, conjunction, disjunction, negation
from audit.errors import closest
from audit.intake.values.words import printable
from audit.model.fact import Fact
from audit.model.outcome import ConditionNode, LeafTrace, Truth
from audit.model.result import AuditResult, CheckedRule
from audit.model.text import Language, Text
from audit.reporting.labels import label_of, value_of
from audit.wording.terms import OUTCOMES, SEVERITIES

_TRUTHS = {
    Truth.TRUE: Text(fr="vrai", en="true"),
    Truth.FALSE: Text(fr="faux", en="false"),
    Truth.UNKNOWN: Text(fr="inconnu", en="unknown"),
}
_KLEENE: dict[Truth, Kleene] = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}
_CONDITIONS = (
    ("applies", Text(fr="La règle s'applique si", en="The rule applies when")),
    ("satisfied", Text(fr="Elle est respectée si", en="It is met when")),
    ("partial", Text(fr="Elle l'est partiellement si", en="It is partly met when")),
)


@click.command(help=bilingual("Expliquer comment une règle a été jugée.", "Explain how a rule was judged."))
@click.argument("result", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("rule_id")
@LANGUAGE
def explain(result: Path, rule_id: str, lang: str) -> None:
    """Print the trace of one rule."""
    audit = read_result(result)
    language = Language(lang)
    rule = _chosen(audit, rule_id)
    for line in explanation(rule, audit, language):
        click.echo(_indented(line))


def _indented(line: str) -> str:
    """Return ``line`` with its indent and without what a value may hold that steers the screen."""
    return line[: len(line) - len(line.lstrip(" "))] + printable(line)


def explanation(rule: CheckedRule, audit: AuditResult, language: Language) -> Iterator[str]:
    """Yield the lines that explain ``rule``: its outcome, then each condition as it was evaluated."""
    yield f"{rule.rule} {rule.title.to(language)}"
    yield f"{SEVERITIES[rule.severity].to(language)} · {OUTCOMES[rule.outcome.outcome].to(language)}"
    if len(rule.outcome.possible) > 1:
        listed = ", ".join(OUTCOMES[kind].to(language) for kind in rule.outcome.possible)
        yield Text(fr=f"Issues encore possibles : {listed}", en=f"Outcomes still possible: {listed}").to(language)
    for name, words in _CONDITIONS:
        node = getattr(rule.conditions, name)
        if node is not None:
            yield ""
            yield f"{words.to(language)} :" if language is Language.FR else f"{words.to(language)}:"
            yield from _lines(node, audit, language, 1)


def _lines(node: ConditionNode, audit: AuditResult, language: Language, depth: int) -> Iterator[str]:
    indent = "  " * depth
    truth = _TRUTHS[as_truth(_value(node, audit.leaves))].to(language)
    trace = audit.leaves[node.leaf] if node.leaf is not None else LeafTrace(truth=Truth.UNKNOWN)
    yield f"{indent}[{truth}] {node.expression.to(language)}"
    for fact in trace.facts:
        label = label_of(fact.name, audit, language)
        yield f"{indent}    {label} [{fact.name}] : {value_of(fact, audit, language)}{_place(fact)}"
        if fact.note is not None:
            yield f"{indent}      {fact.note.to(language)}"
    for child in node.children:
        yield from _lines(child, audit, language, depth + 1)


def _value(node: ConditionNode, leaves: Sequence[LeafTrace]) -> Kleene:
    if node.leaf is not None:
        return _KLEENE[leaves[node.leaf].truth]
    values = [_value(child, leaves) for child in node.children]
    match node.kind:
        case "all":
            return conjunction(values)
        case "any":
            return disjunction(values)
        case "not":
            return negation(values[0])
    return at_least(node.needed, values)


def _place(fact: Fact) -> str:
    cells = ", ".join(str(cell) for cell in fact.cells[:6])
    more = ", …" if len(fact.cells) > 6 else ""
    return f"  ({cells}{more})" if cells else ""


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
