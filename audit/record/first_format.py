"""Results of format 1.0, which repeat every text: what earlier versions of the tool wrote is still read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from audit.judgement.levels import AvisLevels
from audit.model.answer import AnswerState
from audit.model.base import Frozen
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.kleene import Kleene, as_truth, at_least, conjunction, disjunction, negation
from audit.model.outcome import ConditionNode, EngineReport, RuleConditions, RuleOutcome, Truth
from audit.model.questionnaire import Choice, ReviewType
from audit.model.result.answers import AnswerRecord, RowNote
from audit.model.result.applied import AppliedOverride, AppliedPack, AppliedWaiver, RuleBaseIdentity
from audit.model.result.audit_result import AuditResult, FirstSchema
from audit.model.result.diagnosed import Diagnosed, FirstAct
from audit.model.result.findings import CheckedRule, Criterion, Finding, OpenPoint, OpenQuestion
from audit.model.result.opinion import Avis, GuaranteedLevel, Score
from audit.model.result.planned import PlannedAction
from audit.model.result.project import ProjectCard
from audit.model.rule import Axis, RuleId, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Basis, Statement
from audit.model.snapshot import WorkbookIdentity
from audit.model.text import Text
from audit.model.value import JsonValue
from audit.wording.terms import AVIS_LEVELS

_DEEPEST = 64  # levels of a condition: the files of rules have sixty at most
_NO_AVIS = Text(fr="Avis impossible", en="No opinion possible")
_CONNECTIVES = ("all", "any", "at_least", "not")
_KLEENE: dict[Truth, Kleene] = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


_FORMER_LEVELS = {**{level.value: level for level in ORDERED_LEVELS}, "impossible": AvisLevel.NONE}


def _former_level(name: object) -> object:
    return _FORMER_LEVELS.get(name, name) if isinstance(name, str) else name


_Level = Annotated[AvisLevel, BeforeValidator(_former_level)]


class _Avis(Frozen):
    """The opinion of scoring 1.0: a level that missing answers could take back."""

    level: _Level
    worst: _Level
    best: _Level
    stable: bool
    reasons: tuple[Text, ...]
    deciding_rules: tuple[RuleId, ...]


class _Node(Frozen):
    """A node of a condition: a leaf has a place in the leaves of the result, a connective has children."""

    kind: str
    expression: Text
    needed: int = 0
    leaf: int | None = None
    children: tuple["_Node", ...] = ()


class _Conditions(Frozen):
    applies: _Node | None
    satisfied: _Node
    partial: _Node | None


class _Leaf(Frozen):
    truth: Truth
    facts: tuple[Fact, ...] = ()
    operand: JsonValue = None
    parameter: str | None = None


class _CheckedRule(Frozen):
    rule: RuleId
    slug: str
    axis: Axis
    severity: Severity
    title: Text
    outcome: RuleOutcome
    conditions: _Conditions


class _Diagnosed(Frozen):
    """A diagnosis of format 1.0, which called possible whatever missing answers could still show."""

    diagnosis: RuleId
    slug: str
    title: Text
    state: Literal["present", "open", "absent"]
    criteria: tuple[Criterion, ...]
    meaning: Text
    first: tuple[Text, ...]
    rules: tuple[RuleId, ...]
    open_rules: tuple[RuleId, ...]
    facts: tuple[Fact, ...]
    signs_held: int
    signs_open: int
    signs: int


class FirstResult(Frozen):
    """A result as format 1.0 writes it."""

    schema_version: FirstSchema
    software: str
    engine: EngineReport
    rulebase: RuleBaseIdentity
    scoring_version: str
    questionnaire_id: str
    questionnaire_version: str
    review_type: ReviewType
    review_date: date
    workbook: WorkbookIdentity | None
    project: ProjectCard
    avis: _Avis
    overall: Score
    axes: dict[Axis, Score]
    diagnoses: tuple[_Diagnosed, ...]
    findings: tuple[Finding, ...]
    open_points: tuple[OpenPoint, ...]
    open_questions: tuple[OpenQuestion, ...]
    actions: tuple[PlannedAction, ...]
    rules: tuple[_CheckedRule, ...]
    leaves: tuple[_Leaf, ...]
    packs: tuple[AppliedPack, ...]
    overrides: tuple[AppliedOverride, ...]
    waivers: tuple[AppliedWaiver, ...]
    indicators: tuple[Fact, ...]
    labels: dict[str, Text]
    choices: dict[str, tuple[Choice, ...]] = Field(default_factory=dict)
    answers: tuple[AnswerRecord, ...]
    row_notes: dict[str, RowNote] = Field(default_factory=dict)
    answers_by_state: dict[AnswerState, int]
    intake_notes: tuple[Text, ...]


def faults(result: FirstResult) -> Iterator[str]:
    """Yield the places of conditions that have the right shape and make no sense."""
    for number, rule in enumerate(result.rules):
        for name in ("applies", "satisfied", "partial"):
            node = getattr(rule.conditions, name)
            if node is not None and not _is_sound(node, len(result.leaves), _DEEPEST):
                yield f"rules.{number}.conditions.{name}"


def modernised(result: FirstResult) -> AuditResult:
    """Return the same result as this version holds it; it must have no ``faults``."""
    numbering = _Numbering(result.leaves)
    rules = [
        CheckedRule(
            rule=rule.rule,
            slug=rule.slug,
            axis=rule.axis,
            severity=rule.severity,
            title=rule.title,
            outcome=rule.outcome,
            conditions=RuleConditions(
                applies=numbering.optional(rule.conditions.applies),
                satisfied=numbering.node(rule.conditions.satisfied),
                partial=numbering.optional(rule.conditions.partial),
            ),
        )
        for rule in result.rules
    ]
    same: dict[str, Any] = {
        one.name: getattr(result, one.name) for one in fields(AuditResult) if hasattr(result, one.name)
    }
    diagnoses = [_diagnosed(item) for item in result.diagnoses]
    same |= {
        "diagnoses": tuple(item for item in diagnoses if item.state is DiagnosisState.PRESENT),
        "unsettled": tuple(item for item in diagnoses if item.state is DiagnosisState.OPEN),
        "avis": _guaranteed(result.avis),
        "rules": tuple(rules),
        "overall": _counted(result.overall, rules),
        "axes": {
            axis: _counted(score, [rule for rule in rules if rule.axis is axis]) for axis, score in result.axes.items()
        },
        "truths": tuple(map(as_truth, numbering.values)),
        "evidence": {number: leaf.facts for number, leaf in enumerate(result.leaves)},
    }
    return AuditResult(**same)


def _counted(score: Score, rules: Iterable[CheckedRule]) -> Score:
    """Return a score with what format 1.0 did not count."""
    return replace(score, may_be_partial=sum(rule.outcome.may_be_partial for rule in rules))


def _guaranteed(avis: _Avis) -> Avis:
    """Return what an opinion of scoring 1.0 guarantees; the level given at the time is told as a reason."""
    levels = AvisLevels(avis.worst, avis.best)
    found = GuaranteedLevel(levels.guaranteed, levels.floor, levels.ceiling, levels.is_certain)
    given = AVIS_LEVELS[avis.level] if avis.level in ORDERED_LEVELS else _NO_AVIS
    told = Text(
        fr=f"Avis rendu à l'époque selon le barème 1.0 : « {given.fr} » ; il est relu ici selon ce qu'il garantit.",
        en=f"Opinion given at the time under scoring 1.0: “{given.en}”; it is read here for what it guarantees.",
    )
    return Avis(Statement.AVIS, Basis.DECLARATIONS, found, found, (*avis.reasons, told))


def _diagnosed(item: _Diagnosed) -> Diagnosed:
    """Return a diagnosis of format 1.0; what it left open is not settled, for it does not say whether the core held."""
    kept = {name: getattr(item, name) for name in _Diagnosed.model_fields if name not in ("state", "first")}
    state = DiagnosisState(item.state)
    return Diagnosed(
        **kept, state=state, first=tuple(map(FirstAct, item.first)), core_held=state is DiagnosisState.PRESENT
    )


class _Numbering:
    """Numbers the nodes of conditions: the leaves as they stood, the connectives after them."""

    def __init__(self, leaves: Sequence[_Leaf]) -> None:
        self.values: list[Kleene] = [_KLEENE[leaf.truth] for leaf in leaves]

    def optional(self, node: _Node | None) -> ConditionNode | None:
        return None if node is None else self.node(node)

    def node(self, node: _Node) -> ConditionNode:
        if node.leaf is not None:
            return ConditionNode(kind=node.kind, expression=node.expression, node=node.leaf)
        children = tuple(self.node(child) for child in node.children)
        self.values.append(_joined(node, [self.values[child.node] for child in children]))
        return ConditionNode(kind=node.kind, expression=node.expression, node=len(self.values) - 1, children=children)


def _joined(node: _Node, values: Sequence[Kleene]) -> Kleene:
    match node.kind:
        case "all":
            return conjunction(values)
        case "any":
            return disjunction(values)
        case "not":
            return negation(values[0])
    return at_least(node.needed, values)


def _is_sound(node: _Node, leaves: int, levels: int) -> bool:
    """Return whether a condition can be evaluated: its leaf exists, its kind has as many members as it needs."""
    if node.leaf is not None:
        return 0 <= node.leaf < leaves and not node.children
    if node.kind not in _CONNECTIVES or not node.children or levels == 0:
        return False
    if node.kind == "not" and len(node.children) != 1:
        return False
    if node.kind == "at_least" and not 1 <= node.needed <= len(node.children):
        return False
    return all(_is_sound(child, leaves, levels - 1) for child in node.children)
