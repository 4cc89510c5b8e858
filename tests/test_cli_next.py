"""``audit next-avis``, ``whatif`` and ``questions``: what they print in both languages, as JSON, what they refuse."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.api import save_snapshot
from audit.cli import next_avis as next_avis_command
from audit.cli import questions as questions_command
from audit.cli import what_if as what_if_command
from audit.cli.language import answer_in, console_language
from audit.cli.questions import _share
from audit.errors import AuditError
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.model.value import ValueType
from audit.record.file_names import RECORD_FILE
from audit.remediation.next_avis import MOST_ITEMS, NextAvis, Step
from tests.many_cases import tried_on
from tests.small_rule_bases import DAY, project, rule, small_tool, yes

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
SCRIBE, FICTITIOUS = EXAMPLES / "scribe-2019-10.xlsx", EXAMPLES / "projet-fictif.xlsx"
COMMANDS = {
    "next-avis": next_avis_command.next_avis,
    "whatif": what_if_command.what_if,
    "questions": questions_command.questions,
}
QUESTIONS = {"a": {}, "b": {}, "c": {"actionable": False}}
RULES = [
    rule("BLO-001", "blocking", yes("a"), actions=[("act-a", "M")]),
    rule("MAJ-001", "major", yes("b"), actions=[("act-b", "S")]),
    rule("MIN-001", "minor", yes("c")),
]


class Said:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, " ".join(out.replace("\u00a0", " ").split()), err
        self.raw = out


def run(command, *arguments):
    """Run a command as the program does, errors explained included."""
    found = CliRunner().invoke(COMMANDS[command], [str(one) for one in arguments])
    if isinstance(found.exception, AuditError):
        return Said(found.exception.exit_code, found.stdout, found.exception.said(console_language()))
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return Said(found.exit_code, found.stdout, found.stderr.replace("\u00a0", " "))


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Return what writes a small project to a file that the commands then read, with the small rules."""
    tool = small_tool(QUESTIONS, RULES)
    for module in (next_avis_command, what_if_command, questions_command):
        monkeypatch.setattr(module, "load", lambda *_, **__: tool)

    def written(**answers):
        path = tmp_path / "projet.json"
        path.write_bytes(save_snapshot(project(tool, **answers)))
        return path

    return written


@pytest.fixture(scope="module")
def result(tmp_path_factory, declarations):
    """Return the folder of a result of the Scribe example."""
    from audit.api import Tool, render

    tool = Tool(declarations, with_durable_rules=False)
    folder = tmp_path_factory.mktemp("rapport")
    for name, content in render(tool.audit(tool.read(SCRIBE)), "json", "fr").items():
        (folder / name).write_bytes(content)
    return folder


def test_a_way_is_said_with_its_actions_in_both_languages(small):
    path = small(a="no", b="yes", c="yes")  # 7 of 17: unfavourable; with act-a: 17 of 17
    french, english = run("next-avis", path), run("next-avis", path, "--lang", "en")
    assert (french.code, english.code) == (0, 0)
    assert "« Défavorable en l'état », acquis" in french.out
    assert "Niveau visé, garanti sur déclarations : « Favorable sous réserves »." in french.out
    assert "1. Faire act-a Sponsor · effort moyen · demandée par BLO-001" in french.out
    assert "Question a [q.a] : Non → Oui" in french.out
    assert "BLO-001 Titre de BLO-001" in french.out
    assert "Prouvé : aucun plan ne compte moins de 1 action ou réponse." in french.out
    assert "1. Do act-a Sponsor · medium effort · asked for by BLO-001" in english.out
    assert "Proven: no plan takes fewer than 1 action or answer." in english.out
    assert "Faire" not in english.out


def test_an_open_answer_is_said_as_one_to_give_if_it_is_a_good_one(small):
    said = run("next-avis", small(b="yes", c="yes"))
    assert "0 action, 1 réponse" in said.out
    assert "Réponses à donner, si elles sont favorables : - Question a [q.a]" in said.out


def test_the_best_level_is_said_to_need_nothing(small):
    path = small(a="yes", b="yes", c="yes")
    assert "aucune action n'y ajoute" in run("next-avis", path).out
    data = json.loads(run("next-avis", path, "--json").raw)
    assert (data["target"], data["ways"], data["is_proven"]) == (None, [], True)


def test_a_score_that_nothing_lifts_is_said_to_be_what_keeps_the_level_away(small, monkeypatch):
    tool = small_tool({**QUESTIONS, "a": {"actionable": False}}, RULES)
    monkeypatch.setattr(next_avis_command, "load", lambda *_, **__: tool)
    said = run("next-avis", small(a="no", b="yes", c="yes"))
    assert "Prouvé : rien de ce qui peut encore être fait n'y mène." in said.out  # 7 of 17: no rule alone


