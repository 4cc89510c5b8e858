"""What-if and questions in words: what counts on evidence, what a level is called, what is asked for."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

import audit
from audit.cli import what_if as what_if_command
from audit.cli.paragraphs import Paragraphs
from audit.cli.project_words import ProjectWords
from audit.judgement.proofs.documents import DocumentsToAsk
from audit.judgement.reach import Reach, Reachable, reached_at
from audit.judgement.taken_back import TakenBack
from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.scoring import ORDERED_LEVELS, Basis
from audit.model.text import Language
from audit.model.value import ValueType
from tests.small_rule_bases import project, rule, small_tool, yes
from tests.test_guarantee import EXAMPLE

BEST, GOOD, FAIR, WORST = ORDERED_LEVELS


@pytest.fixture(scope="module")
def tool(declarations):
    return audit.Tool(declarations, with_durable_rules=False)


@pytest.fixture(scope="module")
def fictitious(tool):
    """A project of which nothing lacks a document but six cells of the table of the team, and two questions."""
    return tool.judge(tool.read(EXAMPLE).snapshot)


@pytest.mark.slow
def test_a_table_of_which_some_cells_change_is_not_borne_out_whole(tool, fictitious):
    # GOV-006 (blocking) reads the whole team: six of its cells have no document, and stay without one. The project
    # office counts as steering here, so that a contractor holds part of it.
    snapshot = fictitious.snapshot
    team = snapshot.tables["staff"]
    rows = tuple(
        replace(row, cells={**row.cells, "function": replace(row.cells["function"], value="steering")})
        if row.cells["function"].value == "pmo"
        else row
        for row in team.rows
    )
    tables = {**snapshot.tables, "staff": team.model_copy(update={"rows": rows})}
    found = tool.what_if(tool.judge(snapshot.model_copy(update={"tables": tables})), {}, ["GOV-006"])
    assert found.fix.rests_on == ("staff",)
    assert found.before.guarantee.evidence.bounds == (FAIR, GOOD)
    assert found.after.guarantee.evidence.bounds == (FAIR, GOOD)
    assert {fact.name.partition("/")[0] for fact in found.after.guarantee.undocumented.given} >= {"staff"}


@pytest.mark.slow
def test_a_table_that_is_borne_out_counts_on_evidence_once_it_is_as_the_rule_asks(tool, fictitious):
    # GOV-020 (blocking, met in part) reads the contracts, every cell of which has a document.
    found = tool.what_if(fictitious, {}, ["GOV-020"])
    assert found.fix.rests_on == ("contracts",)
    outcomes = {moved.rule: moved.after.outcome for moved in found.moved()}
    assert outcomes["GOV-020"] == "satisfied"
    assert "contracts" not in found.after.guarantee.undocumented.tables


def _words(tool, review_type):
    judged = SimpleNamespace(snapshot=SimpleNamespace(review_type=review_type))
    return ProjectWords(tool, judged, Language.FR)


@pytest.mark.parametrize(
    ("review_type", "on_declarations", "on_evidence", "none"),
    [
        (ReviewType.PRE_LAUNCH, "Avis sur déclarations", "Avis sur réponses étayées (celui de cette revue)",
         "pas d'avis"),
        (ReviewType.SELF_ASSESSMENT, "Estimation sur déclarations (celle de cette revue)",
         "Niveau sur réponses étayées", "aucun niveau acquis"),
        (ReviewType.CRISIS, "Niveau sur déclarations", "Niveau sur réponses étayées", "aucun niveau acquis"),
        (ReviewType.FRAMING, "Niveau sur déclarations", "Niveau sur réponses étayées", "aucun niveau acquis"),
    ],
)  # fmt: skip
def test_a_level_is_called_what_it_is_in_each_review(tool, review_type, on_declarations, on_evidence, none):
    words = _words(tool, review_type)
    assert words.level_on(Basis.DECLARATIONS)[0] == on_declarations
    assert words.level_on(Basis.EVIDENCE)[0] == on_evidence
    open_levels = Reachable({BEST: Reach.NOT_EXCLUDED, GOOD: Reach.REACHED, FAIR: Reach.EXCLUDED,
                             WORST: Reach.REACHED}, {})  # fmt: skip
    assert words.avis(open_levels)[0] == f"{none} à ce stade, au mieux « Favorable » (non exclu, non démontré) ; " + (
        "« Défavorable en l'état » n'est pas exclu."
    )


def test_a_level_that_is_certain_is_not_called_unproven(tool):
    words = _words(tool, ReviewType.PRE_LAUNCH)
    assert words.avis(reached_at(GOOD))[0].startswith("« Favorable avec recommandations », acquis")
    reached = Reachable({BEST: Reach.REACHED, GOOD: Reach.REACHED, FAIR: Reach.REACHED, WORST: Reach.EXCLUDED}, {})
    assert words.avis(reached)[0] == "au moins « Favorable sous réserves », au mieux « Favorable »."


def _said(capsys, put):
    put(Paragraphs(Language.FR))
    return " ".join(capsys.readouterr().out.replace("\xa0", " ").split())


def test_documents_are_named_with_how_many_cells_of_a_table_are_meant(tool, capsys):
    words = _words(tool, ReviewType.PRE_LAUNCH)
    cells = tuple(Fact(f"staff/{row}/fte", ValueType.NUMBER, AnswerState.ANSWERED, 1) for row in range(6))
    lacking = TakenBack(cells, {}, {})

    def said(names, proven):
        return _said(capsys, lambda out: words.put_documents(out, DocumentsToAsk(GOOD, names, proven), lacking))

    assert "- tableau Équipe [staff] (6 cellules à justifier)" in said(("staff",), True)
    assert "un plus petit" not in said(("staff",), False)  # of a single one, only none would be fewer
    assert "un plus petit peut exister" in said(("staff", "governance.raci"), False)


def test_no_document_is_asked_for_an_answer_that_is_not_known(capsys):
    small = small_tool({"a": {}, "b": {}}, [rule("BLO-001", "blocking", yes("a")), rule("MAJ-001", "major", yes("b"))])
    judged = small.judge(project(small, a="yes", b="no"))
    words = ProjectWords(small, judged, Language.FR)

    def said(answers):
        found = small.what_if(judged, answers)
        return _said(capsys, lambda out: what_if_command._Said(words, out, found).put())

    unknown = said({"q.a": "Ne sait pas"})
    assert "On suppose sans réponse : - Question a [q.a] : Oui → « ne sait pas »" in unknown
    assert "pièces à l'appui" not in unknown
    both = said({"q.a": "Ne sait pas", "q.b": "Oui"})
    assert (
        "On suppose, pièces à l'appui : - Question b [q.b] : Non → Oui On suppose sans réponse : - Question a" in both
    )
