"""When one could have known: a finding counts from the first review held once a text in force asked for it."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import audit
from audit.api import history_known, open_history, to_keep
from audit.cli.history import history as command
from audit.cli.known_facts import facts_said
from audit.comparison.schema import Levels
from audit.history.known import KnownValue, Reviewed, RuleText, known
from audit.model.answer import AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind, ParameterUnit, Severity, Source
from audit.model.scoring import AvisLevel
from audit.model.text import Language, Text
from audit.model.text_date import period
from audit.model.value import ValueType
from audit.rulebase.dated_texts import InForce, in_force
from tests.hindsight import told_with_hindsight
from tests.judged_rules import TEXT, rule
from tests.many_cases import tried_on

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
MET, PARTIAL, NOT_MET = OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED
OPEN, NOT_FOR_IT = OutcomeKind.UNDETERMINED, OutcomeKind.NOT_APPLICABLE
YES, NO, UNKNOWN = InForce.YES, InForce.NO, InForce.UNKNOWN
LEVELS = Levels(AvisLevel.NONE, AvisLevel.UNFAVOURABLE, AvisLevel.FAVOURABLE)
TEXTS = {
    "AAA-001": RuleText(Severity.MAJOR, Text(fr="a", en="a"), Text(fr="s", en="s"), "2019"),
    "AAA-002": RuleText(Severity.BLOCKING, Text(fr="b", en="b"), Text(fr="s", en="s"), "2019"),
    "AAA-003": RuleText(Severity.MINOR, Text(fr="c", en="c"), Text(fr="s", en="s"), None),
}


def reviewed(year, outcomes, states):
    return Reviewed(year, ReviewType.PRE_LAUNCH, date(year, 6, 30), outcomes, states, LEVELS, LEVELS)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-05", date(2020, 2, 5), date(2020, 2, 5)),
    ],
)
def test_the_date_of_a_text_stands_for_all_its_days(written, first, last):
    assert period(written) == (first, last)


def _base(texts, threshold_from=None):
    """Return the parts of a rule base that dating reads: two sources X and Y, and one threshold."""
    sources = {
        name: Source.model_validate(
            {"id": name, "title": TEXT, "author": "x", "date": day, "url": "x", "confidence": "primary"}
        )
        for name, day in texts.items()
    }
    threshold = SimpleNamespace(in_force_from=threshold_from, unit=ParameterUnit.COUNT)
    return SimpleNamespace(sources=sources, parameters={"p.q": threshold})


@pytest.mark.parametrize(
    ("texts", "threshold_from", "on", "expected"),
    [
        ({"X": "2020-10-05"}, None, date(2020, 10, 4), NO),
        ({"X": "2020-10-05"}, None, date(2020, 10, 5), YES),
        ({"X": "2020-10"}, None, date(2020, 9, 30), NO),
        ({"X": "2020-10"}, None, date(2020, 10, 30), UNKNOWN),  # the month is not over
        ({"X": "2020-10"}, None, date(2020, 10, 31), YES),
        ({"X": "2020"}, None, date(2020, 12, 30), UNKNOWN),
        ({"X": None}, None, date(2030, 1, 1), UNKNOWN),
        ({"X": "2030", "Y": "2019"}, None, date(2020, 1, 1), YES),  # one text is enough
        ({"X": "2030", "Y": None}, None, date(2020, 1, 1), UNKNOWN),
        ({"X": "2019"}, "2021", date(2020, 1, 1), NO),  # the threshold came later
        ({"X": "2019"}, "2020", date(2020, 3, 1), UNKNOWN),
        ({"X": "2019"}, "2018", date(2020, 1, 1), YES),
    ],
)
def test_one_text_in_force_is_enough_and_every_threshold_must_hold(texts, threshold_from, on, expected):
    limit = {"fact": "a.b", "min": {"parameter": "p.q"}}
    asked = rule().model_copy(update={"sources": tuple(f"{name}/1" for name in texts)})
    asked = type(asked).model_validate(asked.model_dump(by_alias=True) | {"satisfied_when": limit})
    assert in_force(asked, _base(texts, threshold_from), on) is expected


def test_a_finding_is_known_from_the_first_review_after_its_text():
    found = known(
        [
            reviewed(2018, {"AAA-001": NOT_MET, "AAA-002": PARTIAL}, {"AAA-001": NO, "AAA-002": YES}),
            reviewed(2020, {"AAA-001": PARTIAL, "AAA-002": MET}, {"AAA-001": YES, "AAA-002": YES}),
            reviewed(2021, {"AAA-001": OPEN, "AAA-002": NOT_MET}, {"AAA-001": YES, "AAA-002": YES}),
        ],
        TEXTS,
    )
    first, second, third = found.reviews
    assert [(one.rule, one.outcome, one.found_before) for one in first.first_known] == [("AAA-002", PARTIAL, None)]
    assert [(one.rule, one.found_before) for one in second.first_known] == [("AAA-001", date(2018, 6, 30))]
    assert (second.no_longer, second.open_again) == (("AAA-002",), ())
    assert (third.first_known, third.known_before) == ((), 1)  # known in 2018 already
    assert (third.no_longer, third.open_again) == ((), ("AAA-001",))
    assert found.in_hindsight == ()


def test_what_no_text_of_the_time_asked_for_is_hindsight_and_an_undated_text_proves_nothing():
    states = {"AAA-001": NO, "AAA-002": UNKNOWN, "AAA-003": NO}
    found = known([reviewed(2018, {"AAA-001": NOT_MET, "AAA-002": PARTIAL, "AAA-003": NOT_FOR_IT}, states)], TEXTS)
    assert found.reviews[0].first_known == ()
    assert [one.rule for one in found.in_hindsight] == ["AAA-002", "AAA-001"]  # the most severe first
    assert (found.reviews[0].applied, found.reviews[0].later, found.reviews[0].undated) == (0, 1, 1)


@pytest.mark.slow
@given(
    st.lists(
        st.fixed_dictionaries(dict.fromkeys(TEXTS, st.tuples(st.sampled_from(OutcomeKind), st.sampled_from(InForce)))),
        min_size=1,
        max_size=5,
    )
)
def test_each_finding_is_known_once_or_in_hindsight_and_never_both(drawn):
    reviews = [
        reviewed(2018 + place, *({name: pair[part] for name, pair in one.items()} for part in (0, 1)))
        for place, one in enumerate(drawn)
    ]
    found = known(reviews, TEXTS)
    first = [one.rule for review in found.reviews for one in review.first_known]
    late = [one.rule for one in found.in_hindsight]
    ever = {name for one in drawn for name, (outcome, _) in one.items() if outcome in (NOT_MET, PARTIAL)}
    by_text = {name for one in drawn for name, pair in one.items() if pair[0] in (NOT_MET, PARTIAL) and pair[1] is YES}
    assert sorted(first) == sorted(by_text)
    assert sorted(late) == sorted(ever - by_text)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Return a history of one review, of Scribe in 2019 with what hindsight.py adds, and what loaded it."""
    tool = audit.load(with_durable_rules=False)
    folder = tmp_path_factory.mktemp("scribe")
    project = told_with_hindsight(tool)
    for file, content in audit.render(tool.audit(project), "json").items():
        (folder / file).write_bytes(content)
    path = folder / "historique.sqlite"
    open_history(path).add([to_keep(folder, "x", "2026-01-01T00:00:00+00:00")])
    return tool, path


