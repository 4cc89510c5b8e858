"""A severity amended by hand is printed with who and why, and said to weigh nothing in the level that is stated."""

import csv
import io
import json
from datetime import date

import pytest
from openpyxl import load_workbook

from audit.api import (
    CONTRADICTORY_FORMATS,
    ExchangeRefused,
    contradictory_report,
    import_responses,
    read_positions,
    take_position,
)
from audit.api.responding import export_responses
from audit.model.exchange import Stage
from audit.model.rule import Severity
from audit.model.text import Language
from tests.exchanged import saved
from tests.filled_workbooks import fill

DAY = date(2026, 7, 1)


@pytest.fixture
def blocked(tmp_path):
    """Return an audit of which the blocking rule alone is not met."""
    return saved(tmp_path / "audit", b="yes", c="yes")


def _taken(audit, path, decision="amended", sentence=None, severity=None, rule="TST-001"):
    text = take_position(audit, path, rule, decision, "Pièce lue.", "A. Auditrice", DAY, sentence, severity)
    path.write_text(text, encoding="utf-8")
    return read_positions(audit, path)


def test_the_level_with_amended_severities_is_that_of_rules_that_have_them(blocked, tmp_path):
    """By hand: a blocking rule not met gives the worst level; the same as a minor one leaves recommendations."""
    taken = _taken(blocked, tmp_path / "p.yaml", severity="minor")
    assert taken.severities == {"TST-001": Severity.MINOR}
    kept = json.loads(contradictory_report(blocked, Stage.FINAL, Language.FR, None, taken)["contradictory.json"])
    effect = kept["effects"]["severities"]
    assert effect["findings"] == ["TST-001"]
    assert effect["before"]["evidence"]["level"] == "unfavourable"
    assert effect["after"]["evidence"]["level"] == "favourable_with_recommendations"
    assert (kept["positions"]["positions"][0]["author"], kept["schema_version"]) == ("A. Auditrice", "1.5")
    assert blocked.result.avis.own.level == "unfavourable", "the audit itself stays as it was judged"


def test_the_report_keeps_its_level_and_says_so(blocked, tmp_path):
    taken = _taken(blocked, tmp_path / "p.yaml", severity="minor")
    page = contradictory_report(blocked, Stage.FINAL, Language.FR, None, taken)["rapport-contradictoire.html"].decode()
    page = " ".join(page.replace("\u00a0", " ").replace("\u202f", " ").replace("&#39;", "'").split())
    assert (
        "Gravité retenue par les auditeurs : Mineur ; celle de la règle, seule comptée dans l'avis : Bloquant" in page
    )
    assert "Avec les gravités retenues par les auditeurs (TST-001 : Mineur), " in page
    assert "passe de « Défavorable en l'état » à « Favorable avec recommandations »" in page
    assert "reste celui que donnent les gravités des règles" in page
    assert '<p class="avis-words">Défavorable en l' in page


def test_wording_and_severity_are_amended_together_or_each_alone(blocked, tmp_path):
    path = tmp_path / "p.yaml"
    both = _taken(blocked, path, sentence="Le relevé manque.", severity="major")
    assert (both.in_force["TST-001"].sentence, both.severities) == ("Le relevé manque.", {"TST-001": Severity.MAJOR})
    later = _taken(blocked, path, sentence="Le relevé manque depuis mai.")
    assert later.severities == {}, "the last position counts"
    assert [one.severity for one in later.before("TST-001")] == [Severity.MAJOR]


@pytest.mark.parametrize(
    ("decision", "severity", "told"),
    [("maintained", "minor", "severity"), ("withdrawn", "minor", "severity"), ("amended", "blocking", "déjà")],
)
def test_a_severity_goes_with_an_amended_finding_and_is_another_one(blocked, tmp_path, decision, severity, told):
    path = tmp_path / "p.yaml"
    with pytest.raises(ExchangeRefused) as refused:
        take_position(blocked, path, "TST-001", decision, "x", "y", DAY, None, severity)
    assert told in refused.value.faults[0].words.fr
    assert not path.exists()


