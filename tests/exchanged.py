"""A small audit whose findings and plan go out and come back: what a test of the exchanges begins with."""

from pathlib import Path

from audit.api import SavedAudit, render
from tests.small_rule_bases import project, rule, small_tool, yes

RULES = ("TST-001", "TST-002", "TST-003")


def tool():
    """Return a tool with three rules; TST-001 blocks and asks for two actions, each of the others for one."""
    rules = [
        rule("TST-001", "blocking", yes("a"), actions=[("name-owner", "S"), ("write-charter", "M")]),
        rule("TST-002", "major", yes("b"), actions=[("keep-log", "S")]),
        rule("TST-003", "minor", yes("c"), actions=[("clean-up", "S")]),
    ]
    rules[2]["remediation"][0]["owner_role"] = "buyer"
    return small_tool({"a": {}, "b": {}, "c": {}}, rules)


def saved(folder: Path, **answers) -> SavedAudit:
    """Return the audit of a project that answers ``a``, ``b`` and ``c`` with "no", or as given, saved in ``folder``."""
    made = tool()
    audit = made.audit(project(made, "verified", **{"a": "no", "b": "no", "c": "no", **answers}))
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("json", "xlsx"):
        for file, content in render(audit, name).items():
            (folder / file).write_bytes(content)
    return SavedAudit.read(made, folder)


def plan_of(folder: Path) -> Path:
    """Return the plan that ``saved`` wrote."""
    return folder / "plan-d-action.xlsx"
