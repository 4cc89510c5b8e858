"""Every kind of page that the tool writes, by name: what is tested for accessibility, measured, and looked at."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import audit
from audit.api import (
    Audit,
    SavedAudit,
    Tool,
    contradictory_report,
    export_responses,
    import_responses,
    judge_portfolio,
    panorama_editions,
    read_positions,
    render,
    render_comparison,
    render_editions,
    render_portfolio,
    take_position,
)
from audit.model.exchange import Stage
from audit.model.questionnaire import ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.reporting.html import render_html
from audit.rule_docs.pages import rule_pages
from tests.filled_workbooks import fill
from tests.hostile_result import hostile_result
from tests.random_snapshots import REVIEW, full_snapshot, random_snapshot
from tests.synthetic_panorama import EVERYTHING, MINISTRY_HEADINGS, export

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
FICTITIOUS, LATER = EXAMPLES / "projet-fictif.xlsx", EXAMPLES / "projet-fictif-2027-03.xlsx"
DECISIONS = ("maintained", "amended", "withdrawn")


@cache
def shipped_tool() -> Tool:
    """Return the tool as it is shipped, judging with one engine."""
    return audit.load(with_durable_rules=False)


@cache
def fictitious() -> Audit:
    """Return the audit of the fictitious project."""
    return shipped_tool().audit(shipped_tool().read(FICTITIOUS))


def html_of(files: Mapping[str, bytes]) -> str:
    """Return the one page among files."""
    (page,) = (content.decode() for name, content in files.items() if name.endswith(".html"))
    return page


def _random(seed: int, review: ReviewType, language: Language) -> str:
    bank = shipped_tool().declarations.bank
    return _judged(random_snapshot(bank, seed, review), language)


def _judged(snapshot: ProjectSnapshot, language: Language) -> str:
    return render_html(shipped_tool().audit(snapshot, REVIEW).result, language)


def _nearly_empty(language: Language) -> str:
    snapshot = random_snapshot(shipped_tool().declarations.bank, 1)
    name = shipped_tool().declarations.bank.roles.project_name
    answers = {key: value for key, value in snapshot.answers.items() if key == name}
    return _judged(snapshot.model_copy(update={"answers": answers, "tables": {}}), language)


def _large(language: Language) -> str:
    tables = tuple(table.id for table in shipped_tool().declarations.bank.questionnaire(ReviewType.PRE_LAUNCH).tables)
    return _judged(full_snapshot(shipped_tool().declarations.bank, 12, tables), language)


def contradictory(
    stage: Stage,
    language: Language,
    replies: Mapping[str, Mapping[str, str]] | None = None,
    taken: Sequence[tuple[str, str, str, str | None]] = (),
    corrected: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Return the report on the fictitious project with what its team answers and what became of it.

    Args:
        stage: provisional or final.
        language: of the page.
        replies: what the team fills in, by rule; by default, on the six first findings.
        taken: the positions of the auditors: rule, decision, reason, amended sentence.
        corrected: what the team fills in, by answer.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in render(fictitious(), "json").items():
            (folder / file).write_bytes(content)
        kept = SavedAudit.read(shipped_tool(), folder)
        if replies is None:
            rules = [finding.rule for finding in kept.result.findings[:6]]
            words = {"comment": "Le comité du 3 mai a tranché.\nVoir le relevé.", "document": "PV du 3/5"}
            answers = ("Refusé", "Accepté en partie", "Accepté") * 2
            replies = {rule: {"reply": reply, **words} for rule, reply in zip(rules, answers, strict=True)}
            amended = (None, "La décision reste à formaliser.", None)
            taken = [
                (rule, DECISIONS[number % 3], "Pièce lue.", amended[number % 3]) for number, rule in enumerate(rules)
            ]
        (folder / "sent.xlsx").write_bytes(export_responses(kept, Language.FR))
        returned = fill(
            folder / "sent.xlsx", folder / "returned.xlsx", {"@findings": replies, "@answers": corrected or {}}
        )
        path, day = folder / "positions.yaml", date(2026, 11, 5)
        for rule, decision, reason, said in taken:
            text = take_position(kept, path, rule, decision, reason, "A. Auditrice", day, said)
            path.write_text(text, encoding="utf-8")
        found = import_responses(kept, [returned])
        return html_of(contradictory_report(kept, stage, language, found, read_positions(kept, path)))


def _comparison(language: Language) -> str:
    return render_comparison(shipped_tool().compare(FICTITIOUS, LATER), "html", language).decode()


def portfolio(language: Language) -> str:
    """Return the page of the filled examples, with a parameter set otherwise and a file that cannot be read."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path in sorted(EXAMPLES.glob("*.xlsx")):
            (folder / path.name).write_bytes(path.read_bytes())
        (folder / "illisible.xlsx").write_bytes(b"no workbook")
        return html_of(render_portfolio(judge_portfolio([folder]), "html", language))


def _editions(language: Language) -> str:
    with TemporaryDirectory() as folder:
        path = export(Path(folder), *EVERYTHING, headings=MINISTRY_HEADINGS)
        return html_of(render_editions(panorama_editions([path]), "html", language))


def _rule_page(file: str, language: Language) -> str:
    declared = shipped_tool().declarations
    return rule_pages(declared.rulebase, declared.bank, declared.indicators, language)[file]


PAGES: Mapping[str, Callable[[Language], str]] = {
    "nearly empty project": _nearly_empty,
    "fictitious project": lambda language: html_of(render(fictitious(), "html", language)),
    "framing": lambda language: _random(2, ReviewType.FRAMING, language),
    "crisis": lambda language: _random(3, ReviewType.CRISIS, language),
    "self-assessment": lambda language: _random(4, ReviewType.SELF_ASSESSMENT, language),
    "twelve lines a table": _large,
    "hostile words": lambda language: render_html(hostile_result(), language),
    "provisional": lambda language: contradictory(Stage.PROVISIONAL, language),
    "final": lambda language: contradictory(Stage.FINAL, language),
    "comparison": _comparison,
    "portfolio": portfolio,
    "panorama": _editions,
    "index of rules": lambda language: _rule_page("index.html", language),
    "rule": lambda language: _rule_page("GOV-001.html", language),
}


@cache
def page(name: str, language: Language) -> str:
    """Return a page."""
    return PAGES[name](language)
