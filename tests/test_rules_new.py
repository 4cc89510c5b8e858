"""`audit rules new`: the file that it starts is one that loads, in the base or in a pack, or nothing is written."""

import pytest

from audit.declarations.folders import shipped_folder
from audit.loading import load_declarations
from audit.rule_testing.trial import try_examples
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

SCRIBE = shipped_folder("questionnaires") / "examples" / "scribe-2019-10.xlsx"

PACK = """\
id: trial
version: "1.0"
title: {fr: Paquet d'essai, en: Trial pack}
parameters:
  - {parameter: owner.count, value: 2, reason: {fr: Motif, en: Reason}, owner: Secrétariat général}
"""
PARAMETERS = """\
parameters:
  - id: trial.count
    label: {fr: Nombre, en: Count}
    value: 4
    unit: count
    confidence: tool_choice
    note: {fr: a, en: b}
"""
SOURCES = """\
checked_on: "2026-06-30"
sources:
  - id: TRIAL
    kind: circular
    title: {fr: Instruction, en: Instruction}
    author: SG
    date: "2026"
    url: https://example.org/instruction
    confidence: primary
    locators: {art-1: {text: {fr: a, en: b}}}
"""


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    for name, text in (("pack", PACK), ("parameters", PARAMETERS), ("sources", SOURCES)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def _new(audit, folder, *more, rule="MIN-001", slug="essai", fact="governance.owner.count", limit="owner.count"):
    arguments = ("--axis", "gouvernance", "--fact", fact, *(("--parameter", limit) if limit else ()))
    return audit("rules", "new", rule, slug, *arguments, *more, "-o", folder)


@tried_on(("limit", "within", "beyond"), [("owner.count", 2, 3), ("trial.count", 4, 5)])
def test_a_rule_of_a_pack_is_started_with_its_thresholds_and_its_sources(audit, pack, limit, within, beyond):
    code, _, err = _new(audit, pack, "--source", "TRIAL/art-1", limit=limit)
    assert code == 0, err
    text = (pack / "rules" / "MIN-001-essai.yaml").read_text(encoding="utf-8")
    assert f"given: {{governance.owner.count: {within}}}\n    expect: satisfied" in text
    assert f"given: {{governance.owner.count: {beyond}}}\n    expect: violated" in text
    rulebase = load_declarations([pack]).rulebase
    trials = [trial for trial in try_examples(rulebase) if trial.rule.id == "MIN-001"]
    assert len(trials) == 3
    assert all(trial.passed for trial in trials)


def test_an_id_of_the_pack_is_taken(audit, pack):
    assert _new(audit, pack)[0] == 0
    code, _, err = _new(audit, pack, slug="autre")
    assert (code, "MIN-001 est déjà pris" in err) == (2, True)


@pytest.mark.parametrize("rule", ["DIA-001", "SIG-001", "GOV-001"])
def test_an_id_of_a_rule_a_diagnosis_or_a_signal_is_taken(audit, tmp_path, rule):
    code, _, err = _new(audit, tmp_path / "base", rule=rule)
    assert (code, f"{rule} est déjà pris" in err) == (2, True)


@tried_on("slug", ["", "a b", "Essai", "é", "a/b", "../../essai"], always=3)
def test_words_that_cannot_name_the_file_are_refused(audit, tmp_path, slug):
    code, _, err = _new(audit, tmp_path / "base", slug=slug)
    assert (code, f"« {slug} » ne peut pas nommer le fichier d'une règle" in err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@tried_on("rule", ["min-001", "MIN-01", "MIN", "../MIN-001", "MIN-0001"], always=2)
def test_an_id_that_rules_cannot_have_is_refused(audit, tmp_path, rule):
    code, _, err = _new(audit, tmp_path / "base", rule=rule)
    assert (code, f"« {rule} » n'est pas un identifiant de règle" in err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_what_loading_would_refuse_is_not_written(audit, pack):
    code, _, err = _new(audit, pack, "--source", "TRIAL/art-2")
    assert code == 4
    assert "il n'y a pas d'emplacement dans la source TRIAL « art-2 » ; vouliez-vous dire « art-1 » ?" in err
    assert not (pack / "rules").exists()


def test_a_new_folder_becomes_a_pack_that_loads_and_judges_once_its_texts_are_written(audit, tmp_path):
    folder = tmp_path / "Règles du secrétariat 2"
    code, _, err = _new(audit, folder)
    assert code == 0, err
    assert "pack.yaml" in err
    assert load_declarations([folder]).rulebase.packs[-1].id == "regles_du_secretariat_2"
    file = folder / "rules" / "MIN-001-essai.yaml"
    report = tmp_path / "r"
    run = ("run", SCRIBE, "-q", "--format", "json", "--rules", folder, "-o", report)
    code, out, err = audit(*run)
    assert (code, report.exists()) == (4, False)
    assert "MIN-001-essai.yaml: un texte de la règle reste à écrire" in out + err
    assert audit("rules", "test", "MIN-001", "--rules", folder)[0] == 0
    text = file.read_text(encoding="utf-8")
    # All texts but one: the last one too is found.
    file.write_text(text.replace("À rédiger", "Fait").replace("To be written: who", "Now who"), encoding="utf-8")
    assert audit(*run)[0] == 4
    file.write_text(text.replace("À rédiger", "Fait").replace("To be written", "Done"), encoding="utf-8")
    code, out, err = audit(*run)
    assert code == 0, err


def test_a_portfolio_too_is_judged_by_written_rules_alone(audit, tmp_path):
    folder = tmp_path / "pack"
    assert _new(audit, folder)[0] == 0
    code, out, err = audit("portfolio", SCRIBE, "--rules", folder, "-o", tmp_path / "p")
    assert (code, (tmp_path / "p").exists()) == (4, False)
    assert "MIN-001-essai.yaml" in out + err


def test_a_folder_that_holds_something_else_is_no_place_for_a_rule(audit, tmp_path):
    (tmp_path / "notes.txt").write_text("à moi", encoding="utf-8")
    code, _, err = _new(audit, tmp_path)
    assert (code, "n'est ni un paquet (pack.yaml) ni une base" in err.replace("’", "'")) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
