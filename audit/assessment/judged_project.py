"""One project, judged: verdicts and figures, before any text."""

from dataclasses import dataclass
from datetime import date

from audit.engine.kernel import Judgement
from audit.judgement.figures import Figures
from audit.model.fact import FactSet
from audit.model.snapshot import ProjectSnapshot


@dataclass(frozen=True, slots=True)
class JudgedProject:
    """What is judged of one project, from which its record is written.

    Attributes:
        left_out: the ids of the rules that are not for this project.
    """

    snapshot: ProjectSnapshot
    review_date: date
    judgement: Judgement
    figures: Figures
    left_out: frozenset[str]

    @property
    def facts(self) -> FactSet:
        """The facts of the project."""
        return self.judgement.facts
