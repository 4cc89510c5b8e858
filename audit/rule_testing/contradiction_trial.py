"""Runs the examples written inside contradictions: they are their tests."""

from dataclasses import dataclass

from audit.facts.vocabulary import build_vocabulary
from audit.judgement.incoherences import ContradictionJudge
from audit.model.contradiction import Contradiction, ContradictionExample
from audit.model.questionnaire import QuestionBank
from audit.model.rule import Example, OutcomeKind
from audit.rulebase.example_facts import example_facts


@dataclass(frozen=True)
class ContradictionTrial:
    """One example and the contradictions that its answers really show."""

    contradiction: Contradiction
    example: ContradictionExample
    found: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether they show this one if the example says so, and no other."""
        return self.found == ((self.contradiction.id,) if self.example.contradicts else ())


def try_contradictions(bank: QuestionBank) -> tuple[ContradictionTrial, ...]:
    """Judge every example of every contradiction that ``bank`` declares."""
    vocabulary, judge = build_vocabulary(bank, ()), ContradictionJudge(bank)
    trials = []
    for item in bank.contradictions:
        for example in item.examples:
            given = Example(name="", given=example.given, tables=example.tables, expect=OutcomeKind.UNDETERMINED)
            shown = judge.incoherences(example_facts(given, vocabulary))
            trials.append(ContradictionTrial(item, example, tuple(one.contradiction for one in shown)))
    return tuple(trials)
