"""All that a project may answer, as far as the rules tell answers apart: a blank project, opened whole.

Each question has the answers worth telling apart, and that of being left blank, which comes first. Each table has some
contents only: drawn, and taken from the examples of the rules. What rests on them can be found, never excluded.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from audit.engine.comparisons import Parameters
from audit.engine.kernel import Judgement, Kernel
from audit.engine.nodes import Atom
from audit.engine.program import build_program
from audit.facts.build import FactBuilder
from audit.facts.vocabulary import IndicatorDefinition, fact_labels
from audit.judgement.completions import Completion, Completions, open_questions
from audit.judgement.leaf_worths import Places
from audit.judgement.open_project import OpenProject, ProjectOpener
from audit.model.answer import AnswerState
from audit.model.condition import Comparison, ParameterRef
from audit.model.fact import Fact
from audit.model.kleene import Kleene
from audit.model.questionnaire import QuestionBank
from audit.model.rule import Rule
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.rulebase.base import RuleBase
from audit.rulebase.example_facts import example_facts

_SEEDS = 4  # each draws a few contents more for every table
_MOST_COMBINATIONS = 4_096  # of what one leaf rests on; beyond, that many are drawn
_RATIO_STEPS = 20


@dataclass(frozen=True)
class Base:
    """What is proven about: the questions, and the rules as projects are judged by them."""

    bank: QuestionBank
    indicators: tuple[IndicatorDefinition, ...]
    rulebase: RuleBase

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, in the scope of their packs."""
        return self.rulebase.applied_rules()

    @cached_property
    def parameters(self) -> Parameters:
        """The thresholds, in the unit of facts."""
        return self.rulebase.comparable_parameters()

    @cached_property
    def kernel(self) -> Kernel:
        """What judges by all the rules."""
        return Kernel(build_program(self.rules), self.parameters)

    def in_force(self, day: date) -> date:
        """Return ``day``, or the first day after it on which every text that a rule follows is in force."""
        values = (parameter.value for parameter in self.rulebase.parameters.values())
        return max(day, *(value for value in values if isinstance(value, date)), day)

    def blank(self) -> ProjectSnapshot:
        """Return a project that answers nothing, of the first review that there is a questionnaire for."""
        return ProjectSnapshot(
            questionnaire_id=self.bank.id,
            questionnaire_version=self.bank.version,
            review_type=next(iter(self.bank.titles)),
            language=Language.FR,
        )


