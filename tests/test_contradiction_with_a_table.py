"""An answer that contradicts the mere presence of lines in a table: told, though it alone shows the contradiction."""

from pathlib import Path

import pytest

import audit
from audit.api import save_snapshot
from audit.model.text import Language

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"


def test_a_project_said_to_have_no_contract_with_contracts_in_its_table_is_told_and_read(tmp_path):
    tool = audit.load(with_durable_rules=False)
    snapshot = tool.read(EXAMPLES / "sirhen-2016-12.xlsx").snapshot
    without = {**snapshot.answers, "contracts.strategy": tool.answer("contracts.strategy", "none")}
    path = tmp_path / "projet.json"
    path.write_bytes(save_snapshot(snapshot.model_copy(update={"answers": without})))
    told = [item for item in tool.read(path).diagnostics if item.code == "contradiction"]
    assert len(told) == 1
    assert "marché" in told[0].message(Language.FR)
    assert "tables of the project" in told[0].message(Language.EN)