STEP = Step(("act-a",), (), ("BLO-001",), (), {})


@pytest.mark.parametrize(
    ("found", "french", "english"),
    [
        (
            NextAvis("favourable", (STEP,), is_proven=False, at_least=1),
            "La recherche a été arrêtée avant de prouver qu'aucun chemin n'est plus court : il faut au moins "
            "1 action ou réponse, ce chemin en compte 1.",
            "The search was stopped before it proved that no option is shorter: it takes at least 1 action or answer, "
            "this option takes 1.",
        ),
        (
            NextAvis("favourable", (), is_proven=False),
            "Aucun chemin n'a été trouvé dans la limite de la recherche",
            "No option was found within the limit of the search",
        ),
        (
            NextAvis("favourable", (), at_least=22),
            "Il n'y a pas de chemin court : il faut au moins 22 actions et réponses",
            "There is no short route: it takes at least 22 actions and answers",
        ),
        (
            NextAvis("favourable", (), kept_by=("BLO-001",)),
            "n'y mène : ces règles pèsent contre ce niveau",
            "leads there: these rules count against this level",
        ),
        (
            NextAvis("favourable"),
            "Prouvé : rien de ce qui peut encore être fait n'y mène.",
            "Proven: nothing that can still be done leads there.",
        ),
    ],
)
def test_what_is_proven_of_the_ways_is_said_case_by_case(small, monkeypatch, found, french, english):
    path = small(a="no", b="yes", c="yes")
    tool = next_avis_command.load()
    monkeypatch.setattr(tool, "next_avis", lambda _: found)
    assert french in run("next-avis", path).out
    assert english in run("next-avis", path, "--lang", "en").out


def test_the_length_beyond_which_no_way_is_looked_for_is_the_one_told(small, monkeypatch):
    path = small(a="no", b="yes", c="yes")
    monkeypatch.setattr(next_avis_command.load(), "next_avis", lambda _: NextAvis("favourable", (), at_least=22))
    assert f"la recherche s'arrête à {MOST_ITEMS}." in run("next-avis", path).out
    assert f"the search stops at {MOST_ITEMS}." in run("next-avis", path, "--lang", "en").out


def test_documents_come_first_where_the_declarations_guarantee_more(small):
    said = run("next-avis", small(a="yes", b="yes", c="no"))
    # 15 of 17 declared: favourable. On evidence a is open: 5 of 17 at worst.
    assert "Pièces à demander d'abord, pour que « Favorable » soit garanti sur réponses étayées aussi" in said.out
    assert "- Question a [q.a]" in said.out


def test_each_way_says_what_documents_would_bear_out_then(small):
    # With act-a, documented: 17 of 17. The opinion of a pre-launch review rests on evidence.
    path = small(a="no", b="yes", c="yes")
    french, english = run("next-avis", path), run("next-avis", path, "--lang", "en")
    assert "L'avis de cette revue est rendu sur réponses étayées" in french.out
    assert "Sur réponses étayées, si ce qui change est documenté et rien de plus : « Favorable », acquis" in french.out
    assert "On evidence, if what changes is documented and nothing more: “Favourable”, certain" in english.out


def _with_go_live(tmp_path, monkeypatch, days, rules):
    """Return the file of a small project whose go-live is so many days after the review."""
    tool = small_tool({**QUESTIONS, "live": {"type": "date"}}, rules, roles={"go_live": "q.live"})
    monkeypatch.setattr(next_avis_command, "load", lambda *_, **__: tool)
    live = Answer(type=ValueType.DATE, state=AnswerState.ANSWERED, value=DAY + timedelta(days=days))
    made = project(tool, a="no", b="yes", c="yes")
    path = tmp_path / "projet.json"
    path.write_bytes(save_snapshot(made.model_copy(update={"answers": {**made.answers, "q.live": live}})))
    return path


@pytest.mark.parametrize(("days", "late"), [(29, True), (30, True), (31, False)])
def test_an_action_planned_no_earlier_than_the_go_live_is_said_to_be_too_late_for_it(tmp_path, monkeypatch, days, late):
    path = _with_go_live(tmp_path, monkeypatch, days, RULES)
    french, english = run("next-avis", path), run("next-avis", path, "--lang", "en")
    assert "échéance au plan d'actions : 30 juillet 2026" in french.out  # 30 days after the review
    assert (f"trop tard pour la mise en service ({days} juillet 2026)" in french.out) is late
    assert ("if possible, or the go-live put off" in english.out) is late
    assert "cannot be completed" not in english.out  # the five working days that it takes are there
    data = json.loads(run("next-avis", path, "--json").raw)
    assert data["ways"][0]["after_go_live"] == (["act-a"] if late else [])


