"""Contradictions: answers that cannot all hold on one project, each pattern as data."""

from typing import Any

from pydantic import Field, model_validator

from audit.errors import Refused
from audit.model.base import Declared
from audit.model.condition import Condition, RuleId
from audit.model.example_table import ExampleTable
from audit.model.names import FactName, Identifier
from audit.model.question_reference import MoneyColumn, MoneyQuestion, TableName
from audit.model.text import Text


class ContradictionExample(Declared):
    """Answers, and whether they contradict one another; what is not given is blank."""

    name: str
    given: dict[FactName, Any] = Field(default_factory=dict)
    tables: dict[Identifier, ExampleTable] = Field(default_factory=dict)
    contradicts: bool


class Addition(Declared):
    """The amounts of a column, of all lines of a table, which are to make up the amount that a question asks for."""

    table: TableName
    column: MoneyColumn
    to: MoneyQuestion


class Contradiction(Declared):
    """One pattern, as ``questionnaires/contradictions.yaml`` writes it; see docs/questionnaire.md.

    Attributes:
        when: when the answers contradict one another, in the language of conditions; it reads answers and tables only.
        does_not_add_up: in place of ``when``: they do when the lines of a table add up to something else.
        says: what cannot hold together, in one sentence without a full stop.
        examples: answers that contradict one another, and answers that do not.
    """

    id: RuleId
    when: Condition | None = None
    does_not_add_up: Addition | None = None
    says: Text
    examples: tuple[ContradictionExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_way_to_tell(self) -> "Contradiction":
        if (self.when is None) is (self.does_not_add_up is None):
            raise Refused(
                "une contradiction a une clé « when » ou « does_not_add_up », et une seule",
                "a contradiction has a key 'when' or 'does_not_add_up', and only one of them",
            )
        return self
