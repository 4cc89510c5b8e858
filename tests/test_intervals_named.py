"""What bounds an interval is named beside its days: by the lines of the table, as typed; never where in doubt."""

import io
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from rich.console import Console

import audit
from audit.facts.indicators.as_fact import noted_fact
from audit.facts.indicators.inputs import Inputs
from audit.facts.indicators.load import load_indicators
from audit.model.fact import FactRow
from audit.model.questionnaire import ReviewType
from audit.model.text import Language, Text
from audit.reporting.comparison.names import Names
from audit.reporting.document.model import Bullets
from audit.reporting.document.one_page import one_page_of
from audit.reporting.html import render_view
from audit.reporting.markdown.pages import write_markdown
from audit.reporting.terminal import print_summary
from audit.reporting.view import ReportView
from tests.fact_sets import REVIEW, facts_with, indicator
from tests.sample_result import sample_result
from tests.test_guarantee import EXAMPLE

GAP = "schedule.longest_gap_between_value_milestones"
AFTER = "schedule.longest_gap_after_longest"
TO_COME = "schedule.longest_remaining_gap"
WITHOUT = "schedule.days_without_value"


def _lines(*rows, completeness="complete"):
    keys = ("label", "current_date", "status", "delivers_value")
    cells = [{key: cell for key, cell in zip(keys, row, strict=False) if cell is not None} for row in rows]
    return {"milestones": (completeness, [{"delivers_value": "yes", **row} for row in cells])}


def _said(name, start, end, tables, review=REVIEW, unnamed=()):
    """Return what stands beside an indicator in a record, in both languages, with plain spaces."""
    facts = facts_with({"project.start_date": start, "planning.current_end": end}, tables)
    table = facts.tables["milestones"]
    rows = tuple(
        FactRow(row.number, f"#{row.number}", row.facts) if row.number in unnamed else row for row in table.rows
    )
    facts = replace(facts.with_changes({}, {"milestones": replace(table, rows=rows)}), review_date=review)
    found = indicator(name, {"project.start_date": start, "planning.current_end": end}, tables, review)
    definition = next(one for one in load_indicators() if one.id == name)
    note = noted_fact(definition, found, Inputs(facts, review, {})).note
    return None if note is None else (_plain(note.fr), _plain(note.en))


def _plain(text):
    return re.sub(r"\s+", " ", text)


def test_the_milestones_on_both_sides_are_named_with_their_dates():
    # 1 Jan 2026, 31 Mar (89 days), 30 Sep (183 days), 31 Dec (92 days).
    plan = _lines(("Pilote", "2026-03-31", "done"), ("Palier", "2026-09-30", "planned"))
    assert _said(GAP, "2026-01-01", "2026-12-31", plan) == (
        "entre « Pilote » (31 mars 2026) et « Palier » (30 septembre 2026)",
        "between “Pilote” (31 March 2026) and “Palier” (30 September 2026)",
    )
    assert _said(AFTER, "2026-01-01", "2026-12-31", plan) == (
        "entre « Palier » (30 septembre 2026) et la fin (31 décembre 2026)",
        "between “Palier” (30 September 2026) and the end (31 December 2026)",
    )


def test_a_project_without_milestone_runs_from_its_start_to_its_end():
    assert _said(GAP, "2026-01-01", "2026-12-31", {"milestones": ("none", [])}) == (
        "entre le début (1er janvier 2026) et la fin (31 décembre 2026)",
        "between the start (1 January 2026) and the end (31 December 2026)",
    )


def test_of_intervals_as_long_the_last_is_named_as_its_age_is_told():
    # 1 Jan, 10 Apr 2024 (100 days), 19 Jul (100 days), 29 Jul (10 days); then three times 100 days, to 27 Oct.
    plan = (("A", "2024-04-10", "done"), ("B", "2024-07-19", "done"))
    assert _said(GAP, "2024-01-01", "2024-07-29", _lines(*plan)) == (
        "entre « A » (10 avril 2024) et « B » (19 juillet 2024) ; un autre, antérieur, est aussi long",
        "between “A” (10 April 2024) and “B” (19 July 2024); another, earlier one is as long",
    )
    assert _said(GAP, "2024-01-01", "2024-10-27", _lines(*plan)) == (
        "entre « B » (19 juillet 2024) et la fin (27 octobre 2024) ; 2 autres, antérieurs, sont aussi longs",
        "between “B” (19 July 2024) and the end (27 October 2024); 2 others, earlier, are as long",
    )
    # The end of the interval that is named is the one that the age is counted from.
    span = {"project.start_date": "2024-01-01", "planning.current_end": "2024-07-29"}
    age = indicator("schedule.days_since_longest_gap", span, _lines(*plan)).value
    assert age == (REVIEW - date(2024, 7, 19)).days


