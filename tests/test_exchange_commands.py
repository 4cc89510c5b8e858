"""``audit respond`` and ``audit follow-up`` as people run them: what is written, refused, and left as it was."""

import io
import json
import os
from pathlib import Path

import pytest
from docx import Document as DocxDocument
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.filled_workbooks import fill, sheet_of
from tests.shown_files import shown_in

pytestmark = pytest.mark.slow

EXAMPLE = Path("questionnaires/examples/projet-fictif.xlsx").resolve()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    import gc
    import sys

    from audit.cli.main import main

    made = tmp_path_factory.mktemp("commands")
    before = sys.argv
    sys.argv = ["audit", "run", str(EXAMPLE), "-o", str(made / "r"), "-q", "--format", "json", "--format", "xlsx"]
    with pytest.raises(SystemExit) as ended:
        main()
    sys.argv = before
    gc.enable()
    assert ended.value.code == 0
    return made


def test_the_comment_beside_the_phase_is_not_returned_with_every_finding(audit, folder, tmp_path):
    sent = tmp_path / "reponse.xlsx"
    assert audit("respond", "export", folder / "r", "-o", sent)[0] == 0
    sheet = sheet_of(load_workbook(sent), "@findings")
    columns = {str(cell.value).removeprefix("@"): cell.column for cell in sheet[1]}
    said = {
        sheet.cell(line, columns["rule"]).value: sheet.cell(line, columns["own_comment"]).value or ""
        for line in range(3, sheet.max_row + 1)
    }
    assert not [rule for rule, comment in said.items() if "Le pilote couvre deux départements" in comment]
    # What the workbook says beside the answers that decide them: in Gouvernance!I23, and in no cell.
    assert "Deux « A » pour la recette" in said["GOV-011"].replace("\u00a0", " ")
    assert said["PLA-001"] == ""


def test_from_the_findings_to_the_final_report(audit, folder, tmp_path):
    result = folder / "r"
    sent = tmp_path / "reponse.xlsx"
    assert audit("respond", "export", result, "-o", sent)[0] == 0
    answered = fill(
        sent,
        tmp_path / "rempli.xlsx",
        {
            "@findings": {"GOV-011": {"reply": "Refusé", "comment": "RACI complet"}, "GOV-017": {"reply": "Accepté"}},
            "@answers": {
                "governance.raci": {"corrected": "Oui", "answer_document": "RACI v3"},
                "raci/14/accountable_count": {"corrected": 1, "answer_document": "RACI v3"},
            },
        },
    )
    kept, snapshot = tmp_path / "reponses.json", tmp_path / "corrige.json"
    code, out, _ = audit("respond", "import", result, answered, "-o", kept, "--snapshot", snapshot)
    assert code == 0
    out = " ".join(out.replace("\u00a0", " ").split())
    assert "Si cette réponse est retenue, GOV-011 se ferme ; l'avis ne change pas." in out
    # One person in charge of acceptance, and the RACI complete: by hand, the findings on both, and no other.
    assert "Si toutes ces réponses sont retenues, GOV-011 et GOV-046 se ferment ; l'avis ne change pas." in out
    assert json.loads(kept.read_text(encoding="utf-8"))["files"][0]["findings"]
    assert audit("check", snapshot)[0] == 0
    positions = tmp_path / "positions.yaml"
    by = ("--author", "A. Auditrice", "--date", "2026-11-05", "-o", positions)
    said = ("--decision", "retiré", "--reason", "RACI v3 lu", *by)
    assert audit("respond", "position", result, "gov-011", *said)[0] == 0
    # The corrected line of the RACI answers these findings too.
    for rule in ("GOV-046", "GOV-047"):
        assert audit("respond", "position", result, rule, "--decision", "maintenu", "--reason", "lu", *by)[0] == 0
    formats = ("--format", "html", "--format", "docx", "--format", "pdf", "--draft")
    options = ("--responses", kept, "--positions", positions, "--final", *formats, "-o", tmp_path / "c")
    assert audit("respond", "report", result, *options)[0] == 0
    first = {path.name: path.read_bytes() for path in shown_in(tmp_path / "c")}
    name = "rapport-contradictoire"
    assert set(first) == {f"{name}.html", f"{name}.docx", f"{name}.pdf", "contradictory.json"}
    edited = DocxDocument(io.BytesIO(first[f"{name}.docx"]))
    pages = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(first[f"{name}.pdf"])).pages)
    cells = [cell.text for table in edited.tables for row in table.rows for cell in row.cells]
    for text in (" ".join(cells), pages, first[f"{name}.html"].decode()):
        plain = " ".join(text.replace("\u00a0", " ").split())
        assert "RACI complet" in plain  # the team's words
        assert "RACI v3 lu" in plain  # the auditors'
        assert "Constat accepté : maintenu." in plain  # GOV-017
    headings = [one.text for one in edited.paragraphs if one.style.name.startswith("Heading")]
    after = headings[headings.index("Constats retirés") + 1]
    assert after.startswith("GOV-011")  # and nowhere else: the final report leaves it out
    assert not [one for one in headings[: headings.index("Constats retirés")] if one.startswith("GOV-011")]
    assert audit("respond", "report", result, *options)[0] == 0  # its own files are replaced, by the same bytes
    assert {path.name: path.read_bytes() for path in shown_in(tmp_path / "c")} == first


