"""Files that came back: on which day, what all of them change together, and what page one says of what is disputed."""

from datetime import date
from html import unescape

import pytest

from audit.api import (
    contradictory_report,
    effects_of,
    export_responses,
    import_responses,
    responses_lines,
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
    assert "2 dates pour 3 fichiers" in err


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
