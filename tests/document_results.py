"""Results to write as documents: with milestones and costs, with many findings and long labels, with hostile texts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.result.audit_result import AuditResult
from audit.model.rule import OwnerRole
from audit.model.synthesis import Answerable, CostFigures, CostLine, MilestoneLine, SynthesisFrame
from audit.model.synthesis_settings import SynthesisGroup, SynthesisLengths, SynthesisTheme
from audit.model.text import Text
from audit.model.value import ValueType
from tests.sample_result import sample_result

HOSTILE = (
    "#panic() $x$ @ref <label> *bold* _it_ `raw` \\ // /* = - + 1. [a] {b} <script>&amp;\"'\x00\x07\ufffe"
    "\u202eabc\u202c\ufeff ✅ 中文 e\u0301 x\u0304 \u2028 עברית"
)
LONG = "Raccordement-du-système-d’information-" * 6


def with_frame(result: AuditResult, label: str = "Recette", name: str | None = "Alix Martin") -> AuditResult:
    """Return ``result`` with who answers, milestones and costs, named ``label``."""
    axes = {finding.axis.value for finding in result.findings} or {"finances"}
    groups = tuple(
        SynthesisGroup(
            id=axis,
            theme=axis,
            title=Text(fr=f"Sujet {axis} {label}", en=f"Subject {axis} {label}"),
            rules=tuple(finding.rule for finding in result.findings if finding.axis.value == axis) or ("FIN-001",),
        )
        for axis in sorted(axes)
    )
    frame = SynthesisFrame(
        decision=Text(fr="Engager ou non la suite.", en="Whether to commit to the rest."),
        answerable=(Answerable(OwnerRole.SPONSOR, name),),
        themes=tuple(SynthesisTheme(id=axis, title=Text(fr=f"Thème {axis}", en=f"Theme {axis}")) for axis in axes),
        groups=groups,
        lengths=SynthesisLengths(),
        milestones=tuple(
            MilestoneLine(f"{label} {number}", _day(number), _day(number + 60 * number), number < 2, False)
            for number in range(5)
        ),
        costs=CostFigures(
            _money(1_000_000),
            _money(1_250_000),
            _money(400_000),
            (CostLine(Text(fr=label, en=label), Decimal(1), Decimal(2), None),),
        ),
    )
    return replace(result, synthesis=frame)


def many(count: int, label: str) -> AuditResult:
    """Return a result with ``count`` findings and actions, whose texts hold ``label``."""
    sample = sample_result()
    text = Text(fr=f"Constat {label}", en=f"Finding {label}")
    findings = tuple(
        replace(
            sample.findings[number % len(sample.findings)],
            rule=f"GOV-{100 + number}",
            title=text,
            condition=text,
            sentences=(text,),
            effect=text,
        )
        for number in range(count)
    )
    actions = tuple(
        replace(
            sample.actions[number % len(sample.actions)],
            action=f"action-{number}",
            do=text,
            proof=text,
            owner_name=label,
            due=sample.review_date + timedelta(days=number),
            priority=number,
            after=(),
            closes=(f"GOV-{100 + number}",),
        )
        for number in range(count)
    )
    project = replace(sample.project, name=label, description=label, disclaimer=label, ministry=label)
    return with_frame(replace(sample, findings=findings, actions=actions, project=project), label, label)


def _day(days: int) -> Fact:
    return Fact("x", ValueType.DATE, AnswerState.ANSWERED, date(2026, 1, 1) + timedelta(days=days))


def _money(euros: int) -> Fact:
    return Fact("y", ValueType.MONEY, AnswerState.ANSWERED, Decimal(euros))
