"""``audit rules``: list, show and test the rules."""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from audit.cli.language import bilingual, console_language
from audit.cli.load import load_declarations
from audit.cli.options import LANGUAGE, RULES
from audit.cli.output import write_all
from audit.errors import closest
from audit.model.rule import Axis, Rule
from audit.model.text import Language, Text
from audit.rulebase.base import RuleBase
from audit.rulebase.load import PACK_FILE

Named = TypeVar("Named")


@click.group(help=bilingual("Lister, montrer et tester les règles.", "List, show and test the rules."))
def rules() -> None:
    """Hold the sub-commands on rules."""


@rules.command("list", help=bilingual("Lister les règles.", "List the rules."))
@RULES
def list_rules(rules_folders: tuple[Path, ...]) -> None:
    """Print one line a rule."""
    for rule in load_declarations(rules=rules_folders).rulebase.rules:
        click.echo(f"{rule.id}  {rule.severity:<9} {rule.axis:<12} {_shown(rule.title)}")


@rules.command("show", help=bilingual("Montrer une règle.", "Show a rule."))
@click.argument("rule_id")
@RULES
def show(rule_id: str, rules_folders: tuple[Path, ...]) -> None:
    """Print what a rule asks, in words, and its sources."""
    rulebase = load_declarations(rules=rules_folders).rulebase
    rule = _chosen(rulebase, rule_id)
    for line in _description(rule, rulebase):
        click.echo(line)


@rules.command("test", help=bilingual("Exécuter les exemples des règles.", "Run the rules' examples."))
@click.argument("rule_ids", nargs=-1)
@RULES
def test(rule_ids: tuple[str, ...], rules_folders: tuple[Path, ...]) -> None:
    """Judge every example of the rules (or of those whose id starts with one given)."""
    from audit.rule_testing.diagnosis_trial import try_diagnoses
    from audit.rule_testing.trial import try_examples

    rulebase = load_declarations(rules=rules_folders).rulebase
    asked = _asked(rulebase, rule_ids)
    chosen = [rule for rule in rulebase.rules if rule.id.startswith(asked)]
    trials = try_examples(rulebase, chosen)
    diagnosed = [trial for trial in try_diagnoses(rulebase) if trial.diagnosis.id.startswith(asked)]
    failed = [
        (trial.rule.id, trial.example.name, str(trial.example.expect), str(trial.found.outcome))
        for trial in trials
        if not trial.passed
    ]
    failed += [
        (trial.diagnosis.id, trial.example.name, str(trial.example.expect), str(trial.found))
        for trial in diagnosed
        if not trial.passed
    ]
    for where, name, expected, found in failed:
        click.echo(
            bilingual(
                f"{where} « {name} » : attendu {expected}, obtenu {found}",
                f"{where} '{name}': expected {expected}, got {found}",
            )
        )
    examples = len(trials) + len(diagnosed)
    diagnoses = len({trial.diagnosis.id for trial in diagnosed})
    click.echo(
        bilingual(
            f"{len(chosen)} règles, {diagnoses} diagnostics, {examples} exemples, {len(failed)} en échec",
            f"{len(chosen)} rules, {diagnoses} diagnoses, {examples} examples, {len(failed)} failed",
        ),
        err=True,
    )
    sys.exit(4 if failed else 0)


@rules.command(
    "coverage",
    help=bilingual(
        "Vérifier que les exemples rendent chaque condition vraie, fausse et inconnue.",
        "Check that the examples make every condition true, false and unknown.",
    ),
)
@click.argument("rule_ids", nargs=-1)
@RULES
def coverage(rule_ids: tuple[str, ...], rules_folders: tuple[Path, ...]) -> None:
    """Print the branches that no example reaches."""
    from audit.rule_testing.coverage import cover

    rulebase = load_declarations(rules=rules_folders).rulebase
    asked = _asked(rulebase, rule_ids)
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
            f"{len(chosen)} règles, {found.reached} branches atteintes sur {found.total} ({share} %)",
            f"{len(chosen)} rules, {found.reached} of {found.total} branches reached ({share}%)",
        ),
        err=True,
    )
    sys.exit(4 if found.unreached else 0)