def test_a_follow_up_after_the_go_live_says_which_of_its_conditions_are_not_met(audit, folder, tmp_path):
    """The go-live of the example is on 18 December 2026; six actions of its plan protect it, one of them is done."""
    whole = json.loads((folder / "r" / "result.json").read_text(encoding="utf-8"))["actions"]
    protecting = [number for number, step in enumerate(whole, start=1) if step.get("protects_go_live")]
    first = whole[protecting[0] - 1]["action"]
    plan = fill(
        folder / "r" / "plan-d-action.xlsx",
        tmp_path / "suivi.xlsx",
        {"@plan": {first: {"progress": "Fait", "proof_given": "PV du 10/11/2026"}}},
    )
    _, out, _ = audit("follow-up", plan, folder / "r", "--on", "2026-12-18")
    assert "est passée" not in out  # not on the day itself
    _, out, _ = audit("follow-up", plan, folder / "r", "--on", "2026-12-19")
    said = " ".join(out.replace("\u00a0", " ").split())
    left = ", ".join(map(str, protecting[1:]))
    assert len(protecting) == 6
    assert (
        "La mise en service du 18 décembre 2026 est passée ; des conditions que le plan y mettait, 5 sur 6 ne sont pas "
        f"dites remplies (actions {left})."
    ) in said


def test_the_plan_of_a_final_report_is_followed_without_what_was_withdrawn(audit, folder, tmp_path):
    """GOV-013 alone asks for one action of the example; withdrawn, its plan has 21 steps, and lacks no line."""
    result, sent = folder / "r", tmp_path / "reponse.xlsx"
    assert audit("respond", "export", result, "-o", sent)[0] == 0
    kept, positions = tmp_path / "reponses.json", tmp_path / "positions.yaml"
    assert audit("respond", "import", result, sent, "-o", kept)[0] == 0
    said = ("--decision", "retiré", "--reason", "Comptes rendus reçus", "--author", "A. Auditrice")
    assert audit("respond", "position", result, "GOV-013", *said, "-o", positions)[0] == 0
    options = ("--responses", kept, "--positions", positions, "--final", "--format", "xlsx", "-o", tmp_path / "c")
    assert audit("respond", "report", result, *options)[0] == 0
    plan = tmp_path / "c" / "rapport-contradictoire.xlsx"
    code, out, _ = audit("follow-up", plan, result, "--on", "2026-12-01", "--json")
    assert code == 0
    found = json.loads(out)
    whole = json.loads((result / "result.json").read_text(encoding="utf-8"))["actions"]
    alone = [step["action"] for step in whole if step["closes"] == ["GOV-013"] and not step.get("diagnoses")]
    assert alone
    assert {step["action"] for step in found["steps"]} == {step["action"] for step in whole} - set(alone)
    assert "GOV-013" not in [one["rule"] for one in found["rules"]]


