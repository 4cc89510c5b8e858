"""What identifies the project of one audit on the first page."""

from dataclasses import dataclass

from pydantic import ConfigDict

from audit.model.text import Text


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """What identifies the project on the first page; None where the workbook does not say.

    Attributes:
        disclaimer: a warning printed on the first page, e.g. that the project is fictitious.
        disclaimer_texts: the same in both languages; None where it is known in that of the workbook alone.
        reconstructed: whether the project is reconstructed as it was on a past day: nobody signs for it or has a plan.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str | None
    ministry: str | None
    phase: Text | None
    description: str | None
    disclaimer: str | None = None
    disclaimer_texts: Text | None = None
    reconstructed: bool = False
