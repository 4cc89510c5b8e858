"""Findings: what is known not to be met, and whether missing answers could still soften it."""

import re
from dataclasses import replace

import pytest

from audit.assessment.make_rulebook import make_rulebook
from audit.engine.describe import Describer
from audit.engine.explain import Explanation
from audit.engine.judge import Judge
from audit.judgement.findings import findings_of, open_points_of
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind, Rule
from audit.questionnaire.load import load_question_bank
from audit.record.expand import expand
from audit.record.facts import RecordedFacts
from audit.record.sentences import SentenceWriter
from audit.rulebase.outline import ConditionWords
from audit.wording.placeholders import lists_rows
from tests.fact_sets import facts_with
from tests.judged_rules import judged
from tests.judged_rules import rule as any_rule
from tests.random_snapshots import random_snapshot
from tests.rule_files import shipped_rulebase
from tests.saved_results import small_audit


@pytest.mark.parametrize(
    ("outcome", "possible", "expected"),
    [
        ("violated", ["violated"], False),
        ("violated", ["partial", "violated"], True),
        ("partial", ["partial"], False),
    ],
)
def test_a_violation_that_missing_answers_could_soften_says_so(outcome, possible, expected):
    record, rulebook = small_audit()
    several = tuple(OutcomeKind(kind) for kind in possible) if possible[1:] else ()
    found = replace(record.rules[0], outcome=OutcomeKind(outcome), possible=several)
    alone = {"rules": (found,), "findings": (found.rule,), "open_points": (), "open_questions": (), "actions": ()}
    (finding,) = expand(record.model_copy(update=alone), rulebook).findings
    assert finding.may_be_partial is expected


def test_what_is_open_or_met_is_no_finding():
    items = [judged("major", "undetermined", ["satisfied", "violated"]), judged("major", "satisfied")]
    assert findings_of(items) == []
    assert open_points_of(items) == items[:1]


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
    asked = {"satisfied_when": {"all": [OWNERS, LETTER]}, "finding": finding, "sources": ["CDC-2020/R4"]}
    rule = Rule.model_validate(data | asked)
    base = shipped_rulebase()
    judge = Judge((rule,), base.comparable_parameters(), with_durable_rules=False)
    facts = facts_with(given)
    explanation = Explanation(judge.kernel, judge.judgement(facts))
    said = explanation.sentences(judge.program.rules[0], bool(rows), [lists_rows(one.fr) for one in rule.finding])
    rulebook = make_rulebook(
        base,
        load_question_bank().questionnaire(ReviewType.PRE_LAUNCH),
        judge.program,
        judge.kernel.leaves,
        Describer(judge.program.numbers, ConditionWords(base.vocabulary, base.parameters)),
        (),
        (),
    )
    snapshot = random_snapshot(load_question_bank(), 1)
    writer = SentenceWriter(RecordedFacts(snapshot, facts.facts.values(), {}), rulebook)
    words = writer.write(rulebook.rules[rule.id], said, rows)
    return " ".join(one.fr for one in words), " ".join(one.en for one in words)


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
    # A label may hold a comma, by which one would count three lots.
    assert _words({}, listed, ("Lot 1, études", "Lot 2")) == (
        "Lots : Lot 1, études ; Lot 2. 2 en tout.",
        "Lots: Lot 1, études; Lot 2. 2 in all.",
    )
    assert _words({}, listed) == ("0 en tout.", "0 in all.")


def test_a_finding_with_no_sentence_to_say_still_says_that_the_expected_situation_is_not_observed():
    assert _words({}, SENTENCES[:1]) == (
        "Situation attendue, non constatée : « x ».",
        "Expected situation, not observed: “x”.",
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


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, ("Le projet n'a aucun responsable.", "The project has no owner.")),
        (1, ("Le projet n'a 1 responsable.", "The project has 1 owner.")),
        (3, ("Le projet n'a 3 responsables.", "The project has 3 owners.")),
        ({"between": [2, 5]}, ("Le projet n'a 2 à 5 responsables.", "The project has between 2 and 5 owners.")),
    ],
)
def test_a_number_is_followed_by_the_form_that_goes_with_it(count, expected):
    name = "governance.owner.count"
    sentence = {
        "fr": f"Le projet n'a {{{name}|aucun responsable|responsable|responsables}}.",
        "en": f"The project has {{{name}|no owner|owner|owners}}.",
    }
    fr, en = _words({name: count}, [sentence])
    assert (fr.replace("\u00a0", " "), en.replace("\u00a0", " ")) == expected


def test_without_a_form_of_its_own_zero_is_singular_in_french_and_plural_in_english():
    name = "governance.owner.count"
    sentence = {"fr": f"{{{name}|responsable|responsables}}.", "en": f"{{{name}|owner|owners}}."}
    fr, en = _words({name: 0}, [sentence])
    assert (fr, en) == ("0\u00a0responsable.", "0\u00a0owners.")


def test_rows_are_counted_like_any_number():
    sentence = {"fr": "{rows.count|ligne|lignes} : {rows}.", "en": "{rows.count|row|rows}: {rows}."}
    assert _words({}, [sentence], ("A",))[1] == "1\u00a0row: A."
    assert _words({}, [sentence], ("A", "B"))[1] == "2\u00a0rows: A; B."


def test_no_shipped_finding_gives_a_number_in_brackets_or_says_that_things_number_it():
    told = re.compile(r"au nombre de|\(nombre|nombre de \w+ :|\(number|in number|\bnumber \{", re.IGNORECASE)
    for rule in shipped_rulebase().rules:
        for sentence in rule.finding:
            assert not told.search(sentence.fr), rule.id
            assert not told.search(sentence.en), rule.id
        assert sum(sentence.fr.startswith("Or ") for sentence in rule.finding) < 2, rule.id
