"""What people note on the cover of a workbook: who sends it and until when, and who signs it off."""

from collections.abc import Mapping
from enum import StrEnum


class CoverField(StrEnum):
    """What people note on the cover: read and carried over as notes, part of no conclusion."""

    SENDER = "sender"
    CONTACT = "contact"
    DEADLINE = "deadline"
    MARK = "mark"
    FILLED_BY = "filled_by"
    APPROVED_BY = "approved_by"


Cover = Mapping[CoverField, str]
"""What is noted on a cover, by field; a field without a note is left out."""
