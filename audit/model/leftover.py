"""What a filled workbook holds that a newer questionnaire has no place for."""

from audit.model.base import Frozen
from audit.model.text import Text


class Leftover(Frozen):
    """One answer that is not carried over, exactly as it was typed.

    Attributes:
        sheet: where it stood.
        cell: where it stood.
        label: the question, as the workbook put it.
        typed: the answer.
        notes: what stood beside it: level of evidence, source, comment, reason.
        why: why it is not carried over, and what to do.
    """

    sheet: str
    cell: str
    label: str
    typed: str
    notes: tuple[str, ...] = ()
    why: Text
