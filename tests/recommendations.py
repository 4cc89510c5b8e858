"""Which rule, diagnosis or feature encodes each item of the DINUM deck (S1…S183): read, checked and rewritten."""

from pathlib import Path

from audit.declarations.folders import shipped_folder
from audit.declarations.strict_yaml import read_yaml
from audit.rulebase.base import RuleBase

FILE = shipped_folder("rules") / "coverage.yaml"
ITEMS = [f"S{number}" for number in range(1, 184)]
HEADER = """\
# Where each item of DINUM's deck is encoded. `rules` lists the rules and diagnoses that cite it (rewritten by
# `make docs`, checked both ways by the tests); `feature` says what else of the tool answers it.
"""


def declared(path: Path = FILE) -> dict[str, dict]:
    document, problems = read_yaml(path, "rules/coverage.yaml")
    assert not problems, problems
    assert document is not None
    return document.data["items"]


def citing(rulebase: RuleBase) -> dict[str, list[str]]:
    """Return the rules and diagnoses that cite each item, sorted."""
    found: dict[str, list[str]] = {item: [] for item in ITEMS}
    for cited_by in (*rulebase.rules, *rulebase.diagnoses):
        for citation in cited_by.sources:
            source, _, place = citation.partition("/")
            if source == "DINUM-EDS" and cited_by.id not in found[place]:
                found[place].append(cited_by.id)
    return {item: sorted(ids) for item, ids in found.items()}


def rewritten(rulebase: RuleBase, items: dict[str, dict]) -> str:
    """Return the file with the citations of today; what it says of features is kept."""
    lines = [HEADER + "items:"]
    for item, ids in citing(rulebase).items():
        feature = items.get(item, {}).get("feature")
        lines.append(f"  {item}:" if ids or feature else f"  {item}: {{}}")
        if ids:
            lines.append(f"    rules: [{', '.join(ids)}]")
        if feature:
            lines.append(f"    feature: {feature}")
    return "\n".join(lines) + "\n"