def test_of_milestones_on_one_day_the_first_line_is_named():
    plan = _lines(("Deuxième", "2026-03-31", "done"), ("Troisième", "2026-03-31", "done"))
    assert _said(GAP, "2026-01-01", "2026-12-31", plan)[0].startswith("entre « Deuxième » (31 mars 2026) et la fin")


def test_what_is_to_come_or_has_gone_by_is_told_from_the_review():
    # Review 30 June 2026, next value on 30 July (30 days), the end on 15 August (16 days); last value on 31 March.
    plan = _lines(("Pilote", "2026-03-31", "done"), ("Palier", "2026-07-30", "planned"))
    assert _said(TO_COME, "2026-01-01", "2026-08-15", plan) == (
        "entre la date de la revue (30 juin 2026) et « Palier » (30 juillet 2026)",
        "between the review date (30 June 2026) and “Palier” (30 July 2026)",
    )
    assert _said(WITHOUT, "2026-01-01", "2026-08-15", plan) == (
        "depuis « Pilote » (31 mars 2026)",
        "since “Pilote” (31 March 2026)",
    )
    assert _said(WITHOUT, "2026-01-02", "2026-08-15", {"milestones": ("none", [])}) == (
        "depuis le début (2 janvier 2026)",
        "since the start (2 January 2026)",
    )
    open_state = _lines(("Pilote", "2026-03-31", "done"), ("Palier", "2026-05-30", None))
    assert _said(WITHOUT, "2026-01-02", "2026-08-15", open_state) is None  # 91 days at most


def test_nothing_is_said_where_nothing_lasts():
    delivered_today = _lines(("Pilote", "2026-06-30", "done"))
    assert _said(WITHOUT, "2026-01-01", "2026-08-15", delivered_today) is None
    assert _said(TO_COME, "2026-01-01", "2026-06-30", delivered_today) is None
    assert _said(GAP, "2026-01-01", "2026-01-01", {"milestones": ("none", [])}) is None


@pytest.mark.parametrize("plan", [
    _lines(("Pilote", "2026-03-31", "done"), completeness="partial"),
    _lines(("Pilote", "2026-03-31", "done"), ("Sans date", None, "planned")),
    _lines(("Pilote", "2026-03-31", "done"), ("Peut-être", "2026-09-30", None)),
    _lines(("Pilote", "2026-03-31", "done"), ("Peut-être", "2026-09-30", "planned", {"state": "unknown"})),
])  # fmt: skip
def test_an_interval_that_is_not_certain_is_not_named(plan):
    # Of the longest interval (275 days, 31 March to 31 December) only bounds are known.
    assert _said(GAP, "2026-01-01", "2026-12-31", plan) is None


def test_a_milestone_in_doubt_that_changes_nothing_bounds_nothing():
    # 100 days to A, and 300 days from A to the end whatever becomes of the line in doubt, within the first 100.
    plan = _lines(("Doute", "2025-02-20", "done", {"state": "unknown"}), ("A", "2025-04-11", "done"))
    assert _said(GAP, "2025-01-01", "2026-02-05", plan)[0] == ("entre « A » (11 avril 2025) et la fin (5 février 2026)")
    # The same 100 days twice, the later one divided by the line in doubt: only the first is certain.
    plan = _lines(("A", "2025-04-11", "done"), ("Doute", "2025-05-01", "done", {"state": "unknown"}))
    assert _said(GAP, "2025-01-01", "2025-07-20", plan)[1] == (
        "between the start (1 January 2025) and “A” (11 April 2025)"
    )
    # On the same day, the line that certainly counts is named, wherever it stands.
    plan = _lines(("Doute", "2025-04-11", "done", {"state": "unknown"}), ("A", "2025-04-11", "done"))
    assert _said(GAP, "2025-01-01", "2026-02-05", plan)[0].startswith("entre « A » (11 avril 2025) et la fin")


