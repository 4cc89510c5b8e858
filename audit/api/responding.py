"""The contradictory procedure: findings sent to the audited team, its answers taken back, judged, and printed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.refusals import BeforeReview
from audit.api.saved_audit import SavedAudit
from audit.errors import AuditError, Bilingual, UnknownName

if TYPE_CHECKING:
    from audit.exchange.effects import Effects
    from audit.exchange.responses import Responses, ReturnedResponses
    from audit.intake.problems.diagnostics import Diagnostic
    from audit.model.answer import Answer
    from audit.model.rule import OwnerRole, Severity
    from audit.model.text import Language
    from audit.reporting.contradictory.called import GivenAnswer

_ROLE = Bilingual("le destinataire", "addressee")
_SENDING, _THE_SENDING = Bilingual("L'envoi", "The sending"), Bilingual("l'envoi", "the sending")
_DEADLINE = Bilingual("La date limite de réponse", "The deadline of the answer")
_COMING_BACK = Bilingual("La réception de la réponse", "The day on which the answer came back")
_GIVE_RECEIVED = Bilingual(
    "donnez par --received-on le jour de réception. Rien n'a été écrit.",
    "give with --received-on the day on which it came back. Nothing was written.",
)
_GIVE_SENT = Bilingual(
    "donnez par --sent-on le jour de l'envoi, ou aucun s'il reste à fixer. Rien n'a été écrit.",
    "give the day of sending with --sent-on, or none if it is still to be set. Nothing was written.",
)
_GIVE_DUE = Bilingual(
    "donnez par --due un jour qui suit, ou aucun pour le délai d'un mois. Rien n'a été écrit.",
    "give a later day with --due, or none for a time limit of one month. Nothing was written.",
)


class NothingToSend(AuditError):
    """There is no finding to send, or none that concerns the addressee."""

    exit_code = 2

    def __init__(self, words: Bilingual) -> None:
        self._words = words
        super().__init__(words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self._words.to(language)


def export_responses(
    audit: SavedAudit,
    language: "Language",
    addressee: "OwnerRole | None" = None,
    sent_on: date | None = None,
    due_on: date | None = None,
) -> bytes:
    """Return the workbook in which the audited team answers the findings.

    Args:
        audit: the result.
        language: of the workbook.
        addressee: the role to whom only the findings that concern them are sent; None for the whole.
        sent_on: the day on which it is sent; to be filled in when it is, by default.
        due_on: by when an answer is awaited; by default one month after ``sent_on``, put off to a working day.

    Raises:
        BeforeReview: when it is sent, or an answer awaited, before the review, or awaited before it is sent.
        NothingToSend: when there is no finding, or none that concerns the addressee.
    """
    from audit.exchange.addressed import addressees, findings_for
    from audit.exchange.deadline import default_deadline
    from audit.intake.problems.expectations import expected
    from audit.reporting.digest import by_weight
    from audit.reporting.response_workbook.sent import CorrectableAnswer, Sent
    from audit.reporting.response_workbook.workbook import response_workbook
    from audit.reporting.view import ReportView

    _refuse_early(audit.result.review_date, sent_on, due_on)
    view = ReportView(audit.result, language)
    concerned = {finding.rule for finding in findings_for(audit.result, addressee)}
    if not concerned:
        raise NothingToSend(_nothing(addressee, addressees(audit.result)))
    found = audit.correctable(addressee)
    return response_workbook(
        view,
        audit.sha256,
        Sent(
            [finding for finding in by_weight(view.result) if finding.rule in concerned],
            [
                CorrectableAnswer(
                    name,
                    field,
                    expected(field),
                    tuple(rules),
                    audit.given(name),
                    audit.line(name),
                    name in found.called_for,
                )
                for name, rules in found.rules.items()
                if (field := audit.field(name)) is not None
            ],
            addressee,
            sent_on,
            due_on or (default_deadline(sent_on) if sent_on else None),
            due_on is None,
        ),
    )


def _refuse_early(review: date, sent_on: date | None, due_on: date | None) -> None:
    if sent_on is not None and sent_on < review:
        raise BeforeReview(_SENDING, sent_on, review, _GIVE_SENT)
    if due_on is not None and due_on < review:
        raise BeforeReview(_DEADLINE, due_on, review, _GIVE_DUE)
    if due_on is not None and sent_on is not None and due_on < sent_on:
        raise BeforeReview(_DEADLINE, due_on, sent_on, _GIVE_DUE, _THE_SENDING)


def import_responses(audit: SavedAudit, files: Iterable[str | Path], received_on: Sequence[date] = ()) -> "Responses":
    """Take back what the audited team answered, word for word.

    Args:
        audit: the result.
        files: those that came back.
        received_on: on which day each came back, in the same order; one day for all; or none, when nobody says.

    Raises:
        BeforeReview: when a file came back before the review, or before it was sent.
        WorkbookRefused: when a file is not of this audit, or cells cannot be read: everything at once, by file;
            or when a file is given twice.
    """
    from audit.exchange.addressed import addressees, findings_for
    from audit.exchange.confirmed import without_confirmations
    from audit.exchange.responses import AuditedResult, Responses
    from audit.exchange.take_back import SentTo, take_back

    result = audit.result
    sent = {}
    for role in (None, *addressees(result)):
        found = audit.correctable(role)
        fields = {name: field for name in found.rules if (field := audit.field(name)) is not None}
        rules = [finding.rule for finding in findings_for(result, role)]
        sent[role] = SentTo(rules, fields, found.rules, frozenset(found.rested_on))
    name = audit.name
    returned = tuple(
        without_confirmations(file, audit.given_answer, sent[file.addressee].rules_by_answer)
        for file in (take_back(Path(file), name, sent) for file in files)
    )
    _refuse_twice(returned)
    if received_on:
        days = received_on if len(received_on) > 1 else [received_on[0]] * len(returned)
        returned = tuple(_received(file, day, result.review_date) for file, day in zip(returned, days, strict=True))
    return Responses(
        result=AuditedResult(sha256=name.sha256, project=name.project, review_date=result.review_date),
        files=returned,
    )


def _received(file: "ReturnedResponses", day: date, review: date) -> "ReturnedResponses":
    """Return a file that came back on ``day``."""
    if day < review:
        raise BeforeReview(_COMING_BACK, day, review, _GIVE_RECEIVED)
    if file.sent_on is not None and day < file.sent_on:
        raise BeforeReview(_COMING_BACK, day, file.sent_on, _GIVE_RECEIVED, _THE_SENDING)
    return file.model_copy(update={"received_on": day})


def _refuse_twice(files: "Sequence[ReturnedResponses]") -> None:
    """Refuse a file that is given twice: every word of it would be kept and printed twice."""
    from audit.exchange.problems import ExchangeRefused, Fault

    first: dict[str, str] = {}
    for file in files:
        if file.sha256 in first:
            other = first[file.sha256]
            words = Bilingual(
                f"c'est le même fichier que « {other} » : donnez-le une fois",
                f"this is the same file as “{other}”: give it once",
            )
            raise ExchangeRefused(file.name, [Fault(words)])
        first[file.sha256] = file.name


def effects_of(
    audit: SavedAudit,
    responses: "Responses | None",
    withdrawn: Sequence[str] = (),
    severities: "Mapping[str, Severity] | None" = None,
) -> "Effects":
    """Return what would follow if the corrected answers were upheld, finding by finding and together.

    Args:
        audit: the result.
        responses: what was answered; None for nothing.
        withdrawn: the rules of the findings that the auditor withdraws.
        severities: those that the auditor holds instead of those of the rules.

    Raises:
        OtherDeclarations: when other rules judged the result than those that are loaded.
    """
    from audit.exchange.effects import Effect, Effects, answers_on

    rejudge = audit.rejudge
    corrections: Mapping[str, Answer] = {}
    at_odds: tuple[str, ...] = ()
    if responses is not None:
        at_odds = responses.at_odds
        kept = responses.corrections.items()
        corrections = {name: found[0].answer for name, found in kept if name not in at_odds}
    bearing = audit.correctable().rules if responses is not None and responses.corrections else {}
    by_rule = answers_on(bearing, corrections)
    corrected = answers_on(bearing, responses.corrections) if responses is not None else {}
    made: dict[tuple[str, ...], Effect] = {}
    by_finding = {}
    for rule, names in by_rule.items():
        effect = made.get(names) or rejudge.with_answers([rule], {name: corrections[name] for name in names})
        made[names] = effect
        by_finding[rule] = effect.model_copy(update={"findings": (rule,)})
    together = rejudge.with_answers([*by_rule], corrections) if len(made) > 1 else None
    taken_back = rejudge.without(withdrawn) if withdrawn else None
    return Effects(
        by_finding=by_finding,
        together=together,
        at_odds=at_odds,
        corrected=corrected,
        withdrawn=taken_back,
        severities=rejudge.with_severities(severities) if severities else None,
    )


def _at_odds(audit: SavedAudit, responses: "Responses") -> Bilingual:
    """Return which answers two files correct differently, so that no project can be written with them."""
    from audit.model.text import Language
    from audit.reporting.labels import label_of

    said = {}
    for language in Language:
        named = []
        for name in responses.at_odds:
            files = [
                file.name
                for file in responses.files
                if name in file.confirmed or any(one.fact == name for one in file.answers)
            ]
            named.append(f"« {label_of(name, audit.result, language)} » ({', '.join(files)})")
        said[language] = " ; ".join(named)
    return Bilingual(
        f"Aucun relevé n'est écrit : des fichiers corrigent une même réponse autrement — {said[Language.FR]}. "
        "Faites-les accorder, ou reprenez un seul de ces fichiers.",
        f"No snapshot is written: files correct one answer differently — {said[Language.EN]}. Have them agree, or take "
        "back one of these files alone.",
    )


def doubts_on(audit: SavedAudit, responses: "Responses") -> "Sequence[Diagnostic]":
    """Return the warnings that corrected answers call for, and the project's own do not.

    They contradict other answers, or are amounts too small for their question: ``check`` warns of the same in a
    workbook. They are told at the cells where the answers are corrected. Nothing where two files correct one answer
    differently: which of them counts is not known.
    """
    from audit.api.incoherent import doubts_added
    from audit.exchange.corrected import corrected_project

    if not responses.corrections or responses.at_odds:
        return ()
    before = audit.record.snapshot
    after = corrected_project(before, responses)
    found = doubts_added(before, after, audit.tool.declarations.bank, audit.record.review_date)
    places = _places_of(audit, responses)
    return [
        one.model_copy(update=dict(zip(("sheet", "cell"), places[one.sheet, one.cell], strict=True)))
        if (one.sheet, one.cell) in places
        else one
        for one in found
    ]


def _places_of(audit: SavedAudit, responses: "Responses") -> dict[tuple[str, str], tuple[str, str]]:
    """Return where each answer is corrected, by the cell of the questionnaire: what is read there is the correction."""
    several = sum(bool(file.answers) for file in responses.files) > 1
    return {
        (was.sheet, was.cell): (f"{file.name}, {cell.sheet}" if several else cell.sheet, cell.cell)
        for file in responses.files
        for one in file.answers
        for was in audit.given_answer(one.fact).cells[:1]
        for cell in one.answer.cells[:1]
    }


def addressee_named(name: str) -> "OwnerRole":
    """Return the role of this name.

    Raises:
        UnknownName: when there is none, with the nearest.
    """
    from audit.model.rule import OwnerRole

    if name not in tuple(OwnerRole):
        raise UnknownName(_ROLE, name, tuple(OwnerRole))
    return OwnerRole(name)


def _nothing(addressee: "OwnerRole | None", known: Sequence["OwnerRole"]) -> Bilingual:
    from audit.model.text import Language
    from audit.wording.terms import write_term

    if addressee is None:
        return Bilingual("Ce résultat n'a pas de constat à envoyer.", "This result has no finding to send.")
    listed = {one: ", ".join(write_term(role, one) for role in known) for one in Language}
    fr, en = write_term(addressee, Language.FR), write_term(addressee, Language.EN)
    return Bilingual(
        f"Aucun constat ne concerne « {fr} » ; destinataires possibles : {listed[Language.FR]}.",
        f"No finding concerns “{en}”; possible addressees: {listed[Language.EN]}.",
    )


def responses_lines(
    audit: SavedAudit, responses: "Responses", effects: "Effects", language: "Language", width: int = 100
) -> list[str]:
    """Return what came back, and what would follow, as lines for a screen that is ``width`` signs wide."""
    from audit.reporting.contradictory.terminal import lines_of

    return lines_of(responses, effects, audit.result, given_in(audit, responses), language, width)


def given_in(audit: SavedAudit, responses: "Responses | None") -> "Mapping[str, GivenAnswer]":
    """Return the answers that the team corrects or speaks of, as they were given, by their names."""
    from audit.reporting.contradictory.called import GivenAnswer

    files = responses.files if responses is not None else ()
    corrected = [one.fact for file in files for one in file.answers]
    names = dict.fromkeys([*corrected, *(one.fact for file in files for one in file.remarks)])
    return {name: GivenAnswer(audit.given(name), audit.line(name)) for name in names}


def responses_content(responses: "Responses") -> bytes:
    """Return the answers as the JSON file in which they are kept; the same answers give the same bytes."""
    from audit.exchange.responses import responses_bytes

    return responses_bytes(responses)


def corrected_snapshot(audit: SavedAudit, responses: "Responses") -> bytes:
    """Return the project with the answers that the team corrects, as a snapshot that ``audit run`` judges.

    Raises:
        NothingToSend: when no answer is corrected, or two files correct one differently.
    """
    from audit.api.reading import save_snapshot
    from audit.exchange.corrected import corrected_project

    if not responses.corrections:
        raise NothingToSend(
            Bilingual(
                "Aucun relevé à écrire : aucune réponse n'est corrigée.",
                "No snapshot to write: no answer is corrected.",
            )
        )
    if responses.at_odds:
        raise NothingToSend(_at_odds(audit, responses))
    return save_snapshot(corrected_project(audit.record.snapshot, responses))
