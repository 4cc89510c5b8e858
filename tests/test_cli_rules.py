"""The rules that `audit rules test`, `coverage` and `mutate` are asked for, by id or by how ids begin."""

import pytest

from tests.many_cases import tried_on
from tests.shown_files import shown_in

pytestmark = pytest.mark.slow


@tried_on("command", ["test", "coverage", "mutate"])
@pytest.mark.parametrize(("asked", "closest"), [("GOV-0001", "GOV-001"), ("gov001", "GOV-001"), ("XYZ", ""), ("", "")])
def test_an_id_that_no_rule_has_is_an_error(audit, command, asked, closest):
    code, out, err = audit("rules", command, asked)
    assert code == 2
    assert f"« {asked} »" in err
    assert closest in err
    assert ("proche" in err) == bool(closest)
    assert out == ""


def test_one_wrong_id_among_good_ones_is_an_error(audit):
    code, _, err = audit("rules", "test", "GOV-001", "GOV-0002", "ABC")
    assert code == 2
    assert "« GOV-0002 »" in err
    assert "« ABC »" in err


def test_a_wrong_id_of_a_diagnosis_names_the_closest_diagnosis(audit):
    _, _, err = audit("rules", "test", "DIAG-1")
    assert "DIA-" in err or "DIAG-" in err


@tried_on("command", ["test", "coverage", "mutate"])
@pytest.mark.parametrize("asked", ["gov-001", "Gov-001", "GOV-001"])
def test_case_is_ignored(audit, command, asked):
    code, out, _ = audit("rules", command, asked)
    assert code == 0
    assert out.startswith("1 règle,")


def test_how_ids_begin_is_enough(audit):
    code, out, _ = audit("rules", "test", "gov")
    assert code == 0
    assert not out.startswith(("0 ", "1 "))


def test_pages_are_not_written_over_what_is_not_a_page(audit, tmp_path, monkeypatch):
    monkeypatch.setattr("audit.rule_docs.pages.rule_pages", lambda *_: {"index.html": "new", "GOV-001.html": "new"})
    (tmp_path / "index.html").write_text("mine")
    code, _, err = audit("rules", "doc", "-o", tmp_path)
    assert (code, "(index.html)" in err, "--force" in err) == (2, True, True)
    assert (tmp_path / "index.html").read_text() == "mine"
    for arguments in ((), (), ("--force",)):  # what was written once may be written again
        folder = tmp_path if arguments else tmp_path / "pages"
        assert audit("rules", "doc", "-o", folder, *arguments)[0] == 0
        assert sorted(path.name for path in shown_in(folder) if path.is_file()) == ["GOV-001.html", "index.html"]


def test_the_parameters_are_listed_with_their_value_their_source_and_their_rules(audit):
    code, out, _ = audit("rules", "parameters")
    assert code == 0
    said = out.replace("\u00a0", " ").replace("\u202f", " ")
    amber = said.partition("drift.amber — ")[2].partition("\n\n")[0]
    assert "Valeur : 20 % (--set drift.amber=… : une part, comme 0.30 ou 30%)" in amber
    assert "Source : CDC-2020/F4 Cour des comptes" in amber
    assert "FIN-003" in amber.partition("Règles : ")[2].partition("\n")[0]
    assert "que --set ne change pas" in said.partition("accessibility.framework — ")[2].partition("\n\n")[0]


@pytest.mark.parametrize("words", [("dérive", "alerte"), ("AMBER",), ("drift.amber",)])
def test_words_of_a_name_or_of_a_label_choose_parameters(audit, words):
    code, out, _ = audit("rules", "parameters", *words)
    assert code == 0
    assert [line.partition(" ")[0] for line in out.splitlines() if " — " in line and line[0] != " "] == ["drift.amber"]


def test_words_that_no_parameter_holds_are_an_error(audit):
    code, out, err = audit("rules", "parameters", "zzz")
    assert (code, out) == (2, "")
    assert "« zzz » ; sans mot, la commande les liste" in err
