"""Findings: what is known not to be met, and whether missing answers could still soften it."""

from datetime import date

import pytest

from audit.judgement.finding_text import FindingText
from audit.judgement.findings import findings_of
from audit.judgement.references import References
from audit.model.rule import Rule
from tests.fact_sets import facts_with
from tests.judged_rules import judged
from tests.judged_rules import rule as any_rule
from tests.rule_files import shipped_rulebase

REVIEW = date(2026, 1, 31)


def _writer(base, given=None):
    return FindingText(facts_with(given), base.vocabulary, base.parameters, base.comparable_parameters())


@pytest.mark.parametrize(
    ("outcome", "possible", "expected"),
    [
        ("violated", ["violated"], False),
        ("violated", ["partial", "violated"], True),
        ("partial", ["partial"], False),
    ],
)
def test_a_violation_that_missing_answers_could_soften_says_so(outcome, possible, expected):
    rule = judged("major", outcome, possible)
    base = shipped_rulebase().model_copy(update={"sources": {"X": next(iter(shipped_rulebase().sources.values()))}})
    (finding,) = findings_of([rule], _writer(base), References(base, REVIEW))
    assert finding.may_be_partial is expected


def test_what_is_open_or_met_is_no_finding():
    items = [judged("major", "undetermined", ["satisfied", "violated"]), judged("major", "satisfied")]
    base = shipped_rulebase()
    assert findings_of(items, _writer(base), References(base, REVIEW)) == ()


OWNERS = {"fact": "governance.owner.count", "equals": {"parameter": "owner.count"}}
LETTER = {"fact": "governance.owner.mandate_letter", "is": "yes"}
SENTENCES = [
    {
        "when": {"fact": "governance.owner.count", "above": {"parameter": "owner.count"}},
        "fr": "{governance.owner.count} responsables.",
        "en": "{governance.owner.count} owners.",
    },
    {"when": {"not": LETTER}, "fr": "Pas de lettre.", "en": "No letter."},
    {"fr": "Attendu : {parameter:owner.count}.", "en": "Expected: {parameter:owner.count}."},
]


def _words(given, finding, rows=()):
    data = any_rule().model_dump(mode="json", by_alias=True, exclude_none=True)
    rule = Rule.model_validate(data | {"satisfied_when": {"all": [OWNERS, LETTER]}, "finding": finding})
    said = _writer(shipped_rulebase(), given).write(rule, rows)
    return said.fr, said.en


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"governance.owner.count": 3, "governance.owner.mandate_letter": "no"},
            ("3 responsables. Pas de lettre. Attendu : 1.", "3 owners. No letter. Expected: 1."),
        ),
        (
            {"governance.owner.count": 1, "governance.owner.mandate_letter": "no"},
            ("Pas de lettre. Attendu : 1.", "No letter. Expected: 1."),
        ),
        # Whether there is a letter is not known: neither said nor denied.
        (
            {"governance.owner.count": 2, "governance.owner.mandate_letter": {"state": "unknown"}},
            ("2 responsables. Attendu : 1.", "2 owners. Expected: 1."),
        ),
    ],
)
def test_only_the_sentences_known_to_hold_are_said_in_order(given, expected):
    assert _words(given, SENTENCES) == expected


def test_a_sentence_that_lists_rows_needs_rows_to_list():
    listed = [
        {"fr": "Lots : {rows}.", "en": "Lots: {rows}."},
        {"fr": "{rows.count} en tout.", "en": "{rows.count} in all."},
    ]
    assert _words({}, listed, ("Lot 1", "Lot 2")) == (
        "Lots : Lot 1, Lot 2. 2 en tout.",
        "Lots: Lot 1, Lot 2. 2 in all.",
    )
    assert _words({}, listed) == ("0 en tout.", "0 in all.")


def test_a_finding_with_no_sentence_to_say_still_says_that_the_expected_situation_is_not_observed():
    assert _words({}, SENTENCES[:1]) == (
        "La situation attendue n'est pas constatée : x.",
        "The expected situation is not observed: x.",
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (0.25, ("Elle est de 25 %.", "It is 25%.")),
        ({"between": [0.1, 0.3]}, ("Elle est de 10 % à 30 %.", "It is between 10% and 30%.")),
    ],
)
def test_a_number_known_between_bounds_reads_well_after_a_preposition(given, expected):
    share = "staffing.internal_share.build"
    fr, en = _words({share: given}, [{"fr": f"Elle est de {{{share}}}.", "en": f"It is {{{share}}}."}])
    assert (fr.replace("\u00a0", " ").replace("\u202f", " "), en) == expected
