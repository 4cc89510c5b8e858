"""What a published figure means for the completions of a project: it is an answer, and completions keep the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.facts.indicators.published import held_to, is_given, with_figure
from audit.model.fact import Fact, FactSet


@dataclass(frozen=True)
class Announced:
    """What was said of a project before what it leaves open is completed.

    Attributes:
        facts: those of the project.
        trusted: figures that only count as open, by question: where a completion takes one, its word holds as well.
    """

    facts: FactSet
    trusted: Mapping[str, Fact] = field(default_factory=dict)

    def kept(self, found: Fact, question: str, completed: FactSet) -> Fact:
        """Return an indicator in a completion of the project, within what the figure of ``question`` leaves possible.

        Whoever fills a table at random does not meet the figure that is published of it. The project is the one that
        is declared, figure included, so that the indicator stays within what was announced of it.

        Args:
            found: the indicator as it follows from the completion.
            question: that asks for the figure.
            completed: the answers and tables of the completion.
        """
        before, figure = self.facts.facts[found.name], completed.facts.get(question)
        if figure is None or not is_given(figure):
            return found
        if is_given(self.facts.facts[question]):
            if before.value is None and before.reach is None:  # it has no value, whatever is published
                return found
        elif figure != self.trusted.get(question):
            return found
        return held_to(with_figure(before, figure, is_final=False), found)
