"""Lines of a portfolio written by hand, for what follows from several of them."""

from datetime import date
from decimal import Decimal

from audit.model.questionnaire import ReviewType
from audit.model.result.applied import RuleBaseIdentity
from audit.model.rule import Axis, OutcomeKind
from audit.model.scoring import AvisLevel, Basis, Statement
from audit.portfolio.schema import AxisScore, LineAvis, LineFinding, ProjectLine, SourceKind

RULES = "a" * 64
UNMEASURED = AxisScore(value=None, low=Decimal(0), high=Decimal(100), completeness=Decimal("0.5"))


def avis(floor=AvisLevel.UNFAVOURABLE, ceiling=AvisLevel.FAVOURABLE):
    """Return an opinion whose guaranteed level follows from its bounds."""
    certain = floor is ceiling
    level = floor if certain or floor is not AvisLevel.UNFAVOURABLE else AvisLevel.NONE
    return LineAvis(
        says=Statement.AVIS,
        on=Basis.EVIDENCE,
        level=level,
        floor=floor,
        ceiling=ceiling,
        certain=certain,
        declared_floor=floor,
        declared_ceiling=ceiling,
    )


def line(file, project="Projet A", *, day=date(2026, 3, 1), sha256=None, findings=(), **more):
    """Return a line; what is not given is as open as can be."""
    return ProjectLine(
        **{
            "file": file,
            "sha256": sha256 or file,
            "kind": SourceKind.WORKBOOK,
            "project": project,
            "ministry": None,
            "phase": None,
            "review_type": ReviewType.PRE_LAUNCH,
            "review_date": day,
            "rulebase": RuleBaseIdentity(version="1.0", sha256=RULES, rules=3),
            "avis": avis(),
            "score": UNMEASURED,
            "evidence": None,
            "axes": dict.fromkeys(Axis, UNMEASURED),
            "findings": tuple(LineFinding(rule=rule, outcome=OutcomeKind.VIOLATED) for rule in findings),
            **more,
        }
    )