class Domain:
    """The answers of all projects, and what each leaf of the rules is worth by them.

    Attributes:
        dated: the question that says the date of the review, which is the same for all projects.
        judgement: of the blank project.
        completions: by question or table, the ways to complete it; the first one leaves it blank.
        reads: by leaf, the questions and tables that it rests on, published figures of an indicator among them.
    """

    def __init__(self, base: Base, review_date: date) -> None:
        """Find them.

        Args:
            base: what is proven about.
            review_date: the date on which projects are judged.
        """
        self.kernel = base.kernel
        self.dated = base.bank.roles.review_date
        builder = FactBuilder(base.bank, base.indicators, fact_labels(base.rulebase.vocabulary))
        completions = Completions(base.bank, self.kernel.program.atoms, base.parameters)
        opener = ProjectOpener(self.kernel, builder, completions)
        self.judgement: Judgement = self.kernel.judge(builder.build(base.blank(), review_date))
        blank = _left_blank(self.judgement, builder.questions)
        self._project = OpenProject(opener, self.judgement, frozenset(blank), 0, blank, changes=True)
        more = [
            OpenProject(opener, self.judgement, frozenset(blank), seed, blank, changes=True).completions
            for seed in range(1, _SEEDS)
        ]
        self._builder = builder
        self._figures = builder.figures
        self._values: dict[int, Sequence[tuple[Places, Kleene]]] = {}
        for name in tuple(self._project.completions):
            if name in self.judgement.facts.tables:
                self._add(name, [one for found in more for one in found.get(name, ())[1:]])
                self._add(name, _from_examples(name, base))
            elif name in self._figures.values():
                self._add(name, self._around_limits(name, base))
        self.completions: Mapping[str, Sequence[Completion]] = self._project.completions
        self.reads = self._project.reads
        self._names = [frozenset(name for leaf in _leaves(self.kernel, rule) for name in self.reads[leaf])
                       for rule in range(len(base.rules))]  # fmt: skip

    def is_exact(self, leaf: int) -> bool:
        """Return whether what ``values`` yields stands for all that the leaf may be worth."""
        names = self.reads[leaf]
        return (
            all(map(self._project.is_exact, names))
            and not self._project.is_ratio(leaf)
            and self._project.combinations(leaf) <= _MOST_COMBINATIONS
        )

    def values(self, leaf: int) -> Sequence[tuple[Places, Kleene]]:
        """Return what a leaf is worth, by the completions of what it rests on, in the order of ``reads``."""
        if leaf not in self._values:
            self._values[leaf] = list(self._project.values(leaf, self._chosen(leaf)))
        return self._values[leaf]

    def names(self, rule: int) -> frozenset[str]:
        """Return the questions and tables that a rule, by its place, rests on."""
        return self._names[rule]

    def at(self, places: Mapping[str, int]) -> dict[str, Completion]:
        """Return completions by their places, those that leave something blank left out."""
        return {name: self.completions[name][place] for name, place in places.items() if place}

    def judged(self, project: Mapping[str, Completion]) -> Judgement:
        """Judge the project completed so; what is not named stays blank."""
        facts = {name: one.fact for name, one in project.items() if one.fact is not None}
        tables = {name: one.table for name, one in project.items() if one.table is not None}
        return self.kernel.rejudge(self.judgement, *self._builder.with_facts(self.judgement.facts, facts, tables))

    def learn(self, project: Mapping[str, Completion]) -> None:
        """Add answers and contents that show something to those that are tried; circuits built before do not know."""
        for name, one in project.items():
            if one not in self.completions[name] and not self._project.is_exact(name):
                self._add(name, [one])
        touched = {leaf for leaf in self._values if not project.keys().isdisjoint(self.reads[leaf])}
        for leaf in touched:
            del self._values[leaf]

    def is_exact_name(self, name: str) -> bool:
        """Return whether the completions of a question tell apart all that leaves can; those of tables never do."""
        return self._project.is_exact(name)

    def is_settled(self, rule: int) -> bool:
        """Return whether every leaf of a rule, by its place, is exact."""
        return all(map(self.is_exact, _leaves(self.kernel, rule)))

    def adds_up(self, rule: int) -> bool:
        """Return whether a rule, by its place, reads what graded answers add up to: few of its ways are tried."""
        return any(self._project.is_ratio(leaf) for leaf in _leaves(self.kernel, rule))

    def _chosen(self, leaf: int) -> list[Places] | None:
        """Return the combinations to try; None for all of them."""
        sizes = [len(self.completions[name]) for name in self.reads[leaf]]
        if self._project.is_ratio(leaf):
            # Graded answers are listed from the best one: more and more of them are good, the others are the third.
            step = max(1, len(sizes) // _RATIO_STEPS)
            return [
                tuple(1 if place < good else min(3, size - 1) for place, size in enumerate(sizes))
                for good in (*range(0, len(sizes), step), len(sizes))
            ]
        if self._project.combinations(leaf) <= _MOST_COMBINATIONS:
            return None
        rng = random.Random(leaf)  # noqa: S311 - for variety, not for secrets
        drawn = (tuple(rng.randrange(size) for size in sizes) for _ in range(_MOST_COMBINATIONS))
        return list(dict.fromkeys(drawn))

    def _add(self, name: str, found: Sequence[Completion]) -> None:
        self._project.completions[name] = [*self._project.completions[name], *found]

    def _around_limits(self, name: str, base: Base) -> list[Completion]:
        """Return the figures at, below and above what the indicator that they are published of is compared with."""
        fact = self.judgement.facts.facts[name]
        told = {indicator for indicator, question in self._figures.items() if question == name}
        limits = {
            limit
            for leaf in self.kernel.program.atoms
            if isinstance(leaf, Comparison) and leaf.fact in told and isinstance(leaf.operand, ParameterRef)
            for limit in base.parameters[leaf.operand.parameter]
            if isinstance(limit, Decimal)
        }
        half = Decimal("0.5")
        return [
            Completion(name, fact=Fact(name, fact.type, AnswerState.ANSWERED, value))
            for value in sorted({limit * share for limit in limits for share in (half, Decimal(1), 2 - half)})
        ]


def _left_blank(judgement: Judgement, questions: Iterable[str]) -> Mapping[str, Completion]:
    """Return each question but the date of the review, and each table, as they are when nobody fills them in."""
    facts, tables = judgement.facts.facts, judgement.facts.tables
    return {
        **{name: Completion(name, fact=facts[name]) for name in open_questions(judgement.facts, questions)},
        **{name: Completion(name, table=table) for name, table in tables.items()},
    }


def _from_examples(table: str, base: Base) -> list[Completion]:
    """Return the contents that the examples of rules give to a table, each once."""
    given = {
        str(example.tables[table]): example
        for rule in base.rules
        for example in rule.examples
        if table in example.tables
    }
    return [Completion(table, table=example_facts(one, base.rulebase.vocabulary).tables[table])
            for one in given.values()]  # fmt: skip


def _leaves(kernel: Kernel, rule: int) -> Iterator[int]:
    """Yield the leaves of a rule, by its place."""
    waiting = [node for node in kernel.conditions[rule] if node is not None]
    while waiting:
        step = kernel.program.steps[waiting.pop()]
        if isinstance(step, Atom):
            yield step.index
        else:
            waiting += step.members
