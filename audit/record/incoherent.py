"""From recorded doubts to what reports print: their words, their answers, the rules whose outcome rests on them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from audit.model.fact import Fact
from audit.model.reference import general_name
from audit.model.result.doubts import AmountToCheck, ToReconcile
from audit.model.text import Text
from audit.record.facts import RecordedFacts
from audit.record.schema import AuditRecord, RecordedRule


class DoubtWriter:
    """Writes what does not hold together in the answers of one project."""

    def __init__(
        self,
        record: AuditRecord,
        facts: RecordedFacts,
        says: Mapping[str, Text],
        of_finding: Callable[[RecordedRule], Iterable[Fact]],
    ) -> None:
        """Prepare.

        Args:
            record: of the project.
            facts: those of the project.
            says: what each contradiction says cannot hold together.
            of_finding: every fact of a finding: those that it prints, and that its rule applies by, too.
        """
        self._of_finding = of_finding
        self._findings = frozenset(record.findings)
        self._record = record
        self._facts = facts
        self._says = says
        has_doubts = record.incoherences or record.unlikely_amounts
        self._rests_on = {rule.rule: self._behind(rule) for rule in record.rules} if has_doubts else {}

    def to_reconcile(self) -> Iterator[ToReconcile]:
        """Yield each contradiction; raises KeyError for one without words."""
        for item in self._record.incoherences:
            shown = self._facts.of(item.facts)
            rules = self._resting_on(shown)
            yield ToReconcile(item.contradiction, self._says[item.contradiction], shown, rules, item.total)

    def amounts_to_check(self) -> Iterator[AmountToCheck]:
        """Yield each amount that was probably typed in another unit."""
        for item in self._record.unlikely_amounts:
            shown = self._facts.of((item.fact,))
            yield AmountToCheck(shown[0], item.probably, self._resting_on(shown))

    def _resting_on(self, facts: Sequence[Fact]) -> tuple[str, ...]:
        names = {name for fact in facts for name in (fact.name, general_name(fact.name))}
        return tuple(rule for rule, answers in self._rests_on.items() if not names.isdisjoint(answers))

    def _behind(self, rule: RecordedRule) -> frozenset[str]:
        facts = self._of_finding(rule) if rule.rule in self._findings else self._facts.of(rule.facts)
        return frozenset(_answers_behind(facts))


def _answers_behind(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the answers, cells and columns that facts are, or that indicators among them were computed from."""
    for fact in facts:
        yield from fact.inputs or (fact.name,)
