"""The audited team's answers as they are kept, format 1.2: words as they were typed, and answers that they correct."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, get_args

from audit.errors import Bilingual
from audit.exchange.problems import ExchangeRefused, Fault
from audit.model.answer import Answer, CellRef, Evidence
from audit.model.base import Frozen
from audit.model.exchange import Reply
from audit.model.rule import OwnerRole, RuleId

ResponsesSchema = Literal["1.0", "1.1", "1.2"]  # those that are read; the last is written
RESPONSES_SCHEMA: ResponsesSchema = get_args(ResponsesSchema)[-1]
"""Since 1.1, what was said of an answer without correcting it; since 1.2, on which day a file came back."""


class AuditedResult(Frozen):
    """Which result is answered; ``sha256`` is that of its record."""

    sha256: str
    project: str
    review_date: date


class FindingResponse(Frozen):
    """What the team answers to one finding.

    Attributes:
        reply: None where it chose none.
        comment, document: word for word.
        cell: where the reply stands.
        fact: the answer of the questionnaire that this is said of, without correcting it; empty for a reply to the
            finding itself.
    """

    rule: RuleId
    reply: Reply | None = None
    comment: str = ""
    document: str = ""
    cell: CellRef
    fact: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything was answered."""
        return self.reply is not None or bool(self.comment or self.document)


class CorrectedAnswer(Frozen):
    """An answer of the questionnaire that the team corrects: a question, or a cell of a table.

    Attributes:
        answer: the new one; documented where a document is named, else declared.
    """

    fact: str
    answer: Answer


class ReturnedResponses(Frozen):
    """One file that came back.

    Attributes:
        addressee: whom it was sent to; None when it held every finding.
        sent_on, due_on: None where the workbook was made without, to be filled in when it was sent; since 1.1.
        received_on: None where nobody said; since 1.2.
        findings: the answers to findings, those left without any included.
        remarks: what was said of answers without correcting them, for each finding that rests on them.
        confirmed: the answers given again as they were; those of them that ``answers`` holds are now borne out by a
            document. Since 1.2.
    """

    name: str
    sha256: str
    addressee: OwnerRole | None = None
    sent_on: date | None = None
    due_on: date | None = None
    received_on: date | None = None
    findings: tuple[FindingResponse, ...] = ()
    remarks: tuple[FindingResponse, ...] = ()
    answers: tuple[CorrectedAnswer, ...] = ()
    confirmed: tuple[str, ...] = ()


class Responses(Frozen):
    """Everything that came back for one result."""

    schema_version: ResponsesSchema = RESPONSES_SCHEMA
    result: AuditedResult
    files: tuple[ReturnedResponses, ...] = ()

    def to(self, rule: RuleId) -> Iterator[tuple[ReturnedResponses, FindingResponse]]:
        """Yield what was answered to the finding of ``rule``, with the file that it came in."""
        for file in self.files:
            for response in (*file.findings, *file.remarks):
                if response.rule == rule and response.says_something:
                    yield file, response

    @property
    def sent(self) -> frozenset[RuleId]:
        """The rules of the findings that the files which came back hold: nobody is known to have had the others."""
        return frozenset(one.rule for file in self.files for one in file.findings)

    @property
    def corrections(self) -> Mapping[str, list[CorrectedAnswer]]:
        """The corrected answers by name; several where files differ, one where they say the same.

        That one is as well borne out as the best of them, whatever the order of the files, with all their documents.
        """
        found: dict[str, list[CorrectedAnswer]] = {}
        for file in self.files:
            for one in file.answers:
                others = found.setdefault(one.fact, [])
                places = [place for place, other in enumerate(others) if one.answer.says == other.answer.says]
                if places:
                    others[places[0]] = _joined(others[places[0]], one)
                else:
                    others.append(one)
        return found

    @property
    def at_odds(self) -> tuple[str, ...]:
        """The names of the answers that two files correct differently, or one corrects and another one confirms."""
        return tuple(
            name for name, found in self.corrections.items() if len(found) > 1 or self._is_confirmed_elsewhere(name)
        )

    def _is_confirmed_elsewhere(self, name: str) -> bool:
        """Return whether one file changes an answer that another one gives again as it was."""
        changed = any(
            name not in file.confirmed and any(one.fact == name for one in file.answers) for file in self.files
        )
        return changed and any(name in file.confirmed for file in self.files)

    @property
    def replies_at_odds(self) -> tuple[RuleId, ...]:
        """The findings that one file accepts, or partly, and another does not."""
        given: dict[RuleId, set[Reply]] = {}
        for file in self.files:
            for response in file.findings:
                if response.reply is not None:
                    given.setdefault(response.rule, set()).add(response.reply)
        return tuple(rule for rule, replies in given.items() if len(replies) > 1)


def _joined(first: CorrectedAnswer, second: CorrectedAnswer) -> CorrectedAnswer:
    """Return one answer that two files give alike, with the documents and the words of both."""
    both = first.answer, second.answer
    best = max((answer.evidence for answer in both), key=list(Evidence).index)
    sources, comments, reasons = (
        "; ".join(dict.fromkeys(filter(None, (getattr(answer, name) for answer in both))))
        for name in ("source", "comment", "reason")
    )
    answer = replace(
        first.answer,
        evidence=best,
        source=sources,
        comment=comments,
        reason=reasons,
        cells=tuple(dict.fromkeys((*both[0].cells, *both[1].cells))),
    )
    return CorrectedAnswer(fact=first.fact, answer=answer)


def read_responses(content: bytes, name: str) -> Responses:
    """Return the answers that the file ``name`` holds.

    Raises:
        ExchangeRefused: when it is not one of this format, or is damaged.
    """
    try:
        return Responses.model_validate_json(content)
    except ValueError as error:
        words = Bilingual(
            "ce n'est pas un fichier de réponses de ce format, tel que « audit respond import » l'écrit",
            "this is no file of responses of this format, as 'audit respond import' writes it",
        )
        raise ExchangeRefused(name, [Fault(words)]) from error


def responses_bytes(responses: Responses) -> bytes:
    """Return the answers as JSON in UTF-8, ended by a newline; the same answers give the same bytes."""
    return (responses.model_dump_json(by_alias=True, exclude_defaults=False, indent=2) + "\n").encode()