def test_a_line_without_a_name_is_told_by_its_number_and_a_name_stays_on_one_line():
    plan = _lines((None, "2026-03-31", "done"), ("Mise en\nservice", "2026-09-30", "planned"))
    assert _said(GAP, "2026-01-01", "2026-12-31", plan, unnamed={1}) == (
        "entre la ligne 1 (31 mars 2026) et « Mise en service » (30 septembre 2026)",
        "between line 1 (31 March 2026) and “Mise en service” (30 September 2026)",
    )


def test_what_is_only_judged_has_no_such_words():
    plan = _lines(("Pilote", "2026-03-31", "done"))
    span = {"project.start_date": "2026-01-01", "planning.current_end": "2026-12-31"}
    assert indicator(GAP, span, plan).note is None


def test_a_comparison_tells_what_bounds_each_value(declarations):
    book = audit.Tool(declarations, with_durable_rules=False).assessor(ReviewType.CRISIS).rulebook
    names = Names(book, book, Language.FR)
    old = replace(
        indicator(GAP, {"project.start_date": "2026-01-01", "planning.current_end": "2026-12-31"}, _lines()),
        note=Text(fr="entre « A » (x) et « B » (y)", en="between “A” (x) and “B” (y)"),
    )
    assert _plain(names.value(old)) == "364 jours (≈ 12 mois), entre « A » (x) et « B » (y)"
    assert _plain(names.value(replace(old, note=None))) == "364 jours (≈ 12 mois)"


def test_names_are_inert_in_reports():
    hostile = Text(fr="entre « <b>x</b> » et `y`", en="between “<b>x</b>” and `y`")
    made = sample_result()
    findings = tuple(
        replace(one, facts=tuple(replace(fact, note=hostile) if fact.name == GAP else fact for fact in one.facts))
        for one in made.findings
    )
    view = ReportView(replace(made, findings=findings), Language.FR)
    assert "&lt;b&gt;x&lt;/b&gt;" in render_view(view)
    assert "<b>x</b>" not in render_view(view)
    assert r"\<b\>x" in write_markdown(view) or r"\<b>x" in write_markdown(view)


@pytest.mark.slow
def test_the_fictitious_project_names_its_longest_interval_in_every_report(declarations):
    # From its source: value on 18 May 2026, then on 18 December 2026: 214 days; before, 175, 168 and 154 days, after,
    # 164, 168, 165 and, to 15 August 2028, 109. To come from 30 September 2026: 79 days, then these.
    tool = audit.Tool(declarations, with_durable_rules=False)
    made = tool.audit(tool.read(EXAMPLE).snapshot)
    said = {one.name: _plain(one.note.fr) for one in made.result.indicators if one.is_known and one.note is not None}
    first = "« Instruction partagée dans les départements pilotes » (18 mai 2026)"
    longest = f"entre {first} et « Paiement et extension à douze départements » (18 décembre 2026)"
    later = (
        "entre « Premier palier de déploiement (quarante départements) » (31 mai 2027) et "
        "« Second palier de déploiement (quatre-vingts départements) » (15 novembre 2027)"
    )
    assert said == {GAP: longest, AFTER: later, TO_COME: later, WITHOUT: f"depuis {first}"}
    view = ReportView(made.result, Language.FR)
    for report in (
        render_view(view),
        write_markdown(view),
        audit.explain(made, "PLA-001"),
        *_short_reports(made, view),
    ):
        assert longest in _plain(report).replace("\\", "")


def _short_reports(made, view):
    """Yield what says less than the report: findings for a spreadsheet, the page, the screen, the plan."""
    yield audit.render(made, "csv")["constats.csv"].decode()
    for page in one_page_of(view):
        lists = [block for block in page.blocks if isinstance(block, Bullets)]
        yield " ".join(run.text for block in lists for item in block.items for run in item)
    console = Console(file=io.StringIO(), width=400)
    print_summary(made.result, view.language, console)
    yield console.file.getvalue()
    book = openpyxl.load_workbook(io.BytesIO(audit.render(made, "xlsx")["plan-d-action.xlsx"]))
    yield " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
