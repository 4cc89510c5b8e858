"""The tool of a portfolio: loaded once a process, and again when a file of the rules has changed."""

import shutil

import pytest

from audit.api.portfolio_tool import portfolio_tool
from audit.declarations.folders import shipped_folder

pytestmark = pytest.mark.slow


def test_the_same_rules_are_loaded_once_and_changed_ones_again(tmp_path):
    folder = tmp_path / "rules"
    shutil.copytree(shipped_folder("rules"), folder)
    first = portfolio_tool([folder], None, with_records=False)
    assert portfolio_tool([folder], None, with_records=False) is first
    parameters = folder / "parameters.yaml"
    parameters.write_text(parameters.read_text("utf-8") + "# looked at again\n", "utf-8")
    assert portfolio_tool([folder], None, with_records=False) is not first


def test_a_portfolio_with_records_has_a_tool_of_its_own():
    alone, with_records = (portfolio_tool([], None, with_records=asked) for asked in (False, True))
    assert alone is not with_records
    assert alone.rulebase.sha256 == with_records.rulebase.sha256
