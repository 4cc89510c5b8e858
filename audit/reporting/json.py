"""Writes the result as JSON, for programs and for ``audit explain``."""

from audit.model.result import AuditResult


def render_json(result: AuditResult) -> str:
    """Return ``result`` as indented JSON in the order of the model, ended by a newline."""
    return result.model_dump_json(indent=2, by_alias=True) + "\n"
