"""Another administration's questionnaire, with names of its own, is audited from end to end by rules of its own."""

import gc
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from audit import read
from audit.cli.main import main
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import QuestionBank, ReviewType, TableCompleteness
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from audit.record.read import read_result

SMALL = Path(__file__).parent / "small_tool"
OWN = ("--rules", SMALL / "rules", "--questionnaires", SMALL / "questionnaires")
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["audit", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        gc.enable()
        code = ended.value.code
        assert isinstance(code, int)
        return code, "".join(capsys.readouterr())

    return run


def _given(bank: QuestionBank, values: dict[str, object]) -> dict[str, Answer]:
    asked = {question.id: question for question in bank.questions}
    return {
        name: Answer(type=asked[name].value_type, state=AnswerState.ANSWERED, value=value)
        for name, value in values.items()
    }


def _workbook(path: Path, last_committee: date) -> Path:
    """Write the workbook of an operation examined on 31 March 2027, of which one lot of two is awarded."""
    bank = load_question_bank(SMALL / "questionnaires")
    lots = bank.tables[0]
    rows = tuple(
        TableRow(
            number=number,
            cells={
                column.id: Answer(type=column.value_type, state=AnswerState.ANSWERED, value=value)
                for column, value in zip(lots.columns, ("Lot", awarded, Decimal(1000)), strict=True)
            },
        )
        for number, awarded in enumerate(("yes", "no"), start=1)
    )
    snapshot = ProjectSnapshot(
        questionnaire_id=bank.id,
        questionnaire_version=bank.version,
        review_type=ReviewType.PRE_LAUNCH,
        language=Language.FR,
        answers=_given(
            bank,
            {
                "fiche.intitule": "Pont neuf",
                "fiche.jour": date(2027, 3, 31),
                "fiche.etape": "chantier",
                "fiche.commanditaire": "Direction des routes",
                "fiche.dernier_comite": last_committee,
            },
        ),
        tables={"lots": TableContent(completeness=TableCompleteness.COMPLETE, rows=rows)},
    )
    write_workbook(bank.questionnaire(ReviewType.PRE_LAUNCH), Language.FR, path, snapshot)
    return path


@pytest.mark.slow
def test_a_questionnaire_with_other_names_is_audited_by_its_own_rules(audit: Command, tmp_path: Path) -> None:
    workbook = _workbook(tmp_path / "w.xlsx", date(2027, 1, 29))  # 61 days before 31 March 2027
    code, said = audit("run", workbook, *OWN, "-o", tmp_path / "r")
    assert code == 0, said
    result = read_result(tmp_path / "r" / "result.json")
    assert {rule.rule: rule.outcome.outcome for rule in result.rules} == {"FIN-900": "satisfied", "GOV-900": "violated"}
    assert {fact.name: fact.value for fact in result.indicators} == {
        "fiche.anciennete_comite": 61,
        "lots.part_attribuee": Decimal("0.5"),
    }
    assert result.review_date == date(2027, 3, 31)
    project = result.project
    assert (project.name, project.ministry, project.description) == ("Pont neuf", None, None)
    assert project.phase is not None
    assert project.phase.fr == "Chantier"
    assert [action.owner_name for action in result.actions] == ["Direction des routes"]


def test_its_contradictions_are_its_own(tmp_path: Path) -> None:
    workbook = _workbook(tmp_path / "w.xlsx", date(2027, 4, 1))
    found = read(workbook, load_question_bank(SMALL / "questionnaires")).diagnostics
    assert [(item.code, item.question) for item in found] == [("contradiction", "fiche.dernier_comite")]


@pytest.mark.parametrize("command", ["list", "test", "coverage", "mutate", "lint", "show GOV-900"])
def test_commands_on_rules_take_another_questionnaire(audit: Command, command: str) -> None:
    code, said = audit("rules", *command.split(), *OWN)
    assert code == 0, said


def test_pages_and_new_rules_too(audit: Command, tmp_path: Path) -> None:
    code, said = audit("rules", "doc", *OWN, "-o", tmp_path / "pages")
    assert code == 0, said
    assert "Dernier comité" in (tmp_path / "pages" / "GOV-900.html").read_text(encoding="utf-8")
    new = ("rules", "new", "GOV-901", "commanditaire", "--axis", "gouvernance", "--fact", "fiche.etape")
    code, said = audit(*new, "--source", "GUIDE", *OWN, "-o", tmp_path / "base")
    assert code == 0, said
    assert (tmp_path / "base" / "rules" / "GOV-901-commanditaire.yaml").exists()
