"""The contradictory report: answers and positions read back, and both sides printed beside each finding."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.refusals import InputRefused
from audit.api.responding import doubts_on, effects_of, given_in
from audit.api.saved_audit import SavedAudit
from audit.errors import Bilingual, UnknownName, did_you_mean

if TYPE_CHECKING:
    from audit.exchange.effects import Effects
    from audit.exchange.positions import Positions
    from audit.exchange.responses import Responses
    from audit.model.exchange import Stage
    from audit.model.result.audit_result import AuditResult
    from audit.model.text import Language
    from audit.reporting.presentation import Presentation

REPORT_NAMES = {"fr": "rapport-contradictoire", "en": "adversarial-report"}
CONTRADICTORY_FORMATS = ("html", "docx", "pdf", "md", "xlsx", "csv")
RECORD_NAME = "contradictory.json"
_FORMAT = Bilingual("le format", "format")


class NoSuchFinding(InputRefused):
    """A position was asked for on a rule that the result has no finding on."""

    exit_code = 2
    code = "no_such_finding"


class PositionsMissing(InputRefused):
    """A final report has findings that the team did not plainly accept, and on which no position was taken."""

    code = "positions_missing"


def read_answers(audit: SavedAudit, path: str | Path) -> "Responses":
    """Read the answers that ``import_responses`` gave and that were kept.

    Raises:
        WorkbookRefused: when the file is not that, or is of another audit.
    """
    from audit.exchange.problems import ExchangeRefused, Fault
    from audit.exchange.responses import read_responses

    file = Path(path)
    found = read_responses(file.read_bytes(), file.name)
    if found.result.sha256 != audit.name.sha256:
        words = Bilingual(
            f"ces réponses portent sur un autre résultat (« {found.result.project} »)",
            f"these answers are on another result (“{found.result.project}”)",
        )
        raise ExchangeRefused(file.name, [Fault(words)])
    return found


def read_positions(audit: SavedAudit, path: str | Path) -> "Positions":
    """Read the auditor's positions on the findings of ``audit``.

    Raises:
        WorkbookRefused: with everything that is wrong, by line.
    """
    from audit.exchange.positions_file import read_positions as read

    return read(Path(path), audit.name.sha256, audit.severities, audit.result.review_date)


def take_position(
    audit: SavedAudit,
    path: str | Path,
    rule: str,
    decision: str,
    reason: str,
    author: str,
    day: date,
    sentence: str | None = None,
    severity: str | None = None,
) -> str:
    """Return the text of the file of positions ``path`` with one more; nothing is written.

    Args:
        audit: the result.
        path: the file, which may not be there yet; .yaml, .yml or .json.
        rule: of the finding.
        decision: ``maintained``, ``amended`` or ``withdrawn``.
        reason: why.
        author: who decides.
        day: when.
        sentence: what the finding says from now on, when it is amended.
        severity: what the auditors hold it to be, when that is amended: ``blocking``, ``major``…

    Raises:
        NoSuchFinding: when the result has no finding on ``rule``.
        WorkbookRefused: when the file is of another result or cannot be read, or the position is none.
    """
    from audit.exchange import positions_file as files
    from audit.exchange.problems import ExchangeRefused

    file, wanted = Path(path), rule.strip().upper()
    if wanted not in audit.findings:
        raise NoSuchFinding(_no_finding(audit, wanted))
    try:
        position = files.position(wanted, decision, reason, author, day, sentence, severity)
    except ValueError as error:
        raise ExchangeRefused(file.name, files.position_faults(error)) from error
    if day < audit.result.review_date:
        raise ExchangeRefused(file.name, [files.too_early(position, audit.result.review_date)])
    if position.severity is audit.severities[wanted]:
        raise ExchangeRefused(file.name, [files.same_severity(position)])
    if not file.exists():
        return files.positions_text(files.with_position(files.new_positions(audit.name.sha256), position), file.suffix)
    positions = read_positions(audit, file)
    return files.position_after(file.read_text(encoding="utf-8"), positions, position, file.suffix)


def contradictory_report(
    audit: SavedAudit,
    stage: "Stage",
    language: "Language",
    responses: "Responses | None" = None,
    positions: "Positions | None" = None,
    formats: Iterable[str] = ("html",),
    presentation: "Presentation | None" = None,
) -> Mapping[str, bytes]:
    """Return the report that shows both sides, and the record of the procedure, by the names of their files.

    Args:
        audit: the result.
        stage: provisional, with every finding as it was sent; or final, with those amended as they are now and without
            those withdrawn, of which the opinion, the counts and the plan then take no account.
        language: of the report.
        responses: what was answered; None when nothing came back.
        positions: those taken.
        formats: of ``CONTRADICTORY_FORMATS``.
        presentation: theme, confidentiality mark, draft and version.

    Raises:
        UnknownName: for another format.
        PositionsMissing: when a final report has no position on a finding that the team did not plainly accept.
        OtherDeclarations: when other rules judged the result than those that are loaded.
    """
    from audit.exchange.positions_file import new_positions
    from audit.exchange.record import ContradictoryRecord, contradictory_bytes
    from audit.model.exchange import Stage
    from audit.reporting.contradictory.view import ContradictoryView
    from audit.reporting.formats import Saved, load_format
    from audit.reporting.presentation import PLAIN

    wanted = tuple(dict.fromkeys(formats))
    for name in wanted:
        if name not in CONTRADICTORY_FORMATS:
            raise UnknownName(_FORMAT, name, CONTRADICTORY_FORMATS)
    taken = positions or new_positions(audit.name.sha256)
    effects = effects_of(audit, responses, taken.withdrawn, taken.severities)
    if stage is Stage.FINAL:
        _check_positions(audit, responses, effects, taken)
    record = ContradictoryRecord(
        software=audit.record.software,
        stage=stage,
        result_sha256=audit.name.sha256,
        responses=responses,
        positions=taken,
        effects=effects,
    )
    result = _final(audit, taken) if stage is Stage.FINAL else audit.result
    doubts = [one.message(language) for one in doubts_on(audit, responses)] if responses is not None else []
    given = given_in(audit, responses)
    view = ContradictoryView(result, language, record, audit.result, given, presentation or PLAIN, doubts)
    files = {}
    for name in wanted:
        (content,) = load_format(name).write(view, Saved(audit.record, audit.rulebook)).values()
        files[f"{REPORT_NAMES[language.value]}.{name}"] = content
    return {**files, RECORD_NAME: contradictory_bytes(record)}


def is_contradictory_report(path: Path) -> bool:
    """Return whether ``path`` is a file that ``contradictory_report`` gave."""
    from audit.reporting.formats import is_of, load_format

    if path.name == RECORD_NAME:
        return path.is_file() and is_of(path, load_format("json"))
    name = path.suffix.removeprefix(".")
    known = path.stem in REPORT_NAMES.values() and name in CONTRADICTORY_FORMATS
    return known and path.is_file() and is_of(path, load_format(name))


def _final(audit: SavedAudit, positions: "Positions") -> "AuditResult":
    """Return the result with what is withdrawn left out of everything, and what is amended as it is now."""
    from audit.reporting.contradictory.view import amended

    result = (audit.without(positions.withdrawn) if positions.withdrawn else audit).result
    sentences = {rule: amended(one.sentence) for rule, one in positions.in_force.items() if one.sentence}
    findings = (
        replace(finding, condition=said, sentences=(said,), said_by=1)
        if (said := sentences.get(finding.rule)) is not None
        else finding
        for finding in result.findings
    )
    return replace(result, findings=tuple(findings))


def _no_finding(audit: SavedAudit, rule: str) -> Bilingual:
    """Return why no position can be taken on ``rule``: what it is on this project, or the name that was meant."""
    from audit.model.text import Language
    from audit.wording.terms import write_term

    listed = ", ".join(audit.findings)
    outcome = next((one.outcome.outcome for one in audit.result.rules if one.rule == rule), None)
    if outcome is None:
        words = Bilingual(f"Ce résultat n'a pas de constat {rule}", f"This result has no finding {rule}")
        return words + (did_you_mean(rule, [*audit.findings]) if rule else Bilingual("", ""))
    fr, en = (write_term(outcome, language) for language in (Language.FR, Language.EN))
    return Bilingual(
        f"Ce résultat n'a pas de constat {rule} : l'exigence y est dite « {fr} ». Constats : {listed}.",
        f"This result has no finding {rule}: the requirement stands as “{en}”. Findings: {listed}.",
    )


def _check_positions(
    audit: SavedAudit, responses: "Responses | None", effects: "Effects", positions: "Positions"
) -> None:
    """Refuse a final report while what the team answered, otherwise than by accepting it, has no position."""
    from audit.exchange.answered import awaits_position
    from audit.wording.counted import en, fr

    open_ = [
        rule for rule in audit.findings if rule not in positions.in_force and awaits_position(rule, responses, effects)
    ]
    if open_:
        listed = ", ".join(open_)
        raise PositionsMissing(
            Bilingual(
                f"La version définitive attend une position sur {fr(len(open_), 'constat', 'constats')} à trancher "
                f"(contestation, commentaire, ou réponse corrigée) : {listed}. "
                "Prenez position avec « audit respond position », ou faites la version provisoire.",
                f"The final version awaits a position on {en(len(open_), 'finding', 'findings')} to settle (disputed, "
                f"commented, or with a corrected answer): {listed}. "
                "Take it with 'audit respond position', or make the provisional version.",
            )
        )
