"""``audit rules``: list and show the rules, write their pages; the other commands are named here."""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from audit.api import load
from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Group
from audit.cli.language import bilingual, console_language
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, RULES
from audit.cli.output_folder import check_folder, write_folder
from audit.cli.rule_checks import coverage, lint_rules, mutate_rules, test
from audit.cli.rule_description import description
from audit.cli.rule_names import chosen
from audit.cli.rule_parameters import parameters
from audit.cli.rule_proofs import prove_rules
from audit.cli.rule_start import new
from audit.model.text import Language, Text
from audit.wording.terms import AXES, SEVERITIES, write_term

_PAGE = re.compile(r"[A-Z]{3}-[0-9]{3}\.html")


@click.group(cls=Group, help=bilingual("Lister, montrer et tester les règles.", "List, show and test the rules."))
def rules() -> None:
    """Hold the sub-commands on rules."""


@rules.command("list", help=bilingual("Lister les règles.", "List the rules."))
@RULES
@QUESTIONNAIRES
def list_rules(rules_folders: tuple[Path, ...], questionnaires_folder: Path | None) -> None:
    """Print one line a rule."""
    for rule in load(rules_folders, questionnaires_folder).rulebase.rules:
        severity, axis = _term(rule.severity), _term(rule.axis)
        click.echo(f"{rule.id}  {severity:<{_wide(SEVERITIES)}}  {axis:<{_wide(AXES)}}  {_shown(rule.title)}")


@rules.command("show", help=bilingual("Montrer une règle ou un diagnostic.", "Show a rule or a diagnosis."))
@click.argument("rule_id", metavar=bilingual("RÈGLE", "RULE"))
@RULES
@QUESTIONNAIRES
def show(rule_id: str, rules_folders: tuple[Path, ...], questionnaires_folder: Path | None) -> None:
    """Print what a rule asks, or a diagnosis rests on, in words, and its sources."""
    rulebase = load(rules_folders, questionnaires_folder).rulebase
    for line in description(chosen(rulebase, rule_id), rulebase, Language(console_language())):
        click.echo(line)


@rules.command(
    "doc",
    help=bilingual("Écrire une page par règle (HTML).", "Write one page a rule (HTML)."),
)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
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
@QUESTIONNAIRES
def doc(
    output: Path, force: bool, lang: str, rules_folders: tuple[Path, ...], questionnaires_folder: Path | None
) -> None:
    """Write the pages of the rules."""
    from audit.rule_docs.pages import rule_pages

    check_folder(output, _is_page, force)
    loaded = load(rules_folders, questionnaires_folder).declarations
    pages = rule_pages(loaded.rulebase, loaded.bank, loaded.indicators, Language(lang))
    write_folder(output, {name: page.encode() for name, page in pages.items()}, _is_page)
    click.echo(
        bilingual(f"{len(pages)} pages : {output / 'index.html'}", f"{len(pages)} pages: {output / 'index.html'}"),
        err=True,
    )


for _command in (parameters, test, coverage, mutate_rules, prove_rules, lint_rules, new):
    rules.add_command(_command)


def _is_page(path: Path) -> bool:
    """Return whether an earlier command wrote the file ``path``: the page of a rule, or the index beside such pages."""
    if path.name == "index.html":
        return any(_PAGE.fullmatch(other.name) for other in path.parent.iterdir())
    return path.is_file() and _PAGE.fullmatch(path.name) is not None


def _shown(text: Text) -> str:
    return text.to(Language(console_language()))


def _term(member: StrEnum) -> str:
    return write_term(member, Language(console_language()))


def _wide(terms: Mapping[Any, Text]) -> int:
    return max(len(_shown(term)) for term in terms.values())
