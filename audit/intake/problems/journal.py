"""Gathers the problems of a workbook while it is read."""

from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.intake.problems.expectations import expected
from audit.intake.problems.messages import CHOOSE_OR_GRADE, CHOOSE_OR_JOIN, MISTAKES
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.problems.structure_messages import STRUCTURE
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.words import quotable
from audit.model.leftover import Leftover
from audit.model.questionnaire import Field, QuestionType
from audit.model.text import Text

_FEWEST_TO_CHOOSE = 2  # of two answers, either both are possible or one is given


class Journal:
    """Every problem found so far, and what has no place in the questionnaire; nothing stops at the first one."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.leftovers: list[Leftover] = []
        self._expected: dict[str, Text] = {}  # by question: a column may be wrong on every line

    def mistake(
        self,
        mistake: Mistake,
        asked: Field,
        question: str,
        label: Text,
        sheet: str,
        cell: str,
        read: str,
        advice: Text | None = None,
    ) -> None:
        """Note an answer that cannot be used, or that was read and should be checked.

        Args:
            mistake: what is wrong with it.
            asked: the question or the column.
            question: its id.
            label: the question as people read it.
            sheet: where.
            cell: where.
            read: what the cell holds.
            advice: what to do here, when it is not the message's own advice.
        """
        message = MISTAKES[mistake.code]
        advice = advice or _of_list(mistake, asked) or message.advice
        details: dict[str, str | Text] = {"item": mistake.item}
        if question not in self._expected:
            self._expected[question] = expected(asked)
        self.diagnostics.append(
            Diagnostic(
                severity=message.severity,
                code=mistake.code,
                sheet=sheet,
                cell=cell,
                question=question,
                label=label,
                read=read,
                expected=self._expected[question],
                closest=mistake.closest,
                problem=filled(message.problem, details),
                advice=filled(advice, details),
            )
        )

    def structure(
        self,
        code: StructureCode,
        sheet: str = "",
        cell: str = "",
        *,
        question: str = "",
        label: Text | None = None,
        read: str = "",
        expected: Text | None = None,
        closest: str = "",
        severity: Severity | None = None,
        details: dict[str, str | Text] | None = None,
    ) -> None:
        """Note a problem that lies around the answers.

        Args:
            code: names the message.
            sheet: where.
            cell: where; empty for the sheet as a whole.
            question: the id of the question concerned, if one is.
            label: the question as people read it.
            read: what the cell holds.
            expected: what it should hold.
            closest: what was probably meant.
            severity: another severity than the message's own.
            details: what the sentences name.
        """
        message = STRUCTURE[code]
        self.diagnostics.append(
            Diagnostic(
                severity=severity or message.severity,
                code=code,
                sheet=sheet,
                cell=cell,
                question=question,
                label=label,
                read=read,
                expected=expected,
                closest=closest,
                problem=filled(message.problem, details or {}),
                advice=filled(message.advice, details or {}),
            )
        )


def _of_list(mistake: Mistake, asked: Field) -> Text | None:
    """Return how to answer a closed list of which several answers may be possible, without all of them being so."""
    if mistake.code is not MistakeCode.NOT_IN_LIST or len(asked.options) <= _FEWEST_TO_CHOOSE:
        return None
    return CHOOSE_OR_GRADE if asked.type is QuestionType.YES_PARTIAL_NO else CHOOSE_OR_JOIN


def filled(sentence: Text, details: dict[str, str | Text]) -> Text:
    """Return ``sentence`` with its details; a text in both languages is ours, any other people typed, or is a place."""
    french = {name: detail.fr if isinstance(detail, Text) else quotable(detail) for name, detail in details.items()}
    english = {name: detail.en if isinstance(detail, Text) else quotable(detail) for name, detail in details.items()}
    return Text(fr=sentence.fr.format(**french), en=sentence.en.format(**english))
