"""``audit rules test | coverage | lint | mutate``: what holds the rule base to account."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.api import load
from audit.cli.day import Day
from audit.cli.day import today as local_today
from audit.cli.groups import Command
from audit.cli.language import bilingual, console_language
from audit.cli.options import QUESTIONNAIRES, RULES
from audit.cli.paragraphs import en, fr
from audit.cli.rule_names import rules_asked

if TYPE_CHECKING:
    from audit.rule_testing.trial import Trial


@click.command("test", cls=Command, help=bilingual("Exécuter les exemples des règles.", "Run the rules' examples."))
@click.argument("rule_ids", metavar=bilingual("[RÈGLE]...", "[RULE]..."), nargs=-1)
@RULES
@QUESTIONNAIRES
def test(rule_ids: tuple[str, ...], rules_folders: tuple[Path, ...], questionnaires_folder: Path | None) -> None:
    """Judge every example of the rules (or of those whose id starts with one given)."""
    from audit.rule_testing.contradiction_trial import try_contradictions
    from audit.rule_testing.diagnosis_trial import try_diagnoses
    from audit.rule_testing.signal_trial import try_signals
    from audit.rule_testing.trial import try_examples

    declared = load(rules_folders, questionnaires_folder).declarations
    rulebase = declared.rulebase
    asked = rules_asked(rulebase, rule_ids)
    chosen = [rule for rule in rulebase.rules if rule.id.startswith(asked)]
    trials = try_examples(rulebase, chosen)
    diagnosed = [trial for trial in try_diagnoses(rulebase) if trial.diagnosis.id.startswith(asked)]
    signalled = [trial for trial in try_signals(rulebase) if trial.signal.id.startswith(asked)]
    opposed = [trial for trial in try_contradictions(declared.bank) if trial.contradiction.id.startswith(asked)]
    failed = [
        (trial.rule.id, trial.example.name, str(trial.example.expect), _obtained(trial))
        for trial in trials
        if not trial.passed
    ]
    failed += [
        (trial.diagnosis.id, trial.example.name, str(trial.example.expect), str(trial.found))
        for trial in diagnosed
        if not trial.passed
    ]
    failed += [
        (trial.signal.id, trial.example.name, str(trial.example.expect), str(trial.found))
        for trial in signalled
        if not trial.passed
    ]
    failed += [
        (trial.contradiction.id, trial.example.name, str(trial.example.contradicts).lower(), ", ".join(trial.found))
        for trial in opposed
        if not trial.passed
    ]
    for where, name, expected, found in failed:
        click.echo(
            bilingual(
                f"{where} « {name} » : attendu {expected}, obtenu {found}",
                f"{where} '{name}': expected {expected}, got {found}",
            )
        )
    examples = len(trials) + len(diagnosed) + len(signalled) + len(opposed)
    diagnoses = len({trial.diagnosis.id for trial in diagnosed})
    signals = len({trial.signal.id for trial in signalled})
    contradictions = len({trial.contradiction.id for trial in opposed})
    click.echo(
        bilingual(
            f"{fr(len(chosen), 'règle', 'règles')}, {fr(diagnoses, 'diagnostic', 'diagnostics')}, "
            f"{fr(signals, 'signal externe', 'signaux externes')}, "
            f"{fr(contradictions, 'contradiction', 'contradictions')}, {fr(examples, 'exemple', 'exemples')}, "
            f"{len(failed)} en échec",
            f"{en(len(chosen), 'rule', 'rules')}, {en(diagnoses, 'diagnosis', 'diagnoses')}, "
            f"{en(signals, 'warning sign', 'warning signs')}, "
            f"{en(contradictions, 'contradiction', 'contradictions')}, {en(examples, 'example', 'examples')}, "
            f"{len(failed)} failed",
        ),
    )
    sys.exit(4 if failed else 0)


@click.command(
    "coverage",
    cls=Command,
    help=bilingual(
        "Vérifier que les exemples rendent chaque condition vraie, fausse et inconnue.",
        "Check that the examples make every condition true, false and unknown.",
    ),
)
@click.argument("rule_ids", metavar=bilingual("[RÈGLE]...", "[RULE]..."), nargs=-1)
@RULES
@QUESTIONNAIRES
def coverage(rule_ids: tuple[str, ...], rules_folders: tuple[Path, ...], questionnaires_folder: Path | None) -> None:
    """Print the branches that no example reaches."""
    from audit.rule_testing.coverage import cover

    rulebase = load(rules_folders, questionnaires_folder).rulebase
    asked = rules_asked(rulebase, rule_ids)
    chosen = [rule for rule in rulebase.rules if rule.id.startswith(asked)]
    found = cover(rulebase, chosen)
    for gap in found.unreached:
        missing = ", ".join(gap.missing)
        where = ".".join(str(step) for step in gap.path)
        click.echo(
            bilingual(
                f"{gap.rule} {where} : jamais {missing} ({gap.expression.fr})",
                f"{gap.rule} {where}: never {missing} ({gap.expression.en})",
            )
        )
    share = _floored_percent(found.reached, found.total)
    click.echo(
        bilingual(
            f"{fr(len(chosen), 'règle', 'règles')}, {fr(found.reached, 'branche atteinte', 'branches atteintes')} sur "
            f"{found.total} ({share}\u00a0%)",
            f"{en(len(chosen), 'rule', 'rules')}, {found.reached} of {en(found.total, 'branch', 'branches')} reached "
            f"({share}%)",
        ),
    )
    sys.exit(4 if found.unreached else 0)


@click.command(
    "lint",
    cls=Command,
    help=bilingual(
        "Chercher ce que le chargement accepte et qu'il faut corriger.",
        "Find what loading accepts and should be mended.",
    ),
)
@click.argument("rule_ids", metavar=bilingual("[RÈGLE]...", "[RULE]..."), nargs=-1)
@click.option(
    "--on",
    "today",
    type=Day(),
    help=bilingual("Date de la vérification (aujourd'hui par défaut).", "Date of the check (today by default)."),
)
@RULES
@QUESTIONNAIRES
def lint_rules(
    rule_ids: tuple[str, ...],
    today: datetime | None,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
) -> None:
    """Print what should be mended in the rules and questionnaires, or in the rules whose id starts with one given."""
    from audit.rule_testing.lint import lint

    declarations = load(rules_folders, questionnaires_folder).declarations
    questionnaires = {review: declarations.bank.questionnaire(review) for review in declarations.bank.titles}
    day = today.date() if today else local_today()
    begun = rules_asked(declarations.rulebase, rule_ids)
    asked = {rule.id for rule in declarations.rulebase.rules if rule.id.startswith(begun)}
    found = lint(declarations.rulebase, questionnaires, declarations.indicators, day, asked if rule_ids else None)
    for finding in found:
        click.echo(f"{finding.place}  [{finding.check}] {finding.message.to(console_language())}")
    count = len(asked)
    click.echo(
        bilingual(
            f"{fr(count, 'règle', 'règles')}, {fr(len(found), 'point', 'points')} à corriger",
            f"{en(count, 'rule', 'rules')}, {en(len(found), 'point', 'points')} to mend",
        ),
    )
    sys.exit(4 if found else 0)


@click.command(
    "mutate",
    cls=Command,
    help=bilingual(
        "Vérifier que les exemples remarquent chaque changement d'une condition.",
        "Check that the examples notice every change of a condition.",
    ),
)
@click.argument("rule_ids", metavar=bilingual("[RÈGLE]...", "[RULE]..."), nargs=-1)
@RULES
@QUESTIONNAIRES
def mutate_rules(
    rule_ids: tuple[str, ...], rules_folders: tuple[Path, ...], questionnaires_folder: Path | None
) -> None:
    """Print the changes that no example notices."""
    from audit.rule_testing.mutation import mutate

    rulebase = load(rules_folders, questionnaires_folder).rulebase
    asked = rules_asked(rulebase, rule_ids)
    chosen = [rule for rule in rulebase.rules if rule.id.startswith(asked)]
    found = mutate(rulebase, chosen)
    for mutant in found.survivors:
        where = ".".join(str(step) for step in mutant.path)
        click.echo(
            bilingual(
                f"{mutant.rule.id} {where} : aucun exemple ne remarque « {mutant.change} »",
                f"{mutant.rule.id} {where}: no example notices '{mutant.change}'",
            )
        )
    click.echo(
        bilingual(
            f"{fr(len(chosen), 'règle', 'règles')}, {fr(found.tried, 'mutant', 'mutants')}, "
            f"{fr(len(found.survivors), 'survivant', 'survivants')}",
            f"{en(len(chosen), 'rule', 'rules')}, {en(found.tried, 'mutant', 'mutants')}, "
            f"{len(found.survivors)} survived",
        ),
    )
    sys.exit(4 if found.survivors else 0)


def _obtained(trial: "Trial") -> str:
    silence = bilingual(", sans qu'aucune phrase du constat soit dite", ", and no sentence of the finding is said")
    return f"{trial.found.outcome}{silence if trial.is_silent else ''}"


def _floored_percent(part: int, whole: int) -> int:
    """Return the share in percent, rounded down: 100 means all of it."""
    return 100 * part // whole if whole else 100
