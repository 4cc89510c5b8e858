"""Takes the answers of a filled workbook over, for ``audit questionnaire``."""

from pathlib import Path

from audit.cli.intake import read_or_refuse
from audit.cli.language import bilingual, console_language
from audit.intake.problems.diagnostics import Diagnostic
from audit.intake.problems.structure_codes import StructureCode
from audit.model.answer import AnswerState
from audit.model.leftover import Leftover
from audit.model.questionnaire import QuestionBank, ReviewType
from audit.model.text import Language, Text
from audit.questionnaire.carry_over import CarriedOver, carry_over
from audit.questionnaire.leftover_sheet import LEFTOVER_SHEET

# What was typed in these cells has no place in an answer.
_NOT_IN_ANSWERS = (
    StructureCode.EVIDENCE_UNKNOWN,
    StructureCode.EVIDENCE_FORMULA,
    StructureCode.NOTE_ERROR,
    StructureCode.COMPLETENESS_UNKNOWN,
    StructureCode.COMPLETENESS_CONTRADICTED,
    StructureCode.COMPLETE_BUT_EMPTY,
)


def carried_over(source: Path, bank: QuestionBank, review: str | None, language: str | None) -> CarriedOver:
    """Return the answers of ``source`` for a workbook of that review and language, by default its own.

    Raises:
        WorkbookRefused: when it cannot be read.
    """
    intake = read_or_refuse(source, bank, Language(console_language()))
    asked = bank.questionnaire(ReviewType(review) if review else intake.snapshot.review_type)
    carried = carry_over(intake.snapshot, bank, asked, Language(language) if language else intake.snapshot.language)
    said_in = intake.snapshot.language
    beside = [_beside(item, said_in) for item in intake.diagnostics if item.code in _NOT_IN_ANSWERS]
    return carried._replace(
        leftovers=(*intake.leftovers, *beside, *carried.leftovers),
        cover=intake.cover,
        part=intake.part,
        sha256=intake.snapshot.workbook.sha256 if intake.snapshot.workbook else "",
    )


def said_of(carried: CarriedOver) -> str:
    """Return how much was carried over, for the person who asked."""
    answers = list(carried.snapshot.answers.values())
    answers += [cell for table in carried.snapshot.tables.values() for row in table.rows for cell in row.cells.values()]
    kept = sum(answer.state is not AnswerState.BLANK for answer in answers)
    if not carried.leftovers:
        return bilingual(f"{kept} réponses reprises ; aucune laissée.", f"{kept} answers taken over; none left out.")
    left, sheet = len(carried.leftovers), LEFTOVER_SHEET.to(carried.snapshot.language)
    return bilingual(
        f"{kept} réponses reprises ; {left} sans place dans ce questionnaire, dans la feuille « {sheet} ».",
        f'{kept} answers taken over; {left} without a place in this questionnaire, on the sheet "{sheet}".',
    )


def _beside(item: Diagnostic, language: Language) -> Leftover:
    label = item.label.to(language) if item.label else item.question
    why = Text(fr=_sentence(item.problem.fr), en=_sentence(item.problem.en))
    return Leftover(sheet=item.sheet, cell=item.cell, label=label, typed=item.read, why=why)


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
