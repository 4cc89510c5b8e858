"""What the cover of a workbook says of what it was made from: which versions judged, and the hash of the result."""

from collections.abc import Iterator

from audit.model.text import Text
from audit.reporting.view import ReportView

_HASH_SHOWN = 12  # signs
_VERSIONS = Text(
    fr="{software} · règles {rules} ({rules_hash}) · barème {scoring} · questionnaire {questionnaire}",
    en="{software} · rules {rules} ({rules_hash}) · scoring {scoring} · questionnaire {questionnaire}",
)


def made_from(view: ReportView, sha256: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of the cover, each with its key; ``sha256`` is the hash of the result."""
    result = view.result
    yield (
        "versions",
        view.text(_VERSIONS).format(
            software=result.software,
            rules=result.rulebase.version,
            rules_hash=result.rulebase.sha256[:_HASH_SHOWN],
            scoring=result.scoring_version,
            questionnaire=f"{result.questionnaire_id} {result.questionnaire_version}",
        ),
    )
    yield "result", f"SHA-256 {sha256}"
