"""Contradictions: answers that cannot all hold on one project, each pattern as data."""

from typing import Any

from pydantic import Field

from audit.model.base import Declared
from audit.model.condition import Condition, RuleId
from audit.model.example_table import ExampleTable
from audit.model.names import FactName, Identifier
from audit.model.text import Text


class ContradictionExample(Declared):
    """Answers, and whether they contradict one another; what is not given is blank."""

    name: str
    given: dict[FactName, Any] = Field(default_factory=dict)
    tables: dict[Identifier, ExampleTable] = Field(default_factory=dict)
    contradicts: bool


class Contradiction(Declared):
    """One pattern, as ``questionnaires/contradictions.yaml`` writes it; see docs/questionnaire.md.

    Attributes:
        when: when the answers contradict one another, in the language of conditions; it reads answers and tables only.
        says: what cannot hold together, in one sentence without a full stop.
        examples: answers that contradict one another, and answers that do not.
    """

    id: RuleId
    when: Condition
    says: Text
    examples: tuple[ContradictionExample, ...] = Field(min_length=1)
