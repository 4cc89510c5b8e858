"""The pages on scoring: their figures are those of the scoring, and their worked example is what the tool finds."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import QuestionType, ReviewType
from audit.model.rule import OutcomeKind, Rule, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.model.value import ValueType
from audit.record.expand import expand
from audit.reporting.messages import messages
from audit.reporting.opinion import opinion_of
from audit.wording.terms import AVIS_LEVELS, AVIS_RATINGS, DINUM_OUTCOMES, RATINGS, REVIEW_TYPES
from tests.doc_pages import page, tables
from tests.judged_rules import rule
from tests.many_cases import tried_on

PAGES = [("bareme.fr.md", Language.FR), ("scoring.md", Language.EN)]
REVIEW = date(2027, 3, 31)
ANSWERS = {"oui": "yes", "yes": "yes", "en partie": "partial", "partly": "partial", "non": "no", "no": "no"}
OUTCOMES = {
    "respectée": OutcomeKind.SATISFIED,
    "met": OutcomeKind.SATISFIED,
    "en partie": OutcomeKind.PARTIAL,
    "in part": OutcomeKind.PARTIAL,
    "non respectée": OutcomeKind.VIOLATED,
    "not met": OutcomeKind.VIOLATED,
    "à établir": OutcomeKind.UNDETERMINED,
    "to be established": OutcomeKind.UNDETERMINED,
}


def _table(name, heading):
    return next(table for table in tables(page(name)) if table.under == (heading,))


def _example(name):
    """Return the rules of the worked example: name, severity, answer, whether it is documented, outcome, earned."""
    return [
        (letter, Severity(severity.strip("`")), answer, document in ("oui", "yes"), outcome, earned)
        for letter, severity, answer, document, outcome, earned in _table(name, "example").rows[1:]
    ]


def _questions(count):
    graded = [one.id for one in load_declarations().bank.questions if one.type is QuestionType.YES_PARTIAL_NO]
    return graded[:count]


def _assessor(example):
    """Return what audits by the rules of the example alone, each on one question."""
    made = []
    for (letter, severity, *_), question in zip(example, _questions(len(example)), strict=True):
        data = rule(f"EXA-{ord(letter):03}", severity.value).model_dump(by_alias=True)
        data["sources"] = ["CDC-2020/R4"]
        data["satisfied_when"] = {"fact": question, "is": "yes"}
        if severity is not Severity.BLOCKING:
            data["partial_when"] = {"fact": question, "is": "partial"}
        made.append(Rule.model_validate(data))
    bank, indicators, rulebase = load_declarations()
    few = rulebase.model_copy(update={"rules": tuple(made), "diagnoses": (), "signals": (), "packs": (), "pack_of": {}})
    return Assessor(bank, indicators, few, ReviewType.PRE_LAUNCH, with_durable_rules=False)


def _audited(example, changed):
    """Return the result of the example, with some answers changed."""
    answers = {}
    for (letter, _, answer, documented, *_), question in zip(example, _questions(len(example)), strict=True):
        typed = changed.get(letter, answer)
        if typed not in ANSWERS:
            answers[question] = Answer(type=ValueType.CODE, state=AnswerState.UNKNOWN, raw=typed)
            continue
        evidence = Evidence.DOCUMENTED if documented else Evidence.DECLARED
        answers[question] = Answer(
            type=ValueType.CODE,
            state=AnswerState.ANSWERED,
            value=ANSWERS[typed],
            raw=typed,
            evidence=evidence,
            source="note" if documented else "",
        )
    assessor = _assessor(example)
    snapshot = ProjectSnapshot(
        questionnaire_id="example",
        questionnaire_version="1",
        review_type=ReviewType.PRE_LAUNCH,
        language=Language.FR,
        answers=answers,
    )
    record = assessor.audit(snapshot, REVIEW)
    return record, expand(record, assessor.rulebook)


def _changes(words):
    """Read the change of a case: `A, B: no`; nothing when the case is the example itself."""
    found = re.fullmatch(r"([A-Z](?:, [A-Z])*) ?: (.+)", words)
    return dict.fromkeys(found[1].split(", "), found[2]) if found else {}


def _named(words, language):
    """Return the levels that a cell names between quotation marks."""
    by_name = {text.to(language): level for level, text in AVIS_LEVELS.items()}
    return [by_name[name] for name in re.findall(r"[«“] ?(.+?) ?[»”]", words)]


@pytest.mark.slow
@tried_on(("name", "language"), PAGES)
def test_the_worked_example_is_what_the_tool_finds(name, language):
    example = _example(name)
    record, _ = _audited(example, {})
    assert [found.outcome for found in record.rules] == [OUTCOMES[row[4]] for row in example]
    for case, change, score, low, high, declared, evidence, headline in _table(name, "cases").rows[1:]:
        record, result = _audited(example, _changes(change))
        overall = record.overall
        shown = re.fullmatch(r"[\d.,]+", score)
        assert overall.value == (Decimal(score.replace(",", ".")) if shown else None), case
        assert [overall.low, overall.high] == [Decimal(one.replace(",", ".")) for one in (low, high)], case
        for words, levels in ((declared, record.avis.on_declarations), (evidence, record.avis.on_evidence)):
            assert _named(words, language) in ([levels.floor, levels.ceiling], [levels.floor]), case
            assert (len(_named(words, language)) == 1) is levels.certain, case
        assert opinion_of(result, language).headline.replace("\xa0", " ") == headline, case


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_the_worked_example_can_be_added_up_by_hand(name, language):
    weights = load_declarations().rulebase.scoring.weights
    earned = weight = 0
    for _, severity, _, _, outcome, product in _example(name):
        if OUTCOMES[outcome] is OutcomeKind.UNDETERMINED:
            continue
        told = re.fullmatch(r"(\d+) × ([01½]) = ([\d.,]+)", product)
        assert int(told[1]) == weights[severity]
        credit = {"0": Fraction(0), "1": Fraction(1), "½": Fraction(1, 2)}[told[2]]
        assert Fraction(told[3].replace(",", ".")) == int(told[1]) * credit
        earned += int(told[1]) * credit
        weight += int(told[1])
    mark = "," if language is Language.FR else "."
    assert f"100 × {str(float(earned)).replace('.', mark)} ÷ {weight}" in page(name)


@pytest.mark.slow
@tried_on("name", [name for name, _ in PAGES])
def test_the_document_to_ask_for_in_the_example_is_the_one_told(name):
    example = _example(name)
    record, _ = _audited(example, {})
    assert record.avis.documents is not None
    asked = dict(zip(_questions(len(example)), [row[0] for row in example], strict=True))
    assert [asked[one] for one in record.avis.documents.names] == ["B"]
    assert (record.avis.documents.secured, record.avis.documents.proven) == (
        AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS,
        True,
    )
    assert [asked[one] for one in record.avis.undocumented] == ["B"]


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_weights_floors_and_caps_are_those_of_the_scoring(name, language):
    scoring = load_declarations().rulebase.scoring
    weights = {row[0].strip("`"): int(row[2]) for row in _table(name, "weights").rows[1:]}
    assert weights == {severity.value: weight for severity, weight in scoring.weights.items()}
    floors = [(int(row[0]), _named(row[1], language)[0]) for row in _table(name, "floors").rows[1:]]
    assert floors == [(floor.score, floor.level) for floor in scoring.floors]
    caps = [
        (Severity(row[0].strip("`")), OutcomeKind(row[1].strip("`")), int(row[2]), _named(row[3], language)[0])
        for row in _table(name, "caps").rows[1:]
    ]
    assert caps == [(cap.severity, cap.outcome, cap.count, cap.best) for cap in scoring.caps]
    assert f"{scoring.version})" in page(name)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_what_reviews_end_in_is_told_as_declared(name, language):
    scoring = load_declarations().rulebase.scoring
    told = {row[0]: (row[1].strip("`"), row[2].strip("`")) for row in _table(name, "reviews").rows[1:]}
    assert told == {
        REVIEW_TYPES[review].to(language): (end.says.value, end.on.value) for review, end in scoring.reviews.items()
    }


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_levels_are_told_with_their_outcome_and_colour(name, language):
    told = [tuple(row[1:]) for row in _table(name, "levels").rows[1:]]
    assert told == [
        (AVIS_LEVELS[level].to(language), DINUM_OUTCOMES[level].to(language), RATINGS[AVIS_RATINGS[level]].to(language))
        for level in ORDERED_LEVELS
    ]
    assert messages(language)("axes.no_value") in page(name)
