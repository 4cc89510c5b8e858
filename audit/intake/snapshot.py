"""From a filled workbook to a project snapshot, with every problem on the way."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import Field

from audit.intake.added.cell_notes import look_at_cell_notes
from audit.intake.added.found import Looking
from audit.intake.added.other_sheets import look_at_other_sheets
from audit.intake.asked import note_asked, without_needless_reasons
from audit.intake.gate.admission import admit
from audit.intake.left_lines import keep_leftovers
from audit.intake.problems.diagnostics import Diagnostic, Severity, in_order
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.review_date import replace_review_date
from audit.intake.sections import read_sections
from audit.intake.sheets.cover import read_cover
from audit.intake.sheets.grids import read_grids
from audit.intake.sheets.identity import identify, require_mark
from audit.intake.tables import read_tables
from audit.model.answer import Answer, AnswerState
from audit.model.answering_role import AnsweringRole
from audit.model.base import Frozen
from audit.model.cover import Cover
from audit.model.leftover import Leftover
from audit.model.questionnaire import QuestionBank, Questionnaire
from audit.model.snapshot import ProjectSnapshot, TableContent, WorkbookIdentity
from audit.model.text import Language, Text
from audit.wording.terms import write_term


class Intake(Frozen):
    """What a workbook says, what is wrong with it, and what it says beside the questions.

    Attributes:
        left_before: how many leftovers come from the sheet on which an earlier questionnaire listed its own.
        sheets: the names of the sheets, in the order in which problems are told; they say nothing of the project.
        part: the role whose questions alone the workbook holds; None when it holds those of all.
        cover: what is noted on its cover.
    """

    snapshot: ProjectSnapshot
    diagnostics: tuple[Diagnostic, ...]
    leftovers: tuple[Leftover, ...] = ()
    left_before: int = Field(0, exclude=True)
    sheets: tuple[str, ...] = Field((), exclude=True)
    part: AnsweringRole | None = Field(None, exclude=True)
    cover: Cover = Field(default_factory=dict, exclude=True)

    def __repr__(self) -> str:
        snapshot = self.snapshot
        return (
            f"<Intake {snapshot.review_type}: {len(snapshot.answers)} questions, {len(snapshot.tables)} tables, "
            f"{len(self.diagnostics)} problems of which {len(self.errors)} errors>"
        )

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems that make answers unreadable."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)


def read_workbook(
    path: Path, bank: QuestionBank, review_date: date | None = None, *, answers_alone: bool = False
) -> Intake:
    """Read the workbook ``path`` as answers to the questionnaire of ``bank`` that it was made from.

    The snapshot holds every question and table that is asked, whatever the problems: an answer
    that cannot be used is there as such, with what was typed. The same file gives the same result.

    Args:
        path: the file.
        bank: every question of the questionnaires.
        review_date: the date of the audit, when it is not to be the workbook's.
        answers_alone: whether no more is asked for than answers and what makes them unreadable: what people wrote
            beside the questions is then neither told nor kept.

    Raises:
        RefusedFile: when the file is not a workbook of these questionnaires, or may do harm.
    """
    file = admit(path)
    require_mark(file)
    grids = read_grids(file)
    identity = identify(path.name, grids, bank)
    questionnaire, language = identity.questionnaire, identity.language
    whole = bank.questionnaire(questionnaire.review_type)
    journal = Journal()
    looking = Looking(identity, journal, answers_alone)
    _compare_questions(looking)
    answers = _of_every_question(whole, read_sections(grids, looking, journal))
    snapshot = ProjectSnapshot(
        questionnaire_id=questionnaire.id,
        questionnaire_version=identity.version,
        review_type=questionnaire.review_type,
        language=language,
        workbook=WorkbookIdentity(name=path.name, sha256=hashlib.sha256(file.content).hexdigest()),
        banner=identity.banner,
        banner_texts=identity.banner_texts,
        reconstructed=identity.is_reconstructed,
        answers=dict(without_needless_reasons(questionnaire, answers, journal)),
        tables={**_blank_tables(whole), **read_tables(grids, looking, journal)},
    )
    note_asked(questionnaire, snapshot.answers, grids, journal)
    cover = read_cover(grids, language)
    look_at_other_sheets(grids, looking, cover.values())
    look_at_cell_notes(grids, looking)
    left_before = keep_leftovers(grids, language, journal)
    asked = questionnaire.question(questionnaire.roles.review_date)
    if review_date and asked:
        replace_review_date(asked, snapshot.answers[asked.id], review_date, journal)
    sheets = tuple(grid.name for grid in grids)
    diagnostics = in_order(journal.diagnostics, sheets)
    return Intake(
        snapshot=snapshot,
        diagnostics=diagnostics,
        leftovers=tuple(journal.leftovers),
        left_before=left_before,
        sheets=sheets,
        part=questionnaire.part,
        cover=cover,
    )


def _of_every_question(whole: Questionnaire, read: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return an answer a question: the one that was read, else a blank one."""
    return {
        question.id: read.get(question.id) or Answer(type=question.value_type, state=AnswerState.BLANK)
        for question in whole.questions
    }


def _blank_tables(whole: Questionnaire) -> dict[str, TableContent]:
    return {table.id: TableContent() for table in whole.tables}


def _compare_questions(looking: Looking) -> None:
    """Say when the workbook was made to ask something else than the known questionnaire."""
    identity, journal = looking.identity, looking.journal
    known = identity.questionnaire.version
    if part := identity.questionnaire.part:
        role = Text(fr=write_term(part, Language.FR), en=write_term(part, Language.EN))
        journal.structure(StructureCode.PART_ALONE, details={"who": role})
    if not identity.is_same_version:
        code = StructureCode.EARLIER_VERSION if identity.is_earlier_version else StructureCode.LATER_VERSION
        journal.structure(code, details={"found": identity.version, "expected": known})
    elif not identity.asks_the_same:
        journal.structure(StructureCode.OTHER_QUESTIONS, details={"version": known})