def test_findings_that_nobody_was_sent_are_said_not_to_have_been(audit, folder, tmp_path):
    """One file by addressee came back, and empty: of the others, nothing shows that the team had them."""
    result, sent = folder / "r", tmp_path / "acheteur.xlsx"
    assert audit("respond", "export", result, "--addressee", "acheteur", "-o", sent)[0] == 0
    kept = tmp_path / "reponses.json"
    assert audit("respond", "import", result, sent, "-o", kept)[0] == 0
    addressed = [one["rule"] for one in json.loads(kept.read_text(encoding="utf-8"))["files"][0]["findings"]]
    rules = [one["rule"] for one in json.loads((result / "result.json").read_text(encoding="utf-8"))["rules"]
             if one["outcome"] in ("violated", "partial")]  # fmt: skip
    left = len(rules) - len(addressed)
    assert 0 < len(addressed) < len(rules)
    options = ("--responses", kept, "--final", "--format", "md", "--format", "html", "-o", tmp_path / "c")
    code, _, err = audit("respond", "report", result, *options)
    assert code == 0
    assert f"Version définitive, mais {left} constats ne figurent dans aucun des fichiers revenus" in err
    for name in ("md", "html"):
        page = (tmp_path / "c" / f"rapport-contradictoire.{name}").read_text(encoding="utf-8").replace("\u00a0", " ")
        assert f"Constats soumis à contradiction : {len(addressed)} " in page
        assert f"Constats qui ne figurent dans aucun des fichiers revenus : {left}." in page
        assert page.count("Non transmis") == left
        assert page.count("Sans réponse : constat maintenu.") == len(addressed)


def test_a_finding_with_other_words_takes_its_diagnosis_out_of_the_synthesis(audit, tmp_path):
    """SIRHEN drifts and nobody says that it was re-framed: with a "no", PLA-003 is the core of DIA-004."""
    book, result, sent = tmp_path / "x.xlsx", tmp_path / "r", tmp_path / "reponse.xlsx"
    workbook = load_workbook("questionnaires/examples/sirhen-2016-12.xlsx")
    workbook["Planning"]["E13"] = "Non"
    workbook.save(book)
    assert audit("run", book, "-o", result, "-q", "--format", "json")[0] == 0
    assert audit("respond", "export", result, "-o", sent)[0] == 0
    kept, positions = tmp_path / "reponses.json", tmp_path / "positions.yaml"
    assert audit("respond", "import", result, sent, "-o", kept)[0] == 0
    words = "Un recadrage a été décidé en juin 2016, sans référentiel révisé."
    said = ("--decision", "modifié", "--sentence", words, "--reason", "Relevé lu", "--author", "A. Auditrice")
    assert audit("respond", "position", result, "PLA-003", *said, "-o", positions)[0] == 0
    options = ("--responses", kept, "--positions", positions, "--format", "md", "--format", "html")
    pages = {}
    for stage in ((), ("--final",)):
        into = tmp_path / f"c{len(stage)}"
        assert audit("respond", "report", result, *options, *stage, "-o", into)[0] == 0
        pages[bool(stage)] = [
            (into / f"rapport-contradictoire.{name}").read_text(encoding="utf-8").replace("\u00a0", " ")
            for name in ("md", "html")
        ]
    meaning = "aucune décision formelle prise depuis"
    assert all(meaning in page for page in pages[False])
    as_text, page = pages[True]
    assert meaning not in as_text  # which holds the synthesis, and no text of diagnoses
    assert words in as_text
    assert "Dérive jamais recadrée (constat modifié : PLA-003)" in as_text
    told = page.index("Texte établi avant la position des auditeurs")
    assert page.index(meaning) < told < page.index(meaning) + 600


