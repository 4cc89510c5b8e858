"""How a report is presented beside what it says: theme, confidentiality mark, draft, version."""

from dataclasses import dataclass, field

from audit.reporting.theme.model import Theme


@dataclass(frozen=True, slots=True)
class Presentation:
    """What an administration puts on its report.

    Attributes:
        mark: who may read it, on every page; empty for none.
        draft: whether it is a draft, which every page then says.
        version: the version that is printed; empty for none.
    """

    theme: Theme = field(default_factory=Theme)
    mark: str = ""
    draft: bool = False
    version: str = ""


PLAIN = Presentation()
