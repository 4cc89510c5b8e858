"""The same project on evidence alone: what blocking rules rest on counts as open until a document bears it out.

An answer is borne out when it is documented or verified, with its source. Whatever a blocking rule reads counts, for or
against the project, whether the rule is met, open or does not apply: so silence, an honest "no" and an honest "yes" are
treated alike, and nothing is certain that rests on a mere declaration. The ceiling stays that of the declarations: an
admission needs no document, and no document that is missing makes the opinion better. That a table is complete has no
source of its own, and is taken as declared; so is what identifies the project.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from audit.facts.indicators.published import contradicts, is_given
from audit.judgement.taken_back import TakenBack, may_be_taken_back, taken_back
from audit.model.answer import Evidence
from audit.model.fact import Fact, FactSet
from audit.model.reference import FactRef
from audit.model.rule import Rule, Severity
from audit.rulebase.reads import columns_read, facts_read


def undocumented(
    rules: Iterable[Rule], facts: FactSet, identity: Collection[str], figures: Mapping[str, str]
) -> TakenBack:
    """Return what the blocking rules of a project rest on without a document.

    Args:
        rules: those that are for the project.
        facts: those of the project.
        identity: the questions that say which project it is, and when it is reviewed.
        figures: by indicator, the question that asks for its figure as it is published.
    """
    blocking = [rule for rule in rules if rule.severity is Severity.BLOCKING]
    read = (fact for rule in blocking for fact in _answers_read(rule, facts))
    without = (fact for fact in read if fact.evidence is Evidence.DECLARED and may_be_taken_back(fact))
    declared = (fact for fact in without if fact.name not in identity)
    return taken_back(declared, facts, also=_contradicted(blocking, facts, figures))


def _contradicted(rules: Iterable[Rule], facts: FactSet, figures: Mapping[str, str]) -> Iterator[Fact]:
    """Yield the published figures that what is declared contradicts: a document of their own proves nothing then."""
    for name in sorted({name for rule in rules for name in facts_read(rule)}):
        figure = facts.facts.get(figures.get(name, ""))
        if figure is not None and is_given(figure) and contradicts(figure, facts.facts[name], is_final=True):
            yield figure


def _answers_read(rule: Rule, facts: FactSet) -> Iterator[Fact]:
    """Yield the answers and cells that a rule reads, through indicators too, in the order of their names."""
    for name in sorted(facts_read(rule)):
        yield from _answers_behind(facts.facts[name], facts)
    for name in sorted(columns_read(rule)):
        column = FactRef.parse(name)
        yield from (row.facts[str(column.column)] for row in facts.tables[column.owner].rows)


def _answers_behind(fact: Fact, facts: FactSet) -> Iterable[Fact]:
    """Yield the answers and cells that a fact comes from: itself, or what an indicator was computed from."""
    if not fact.inputs:
        if not FactRef.parse(fact.name).is_completeness:
            yield fact
        return
    for name in fact.inputs:
        named = FactRef.parse(name)
        if named.column is not None:
            yield from (row.facts[named.column] for row in facts.tables[named.owner].rows)
        elif not named.is_completeness:
            yield from _answers_behind(facts.facts[name], facts)
