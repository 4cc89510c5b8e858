"""Answers survive a save by LibreOffice, to .xlsx and to .ods: none is lost, none is changed."""

import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from audit.intake.snapshot import read_workbook
from audit.model.questionnaire import ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.installed_programs import SOFFICE, needs_soffice
from tests.intake_workbooks import BANK, QUESTIONNAIRE
from tests.random_snapshots import random_snapshot
from tests.test_intake_round_trip import bare, snapshots

pytestmark = pytest.mark.slow

EXAMPLES = sorted((Path(__file__).parent.parent / "questionnaires" / "examples").glob("*.xlsx"))
FORMATS = ["xlsx", "ods"]
_AT_ONCE = 12  # LibreOffice takes seconds to start: it saves many workbooks at once


def saved_by_libreoffice(workbooks: list[Path], to: str, folder: Path, locale: str = "C.UTF-8") -> list[Path]:
    """Open ``workbooks`` in LibreOffice as people of a locale do, save each as ``to``, and return the new files."""
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", to, "--outdir", str(folder / to), *map(str, workbooks)]
    spoken = {**os.environ, "LANG": locale, "LC_ALL": locale}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=spoken)
    return [folder / to / f"{path.stem}.{to}" for path in workbooks]


def answers_of(snapshot: ProjectSnapshot) -> dict[str, object]:
    """Return what a snapshot says; the name and hash of the file aside."""
    return snapshot.model_dump(mode="json", exclude={"workbook"})


@needs_soffice
@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # else it hides what did not survive
@pytest.mark.parametrize("to", FORMATS)
def test_any_answers_survive(to: str) -> None:
    # All different: what hypothesis tries first would be the simplest snapshot twelve times over.
    @settings(max_examples=1, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(snapshots(), min_size=_AT_ONCE, max_size=_AT_ONCE, unique_by=ProjectSnapshot.model_dump_json))
    def survive(drawn: list[ProjectSnapshot]) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for number, snapshot in enumerate(drawn):
                write_workbook(QUESTIONNAIRE, snapshot.language, folder / f"{number:02d}.xlsx", snapshot)
            saved = saved_by_libreoffice(sorted(folder.glob("*.xlsx")), to, folder)
            for snapshot, path in zip(drawn, saved, strict=True):
                assert bare(read_workbook(path, BANK).snapshot) == snapshot

    survive()


@needs_soffice
@pytest.mark.parametrize(
    ("to", "locale"),
    [("xlsx", "C.UTF-8"), ("ods", "C.UTF-8"), ("xlsx", "fr_FR.UTF-8")],
)
def test_the_examples_and_the_four_questionnaires_survive(to: str, locale: str, tmp_path: Path) -> None:
    bank = load_question_bank()
    originals = list(EXAMPLES)
    for number, review in enumerate(ReviewType):
        # Each in one language; in the other one when it is saved in the other format.
        language = list(Language)[(number + FORMATS.index(to)) % 2]
        path = tmp_path / f"{review}-{language}.xlsx"
        write_workbook(bank.questionnaire(review), language, path, random_snapshot(bank, 11, review))
        originals.append(path)
    for before, after in zip(originals, saved_by_libreoffice(originals, to, tmp_path, locale), strict=True):
        first, second = read_workbook(before, bank), read_workbook(after, bank)
        assert answers_of(second.snapshot) == answers_of(first.snapshot), before.name
        assert second.diagnostics == first.diagnostics, before.name
