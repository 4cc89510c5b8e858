"""Which questions the tool itself reads: the only place where it learns the names of facts."""

from pydantic import Field

from audit.model.base import Frozen
from audit.model.owner_role import OwnerRole
from audit.model.question_reference import CodeQuestion, DateQuestion, TextQuestion


class Roles(Frozen):
    """The questions that play a part in the tool; without one, what depends on it is left out.

    Attributes:
        review_date: the date of the review, without which nothing is audited.
        project_name: how the report calls the project.
        ministry: who carries it.
        phase: where it stands.
        description: what it is about; what the panorama publishes besides is noted under it.
        owner_names: who holds each role of the action plan.
    """

    review_date: DateQuestion
    project_name: TextQuestion | None = None
    ministry: TextQuestion | None = None
    phase: CodeQuestion | None = None
    description: TextQuestion | None = None
    owner_names: dict[OwnerRole, TextQuestion] = Field(default_factory=dict)

    @property
    def named(self) -> tuple[str, ...]:
        """Every question that has a role."""
        single = (self.review_date, self.project_name, self.ministry, self.phase, self.description)
        return (*(name for name in single if name), *self.owner_names.values())
