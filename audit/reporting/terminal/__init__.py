"""Prints a summary that a person reads in a terminal: any width, any encoding, with or without colour."""

from rich.console import Console

from audit.model.result.audit_result import AuditResult
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.terminal.doubts import put_doubts
from audit.reporting.terminal.figures import Figures
from audit.reporting.terminal.lists import Lists
from audit.reporting.terminal.page import Page
from audit.reporting.terminal.verdict import Verdict
from audit.reporting.view import ReportView


def print_summary(result: AuditResult, language: Language, console: Console) -> None:
    """Print what matters first: the avis and how firm it is, main findings, what to ask, what to do."""
    page, view = Page(console, language), ReportView(result, language)
    figures, lists = Figures(page, view), Lists(page, view)
    figures.put_project()
    Verdict(page, view).put()
    figures.put_scores()
    if result.avis.says is not Statement.STANCE:
        lists.put_diagnoses()
    lists.put_signals()
    put_doubts(page, view)
    lists.put_findings()
    lists.put_questions()
    lists.put_actions()
    figures.put_engines()
