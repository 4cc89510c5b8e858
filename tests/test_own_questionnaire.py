"""A questionnaire of one's own: each name that roles, contradictions and indicators give is checked, with its line."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from audit.declarations.folders import shipped_folder
from audit.errors import DeclarationsInvalid, Problem
from audit.facts.indicators import compute_indicators
from audit.facts.indicators.load import load_indicators
from audit.question_loading import load_questions
from audit.questionnaire.load import load_question_bank
from tests.fact_sets import REVIEW, facts_with
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

INDEX, PAIRS, INDICATORS = "questionnaire.yaml", "contradictions.yaml", "indicators.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped questions, to be changed."""
    shutil.copytree(shipped_folder("questionnaires"), tmp_path / "q", ignore=shutil.ignore_patterns("examples"))
    return tmp_path / "q"


def edit(folder: Path, file: str, before: str, after: str) -> int:
    """Put ``after`` for the first ``before`` in ``file``; return the line on which it begins."""
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def problems(folder: Path) -> Sequence[Problem]:
    with pytest.raises(DeclarationsInvalid) as caught:
        load_indicators(folder, load_questions(folder))
    assert caught.value.exit_code == 4
    return caught.value.problems


def only(folder: Path) -> tuple[str, int, str, str]:
    (problem,) = problems(folder)
    return problem.file.removeprefix("questionnaires/"), problem.line, problem.message.fr, problem.message.en


def line_of(folder: Path, file: str, text: str) -> int:
    """Return the number of the first line that holds ``text``."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


# --- indicators ------------------------------------------------------------------------------------

ADDED = """  - id: strategy.days_to_end
    type: days
    label: {fr: Jours, en: Days}
    definition: {fr: Jours., en: Days.}
    computed:
      %s
