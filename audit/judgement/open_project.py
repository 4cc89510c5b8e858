"""What a project leaves open, and what every leaf is worth by the ways in which that may be completed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import product
from math import prod

from audit.engine.kernel import Judgement, Kernel
from audit.engine.leaves import CompiledLeaf
from audit.facts.build import FactBuilder
from audit.facts.indicators.open_figures import Announced
from audit.facts.indicators.published import contradicts, is_given, with_figure
from audit.judgement.completed_facts import CompletedFacts
from audit.judgement.completions import Completion, Completions, open_questions, open_tables
from audit.judgement.leaf_bases import LeafBases
from audit.judgement.leaf_worths import LeafGroup, LeafWorths, Places, SharedWorths
from audit.judgement.listed_ways import ListedWays, answered_beside
from audit.model.answer import AnswerState
from audit.model.fact import Fact, FactSet, FactTable
from audit.model.kleene import Kleene


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
    worths: SharedWorths = field(default_factory=dict, compare=False)

    @cached_property
    def bases(self) -> LeafBases:
        """What the leaves come from."""
        return LeafBases(self.kernel, self.builder)

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
        only_completes: whether nothing that is declared is taken back: what is settled of the project then stays so.
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
        self._leaves = opener.bases.leaves
        self._builder = opener.builder
        self._may_stay_open = opener.completions.may_stay_open
        self._facts = judgement.facts
        self._values = judgement.values
        self._open = names
        self._announced = None if changes else Announced(self._facts, self._trusted(declared))
        self._asked_again = frozenset(declared)
        self.reads: Sequence[tuple[str, ...]] = list(self._open_reads(opener.bases.computed_from))
        alone, self._together = self._apart()
        self._tried = opener.completions
        self._opener = opener
        self._names = frozenset(name for names in self.reads for name in names)
        near = partial(answered_beside, self._leaves, self.reads, self._builder, self._facts) if changes else None
        self._ways = ListedWays(
            opener.completions, self._facts, self._names, alone, self._together, declared, seed, near
        )
        self.only_completes = not changes and not declared
        self._exact: dict[str, bool] = {}
        self.declared = self._names.intersection(declared)
        self._worths = self._nothing_worked_out()

    @property
    def completions(self) -> dict[str, Sequence[Completion]]:
        """By question or table, the ways in which it may be completed; all of them, where ``ways`` lists one's."""
        return self._ways.all

    def ways(self, name: str) -> Sequence[Completion]:
        """Return the ways in which a question or a table may be completed, as ``completions`` has them."""
        return self._ways.of(name)

    def within(self, judgement: Judgement) -> "OpenProject":
        """Return the same questions and completions in the same project judged otherwise; the first is what it is then.

        Only of a project that was ``varied``.
        """
        completions: dict[str, Sequence[Completion]] = {
            name: [Completion(name, fact=judgement.facts.facts[name]), *of[1:]] for name, of in self.completions.items()
        }
        other = copy(self)
        other._facts, other._values = judgement.facts, judgement.values
        other._ways = self._ways.replaced(completions)
        other._worths = other._nothing_worked_out()
        return other

    def combinations(self, number: int) -> int:
        """Return in how many ways what a leaf rests on may be completed."""
        return prod(len(self.ways(name)) for name in self.reads[number])

    def values(self, number: int, chosen: Iterable[Places] | None = None) -> Iterator[tuple[Places, Kleene]]:
        """Return what a leaf is worth by the completions of what it rests on.

        Args:
            number: of the leaf.
            chosen: the combinations to try, a place a name in the order of ``reads``; all of them when None.
        """
        if chosen is None:
            chosen = product(*(range(len(self.ways(name))) for name in self.reads[number]))
        return self._worths.by_ways(number, chosen)

    def by_every_way(self, number: int) -> Sequence[Kleene]:
        """Return what a leaf is worth by all the completions of what it rests on, in the order of their ``product``."""
        return self._worths.by_every_way(number)

    def group(self, numbers: Collection[int]) -> LeafGroup:
        """Return some leaves, to be asked for together."""
        return self._worths.group(numbers)

    def worths(self, places: Mapping[str, int], group: LeafGroup | None = None) -> Mapping[int, Kleene]:
        """Return what leaves are worth once these completions are made; of those that may be worth something else.

        It is what judging ``completed`` facts finds: a leaf that does not rest on these completions may be worth
        something else too, where they bring questions to be asked, or not to be.

        Args:
            places: by question or table, the place of its completion.
            group: the leaves that are wanted; all of them when None.
        """
        given, _ = self._made(places.items())
        asked = self._builder.asked_after(self._facts, given)
        on_asked = {number for name in asked for number in self._opener.bases.leaves_on.get(name, ())}
        return self._worths.once_completed(places, asked, on_asked, group)

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

    def _nothing_worked_out(self) -> LeafWorths:
        of, are_shared = self._ways.of, self._tried.are_shared  # nothing here holds this project: it is freed at once
        completed = CompletedFacts(self._builder, self._facts, self._announced, self._names, of, are_shared)
        return LeafWorths(self._leaves, self.reads, self._opener.bases.with_figures, completed, self._opener.worths)

    def _made(self, places: Iterable[tuple[str, int]]) -> tuple[dict[str, Fact], dict[str, FactTable]]:
        chosen = [self.ways(name)[place] for name, place in places]
        facts = {one.name: one.fact for one in chosen if one.fact is not None}
        return facts, {one.name: one.table for one in chosen if one.table is not None}

    def _open_reads(self, bases: Sequence[frozenset[str]]) -> Iterator[tuple[str, ...]]:
        figures = {name: found for name in self._builder.figures if (found := self._figure_that_matters(name))}
        for leaf, names in zip(self._leaves, bases, strict=True):
            told = {figures[name] for name in leaf.reads if name in figures} if figures else ()
            yield tuple(sorted((names & self._open).union(told)))

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
