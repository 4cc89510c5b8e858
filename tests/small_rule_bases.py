"""Small rule bases written in a test: a few questions answered yes, partly or no, and rules on them.

``small_tool({"a": {}, "b": {"actionable": False}}, [rule("TST-001", "blocking", yes("a"))])`` asks the questions
``q.a`` and ``q.b``; ``project(tool, a="no")`` answers the first, and leaves blank what it does not name.
"""

from datetime import date

from audit.api import Tool
from audit.facts.vocabulary import build_vocabulary
from audit.loading import Declarations
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import QuestionBank
from audit.model.snapshot import ProjectSnapshot
from audit.model.value import ValueType
from audit.questionnaire.asked_when import saying_when
from audit.rulebase.base import RuleBase
from tests.rule_files import shipped_rulebase

TEXT = {"fr": "x", "en": "x"}
DAY = date(2026, 6, 30)


def yes(name):
    return {"fact": f"q.{name}", "is": "yes"}


def partly(name):
    return {"fact": f"q.{name}", "is": "partial"}


def rule(rule_id, severity, satisfied, partial=None, applies=None, actions=None):
    """Return a rule; ``actions`` are pairs of a slug and an effort, by default one of its own."""
    asked = actions or [(f"act-{rule_id.lower()}", "S")]
    return {
        "id": rule_id,
        "slug": "x",
        "axis": "gouvernance",
        "severity": severity,
        "title": {"fr": f"Titre de {rule_id}", "en": f"Title of {rule_id}"},
        "sources": ["X"],
        "review_types": ["pre_launch"],
        "satisfied_when": satisfied,
        **({"partial_when": partial} if partial else {}),
        **({"applies_when": applies} if applies else {}),
        "finding": [TEXT],
        "cause": TEXT,
        "effect": TEXT,
        "remediation": [
            {
                "action": slug,
                "owner_role": "sponsor",
                "effort": effort,
                "delay_days": {"pre_launch": 30},
                "do": {"fr": f"Faire {slug}", "en": f"Do {slug}"},
                "proof": TEXT,
            }
            for slug, effort in asked
        ],
        "examples": [{"name": "x", "expect": "satisfied"}],
    }


def small_tool(questions, rules, version="1.0", sha256="0" * 64, roles=None):
    """Return a tool that asks these questions (by name, what is not usual of each) and judges by these rules."""
    asked = [
        {
            "id": f"q.{name}",
            "type": "yes_partial_no",
            "label": {"fr": f"Question {name}", "en": f"Question {name}"},
            "guidance": TEXT,
            "expected_evidence": TEXT,
            "example": TEXT,
            **more,
        }
        for name, more in {**questions, "day": {"type": "date"}}.items()
    ]
    bank = QuestionBank.model_validate(
        {
            "id": "small",
            "version": "1.0",
            "titles": {"pre_launch": TEXT},
            "sections": [{"id": "s", "title": TEXT, "introduction": TEXT, "questions": asked}],
            "tables": [],
            "roles": {"review_date": "q.day", **(roles or {})},
        }
    )
    bank = saying_when(bank)
    rulebase = RuleBase.model_validate(
        {
            "version": version,
            "sha256": sha256,
            "rules": rules,
            "parameters": {},
            "sources": {"X": {"id": "X", "title": TEXT, "author": "x", "url": "", "confidence": "primary"}},
            "scoring": shipped_rulebase().scoring,
            "plan": shipped_rulebase().plan,
            "synthesis": shipped_rulebase().synthesis,
            "vocabulary": build_vocabulary(bank, ()),
        }
    )
    return Tool(Declarations(bank, (), rulebase), with_durable_rules=False)


def project(tool, evidence="declared", **answers):
    """Return a project that answers some questions with a code, or None for "don't know"; the others are blank."""
    given = {
        f"q.{name}": Answer(type=ValueType.CODE, state=AnswerState.UNKNOWN)
        if code is None
        else Answer(
            type=ValueType.CODE,
            state=AnswerState.ANSWERED,
            value=code,
            raw=code,
            evidence=Evidence(evidence),
            source="" if evidence == "declared" else "A document",
        )
        for name, code in answers.items()
    }
    given["q.day"] = Answer(type=ValueType.DATE, state=AnswerState.ANSWERED, value=DAY, raw="30/06/2026")
    blank = {
        question.id: Answer(type=question.value_type, state=AnswerState.BLANK)
        for question in tool.declarations.bank.questions
    }
    return ProjectSnapshot(
        questionnaire_id="small",
        questionnaire_version="1.0",
        review_type="pre_launch",
        language="fr",
        answers={**blank, **given},
    )
