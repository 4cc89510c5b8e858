"""The same project on evidence alone: what blocking rules rest on counts as open until a document bears it out.

An answer is borne out when it is documented or verified, with its source. Whatever a blocking rule reads counts, for or
against the project, whether the rule is met, open or does not apply: so silence, an honest "no" and an honest "yes" are
treated alike, and nothing is certain that rests on a mere declaration. The ceiling stays that of the declarations: an
admission needs no document, and no document that is missing makes the opinion better. That a table is complete has no
source of its own, and is taken as declared; so is what names the project, but not where it stands: rules depend on it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from audit.facts.indicators.published import contradicts, is_given
from audit.judgement.taken_back import TakenBack, may_be_taken_back, taken_back
from audit.model.answer import Evidence
from audit.model.fact import Fact, FactSet
from audit.model.reference import FactRef
from audit.model.rule import Rule, RuleId, Severity
from audit.rulebase.reads import columns_read, facts_read


class EvidenceJudge:
    """Finds what the blocking rules of projects rest on without a document; build it once."""

    def __init__(self, rules: Iterable[Rule], taken_as_said: Collection[str], figures: Mapping[str, str]) -> None:
        """Look up what the rules read.

        Args:
            rules: those of the review.
            taken_as_said: the questions that say which project it is, and when it is reviewed.
            figures: by indicator, the question that asks for its figure as it is published.
        """
        self._blocking = [_Reads(rule) for rule in rules if rule.severity is Severity.BLOCKING]
        self._taken_as_said = frozenset(taken_as_said)
        self._figures = figures

    def undocumented(self, facts: FactSet, left_out: Collection[RuleId] = ()) -> TakenBack:
        """Return what the blocking rules of a project rest on without a document.

        Args:
            facts: those of the project.
            left_out: the ids of the rules that are not for it.
        """
        blocking = [reads for reads in self._blocking if reads.rule not in left_out]
        read = {fact.name: fact for reads in blocking for fact in reads.answers(facts)}
        without = (fact for fact in read.values() if fact.evidence is Evidence.DECLARED and may_be_taken_back(fact))
        declared = (fact for fact in without if fact.name not in self._taken_as_said)
        return taken_back(declared, facts, also=self._contradicted(blocking, facts))

    def _contradicted(self, blocking: Iterable["_Reads"], facts: FactSet) -> Iterator[Fact]:
        """Yield the published figures that what is declared contradicts: a document of their own proves nothing."""
        for name in sorted({name for reads in blocking for name in reads.facts}):
            figure = facts.facts.get(self._figures.get(name, ""))
            if figure is not None and is_given(figure) and contradicts(figure, facts.facts[name], is_final=True):
                yield figure


class _Reads:
    """What one rule reads, in the order of the names."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule.id
        self.facts = sorted(facts_read(rule))
        self._columns = [FactRef.parse(name) for name in sorted(columns_read(rule))]

    def answers(self, facts: FactSet) -> Iterator[Fact]:
        """Yield the answers and cells that the rule reads, through indicators too."""
        for name in self.facts:
            yield from _answers_behind(facts.facts[name], facts)
        for column in self._columns:
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