@pytest.mark.parametrize(("days", "cannot"), [(7, True), (8, False)])
def test_only_what_protects_the_go_live_and_fits_in_no_time_before_cannot_be_completed_before_it(
    tmp_path, monkeypatch, days, cannot
):
    # The review is on Tuesday 30 June; the five working days of act-a end on 7 July. The two days that they take of the
    # sponsor's time are there by the tenth, 15 July, unless the go-live presses.
    blocking, *others = RULES
    protecting = {**blocking, "remediation": [{**one, "protects": "go_live"} for one in blocking["remediation"]]}
    path = _with_go_live(tmp_path, monkeypatch, days, [protecting, *others])
    french, english = run("next-avis", path), run("next-avis", path, "--lang", "en")
    assert f"échéance au plan d'actions : {15 if cannot else 7} juillet 2026" in french.out
    said = "(7 juillet 2026), qu'elle protège : elle ne peut être achevée avant, le report est à décider"
    assert (said in french.out) is cannot
    assert ("it cannot be completed before, putting that off is to be decided" in english.out) is cannot


@pytest.mark.slow
@tried_on("language", [[], ["--lang", "fr"]])
def test_what_is_wrong_is_said_in_the_language_asked_for(tmp_path, language):
    path = tmp_path / "lettre.xlsx"
    path.write_text("Bonjour", encoding="utf-8")
    for arguments, french, english in (
        ([path], "n'est pas un classeur", "is not an .xlsx"),
        ([tmp_path / "letre.xlsx"], "Vouliez-vous dire", "Did you mean"),
        ([tmp_path], "ne contient pas de fichier", "holds no file"),
        ([path, "--review-date", "hier"], "hier", "hier"),
    ):
        assert french in run("next-avis", *arguments, *language).err
        said = run("next-avis", *arguments, "--lang", "en").err
        assert english in said
        assert french == english or french not in said
        assert "PROJET" not in said
        answer_in(None)


def test_a_level_that_nothing_excludes_and_nothing_shows_is_marked(small, monkeypatch):
    from audit.judgement.guarantee import Guarantee
    from audit.judgement.reach import Reach, Reachable
    from audit.model.scoring import ORDERED_LEVELS

    unsure = Reachable(dict(zip(ORDERED_LEVELS, (Reach.NOT_EXCLUDED, *[Reach.REACHED] * 3), strict=True)), {})
    path = small(a="no", b="yes", c="yes")
    monkeypatch.setattr(next_avis_command.load(), "guarantee", lambda _: Guarantee(unsure, unsure, None, None, None))
    assert "au mieux « Favorable » (non exclu, non démontré) ; " in run("next-avis", path).out
    assert "“Favourable” (neither ruled out nor demonstrated) at best; " in run("next-avis", path, "--lang", "en").out
    assert json.loads(run("next-avis", path, "--json").raw)["reach"]["on_evidence"]["favourable"] == "not_excluded"


def test_the_json_of_a_way_has_its_schema(small):
    data = json.loads(run("next-avis", small(a="no", b="yes", c="yes"), "--json").raw)
    assert list(data) == [
        "schema", "review_type", "review_date", "rulebase", "avis", "reach", "documents", "target", "is_proven",
        "at_least", "kept_by", "ways",
    ]  # fmt: skip
    assert data["schema"] == "next_avis/1.3"
    assert data["ways"] == [
        {
            "actions": [
                {"action": "act-a", "owner_role": "sponsor", "owner_name": None, "effort": "M", "rules": ["BLO-001"]}
            ],
            "answers": [],
            "changes": [
                {
                    "question": "q.a",
                    "from": {"state": "answered", "value": "no"},
                    "to": {"state": "answered", "value": "yes"},
                }
            ],
            "closes": ["BLO-001"],
            "opens": [],
            "supposed_tables": [],
            "due_on": {"act-a": "2026-07-30"},
            "after_go_live": [],
            "on_evidence": {
                "favourable": "reached",
                "favourable_with_recommendations": "excluded",
                "favourable_with_reservations": "excluded",
                "unfavourable": "excluded",
            },
        }
    ]
    assert data["reach"]["on_declarations"]["unfavourable"] == "reached"
    assert data["avis"]["on_declarations"] == {
        "level": "unfavourable", "floor": "unfavourable", "ceiling": "unfavourable", "certain": True
    }  # fmt: skip


