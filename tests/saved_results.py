"""Results as they are saved: a small audit in today's format, and the sample result as format 1.0 wrote it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.result.audit_result import AuditResult
from audit.record.file_names import RECORD_FILE, rulebook_file
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord
from audit.record.write import record_bytes, rulebook_bytes
from tests.random_snapshots import REVIEW, random_snapshot

_RULES = ("GOV-001", "GOV-002", "STR-001", "PLA-001")
_SINCE = (
    "own_sources",
    "incoherences",
    "amounts_to_check",
    "signals",
    "outside",
    "plan",
    "synthesis",
    "below_zero",
)  # keys that format 1.0 did not have

_OF_ACTIONS = (
    "action", "do", "proof", "owner_role", "owner_name", "effort", "due", "closes", "after", "priority", "diagnoses",
)  # fmt: skip


@cache
def small_audit() -> tuple[AuditRecord, Rulebook]:
    """Return the audit of a random project by a few rules."""
    bank, indicators, rulebase = load_declarations()
    few = rulebase.model_copy(
        update={"rules": tuple(rule for rule in rulebase.rules if rule.id in _RULES), "diagnoses": (), "signals": ()}
    )
    assessor = Assessor(bank, indicators, few, ReviewType.PRE_LAUNCH, with_durable_rules=False)
    return assessor.audit(random_snapshot(bank, 5), REVIEW), assessor.rulebook


def save(folder: Path, record: AuditRecord, rulebook: Rulebook) -> Path:
    """Write a record and its rulebook as ``audit run`` does, and return the record's file."""
    (folder / rulebook_file(record.rulebook.sha256)).write_bytes(rulebook_bytes(rulebook))
    (folder / RECORD_FILE).write_bytes(record_bytes(record))
    return folder / RECORD_FILE


def in_first_format(result: AuditResult) -> dict[str, Any]:
    """Return ``result``, whose rules must have no connectives, as JSON data of format 1.0."""
    data = json.loads(TypeAdapter(AuditResult).dump_json(result, by_alias=True))
    truths, evidence = data.pop("truths"), data.pop("evidence")
    data["diagnoses"] = [_diagnosis_of_first_format(item) for item in (*data["diagnoses"], *data.pop("unsettled"))]
    for name in _SINCE:
        del data[name]
    for score in (data["overall"], *data["axes"].values()):
        del score["may_be_partial"]
    data["actions"] = [{key: value for key, value in item.items() if key in _OF_ACTIONS} for item in data["actions"]]
    data["schema_version"] = "1.0"
    declared = result.avis.declarations
    data["avis"] = {
        "level": declared.floor.value, "worst": declared.floor.value, "best": declared.ceiling.value,
        "stable": declared.certain, "reasons": data["avis"]["reasons"], "deciding_rules": [],
    }  # fmt: skip
    for rule in data["rules"]:
        del rule["protects_go_live"], rule["declared"]
        for name, node in rule["conditions"].items():
            if node is not None:
                rule["conditions"][name] = {
                    "kind": node["kind"], "expression": node["expression"], "needed": 0, "leaf": node["node"],
                    "children": [],
                }  # fmt: skip
    data["leaves"] = [
        {"truth": truth, "facts": evidence.get(str(number), []), "operand": None, "parameter": None}
        for number, truth in enumerate(truths)
    ]
    return data


def _diagnosis_of_first_format(data: dict[str, Any]) -> dict[str, Any]:
    """Return a diagnosis as format 1.0 wrote it: texts alone, and a single name for all that is not settled."""
    kept = {name: value for name, value in data.items() if name not in ("core_held", "stance")}
    state = "present" if data["state"] == "present" else "open"
    return {**kept, "state": state, "first": [act["do"] for act in data["first"]]}
