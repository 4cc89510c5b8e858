"""``audit rules``: list and show the rules, write their pages; the other commands are named here."""

import re
from pathlib import Path

import click

from audit.cli.language import bilingual, console_language
from audit.cli.load import load_declarations
from audit.cli.options import LANGUAGE, RULES
from audit.cli.output_folder import check_folder, write_folder
from audit.cli.rule_checks import coverage, lint_rules, mutate_rules, test
from audit.cli.rule_names import chosen_rule
from audit.cli.rule_start import new
from audit.model.rule import Rule
from audit.model.text import Language, Text
from audit.rulebase.base import RuleBase

_PAGE = re.compile(r"[A-Z]{3}-[0-9]{3}\.html")


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
    rule = chosen_rule(rulebase, rule_id)
    for line in _description(rule, rulebase):
        click.echo(line)


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
@click.option(
    "--force",
    is_flag=True,
    help=bilingual(
        "Écrire dans un dossier qui contient autre chose que ces pages.",
        "Write into a folder that holds something else than these pages.",
    ),
)
@LANGUAGE
@RULES
def doc(output: Path, force: bool, lang: str, rules_folders: tuple[Path, ...]) -> None:
    """Write the pages of the rules."""
    from audit.rule_docs.pages import rule_pages

    check_folder(output, _is_page, force)
    loaded = load_declarations(rules=rules_folders)
    pages = rule_pages(loaded.rulebase, loaded.bank, loaded.indicators, Language(lang))
    write_folder(output, pages, _is_page)
    click.echo(
        bilingual(f"{len(pages)} pages : {output / 'index.html'}", f"{len(pages)} pages: {output / 'index.html'}")
    )


for _command in (test, coverage, mutate_rules, lint_rules, new):
    rules.add_command(_command)


def _is_page(path: Path) -> bool:
    """Return whether an earlier command wrote the file ``path``: the page of a rule, or the index beside such pages."""
    if path.name == "index.html":
        return any(_PAGE.fullmatch(other.name) for other in path.parent.iterdir())
    return path.is_file() and _PAGE.fullmatch(path.name) is not None


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
