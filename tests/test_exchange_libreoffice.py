"""Plans and answers that LibreOffice saved, as .xlsx and as .ods, come back: nothing is lost, nothing is changed."""

from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from audit.api import export_responses, follow_up, import_responses
from audit.model.exchange import ActionStatus, Reply
from audit.model.text import Language
from tests.exchanged import plan_of, saved
from tests.filled_workbooks import fill, sheet_of
from tests.installed_programs import needs_soffice
from tests.test_intake_libreoffice import saved_by_libreoffice

pytestmark = pytest.mark.slow
_WORDS = "Écart : 3 jours ;\n« voir » l'annexe, + 2 pièces — fin"


@needs_soffice
@pytest.mark.parametrize("to", ["xlsx", "ods"])
def test_they_come_back(to, tmp_path):
    audit = saved(tmp_path / "r")
    plan = fill(
        plan_of(tmp_path / "r"),
        tmp_path / "plan.xlsx",
        {
            "@plan": {
                "name-owner": {"progress": "Fait", "proof_given": "Lettre", "done_share": 1},
                "write-charter": {"progress": "Fait", "proof_given": _WORDS, "responsible": "M. É. Ç."},
                "keep-log": {"progress": "En cours", "new_due": date(2027, 4, 1), "done_share": 0.25},
            }
        },
    )
    sent = tmp_path / "reponse.xlsx"
    sent.write_bytes(export_responses(audit, Language.FR))
    fill(
        sent,
        sent,
        {
            "@findings": {"TST-002": {"reply": "Accepté en partie", "comment": _WORDS, "document": "PV"}},
            "@answers": {"q.a": {"corrected": "Partiellement", "answer_document": "Lettre"}},
        },
    )
    plan_back, sent_back = saved_by_libreoffice([plan, sent], to, tmp_path)
    found = {step.action: step for step in follow_up(audit, plan_back, date(2027, 3, 1)).steps}
    assert found == {step.action: step for step in follow_up(audit, plan, date(2027, 3, 1)).steps}
    assert (found["keep-log"].due, found["keep-log"].done) == (date(2027, 4, 1), Decimal("0.25"))
    assert (found["write-charter"].status, found["write-charter"].proof) == (ActionStatus.DONE, _WORDS)
    before, after = import_responses(audit, [sent]).files[0], import_responses(audit, [sent_back]).files[0]
    assert [(one.rule, one.reply, one.comment, one.document) for one in after.findings] == [
        (one.rule, one.reply, one.comment, one.document) for one in before.findings
    ]
    assert [one for one in after.findings if one.reply] == [one for one in after.findings if one.rule == "TST-002"]
    assert next(one for one in after.findings if one.reply).reply is Reply.PARTLY
    assert [(one.fact, one.answer.value) for one in after.answers] == [("q.a", "partial")]


@needs_soffice
def test_the_counts_of_progress_are_what_libreoffice_counts(tmp_path):
    audit = saved(tmp_path / "r")
    plan = fill(plan_of(tmp_path / "r"), tmp_path / "plan.xlsx", {"@plan": {"keep-log": {"progress": "Fait"}}})
    (ods,) = saved_by_libreoffice([plan], "ods", tmp_path)  # openpyxl kept no values: LibreOffice counts anew
    (back,) = saved_by_libreoffice([ods], "xlsx", tmp_path)
    workbook = load_workbook(back, data_only=True)
    rows = [[cell.value for cell in row] for row in workbook["Avancement"].iter_rows(max_row=40, max_col=6)]
    totals = [row for row in rows if row[0] == "Total"]
    count = len(audit.result.actions)
    assert totals[0][1:6] == [count - 1, 0, 1, 0, count]
    assert totals[1][1:4] == [count - 1, 1, count]
    assert sheet_of(workbook, "@plan").max_row >= count + 2
