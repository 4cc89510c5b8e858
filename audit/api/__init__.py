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
from audit.api.contradictory import (
    CONTRADICTORY_FORMATS,
    NoSuchFinding,
    PositionsMissing,
    contradictory_report,
    is_contradictory_report,
    read_answers,
    read_positions,
    take_position,
)
from audit.api.following import follow_up, follow_up_json, follow_up_lines
from audit.api.history import export_history, history_trend, import_history, open_history, results_in, to_keep
from audit.api.known import history_known
from audit.api.portfolio import Asked, judge_portfolio, portfolio_files
from audit.api.portfolio_output import (
    PORTFOLIO_FORMATS,
    check_portfolio_formats,
    editions_doubts,
    is_portfolio_file,
    is_record_file,
    left_records,
    panorama_editions,
    panorama_exports,
    portfolio_doctrine,
    portfolio_frames,
    portfolio_opinions,
    portfolio_sums,
    read_portfolio,
    render_editions,
    render_portfolio,
)
from audit.api.presenting import present
from audit.api.reading import load_indicators, load_questions, read, save_snapshot
from audit.api.refusals import InputRefused, OtherDeclarations, ReviewDateMissing, UnreadableAnswers, WhatIfRefused
from audit.api.responding import (
    NothingToSend,
    addressee_named,
    corrected_snapshot,
    doubts_on,
    effects_of,
    export_responses,
    import_responses,
    responses_content,
    responses_lines,
)
from audit.api.results import RESULT_FILE, named_project, project_in, read_record, read_result
from audit.api.saved_audit import SavedAudit
from audit.api.tool import Tool, load
from audit.api.writing import explain, formats, is_report, render
from audit.errors import AuditError, DeclarationsInvalid, ResultRefused, UnknownName, WorkbookRefused
from audit.exchange.problems import ExchangeRefused
from audit.history.refusals import HistoryRefused, NotKept
from audit.reporting.theme.refusal import ThemeRefused

__all__ = [
    "COMPARISON_FORMATS",
    "CONTRADICTORY_FORMATS",
    "PORTFOLIO_FORMATS",
    "RESULT_FILE",
    "Asked",
    "Audit",
    "AuditError",
    "Compared",
    "DeclarationsInvalid",
    "ExchangeRefused",
    "HistoryRefused",
    "InputRefused",
    "NoSuchFinding",
    "NotKept",
    "NothingToSend",
    "OrderReversed",
    "OtherDeclarations",
    "PositionsMissing",
    "ProjectsDiffer",
    "ResultRefused",
    "ReviewDateMissing",
    "SavedAudit",
    "ThemeRefused",
    "Tool",
    "UnknownName",
    "UnreadableAnswers",
    "WhatIfRefused",
    "WorkbookRefused",
    "addressee_named",
    "check_portfolio_formats",
    "comparison_lines",
    "contradictory_report",
    "corrected_snapshot",
    "doubts_on",
    "editions_doubts",
    "effects_of",
    "explain",
    "export_history",
    "export_responses",
    "follow_up",
    "follow_up_json",
    "follow_up_lines",
    "formats",
    "history_known",
    "history_trend",
    "import_history",
    "import_responses",
    "is_contradictory_report",
    "is_portfolio_file",
    "is_record_file",
    "is_report",
    "judge_portfolio",
    "left_records",
    "load",
    "load_indicators",
    "load_questions",
    "named_project",
    "open_history",
    "panorama_editions",
    "panorama_exports",
    "portfolio_doctrine",
    "portfolio_files",
    "portfolio_frames",
    "portfolio_opinions",
    "portfolio_sums",
    "present",
    "project_in",
    "read",
    "read_answers",
    "read_portfolio",
    "read_positions",
    "read_record",
    "read_result",
    "render",
    "render_comparison",
    "render_editions",
    "render_portfolio",
    "responses_content",
    "responses_lines",
    "results_in",
    "save_snapshot",
    "take_position",
    "to_keep",
]
