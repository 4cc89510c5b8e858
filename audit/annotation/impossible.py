"""The one reason why a workbook that was read cannot be annotated: its file is not made as an .xlsx is."""

from audit.errors import AuditError
from audit.model.text import Text


class PartUnreadable(Exception):
    """A part of the file is missing, or does not hold what its kind should."""


class CannotAnnotate(AuditError):
    """The annotated copy cannot be made.

    Attributes:
        text: why, and what to do.
    """

    exit_code = 2

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.fr)


NOT_XLSX = Text(
    fr="La copie annotée demande un classeur .xlsx, et celui-ci a un autre format : enregistrez-le au format "
    "« Classeur Excel (.xlsx) » et recommencez. La liste des problèmes reste donnée par « audit check » seul.",
    en="The annotated copy needs an .xlsx workbook, and this one has another format: save it as "
    '"Excel Workbook (.xlsx)" and try again. The list of problems is still given by "audit check" alone.',
)
UNUSUAL = Text(
    fr="La structure interne de ce classeur ne permet pas d'en faire une copie annotée : ouvrez-le dans un tableur, "
    "enregistrez-le au format .xlsx sous un autre nom et recommencez. La liste des problèmes reste donnée par "
    "« audit check » seul.",
    en="The inner structure of this workbook does not allow an annotated copy: open it in a spreadsheet program, save "
    'it as .xlsx under another name and try again. The list of problems is still given by "audit check" alone.',
)
