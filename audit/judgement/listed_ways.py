"""The ways to complete each open question and table of one project, listed when they are first asked for."""

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from functools import cached_property

from audit.engine.leaves import CompiledLeaf
from audit.facts.build import FactBuilder
from audit.judgement.completions import Completion, Completions
from audit.model.answer import AnswerState
from audit.model.fact import Fact, FactSet
from audit.model.value import Value


class ListedWays:
    """Lists them; one thread at a time."""

    def __init__(
        self,
        completions: Completions,
        facts: FactSet,
        names: Collection[str],
        alone: Mapping[str, Sequence[CompiledLeaf]],
        together: Collection[str],
        declared: Mapping[str, Completion],
        seed: int,
        beside: Callable[[str], Collection[Value]] | None,
    ) -> None:
        """Prepare.

        Args:
            completions: what finds the ways to complete one question or table.
            facts: those of the project.
            names: the questions and tables that may be completed.
            alone: by question, the leaves that read it and nothing else that is open.
            together: the questions that some leaf reads together with others.
            declared: of those that only count as open, what is declared: their first completion.
            seed: of the contents that are tried for open tables.
            beside: what is answered beside a question, where answers are changed and not only completed; else None.
        """
        self._completions = completions
        self._facts = facts
        self._names = sorted(names)
        self._alone = alone
        self._together = together
        self._declared = declared
        self._seed = seed
        self._beside = beside
        self._listed: dict[str, Sequence[Completion]] = {}

    def of(self, name: str) -> Sequence[Completion]:
        """Return the ways in which a question or a table may be completed."""
        if name not in self._listed:
            if name in self._facts.tables:
                self._list_tables()
            else:
                self._listed[name] = self._with_declared(name, self._of_question(name))
        return self._listed[name]

    @cached_property
    def all(self) -> dict[str, Sequence[Completion]]:
        """Those of every question and table, by their names; what is added to it is listed."""
        self._listed = {name: self.of(name) for name in self._names}
        return self._listed

    def replaced(self, listed: dict[str, Sequence[Completion]]) -> "ListedWays":
        """Return the same with all ways as they are ``listed``."""
        other = copy(self)
        other._listed = other.all = listed
        return other

    def _list_tables(self) -> None:
        """List the contents of all tables, which are drawn one after the other."""
        rng = random.Random(self._seed)  # noqa: S311 - for variety, not for secrets
        for name in self._names:
            if name in self._facts.tables:
                self._listed[name] = self._with_declared(name, self._completions.of_table(name, self._facts, rng))

    def _of_question(self, name: str) -> Sequence[Completion]:
        asked = self._as_open(name) if name in self._declared else self._facts
        near = None if self._beside is None else self._beside(name)
        alone, together = self._alone[name], name in self._together
        found = self._completions.of_question(name, asked, alone, together, near)
        if self._beside is not None and self._facts.facts[name].state is AnswerState.PARTLY_ANSWERED:
            # What it may be, and beside that what only an action may make of it.
            within = self._completions.of_question(name, self._facts, alone, together, near)
            found = [*within, *(one for one in found if one not in within)]
        return found

    def _with_declared(self, name: str, found: Sequence[Completion]) -> Sequence[Completion]:
        return [self._declared[name], *found] if name in self._declared else found

    def _as_open(self, name: str) -> FactSet:
        """Return the facts with a question left open that only counts as such."""
        fact = self._facts.facts[name]
        return self._facts.with_changes({name: Fact(name, fact.type, AnswerState.BLANK, cells=fact.cells)})


def answered_beside(
    leaves: Sequence[CompiledLeaf],
    reads: Sequence[tuple[str, ...]],
    builder: FactBuilder,
    facts: FactSet,
    name: str,
) -> set[Value]:
    """Return what the questions are answered that some leaf reads together with this one.

    Args:
        leaves: those that judging needs.
        reads: by leaf, the open questions and tables that it rests on.
        builder: what knows where indicators come from.
        facts: those of the project.
        name: the question.
    """
    bases = (
        base
        for leaf, names in zip(leaves, reads, strict=True)
        if name in names
        for read in leaf.reads
        if builder.ratio(read) is None
        for base in builder.bases(read)
    )
    answered = (facts.facts.get(base) for base in bases if base != name)
    return {fact.value for fact in answered if fact is not None and fact.value is not None}