@rules.command(
    "lint",
    help=bilingual(
        "Chercher ce que le chargement accepte et qu'il faut corriger.",
        "Find what loading accepts and should be mended.",
    ),
)
@click.option(
    "--on",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help=bilingual("Date de la vérification (aujourd'hui par défaut).", "Date of the check (today by default)."),
)
@RULES
def lint_rules(today: datetime | None, rules_folders: tuple[Path, ...]) -> None:
    """Print what should be mended in the rules and questionnaires."""
    from audit.rule_testing.lint import lint

    declarations = load_declarations(rules=rules_folders)
    questionnaires = {review: declarations.bank.questionnaire(review) for review in declarations.bank.titles}
    day = today.date() if today else datetime.now(UTC).date()
    found = lint(declarations.rulebase, questionnaires, declarations.indicators, day)
    for finding in found:
        click.echo(f"{finding.place}  [{finding.check}] {finding.message}")
    count = len(declarations.rulebase.rules)
    click.echo(
        bilingual(f"{count} règles, {len(found)} points à corriger", f"{count} rules, {len(found)} points to mend"),
        err=True,
    )
    sys.exit(4 if found else 0)


@rules.command(
    "mutate",
    help=bilingual(
        "Vérifier que les exemples remarquent chaque changement d'une condition.",
        "Check that the examples notice every change of a condition.",
    ),
)
@click.argument("rule_ids", nargs=-1)
@RULES
def mutate_rules(rule_ids: tuple[str, ...], rules_folders: tuple[Path, ...]) -> None:
    """Print the changes that no example notices."""
    from audit.rule_testing.mutation import mutate

    rulebase = load_declarations(rules=rules_folders).rulebase
    asked = _asked(rulebase, rule_ids)
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
            f"{len(chosen)} règles, {found.tried} mutants, {len(found.survivors)} survivants",
            f"{len(chosen)} rules, {found.tried} mutants, {len(found.survivors)} survived",
        ),
        err=True,
    )
    sys.exit(4 if found.survivors else 0)


@rules.command(
    "doc",
    help=bilingual("Écrire une page par règle (HTML).", "Write one page a rule (HTML)."),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("regles"),
    show_default=True,
    help=bilingual("Dossier à écrire.", "Folder to write."),
)
@LANGUAGE
@RULES
def doc(output: Path, lang: str, rules_folders: tuple[Path, ...]) -> None:
    """Write the pages of the rules."""
    from audit.rule_docs.pages import rule_pages

    pages = rule_pages(load_declarations(rules=rules_folders).rulebase, Language(lang))
    write_all(output, pages)
    click.echo(
        bilingual(f"{len(pages)} pages : {output / 'index.html'}", f"{len(pages)} pages: {output / 'index.html'}")
    )


@rules.command(
    "new",
    help=bilingual(
        "Commencer une règle : un fichier valide, avec ses exemples, dont les textes restent à rédiger.",
        "Start a rule: a valid file with its examples, whose texts remain to be written.",
    ),
)
@click.argument("rule_id")
@click.argument("slug")
@click.option(
    "--axis",
    type=click.Choice([str(axis) for axis in Axis]),
    required=True,
    help=bilingual("Axe de la règle.", "Axis of the rule."),
)
@click.option(
    "--fact", required=True, help=bilingual("Question ou indicateur lu.", "Question or indicator that it reads.")
)
@click.option("--parameter", help=bilingual("Seuil, pour un nombre.", "Threshold, for a number."))
@click.option("--source", default="CDC-2020", show_default=True, help=bilingual("Source citée.", "Cited source."))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help=bilingual("Dossier de la base de règles, ou d'un paquet.", "Folder of the rule base, or of a pack."),
)
def new(rule_id: str, slug: str, axis: str, fact: str, parameter: str | None, source: str, output: Path) -> None:
    """Write the file of a new rule."""
    from audit.rulebase.scaffold import new_rule

    rulebase = load_declarations().rulebase
    definition = _named(rulebase.vocabulary.facts, fact, "--fact")
    limit = _named(rulebase.parameters, parameter, "--parameter") if parameter else None
    _named(rulebase.sources, source.partition("/")[0], "--source")
    if rule_id in {*rulebase.aliases, *(rule.id for rule in rulebase.rules)}:
        raise click.UsageError(bilingual(f"{rule_id} est déjà pris", f"{rule_id} is already in use"))
    try:
        text = new_rule(rule_id, slug, Axis(axis), definition, source, limit)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    folder = output / ("rules" if (output / PACK_FILE).exists() else axis)
    file = folder / f"{rule_id}-{slug}.yaml"
    if file.exists():
        raise click.UsageError(bilingual(f"« {file} » existe déjà", f"'{file}' already exists"))
    write_all(folder, {file.name: text})
    click.echo(bilingual(f"Règle commencée : {file}", f"Rule started: {file}"))


