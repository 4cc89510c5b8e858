"""Which questions and tables the leaves of the rules come from, through indicators too: the same on every project."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from audit.engine.kernel import Kernel
from audit.facts.build import FactBuilder


class LeafBases:
    """What the leaves that judging needs come from, by their number.

    Attributes:
        leaves: the leaves.
        computed_from: by leaf, the questions and tables that it comes from.
    """

    def __init__(self, kernel: Kernel, builder: FactBuilder) -> None:
        self._builder = builder
        self.leaves = kernel.leaves[: kernel.program.judged_atoms]
        self.computed_from = [frozenset(base for name in leaf.reads for base in builder.bases(name))
                              for leaf in self.leaves]  # fmt: skip

    @cached_property
    def with_figures(self) -> Sequence[tuple[str, ...]]:
        """By leaf, the same and the questions that ask for figures as they are published, in order."""
        found = ({base for name in leaf.reads for base in self._builder.all_bases(name)} for leaf in self.leaves)
        return [tuple(sorted(bases)) for bases in found]

    @cached_property
    def leaves_on(self) -> Mapping[str, Sequence[int]]:
        """By question or table, the leaves that have it among ``with_figures``."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, names in enumerate(self.with_figures):
            for name in names:
                found[name].append(number)
        return dict(found)
