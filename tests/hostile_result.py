"""The sample result with markup and control characters in every place that people or files can fill."""

from typing import Any

from pydantic import TypeAdapter

from audit.model.result.audit_result import AuditResult
from tests.sample_result import sample_result

MARK = "hostile-text"
# All of it does nothing where it is not taken as text, but would be seen to be there.
PAYLOAD = (
    f"<script type='text/plain'>{MARK}</script>\"'><img alt='' onclick=''>{{{{7*7}}}}{{% raw %}}${{7*7}} {{count}}"
    "[red]rich[/red]\x1b[31mred\x1b[0m\x07\u202eabc\u202c&amp;<!--"
)
LINK = "javascript:void(0)//<script>"

# Fields whose values are identifiers, hashes or closed lists: they keep their shape.
_KEPT = {
    "rule",
    "rules",
    "open_rules",
    "diagnosis",
    "diagnoses",
    "change",
    "closes",
    "deciding_rules",
    "type",
    "state",
    "axis",
    "severity",
    "outcome",
    "possible",
    "confidence",
    "evidence",
    "effort",
    "owner_role",
    "level",
    "floor",
    "ceiling",
    "unproven",
    "says",
    "on",
    "review_type",
    "review_date",
    "due",
    "value",
    "truth",
    "kind",
    "action",
    "actions",
    "after",
    "fact",
}


def hostile_result() -> AuditResult:
    """Every free text is hostile; every link is a script."""
    data = TypeAdapter(AuditResult).dump_python(sample_result(), by_alias=True)
    return TypeAdapter(AuditResult).validate_python(_poison(data, ""))


def _poison(data: Any, key: Any) -> Any:
    if isinstance(data, dict):
        if key in ("axes", "outcomes", "answers_by_state"):
            return {name: _poison(value, "") for name, value in data.items()}
        return {name: _poison(value, name) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return tuple(_poison(item, key) for item in data)
    if type(data) is not str or (key in _KEPT and key != "value"):
        return data
    if key == "value":
        return data if data in ("yes", "no", "partial") else PAYLOAD
    return LINK if key == "url" else PAYLOAD
