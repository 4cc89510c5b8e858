"""The version of each public format stands in one place, and whatever speaks of it says the same."""

import re
from importlib import import_module
from typing import get_args

import pytest

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
    kind, first = re.fullmatch(r"(.*?)(\d+)", known[0]).groups()
    assert known == tuple(f"{kind}{int(first) + place}" for place in range(len(known)))  # none is left out
    field = model.model_fields["schema_version"]
    assert get_args(field.annotation) == known
    assert field.is_required() or field.default == constant


@pytest.mark.parametrize("module", WRITTEN)
def test_the_first_line_of_a_module_names_the_format_that_it_writes(module):
    declared = import_module(module)
    constant = getattr(declared, WRITTEN[module][0])
    named = re.findall(r"\bformat (\d+\.\d+)", declared.__doc__.splitlines()[0])
    assert named in ([], [constant.rpartition("/")[2]])
