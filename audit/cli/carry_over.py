"""Takes the answers of a filled workbook over, for ``audit questionnaire``."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from audit.cli.intake import read_or_refuse
from audit.cli.language import bilingual, console_language
from audit.intake.problems.diagnostics import Diagnostic
from audit.intake.problems.structure_codes import StructureCode
from audit.model.answer import AnswerState
from audit.model.leftover import Leftover
from audit.model.questionnaire import FactName, QuestionBank, ReviewType
from audit.model.text import Language, Text
from audit.questionnaire.carry_over import CarriedOver, carry_over
from audit.questionnaire.leftover_sheet import LEFTOVER_SHEET
from audit.wording.numbers import write_date

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
        left_before=intake.left_before,
        cover=intake.cover,
        part=intake.part,
        sha256=sha256(source.read_bytes()).hexdigest(),
    )


def said_of(carried: CarriedOver, review_date: FactName | None = None) -> str:
    """Return how much was carried over, for the person who asked, and what a new review has to look at again.

    Args:
        carried: the answers.
        review_date: the name of the question on the date of the review, where another review may begin.
    """
    answers = list(carried.snapshot.answers.values())
    answers += [cell for table in carried.snapshot.tables.values() for row in table.rows for cell in row.cells.values()]
    kept = sum(answer.state is not AnswerState.BLANK for answer in answers)
    return "\n".join(filter(None, (_counted(carried, kept), _left_before(carried), _to_look_at(carried, review_date))))


def _counted(carried: CarriedOver, kept: int) -> str:
    left, sheet = len(carried.leftovers), LEFTOVER_SHEET.to(carried.snapshot.language)
    if not left:
        return bilingual(f"{kept} réponses reprises ; aucune laissée.", f"{kept} answers taken over; none left out.")
    return bilingual(
        f"{kept} réponses reprises ; {left} laissées dans la feuille « {sheet} », avec le motif.",
        f'{kept} answers taken over; {left} left on the sheet "{sheet}", with the reason.',
    )


def _left_before(carried: CarriedOver) -> str:
    """Say that answers which an earlier questionnaire had no place for may have one in this one."""
    sheet = LEFTOVER_SHEET.to(carried.snapshot.language)
    if not carried.left_before:
        return ""
    return bilingual(
        f"{carried.left_before} d'entre elles étaient déjà dans la feuille « {sheet} » du classeur repris : ce "
        "questionnaire les demande peut-être. Reprenez plutôt le classeur d'où elles viennent, s'il est complet.",
        f'{carried.left_before} of them were already on the sheet "{sheet}" of that workbook: this questionnaire may '
        "ask them. Take over the workbook that they come from instead, if it is complete.",
    )


def _to_look_at(carried: CarriedOver, review_date: FactName | None) -> str:
    given = carried.snapshot.answers.get(review_date) if review_date else None
    if given is None or not isinstance(given.value, date):
        return ""
    day, place = write_date(given.value, Language(console_language())), ", ".join(map(str, given.cells))
    where = f" ({place})" if place else ""
    return bilingual(
        f"La date de la revue est celle du classeur repris, le {day}{where}, comme les niveaux de preuve et les "
        "sources : pour une nouvelle revue, changez la date et revoyez ce qui était « Documenté » ou « Vérifié ».",
        f"The review date is that of that workbook, {day}{where}, and so are levels of evidence and sources: for a new "
        "review, change the date and look again at what was “Documented” or “Verified”.",
    )


def _beside(item: Diagnostic, language: Language) -> Leftover:
    label = item.label.to(language) if item.label else item.question
    why = Text(fr=_sentence(item.problem.fr), en=_sentence(item.problem.en))
    return Leftover(sheet=item.sheet, cell=item.cell, label=label, typed=item.read, why=why)


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
