"""The hidden sheet of closed lists and the names that drop-downs use."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from audit.model.questionnaire import (
    COMPLETENESS_LABELS,
    EVIDENCE_LABELS,
    NO,
    NOT_APPLICABLE_LABEL,
    UNKNOWN_LABEL,
    YES,
    Choice,
)
from audit.model.text import Language
from audit.questionnaire.layout import LISTS_SHEET


class Lists:
    """Writes each different list once, and names it."""

    def __init__(self, workbook: Workbook, language: Language) -> None:
        self._workbook = workbook
        self._sheet = workbook.create_sheet(LISTS_SHEET)
        self._sheet.sheet_state = "hidden"
        self._language = language
        self._names: dict[tuple[str, ...], str] = {}

    def answers(self, options: tuple[Choice, ...]) -> str:
        """Return the name of the list of ``options``, with "don't know" and "not applicable"."""
        labels = [option.label.to(self._language) for option in options]
        return self._named([*labels, UNKNOWN_LABEL.to(self._language), NOT_APPLICABLE_LABEL.to(self._language)])

    def items(self) -> str:
        """Return the name of the list for one item of several choices: it is held, it is not, or nobody knows."""
        return self._named([text.to(self._language) for text in (YES.label, NO.label, UNKNOWN_LABEL)])

    def evidence(self) -> str:
        """Return the name of the list of evidence levels."""
        return self._named([label.to(self._language) for label in EVIDENCE_LABELS.values()])

    def completeness(self) -> str:
        """Return the name of the list by which a table is declared complete."""
        labels = [label.to(self._language) for label in COMPLETENESS_LABELS.values()]
        return self._named([*labels, UNKNOWN_LABEL.to(self._language)])

    def _named(self, labels: list[str]) -> str:
        key = tuple(labels)
        if key not in self._names:
            column = len(self._names) + 1
            for row, label in enumerate(labels, start=1):
                self._sheet.cell(row, column, label)
            name = f"audit_list_{column}"
            letter = get_column_letter(column)
            reference = f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(labels)}"
            self._workbook.defined_names[name] = DefinedName(name, attr_text=reference)
            self._names[key] = name
        return self._names[key]
