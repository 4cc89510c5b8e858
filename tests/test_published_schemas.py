"""What the tool writes meets the JSON Schemas that it publishes: who reads its files validates them by these."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.bench.trees import HERE

SCHEMAS = HERE / "docs" / "schema"
EXAMPLES = HERE / "questionnaires" / "examples"
EARLIER, LATER = EXAMPLES / "projet-fictif.xlsx", EXAMPLES / "projet-fictif-2027-03.xlsx"
pytestmark = pytest.mark.slow


def _faults(path: Path, schema: str) -> list[str]:
    checked = json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(checked)
    data = json.loads(path.read_text(encoding="utf-8"))
    return [
        f"{list(fault.absolute_path)}: {fault.message[:200]}"
        for fault in Draft202012Validator(checked).iter_errors(data)
    ]


def test_results_snapshots_comparisons_and_portfolios_meet_their_schemas(audit, tmp_path):
    for path in (EARLIER, LATER):
        assert audit("run", path, "-o", tmp_path / path.stem, "--format", "json")[0] == 0
        assert audit("snapshot", path, "-o", tmp_path / path.stem / "snapshot.json")[0] == 0
        (rulebook,) = (tmp_path / path.stem).glob("rulebook-*.json")
        for written, schema in ((rulebook, "rulebook"), (rulebook.with_name("result.json"), "result")):
            assert _faults(written, schema) == []
        assert _faults(rulebook.with_name("snapshot.json"), "snapshot") == []
    results = [tmp_path / path.stem / "result.json" for path in (EARLIER, LATER)]
    assert audit("compare", *results, "-o", tmp_path / "compare.json")[0] == 0
    assert _faults(tmp_path / "compare.json", "comparison") == []
    assert audit("portfolio", *results, "-o", tmp_path / "portfolio", "--format", "json")[0] == 0
    assert _faults(tmp_path / "portfolio" / "portfolio.json", "portfolio") == []


@pytest.mark.parametrize("value", [12, 1.5, "2026-03-31", ["A", "B"], None])
def test_every_kind_of_value_meets_the_schema_of_an_answer(value, tmp_path):
    """The days, the numbers and the lists of a snapshot are told apart by the type beside them."""
    path = tmp_path / "snapshot.json"
    answer = {"type": "number", "state": "answered", "value": value}
    path.write_text(json.dumps({
        "questionnaire_id": "audit", "questionnaire_version": "2.2", "review_type": "pre_launch", "language": "fr",
        "answers": {"project.name": answer},
    }), encoding="utf-8")  # fmt: skip
    assert _faults(path, "snapshot") == []
    answer["value"] = {"amount": 12}
    path.write_text(json.dumps({"answers": {"project.name": answer}}), encoding="utf-8")
    assert any("'value'" in fault for fault in _faults(path, "snapshot"))