@pytest.mark.slow
def test_scribe_could_be_known_for_what_texts_of_2017_asked_and_the_rest_is_hindsight(filled):
    tool, path = filled
    (line,) = history_known(tool, open_history(path)).values()
    (review,) = line.reviews
    base = tool.rulebase
    for one in review.first_known:
        assert min(base.sources[name.partition("/")[0]].date for name in base.rule(one.rule).sources) <= "2019-10-31"
    for one in line.in_hindsight:
        texts = [base.sources[name.partition("/")[0]].date for name in base.rule(one.rule).sources]
        assert all(day is None or day > "2019-10-31" for day in texts) or one.threshold_from > "2019-10-31"
    assert review.then.ceiling is not AvisLevel.UNFAVOURABLE
    assert review.today.level is AvisLevel.UNFAVOURABLE


@pytest.mark.slow
@tried_on(
    ("language", "said"),
    [
        (
            "fr",
            (
                "Constats que fondent des textes publiés alors :",
                "Faits que seuls des textes postérieurs qualifient",
                "seuil « ",
                "réponse : ",
                "ne pouvait s'appuyer à la fois sur un texte et sur un seuil déjà publiés",
                "rappelle les faits, ceux d'un tableau avec leurs cellules",
                "bloquant ; non respectée, ou respectée en partie seulement ; ",
                "dont un texte était déjà publié",
            ),
        ),
        (
            "en",
            (
                "Findings by texts published then:",
                "Facts which only later texts measure",
                "threshold “",
                "answer: ",
            ),
        ),
    ],
)
def test_the_command_tells_it_in_both_languages(filled, language, said):
    result = CliRunner().invoke(command, ["known", str(filled[1]), "--lang", language])
    assert result.exit_code == 0
    plain = " ".join(result.output.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())
    assert all(words in plain for words in said)
    # A pre-launch review gives its opinion on evidence, here as in its report.
    assert ("Avis sur réponses étayées : " if language == "fr" else "Opinion on evidence: ") in plain


