"""What keeps a level below that of the findings: what is named decides, and the level that is said is the best left."""

import random
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from audit.assessment.assessor import Assessor
from audit.intake.snapshot import read_workbook
from audit.judgement.levels import is_worse
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS
from audit.model.text import Language
from audit.reporting.kept_below import kept_below
from audit.reporting.opinion import Firmness
from audit.reporting.view import ReportView
from audit.wording.terms import write_term

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
UNMET = (OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)


@cache
def assessor():
    return Assessor(*load_declarations(), ReviewType.PRE_LAUNCH, with_durable_rules=False)


@cache
def example():
    snapshot = read_workbook(EXAMPLE, load_declarations().bank).snapshot
    return assessor().judge(snapshot, snapshot.answers["review.date"].value)


def _with_team(cells_of):
    """The example with the cells of its team as ``cells_of`` makes them, line by line."""
    snapshot = example().snapshot
    team = snapshot.tables["staff"]
    rows = tuple(replace(row, cells=cells_of(row)) for row in team.rows)
    table = team.model_copy(update={"rows": rows})
    return snapshot.model_copy(update={"tables": {**snapshot.tables, "staff": table}})


def _verified(row):
    return {
        name: cell if cell.value is None else replace(cell, evidence=Evidence.VERIFIED, source="PV n° 3")
        for name, cell in row.cells.items()
    }


def _builders():
    """The line of the contractors who build."""
    lines = example().snapshot.tables["staff"].rows
    return next(
        row for row in lines if (row.cells["function"].value, row.cells["employer"].value) == ("build", "external")
    )


def _judged(snapshot):
    return assessor().judge(snapshot, example().review_date)


def _bare(*names):
    """The example with some answers declared only, and its team verified."""
    judged = _judged(_with_team(_verified))
    answers = {
        name: replace(judged.snapshot.answers[name], evidence=Evidence.DECLARED, source="")
        for name in names
        if judged.snapshot.answers[name].value is not None
    }
    return assessor().rejudge(judged, answers)


def _varied(seed):
    """Some answers blank, others declared only: levels kept down in every way."""
    rng = random.Random(seed)  # noqa: S311
    names = [name for name in example().snapshot.answers if name != "review.date"]
    judged = _bare(*rng.sample(names, rng.choice((1, 4, 15, 60))))
    blank = rng.sample(names, rng.choice((0, 0, 1, 6)))
    empty = {name: Answer(type=judged.snapshot.answers[name].type, state=AnswerState.BLANK) for name in blank}
    return assessor().rejudge(judged, empty)


def _view(judged, language=Language.FR):
    from audit.record.expand import expand

    return ReportView(expand(assessor().record(judged), assessor().rulebook), language)


def _declared_builders(row):
    is_line = row.number == _builders().number
    return {name: replace(cell, evidence=Evidence.DECLARED, source="") for name, cell in row.cells.items()
            } if is_line else _verified(row)  # fmt: skip


WORDS = {
    Language.FR: [
        "Les constats établis, à eux seuls, conduisent à « Favorable avec recommandations ». Le niveau retenu est",
        "tableau « Équipe », 3 cellules à justifier — Équipe!",
        "GOV-006 (« ",
        "suffisent à acquérir « Favorable avec recommandations ». L'écart ne tient qu'à ces pièces, à joindre à la "
        "réponse au rapport.",
    ],
    Language.EN: [
        "The findings alone lead to “Favourable with recommendations”. The level given is lower",
        "table “Team”, 3 cells to document — Équipe!",
        "GOV-006 (“",
        "If those answers are supported by documents, “Favourable with recommendations” is secured. The difference is "
        "due solely to this evidence, to be sent with the response to this report.",
    ],
}


@pytest.mark.parametrize("language", list(Language))
def test_a_level_that_documents_alone_keep_down_says_so_first_and_that_no_finding_does(language):
    """By hand: were many of these to steer, GOV-006, which is blocking, would cap the level."""
    judged = _judged(_with_team(_declared_builders))
    said = kept_below(_view(judged, language)).replace("\u00a0", " ").replace("\u202f", " ")
    for words in WORDS[language]:
        assert words in said
    steering, many = (replace(_builders().cells[name], value=value)
                      for name, value in (("function", "steering"), ("fte", Decimal(100))))  # fmt: skip
    other = _judged(_with_team(lambda row: {**_verified(row), "function": steering, "fte": many}
                               if row.number == _builders().number else _verified(row)))  # fmt: skip
    outcomes = {rule.id: one.outcome for rule, one in zip(assessor().rules, other.judgement.verdicts, strict=True)}
    assert outcomes["GOV-006"] is OutcomeKind.VIOLATED
    assert is_worse(other.figures.avis.ceiling, judged.figures.avis.ceiling)


def test_nothing_is_said_where_nothing_keeps_the_level_down():
    view = _view(_judged(_with_team(_verified)))
    assert view.opinion.firmness is Firmness.CERTAIN
    assert kept_below(view) == ""


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_the_level_that_is_said_to_be_that_of_the_findings_is_the_best_that_is_left(seed):
    judged = _varied(seed)
    view, found = _view(judged), assessor().guarantee(judged)
    said = kept_below(view)
    if view.opinion.firmness in (Firmness.CERTAIN, Firmness.UNMEASURED):
        assert said == ""
        return
    best = found.evidence.bounds.ceiling
    assert best is found.declarations.bounds.ceiling
    assert write_term(best, Language.FR) in said.replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    # No way to complete the project that is drawn is better than what is said.
    worlds = assessor().worlds(judged, 300, seed)
    assert not any(count for level, count in worlds.level_counts().items() if level in ORDERED_LEVELS
                   and is_worse(best, level))  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_each_rule_that_is_named_breaks_by_one_of_the_answers_to_document_and_the_level_with_it(seed):
    """The plain way: every answer named is changed, one at a time, and the whole project judged again."""
    judged = _varied(100 + seed)
    found = assessor().guarantee(judged)
    if found.documents is None:
        assert found.shaken.rules == ()
        return
    secured, broken = found.documents.secured, set()
    undocumented = found.undocumented.facts
    for name in found.documents.names:
        assert name in undocumented or name in found.undocumented.tables
        project = assessor().opener.varied(judged.judgement, [name]) if name in undocumented else None
        for place in range(1, len(project.ways(name)) if project else 0):
            facts, changed = project.completed({name: place})
            after = assessor().kernel.rejudge(judged.judgement, facts, changed)
            levels = assessor().figures.figures(after.verdicts, assessor().places(judged.left_out)).avis
            if levels.ceiling in ORDERED_LEVELS and is_worse(levels.ceiling, secured):
                broken |= {
                    rule.id for rule, one in zip(assessor().rules, after.verdicts, strict=True) if one.outcome in UNMET
                }
    if not found.undocumented.tables:
        assert set(found.shaken.rules) <= broken
