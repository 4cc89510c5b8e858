"""A project from whichever file holds it: a workbook, a snapshot, or the result of an audit that judged it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.api.refusals import OtherDeclarations
from audit.api.results import RESULT_FILE
from audit.errors import Bilingual, ResultRefused

if TYPE_CHECKING:
    from audit.api.tool import Tool
    from audit.intake.snapshot import Intake
    from audit.model.snapshot import ProjectSnapshot
    from audit.record.schema import AuditRecord

_MOST_BYTES = 100_000_000
_SHOWN = 12  # signs of a hash


@dataclass(frozen=True)
class Opened:
    """A project that was read.

    Attributes:
        project: what its file says; a snapshot when it was audited before, whose unreadable answers were accepted then.
        review_date: the day on which it was judged; None when it was not yet.
    """

    project: "Intake | ProjectSnapshot"
    review_date: date | None = None


def open_project(tool: "Tool", path: str | Path, review_date: date | None = None) -> Opened:
    """Read a workbook, a snapshot or a result; see ``Tool.open``."""
    given = Path(path)
    file = given / RESULT_FILE if given.is_dir() else given
    if not is_result(file):
        return Opened(tool.read(file, review_date), review_date)
    from audit.record.read import read_record

    record = read_record(file)
    _check_declarations(tool, record, file)
    return Opened(record.snapshot, review_date or record.review_date)


def is_result(file: Path) -> bool:
    """Return whether a file is the result of an audit; a file that cannot be read is left to those who read it.

    Raises:
        ResultRefused: for one of format 1.0, which does not hold the project whole.
    """
    if file.suffix.lower() != ".json":
        return False
    from pydantic_core import from_json

    from audit.model.result.audit_result import FIRST_FORMAT

    try:
        with file.open("rb") as opened:
            data: Any = from_json(opened.read(_MOST_BYTES))
    except (OSError, ValueError):
        return file.name == RESULT_FILE
    if not isinstance(data, dict) or "rules" not in data:
        return file.name == RESULT_FILE
    if "nodes" in data:  # a rulebook, which those who read projects know
        return False
    if data.get("schema_version") == FIRST_FORMAT:
        from audit.record.read import without_project

        raise without_project(file)
    return True


def _check_declarations(tool: "Tool", record: "AuditRecord", file: Path) -> None:
    """Refuse a result that other rules judged, or that answers other questions."""
    rulebase, bank, judged = tool.rulebase, tool.declarations.bank, record.rulebase
    if judged.sha256 != rulebase.sha256:
        packs = sorted(set(record.active_packs) - {pack.id for pack in rulebase.packs})
        with_packs = Bilingual("", "")
        if packs:
            listed = ", ".join(packs)
            with_packs = Bilingual(f" Elle comprenait : {listed}.", f" It held: {listed}.")
        raise OtherDeclarations(
            Bilingual(
                f"« {file} » a été jugé par la base de règles {judged.version} (empreinte {judged.sha256[:_SHOWN]}), "
                f"et celle qui est chargée est la {rulebase.version} ({rulebase.sha256[:_SHOWN]}) : les issues ne "
                "seraient pas comparables.",
                f"'{file}' was judged by rule base {judged.version} (hash {judged.sha256[:_SHOWN]}), and the one "
                f"loaded is {rulebase.version} ({rulebase.sha256[:_SHOWN]}): outcomes could not be compared.",
            )
            + with_packs
            + Bilingual(
                " Refaites le résultat avec « audit run », ou donnez par --rules les règles qui l'ont jugé ; rien n'a "
                "été écrit.",
                " Make the result again with 'audit run', or give the rules that judged it with --rules; nothing was "
                "written.",
            )
        )
    snapshot = record.snapshot
    if (snapshot.questionnaire_id, snapshot.questionnaire_version) != (bank.id, bank.version):
        raise OtherDeclarations(
            Bilingual(
                f"« {file} » répond au questionnaire {snapshot.questionnaire_id} {snapshot.questionnaire_version}, et "
                f"celui qui est chargé est {bank.id} {bank.version} : refaites le résultat avec « audit run », ou "
                "donnez l'autre par --questionnaires ; rien n'a été écrit.",
                f"'{file}' answers the questionnaire {snapshot.questionnaire_id} {snapshot.questionnaire_version}, and "
                f"the one loaded is {bank.id} {bank.version}: make the result again with 'audit run', or give the "
                "other one with --questionnaires; nothing was written.",
            )
        )
    _check_answers(tool, snapshot, file)


def _check_answers(tool: "Tool", snapshot: "ProjectSnapshot", file: Path) -> None:
    """Refuse a result whose answers were changed into what no question takes."""
    from audit.intake.snapshot_faults import faults

    fault = next(faults(snapshot, tool.declarations.bank), None)
    if fault is not None:
        raise ResultRefused(
            Bilingual(
                f"« {file} » ne peut pas être repris : {fault.fr} ; refaites-le avec « audit run ».",
                f"'{file}' cannot be used: {fault.en}; make it again with 'audit run'.",
            )
        )
