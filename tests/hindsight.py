"""Scribe with four answers that its sources do not give: an opinion that later texts make worse, for certain.

Two blocking requirements are then not met by today's texts (GOV-001 and STR-002), which secures the worst level, and
one that later texts ask for is met (PLA-009); by the texts of the review, next to nothing is settled.
"""

from datetime import date
from pathlib import Path

from audit.api import Tool, save_snapshot
from audit.model.snapshot import ProjectSnapshot

SCRIBE = Path(__file__).parent.parent / "questionnaires" / "examples" / "scribe-2019-10.xlsx"
ANSWERS = {
    "governance.owner.count": 2,
    "strategy.framing_contents": (),
    "strategy.needs_stabilised": "no",  # which establishes a diagnosis (DIA-009) by a rule of later texts (STR-005)
    "planning.initial_end": date(2019, 12, 31),
}


def told_with_hindsight(tool: Tool) -> ProjectSnapshot:
    """Return the answers of Scribe, with no heading of its framing dealt with, needs that change and a baseline."""
    snapshot = tool.read(SCRIBE).snapshot
    given = {question: tool.answer(question, value) for question, value in ANSWERS.items()}
    return snapshot.model_copy(update={"answers": {**snapshot.answers, **given}})


def write_told_with_hindsight(tool: Tool, place: Path) -> Path:
    """Write them as a snapshot file into ``place``, and return it."""
    path = place / "scribe-2019-10.json"
    path.write_bytes(save_snapshot(told_with_hindsight(tool)))
    return path
