"""From a record and its rulebook to the whole result: every reference in words, for reports."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, partial

from audit.judgement.avis import AvisLimit, AvisReason
from audit.judgement.once_met import is_level_secured_once_met
from audit.judgement.reach import Reach
from audit.judgement.rule_counts import RuleKind
from audit.model.answer import EVIDENCE_ORDER, WITHOUT_VALUE, Answer, AnswerState, Evidence
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.folded_names import fold_words
from audit.model.outcome import RuleOutcome, Truth, may_be_partial
from audit.model.pack import still_holds
from audit.model.reference import own_column_label
from audit.model.result.answers import AnswerRecord, RowNote
from audit.model.result.applied import AppliedPack, AppliedWaiver
from audit.model.result.audit_result import AuditResult
from audit.model.result.diagnosed import Diagnosed, FirstAct, OutsideWordsSaid, Signalled
from audit.model.result.findings import CheckedRule, Criterion, Finding, OpenPoint, OpenQuestion, Threshold
from audit.model.result.opinion import Avis, DocumentsToAsk, EarlierTexts, GuaranteedLevel, Risk
from audit.model.result.planned import ActionPart, PlannedAction, PlanShown
from audit.model.result.project import ProjectCard
from audit.model.rule import OutcomeKind, RuleId, Severity
from audit.model.snapshot import ProjectSnapshot, TableRow
from audit.model.text import Language, Text
from audit.outside.words import OutsideWords
from audit.record.about_project import is_about
from audit.record.avis_words import reason_in_words, risk_in_words
from audit.record.book_words import book_words, criteria, is_later
from audit.record.declared_tables import declared_behind
from audit.record.facts import RecordedEvidence, RecordedFacts
from audit.record.finding_facts import FindingFacts, said_by
from audit.record.firmness import firmness
from audit.record.incoherent import DoubtWriter
from audit.record.plan_words import plan_in_words
from audit.record.rulebook import FactWords, FirstActWords, Rulebook
from audit.record.schema import (
    AuditRecord,
    AvisOnBasis,
    RecordedDiagnosis,
    RecordedDocuments,
    RecordedEarlierTexts,
    RecordedRule,
    RecordedSignal,
)
from audit.record.sentences import SentenceWriter
from audit.record.synthesis_frame import next_go_live, synthesis_frame
from audit.record.when_asked import WhenAsked
from audit.remediation.open_questions import OpenAnswer
from audit.remediation.plan_model import PlannedPart, PlannedStep

_TRUTHS = {"t": Truth.TRUE, "f": Truth.FALSE, "u": Truth.UNKNOWN}
_ALONE = {kind: (kind,) for kind in OutcomeKind}  # of most rules, the only outcome that is possible
_NOT_ASKED = AnswerState.NOT_ASKED  # at hand: it is asked of every answer


def expand(record: AuditRecord, rulebook: Rulebook) -> AuditResult:
    """Return everything that the audit found, with its texts.

    Raises:
        KeyError: when the record refers to something that the rulebook does not hold.
    """
    return _Expansion(record, rulebook).result()


class _Expansion:
    """Puts one record in words.

    What there are hundreds of is made when it is asked for, and made sure of here: a reference that leads nowhere is
    told when a record is read, whatever is asked of it.
    """

    def __init__(self, record: AuditRecord, rulebook: Rulebook) -> None:
        self._record = record
        self._book = rulebook
        self._words = book_words(rulebook)
        self._facts = RecordedFacts(record.snapshot, record.computed, self._words.types)
        self._rules = {found.rule: found for found in record.rules}
        self._evidence = RecordedEvidence({**rulebook.evidence, **record.evidence}, self._facts)
        self._finding_facts = FindingFacts(self._facts, record.truths, self._evidence)
        self._sentences = SentenceWriter(self._facts, rulebook)
        self._criteria = criteria(rulebook, record.review_date)

    def result(self) -> AuditResult:
        record, book = self._record, self._book
        doubts = DoubtWriter(
            record,
            self._facts,
            book.contradictions,
            lambda found: self._finding_facts.of(found, book.rules[found.rule]),
        )
        return AuditResult(
            schema_version=record.schema_version,
            software=record.software,
            engine=record.engine,
            rulebase=record.rulebase,
            scoring_version=record.scoring_version,
            questionnaire_id=book.questionnaire_id,
            questionnaire_version=book.questionnaire_version,
            review_type=record.review_type,
            review_date=record.review_date,
            workbook=record.snapshot.workbook,
            project=self._project(),
            avis=self._avis(),
            overall=record.overall,
            axes=record.axes,
            diagnoses=self._diagnoses(DiagnosisState.PRESENT, DiagnosisState.POSSIBLE),
            unsettled=self._diagnoses(DiagnosisState.OPEN),
            incoherences=tuple(doubts.to_reconcile()),
            amounts_to_check=tuple(doubts.amounts_to_check()),
            signals=tuple(map(self._signalled, record.signals)),
            outside=self._outside(),
            findings=tuple(self._finding(rule_id) for rule_id in record.findings),
            open_points=self._open_points(),
            open_questions=self._open_questions(),
            actions=tuple(self._action(step, number) for number, step in enumerate(record.actions, start=1)),
            plan=self._plan(),
            rules=self._checked_rules(),
            truths=tuple(map(_TRUTHS.__getitem__, record.truths)),
            evidence=self._evidence,
            packs=self._packs(),
            overrides=book.overrides,
            waivers=self._waivers(),
            indicators=self._facts.of(book.indicators),
            labels=self._words.labels,
            below_zero=self._words.below_zero,
            choices=self._words.choices,
            answers=self._answers(),
            row_notes=_row_notes(record.snapshot, self._book.facts),
            answers_by_state=record.answers_by_state,
            own_sources=self._left_out_sources(),
            intake_notes=record.intake_notes,
            synthesis=synthesis_frame(book.synthesis, book, self._facts, record.snapshot, next_go_live(record))
            if book.synthesis is not None
            else None,
        )

    def _project(self) -> ProjectCard:
        asked = self._book.project
        phase = self._facts[asked.phase].value if asked.phase else None
        options = self._book.facts[asked.phase].choices if asked.phase else ()
        return ProjectCard(
            name=self._text(asked.name),
            ministry=self._text(asked.ministry),
            phase=next((option.label for option in options if option.code == phase), None),
            description=self._text(asked.description),
            disclaimer=self._record.snapshot.banner or None,
            disclaimer_texts=self._record.snapshot.banner_texts,
            reconstructed=self._record.snapshot.reconstructed,
        )

    def _text(self, name: str | None) -> str | None:
        value = self._facts[name].value if name else None
        return None if value is None else str(value)

    def _avis(self) -> Avis:
        avis, scoring = self._record.avis, self._book.scoring
        overall = self._record.overall
        established = {found.rule for found in self._record.rules if len(found.possible) <= 1}
        return Avis(
            says=avis.says,
            on=avis.on,
            declarations=_guaranteed(avis.on_declarations),
            evidence=_guaranteed(avis.on_evidence),
            reasons=tuple(reason_in_words(reason, overall, scoring, established, avis.says) for reason in avis.reasons),
            risks=self._risks(avis.risks),
            undocumented=self._facts.of(avis.undocumented),
            documents=_documents(avis.documents),
            earlier_texts=self._earlier_texts(avis.earlier_texts),
        )

    def _earlier_texts(self, found: RecordedEarlierTexts | None) -> EarlierTexts | None:
        if found is None:
            return None
        findings = tuple(rule for rule in self._record.findings if rule in found.left_out)
        met = tuple(
            one.rule
            for one in self._record.rules
            if one.outcome is OutcomeKind.SATISFIED and one.rule in found.left_out
        )
        risks = [risk for risk in found.risks if risk.limit is AvisLimit.CAP]  # the score is today's
        return EarlierTexts(
            findings,
            met,
            _guaranteed(found.on_declarations),
            _guaranteed(found.on_evidence),
            open=tuple(rule for rule in self._record.open_points if rule in found.left_out),
            risks=self._risks(risks),
            documents=_documents(found.documents),
            lacks_more=self._lacks_more(risks, found.left_out),
        )

    def _lacks_more(self, risks: Sequence[AvisReason], left_out: Collection[RuleId]) -> bool:
        """Return whether no level would be secured once the open blocking rules of the first risk were met."""
        if not risks or risks[0].severity is not Severity.BLOCKING:
            return False
        open_rules = frozenset(self._record.open_points).intersection(risks[0].rules)
        counted = {
            one.rule: RuleKind(self._book.rules[one.rule].severity, one.outcome, one.possible or _ALONE[one.outcome])
            for one in self._record.rules
            if one.rule not in left_out
        }
        return bool(open_rules) and not is_level_secured_once_met(open_rules, counted, self._book.scoring)

    def _risks(self, risks: Sequence[AvisReason]) -> tuple[Risk, ...]:
        overall, says = self._record.overall, self._record.avis.says
        at_best = {found.rule for found in self._record.rules if may_be_partial(found.outcome, found.possible)}
        return tuple(Risk(risk_in_words(risk, overall, says, at_best), risk.rules) for risk in risks)

    def _signalled(self, found: RecordedSignal) -> Signalled:
        words = self._book.signals[found.signal]
        return Signalled(
            signal=found.signal,
            title=words.title,
            state=found.state,
            criteria=self._cited(words.sources),
            meaning=words.meaning,
            facts=self._facts.of(found.facts),
        )

    def _outside(self) -> OutsideWordsSaid | None:
        view, figures = self._record.outside, self._book.outside
        if view is None or figures is None:
            return None
        words = OutsideWords(figures, self._words.labels)
        return OutsideWordsSaid(words.cost(view.cost), words.end(view.end), words.about(self._record.review_date), view)

    def _checked_rules(self) -> Sequence[CheckedRule]:
        for found in self._record.rules:
            _ = self._book.rules[found.rule]
            self._facts.check(found.facts)
        return WhenAsked(lambda: map(self._checked, self._record.rules))

    def _checked(self, found: RecordedRule) -> CheckedRule:
        rule, deciding = self._book.rules[found.rule], WhenAsked(partial(self._facts.of, found.facts))
        return CheckedRule(
            rule=found.rule,
            slug=rule.slug,
            axis=rule.axis,
            severity=rule.severity,
            title=rule.title,
            outcome=RuleOutcome(found.rule, found.outcome, _possible(found), deciding, found.rows),
            conditions=rule.conditions,
            protects_go_live=any(action.protects is not None for action in rule.actions),
            declared=WhenAsked(partial(declared_behind, deciding, self._facts)),
        )

    def _finding(self, rule_id: str) -> Finding:
        found, rule = self._rules[rule_id], self._book.rules[rule_id]
        deciding, said = self._facts.of(found.facts), self._sentences.write(rule, found.said, found.rows)
        deciding = (*deciding, *declared_behind(deciding, self._facts))
        return Finding(
            rule=rule_id,
            slug=rule.slug,
            version=found.version,
            axis=rule.axis,
            severity=rule.severity,
            outcome=found.outcome,
            may_be_partial=may_be_partial(found.outcome, found.possible),
            title=rule.title,
            criteria=self._cited(rule.sources),
            thresholds=tuple(map(self._threshold, rule.thresholds)),
            condition=_joined(said),
            facts=self._finding_facts.of(found, rule),
            cause=rule.cause,
            effect=rule.effect,
            evidence=_weakest([fact for fact in deciding if fact.name != self._book.project.review_date]),
            actions=tuple(action.action for action in rule.actions),
            sentences=said,
            said_by=said_by(found, rule),
        )

    def _open_points(self) -> Sequence[OpenPoint]:
        for rule_id in self._record.open_points:
            found, _ = self._rules[rule_id], self._book.rules[rule_id]
            self._facts.check(found.missing)
        return WhenAsked(lambda: map(self._open_point, self._record.open_points))

    def _open_point(self, rule_id: str) -> OpenPoint:
        found, rule = self._rules[rule_id], self._book.rules[rule_id]
        return OpenPoint(
            rule=rule_id,
            axis=rule.axis,
            severity=rule.severity,
            title=rule.title,
            possible=_possible(found),
            missing=self._facts.of(found.missing),
        )

    def _open_questions(self) -> Sequence[OpenQuestion]:
        for answer in self._record.open_questions:
            self._facts.check((answer.fact,))
            _ = self._book.facts[answer.question]
        return WhenAsked(lambda: map(self._open_question, self._record.open_questions))

    def _open_question(self, answer: OpenAnswer) -> OpenQuestion:
        fact = self._facts[answer.fact]
        return OpenQuestion(
            fact=answer.question,
            label=self._book.facts[answer.question].label,
            state=fact.state,
            cells=fact.cells,
            rules=answer.rules,
            weight=answer.weight,
        )

    def _plan(self) -> PlanShown | None:
        frame, words = self._record.plan, self._book.plan
        return plan_in_words(frame, words) if frame is not None and words is not None else None

    def _action(self, step: PlannedStep, priority: int) -> PlannedAction:
        words, plan = self._words.actions[step.words_of, step.action], self._book.plan
        lead = plan.lead_times[step.lead] if plan is not None and step.lead is not None else None
        return PlannedAction(
            action=step.action,
            do=words.worded(step.case),
            proof=words.proof,
            owner_role=words.owner_role,
            owner_name=step.owner_name,
            effort=words.effort,
            due=step.due,
            closes=step.closes,
            after=step.after,
            priority=priority,
            diagnoses=step.diagnoses,
            object=plan.objects[step.object] if plan is not None and step.object is not None else None,
            parts=tuple(map(self._part, step.parts)),
            phase=step.phase,
            person_days=step.person_days,
            owner_days=step.owner_days,
            lead=lead.label if lead is not None else None,
            lead_days=lead.working_days if lead is not None else None,
            protects_go_live=step.protects_go_live,
            after_go_live=step.after_go_live,
            overloaded=step.overloaded,
            label=words.label,
            recognised_by=words.recognised_by,
            awaits=self._facts.of(step.awaits),
        )

    def _part(self, part: PlannedPart) -> ActionPart:
        words = self._words.actions[part.words_of, part.action]
        return ActionPart(part.action, words.worded(part.case), words.proof, words.label, words.recognised_by)

    def _diagnoses(self, *states: DiagnosisState) -> tuple[Diagnosed, ...]:
        """Return the diagnoses in one of ``states``, the firmest first."""
        found = [found for found in self._record.diagnoses if found.state in states]
        return tuple(map(self._diagnosed, sorted(found, key=firmness)))

    def _diagnosed(self, found: RecordedDiagnosis) -> Diagnosed:
        words = self._book.diagnoses[found.diagnosis]
        return Diagnosed(
            diagnosis=found.diagnosis,
            slug=words.slug,
            title=words.title,
            state=found.state,
            criteria=self._cited(words.sources),
            meaning=words.meaning,
            first=tuple(map(_first_act, words.first)),
            rules=found.rules,
            open_rules=found.open_rules,
            facts=self._facts.of(found.facts),
            signs_held=found.signs_held,
            signs_open=found.signs_open,
            signs=words.signs,
            core_held=found.core_held,
            stance=words.stance,
        )

    def _cited(self, citations: Sequence[str]) -> tuple[Criterion, ...]:
        """Return the sources that may be held against the project: not what was written about it, if any other is."""
        return tuple(map(self._criteria.__getitem__, self._not_its_own(citations) or citations))

    def _not_its_own(self, citations: Sequence[str]) -> list[str]:
        return [citation for citation in citations if citation not in self._own_sources]

    def _left_out_sources(self) -> tuple[Criterion, ...]:
        """Return, each once, the sources that rules of the findings cite and that are not held against the project."""
        cited = (self._book.rules[rule].sources for rule in self._record.findings)
        own = (self._own_sources[name] for names in cited if self._not_its_own(names) for name in names
               if name in self._own_sources)  # fmt: skip
        return tuple({criterion.source: criterion for criterion in own}.values())

    @cached_property
    def _own_sources(self) -> dict[str, Criterion]:
        """What was written about the project itself."""
        name = self._project().name
        return {
            citation: self._criteria[citation]
            for citation, source in self._book.sources.items()
            if source.about and is_about(source.about, name)
        }

    def _threshold(self, name: str) -> Threshold:
        words = self._book.thresholds[name]
        return Threshold(
            parameter=name,
            label=words.label,
            value=words.value,
            source=words.source,
            confidence=words.confidence,
            later_than_review=is_later(words.in_force_from, self._record.review_date),
            note=words.note,
            criterion=self._cited([words.citation])[0] if words.citation else None,
        )

    def _packs(self) -> tuple[AppliedPack, ...]:
        active = self._record.active_packs
        return tuple(
            AppliedPack(pack=name, version=pack.version, title=pack.title, active=active[name])
            for name, pack in self._book.packs.items()
        )

    def _waivers(self) -> tuple[AppliedWaiver, ...]:
        return tuple(
            AppliedWaiver(
                pack=waiver.pack,
                rule=waiver.rule,
                title=waiver.title,
                reason=waiver.reason,
                owner=waiver.owner,
                expires=waiver.expires,
                in_force=still_holds(waiver.expires, self._record.review_date),
            )
            for waiver in self._book.waivers
        )

    def _answers(self) -> Sequence[AnswerRecord]:
        answers = self._record.snapshot.answers
        answered = [name for name in self._book.questions if name in answers]
        self._facts.check(answered)
        return WhenAsked(lambda: (self._answer(name, answers[name]) for name in answered))

    def _answer(self, name: str, answer: Answer) -> AnswerRecord:
        label, computed = self._book.facts[name].label, self._facts.computed.get(name)
        if computed is None:
            return AnswerRecord(name, label, answer, None, self._facts.get(name))
        return AnswerRecord(name, label, answer, computed.note if computed.state is _NOT_ASKED else None)


def _first_act(words: FirstActWords) -> FirstAct:
    return FirstAct(words.do, words.action, words.owner_role, words.effort, words.delay_days, words.proof)


def _documents(found: RecordedDocuments | None) -> DocumentsToAsk | None:
    return None if found is None else DocumentsToAsk(found.secured, found.names, found.proven, found.rules, found.alone)


def _guaranteed(levels: AvisOnBasis) -> GuaranteedLevel:
    unproven = tuple(level for level, reach in levels.reach.items() if reach is Reach.NOT_EXCLUDED)
    return GuaranteedLevel(levels.level, levels.floor, levels.ceiling, levels.certain, unproven)


def _joined(said: Sequence[Text]) -> Text:
    return said[0] if len(said) == 1 else Text(fr=" ".join(one.fr for one in said), en=" ".join(one.en for one in said))


def _possible(found: RecordedRule) -> tuple[OutcomeKind, ...]:
    return found.possible or _ALONE[found.outcome]


def _row_notes(snapshot: ProjectSnapshot, words: Mapping[str, FactWords]) -> dict[str, RowNote]:
    """Return the source and the comment of each line of a table that has one; its cells share them."""
    notes = {}
    for table_id, table in snapshot.tables.items():
        for row in table.rows:
            cell = next(iter(row.cells.values()), None)
            if cell is not None and (cell.source or cell.comment):
                gives_reason = _gives_reason(table_id, row, cell.comment, words)
                notes[f"{table_id}/{row.number}"] = RowNote(cell.source, cell.comment, cell.comment_cells, gives_reason)
    return notes


def _gives_reason(table_id: str, row: TableRow, comment: str, words: Mapping[str, FactWords]) -> bool:
    """Return whether a comment begins by naming a column whose cell has no object on that line: it says why."""
    said = fold_words(comment)
    names = (words.get(f"{table_id}/{name}") for name, cell in row.cells.items() if cell.state in WITHOUT_VALUE)
    known = [one.label for one in names if one is not None]
    labels = (fold_words(own_column_label(label.to(language))) for label in known for language in Language)
    return bool(said) and any(said.startswith(f"{label} ") for label in labels)


_GIVEN = WITHOUT_VALUE | {AnswerState.PARTLY_ANSWERED}


def _weakest(facts: Sequence[Fact]) -> Evidence:
    """Return the weakest evidence of the answers that a finding rests on, those known in part too."""
    known = [fact.evidence for fact in facts if fact.is_known or fact.state in _GIVEN or fact.low is not None]
    return min(known, key=EVIDENCE_ORDER.index, default=Evidence.DECLARED)
