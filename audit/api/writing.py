"""Puts audits in words: formats, and the explanation of one rule."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audit.api.audited import Audit
from audit.api.refusals import InputRefused
from audit.api.stages import timed
from audit.errors import Bilingual, UnknownName
from audit.model.text import Language

if TYPE_CHECKING:
    from audit.model.result.audit_result import AuditResult
    from audit.reporting.presentation import Presentation

_FORMAT = Bilingual("le format", "format")
_LANGUAGE = Bilingual("la langue", "language")
_RULE = Bilingual("la règle ou le diagnostic", "rule or diagnosis")
LanguageCode = Literal["fr", "en"] | Language


def formats() -> tuple[str, ...]:
    """Return the names of the formats that ``render`` and ``audit run --format`` write, in alphabetical order."""
    from audit.reporting.formats import format_names

    return format_names()


def render(
    audit: "Audit | AuditResult",
    format_name: str,
    language: LanguageCode = "fr",
    presentation: "Presentation | None" = None,
) -> Mapping[str, bytes]:
    """Write an audit in one format.

    Args:
        audit: an audit, or a result that was read back.
        format_name: one of ``formats()``.
        language: ``fr`` or ``en``.
        presentation: theme, confidentiality mark, draft and version, for the formats that people read.

    Returns:
        The content of each file, by its name; the same audit gives the same bytes.

    Raises:
        UnknownName: for a format or a language that is not there, with the nearest name.
        InputRefused: when the format keeps a record, and there is none.
    """
    from audit.reporting.formats import Saved, load_format
    from audit.reporting.presentation import PLAIN
    from audit.reporting.view import ReportView

    reader = _language(language)
    if format_name not in formats():
        raise UnknownName(_FORMAT, str(format_name), formats())
    chosen = load_format(format_name)
    saved = Saved(audit.record, audit.rulebook) if isinstance(audit, Audit) else None
    if chosen.needs_record and saved is None:
        raise InputRefused(
            Bilingual(
                f"Le format {format_name} s'écrit au moment de l'audit : refaites-le avec « audit run ».",
                f"The format {format_name} is written when the audit is made: make it again with 'audit run'.",
            )
        )
    with timed("render", format_name):
        return chosen.write(ReportView(_result(audit), reader, presentation or PLAIN), saved)


def explain(audit: "Audit | AuditResult", rule: str, language: LanguageCode = "fr") -> str:
    """Explain how a rule was judged, or what a diagnosis rests on, down to the cells.

    Args:
        audit: an audit, or a result that was read back.
        rule: its id, such as ``GOV-001``; case does not matter.
        language: ``fr`` or ``en``.

    Raises:
        UnknownName: for a rule or a language that is not there, with the nearest name.
    """
    from audit.reporting.explanation import diagnosis_explanation, rule_explanation
    from audit.reporting.view import ReportView

    result = _result(audit)
    view = ReportView(result, _language(language))
    wanted = rule.strip().upper()
    for checked in result.rules:
        if checked.rule == wanted:
            return "\n".join(rule_explanation(checked, view))
    diagnoses = (*result.diagnoses, *result.unsettled)
    for diagnosed in diagnoses:
        if diagnosed.diagnosis == wanted:
            return "\n".join(diagnosis_explanation(diagnosed, view))
    known = [*(item.rule for item in result.rules), *(item.diagnosis for item in diagnoses)]
    raise UnknownName(_RULE, rule, known)


def is_report(path: str | Path) -> bool:
    """Return whether ``path`` is a file that an earlier ``render`` gave, in whichever format."""
    from audit.reporting.formats import is_ours

    return is_ours(Path(path))


def _language(language: str) -> Language:
    if language not in tuple(Language):
        raise UnknownName(_LANGUAGE, str(language), tuple(Language))
    return Language(language)


def _result(audit: "Audit | AuditResult") -> "AuditResult":
    return audit.result if isinstance(audit, Audit) else audit
