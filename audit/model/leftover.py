"""What a filled workbook holds that no answer of the questionnaire has a place for."""

from audit.model.base import Declared
from audit.model.text import Text


class Leftover(Declared):
    """One answer that is not carried over, or one text that people added, exactly as it was typed.

    Attributes:
        sheet: where it stood.
        cell: where it stood.
        label: the question, as the workbook put it.
        typed: the answer, or the texts of one line, one below another.
        notes: what stood beside it: level of evidence, source, comment, reason.
        why: why it is not carried over, and what to do.
    """

    sheet: str
    cell: str
    label: str
    typed: str
    notes: tuple[str, ...] = ()
    why: Text