@pytest.mark.parametrize(
    ("typed", "warned"),
    [
        ("14,96", ["le montant lu, 14,96 €, est trop faible"]),
        ("13,5 M€", ["la somme des lignes du tableau « Budget » diffère du coût complet prévu à l'achèvement"]),
        ("14,96 M€", []),
    ],
)
def test_a_corrected_answer_that_is_doubtful_is_warned_of_as_in_a_workbook(audit, folder, tmp_path, typed, warned):
    """The cost of the fictitious project is 14.96 million, as the lines of its budget; in another unit it is told."""
    sent = tmp_path / "reponse.xlsx"
    assert audit("respond", "export", folder / "r", "-o", sent)[0] == 0
    lines = {"budget.current_forecast": {"corrected": typed, "answer_document": "Budget 2026"}}
    answered = fill(sent, tmp_path / "rempli.xlsx", {"@answers": lines})
    code, out, _ = audit("respond", "import", folder / "r", answered)
    said = out.replace("\u00a0", " ").replace("\u202f", " ")
    assert code == 0
    assert ("Avertissements (" in said) == bool(warned)
    for part in warned:
        assert part in said
    code, out, err = audit("respond", "import", folder / "r", answered, "--json")
    assert json.loads(out)
    assert ("Avertissements (" in err) == bool(warned)


def test_the_plan_is_followed(audit, folder, tmp_path):
    plan = fill(
        folder / "r" / "plan-d-action.xlsx",
        tmp_path / "plan.xlsx",
        {"@plan": {"keep-decision-log": {"progress": "Fait", "proof_given": "Relevé du 12/11"}}},
    )
    code, out, _ = audit("follow-up", plan, folder / "r", "--on", "2026-12-01", "--lang", "en")
    assert code == 0
    out = " ".join(out.replace("\u00a0", " ").split())
    # The plan of the example has 22 actions, 20 of them due by the end of November beside this one.
    assert "Of 22 actions: done, 1 (without proof, 0)" in out
    assert "GOV-013 closes" in out
    code, out, _ = audit("follow-up", plan, folder / "r", "--on", "2026-12-01", "--json")
    found = json.loads(out)
    assert (code, found["schema_version"], found["day"]) == (0, "1.4", "2026-12-01")
    assert sum(step["late"] for step in found["steps"]) == sum(
        step["due"] < "2026-12-01" and step["status"] != "done" for step in found["steps"]
    )


