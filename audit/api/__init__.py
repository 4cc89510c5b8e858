"""The library: load once, then read, judge, audit and write; the command line is argument parsing over it.

Only what this package names is public; docs/library.md tells how it is used. Importing it changes nothing in the
caller's process, and brings little: what a call needs is imported by that call. One ``Tool`` may be shared by threads.
"""

from audit.api.audited import Audit
from audit.api.comparing import (
    COMPARISON_FORMATS,
    Compared,
    OrderReversed,
    ProjectsDiffer,
    comparison_lines,
    render_comparison,
)
from audit.api.history import export_history, history_trend, import_history, open_history, to_keep
from audit.api.known import history_known
from audit.api.reading import load_indicators, load_questions, read, save_snapshot
from audit.api.refusals import InputRefused, OtherDeclarations, ReviewDateMissing, UnreadableAnswers, WhatIfRefused
from audit.api.results import RESULT_FILE, read_record, read_result
from audit.api.tool import Tool, load
from audit.api.writing import explain, formats, is_report, render
from audit.errors import AuditError, DeclarationsInvalid, ResultRefused, UnknownName, WorkbookRefused
from audit.history.refusals import HistoryRefused, NotKept

__all__ = [
    "COMPARISON_FORMATS",
    "RESULT_FILE",
    "Audit",
    "AuditError",
    "Compared",
    "DeclarationsInvalid",
    "HistoryRefused",
    "InputRefused",
    "NotKept",
    "OrderReversed",
    "OtherDeclarations",
    "ProjectsDiffer",
    "ResultRefused",
    "ReviewDateMissing",
    "Tool",
    "UnknownName",
    "UnreadableAnswers",
    "WhatIfRefused",
    "WorkbookRefused",
    "comparison_lines",
    "explain",
    "export_history",
    "formats",
    "history_known",
    "history_trend",
    "import_history",
    "is_report",
    "load",
    "load_indicators",
    "load_questions",
    "open_history",
    "read",
    "read_record",
    "read_result",
    "render",
    "render_comparison",
    "save_snapshot",
    "to_keep",
]
