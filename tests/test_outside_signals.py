"""Outside signals: written strictly, tested by their examples, judged as rules and diagnoses are."""

import pytest
from click.testing import CliRunner

from audit.cli.root import cli
from audit.errors import DeclarationsInvalid
from audit.model.diagnosis import DiagnosisState
from audit.model.questionnaire import ReviewType
from audit.model.signal import Signal
from audit.outside.signals import SignalJudge
from audit.rule_testing.lint.askable import unanswerable
from audit.rule_testing.signal_trial import try_signals
from audit.rulebase.load import load_rulebase
from tests import test_engines_agree as engines
from tests.fact_sets import facts_with
from tests.oracle import generated_worlds as generated
from tests.rule_files import folder_with, model_rule_text, shipped_rulebase, shipped_vocabulary

SIGNAL = """\
signals:
  - id: SIG-900
    title: {fr: Une lettre de mission manque, en: A mandate letter is missing}
    sources: [CDC-2020/R4]
    review_types: [pre_launch]
    when: {any: [{rule: GOV-001, outcome: violated}, {fact: governance.owner.mandate_letter, is: no}]}
    meaning: {fr: Personne n'est mandaté., en: Nobody is mandated.}
    examples:
      - {name: missing, given: {governance.owner.mandate_letter: no}, expect: present}
      - name: there
        given: {governance.owner.mandate_letter: yes}
        outcomes: {GOV-001: satisfied}
        expect: absent
      - {name: nothing known, expect: open}
"""


def _folder(tmp_path, text=SIGNAL):
    folder = folder_with(tmp_path, model_rule_text())
    (folder / "outside_signals.yaml").write_text(text, encoding="utf-8")
    return folder


def _problems(tmp_path, text):
    with pytest.raises(DeclarationsInvalid) as raised:
        load_rulebase(shipped_vocabulary(), _folder(tmp_path, text))
    assert all(problem.message.fr != problem.message.en for problem in raised.value.problems)
    return [str(problem) for problem in raised.value.problems]


def test_a_signal_is_loaded_and_its_examples_are_run(tmp_path):
    base = load_rulebase(shipped_vocabulary(), _folder(tmp_path))
    assert [signal.id for signal in base.signals] == ["SIG-900"]
    assert [trial.passed for trial in try_signals(base)] == [True, True, True]


