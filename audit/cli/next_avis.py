"""``audit next-avis``: the fewest actions that raise the level which is guaranteed."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.api import load
from audit.cli.due_dates import DueDates
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.opened_project import AS_JSON, PROJECT, REVIEW_DATE, WHAT_A_PROJECT_IS, opened
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.paragraphs import Paragraphs
from audit.cli.project_words import ProjectWords
from audit.cli.ways_said import WaysSaid
from audit.model.text import Language

if TYPE_CHECKING:
    from audit.judgement.guarantee import Guarantee
    from audit.judgement.reach import Reachable
    from audit.remediation.next_avis import NextAvis

SCHEMA = "next_avis/1.3"


@click.command(
    cls=Command,
    help=bilingual(
        "Trouver le plus court chemin vers un meilleur avis : le moins d'actions, puis le moins d'effort.",
        "Find the shortest way to a better opinion: the fewest actions, then the least effort.",
    )
    + "\n\n"
    + WHAT_A_PROJECT_IS,
)
@PROJECT
@LANGUAGE_OF_ERRORS_TOO
@REVIEW_DATE
@RULES
@QUESTIONNAIRES
@AS_JSON
def next_avis(
    project: Path,
    lang: str,
    review_date: datetime | None,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    as_json: bool,
) -> None:
    """Print the shortest ways to the next level."""
    language = Language(lang)
    tool = load(rules_folders, questionnaires_folder, with_durable_rules=False, with_examples=False)
    judged = opened(tool, project, review_date, language)
    guarantee, found = tool.guarantee(judged), tool.next_avis(judged)
    words = ProjectWords(tool, judged, language)
    if as_json:
        click.echo(json.dumps(_as_json(words, DueDates(words), guarantee, found), ensure_ascii=False, indent=2))
        return
    out = Paragraphs(language)
    words.put_heading(out)
    words.put_avis(out, guarantee)
    if guarantee.documents is not None:
        words.put_documents(out, guarantee.documents, guarantee.undocumented)
    out.gap()
    if found is None:
        out.say(
            "Le meilleur niveau est déjà garanti sur déclarations : aucune action n'y ajoute.",
            "The best level is guaranteed on declarations already: no action adds to it.",
        )
        return
    WaysSaid(words, DueDates(words), out, found).put()


def _as_json(words: ProjectWords, due: DueDates, guarantee: "Guarantee", found: "NextAvis | None") -> dict[str, Any]:
    return {
        **words.as_json(SCHEMA, guarantee, words.earlier),
        "reach": {
            "on_declarations": _reach(guarantee.declarations),
            "on_evidence": _reach(guarantee.evidence),
        },
        "documents": list(guarantee.documents.names) if guarantee.documents else [],
        "target": found.target.value if found else None,
        "is_proven": found.is_proven if found else True,
        "at_least": found.at_least if found else 0,
        "kept_by": list(found.kept_by) if found else [],
        "ways": [
            {
                "actions": words.actions_as_json(step.actions),
                "answers": words.in_order(step.answers),
                "changes": words.changes_as_json(step.changes),
                "closes": list(step.closes),
                "opens": list(step.opens),
                "supposed_tables": words.in_order(step.rests_on),
                "due_on": {slug: due.of[slug].isoformat() for slug in step.actions if slug in due.of},
                "after_go_live": [slug for slug in step.actions if due.is_late(slug)],
                "on_evidence": _reach(step.on_evidence) if step.on_evidence else None,
            }
            for step in (found.steps if found else ())
        ],
    }


def _reach(reachable: "Reachable") -> dict[str, str]:
    """Return what is known of each level, best first."""
    return {level.value: reach.value for level, reach in reachable.levels.items()}
