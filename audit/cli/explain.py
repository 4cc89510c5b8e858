"""``audit explain``: the trace of one rule, from a saved result."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from audit.cli.existing_path import ExistingPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE
from audit.cli.rule_names import closest_words, looks_like_an_id
from audit.cli.saved_result import read_result
from audit.engine.kleene import Kleene, as_truth, at_least, conjunction, disjunction, negation
from audit.intake.values.words import printable
from audit.model.fact import Fact
from audit.model.outcome import ConditionNode, LeafTrace, Truth
from audit.model.result import AuditResult, CheckedRule, Diagnosed
from audit.model.text import Language, Text
from audit.reporting.labels import label_of, value_of
from audit.wording.terms import DIAGNOSIS_STATES, OUTCOMES, SEVERITIES

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
_RESTS_ON = Text(fr="Règles qui l'établissent ou l'indiquent", en="Rules that establish it or point to it")
_STILL_OPEN = Text(fr="Règles dont l'issue n'est pas connue", en="Rules whose outcome is not known")
_FACTS = Text(fr="Réponses", en="Answers")
_FIRST = Text(fr="À faire d'abord", en="To do first")
RESULT_FILE = "result.json"


@click.command(
    cls=Command,
    help=bilingual(
        "Expliquer comment une règle a été jugée, ou sur quoi repose un diagnostic.",
        "Explain how a rule was judged, or what a diagnosis rests on.",
    ),
)
@click.argument("result", metavar=bilingual("RÉSULTAT", "RESULT"), type=click.Path(path_type=Path))
@click.argument("rule_id", metavar=bilingual("RÈGLE", "RULE"))
@LANGUAGE
def explain(result: Path, rule_id: str, lang: str) -> None:
    """Print the trace of one rule, or of one diagnosis."""
    audit = read_result(_result_file(result, rule_id))
    language = Language(lang)
    item = _chosen(audit, rule_id)
    if isinstance(item, CheckedRule):
        lines = explanation(item, audit, language)
    else:
        lines = diagnosis_explanation(item, audit, language)
    for line in lines:
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


def diagnosis_explanation(item: Diagnosed, audit: AuditResult, language: Language) -> Iterator[str]:
    """Yield the lines that explain a diagnosis: its state, the rules and facts that it rests on, what to do first."""
    colon = " :" if language is Language.FR else ":"
    yield f"{item.diagnosis} {item.title.to(language)}"
    yield DIAGNOSIS_STATES[item.state].to(language)
    titles = {rule.rule: rule for rule in audit.rules}
    for words, rules in ((_RESTS_ON, item.rules), (_STILL_OPEN, item.open_rules)):
        if rules:
            yield from ("", f"{words.to(language)}{colon}")
        for rule_id in rules:
            rule = titles.get(rule_id)
            said = f" {rule.title.to(language)} ({OUTCOMES[rule.outcome.outcome].to(language)})" if rule else ""
            yield f"  - {rule_id}{said}"
    if item.facts:
        yield from ("", f"{_FACTS.to(language)}{colon}")
    for fact in item.facts:
        yield f"  - {label_of(fact.name, audit, language)} : {value_of(fact, audit, language)}{_place(fact)}"
    yield from ("", item.meaning.to(language), "", f"{_FIRST.to(language)}{colon}")
    yield from (f"  - {step.to(language)}" for step in item.first)


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


def _result_file(path: Path, rule_id: str) -> Path:
    """Return the file of the result; a folder stands for the one that ``audit run`` wrote into it.

    Raises:
        click.UsageError: when there is none, or the arguments are in the wrong order.
    """
    if not path.exists() and looks_like_an_id(str(path)) and not looks_like_an_id(rule_id):
        raise click.UsageError(
            bilingual(
                f"le résultat vient avant la règle : audit explain {rule_id} {path}",
                f"the result comes before the rule: audit explain {rule_id} {path}",
            )
        )
    context = click.get_current_context()
    ExistingPath(folder=True).convert(path, context.command.params[0], context)
    file = path / RESULT_FILE if path.is_dir() else path
    if path.is_dir() and not file.exists():
        raise click.UsageError(
            bilingual(
                f"le dossier « {path} » ne contient pas de fichier {RESULT_FILE} : audit run l'y écrit avec -o {path}",
                f"the folder '{path}' holds no file {RESULT_FILE}: audit run writes it there with -o {path}",
            )
        )
    return file


def _chosen(audit: AuditResult, rule_id: str) -> CheckedRule | Diagnosed:
    wanted = rule_id.strip().upper()
    known: dict[str, CheckedRule | Diagnosed] = {rule.rule: rule for rule in audit.rules}
    known |= {item.diagnosis: item for item in audit.diagnoses}
    if wanted not in known:
        raise click.UsageError(
            bilingual(
                f"ce résultat ne contient ni règle ni diagnostic « {rule_id} » (un diagnostic écarté n'y figure pas)",
                f"this result holds no rule or diagnosis '{rule_id}' (one that was ruled out is not in it)",
            )
            + closest_words(rule_id, list(known))
        )
    return known[wanted]
