"""``audit rules prove``: what the rules can and cannot do, over all that projects may answer."""

import os
import re
import sys
from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from audit.api import load
from audit.cli.day import Day
from audit.cli.day import today as local_today
from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, RULES
from audit.cli.output_folder import FilesOf, check_folder, write_folder
from audit.cli.paragraphs import en, fr
from audit.cli.rule_names import rules_asked
from audit.model.text import Language

if TYPE_CHECKING:
    from audit.rule_testing.prover.idle import Idle
    from audit.rule_testing.prover.prove import Proof

_RULE = "[A-Z]{2,6}-[0-9]{1,6}"
_WORKBOOK = re.compile(rf"{_RULE}-(satisfied|partial|violated|not_applicable|{_RULE})\.xlsx")


@click.command(
    "prove",
    cls=Command,
    help=bilingual(
        "Prouver que chaque issue d'une règle est possible et que deux règles ne se contredisent pas.",
        "Prove that each outcome of a rule is possible, and that no two rules contradict each other.",
    ),
)
@click.argument("rule_ids", metavar=bilingual("[RÈGLE]...", "[RULE]..."), nargs=-1)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
    help=bilingual(
        "Dossier où écrire, pour chaque issue et chaque paire de règles inconciliables, un classeur rempli qui la "
        "montre.",
        "Folder in which to write, for each outcome and each pair of rules at odds, a filled workbook that shows it.",
    ),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual(
        "Écrire dans un dossier qui contient autre chose que ces classeurs.",
        "Write into a folder that holds something else than these workbooks.",
    ),
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help=bilingual(
        "Nombre de processus qui écrivent les classeurs (par défaut : celui des cœurs).",
        "Number of processes that write the workbooks (default: that of the cores).",
    ),
)
@click.option(
    "--on",
    "today",
    type=Day(),
    help=bilingual(
        "Date de revue des projets (par défaut : aujourd'hui, ou le jour où tous les textes suivis sont en vigueur).",
        "Date of review of projects (default: today, or the day on which all texts that rules follow are in force).",
    ),
)
@LANGUAGE
@RULES
@QUESTIONNAIRES
def prove_rules(
    rule_ids: tuple[str, ...],
    output: Path | None,
    force: bool,
    jobs: int | None,
    today: datetime | None,
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
) -> None:
    """Print what is wrong, then what is worth knowing."""
    from audit.rule_testing.prover.domain import Base
    from audit.rule_testing.prover.prove import prove
    from audit.rule_testing.prover.workbooks import shown_outcomes, shown_pairs, write_workbooks

    if output is not None:
        check_folder(output, _is_workbook, force)
    declared = load(rules_folders, questionnaires_folder).declarations
    base = Base(declared.bank, declared.indicators, declared.rulebase)
    asked = rules_asked(base.rulebase, rule_ids)
    chosen = frozenset(rule.id for rule in base.rules if rule.id.startswith(asked)) if rule_ids else None
    day = today.date() if today else base.in_force(local_today())
    proof = prove(base, day, chosen)
    click.echo(_counts(proof, len(base.rules) if chosen is None else len(chosen)))
    for line in (*_wrong(proof), *_notes(proof), *_untold(proof)):
        click.echo(line)
    if output is not None:
        language = Language(lang)
        with TemporaryDirectory() as folder:
            shown = chain(
                shown_outcomes(base, proof.outcomes, day, language), shown_pairs(base, proof.pairs, day, language)
            )
            count = write_workbooks(base.bank, shown, language, Path(folder), jobs or os.cpu_count() or 1)
            write_folder(output, FilesOf(Path(folder)), _is_workbook)
        click.echo(
            bilingual(
                f"{fr(count, 'classeur', 'classeurs')} : {output}", f"{en(count, 'workbook', 'workbooks')}: {output}"
            ),
            err=True,
        )
    sys.exit(0 if proof.is_clean else 4)


def _counts(proof: "Proof", rules: int) -> str:
    found = sum(one.known == "found" for one in proof.outcomes)
    total, excluded = len(proof.outcomes), len(proof.impossible)
    contrary = sum(pair.proven for pair in proof.pairs.contradictory)
    return bilingual(
        f"{fr(rules, 'règle', 'règles')} : {fr(found, 'issue montrée', 'issues montrées')} sur {total} "
        "par un projet, "
        f"{fr(excluded, 'prouvée impossible', 'prouvées impossibles')} ; "
        f"{fr(proof.pairs.examined, 'paire de règles', 'paires de règles')}, "
        f"{fr(contrary, 'prouvée contradictoire', 'prouvées contradictoires')}",
        f"{en(rules, 'rule', 'rules')}: {found} of {en(total, 'outcome', 'outcomes')} shown by a project, "
        f"{excluded} proven impossible; {en(proof.pairs.examined, 'pair of rules', 'pairs of rules')}, "
        f"{contrary} proven contradictory",
    )


