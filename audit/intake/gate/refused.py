"""The refusal of a file, before or while it is opened, in both languages."""

from audit.errors import Bilingual, WorkbookRefused
from audit.intake.values.words import printable
from audit.model.text import Text


class RefusedFile(WorkbookRefused):
    """The file cannot be read as an intake workbook; the text says why and what to do.

    Attributes:
        code: the reason in one word, the same for the same mistake.
        text: the sentence for the person who sent the file.
    """

    def __init__(self, code: str, text: Text) -> None:
        self.code = code
        self.text = Text(fr=printable(text.fr), en=printable(text.en))  # it names the file, and what it holds
        super().__init__(Bilingual(self.text.fr, self.text.en))