def test_what_if_says_what_closes_and_the_avis_before_and_after(small):
    path = small(a="no", b="yes", c="yes")
    french = run("whatif", path, "--fix", "blo-001", "--answer", "q.b=Non")
    english = run("whatif", path, "--fix", "BLO-001", "--answer", "q.b=no", "--lang", "en")
    assert "Question b [q.b] : Oui → Non" in french.out
    assert "Constats levés (1) : - BLO-001 Titre de BLO-001 non respectée → respectée" in french.out
    assert "Constats nouveaux (1) : - MAJ-001 Titre de MAJ-001 respectée → non respectée" in french.out
    assert "avant : « Défavorable en l'état », acquis" in french.out
    assert "après : « Favorable avec recommandations », acquis" in french.out  # 12 of 17: 70
    assert "Findings closed (1): - BLO-001 Title of BLO-001 not met → met" in english.out
    assert "New findings (1): - MAJ-001 Title of MAJ-001 met → not met" in english.out


def test_what_if_without_effect_says_so(small):
    said = run("whatif", small(a="no", b="yes", c="yes"), "--answer", "q.a=partiel")
    assert "Aucune règle ne change d'issue." in said.out
    assert "inchangé : « Défavorable en l'état »" in said.out


def test_the_json_of_a_what_if_has_its_schema(small):
    data = json.loads(run("whatif", small(a="no", b="yes", c="yes"), "--fix", "BLO-001", "--json").raw)
    assert data["schema"] == "what_if/1.2"
    assert data["fix"]["changes"][0]["to"] == {"state": "answered", "value": "yes"}
    assert data["rules"] == [
        {
            "rule": "BLO-001",
            "change": "closes",
            "before": {"outcome": "violated", "possible": ["violated"]},
            "after": {"outcome": "satisfied", "possible": ["satisfied"]},
        }
    ]
    assert data["avis_after"]["on_declarations"]["level"] == "favourable"
    assert data["diagnoses"] == []


def test_what_is_known_of_a_partial_answer_is_said_and_in_the_json(small):
    path = small(a="yes", b="yes", c="yes")  # with a: partly or no, BLO-001 is not met
    arguments = ["whatif", path, "--answer", "q.a=Partiellement ou Non"]
    french = run(*arguments)
    assert "Question a [q.a] : Oui → Partiellement ou Non" in french.out
    assert "Constats nouveaux (1) : - BLO-001 Titre de BLO-001 respectée → non respectée" in french.out
    changes = json.loads(run(*arguments, "--json").raw)["answers"]
    assert changes == [
        {
            "question": "q.a",
            "from": {"state": "answered", "value": "yes"},
            "to": {"state": "partly_answered", "value": None, "within": {"among": ["partial", "no"]}},
        }
    ]


def test_what_cannot_be_supposed_is_refused_whole(small):
    said = run(
        "whatif", small(a="no"), "--answer", "q.a", "--answer", "q.z=1", "--answer", "q.b=peut-être", "--fix", "X"
    )
    assert said.code == 2
    assert said.out == ""
    for told in ("--answer « q.a »", "la question « q.z »", "« q.b » : « peut-être »", "la règle « X »"):
        assert told in said.err
    assert run("whatif", small(a="no")).code == 2


def test_questions_say_what_is_enough_over_how_many_worlds(small):
    path = small(b="yes", c="yes")
    french = run("questions", path, "--worlds", "1000", "--seed", "7")
    english = run("questions", path, "--worlds", "1000", "--lang", "en")
    assert "1 000 mondes tirés (graine 7)".replace(" ", "") in french.out.replace("\u202f", "").replace(" ", "")
    assert "1. Question a [q.a] · 100 % (100 %)" in french.out
    assert "La première réponse suffit : elle tranche le niveau" in french.out
    assert "non une preuve" in french.out
    assert "The first answer is enough: it settles the level in the 1,000 draws" in english.out
    assert "optim" not in (french.out + english.out).lower()


def test_questions_ask_for_nothing_when_the_avis_is_certain(small):
    said = run("questions", small(a="no", b="no"))
    assert "aucune réponse n'est demandée" in said.out
    data = json.loads(run("questions", small(a="no", b="no"), "--json").raw)
    assert (data["certain"], data["ranked"], data["enough"], data["worlds"]) == (True, [], 0, 0)


def test_the_same_seed_prints_the_same_bytes(small):
    path = small(b="yes")
    first, again = (run("questions", path, "--json", "--worlds", "500").raw for _ in range(2))
    assert first == again
    assert json.loads(first)["schema"] == "questions/1.1"


