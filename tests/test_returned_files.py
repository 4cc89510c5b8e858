"""Files that came back: on which day, what all of them change together, and what page one says of what is disputed."""

from datetime import date
from html import unescape

import pytest
from openpyxl import load_workbook

from audit.api import (
    ExchangeRefused,
    NothingToSend,
    contradictory_report,
    corrected_snapshot,
    effects_of,
    export_responses,
    import_responses,
    read_positions,
    responses_lines,
    take_position,
)
from audit.api.refusals import BeforeReview
from audit.model.exchange import Stage
from audit.model.text import Language
from tests.exchanged import saved
from tests.filled_workbooks import fill

FR = Language.FR
SENT, DUE = date(2026, 10, 1), date(2026, 11, 2)  # the first of November is a Sunday


@pytest.fixture(scope="module")
def answered(tmp_path_factory):
    return saved(tmp_path_factory.mktemp("audit"))


def _file(answered, folder, name="rempli.xlsx", **filled):
    path = folder / name
    path.write_bytes(export_responses(answered, FR, sent_on=SENT))
    return fill(path, path, {f"@{sheet}": lines for sheet, lines in filled.items()})


def _page(answered, found):
    page = contradictory_report(answered, Stage.PROVISIONAL, FR, found, None, ["md"])["rapport-contradictoire.md"]
    return unescape(page.decode()).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ([], "date de réception non précisée."),
        ([date(2026, 11, 2)], "reçue le 2 novembre 2026."),
        ([date(2026, 11, 3)], "reçue le 3 novembre 2026, après l'échéance."),
    ],
)
def test_the_report_says_when_each_file_was_sent_awaited_and_received(answered, tmp_path, day, said):
    found = import_responses(answered, [_file(answered, tmp_path)], day)
    told = (
        "Fichier « rempli.xlsx » (équipe auditée) : transmis le 1er octobre 2026, réponse attendue au plus tard le 2 "
    )
    assert f"{told}novembre 2026, {said}" in _page(answered, found)


def test_each_file_has_its_day(answered, tmp_path):
    files = [
        _file(answered, tmp_path, f"{number}.xlsx", findings={rule: {"reply": "Accepté"}})
        for number, rule in enumerate(("TST-001", "TST-002"))
    ]
    days = [date(2026, 10, 8), date(2026, 10, 9)]
    assert [file.received_on for file in import_responses(answered, files, days).files] == days


def test_nothing_comes_back_before_it_was_sent(answered, tmp_path):
    with pytest.raises(BeforeReview, match=r"2026-09-30|30 September 2026"):
        import_responses(answered, [_file(answered, tmp_path)], [date(2026, 9, 30)])


def test_a_day_for_some_of_the_files_is_refused(audit, answered, tmp_path):
    files = [_file(answered, tmp_path, f"{number}.xlsx") for number in range(3)]
    days = ["--received-on", "2026-10-08", "--received-on", "2026-10-09"]
    code, _, err = audit("respond", "import", tmp_path, *files, *days)
    assert code == 2
    assert "dates données, 2 ; fichiers, 3." in err


@pytest.mark.parametrize(("decided", "early"), [(date(2026, 10, 7), True), (date(2026, 10, 8), False)])
def test_a_position_dated_before_the_answer_it_is_on_came_back_is_told(answered, tmp_path, decided, early):
    file = _file(answered, tmp_path, findings={"TST-001": {"reply": "Refusé"}})
    found = import_responses(answered, [file], [date(2026, 10, 8)])
    path = tmp_path / "positions.yaml"
    for rule in ("TST-001", "TST-002"):  # the team said nothing of the second
        text = take_position(answered, path, rule, "maintained", "Rien n'est établi", "A. Auditrice", decided)
        path.write_text(text, encoding="utf-8")
    positions = read_positions(answered, path)
    pages = contradictory_report(answered, Stage.FINAL, FR, found, positions, ["md"])
    page = unescape(pages["rapport-contradictoire.md"].decode()).replace("\u00a0", " ")
    told = "TST-001 (le 7 octobre 2026, pour une réponse reçue le 8 octobre 2026)."
    assert (f"Positions datées d'avant la réception de la réponse de l'équipe auditée : {told}" in page) is early
    assert ("datées d'avant" in page) is early


def test_answers_that_differ_do_not_hide_what_the_others_change_together(answered, tmp_path):
    # q.a and q.c are corrected once and alike, q.b twice and differently: what follows is told of the first two.
    files = []
    for number, value in enumerate(("Oui", "Partiellement")):
        answers = {"q.b": {"corrected": value}}
        if number == 0:
            answers |= {name: {"corrected": "Oui", "answer_document": "Lettre"} for name in ("q.a", "q.c")}
        files.append(_file(answered, tmp_path, f"{number}.xlsx", answers=answers))
    found = import_responses(answered, files)
    effects = effects_of(answered, found)
    assert (effects.at_odds, set(effects.together.answers)) == (("q.b",), {"q.a", "q.c"})
    assert effects.together.closes == ("TST-001", "TST-003")
    told = "Si toutes ces réponses sont retenues, hors celles qui diffèrent, TST-001 et TST-003 se ferment"
    assert told in _page(answered, found)
    assert told in " ".join(responses_lines(answered, found, effects, FR, 400)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"findings": {"TST-001": {"reply": "Refusé"}}}, " · refusé par l'équipe auditée"),
        ({"findings": {"TST-001": {"reply": "Accepté en partie"}}}, " · accepté en partie par l'équipe auditée"),
        ({"answers": {"q.a": {"corrected": "Oui"}}}, " · réponse corrigée par l'équipe auditée"),
        ({"findings": {"TST-001": {"reply": "Accepté"}}}, ""),
    ],
)
def test_the_pages_that_are_signed_say_what_the_team_disputes(answered, tmp_path, filled, said):
    page = _page(answered, import_responses(answered, [_file(answered, tmp_path, **filled)]))
    why = page[page.index("## Pourquoi") : page.index("## Actions prioritaires")]
    assert f"(Bloquant · Non respectée{said})" in why


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (date(2026, 10, 5), date(2026, 10, 5)),
        ("05/10/2026", date(2026, 10, 5)),
        ("le 5 octobre 2026", date(2026, 10, 5)),
        ("…………………… (à compléter à l'envoi)", None),
        (None, None),
    ],
)
def test_the_day_of_sending_that_is_written_by_hand_is_read(answered, tmp_path, written, day):
    path = tmp_path / "rempli.xlsx"
    path.write_bytes(export_responses(answered, FR))
    workbook = load_workbook(path)
    workbook.worksheets[0]["B8"].value = written
    workbook.save(path)
    (file,) = import_responses(answered, [path]).files
    assert (file.sent_on, file.due_on) == (day, None)


