"""Takes the audited team's answers back from the workbook that it filled in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from audit.errors import Bilingual
from audit.exchange.cells import CellReader
from audit.exchange.days_by_hand import day_by_hand
from audit.exchange.edited import printed_cells
from audit.exchange.problems import ExchangeRefused, Fault
from audit.exchange.responses import CorrectedAnswer, FindingResponse, ReturnedResponses
from audit.exchange.returned import AuditName, Returned, open_returned
from audit.exchange.rows import Line, cell_of, lines_of
from audit.exchange.shape import ANSWER_FILLED, ANSWERS_MARK, FINDING_FILLED, FINDINGS_MARK, RESPONSE_FORMAT, TO_FILL_IN
from audit.intake.problems.no_answer import not_an_answer
from audit.intake.values.cells import read_cell, shown
from audit.intake.values.words import quotable
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.naming import names_something
from audit.model.questionnaire import Field
from audit.model.rule import OwnerRole
from audit.wording.exchange_terms import REPLIES

_NO_REASON = Bilingual(
    "« Sans objet » demande un motif : écrivez-le dans la colonne « Observation » de la même ligne",
    "“Not applicable” calls for a reason: write it in the column “Comment” of the same line",
)


@dataclass(frozen=True)
class SentTo:
    """What one addressee was sent.

    Attributes:
        rules: those of the findings.
        fields: the answers that may be corrected, with what each expects.
        rules_by_answer: the findings that each of them concerns.
        always: the names of those that files of format 1.0 hold as well, which do not say what they hold.
    """

    rules: Sequence[str]
    fields: Mapping[str, Field]
    rules_by_answer: Mapping[str, Sequence[str]] = field(default_factory=dict)
    always: Collection[str] = ()


Sent = Mapping[OwnerRole | None, SentTo]


def take_back(path: Path, audit: AuditName, sent: Sent) -> ReturnedResponses:
    """Return what the workbook ``path`` answers.

    Raises:
        WorkbookRefused: when it is not of this audit, or cells cannot be read: everything at once.
    """
    returned = open_returned(path, RESPONSE_FORMAT, audit)
    addressee, faults = _addressee(returned, sent)
    sent_on, due_on = (_day(returned, key, faults) for key in ("sent_on", "due_on"))
    faults += _impossible(sent_on, due_on, date.fromisoformat(audit.review_date))
    if faults:
        raise ExchangeRefused(returned.name, faults)
    rules, fields = sent[addressee].rules, _fields_sent(returned, sent[addressee])
    read = CellReader(returned.language, faults)
    findings = tuple(
        FindingResponse(
            rule=line.id,
            reply=read.choice(cell_of(line, "reply"), REPLIES),
            comment=read.text(cell_of(line, "comment")),
            document=read.text(cell_of(line, "document")),
            cell=cell_of(line, "reply")[0],
        )
        for line in lines_of(returned.grids, FINDINGS_MARK, FINDING_FILLED, rules, faults)
    )
    answers, remarks = [], []
    if fields:
        for line in lines_of(returned.grids, ANSWERS_MARK, ANSWER_FILLED, fields, faults):
            corrected = _corrected(line, fields[line.id], returned, read, faults)
            if corrected is not None:
                answers.append(CorrectedAnswer(fact=line.id, answer=corrected))
            elif cell_of(line, "corrected")[1].is_empty:
                remarks += _remarks(line, sent[addressee].rules_by_answer.get(line.id, ()), read)
    if faults:
        raise ExchangeRefused(returned.name, faults)
    order = {rule: place for place, rule in enumerate(rules)}
    names = {name: place for place, name in enumerate(fields)}
    return ReturnedResponses(
        name=returned.name,
        sha256=returned.sha256,
        addressee=addressee,
        sent_on=sent_on,
        due_on=due_on,
        findings=tuple(sorted(findings, key=lambda one: order[one.rule])),
        remarks=tuple(sorted(remarks, key=lambda one: (order[one.rule], names[one.fact]))),
        answers=tuple(sorted(answers, key=lambda one: names[one.fact])),
    )


def _fields_sent(returned: Returned, sent: SentTo) -> dict[str, Field]:
    """Return the answers that the file itself was sent with: one made before 1.4 holds fewer."""
    held = {cell.id for cell in printed_cells(returned.grids) if cell.mark == ANSWERS_MARK} or sent.always
    return {name: field for name, field in sent.fields.items() if name in held}


def _remarks(line: Line, rules: Sequence[str], read: CellReader) -> list[FindingResponse]:
    """Return what a line says of an answer that it does not correct, once for each finding that rests on it."""
    comment, document = read.text(cell_of(line, "answer_comment")), read.text(cell_of(line, "answer_document"))
    if not comment and not document:
        return []
    place, _ = cell_of(line, "answer_comment" if comment else "answer_document")
    return [FindingResponse(rule=rule, comment=comment, document=document, cell=place, fact=line.id) for rule in rules]


def _corrected(line: Line, field: Field, returned: Returned, read: CellReader, faults: list[Fault]) -> Answer | None:
    """Return the answer that a line corrects, None where it corrects nothing."""
    document, comment = read.text(cell_of(line, "answer_document")), read.text(cell_of(line, "answer_comment"))
    place, cell = cell_of(line, "corrected")
    reading = read_cell(cell, field, returned.language)
    if reading.state is AnswerState.BLANK:
        return None
    if reading.state is AnswerState.UNUSABLE:
        typed = cell.formula or shown(cell, returned.language)
        faults.append(Fault(not_an_answer(typed, reading.mistake, field), str(place)))
        return None
    if reading.state is AnswerState.NOT_APPLICABLE and not names_something(comment):
        faults.append(Fault(_NO_REASON, str(place)))
        return None
    return Answer(
        type=field.value_type,
        state=reading.state,
        value=reading.value,
        raw=reading.raw,
        cells=(place,),
        evidence=Evidence.DOCUMENTED if names_something(document) else Evidence.DECLARED,
        source=document,
        comment=comment,
        reason=comment if reading.state is AnswerState.NOT_APPLICABLE else "",
        within=reading.within,
    )


def _addressee(returned: Returned, sent: Sent) -> tuple[OwnerRole | None, list[Fault]]:
    found = returned.meta.get("addressee", "")
    known = {role.value: role for role in sent if role is not None}
    if not found or found in known:
        return known.get(found), []
    words = Bilingual(
        f"sa feuille cachée nomme un destinataire inconnu de cet audit (« {quotable(found)} »)",
        f"its hidden sheet names an addressee that this audit does not know (“{quotable(found)}”)",
    )
    return None, [Fault(words)]


def _impossible(sent_on: date | None, due_on: date | None, review: date) -> list[Fault]:
    """Return what is wrong with the days on the cover: nothing is sent before the review, or awaited before it is."""
    faults = []
    if sent_on is not None and sent_on < review:
        words = Bilingual(
            f"la page de garde dit les constats envoyés le {sent_on:%d/%m/%Y}, avant la revue du {review:%d/%m/%Y} : "
            "corrigez-y le jour de l'envoi",
            f"the cover says that the findings were sent on {sent_on:%d/%m/%Y}, before the review of "
            f"{review:%d/%m/%Y}: correct the day of sending there",
        )
        faults.append(Fault(words))
    first = max(filter(None, (review, sent_on)))
    if due_on is not None and due_on < first:
        words = Bilingual(
            f"la page de garde attend la réponse pour le {due_on:%d/%m/%Y}, avant le {first:%d/%m/%Y} (envoi ou revue)"
            " : corrigez-y l'échéance, ou le jour de l'envoi",
            f"the cover awaits the answer by {due_on:%d/%m/%Y}, before {first:%d/%m/%Y} (sending or review): correct "
            "the deadline there, or the day of sending",
        )
        faults.append(Fault(words))
    return faults


def _day(returned: Returned, key: str, faults: list[Fault]) -> date | None:
    """Return a day that a workbook was made with, or that was written on it by hand; None where it is not."""
    written = returned.meta.get(key, "")
    if written == TO_FILL_IN:
        return day_by_hand(returned.grids, key, returned.language, faults)
    try:
        return date.fromisoformat(written)
    except ValueError:
        words = Bilingual(
            f"sa feuille cachée ne dit plus sa date (« {key} »)", f"its hidden sheet no longer says its date (“{key}”)"
        )
        faults.append(Fault(words))
        return None