def test_worlds_that_agree_are_said_to_claim_nothing(small, monkeypatch):
    from audit.model.scoring import AvisLevel
    from audit.remediation.questions_that_matter import QuestionsThatMatter

    path = small(a="no")
    found = QuestionsThatMatter(
        (AvisLevel.FAVOURABLE, AvisLevel.UNFAVOURABLE), 500, 0, {AvisLevel.UNFAVOURABLE: 500}, others=("q.b",)
    )
    monkeypatch.setattr(questions_command.load(), "questions", lambda *_: found)
    french, english = run("questions", path), run("questions", path, "--lang", "en")
    assert "le niveau est « Défavorable en l'état » ; la preuve n'exclut pas « Favorable »." in french.out
    assert "rien n'est dit de ce qui suffirait" in french.out
    assert "the proof does not exclude “Favourable”" in english.out
    assert "suffit" not in french.out


@pytest.mark.slow
def test_a_result_gives_back_the_project_that_was_judged(result):
    of_result = json.loads(run("next-avis", result, "--json").raw)
    of_file = json.loads(run("next-avis", result / RECORD_FILE, "--json").raw)
    of_workbook = json.loads(run("next-avis", SCRIBE, "--json").raw)
    assert of_result == of_file == of_workbook
    assert of_result["review_date"] == "2019-10-31"


def changed(result, tmp_path, **keys):
    folder = shutil.copytree(result, tmp_path / "other")
    data = json.loads((folder / RECORD_FILE).read_bytes())
    for name, value in keys.items():
        data[name] = {**data[name], **value} if isinstance(value, dict) else value
    (folder / RECORD_FILE).write_text(json.dumps(data), encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", ["next-avis", "whatif", "questions"])
def test_a_result_that_other_rules_judged_is_refused(result, tmp_path, command):
    folder = changed(
        result, tmp_path, rulebase={"version": "0.9.0", "sha256": "f" * 64}, active_packs={"own-pack": True}
    )
    said = run(command, folder, *(["--fix", "GOV-001"] if command == "whatif" else []))
    assert said.code == 2
    assert said.out == ""
    for told in ("0.9.0", "ffffffffffff", "own-pack", "audit run", "--rules", "rien n'a été écrit"):
        assert told in said.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other"]


def test_a_result_of_another_questionnaire_is_refused(result, tmp_path):
    folder = changed(result, tmp_path, snapshot={"questionnaire_version": "0.1"})
    said = run("questions", folder)
    assert said.code == 2
    assert "--questionnaires" in said.err


def test_a_result_whose_answers_were_changed_into_no_answer_is_refused(result, tmp_path):
    folder = changed(result, tmp_path)
    data = json.loads((folder / RECORD_FILE).read_bytes())
    name = next(name for name, one in data["snapshot"]["answers"].items() if one.get("value") == "yes")
    data["snapshot"]["answers"][name]["value"] = "maybe"
    (folder / RECORD_FILE).write_text(json.dumps(data), encoding="utf-8")
    said = run("questions", folder)
    assert said.code == 3
    assert "audit run" in said.err


@pytest.mark.slow
def test_a_result_of_the_first_format_and_a_folder_without_result_are_refused(tmp_path):
    (tmp_path / RECORD_FILE).write_text('{"schema_version": "1.0", "rules": []}', encoding="utf-8")
    said = run("questions", tmp_path)
    assert (said.code, "1.0" in said.err, "audit run" in said.err) == (3, True, True)
    empty = tmp_path / "vide"
    empty.mkdir()
    said = run("questions", empty)
    assert (said.code, RECORD_FILE in said.err) == (2, True)


@pytest.mark.slow
def test_a_review_date_is_taken(result):
    data = json.loads(run("questions", result, "--review-date", "2020-03-31", "--json", "--worlds", "100").raw)
    assert data["review_date"] == "2020-03-31"


@pytest.mark.slow
def test_unreadable_answers_are_shown_with_what_to_do(tmp_path):
    from tests.shared_declarations import empty_workbook

    path = tmp_path / "vide.xlsx"
    path.write_bytes(empty_workbook(ReviewType.PRE_LAUNCH, Language.FR))
    said = run("next-avis", path)
    assert said.code == 3
    assert "audit run --accept-unusable" in said.err or "--review-date" in said.err


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 %"), (1, "moins de 0,1 %"), (2, "0,1 %"), (1_000, "50 %"), (1_999, "plus de 99,9 %"), (2_000, "100 %")],
)
def test_a_part_of_the_worlds_is_none_or_all_only_where_it_is(count, said):
    assert _share(count, 2_000, Language.FR).replace("\u00a0", " ").replace("\u202f", " ") == said
