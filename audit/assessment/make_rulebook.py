"""Writes the rulebook of one rule base and one type of review: every text that records refer to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from audit.engine.describe import Describer
from audit.engine.leaves import CompiledLeaf
from audit.engine.nodes import Atom
from audit.engine.program import Program, RuleTrees
from audit.facts.vocabulary import fact_labels
from audit.model.diagnosis import Diagnosis
from audit.model.fact import Vocabulary
from audit.model.plan_settings import PlanSettings
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.reference import FactRef
from audit.model.result.applied import AppliedOverride
from audit.model.roles import Roles
from audit.model.rule import Action, Parameter, Rule, Source
from audit.model.synthesis_settings import SynthesisLengths
from audit.model.text import Text
from audit.model.value import ValueType
from audit.record.rulebook import (
    RULEBOOK_SCHEMA,
    ActionWords,
    DiagnosisWords,
    FactWords,
    FirstActWords,
    LeadTimeWords,
    PackWords,
    PlanWords,
    ProjectFacts,
    Rulebook,
    RuleWords,
    ScaledRiskRoles,
    SignalWords,
    SourceWords,
    SynthesisWords,
    ThresholdWords,
    WaiverWords,
)
from audit.remediation.scheduling.phases import BEFORE_GO_LIVE
from audit.rulebase.base import RuleBase
from audit.rulebase.parameter_words import parameter_value, value_compared
from audit.rulebase.reads import facts_of, parameters_shown
from audit.rulebase.strictness import strictness


def make_rulebook(
    rulebase: RuleBase,
    questionnaire: Questionnaire,
    program: Program,
    leaves: Sequence[CompiledLeaf],
    describer: Describer,
    diagnoses: Iterable[Diagnosis],
    indicators: Iterable[str],
) -> Rulebook:
    """Return the rulebook of what ``questionnaire`` asks and ``program`` judges.

    Args:
        rulebase: where the texts come from.
        questionnaire: what the review asks.
        program: the rules of the review, compiled.
        leaves: the leaves of the program.
        describer: writes their conditions.
        diagnoses: those of the review.
        indicators: the ids of those that the review can compute.
    """
    rules = {trees.rule.id: _rule(trees, describer) for trees in program.rules}
    chosen = tuple(diagnoses)
    cited = {citation for rule in rules.values() for citation in rule.sources}
    signals = [signal for signal in rulebase.signals if questionnaire.review_type in signal.review_types]
    cited |= {citation for diagnosis in chosen for citation in diagnosis.sources}
    cited |= {citation for signal in signals for citation in signal.sources}
    named = {name for rule in rules.values() for name in rule.thresholds}
    known = {name: rulebase.parameters[name].source for name in named}
    cited |= {place for place in known.values() if place and place.partition("/")[0] in rulebase.sources}
    vocabulary = rulebase.vocabulary
    return Rulebook(
        schema_version=RULEBOOK_SCHEMA,
        written_by="project-health-audit",
        rulebase=rulebase.sha256,
        review_type=questionnaire.review_type,
        questionnaire_id=questionnaire.id,
        questionnaire_version=questionnaire.version,
        facts=dict(_facts(vocabulary)),
        row_labels={table.id: table.row_label for table in vocabulary.tables.values()},
        questions=tuple(question.id for question in questionnaire.questions),
        indicators=tuple(indicators),
        project=_project(questionnaire.roles),
        nodes=len(program.steps),
        evidence={
            number: rests_on
            for number, step in enumerate(program.steps)
            if isinstance(step, Atom) and (rests_on := leaves[step.index].rests_on) is not None
        },
        rules=rules,
        diagnoses={item.id: _diagnosis(item, questionnaire.review_type) for item in chosen},
        signals={
            signal.id: SignalWords(title=signal.title, sources=signal.sources, meaning=signal.meaning)
            for signal in signals
        },
        contradictions={item.id: item.says for item in questionnaire.contradictions},
        outside=rulebase.outside_view,
        sources={citation: _source(citation, rulebase.sources) for citation in sorted(cited)},
        thresholds={name: _threshold(rulebase.parameters[name], rulebase.sources) for name in sorted(named)},
        packs={pack.id: PackWords(version=pack.version, title=pack.title) for pack in rulebase.packs},
        overrides=tuple(_overrides(rulebase)),
        waivers=tuple(_waivers(rulebase)),
        plan=_plan(rulebase.plan, questionnaire.review_type),
        synthesis=_synthesis(rulebase, questionnaire, [trees.rule for trees in program.rules]),
        scoring=rulebase.scoring,
    )


def _plan(settings: PlanSettings, review_type: ReviewType) -> PlanWords:
    phases = {phase.id: phase.title for phase in settings.phases[review_type]}
    return PlanWords(
        note=settings.note,
        phases={**phases, BEFORE_GO_LIVE: settings.before_go_live},
        objects=settings.objects,
        lead_times={
            name: LeadTimeWords(label=lead.label, working_days=lead.working_days)
            for name, lead in settings.lead_times.items()
        },
    )


def _synthesis(rulebase: RuleBase, questionnaire: Questionnaire, rules: Iterable[Rule]) -> SynthesisWords:
    settings, roles = rulebase.synthesis, questionnaire.roles
    placed: dict[str, list[str]] = {group.id: [] for group in settings.groups}
    for rule in rules:
        placed[settings.group_of(rule.id, rule.axis)].append(rule.id)
    return SynthesisWords(
        decision=settings.decisions[questionnaire.review_type],
        answerable=settings.answerable,
        themes=settings.themes,
        groups=tuple(
            group.model_copy(update={"rules": tuple(placed[group.id])}) for group in settings.groups if placed[group.id]
        ),
        lengths=SynthesisLengths(**{name: getattr(settings, name) for name in SynthesisLengths.model_fields}),
        owner_names=roles.owner_names,
        owner_counts=roles.owner_counts,
        milestones=roles.milestones,
        costs=roles.costs,
        opinions=roles.opinions,
        by_phase=settings.by_phase.get(questionnaire.review_type, {}),
        spending=roles.spending,
        risks=_risks(questionnaire),
        staff=roles.staff,
        recommendations=roles.recommendations,
        same_facts=settings.same_facts,
        responsibilities=roles.responsibilities,
        dependencies=roles.dependencies,
        bodies=roles.bodies,
    )


def _risks(questionnaire: Questionnaire) -> ScaledRiskRoles | None:
    """Return the table of risks with its scales; None when the review asks for none."""
    roles = questionnaire.roles.risks
    table = next((one for one in questionnaire.tables if roles and one.id == roles.table), None)
    if roles is None or table is None:
        return None
    scales = {column.id: (int(column.bounds.low), int(column.bounds.high)) for column in table.columns if column.bounds}
    if not {roles.likelihood, roles.impact} <= scales.keys():
        return None
    return ScaledRiskRoles(
        table=roles.table,
        likelihood=roles.likelihood,
        impact=roles.impact,
        owner=roles.owner,
        treatment=roles.treatment,
        reviewed=roles.reviewed,
        likelihoods=scales[roles.likelihood],
        impacts=scales[roles.impact],
    )


def _rule(trees: RuleTrees, describer: Describer) -> RuleWords:
    rule = trees.rule
    return RuleWords(
        version=rule.version,
        slug=rule.slug,
        axis=rule.axis,
        severity=rule.severity,
        title=rule.title,
        sources=rule.sources,
        thresholds=parameters_shown(rule),
        conditions=describer.rule(trees),
        sentences=tuple(Text(fr=sentence.fr, en=sentence.en) for sentence in rule.finding),
        sentence_facts=tuple(
            tuple(sorted(facts_of(sentence.when))) if sentence.when is not None else () for sentence in rule.finding
        ),
        cause=rule.cause,
        effect=rule.effect,
        actions=tuple(ActionWords(**_act(action)) for action in rule.remediation),
    )


def _act(action: Action) -> dict[str, Any]:
    words = {name: getattr(action, name) for name in ActionWords.model_fields}
    return words | {"do": action.wording, "cases": tuple(map(action.worded, action.cases))}


def _diagnosis(item: Diagnosis, review_type: ReviewType) -> DiagnosisWords:
    return DiagnosisWords(
        slug=item.slug,
        title=item.title,
        sources=item.sources,
        meaning=item.meaning,
        first=tuple(FirstActWords(**_act(act), delay_days=act.delay_days[review_type]) for act in item.first),
        signs=len(item.signs),
        stance=item.stance if review_type is ReviewType.CRISIS else None,
    )


def _facts(vocabulary: Vocabulary) -> Iterator[tuple[str, FactWords]]:
    labels = fact_labels(vocabulary)
    for name, item in vocabulary.facts.items():
        yield name, FactWords(label=labels[name], type=item.type, choices=item.options, below_zero=item.below_zero)
    for table in vocabulary.tables.values():
        for name, column in table.columns.items():
            place = str(FactRef(table.id, name))
            yield place, FactWords(label=labels[place], type=column.type, choices=column.options)
        place = str(FactRef.completeness(table.id))
        yield place, FactWords(label=labels[place], type=ValueType.CODE)


def _project(roles: Roles) -> ProjectFacts:
    return ProjectFacts(
        name=roles.project_name,
        ministry=roles.ministry,
        phase=roles.phase,
        description=roles.description,
        review_date=roles.review_date,
    )


def _source(citation: str, sources: Mapping[str, Source]) -> SourceWords:
    source_id, _, place = citation.partition("/")
    source = sources[source_id]
    locator = source.locators.get(place)
    return SourceWords(
        title=source.title,
        short_title=source.short_title,
        text=locator.text if locator else None,
        url=source.url,
        confidence=(locator.confidence if locator else None) or source.confidence,
        date=source.date,
        about=source.about,
        kind=source.kind,
    )


def _threshold(parameter: Parameter, sources: Mapping[str, Source]) -> ThresholdWords:
    source = sources.get((parameter.source or "").partition("/")[0])
    return ThresholdWords(
        label=parameter.label,
        value=value_compared(parameter),
        source=_source_text(parameter, source) if source else None,
        citation=parameter.source if source else None,
        confidence=parameter.confidence,
        in_force_from=parameter.in_force_from,
        note=parameter.note,
    )


def _source_text(parameter: Parameter, source: Source) -> Text:
    locator = source.locators.get((parameter.source or "").partition("/")[2])
    if locator is None:
        return source.title
    return Text(
        fr=f"{source.title.fr} — {locator.text.fr}",
        en=f"{source.title.en} — {locator.text.en}",
    )


def _overrides(rulebase: RuleBase) -> Iterator[AppliedOverride]:
    """Yield the thresholds that packs changed, and in which direction."""
    for pack in rulebase.packs:
        for change in pack.parameters:
            declared = rulebase.declared[change.parameter]
            yield AppliedOverride(
                pack=pack.id,
                parameter=change.parameter,
                label=declared.label,
                declared=parameter_value(declared),
                value=parameter_value(rulebase.parameters[change.parameter]),
                change=strictness(rulebase, change.parameter, change.value),
                reason=change.reason,
                owner=change.owner,
            )


def _waivers(rulebase: RuleBase) -> Iterator[WaiverWords]:
    for pack in rulebase.packs:
        for waiver in pack.disabled:
            rule = rulebase.rule(waiver.rule)
            yield WaiverWords(
                pack=pack.id,
                rule=rule.id,
                title=rule.title,
                reason=waiver.reason,
                owner=waiver.owner,
                expires=waiver.expires,
            )