"""


def add(folder: Path, computed: str) -> None:
    with (folder / INDICATORS).open("a", encoding="utf-8") as file:
        file.write(ADDED % computed)


def test_an_indicator_of_a_known_shape_is_added_without_programming(folder: Path) -> None:
    add(folder, "days_between: {first: budget.last_update, last: planning.current_end}")
    indicators = load_indicators(folder, load_questions(folder))
    assert indicators[-1].inputs == ("budget.last_update", "planning.current_end")
    facts = facts_with({"budget.last_update": "2026-01-31", "planning.current_end": "2026-03-01"})
    found = compute_indicators(facts, indicators, REVIEW)["strategy.days_to_end"]
    assert found.value == 29  # 31 January to 28 February is 28 days, and one more


@pytest.mark.parametrize(
    ("computed", "holding", "fr", "en"),
    [
        (
            "days_betwen: {first: project.start_date, last: planning.current_end}",
            "days_betwen:",
            "clé inconnue ; vouliez-vous dire « days_between » ?",
            "unknown key; did you mean 'days_between'?",
        ),
        (
            "days_between: {first: project.start_date}",
            "{first: project.start_date}",
            "la clé « last » manque",
            "key 'last' is missing",
        ),
        (
            "days_between: {first: project.start_date, lasts: a.b, last: planning.current_end}",
            "lasts:",
            "clé inconnue ; vouliez-vous dire « last » ?",
            "unknown key; did you mean 'last'?",
        ),
        (
            "days_between: {first: project.start_dat, last: planning.current_end}",
            "project.start_dat,",
            "il n'y a pas de question « project.start_dat » ; vouliez-vous dire « project.start_date » ?",
            "there is no question 'project.start_dat'; did you mean 'project.start_date'?",
        ),
        (
            "days_between: {first: project.name, last: planning.current_end}",
            "first: project.name",
            "« project.name » est de type « text » (possibles : date)",
            "'project.name' is of type 'text' (known: date)",
        ),
        (
            "ratio: {whole: budget.initial, part: budget.spent, exceeding: {fr: E, en: E}, "
            "not_computable: {fr: N, en: N}}",
            "type: days\n    label: {fr: Jours",
            "la forme « ratio » donne « share », et non « days »",
            "the shape 'ratio' gives 'share', not 'days'",
        ),
        (
            "days_to_latest: {start: project.start_date, table: milestone, date: x, not_computable: {fr: N, en: N}}",
            "table: milestone,",
            "il n'y a pas de tableau « milestone » ; vouliez-vous dire « milestones » ?",
            "there is no table 'milestone'; did you mean 'milestones'?",
        ),
        (
            "days_to_latest: {start: project.start_date, table: milestones, date: curent_date, "
            "not_computable: {fr: N, en: N}}",
            "curent_date",
            "il n'y a pas de colonne « curent_date » ; vouliez-vous dire « current_date » ?",
            "there is no column 'curent_date'; did you mean 'current_date'?",
        ),
        (
            "days_to_latest: {start: project.start_date, table: milestones, date: status, "
            "not_computable: {fr: N, en: N}}",
            "date: status",
            "« status » est de type « choice » (possibles : date)",
            "'status' is of type 'choice' (known: date)",
        ),
        (
            "days_to_latest: {start: project.start_date, table: milestones, date: current_date, "
            "where: [{column: status, is: dones}], not_computable: {fr: N, en: N}}",
            "dones",
            "il n'y a pas de choix « dones » ; vouliez-vous dire « done » ?",
            "there is no choice 'dones'; did you mean 'done'?",
        ),
        (
            "days_to_latest: {start: project.start_date, table: milestones, date: current_date, "
            "where: [{column: status}], not_computable: {fr: N, en: N}}",
            "where: [{column: status}]",
            "une clé, et une seule, de is, is_not, includes_all, includes_any",
            "one key, and one only, of is, is_not, includes_all, includes_any",
        ),
        (
            "{days_since: {date: project.start_date}, days_between: {first: project.start_date, "
            "last: planning.current_end}}",
            "computed:\n      {days_since",
            "une forme de calcul, et une seule",
            "one shape of computation, and one only",
        ),
    ],
)
def test_what_an_indicator_gets_wrong_is_told_with_its_line(
    folder: Path, computed: str, holding: str, fr: str, en: str
) -> None:
    add(folder, computed)
    text = (folder / INDICATORS).read_text(encoding="utf-8")
    file, line, said_fr, said_en = only(folder)
    assert (file, line) == (INDICATORS, text[: text.rindex(holding)].count("\n") + 1)
    assert fr in said_fr
    assert en in said_en


def test_an_indicator_has_a_name_of_its_own(folder: Path) -> None:
    line = edit(folder, INDICATORS, "id: budget.drift_from_initial", "id: budget.initial")
    assert only(folder) == (
        INDICATORS,
        line,
        "« budget.initial » est déjà déclaré",
        "'budget.initial' is already declared",
    )


# --- questions -------------------------------------------------------------------------------------


def _remove_question(folder: Path, section: str, name: str) -> None:
    path = folder / "sections" / f"{section}.yaml"
    head, *blocks = path.read_text(encoding="utf-8").split("\n  - id: ")
    kept = [block for block in blocks if not block.startswith(f"{name}\n")]
    assert len(kept) == len(blocks) - 1
    path.write_text("\n  - id: ".join((head, *kept)), encoding="utf-8")


def test_a_question_that_was_removed_is_missed_where_it_is_named(folder: Path) -> None:
    _remove_question(folder, "budget", "budget.last_update")
    line = line_of(folder, PAIRS, "when: {fact: budget.last_update")
    told = [(one.file, one.line, one.message.fr, one.message.en) for one in problems(folder)]
    assert {file for file, *_ in told} == {f"questionnaires/{PAIRS}", "questionnaires/questionnaire.yaml"}  # its roles
    (first, *_) = (one for one in told if one[0] == f"questionnaires/{PAIRS}")
    assert first[1] == line
    assert first[2].startswith("il n'y a pas de fait « budget.last_update »")
    assert first[3].startswith("there is no fact 'budget.last_update'")
    text = (folder / PAIRS).read_text(encoding="utf-8")
    head, *items = text.split("\n  - id: ")
    kept = [item for item in items if "budget.last_update" not in item]
    (folder / PAIRS).write_text("\n  - id: ".join((head, *kept)), encoding="utf-8")
    edit(folder, "questionnaire.yaml", "  cost_updated: budget.last_update\n", "")
    line = line_of(folder, INDICATORS, "date: budget.last_update")
    file, found, fr, _ = only(folder)
    assert (file, found) == (INDICATORS, line)
    assert fr.startswith("il n'y a pas de question « budget.last_update »")


def test_a_question_that_was_renamed_is_proposed(folder: Path) -> None:
    (folder / PAIRS).unlink()  # which names it too
    edit(folder, "sections/delivery.yaml", "id: delivery.interfaces.count", "id: delivery.interface.count")
    line = line_of(folder, INDICATORS, "whole: delivery.interfaces.count")
    file, found, fr, en = only(folder)
    assert (file, found) == (INDICATORS, line)
    assert "vouliez-vous dire « delivery.interface.count » ?" in fr
    assert "did you mean 'delivery.interface.count'?" in en


def test_a_question_that_changed_its_type_is_told(folder: Path) -> None:
    (folder / PAIRS).unlink()  # which names it too
    name = "compliance.rgaa_declaration_date"
    edit(folder, "sections/security.yaml", f"id: {name}\n    type: date", f"id: {name}\n    type: text")
    line = line_of(folder, INDICATORS, f"date: {name}")
    file, found, fr, en = only(folder)
    assert (file, found) == (INDICATORS, line)
    assert fr.startswith(f"« {name} » est de type « text »")
    assert en.startswith(f"'{name}' is of type 'text'")


# --- roles -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "fr", "en"),
    [
        (
            "  review_date: review.date\n",
            "",
            "« roles » : la clé « review_date » manque",
            "'roles': key 'review_date' is missing",
        ),
        (
            "review_date: review.date",
            "review_date: review.day",
            "il n'y a pas de question « review.day » ; vouliez-vous dire « review.date » ?",
            "there is no question 'review.day'; did you mean 'review.date'?",
        ),
        (
            "phase: project.phase",
            "phase: project.description",
            "« project.description » est de type « text » (possibles : choice, yes_no, yes_partial_no)",
            "'project.description' is of type 'text' (known: choice, yes_no, yes_partial_no)",
        ),
        (
            "sponsor: governance.sponsor.name",
            "sponsor: governance.sponsor.names",
            "vouliez-vous dire « governance.sponsor.name » ?",
            "did you mean 'governance.sponsor.name'?",
        ),
    ],
)
def test_a_role_names_a_question_of_its_type(folder: Path, before: str, after: str, fr: str, en: str) -> None:
    line = edit(folder, INDEX, before, after)
    file, found, said_fr, said_en = only(folder)
    assert (file, found) == (INDEX, line if after else line_of(folder, INDEX, "roles:"))
    assert fr in said_fr
    assert en in said_en


def test_a_role_that_is_not_given_is_nothing(folder: Path) -> None:
    text = (folder / INDEX).read_text(encoding="utf-8")
    start, end = text.index("  project_name:"), text.index("sections:")
    (folder / INDEX).write_text(text[:start] + text[end:], encoding="utf-8")
    roles = load_question_bank(folder).roles
    assert (roles.review_date, roles.project_name, roles.ministry) == ("review.date", None, None)
    assert (roles.phase, roles.description, roles.owner_names) == (None, None, {})


def test_all_is_told_at_once(folder: Path) -> None:
    edit(folder, INDEX, "phase: project.phase", "phase: project.fase")
    edit(
        folder, PAIRS, "{fact: budget.spent, above: {fact: budget.current_forecast}}", "{fact: budget.spend, equals: 0}"
    )
    edit(folder, "sections/budget.yaml", "id: budget.initial\n", "id: budget.spent\n")
    assert {problem.file for problem in problems(folder)} == {
        f"questionnaires/{file}" for file in (INDEX, PAIRS, "sections/budget.yaml")
    }


@tried_on("language", ["fr", "en"])
def test_a_command_ends_with_code_4_and_every_problem(folder: Path, language: str) -> None:
    line = edit(folder, INDICATORS, "first: planning.initial_end", "first: planning.initial_ends")
    done = subprocess.run(
        [sys.executable, "-m", "audit", "rules", "list", "--questionnaires", folder],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "AUDIT_LANG": language, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 4
    meant = {"fr": "vouliez-vous dire « planning.initial_end » ?", "en": "did you mean 'planning.initial_end'?"}
    assert f"questionnaires/indicators.yaml:{line}: " in done.stderr
    assert meant[language] in done.stderr.replace("\u00a0", " ")
