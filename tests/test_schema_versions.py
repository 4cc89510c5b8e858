"""The version of each public format stands in one place, and whatever speaks of it says the same."""

import json
import re
from importlib import import_module
from typing import get_args

import pytest

from audit.errors import ResultRefused
from audit.record.file_names import rulebook_file
from audit.record.read import read_result
from audit.record.rulebook import RulebookSchema
from tests.saved_results import save, small_audit

# Each module that declares a format that the tool writes: the constant, the type of those that are read, the model.
WRITTEN = {
    "audit.comparison.schema": ("COMPARISON_SCHEMA", "ComparisonSchema", "Comparison"),
    "audit.exchange.follow_up": ("FOLLOW_UP_SCHEMA", "FollowUpSchema", "FollowUp"),
    "audit.exchange.positions": ("POSITIONS_SCHEMA", "PositionsSchema", "Positions"),
    "audit.exchange.record": ("CONTRADICTORY_SCHEMA", "ContradictorySchema", "ContradictoryRecord"),
    "audit.exchange.responses": ("RESPONSES_SCHEMA", "ResponsesSchema", "Responses"),
    "audit.history.exchange": ("HISTORY_SCHEMA", "HistorySchema", "ExportedHistory"),
    "audit.model.outside_figures": ("OUTSIDE_SCHEMA", "OutsideSchema", "OutsideFigures"),
    "audit.portfolio.editions_schema": ("EDITIONS_SCHEMA", "EditionsSchema", "PanoramaEditions"),
    "audit.portfolio.schema": ("PORTFOLIO_SCHEMA", "PortfolioSchema", "Portfolio"),
    "audit.record.rulebook": ("RULEBOOK_SCHEMA", "RulebookSchema", "Rulebook"),
    "audit.record.schema": ("RECORD_SCHEMA", "RecordSchema", "AuditRecord"),
}


@pytest.mark.parametrize("module", WRITTEN)
def test_the_format_that_is_written_is_the_last_of_those_that_are_read(module):
    declared = import_module(module)
    constant, read, model = (getattr(declared, name) for name in WRITTEN[module])
    known = get_args(read)
    assert constant == known[-1]
    assert list(known) == sorted(known)
    field = model.model_fields["schema_version"]
    assert get_args(field.annotation) == known
    assert field.is_required() or field.default == constant


@pytest.mark.parametrize("module", WRITTEN)
def test_the_first_line_of_a_module_names_the_format_that_it_writes(module):
    declared = import_module(module)
    constant = getattr(declared, WRITTEN[module][0])
    named = re.findall(r"\bformat (\d+\.\d+)", declared.__doc__.splitlines()[0])
    assert named in ([], [constant.rpartition("/")[2]])


@pytest.mark.parametrize("version", get_args(RulebookSchema))
def test_a_damaged_rulebook_of_any_format_is_not_said_to_be_of_one_that_is_not_read(tmp_path, version):
    record, rulebook = small_audit()
    path = save(tmp_path, record, rulebook)
    beside = tmp_path / rulebook_file(record.rulebook.sha256)
    data = {**json.loads(beside.read_bytes()), "schema_version": version, "facts": 1}
    beside.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ResultRefused) as refused:
        read_result(path)
    assert "lit les formats" not in refused.value.said("fr")
