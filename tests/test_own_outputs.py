"""What the tool itself wrote and is no project: named where it is given as one, passed over where a folder holds it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from audit.api import (
    Asked,
    contradictory_report,
    export_responses,
    import_responses,
    judge_portfolio,
    responses_content,
    take_position,
)
from audit.errors import WorkbookRefused
from audit.model.exchange import Stage
from audit.model.text import Language
from tests.exchanged import plan_of, saved

EXAMPLE = Path("questionnaires/examples/projet-fictif.xlsx").resolve()


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    audit = saved(folder)
    sent = folder / "reponse.xlsx"
    sent.write_bytes(export_responses(audit, Language.FR))
    found = import_responses(audit, [sent])
    (folder / "reponses.json").write_bytes(responses_content(found))
    (folder / "contradictory.json").write_bytes(
        contradictory_report(audit, Stage.PROVISIONAL, Language.FR, found)["contradictory.json"]
    )
    (rulebook,) = folder.glob("rulebook-*.json")
    shutil.copy(rulebook, folder / "rulebook (1).json")  # as a second download is named
    position = folder / "positions.json"
    position.write_text(take_position(audit, position, "TST-001", "maintained", "x", "y", date(2026, 7, 1)))
    return audit, folder


@pytest.mark.parametrize(
    ("name", "fr", "en"),
    [
        ("plan-d-action.xlsx", "un plan d'action", "audit follow-up"),
        ("reponse.xlsx", "un fichier de réponses", "audit respond import"),
        ("reponses.json", "des réponses conservées", "audit respond report"),
        ("contradictory.json", "le compte rendu d'un contradictoire", "audit respond report"),
        ("positions.json", "des positions d'auditeurs", "audit respond report"),
        ("rulebook (1).json", "un recueil de règles", "result.json"),
    ],
)
def test_what_is_no_project_is_named_with_the_command_that_takes_it(written, name, fr, en):
    audit, folder = written
    with pytest.raises(WorkbookRefused) as refused:
        audit.tool.read(folder / name)
    assert refused.value.code == "own_output"
    assert name in refused.value.said("fr")
    assert fr in refused.value.said("fr")
    assert en in refused.value.said("en")
    assert "audit questionnaire new" not in refused.value.said("fr")


@pytest.mark.slow
def test_a_portfolio_passes_over_them_and_names_one_that_is_given(written, tmp_path):
    _, folder = written
    inside = tmp_path / "projets" / "rapport"
    inside.mkdir(parents=True)
    for name in ("plan-d-action.xlsx", "reponse.xlsx", "reponses.json", "contradictory.json", "positions.json"):
        shutil.copy(folder / name, inside)
    shutil.copy(folder / "rulebook (1).json", inside)
    shutil.copy(EXAMPLE, tmp_path / "projets")
    found = judge_portfolio([tmp_path / "projets"], Asked(kept=tmp_path / "kept"))
    assert [line.file for line in found.lines] == ["projet-fictif.xlsx"]
    assert found.refused == ()
    given = judge_portfolio([plan_of(inside)], Asked())
    assert [(one.file, one.code) for one in given.refused] == [("plan-d-action.xlsx", "own_output")]
