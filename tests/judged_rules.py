"""Rules with a given severity and outcome, for tests of scores, avis and plan."""

from audit.judgement.rule_counts import JudgedRule, count_rules
from audit.judgement.scores import published_score
from audit.judgement.totals import totals_of
from audit.model.outcome import RuleOutcome
from audit.model.rule import OutcomeKind, Rule

TEXT = {"fr": "x", "en": "x"}


def rule(rule_id="TST-001", severity="major", actions=("act",), after=(), **keys):
    """Return a rule that asks for ``actions``, each with the further keys given."""
    return Rule.model_validate(
        {
            "id": rule_id,
            "slug": "x",
            "axis": "gouvernance",
            "severity": severity,
            "title": TEXT,
            "sources": ["X"],
            "review_types": ["pre_launch"],
            "satisfied_when": {"fact": "a.b", "is": "yes"},
            "finding": [TEXT],
            "cause": TEXT,
            "effect": TEXT,
            "remediation": [
                {
                    "action": action,
                    "owner_role": "sponsor",
                    "effort": "S",
                    "delay_days": {"pre_launch": 30},
                    "do": TEXT,
                    "proof": TEXT,
                    "after": list(after),
                    **keys,
                }
                for action in actions
            ],
            "examples": [{"name": "x", "expect": "satisfied"}],
        }
    )


def judged(severity, outcome, possible=None, rule_id="TST-001", facts=()):
    found = RuleOutcome(
        rule=rule_id,
        outcome=OutcomeKind(outcome),
        possible=tuple(OutcomeKind(kind) for kind in (possible or (outcome,))),
        deciding_facts=tuple(facts),
    )
    return JudgedRule(rule(rule_id, severity), found)


def score_of(items, scoring):
    """Return the score of judged rules as it is published."""
    rules = count_rules(items)
    return published_score(rules, totals_of(rules, scoring), items, scoring)