def test_a_rule_base_without_the_file_has_no_signal(tmp_path):
    base = load_rulebase(shipped_vocabulary(), folder_with(tmp_path, model_rule_text()))
    assert (base.signals, base.outside_view) == ((), None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{fact: governance.owner.mandate_letter, is: no}]", "{fact: governance.owner.mandate_leter, is: no}]",
         "outside_signals.yaml:6: there is no fact 'governance.owner.mandate_leter'; did you mean"),
        ("rule: GOV-001", "rule: GOV-002",
         "outside_signals.yaml:6: there is no rule 'GOV-002'; did you mean 'GOV-001'"),
        ("CDC-2020/R4", "CDC-2020/R44", "outside_signals.yaml:4: there is no place in source CDC-2020 'R44'"),
        ("CDC-2020/R4", "CDC-2021", "there is no source 'CDC-2021'; did you mean 'CDC-2020'"),
        ("id: SIG-900", "id: GOV-001", "outside_signals.yaml:2: GOV-001 is already in use"),
        ("GOV-001: satisfied", "GOV-009: satisfied", "there is no rule 'GOV-009'"),
        ("given: {governance.owner.mandate_letter: no}", "given: {governance.owner.mandate: no}",
         "there is no fact 'governance.owner.mandate'"),
        ("given: {governance.owner.mandate_letter: no}", "given: {governance.owner.mandate_letter: nein}",
         "'missing': "),
        ("expect: open", "expect: absent", "there is no example with 'expect: open'"),
        ("{name: nothing known,", "{name: nothing known, tables: {alert: {rows: []}},", "there is no table 'alert'"),
        ("{name: nothing known,", "{name: nothing known, tables: {alerts: {rows: [{lable: x}]}},",
         "there is no column 'lable'"),
        ("is: no}]", "min: 3}]", "'governance.owner.mandate_letter' is of type code"),
        ("    meaning:", "    meanings:", "unknown key; did you mean 'meaning'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_signal_is_told_with_its_line(tmp_path, old, new, expected):
    assert old in SIGNAL
    assert any(expected in problem for problem in _problems(tmp_path, SIGNAL.replace(old, new, 1)))


def test_a_signal_asks_of_a_rule_only_where_the_rule_applies(tmp_path):
    rule = model_rule_text().replace("review_types: [framing, pre_launch", "review_types: [pre_launch", 1)
    assert rule != model_rule_text()
    folder = folder_with(tmp_path, rule)
    text = SIGNAL.replace("review_types: [pre_launch]", "review_types: [framing, pre_launch]")
    (folder / "outside_signals.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DeclarationsInvalid, match="GOV-001 is not part of the review framing"):
        load_rulebase(shipped_vocabulary(), folder)


def test_an_id_given_twice_is_told(tmp_path):
    twice = SIGNAL + SIGNAL.partition("\n")[2]
    assert any("'SIG-900' is declared twice" in problem for problem in _problems(tmp_path, twice))


def test_lint_names_a_signal_that_reads_what_its_review_does_not_ask(declarations):
    base = declarations.rulebase.model_copy(update={"rules": ()})
    asked = {ReviewType.FRAMING: declarations.bank.questionnaire(ReviewType.FRAMING)}
    (warnings,) = (signal for signal in base.signals if "alerts" in signal.model_dump_json())
    everywhere = warnings.model_copy(update={"review_types": (ReviewType.FRAMING,)})
    found = list(unanswerable(base.model_copy(update={"signals": (everywhere,)}), asked, declarations.indicators))
    assert [(item.place, item.check) for item in found] == [(warnings.id, "not-asked")]
    assert list(unanswerable(base, asked, declarations.indicators)) == []


def test_each_example_of_each_shipped_signal():
    trials = try_signals(shipped_rulebase())
    assert len({trial.signal.id for trial in trials}) == len(shipped_rulebase().signals) > 0
    assert [(trial.signal.id, trial.example.name) for trial in trials if not trial.passed] == []


def test_nothing_known_leaves_every_shipped_signal_open():
    for review in ReviewType:
        outcomes = SignalJudge.of_review(shipped_rulebase(), review).judge(facts_with())
        asked = [signal.id for signal in shipped_rulebase().signals if review in signal.review_types]
        assert [(outcome.signal, outcome.state) for outcome in outcomes] == [(name, "open") for name in asked]
        assert all(outcome.facts for outcome in outcomes)


def test_a_signal_needs_nothing_but_the_answers_that_it_rests_on():
    judge = SignalJudge.of_review(shipped_rulebase(), ReviewType.CRISIS)
    given = {"governance.owner.count": 2, "project.phase": "build", "delivery.pilot": "no"}
    alerts = {"alerts": ("partial", [{"label": "Audit", "answer": "none"}])}
    found = {outcome.signal: outcome for outcome in judge.judge(facts_with(given, alerts))}
    present = {name: [fact.name for fact in one.facts] for name, one in found.items() if one.state == "present"}
    assert present == {
        "SIG-003": ["project.phase", "delivery.pilot"],
        "SIG-005": ["governance.owner.count"],
        "SIG-007": ["alerts/1/answer"],
    }


def _signal(number, when):
    texts = {"fr": "x", "en": "y"}
    example = {"name": "x", "expect": "open"}
    return Signal.model_validate(
        {"id": f"SIG-{number:03d}", "title": texts, "sources": ["S"], "review_types": ["crisis"], "when": when,
         "meaning": texts, "examples": [example]}
    )  # fmt: skip


def test_signals_that_name_no_rule_are_judged_without_any():
    judge = SignalJudge([_signal(1, {"fact": "governance.owner.mandate_letter", "is": "no"})], (), {})
    states = [judge.judge(facts_with({"governance.owner.mandate_letter": answer})) for answer in ("no", "yes")]
    assert [[one.state for one in found] for found in states] == [["present"], ["absent"]]


def test_no_signal_is_no_outcome():
    assert SignalJudge((), (), {}).judge(facts_with()) == ()


@pytest.mark.slow
def test_signals_are_what_the_naive_interpreter_says():
    states = {"T": "present", "F": "absent", "U": "open"}
    seen = set()
    for base in range(15):
        rng = generated.generator(70_000 + base)
        data = generated.rules(rng, 5)
        rules = {rule["id"]: rule for rule in data}
        conditions = [engines._diagnosis(rng, data, number)["core"] for number in range(4)]
        signals = [_signal(number, condition) for number, condition in enumerate(conditions, start=1)]
        judge = SignalJudge(signals, map(generated.as_rule, data), generated.PARAMETERS)
        for _ in range(15):
            facts, plain_facts, plain_tables = generated.world(rng)
            world = (plain_facts, plain_tables, generated.PARAMETERS)
            expected = [states[engines._naive_test(condition, rules, world)] for condition in conditions]
            assert [outcome.state for outcome in judge.judge(facts)] == expected
            seen |= set(expected)
    assert seen == set(states.values())


def test_the_state_of_a_signal_on_a_rule_follows_the_verdict_of_the_rule():
    base = shipped_rulebase()
    rule = base.rule("REA-037")
    judge = SignalJudge([_signal(1, {"rule": rule.id, "outcome": "violated"})], [rule], base.comparable_parameters())
    found = {}
    for answer in ("yes", "no", {"state": "unknown"}):
        given = {"project.phase": "build", "delivery.integration_owner": answer}
        (outcome,) = judge.judge(facts_with(given))
        found[str(answer)] = outcome.state
    assert list(found.values()) == [DiagnosisState.ABSENT, DiagnosisState.PRESENT, DiagnosisState.OPEN]
    closed = {"project.phase": "closed", "delivery.integration_owner": "no"}
    assert [outcome.state for outcome in judge.judge(facts_with(closed))] == ["absent"]


def test_a_pack_brings_signals_of_its_own(tmp_path):
    base, pack = tmp_path / "base", tmp_path / "trial"
    base.mkdir()
    pack.mkdir()
    (pack / "pack.yaml").write_text('id: trial\nversion: "1.0"\ntitle: {fr: Essai, en: Trial}\n', encoding="utf-8")
    (pack / "outside_signals.yaml").write_text(SIGNAL.replace("SIG-900", "TRI-900"), encoding="utf-8")
    loaded = load_rulebase(shipped_vocabulary(), _folder(base), [pack])
    assert [signal.id for signal in loaded.signals] == ["SIG-900", "TRI-900"]
    (pack / "outside_signals.yaml").write_text(SIGNAL, encoding="utf-8")
    with pytest.raises(DeclarationsInvalid, match=r"trial/outside_signals.yaml:2: 'SIG-900' is declared twice"):
        load_rulebase(shipped_vocabulary(), base, [pack])


@pytest.mark.slow
def test_a_signal_is_shown_and_tested_like_a_rule(monkeypatch):
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    shown = CliRunner().invoke(cli, ["rules", "show", "sig-007"])
    assert shown.exit_code == 0
    assert shown.output.startswith("SIG-007 Une alerte écrite est restée sans réponse\n")
    assert "Signal externe" in shown.output
    assert "CAS-HEALTHCARE-GOV/alertes" in shown.output
    tested = CliRunner().invoke(cli, ["rules", "test", "SIG-007"])
    assert tested.exit_code == 0
    assert "1 signal externe, 0 contradiction, 5 exemples, 0 en échec" in tested.output


def test_a_failed_example_of_a_signal_fails_the_command(tmp_path):
    wrong = SIGNAL.replace("expect: open", "expect: absent").replace(
        "satisfied}\n        expect: absent", "violated}\n        expect: open"
    )
    folder = _folder(tmp_path, wrong)
    tested = CliRunner().invoke(cli, ["rules", "test", "SIG", "--rules", str(folder)])
    assert tested.exit_code == 4
    assert "SIG-900" in tested.output
