"""What the auditors withdrew stays withdrawn, whatever is supposed of the rest: actions done, answers corrected."""

from datetime import date
from pathlib import Path

import pytest

import audit
from audit.api import (
    SavedAudit,
    contradictory_report,
    follow_up,
    follow_up_lines,
    read_positions,
    render,
    take_position,
)
from audit.model.exchange import Stage
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from tests.exchanged import RULES, saved
from tests.filled_workbooks import fill

FR = Language.FR
EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"


def _positions(saved_audit, folder, *rules):
    path = folder / "positions.yaml"
    for rule in rules:
        text = take_position(saved_audit, path, rule, "withdrawn", "Pièce lue", "A. Auditrice", date(2027, 1, 4))
        path.write_text(text, encoding="utf-8")
    return read_positions(saved_audit, path)


def _followed(saved_audit, folder, withdrawn, done):
    """Return the follow-up of the plan of the final report, with an action done."""
    positions = _positions(saved_audit, folder, *withdrawn)
    files = contradictory_report(saved_audit, Stage.FINAL, FR, None, positions, ["xlsx"])
    plan = folder / "plan.xlsx"
    plan.write_bytes(files["rapport-contradictoire.xlsx"])
    fill(plan, plan, {"@plan": {done: {"progress": "Fait", "proof_given": "Compte rendu du 04/01/2027"}}})
    return follow_up(saved_audit, plan, date(2027, 1, 5))


def test_an_action_done_does_not_bring_back_what_was_withdrawn(tmp_path):
    # TST-001, which is blocking, is withdrawn: what is left of it counts for nothing, before or after.
    answered = saved(tmp_path)
    found = _followed(answered, tmp_path, RULES[:1], "keep-log")
    assert found.proven.closes == ("TST-002",)
    assert found.proven.opens == ()
    assert found.proven.after.evidence.level is not AvisLevel.UNFAVOURABLE


@pytest.mark.slow
def test_nor_on_a_whole_project(tmp_path):
    """GOV-020 and GOV-025 are withdrawn of the fictitious project; PLA-011's one action is done."""
    tool = audit.load(with_durable_rules=False)
    for file, content in render(tool.audit(tool.read(EXAMPLES / "projet-fictif.xlsx")), "json").items():
        (tmp_path / file).write_bytes(content)
    answered = SavedAudit.read(tool, tmp_path)
    found = _followed(answered, tmp_path, ("GOV-020", "GOV-025"), "act-on-late-tasks")
    assert found.proven.closes == ("PLA-011",)
    assert found.proven.opens == ()
    told = " ".join(follow_up_lines(answered, found, FR, 400))
    assert "GOV-020" not in told
