"""The contradictory procedure of one result as it is kept, format 1.5: both sides, who decided and why, effects."""

from typing import Literal, get_args

from audit.exchange.effects import Effects
from audit.exchange.positions import Positions
from audit.exchange.responses import Responses
from audit.model.base import Frozen
from audit.model.exchange import Stage

ContradictorySchema = Literal["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"]  # those that are read; the last is written
CONTRADICTORY_SCHEMA: ContradictorySchema = get_args(ContradictorySchema)[-1]


class ContradictoryRecord(Frozen):
    """Everything that was said of the findings of one result, and what would follow.

    Attributes:
        software: the tool and its version.
        stage: whether the report was provisional or final.
        responses: what the audited team answered; None when nothing came back.
        positions: what the auditor makes of it.
        effects: what would follow of the answers, and of the withdrawals.
    """

    schema_version: ContradictorySchema = CONTRADICTORY_SCHEMA
    software: str
    stage: Stage
    result_sha256: str
    responses: Responses | None = None
    positions: Positions
    effects: Effects


def contradictory_bytes(record: ContradictoryRecord) -> bytes:
    """Return the record as JSON in UTF-8, ended by a newline; the same record gives the same bytes."""
    return (record.model_dump_json(by_alias=True, exclude_none=True, indent=2) + "\n").encode()
