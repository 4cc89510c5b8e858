"""From a filled workbook to a project snapshot, with every problem on the way."""

import hashlib
from datetime import date
from pathlib import Path

from audit.intake.consistency import check_consistency
from audit.intake.gate.admission import admit
from audit.intake.left_lines import keep_leftovers
from audit.intake.problems.diagnostics import Diagnostic, in_order
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_messages import StructureCode
from audit.intake.review_date import REVIEW_DATE, replace_review_date
from audit.intake.sections import read_sections
from audit.intake.sheets.grids import read_grids
from audit.intake.sheets.identity import identify, require_mark
from audit.intake.tables import read_tables
from audit.model.base import Frozen
from audit.model.leftover import Leftover
from audit.model.questionnaire import QuestionBank
from audit.model.snapshot import ProjectSnapshot, WorkbookIdentity


class Intake(Frozen):
    """What a workbook says, what is wrong with it, and what it says beside the questions."""

    snapshot: ProjectSnapshot
    diagnostics: tuple[Diagnostic, ...]
    leftovers: tuple[Leftover, ...] = ()


def read_workbook(path: Path, bank: QuestionBank, review_date: date | None = None) -> Intake:
    """Read the workbook ``path`` as answers to the questionnaire of ``bank`` that it was made from.

    The snapshot holds every question and table that is asked, whatever the problems: an answer
    that cannot be used is there as such, with what was typed. The same file gives the same result.

    Args:
        path: the file.
        bank: every question of the questionnaires.
        review_date: the date of the audit, when it is not to be the workbook's.

    Raises:
        RefusedFile: when the file is not a workbook of these questionnaires, or may do harm.
    """
    file = admit(path)
    require_mark(file)
    grids = read_grids(file)
    questionnaire, version, language, banner = identify(path.name, grids, bank)
    journal = Journal()
    is_same_version = version == questionnaire.version
    if not is_same_version:
        details = {"found": version, "expected": questionnaire.version}
        journal.structure(StructureCode.OTHER_VERSION, details={**details})
    snapshot = ProjectSnapshot(
        questionnaire_id=questionnaire.id,
        questionnaire_version=version,
        review_type=questionnaire.review_type,
        language=language,
        workbook=WorkbookIdentity(name=path.name, sha256=hashlib.sha256(file.content).hexdigest()),
        banner=banner,
        answers=read_sections(grids, questionnaire, language, is_same_version, journal),
        tables=read_tables(grids, questionnaire, language, journal),
    )
    keep_leftovers(grids, language, journal)
    check_consistency(snapshot, questionnaire, review_date, journal)
    asked = next((question for question in questionnaire.questions if question.id == REVIEW_DATE), None)
    if review_date and asked:
        replace_review_date(asked, snapshot.answers[REVIEW_DATE], review_date, journal)
    diagnostics = in_order(journal.diagnostics, [grid.name for grid in grids])
    return Intake(snapshot=snapshot, diagnostics=diagnostics, leftovers=tuple(journal.leftovers))
