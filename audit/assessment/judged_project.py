"""One project, judged: verdicts and figures, before any text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.engine.kernel import Judgement
from audit.judgement.figures import Figures
from audit.model.answer import Answer
from audit.model.fact import FactSet
from audit.model.quickly_made import quickly_made
from audit.model.snapshot import ProjectSnapshot


@quickly_made
@dataclass(frozen=True, slots=True)
class JudgedProject:
    """What is judged of one project, from which its record is written.

    Attributes:
        read: what the workbook says.
        left_out: the ids of the rules that are not for this project.
        otherwise: the answers, by question, that are judged in place of those read.
        withdrawn: those of the rules left out whose findings the auditors withdrew: no diagnosis rests on them.
    """

    read: ProjectSnapshot
    review_date: date
    judgement: Judgement
    figures: Figures
    left_out: frozenset[str]
    otherwise: Mapping[str, Answer] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()

    @property
    def snapshot(self) -> ProjectSnapshot:
        """The project as it is judged; put together when it is asked for, which most of a search never does."""
        if not self.otherwise:
            return self.read
        return self.read.model_copy(update={"answers": {**self.read.answers, **self.otherwise}})

    @property
    def facts(self) -> FactSet:
        """The facts of the project."""
        return self.judgement.facts