@pytest.mark.parametrize(
    "command",
    [("export", "-o"), ("import", "rempli.xlsx", "-o")],
)
def test_a_file_that_is_there_is_not_replaced_unless_asked(audit, folder, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    assert audit("respond", "export", folder / "r", "-o", "rempli.xlsx")[0] == 0
    name, *rest = command
    mine = Path("mien.json" if name == "import" else "mien.xlsx")
    mine.write_bytes(b"mine")
    code, _, err = audit("respond", name, folder / "r", *rest, mine)
    assert (code, mine.read_bytes()) == (2, b"mine")
    assert "--force" in err
    assert audit("respond", name, folder / "r", *rest, mine, "--force")[0] == 0
    assert mine.read_bytes() != b"mine"


def test_answers_that_correct_nothing_are_kept_where_there_is_no_snapshot_to_write(audit, folder, tmp_path):
    sent, kept, snapshot = tmp_path / "reponse.xlsx", tmp_path / "reponses.json", tmp_path / "corrige.json"
    assert audit("respond", "export", folder / "r", "-o", sent)[0] == 0
    answered = fill(sent, tmp_path / "rempli.xlsx", {"@findings": {"GOV-017": {"reply": "Accepté"}}})
    code, _, err = audit("respond", "import", folder / "r", answered, "-o", kept, "--snapshot", snapshot)
    assert code == 2
    assert "Aucun relevé à écrire" in err
    assert f"Écrit : {kept}" in err
    assert json.loads(kept.read_bytes())["files"][0]["findings"]
    assert not snapshot.exists()


def test_a_refused_file_writes_nothing(audit, folder, tmp_path):
    code, _, err = audit("respond", "import", folder / "r", EXAMPLE, "-o", tmp_path / "reponses.json")
    assert code == 3
    assert "questionnaire" in err
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_not_written_beside_what_is_not_one(audit, folder, tmp_path):
    (tmp_path / "contradictory.json").write_text('{"mine": 1}')
    code, _, err = audit("respond", "report", folder / "r", "-o", tmp_path)
    assert code == 2
    assert "contradictory.json" in err
    assert (tmp_path / "contradictory.json").read_text() == '{"mine": 1}'


@pytest.mark.parametrize(
    ("option", "text"), [("--reason", "?"), ("--reason", "à compléter"), ("--author", "à désigner")]
)
def test_a_position_bears_a_reason_and_the_name_of_who_takes_it(audit, folder, tmp_path, option, text):
    given = {"--decision": "retiré", "--reason": "Pièce reçue le 3", "--author": "Ada Modèle", option: text}
    said = [part for pair in given.items() for part in pair]
    code, _, err = audit("respond", "position", folder / "r", "GOV-011", *said, "-o", tmp_path / "p.yaml")
    assert (code, f"{option} « {text} » ne dit rien" in err) == (2, True)
    assert not (tmp_path / "p.yaml").exists()


@pytest.mark.parametrize(("day", "ahead"), [("2126-10-08", True), ("2026-10-08", False)])
def test_a_position_dated_ahead_is_written_and_told(audit, folder, tmp_path, day, ahead):
    file = tmp_path / "p.yaml"
    given = ["--decision", "maintenu", "--reason", "Rien n'est établi", "--author", "Ada Modèle", "--date", day]
    told = f"positions datées d'après aujourd'hui, à vérifier : GOV-011 ({day})."
    code, _, err = audit("respond", "position", folder / "r", "gov-011", *given, "-o", file)
    assert (code, file.exists(), told in err) == (0, True, ahead)
    code, _, err = audit("respond", "report", folder / "r", "--positions", file, "-o", tmp_path / "rapport")
    assert (code, told in err) == (0, ahead)


def test_a_file_that_is_no_file_of_positions_is_left_as_it_was(audit, folder, tmp_path):
    mine = tmp_path / "notes.yaml"
    mine.write_text("mes: notes\n")
    said = ("--decision", "maintenu", "--reason", "x", "--author", "y", "-o", mine)
    code, _, err = audit("respond", "position", folder / "r", "GOV-011", *said)
    assert code == 3
    assert "notes.yaml" in err
    assert mine.read_text() == "mes: notes\n"


def test_a_deadline_before_the_sending_is_an_error(audit, folder, tmp_path):
    options = ("--sent-on", "2026-10-10", "--due", "2026-10-09", "-o", tmp_path / "r.xlsx")
    code, _, err = audit("respond", "export", folder / "r", *options)
    assert code == 2
    assert "--due" in err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written(audit, folder, tmp_path, monkeypatch):
    def denied(*_arguments, **_options):
        raise PermissionError(13, "denied")

    monkeypatch.setattr("audit.cli.output.staging_of", denied)
    code, _, err = audit("respond", "export", folder / "r", "-o", tmp_path / "r.xlsx")
    assert code == 2
    assert "fermez-le" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="the rights of folders are others there")
def test_a_folder_without_the_right_to_write_is_told_as_a_folder(audit, folder, tmp_path, monkeypatch):
    def denied(*_arguments, **_options):
        raise PermissionError(13, "denied")

    monkeypatch.setattr("audit.cli.output.staging_of", denied)
    monkeypatch.setattr("audit.cli.output.os.access", lambda _, mode: mode != os.W_OK)  # root may write anywhere
    code, _, err = audit("respond", "export", folder / "r", "-o", tmp_path / "r.xlsx")
    assert code == 2
    assert f"le dossier « {tmp_path} » n'accepte pas d'écriture" in " ".join(err.replace("\u00a0", " ").split())
    assert "fermez-le" not in err


def test_a_folder_without_a_result(audit, tmp_path):
    code, _, err = audit("respond", "export", tmp_path, "-o", tmp_path / "r.xlsx")
    assert code == 2
    assert "result.json" in err


def test_a_final_report_without_the_kept_answers_is_refused(audit, folder, tmp_path):
    code, _, err = audit("respond", "report", folder / "r", "--final", "-o", tmp_path / "c")
    assert code == 2
    assert "--responses" in err
    assert "audit respond import" in err
    assert list(tmp_path.iterdir()) == []


