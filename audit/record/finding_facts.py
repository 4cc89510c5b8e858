"""The facts of a finding: those that decide it, those that its sentences say, those that make its rule applicable."""

from collections.abc import Iterator, Mapping, Sequence

from audit.model.fact import Fact
from audit.model.outcome import ConditionNode
from audit.record.declared_tables import declared_behind
from audit.record.facts import RecordedFacts
from audit.record.rulebook import RuleWords
from audit.record.schema import RecordedRule
from audit.wording.placeholders import ROW_COUNT, ROWS, lists_rows, parameter_named, placeholders


class FindingFacts:
    """Looks the facts of findings up in one record."""

    def __init__(self, facts: RecordedFacts, truths: str, evidence: Mapping[int, Sequence[Fact]]) -> None:
        """Prepare.

        Args:
            facts: of the project, by name.
            truths: what each node of the conditions was worth, a letter each.
            evidence: the facts that each leaf rests on, by the number of its node.
        """
        self._facts = facts
        self._truths = truths
        self._evidence = evidence

    def of(self, found: RecordedRule, rule: RuleWords) -> tuple[Fact, ...]:
        """Return every fact of a finding, each once: whoever checks it needs the cells of each."""
        deciding = self._facts.of(found.facts)
        facts = {fact.name: fact for fact in deciding}
        declared = declared_behind(deciding, self._facts)
        for fact in (*self._facts.of(_printed(found, rule)), *self._that_apply(rule), *declared):
            facts.setdefault(fact.name, fact)
        return tuple(facts.values())

    def _that_apply(self, rule: RuleWords) -> Iterator[Fact]:
        if rule.conditions.applies is not None:
            for leaf in self._deciding(rule.conditions.applies):
                yield from self._evidence.get(leaf, ())

    def _deciding(self, node: ConditionNode) -> Iterator[int]:
        """Yield the leaves that make ``node`` what it is worth: as the engine explains what decided a rule."""
        if not node.children:
            yield node.node
        for child in node.children:
            if node.kind == "not" or self._truths[child.node] == self._truths[node.node]:
                yield from self._deciding(child)


def said_by(found: RecordedRule, rule: RuleWords) -> int:
    """Return how many of the sentences said it takes to say what is not met.

    That is the first that lists rows, or says a fact that decided; all of them where none does.
    """
    decided = set(found.facts)
    for number, place in enumerate(found.said, start=1):
        if lists_rows(rule.sentences[place].fr) or not decided.isdisjoint(_told(place, rule)):
            return number
    return max(len(found.said), 1)


def _printed(found: RecordedRule, rule: RuleWords) -> Iterator[str]:
    for place in found.said:
        yield from _told(place, rule)


def _told(place: int, rule: RuleWords) -> Iterator[str]:
    """Yield the names of the facts that a sentence says in words, then of those that it prints."""
    if rule.sentence_facts:
        yield from rule.sentence_facts[place]
    sentence = rule.sentences[place]
    for name in (*placeholders(sentence.fr), *placeholders(sentence.en)):
        if name not in (ROWS, ROW_COUNT) and parameter_named(name) is None:
            yield name