def _wrong(proof: "Proof") -> Iterable[str]:
    for one in proof.impossible:
        yield bilingual(
            f"{one.rule.id} : l'issue « {one.outcome} » est impossible, quelles que soient les réponses",
            f"{one.rule.id}: the outcome '{one.outcome}' is impossible, whatever is answered",
        )
    for pair in proof.pairs.contradictory:
        if pair.proven:
            yield bilingual(
                f"{pair.first.id} et {pair.second.id} : toutes deux peuvent s'appliquer à un projet, et aucun projet "
                "ne peut donner ce que demandent l'une et l'autre",
                f"{pair.first.id} and {pair.second.id}: both may apply to a project, and no project can give what "
                "both ask for",
            )


def _notes(proof: "Proof") -> Iterable[str]:
    for one in proof.outcomes:
        if one.known == "not_found":
            yield bilingual(
                f"note : {one.rule.id}, issue « {one.outcome} » : aucun projet trouvé parmi les contenus de tableaux "
                "essayés",
                f"note: {one.rule.id}, outcome '{one.outcome}': no project found among the contents of tables that "
                "were tried",
            )
    for pair in proof.pairs.alternative:
        if pair.proven:
            yield bilingual(
                f"note : {pair.first.id} et {pair.second.id} ne sont jamais respectées ensemble : qui respecte l'une "
                "n'est plus concerné par l'autre (prouvé)",
                f"note: {pair.first.id} and {pair.second.id} are never satisfied together: what satisfies one takes "
                "the other away (proven)",
            )
    for pair in proof.pairs.implied:
        if pair.proven:
            yield bilingual(
                f"note : {pair.second.id} est respectée dès que {pair.first.id} l'est et que les deux s'appliquent "
                "(prouvé)",
                f"note: {pair.second.id} is satisfied whenever {pair.first.id} is and both apply (proven)",
            )
    for moved in proof.unmoved:
        yield bilingual(
            f"note : {moved.rule.id} lit « {moved.name} », dont aucune réponse ne change seule son issue (prouvé)",
            f"note: {moved.rule.id} reads '{moved.name}', no answer to which changes its outcome alone (proven)",
        )
    for question in proof.idle:
        yield _idle(question)


def _untold(proof: "Proof") -> Iterable[str]:
    """Yield, in a line each, the pairs of which nothing is proven and nothing else was found."""
    apart = [f"{pair.first.id}/{pair.second.id}"
             for pair in (*proof.pairs.contradictory, *proof.pairs.alternative) if not pair.proven]  # fmt: skip
    implied = [f"{pair.first.id} → {pair.second.id}" for pair in proof.pairs.implied if not pair.proven]
    tried = bilingual("parmi les contenus de tableaux essayés", "among the contents of tables that were tried")
    if apart:
        yield bilingual(
            f"note : {len(apart)} paires qu'aucun projet trouvé ne respecte ensemble, {tried} : {', '.join(apart)}",
            f"note: {len(apart)} pairs that no project found satisfies together, {tried}: {', '.join(apart)}",
        )
    if implied:
        yield bilingual(
            f"note : {len(implied)} paires dont la première n'a été trouvée respectée qu'avec la seconde, {tried} : "
            + ", ".join(implied),
            f"note: {len(implied)} pairs of which the first was only found satisfied with the second, {tried}: "
            + ", ".join(implied),
        )


def _idle(question: "Idle") -> str:
    reviews = ", ".join(question.reviews)
    if not question.is_read:
        why = bilingual("aucune règle qui compte ne la lit", "no rule that counts reads it")
    elif question.proven:
        why = bilingual(
            "aucune réponse ne change l'issue d'une règle (prouvé)", "no answer changes an outcome (proven)"
        )
    else:
        why = bilingual(
            "aucun effet trouvé parmi les contenus de tableaux essayés",
            "no effect found among the contents of tables that were tried",
        )
    return bilingual(
        f"note : « {question.name} » ne peut changer aucun avis ({reviews}) : {why}",
        f"note: '{question.name}' can change no opinion ({reviews}): {why}",
    )


def _is_workbook(path: Path) -> bool:
    return path.is_file() and _WORKBOOK.fullmatch(path.name) is not None
