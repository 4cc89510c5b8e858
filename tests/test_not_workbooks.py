"""A file that is no workbook is refused for what it is, with advice that leads somewhere."""

import pytest

from audit.declarations.folders import shipped_folder

EXAMPLES = shipped_folder("questionnaires") / "examples"
SCRIBE = EXAMPLES / "scribe-2019-10.xlsx"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    import audit

    tool = audit.load()
    made, folder = tool.audit(tool.read(SCRIBE)), tmp_path_factory.mktemp("r")
    for name in ("html", "md", "docx", "json"):
        for file, content in audit.render(made, name).items():
            (folder / file).write_bytes(content)
    return folder


@pytest.mark.parametrize("command", ["check", "run", "next-avis"])
@pytest.mark.parametrize("file", ["rapport.html", "rapport.md", "rapport.docx"])
def test_a_report_is_not_to_be_saved_as_a_workbook(audit, report, tmp_path, command, file):
    more = ("-o", tmp_path / "out") if command == "run" else ()
    code, out, err = audit(command, report / file, *more)
    said = (out + err).replace("\u00a0", " ").replace("’", "'")
    assert code == 3
    assert (
        "est un document, non un classeur" if file.endswith("docx") else "est un rapport que l'outil a écrit"
    ) in said
    assert "donnez le dossier, ou son fichier result.json" in said
    assert "enregistrez-le" not in said


def test_a_text_made_of_a_workbook_is_no_report(audit, tmp_path):
    path = tmp_path / "reponse.csv"
    path.write_text("Réponse aux constats\nVersions,project-health-audit 0.1.0\n", encoding="utf-8")
    code, out, err = audit("check", path)
    said = " ".join((out + err).replace("\u00a0", " ").replace("’", "'").split())
    assert (code, "un rapport" in said) == (3, False)
    assert "d'un classeur revenu rempli, donnez le .xlsx ou l'.ods lui-même" in said


def test_the_folder_that_is_advised_is_taken(audit, report):
    assert audit("next-avis", report)[0] == 0


def test_answers_in_yaml_become_a_workbook_as_advised(audit, tmp_path):
    answers = tmp_path / "reponses.yaml"
    answers.write_bytes((EXAMPLES / "scribe-2019-10.yaml").read_bytes())
    code, out, err = audit("check", answers)
    said = " ".join((out + err).replace("\u00a0", " ").split())
    assert (code, "audit questionnaire new --answers reponses.yaml -o classeur.xlsx" in said) == (3, True)
    made = tmp_path / "classeur.xlsx"
    assert audit("questionnaire", "new", "--answers", answers, "-o", made)[0] == 0
    assert audit("check", made)[0] == 0


def test_any_other_file_is_to_be_saved_by_a_spreadsheet(audit, tmp_path):
    path = tmp_path / "vieux.xlsb"
    path.write_bytes(b"nothing that is known")
    code, out, err = audit("check", path)
    assert (code, "enregistrez-le au format" in out + err) == (3, True)


def test_a_text_that_names_the_tool_is_no_report_of_it(audit, tmp_path):
    path = tmp_path / "LISEZMOI.md"
    path.write_text("# project-health-audit\n\nA note about the tool.\n", encoding="utf-8")
    code, out, err = audit("check", path)
    assert (code, "est un document, non un classeur" in out + err) == (3, True)