def _named(known: Mapping[str, Named], name: str, option: str) -> Named:
    if name not in known:
        match = closest(name, list(known))
        hint = bilingual(f" ; le plus proche : {match}", f"; closest: {match}") if match else ""
        raise click.UsageError(bilingual(f"{option} : « {name} » n'existe pas", f"{option}: no '{name}'") + hint)
    return known[name]


def _asked(rulebase: RuleBase, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return how the ids that are asked for begin; every rule and diagnosis begins with one when none is given."""
    known = [rule.id for rule in rulebase.rules] + [diagnosis.id for diagnosis in rulebase.diagnoses]
    asked = tuple(rulebase.aliases.get(name.upper(), name.upper()) for name in ids)
    unknown = [
        _unknown(name, begun, known)
        for name, begun in zip(ids, asked, strict=True)
        if not begun or not any(item.startswith(begun) for item in known)
    ]
    if unknown:
        raise click.UsageError(" ".join(unknown))
    return asked or ("",)


def _unknown(name: str, begun: str, known: list[str]) -> str:
    match = closest(begun, known)
    hint = bilingual(f" ; le plus proche : {match}", f"; closest: {match}") if match else ""
    return bilingual(
        f"aucune règle ni aucun diagnostic ne commence par « {name} »{hint}.",
        f"no rule or diagnosis begins with '{name}'{hint}.",
    )


def _floored_percent(part: int, whole: int) -> int:
    """Return the share in percent, rounded down: 100 means all of it."""
    return 100 * part // whole if whole else 100


def _chosen(rulebase: RuleBase, rule_id: str) -> Rule:
    try:
        return rulebase.rule(rule_id.upper())
    except KeyError:
        match = closest(rule_id.upper(), [rule.id for rule in rulebase.rules])
        hint = bilingual(f" ; la plus proche : {match}", f"; closest: {match}") if match else ""
        raise click.UsageError(
            bilingual(f"la règle « {rule_id} » n'existe pas", f"there is no rule '{rule_id}'") + hint
        ) from None


def _shown(text: Text) -> str:
    return text.to(Language(console_language()))


def _description(rule: Rule, rulebase: RuleBase) -> list[str]:
    from audit.engine.expressions import express

    lines = [
        f"{rule.id} {_shown(rule.title)}",
        f"  {rule.axis} · {rule.severity} · version {rule.version}",
        "",
    ]
    for words, condition in (
        (bilingual("S'applique si", "Applies when"), rule.applies_when),
        (bilingual("Satisfaite si", "Satisfied when"), rule.satisfied_when),
        (bilingual("Partielle si", "Partial when"), rule.partial_when),
    ):
        if condition is not None:
            lines.append(f"{words} : {_shown(express(condition))}")
    lines += ["", bilingual("Sources :", "Sources:")]
    for citation in rule.sources:
        source_id, _, locator = citation.partition("/")
        source = rulebase.sources[source_id]
        place = source.locators.get(locator)
        said = f" — {_shown(place.text)}" if place else ""
        lines.append(f"  {citation}: {_shown(source.title)}{said}")
        lines.append(f"    {source.url}")
    lines += ["", bilingual("Effet : ", "Effect: ") + _shown(rule.effect)]
    lines += [f"→ {_shown(action.do)}" for action in rule.remediation]
    return lines