def test_two_outputs_of_one_command_at_one_path_are_refused(audit, folder, tmp_path):
    sent = tmp_path / "reponse.xlsx"
    assert audit("respond", "export", folder / "r", "-o", sent)[0] == 0
    same = ("-o", tmp_path / "o.json", "--snapshot", tmp_path / "x" / ".." / "o.json")
    code, _, err = audit("respond", "import", folder / "r", sent, *same)
    assert code == 2
    assert "--snapshot" in err
    assert "o.json" in err
    assert [path.name for path in tmp_path.iterdir()] == ["reponse.xlsx"]


@pytest.mark.parametrize("option", ["--reason", "--author", "--sentence"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_empty_option_of_a_position_is_named(audit, folder, tmp_path, option, lang):
    said = {"--decision": "amended", "--reason": "x", "--author": "y", "--sentence": "z", option: " "}
    options = [word for pair in said.items() for word in pair]
    code, _, err = audit(
        "respond", "position", folder / "r", "GOV-046", *options, "--lang", lang, "-o", tmp_path / "p.yaml"
    )
    assert code == 2
    assert option in err
    assert "pydantic" not in err
    assert "validation error" not in err
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_run_left_beside_is_said_in_one_line(audit, tmp_path):
    folder = tmp_path / "rapport"
    options = ("-o", folder, "-q")
    code, _, err = audit("run", EXAMPLE, *options, "--format", "json", "--format", "csv")
    assert (code, "précédente" in err) == (0, False)
    code, _, err = audit("run", EXAMPLE, *options, "--format", "json", "--format", "md")
    (line,) = [one for one in err.splitlines() if "précédente" in one]
    assert code == 0
    assert "constats.csv" in line
    assert "result.json" not in line  # written again
    assert (folder / "constats.csv").exists()


def test_arguments_in_another_order_are_said_to_be_so(audit, folder, tmp_path):
    report, plan = folder / "r", folder / "r" / "plan-d-action.xlsx"
    for wrong in (("follow-up", report, plan), ("history", "add", report, tmp_path / "h.sqlite")):
        code, _, err = audit(*wrong)
        said = " ".join(err.replace("\u00a0", " ").replace("’", "'").split())
        assert (code, "est le dossier d'un audit, et un fichier est attendu ici ; les arguments vont" in said) == (
            2,
            True,
        )
    code, _, err = audit("check", report)
    assert (code, "un fichier est attendu ici." in err.replace("\u00a0", " ")) == (2, True)


def test_what_is_beside_is_told_where_a_cell_is_refused_too(audit, folder, tmp_path):
    report, plan = folder / "r", tmp_path / "plan.xlsx"
    book = load_workbook(report / "plan-d-action.xlsx")
    sheet = sheet_of(book, "@plan")
    status = next(cell.column for cell in sheet[1] if cell.value == "@progress")
    sheet.cell(3, status).value = "Terminé"  # not in the list
    sheet.cell(sheet.max_row + 2, 4).value = "Action ajoutée sans statut"
    book.save(plan)
    code, _, err = audit("follow-up", plan, report)
    said = " ".join(err.replace("\u00a0", " ").split())
    assert (code, "« Terminé » n'est pas de la liste" in said.replace("’", "'")) == (3, True)
    assert "Action ajoutée sans statut" in said


def test_the_report_of_another_projects_exchange_is_not_replaced_unasked(audit, folder, tmp_path):
    other = tmp_path / "scribe"
    assert audit("run", EXAMPLE.with_name("scribe-2019-10.xlsx"), "-q", "--format", "json", "-o", other)[0] == 0
    report = ("respond", "report", "-o", tmp_path / "c", "--format", "html")
    assert audit(*report, folder / "r")[0] == 0
    before = (tmp_path / "c" / "rapport-contradictoire.html").read_bytes()
    code, _, err = audit(*report, other)
    assert (code, "d'un autre projet, « PROJET FICTIF" in err.replace("\u00a0", " ").replace("’", "'")) == (2, True)
    assert (tmp_path / "c" / "rapport-contradictoire.html").read_bytes() == before
    assert audit(*report, other, "--force")[0] == 0