@pytest.mark.slow
@pytest.mark.parametrize(("reconstructed", "begins"), [(True, "réponse"), (False, "au dossier")])
def test_a_drift_known_in_hindsight_is_a_fact_that_was_on_file(tmp_path, reconstructed, begins):
    """SIRHEN in 2016: 60 M€ had become 286 M€; only the threshold of the drift is later.

    Of a project described afterwards, nothing shows that anybody had it on file.
    """
    tool = audit.load(with_durable_rules=False)
    snapshot = tool.read(EXAMPLES / "sirhen-2016-12.xlsx").snapshot.model_copy(update={"reconstructed": reconstructed})
    for file, content in audit.render(tool.audit(snapshot), "json").items():
        (tmp_path / file).write_bytes(content)
    path = tmp_path / "historique.sqlite"
    open_history(path).add([to_keep(tmp_path, "x", "2026-01-01T00:00:00+00:00")])
    (line,) = history_known(tool, open_history(path)).values()
    (cost,) = (one for one in line.in_hindsight if one.rule == "FIN-003")
    assert [round(value.fact.value, 3) for value in cost.values] == [round(Decimal(286 - 60) / 60, 3)]
    said = CliRunner().invoke(command, ["known", str(path), "--project", "sirhen"]).output.replace("\u00a0", " ")
    plain = " ".join(said.replace("\u202f", " ").split())
    assert ("rien n'établit qu'ils étaient connus à sa date" in plain) is reconstructed
    assert (" · reconstituée" in plain) is reconstructed
    assert f"{begins} : Dérive de coût par rapport au référentiel initial : 376,7 %" in plain
    assert "Rien de plus ne pouvait être su" not in plain
    # The blocking finding rests on a table: Pilotage is held by a contractor, on line 8 of the sheet Équipe.
    assert f"{begins} : tableau « Équipe », 1 ligne (Équipe!C8:D8) — Fonction : Pilotage, Employeur : Externe" in plain


def _cell(row, column, letter, value):
    fact = Fact(
        f"team/{row}/{column}", ValueType.TEXT, AnswerState.ANSWERED, value, cells=(_at("Équipe", letter, row),)
    )
    return KnownValue(
        label=Text(fr=column.capitalize(), en=column.title()), fact=fact, table=Text(fr="Équipe", en="Team")
    )


def _at(sheet, letter, row):
    return CellRef(sheet=sheet, cell=f"{letter}{row}")


def test_lines_of_a_table_that_say_the_same_are_told_once_with_their_number_and_cells():
    said = {7: ("Recette", "x"), 8: ("Pilotage", "y"), 9: ("Recette", "x"), 11: ("Recette", "x")}
    values = [
        _cell(row, column, letter, word)
        for row, words in said.items()
        for column, letter, word in zip(("post", "grade"), "BC", words, strict=True)
    ]
    count = KnownValue(
        label=Text(fr="Nombre", en="Number"), fact=Fact("n", ValueType.NUMBER, AnswerState.ANSWERED, Decimal(4))
    )
    assert list(facts_said([values[0], count, *values[1:]], Language.FR)) == [
        "Nombre : 4",
        "tableau « Équipe », 3 lignes (Équipe!B7:C7, B9:C9, B11:C11) — Post : Recette, Grade : x",
        "tableau « Équipe », 1 ligne (Équipe!B8:C8) — Post : Pilotage, Grade : y",
    ]


def test_a_table_of_many_kinds_of_lines_is_told_by_the_first_and_how_many_more_there_are():
    values = [_cell(row, "post", "B", f"post {row}") for row in range(7, 12)]
    said = list(facts_said(values, Language.EN))
    assert said[:3] == [f"table “Team”, 1 line (Équipe!B{row}) — Post: post {row}" for row in (7, 8, 9)]
    assert said[3:] == ["table “Team”, 2 other lines"]


@pytest.mark.slow
def test_json_says_the_same_for_programs(filled):
    data = json.loads(CliRunner().invoke(command, ["known", str(filled[1]), "--json"]).output)
    assert data["schema"] == "history_known/1.3"
    (project,) = data["projects"]
    (line,) = history_known(filled[0], open_history(filled[1])).values()
    assert [one["rule"] for one in project["in_hindsight"]] == [one.rule for one in line.in_hindsight]
