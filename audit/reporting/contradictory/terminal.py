"""What came back from the audited team, as lines for a screen: replies, corrected answers, and what would follow."""

import textwrap
from collections.abc import Iterator, Mapping

from audit.exchange.answered import answered_in, is_answered
from audit.exchange.effects import Effects
from audit.exchange.responses import Responses
from audit.model.result.audit_result import AuditResult
from audit.model.text import Language, Text
from audit.reporting.contradictory.called import GivenAnswer, called
from audit.reporting.contradictory.effect_words import (
    all_upheld,
    effect_words,
    joined,
    restated_words,
    undocumented_words,
    upheld,
)
from audit.reporting.contradictory.terms import CONFIRMED_AS_GIVEN, ON_ANSWER, REPLIES_AT_ODDS
from audit.reporting.labels import answer_as_fact
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.exchange_terms import NO_CHOICE, exchange_term
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_HEADING = Text(
    fr="Réponses aux constats — {project}, revue du {review}", en="Responses to the findings — {project}, {review}"
)
_FILE = Text(
    fr="{name} : {who} ; constats répondus : {answered} sur {total} (dont par une réponse corrigée seulement : {only}) "
    "; réponses corrigées : {corrected}",
    en="{name}: {who}; findings answered: {answered} of {total} (by a corrected answer only: {only}); answers "
    "corrected: {corrected}",
)
_DUE = Text(fr="{said} ; réponse attendue au plus tard le {date}", en="{said}; awaited by {date}")
_TEAM = Text(fr="équipe auditée", en="audited team")
_DOCUMENT = Text(fr="pièce : {document}", en="document: {document}")
_CORRECTED = Text(fr="réponse corrigée : {label} = {value}", en="corrected answer: {label} = {value}")
_CONFIRMED = Text(
    fr="réponse confirmée, pièce produite : {label} = {value}", en="answer confirmed, document given: {label} = {value}"
)
_AT_ODDS = Text(
    fr="Réponses corrigées qui diffèrent d'un fichier à l'autre, et n'ont pas été jugées : {labels}.",
    en="Corrected answers that differ from file to file, and were not judged: {labels}.",
)
_NOT_ANSWERED = Text(
    fr="Sans réponse ({count}), ce qui ne vaut pas accord : {rules}.",
    en="Without a reply ({count}), which does not mean agreement: {rules}.",
)


def lines_of(
    responses: Responses,
    effects: Effects,
    result: AuditResult,
    given: Mapping[str, GivenAnswer],
    language: Language,
    width: int,
) -> list[str]:
    """Return the lines, none of them longer than ``width`` where words allow it.

    Args:
        responses: what came back.
        effects: what would follow.
        result: the result that was sent.
        given: the answers that the team corrects or speaks of, as they were given, by their names.
        language: the reader's.
        width: of the screen, in signs.
    """
    return list(_Lines(responses, effects, ReportView(result, language), given, width).all())


class _Lines:
    """Writes what came back."""

    def __init__(
        self,
        responses: Responses,
        effects: Effects,
        view: ReportView,
        given: Mapping[str, GivenAnswer],
        width: int,
    ) -> None:
        self._responses = responses
        self._effects = effects
        self._view = view
        self._given = given
        self._width = width

    def all(self) -> Iterator[str]:
        """Yield every line."""
        view, responses = self._view, self._responses
        review = write_date(responses.result.review_date, view.language)
        yield from self._put(view.text(_HEADING).format(project=responses.result.project, review=review))
        for file in responses.files:
            answered, only = answered_in(file, self._effects)
            said = view.text(_FILE).format(
                name=file.name,
                who=write_term(file.addressee, view.language) if file.addressee else view.text(_TEAM),
                answered=len(answered),
                only=len(only),
                total=len(file.findings),
                corrected=len(file.answers),
            )
            if file.due_on:
                said = view.text(_DUE).format(said=said, date=write_date(file.due_on, view.language))
            yield from self._put(said, "- ", 2)
        yield ""
        silent = []
        for finding in view.result.findings:
            if is_answered(finding.rule, responses, self._effects):
                yield from self._finding(finding.rule, view.text(finding.title))
            else:
                silent.append(finding.rule)
        if silent:
            rules = joined(silent, view.language)
            yield from self._put(view.text(_NOT_ANSWERED).format(count=len(silent), rules=rules))
        if self._effects.together is not None:
            yield from self._put(
                effect_words(self._effects.together, all_upheld(self._effects), view.says, view.language)
            )
        if responses.replies_at_odds:
            rules = joined(responses.replies_at_odds, view.language)
            yield from self._put(view.text(REPLIES_AT_ODDS).format(rules=rules))
        if self._effects.at_odds:
            labels = joined([self._called(name) for name in self._effects.at_odds], view.language)
            yield from self._put(view.text(_AT_ODDS).format(labels=labels))

    def _finding(self, rule: str, title: str) -> Iterator[str]:
        view, effect = self._view, self._effects.by_finding.get(rule)
        yield from self._put(f"{rule} {title}", "- ", 2)
        for file, one in self._responses.to(rule):
            said = exchange_term(one.reply, view.language) if one.reply else view.text(NO_CHOICE)
            if one.fact:
                label, given = self._called(one.fact), self._given.get(one.fact)
                said = view.text(ON_ANSWER).format(label=label)
                if one.fact in file.confirmed and given is not None:
                    said = view.text(CONFIRMED_AS_GIVEN).format(label=label, value=view.value(given.fact))
            if len(self._responses.files) > 1:
                said = f"{file.name} : {said}" if view.language is Language.FR else f"{file.name}: {said}"
            if one.comment:
                said += f" — « {one.comment} »" if view.language is Language.FR else f" — “{one.comment}”"
            yield from self._put(said, "", 4)
            if one.document:
                yield from self._put(view.text(_DOCUMENT).format(document=one.document), "", 4)
        bearing = self._effects.corrected.get(rule, ())
        for file in self._responses.files:
            for answer in file.answers:
                if answer.fact in bearing:
                    value = view.value(answer_as_fact(answer.fact, answer.answer))
                    frame = _CONFIRMED if answer.fact in file.confirmed else _CORRECTED
                    told = view.text(frame).format(label=self._called(answer.fact), value=value)
                    if len(self._responses.files) > 1:
                        told = f"{file.name} : {told}" if view.language is Language.FR else f"{file.name}: {told}"
                    yield from self._put(told, "", 4)
        if effect is None:
            return
        yield from self._put(effect_words(effect, upheld(effect), view.says, view.language), "→ ", 4)
        if restated := restated_words(effect, rule, view.language):
            yield from self._put(restated, "", 6)
        if effect.undocumented:
            yield from self._put(
                undocumented_words(
                    effect.answers,
                    effect.undocumented,
                    self._called,
                    view.language,
                    [name for name in effect.undocumented if self._given[name].is_documented],
                ),
                "",
                6,
            )

    def _called(self, name: str) -> str:
        given = self._given.get(name)
        return called(self._view.label(name), given.line if given is not None else "", self._view.language)

    def _put(self, text: str, mark: str = "", indent: int = 0) -> list[str]:
        before = " " * indent + mark
        return textwrap.wrap(
            typeset(printable(text).replace("\n", " "), self._view.language),
            self._width,
            initial_indent=before,
            subsequent_indent=" " * len(before),
            break_long_words=False,
            break_on_hyphens=False,
        )
