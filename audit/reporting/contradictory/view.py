"""The view of a report that shows both sides: what the team answered, and what the auditors make of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from audit.exchange.answered import decided_before_answers, is_answered, is_plainly_accepted
from audit.exchange.positions import Position
from audit.exchange.record import ContradictoryRecord
from audit.exchange.responses import FindingResponse, ReturnedResponses
from audit.model.exchange import Decision, Reply, Stage
from audit.model.result.audit_result import AuditResult
from audit.model.result.findings import Finding
from audit.model.text import Language, Text
from audit.reporting.contradictory import terms
from audit.reporting.contradictory.called import GivenAnswer, called
from audit.reporting.contradictory.effect_words import (
    all_upheld,
    effect_words,
    joined,
    restated_words,
    undocumented_words,
    upheld,
    withdrawn,
)
from audit.reporting.contradictory.said import CorrectionSaid, FindingSaid, PositionSaid, ReplySaid, WithdrawnSaid
from audit.reporting.contradictory.sides import Sides
from audit.reporting.labels import answer_as_fact
from audit.reporting.presentation import PLAIN, Presentation
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.exchange_terms import CORRECTED_ONLY, NO_CHOICE, NO_REPLY, exchange_term
from audit.wording.numbers import write_date
from audit.wording.outcome_words import outcome_words
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_DISPUTED = (Reply.PARTLY, Reply.REFUSED)


class ContradictoryView(ReportView):
    """What a report shows of a result and of the procedure on it."""

    def __init__(
        self,
        result: AuditResult,
        language: Language,
        record: ContradictoryRecord,
        before: AuditResult,
        given: Mapping[str, GivenAnswer],
        presentation: Presentation = PLAIN,
        doubts: Sequence[str] = (),
    ) -> None:
        """Show ``result``.

        Args:
            result: what the report is on: for a final one, without the findings withdrawn and with those amended.
            language: the reader's.
            record: the procedure.
            before: the result that was sent.
            given: the answers that the team corrects or speaks of, as they were given, by their names.
            presentation: theme, mark, draft and version.
            doubts: the warnings that the corrected answers call for, a sentence or more each.
        """
        super().__init__(result, language, presentation)
        self._record = record
        self._before = ReportView(before, language)
        self._given = given
        self._doubts = doubts

    @cached_property
    def contradictory(self) -> Sides:
        """Both sides, for the templates."""
        return Sides(self, self._record, self._before)

    def status(self) -> list[str]:
        """Return the sentences on the procedure as a whole."""
        record, said = self._record, []
        findings = [finding.rule for finding in self._before.result.findings]
        sent = [rule for rule in findings if self._was_sent(rule)]
        answered = [rule for rule in sent if is_answered(rule, record.responses, record.effects)]
        at_odds = frozenset(record.responses.replies_at_odds) if record.responses is not None else frozenset()
        opposed = [rule for rule in answered if rule in at_odds]
        replies = Counter(self._reply_to(rule) for rule in answered if rule not in at_odds)
        counts = {
            "total": len(sent),
            **{reply.value: replies[reply] for reply in Reply},
            "other": replies[None],
            "none": len(sent) - len(answered),
            "opposed": self._opposed(len(opposed)),
        }
        files = record.responses.files if record.responses else ()
        if record.responses is None:
            said.append(self.text(terms.NO_ANSWERS if record.stage is Stage.FINAL else terms.NOT_SENT))
        else:
            not_sent = len(findings) - len(sent)
            said.append(self.text(terms.COUNTS).format(**counts))
            said += [self.text(terms.NOT_SENT_COUNT).format(count=not_sent)] if not_sent else []
        decided = Counter(one.decision for one in record.positions.in_force.values())
        if decided:
            said.append(self.text(terms.POSITIONS).format(**{one.value: decided[one] for one in Decision}))
        said += self._decided_before_answers()
        if record.effects.withdrawn is not None:
            if record.stage is Stage.PROVISIONAL:
                rules = joined(record.effects.withdrawn.findings, self.language)
                said.append(self.text(terms.WITHDRAWN_PROVISIONAL).format(rules=rules))
            said.append(
                effect_words(
                    record.effects.withdrawn,
                    withdrawn(record.effects.withdrawn),
                    self.says,
                    self.language,
                    nothing_closes=False,
                )
            )
        said += self._severities_held()
        if record.effects.together is not None and record.stage is Stage.PROVISIONAL:
            said.append(effect_words(record.effects.together, all_upheld(record.effects), self.says, self.language))
        if record.responses is not None and record.responses.replies_at_odds:
            rules = joined(record.responses.replies_at_odds, self.language)
            said.append(self.text(terms.REPLIES_AT_ODDS).format(rules=rules))
        if record.effects.at_odds:
            labels = joined([self._called(name) for name in record.effects.at_odds], self.language)
            said.append(self.text(terms.AT_ODDS).format(labels=labels))
        corrections = record.responses.corrections if record.responses is not None else {}
        if corrections and record.stage is Stage.FINAL:
            said.append(self.text(terms.NOT_RETAINED).format(count=len(corrections)))
        said += [self.text(terms.DOUBT).format(said=printable(doubt)) for doubt in self._doubts]
        said += map(self._file, files)
        return [typeset(sentence, self.language) for sentence in said]

    def _decided_before_answers(self) -> list[str]:
        """Return which positions are dated before the answers that they are on came back; nothing where none is."""
        record, positions = self._record, self._record.positions.in_force
        early = [
            self.text(terms.DECIDED_BEFORE_ONE).format(
                rule=rule,
                decided=write_date(positions[rule].date, self.language),
                received=write_date(day, self.language),
            )
            for rule, day in decided_before_answers(positions, record.responses, record.effects).items()
        ]
        return [self.text(terms.DECIDED_BEFORE).format(positions="; ".join(early))] if early else []

    def _opposed(self, count: int) -> str:
        """Return how many findings have opposite replies, to follow how many are refused; nothing where none has."""
        if not count:
            return ""
        space = " " if self.language is Language.FR else ""
        return f"{space}{self.text(terms.OPPOSED_COUNT).format(count=count)}"

    def _file(self, file: ReturnedResponses) -> str:
        """Return when a file was sent, by when it was awaited and when it came back, a sentence."""
        who = write_term(file.addressee, self.language) if file.addressee else self.text(terms.TEAM_IN_FILE)

        def told(words: Text, day: date) -> str:
            return self.text(words).format(date=write_date(day, self.language))

        late = file.received_on is not None and file.due_on is not None and file.received_on > file.due_on
        said = [
            told(terms.SENT_ON, file.sent_on) if file.sent_on else self.text(terms.SENT_UNTOLD),
            *([told(terms.AWAITED, file.due_on)] if file.due_on else ()),
            told(terms.RECEIVED_LATE if late else terms.RECEIVED, file.received_on)
            if file.received_on
            else self.text(terms.RECEIVED_UNTOLD),
        ]
        return self.text(terms.FILE).format(name=printable(file.name), who=who, said=", ".join(said))

    def _severities_held(self) -> list[str]:
        """Return what the severities that the auditors hold would make of the level, and that it stays as it is."""
        effect = self._record.effects.severities
        if effect is None:
            return []
        held = self._record.positions.severities
        rules = ", ".join(f"{rule} : {write_term(held[rule], self.language)}" for rule in effect.findings)
        rules = rules if self.language is Language.FR else rules.replace(" : ", ": ")
        frame = Text(**{one.value: terms.WITH_SEVERITIES.to(one).format(rules=rules) for one in Language})
        told = effect_words(effect, frame, self.says, self.language, nothing_closes=False)
        return [f"{told} {self.text(terms.NOT_COUNTED)}"]

    def said_of(self, rule: str) -> FindingSaid:
        """Return both sides on the finding of ``rule``."""
        record, effect = self._record, self._record.effects.by_finding.get(rule)
        position = record.positions.in_force.get(rule)
        original = self._original(rule) if position is not None and position.sentence else None
        sentences = []
        if effect is not None:
            sentences.append(effect_words(effect, upheld(effect), self.says, self.language))
            sentences += filter(None, (restated_words(effect, rule, self.language),))
            if effect.undocumented:
                replaced = [name for name in effect.undocumented if self._given[name].is_documented]
                sentences.append(
                    undocumented_words(effect.answers, effect.undocumented, self._called, self.language, replaced)
                )
        return FindingSaid(
            replies=tuple(self._replies(rule)),
            corrections=tuple(self._corrections(rule)),
            effect=" ".join(sentences),
            position=None if position is None else self._position(position),
            earlier=tuple(self._earlier(rule)),
            otherwise=self._otherwise(rule),
            no_reply=self._no_reply_to(rule),
            original=self.text(terms.AMENDED_FROM).format(sentence=original) if original else "",
        )

    def amended_words(self, rule: str) -> str:
        """Return what the auditors amended of a finding of a final report; the template of both sides says the rest."""
        position = self._record.positions.in_force.get(rule)
        if self._record.stage is not Stage.FINAL or position is None:
            return ""
        said = [self.text(terms.WORDING_AMENDED)] if position.sentence else []
        if position.severity is not None:
            severity = write_term(position.severity, self.language)
            said.append(self.text(terms.SEVERITY_HELD).format(severity=severity))
        return typeset(" · ".join(said), self.language)

    def disputed_words(self, rule: str) -> str:
        """Return what the audited team disputes of a finding: both sides stand beside it further on."""
        reply = self._reply_to(rule)
        if self._record.responses is not None and rule in self._record.responses.replies_at_odds:
            return typeset(self.text(terms.OPPOSED), self.language)
        if reply in terms.DISPUTED:
            return typeset(self.text(terms.DISPUTED[reply]), self.language)
        return typeset(self.text(terms.CORRECTED), self.language) if rule in self._record.effects.corrected else ""

    def withdrawn_of(self, finding: Finding) -> WithdrawnSaid:
        """Return a finding that is withdrawn, in words."""
        return WithdrawnSaid(
            rule=finding.rule,
            axis=write_term(finding.axis, self.language),
            severity=write_term(finding.severity, self.language),
            outcome=outcome_words(finding.outcome, self.language, may_be_partial=finding.may_be_partial),
            title=self.text(finding.title),
            condition=self._before.condition(finding),
            said=self.said_of(finding.rule),
        )

    def _replies(self, rule: str) -> list[ReplySaid]:
        found = []
        for file, one in self._record.responses.to(rule) if self._record.responses else ():
            reply = self._replied(file, one)
            document = self.text(terms.DOCUMENT).format(document=printable(one.document)) if one.document else ""
            found.append(ReplySaid(self._sender(file), reply, one.comment, document))
        return found or [ReplySaid(who, self.text(CORRECTED_ONLY), "", "") for who in self._correctors(rule)]

    def _replied(self, file: ReturnedResponses, one: FindingResponse) -> str:
        given = self._given.get(one.fact)
        if one.fact in file.confirmed and given is not None:
            words = self.text(terms.CONFIRMED_AS_GIVEN)
            return typeset(words.format(label=self._called(one.fact), value=self.value(given.fact)), self.language)
        if one.fact:
            return typeset(self.text(terms.ON_ANSWER).format(label=self._called(one.fact)), self.language)
        return exchange_term(one.reply, self.language) if one.reply else self.text(NO_CHOICE)

    def _correctors(self, rule: str) -> list[str]:
        """Return from whom the corrected answers that bear on a finding come."""
        bearing = self._record.effects.corrected.get(rule, ())
        files = self._record.responses.files if self._record.responses else ()
        found = [file for file in files if any(one.fact in bearing for one in file.answers)]
        return [self._sender(file) for file in found]

    def _sender(self, file: ReturnedResponses) -> str:
        who = write_term(file.addressee, self.language) if file.addressee else self.text(terms.WHOLE_TEAM)
        files = self._record.responses.files if self._record.responses else ()
        if sum(one.addressee is file.addressee for one in files) > 1:  # two files of one addressee are told apart
            who = f"{who} ({printable(file.name)})"
        return self.text(terms.FROM).format(who=who)

    def _corrections(self, rule: str) -> list[CorrectionSaid]:
        bearing = self._record.effects.corrected.get(rule, ())
        found = []
        files = self._record.responses.files if self._record.responses else ()
        for file in files:
            for one in file.answers:
                if one.fact not in bearing:
                    continue
                label, new = self._called(one.fact), self.value(answer_as_fact(one.fact, one.answer))
                if one.fact in file.confirmed:
                    words = self.text(terms.CONFIRMED).format(label=label, new=new)
                else:
                    old = self.value(self._given[one.fact].fact)
                    words = self.text(terms.CORRECTION).format(label=label, new=new, old=old)
                document = (
                    self.text(terms.DOCUMENT).format(document=one.answer.source)
                    if one.answer.source
                    else self.text(terms.WITHOUT_DOCUMENT)
                )
                who = self._sender(file) if len(files) > 1 else ""
                found.append(CorrectionSaid(who, typeset(words, self.language), document, one.answer.comment))
        return found

    def _called(self, name: str) -> str:
        given = self._given.get(name)
        return called(self.label(name), given.line if given is not None else "", self.language)

    def _position(self, position: Position) -> PositionSaid:
        by = self.text(terms.BY).format(author=position.author, date=write_date(position.date, self.language))
        sentence = self.text(terms.AMENDED_TO).format(sentence=position.sentence) if position.sentence else ""
        return PositionSaid(
            decision=exchange_term(position.decision, self.language),
            key=position.decision.value,
            reason=position.reason,
            by=by,
            sentence=sentence,
            severity=self._severity(position),
        )

    def _severity(self, position: Position) -> str:
        rule = next((one for one in self._before.result.findings if one.rule == position.rule), None)
        if position.severity is None or rule is None:
            return ""
        new, old = (write_term(one, self.language) for one in (position.severity, rule.severity))
        return typeset(self.text(terms.AMENDED_SEVERITY).format(new=new, old=old), self.language)

    def _earlier(self, rule: str) -> list[str]:
        said = [self._position(one) for one in self._record.positions.before(rule)]
        return [self.text(terms.EARLIER).format(decision=one.decision, by=one.by, reason=one.reason) for one in said]

    def _otherwise(self, rule: str) -> str:
        """Return what stands for a position where none was taken."""
        if self._record.stage is Stage.PROVISIONAL:
            return self.text(terms.NO_POSITION)
        responses, effects = self._record.responses, self._record.effects
        if not is_answered(rule, responses, effects):
            return self.text(terms.STANDS if self._was_sent(rule) else terms.NOT_HEARD)
        plain = is_plainly_accepted(rule, responses, effects)
        return self.text(terms.NONE_NEEDED if plain else terms.NO_POSITION)

    def _was_sent(self, rule: str) -> bool:
        """Return whether a finding is known to have been sent: it stands in a file that came back, or is answered."""
        record = self._record
        if record.responses is None:
            return True  # nothing came back: what was sent is not known
        return rule in record.responses.sent or is_answered(rule, record.responses, record.effects)

    def _no_reply_to(self, rule: str) -> str:
        """Return what stands for the team's words on a finding of which it said nothing."""
        return self.text(NO_REPLY if self._was_sent(rule) else terms.NOT_TRANSMITTED)

    @property
    def withdrawn_rules(self) -> tuple[str, ...]:
        """The rules whose findings a final report leaves out, as the auditors withdrew them."""
        return self._record.positions.withdrawn if self._record.stage is Stage.FINAL else ()

    def is_reworded(self, rule: str) -> bool:
        """Return whether the auditors gave a finding of a final report other words."""
        position = self._record.positions.in_force.get(rule)
        return self._record.stage is Stage.FINAL and position is not None and bool(position.sentence)

    def _reply_to(self, rule: str) -> Reply | None:
        """Return what was replied, the least agreed where several addressees answered."""
        found = [one.reply for _, one in self._record.responses.to(rule)] if self._record.responses else []
        order = (Reply.REFUSED, Reply.PARTLY, Reply.ACCEPTED)
        return next((reply for reply in order if reply in found), None)

    def _original(self, rule: str) -> str:
        finding = next((one for one in self._before.result.findings if one.rule == rule), None)
        return self._before.condition(finding) if finding is not None else ""


def amended(text: str) -> Text:
    """Return the words of a person, which are in one language only, for readers of both."""
    return Text(fr=text, en=text)
