"""What becomes of one file: a line, or the reason why there is none; what workers send back and what is kept."""

from dataclasses import dataclass

from audit.model.base import Frozen
from audit.portfolio.doctrine_schema import SweptProject
from audit.portfolio.schema import ProjectLine, RefusedProject


class KeptRecord(Frozen):
    """A record that was written: the hash of its bytes, and that of the rulebook that it refers to."""

    sha256: str
    rulebook: str


class JudgedFile(Frozen):
    """What was made of one file.

    Attributes:
        line: None when the file was refused.
        before, after: the same project by the rules that are loaded, and by them with other parameters; None when
            none were given.
        swept: what each range of values makes of it.
        record: which record it has, where records are written and it is no result itself.
    """

    line: ProjectLine | None = None
    refused: RefusedProject | None = None
    before: ProjectLine | None = None
    after: ProjectLine | None = None
    swept: tuple[SweptProject, ...] = ()
    record: KeptRecord | None = None


@dataclass(frozen=True)
class MadeOfFile:
    """What a worker sends back of one file.

    Attributes:
        record: the bytes of its record, where they are asked for.
    """

    judged: JudgedFile
    record: bytes | None = None