def test_a_file_of_the_former_format_is_read_and_written_as_the_new_one(blocked, tmp_path):
    path = tmp_path / "p.yaml"
    line = "- {rule: TST-001, decision: maintained, reason: x, author: y, date: 2026-07-01}"
    head = f"# relu\nschema_version: '1.0'\nresult_sha256: {blocked.name.sha256}\npositions:\n"
    path.write_text(f"{head}{line}\n", encoding="utf-8")
    assert read_positions(blocked, path).schema_version == "1.0"
    assert _taken(blocked, path, severity="minor").schema_version == "1.1"
    assert path.read_text(encoding="utf-8").startswith("# relu\n"), "what people wrote is kept"


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "name"), [("fr", "mineur"), ("en", "minor")])
def test_the_command_takes_a_severity_by_its_name(audit, tmp_path, lang, name):
    saved_audit, path = saved(tmp_path / "audit"), tmp_path / "p.yaml"
    command = ["respond", "position", saved_audit.path.parent, "TST-001", "--lang", lang, "-o", path]
    why = ["--decision", "amended", "--reason", "x", "--author", "y", "--date", "2026-07-01"]
    code, _, told = audit(*command, *why)
    assert code == 2
    assert "--severity" in told
    assert audit(*command, *why, "--severity", name)[0] == 0
    assert read_positions(saved_audit, path).severities == {"TST-001": Severity.MINOR}
    assert "decision: amended" in path.read_text(encoding="utf-8"), "codes of no language"
    assert "severity: minor" in path.read_text(encoding="utf-8")


@pytest.fixture
def answered(tmp_path):
    """Return an audit, what its team answered, and the positions taken: one amended, one withdrawn, one kept."""
    audit = saved(tmp_path / "audit")
    (tmp_path / "sent.xlsx").write_bytes(export_responses(audit, Language.FR))
    replies = {rule: {"reply": "Refusé", "comment": f"+{rule}"} for rule in ("TST-001", "TST-002", "TST-003")}
    returned = fill(tmp_path / "sent.xlsx", tmp_path / "back.xlsx", {"@findings": replies})
    path = tmp_path / "p.yaml"
    _taken(audit, path, severity="minor")
    _taken(audit, path, "withdrawn", rule="TST-002")
    return audit, import_responses(audit, [returned]), _taken(audit, path, "maintained", rule="TST-003")


@pytest.mark.slow
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("language", Language)
def test_every_format_shows_both_sides(answered, stage, language):
    audit, found, taken = answered
    files = contradictory_report(audit, stage, language, found, taken, ("md", "csv", "xlsx"))
    stem = "rapport-contradictoire" if language is Language.FR else "adversarial-report"
    held, kept = ("Gravité retenue", "retiré") if language is Language.FR else ("Severity held", "withdrawn")
    markdown = files[f"{stem}.md"].decode().replace("\\", "").replace("\u00a0", " ")
    assert all(f"+{rule}" in markdown and "Pièce lue." in markdown for rule in ("TST-001", "TST-002", "TST-003"))
    assert held in markdown
    separator = ";" if language is Language.FR else ","
    rows = list(csv.reader(io.StringIO(files[f"{stem}.csv"].decode("utf-8-sig")), delimiter=separator))
    assert [len(row) for row in rows] == [13] * 4  # which version it is stands last
    by_rule = {row[0]: row for row in rows[1:]}
    assert set(by_rule) == {"TST-001", "TST-002", "TST-003"}
    assert all("+TST" in row[10] and "Pièce lue." in row[11] and "A. Auditrice" in row[11] for row in by_rule.values())
    assert held in by_rule["TST-001"][11]
    sheet = load_workbook(io.BytesIO(files[f"{stem}.xlsx"]))["Constats" if language is Language.FR else "Findings"]
    told = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=3)}
    for rule in by_rule:
        *_, team, auditors = (text for text in told[rule] if text is not None)
        assert "+TST" in team
        assert "Pièce lue." in auditors
    if stage is Stage.FINAL:
        assert kept in by_rule["TST-002"][3].lower()
        majors = {"Majeur", "Major"}
        assert by_rule["TST-002"][2] in majors, "what was withdrawn is told as it was: it says what went out"
    stages = {Stage.FINAL: ("Version définitive", "Final version")}.get(
        stage, ("Version provisoire", "Provisional version")
    )
    assert {row[12] for row in rows[1:]} <= set(stages)
    cover = load_workbook(io.BytesIO(files[f"{stem}.xlsx"])).worksheets[0]
    told_on_cover = " ".join(str(cell.value) for row in cover.iter_rows() for cell in row if cell.value)
    assert any(words in told_on_cover for words in stages)


@pytest.mark.slow
def test_formats_are_known_as_ours_and_the_same_twice(answered, tmp_path):
    from audit.api import is_contradictory_report

    audit, found, taken = answered
    made = [
        contradictory_report(audit, Stage.FINAL, Language.FR, found, taken, CONTRADICTORY_FORMATS) for _ in range(2)
    ]
    assert made[0] == made[1]
    for name, content in made[0].items():
        (tmp_path / name).write_bytes(content)
        assert is_contradictory_report(tmp_path / name), name
