"""What a project leaves open, and what every leaf is worth by the ways in which that may be completed."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod

from audit.engine.kernel import Judgement, Kernel
from audit.engine.leaves import CompiledLeaf
from audit.facts.build import FactBuilder
from audit.facts.indicators.open_figures import Announced
from audit.facts.indicators.published import contradicts, is_given, with_figure
from audit.judgement.completions import Completion, Completions, open_questions, open_tables
from audit.model.answer import AnswerState
from audit.model.fact import Fact, FactSet, FactTable
from audit.model.kleene import Kleene
from audit.model.value import Value, ValueType

Places = tuple[int, ...]
_MOST_KEPT = 8_192  # sets of facts, of some 8 kB each: as many as two leaves of the most combinations take
_LISTED = (ValueType.CODE, ValueType.CODES)  # few answers, the same on every project


@dataclass(frozen=True)
class ProjectOpener:
    """Finds what projects leave open, by one rule base.

    Attributes:
        kernel: what judges.
        builder: what makes facts.
        completions: what finds the ways to complete an answer.
        worths: what leaves on one question that is answered by codes are worth, the same on every project.
    """

    kernel: Kernel
    builder: FactBuilder
    completions: Completions
    worths: dict[tuple[int, AnswerState, Value | None], Kleene] = field(default_factory=dict, compare=False)

    def opened(
        self, judgement: Judgement, seed: int = 0, declared: Mapping[str, Completion] | None = None
    ) -> "OpenProject":
        """Return what a project leaves open.

        Args:
            judgement: of the project as it is.
            seed: of the contents that are tried for open tables.
            declared: of questions and tables that only count as open, what is declared: their first completion.
        """
        names = frozenset(open_questions(judgement.facts, self.builder.questions))
        return OpenProject(self, judgement, names | frozenset(open_tables(judgement.facts)), seed, declared or {})

    def varied(self, judgement: Judgement, names: Collection[str]) -> "OpenProject":
        """Return some questions of a project as if they were open; the first completion of each is what it is."""
        as_it_is = {name: Completion(name, fact=judgement.facts.facts[name]) for name in names}
        return OpenProject(self, judgement, frozenset(names), 0, as_it_is, changes=True)


class OpenProject:
    """The open questions and tables of one project that some leaf rests on, and their completions.

    Attributes:
        reads: for each leaf that judging needs, the open questions and tables that it rests on, through indicators too.
        declared: the questions and tables whose first completion is what the project declares.
    """

    def __init__(
        self,
        opener: ProjectOpener,
        judgement: Judgement,
        names: frozenset[str],
        seed: int,
        declared: Mapping[str, Completion],
        changes: bool = False,
    ) -> None:
        """Find them; see ``ProjectOpener``.

        Args:
            opener: what finds how answers may be completed.
            judgement: of the project as it is.
            names: the open questions and tables.
            seed: of the contents that are tried for open tables.
            declared: of those that only count as open, what is declared.
            changes: whether answers are changed, rather than open ones completed: figures that are published of the
                project as it is then say nothing of it any more, and as many values are tried as there are where a few
                would be drawn from.
        """
        self._leaves = opener.kernel.leaves[: opener.kernel.program.judged_atoms]
        self._builder = opener.builder
        self._may_stay_open = opener.completions.may_stay_open
        self._facts = judgement.facts
        self._known: dict[tuple[tuple[str, ...], Places, frozenset[str]], FactSet] = {}
        self._values = judgement.values
        self._open = names
        self._announced = None if changes else Announced(self._facts, self._trusted(declared))
        self._asked_again = frozenset(declared)
        self.reads: Sequence[tuple[str, ...]] = [self._open_reads(leaf) for leaf in self._leaves]
        self._alone, self._together = self._apart()
        self._tried = opener.completions
        self._worths = opener.worths
        self._changes = changes
        self._seed = seed
        self._declared = declared
        self._names = tuple(sorted({name for names in self.reads for name in names}))
        self._listed: dict[str, Sequence[Completion]] = {}
        self._exact: dict[str, bool] = {}
        self.declared = frozenset(declared) & frozenset(self._names)

    @cached_property
    def completions(self) -> dict[str, Sequence[Completion]]:
        """By question or table, the ways in which it may be completed; all of them, where ``ways`` lists one's."""
        return {name: self.ways(name) for name in self._names}

    def ways(self, name: str) -> Sequence[Completion]:
        """Return the ways in which a question or a table may be completed, as ``completions`` has them."""
        if "completions" in self.__dict__:
            return self.completions[name]
        if name not in self._listed:
            if name in self._facts.tables:
                self._list_tables()
            else:
                self._listed[name] = self._with_declared(name, self._of_question(name))
        return self._listed[name]

    def _list_tables(self) -> None:
        """List the contents of all tables, which are drawn one after the other."""
        rng = random.Random(self._seed)  # noqa: S311 - for variety, not for secrets
        for name in self._names:
            if name in self._facts.tables:
                self._listed[name] = self._with_declared(name, self._tried.of_table(name, self._facts, rng))

    def _of_question(self, name: str) -> Sequence[Completion]:
        asked = self._as_open(name) if name in self._declared else self._facts
        near = self._beside(name) if self._changes else None
        alone, together = self._alone[name], name in self._together
        found = self._tried.of_question(name, asked, alone, together, near)
        if self._changes and self._facts.facts[name].state is AnswerState.PARTLY_ANSWERED:
            # What it may be, and beside that what only an action may make of it.
            within = self._tried.of_question(name, self._facts, alone, together, near)
            found = [*within, *(one for one in found if one not in within)]
        return found

    def _with_declared(self, name: str, found: Sequence[Completion]) -> Sequence[Completion]:
        return [self._declared[name], *found] if name in self._declared else found

    def within(self, judgement: Judgement) -> "OpenProject":
        """Return the same questions and completions in the same project judged otherwise; the first is what it is then.

        Only of a project that was ``varied``.
        """
        completions: dict[str, Sequence[Completion]] = {
            name: [Completion(name, fact=judgement.facts.facts[name]), *of[1:]] for name, of in self.completions.items()
        }
        other = copy(self)
        other._facts, other._values, other._known = judgement.facts, judgement.values, {}
        other.completions = completions
        return other

    def combinations(self, number: int) -> int:
        """Return in how many ways what a leaf rests on may be completed."""
        return prod(len(self.ways(name)) for name in self.reads[number])

    def values(self, number: int, chosen: Iterable[Places] | None = None) -> Iterator[tuple[Places, Kleene]]:
        """Yield what a leaf is worth by the completions of what it rests on.

        Args:
            number: of the leaf.
            chosen: the combinations to try, a place a name in the order of ``reads``; all of them when None.
        """
        leaf, names = self._leaves[number], self.reads[number]
        if chosen is None:
            chosen = product(*(range(len(self.ways(name))) for name in names))
        if leaf.rests_on is None or any(map(self._builder.computes, leaf.rests_on)):
            for places in chosen:
                yield places, leaf.value(self._completed(names, places, leaf.reads))
        elif len(names) == 1 and names == leaf.rests_on:
            ways = self.ways(names[0])
            for places in chosen:
                yield places, self._on_one(number, leaf, ways[places[0]])
        else:
            facts = {name: self._facts.facts[name] for name in leaf.rests_on}
            for places in chosen:
                yield places, leaf.value(FactSet({**facts, **self._made(zip(names, places, strict=True))[0]}, {}))

    def _on_one(self, number: int, leaf: CompiledLeaf, completion: Completion) -> Kleene:
        """Return what a leaf is worth that rests on one answer and on nothing else."""
        fact = completion.fact
        assert fact is not None  # noqa: S101 - a question is completed by an answer
        if fact.type not in _LISTED or fact.state is AnswerState.PARTLY_ANSWERED:
            return leaf.value(FactSet({fact.name: fact}, {}))
        key = number, fact.state, fact.value
        if key not in self._worths:
            self._worths[key] = leaf.value(FactSet({fact.name: fact}, {}))
        return self._worths[key]

    def leaf(self, number: int) -> CompiledLeaf:
        """Return a leaf."""
        return self._leaves[number]

    def is_ratio(self, number: int) -> bool:
        """Return whether a leaf reads an indicator that adds up what graded answers bring, every one of them closed."""
        reads = self._leaves[number].reads
        ratio = self._builder.ratio(next(iter(reads))) if len(reads) == 1 else None
        return ratio is not None and not any(map(self._may_stay_open, ratio.questions))

    def is_exact(self, name: str) -> bool:
        """Return whether the completions of a question tell apart all that leaves can; those of tables never do."""
        if name not in self._exact:
            is_table = name in self._facts.tables
            self._exact[name] = not is_table and self._tried.is_exhaustive(name, name in self._together)
        return self._exact[name]

    def completed(self, places: Mapping[str, int]) -> tuple[FactSet, frozenset[str]]:
        """Return the facts once these completions are made, and the names of those that changed."""
        facts, tables = self._made(places.items())
        return self._builder.with_facts(self._facts, facts, tables, self._announced)

    def settling(self, number: int) -> str | None:
        """Return the figure that settles a leaf where it is as declared, whatever else is open; None when none does."""
        reads = self._leaves[number].reads
        name = next(iter(reads))
        question = self._builder.figures.get(name) if len(reads) == 1 else None
        if question is None or self._announced is None or question not in self._announced.trusted:
            return None
        figure = self._announced.trusted[question]
        is_exact = with_figure(self._facts.facts[name], figure, is_final=False).is_known
        return question if is_exact and question in self.reads[number] else None

    def _as_open(self, name: str) -> FactSet:
        """Return the facts with a question left open that only counts as such."""
        fact = self._facts.facts[name]
        return self._facts.with_changes({name: Fact(name, fact.type, AnswerState.BLANK, cells=fact.cells)})

    def _beside(self, name: str) -> set[Value]:
        """Return what the questions are answered that some leaf reads together with this one."""
        bases = (
            base
            for leaf, names in zip(self._leaves, self.reads, strict=True)
            if name in names
            for read in leaf.reads
            if self._builder.ratio(read) is None
            for base in self._builder.bases(read)
        )
        facts = (self._facts.facts.get(base) for base in bases if base != name)
        return {fact.value for fact in facts if fact is not None and fact.value is not None}

    def _completed(self, names: tuple[str, ...], places: Places, reads: frozenset[str]) -> FactSet:
        """Return the facts once these completions are made, with the indicators among ``reads`` computed again."""
        key = names, places, reads
        if key not in self._known:  # several leaves compare the same indicator with different limits
            facts, tables = self._made(zip(names, places, strict=True))
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = self._builder.completed(self._facts, facts, tables, reads, self._announced)
        return self._known[key]

    def _made(self, places: Iterable[tuple[str, int]]) -> tuple[dict[str, Fact], dict[str, FactTable]]:
        chosen = [self.ways(name)[place] for name, place in places]
        facts = {one.name: one.fact for one in chosen if one.fact is not None}
        return facts, {one.name: one.table for one in chosen if one.table is not None}

    def _open_reads(self, leaf: CompiledLeaf) -> tuple[str, ...]:
        bases = {base for name in leaf.reads for base in self._builder.bases(name)}
        figures = {question for name in leaf.reads if (question := self._figure_that_matters(name))}
        return tuple(sorted((bases & self._open) | figures))

    def _figure_that_matters(self, name: str) -> str | None:
        """Return the open question whose answer may narrow an indicator; None when there is none.

        One that nobody answered says no more than the completions of what the indicator is computed from.
        """
        question, facts = self._builder.figures.get(name), self._facts.facts
        if question is None or question not in self._open:
            return None
        is_partial = facts[question].state is AnswerState.PARTLY_ANSWERED and not facts[name].is_known
        return question if is_partial or question in self._asked_again else None

    def _trusted(self, declared: Mapping[str, Completion]) -> Mapping[str, Fact]:
        """Return the figures that only count as open, and that what is declared does not contradict."""
        asked = {question: name for name, question in self._builder.figures.items()}
        figures = {name: one.fact for name, one in declared.items() if name in asked and one.fact is not None}
        given = {question: figure for question, figure in figures.items() if is_given(figure)}
        if not given:
            return {}
        answers = {name: one.fact for name, one in declared.items() if one.fact is not None}
        tables = {name: one.table for name, one in declared.items() if one.table is not None}
        as_declared, _ = self._builder.with_facts(self._facts, answers, tables)
        return {
            question: figure
            for question, figure in given.items()
            if not contradicts(figure, as_declared.facts[asked[question]], is_final=True)
        }

    def _apart(self) -> tuple[Mapping[str, list[CompiledLeaf]], frozenset[str]]:
        """Return the leaves that read each question alone, and the questions that are read together with others."""
        alone: defaultdict[str, list[CompiledLeaf]] = defaultdict(list)
        together: set[str] = set()
        for number, (leaf, names) in enumerate(zip(self._leaves, self.reads, strict=True)):
            if len(names) == 1 and names[0] in leaf.reads:
                alone[names[0]].append(leaf)
            elif not self.is_ratio(number):
                together.update(names)
        return alone, frozenset(together)