def test_the_deadline_written_by_hand_is_read_in_its_sentence(answered, tmp_path):
    path = tmp_path / "rempli.xlsx"
    path.write_bytes(export_responses(answered, FR))
    workbook = load_workbook(path)
    cover = workbook.worksheets[0]
    cover["B8"].value, cover["B9"].value = "1er octobre 2026", "au plus tard le 2 novembre 2026 (un mois après l'envoi)"
    workbook.save(path)
    (file,) = import_responses(answered, [path]).files
    assert (file.sent_on, file.due_on) == (SENT, DUE)


def test_what_is_written_there_and_is_no_day_is_told_with_its_cell(answered, tmp_path):
    path = tmp_path / "rempli.xlsx"
    path.write_bytes(export_responses(answered, FR))
    workbook = load_workbook(path)
    workbook.worksheets[0]["B8"].value = "la semaine dernière"
    workbook.save(path)
    with pytest.raises(ExchangeRefused) as refused:
        import_responses(answered, [path])
    (fault,) = refused.value.faults
    assert (fault.place, fault.words.fr.startswith("« la semaine dernière » ne donne pas de jour")) == (
        "Lisez-moi!B8",
        True,
    )


def test_opposite_replies_are_none_of_the_refusals(answered, tmp_path):
    replies = {"a.xlsx": "Accepté", "b.xlsx": "Refusé"}
    files = [_file(answered, tmp_path, name, findings={"TST-001": {"reply": reply}}) for name, reply in replies.items()]
    page = _page(answered, import_responses(answered, files))
    assert "(acceptés : 0 ; acceptés en partie : 0 ; refusés : 0 ; réponses opposées : 1 ; ni acceptés" in page
    assert "Non respectée · réponses opposées des destinataires)" in page


@pytest.mark.parametrize("stage", Stage)
def test_a_final_report_says_that_it_does_not_uphold_corrected_answers(answered, tmp_path, stage):
    found = import_responses(answered, [_file(answered, tmp_path, answers={"q.a": {"corrected": "Oui"}})])
    path = tmp_path / "p.yaml"
    path.write_text(
        take_position(answered, path, "TST-001", "maintained", "Rien ne l'étaye.", "A. Auditrice", date(2026, 11, 3)),
        encoding="utf-8",
    )
    files = contradictory_report(answered, stage, FR, found, read_positions(answered, path), ["md"])
    page = unescape(files["rapport-contradictoire.md"].decode()).replace("\u00a0", " ")
    said = "Réponses du questionnaire que l'équipe auditée corrige : 1. Ce rapport juge celles du classeur"
    assert (said in page) is (stage is Stage.FINAL)


def test_why_no_corrected_project_is_written_names_the_answer_and_the_files(answered, tmp_path):
    files = [
        _file(answered, tmp_path, f"{number}.xlsx", answers={"q.b": {"corrected": value}})
        for number, value in enumerate(("Oui", "Partiellement"))
    ]
    with pytest.raises(NothingToSend) as refused:
        corrected_snapshot(answered, import_responses(answered, files))
    assert "(0.xlsx, 1.xlsx)" in refused.value.said("fr")
    with pytest.raises(NothingToSend, match="no answer is corrected"):
        corrected_snapshot(answered, import_responses(answered, [_file(answered, tmp_path)]))


@pytest.mark.parametrize(
    ("sent", "due", "told"),
    [
        ("03/10/2026", "02/10/2026", ["attend la réponse pour le 02/10/2026, avant le 03/10/2026"]),
        ("01/01/2020", "03/10/2026", ["envoyés le 01/01/2020, avant la revue"]),
        ("01/01/2020", "02/01/2020", ["envoyés le 01/01/2020", "attend la réponse pour le 02/01/2020"]),
    ],
)
def test_days_on_the_cover_that_cannot_be_are_told_all_at_once(answered, tmp_path, sent, due, told):
    path = tmp_path / "main.xlsx"
    path.write_bytes(export_responses(answered, FR))
    workbook = load_workbook(path)
    sheet = workbook["Lisez-moi"]
    for row in sheet.iter_rows(min_col=1, max_col=1):
        if row[0].value == "Envoyé le":
            sheet.cell(row[0].row, 2).value = sent
        if row[0].value == "Réponse attendue":
            sheet.cell(row[0].row, 2).value = due
    workbook.save(path)
    with pytest.raises(ExchangeRefused) as refused:
        import_responses(answered, [path])
    said = refused.value.said("fr").replace("\u00a0", " ")
    assert all(one in said for one in told)
