"""What becomes of one file: a line, or the reason why there is none; what workers send back and what is kept."""

from audit.model.base import Frozen
from audit.portfolio.doctrine_schema import SweptProject
from audit.portfolio.schema import ProjectLine, RefusedProject


class JudgedFile(Frozen):
    """What was made of one file.

    Attributes:
        line: None when the file was refused.
        before, after: the same project by the rules that are loaded, and by them with other parameters; None when
            none were given.
        swept: what each range of values makes of it.
    """

    line: ProjectLine | None = None
    refused: RefusedProject | None = None
    before: ProjectLine | None = None
    after: ProjectLine | None = None
    swept: tuple[SweptProject, ...] = ()
