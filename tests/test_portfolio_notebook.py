"""The example notebook: its cells run in order, on the files that `audit portfolio` writes."""

import json
import shutil
from pathlib import Path

import pytest

from tests.doc_pages import DOCS

pytestmark = pytest.mark.slow
EXAMPLES = DOCS.parent / "questionnaires" / "examples"


def test_the_cells_of_the_notebook_run_in_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("projets").mkdir()
    shutil.copy(EXAMPLES / "scribe-2019-10.xlsx", "projets")
    Path("projets/abime.xlsx").write_bytes(b"no workbook")
    notebook = json.loads((DOCS / "examples" / "portfolio.ipynb").read_text(encoding="utf-8"))
    assert (notebook["nbformat"], {cell["cell_type"] for cell in notebook["cells"]}) == (4, {"markdown", "code"})
    assert not any(cell.get("outputs") for cell in notebook["cells"]), "clear the outputs before they are kept"
    names = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "portfolio.ipynb", "exec"), names)  # noqa: S102 - our own page
    # By the texts of its time Scribe has no opinion yet; its cost is not known, which is no zero.
    assert names["levels"].to_dict() == {"none": 1}
    assert names["figures"].dtypes.astype(str).unique().tolist() == ["float64"]
    assert names["figures"]["cost_drift"].isna().all()
    assert names["refused"]["file"].tolist() == ["abime.xlsx"]
    assert names["joined"]["found"].eq(1).all()
    assert names["pivot"].to_numpy().sum() == len(names["portfolio"].lines[0].findings)
    assert names["frames"]["sweep"]["value"].tolist() == ["0.1", "0.2", "0.3"]
