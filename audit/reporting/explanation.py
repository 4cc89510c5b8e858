"""Explains one rule or one diagnosis of a result: each condition, what it was worth, and the answers behind it."""

from collections.abc import Iterator

from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.outcome import ConditionNode, Truth
from audit.model.result.diagnosed import Diagnosed, FirstAct
from audit.model.result.findings import CheckedRule
from audit.model.text import Language, Text
from audit.reporting.view import ReportView
from audit.wording.numbers import write_date
from audit.wording.outcome_words import outcome_words
from audit.wording.terms import DIAGNOSIS_STATES, OUTCOMES, SEVERITIES, write_term

_TRUTHS = {
    Truth.TRUE: Text(fr="vrai", en="true"),
    Truth.FALSE: Text(fr="faux", en="false"),
    Truth.UNKNOWN: Text(fr="inconnu", en="unknown"),
}
_CONDITIONS = (
    ("applies", Text(fr="La règle s'applique si", en="The rule applies when")),
    ("satisfied", Text(fr="Elle est respectée si", en="It is met when")),
    ("partial", Text(fr="Elle l'est partiellement si", en="It is partly met when")),
)
_RESTS_ON = Text(fr="Règles qui l'établissent ou l'indiquent", en="Rules that establish it or point to it")
_STILL_OPEN = Text(fr="Règles dont l'issue n'est pas connue", en="Rules whose outcome is not known")
_FACTS = Text(fr="Réponses", en="Answers")
_CORE_HELD = Text(
    fr="Sa condition principale est constatée ; il manque des indices, que d'autres réponses pourraient apporter.",
    en="Its main condition is found; signs are missing, which the missing answers could bring.",
)
_CORE_OPEN = Text(
    fr="Deux de ses indices au moins sont constatés sans réserve ; on ne sait pas si sa condition principale l'est.",
    en="At least two of its signs are found without reservation; whether its main condition is, is not known.",
)
_FIRST = Text(fr="À faire d'abord", en="To do first")
_SHOWN_CELLS = 6


def rule_explanation(rule: CheckedRule, view: ReportView) -> Iterator[str]:
    """Yield the lines that explain ``rule``: its outcome, then each condition as it was evaluated."""
    yield f"{rule.rule} {view.text(rule.title)}"
    found = rule.outcome
    outcome = outcome_words(found.outcome, view.language, may_be_partial=found.may_be_partial)
    yield f"{view.text(SEVERITIES[rule.severity])} · {outcome}"
    if len(rule.outcome.possible) > 1:
        listed = ", ".join(view.text(OUTCOMES[kind]) for kind in rule.outcome.possible)
        yield view.text(Text(fr=f"Issues encore possibles : {listed}", en=f"Outcomes still possible: {listed}"))
    for name, words in _CONDITIONS:
        node = getattr(rule.conditions, name)
        if node is not None:
            yield from ("", f"{view.text(words)}{_colon(view)}")
            yield from _lines(node, view, 1)


def diagnosis_explanation(item: Diagnosed, view: ReportView) -> Iterator[str]:
    """Yield the lines that explain a diagnosis: its state, the rules and facts that it rests on, what to do first."""
    yield f"{item.diagnosis} {view.text(item.title)}"
    yield view.text(DIAGNOSIS_STATES[item.state])
    if item.state is DiagnosisState.POSSIBLE:
        yield view.text(_CORE_HELD if item.core_held else _CORE_OPEN)
    for words, rules in ((_RESTS_ON, item.rules), (_STILL_OPEN, item.open_rules)):
        if rules:
            yield from ("", f"{view.text(words)}{_colon(view)}")
        for rule_id in rules:
            title = view.titles.get(rule_id)
            said = f" {view.text(title)} ({view.text(OUTCOMES[view.outcomes_found[rule_id]])})" if title else ""
            yield f"  - {rule_id}{said}"
    if item.facts:
        yield from ("", f"{view.text(_FACTS)}{_colon(view)}")
    for fact in item.facts:
        yield f"  - {view.label(fact.name)} : {view.value(fact)}{_place(fact)}"
    yield from ("", view.text(item.meaning), "", f"{view.text(_FIRST)}{_colon(view)}")
    yield from (f"  - {view.text(act.do)}{_asked_of(act, item, view)}" for act in item.first)


def _asked_of(act: FirstAct, item: Diagnosed, view: ReportView) -> str:
    """Return who does a first act, and by when if the plan has it; nothing for results that do not say."""
    if act.owner_role is None:
        return ""
    owner = write_term(act.owner_role, view.language)
    planned = next((one for one in view.actions if one.action == act.action), None)
    if item.state is not DiagnosisState.PRESENT or planned is None:
        return f" ({owner})"
    return f" ({owner}, {write_date(planned.due, view.language)})"


def _colon(view: ReportView) -> str:
    return " :" if view.language is Language.FR else ":"


def _lines(node: ConditionNode, view: ReportView, depth: int) -> Iterator[str]:
    indent, result = "  " * depth, view.result
    yield f"{indent}[{view.text(_TRUTHS[result.truths[node.node]])}] {view.text(node.expression)}"
    for fact in () if node.children else result.evidence.get(node.node, ()):
        yield f"{indent}    {view.label(fact.name)} [{fact.name}] : {view.value(fact)}{_place(fact)}"
        if fact.note is not None:
            yield f"{indent}      {view.text(fact.note)}"
    for child in node.children:
        yield from _lines(child, view, depth + 1)


def _place(fact: Fact) -> str:
    cells = ", ".join(str(cell) for cell in fact.cells[:_SHOWN_CELLS])
    more = ", …" if len(fact.cells) > _SHOWN_CELLS else ""
    return f"  ({cells}{more})" if cells else ""
