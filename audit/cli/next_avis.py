"""``audit next-avis``: the fewest actions that raise the level which is guaranteed."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.api import load
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.opened_project import AS_JSON, PROJECT, REVIEW_DATE, WHAT_A_PROJECT_IS, opened
from audit.cli.options import LANGUAGE, QUESTIONNAIRES, RULES
from audit.cli.paragraphs import Paragraphs, en, fr
from audit.cli.project_words import ProjectWords
from audit.model.text import Language

if TYPE_CHECKING:
    from audit.judgement.guarantee import Guarantee
    from audit.remediation.next_avis import NextAvis, Step

SCHEMA = "next_avis/1.0"


_SUPPOSED = (
    "Le contenu des tableaux, et les dates et montants dont plusieurs règles dépendent, sont supposés être ce qu'elles "
    "demandent, chacune pour sa part : vérifiez-le avant de vous engager, par exemple avec audit whatif.",
    "What tables hold, and the dates and amounts that several rules rest on, are supposed to be what each of them asks "
    "for: check this before you commit to it, for instance with audit whatif.",
)


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
@LANGUAGE
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
    tool = load(rules_folders, questionnaires_folder, with_durable_rules=False)
    judged = opened(tool, project, review_date, language)
    guarantee, found = tool.guarantee(judged), tool.next_avis(judged)
    words = ProjectWords(tool, judged, language)
    if as_json:
        click.echo(json.dumps(_as_json(words, guarantee, found), ensure_ascii=False, indent=2))
        return
    out = Paragraphs(language)
    words.put_heading(out)
    words.put_avis(out, guarantee)
    _put_documents(words, out, guarantee)
    out.gap()
    if found is None:
        out.say(
            "Le meilleur niveau est déjà garanti sur déclarations : aucune action n'y ajoute.",
            "The best level is guaranteed on declarations already: no action adds to it.",
        )
        return
    _Said(words, out, found).put()


def _put_documents(words: ProjectWords, out: Paragraphs, guarantee: "Guarantee") -> None:
    """Say what to have documented first, when the declarations guarantee more than the evidence."""
    documents = guarantee.documents
    if documents is None:
        return
    names = len(documents.names)
    out.say(
        f"Pièces à demander d'abord : avec {fr(names, 'réponse documentée', 'réponses documentées')}, "
        f"{words.level(documents.secured)} serait garanti sur pièces aussi"
        f"{'' if documents.proven else ' (ensemble suffisant ; un plus petit peut exister)'} :",
        f"Documents to ask for first: with {en(names, 'answer', 'answers')} documented, "
        f"{words.level(documents.secured)} would be guaranteed on evidence too"
        f"{'' if documents.proven else ' (this is enough; a smaller set may exist)'}:",
    )
    for name in words.in_order(documents.names):
        every_fr, every_en = (" : chaque cellule sans pièce", ": every cell without a document")
        is_table = words.is_table(name)
        out.say(
            f"{words.asked(name)}{every_fr if is_table else ''}",
            f"{words.asked(name)}{every_en if is_table else ''}",
            mark="- ",
            indent=4,
        )


class _Said:
    """Says which ways there are, and what is proven of them."""

    def __init__(self, words: ProjectWords, out: Paragraphs, found: "NextAvis") -> None:
        self._words = words
        self._out = out
        self._found = found

    def put(self) -> None:
        out, found = self._out, self._found
        level = self._words.level(found.target)
        out.say(f"Niveau visé, garanti sur déclarations : {level}.", f"Level aimed at, on declarations: {level}.")
        if not found.steps:
            self._no_way()
            return
        count = len(found.steps)
        for number, step in enumerate(found.steps, start=1):
            out.gap()
            self._way(number, count, step)
        out.gap()
        self._proof()

    def _way(self, number: int, count: int, step: "Step") -> None:
        out, words = self._out, self._words
        out.say(
            f"Chemin {number} sur {count} : {fr(len(step.actions), 'action', 'actions')}, "
            f"{fr(len(step.answers), 'réponse', 'réponses')}",
            f"Way {number} of {count}: {en(len(step.actions), 'action', 'actions')}, "
            f"{en(len(step.answers), 'answer', 'answers')}",
        )
        if step.actions:
            out.say("Actions à mener :", "Actions to carry out:", indent=2)
            words.put_actions(out, step.actions)
        if step.answers:
            out.say(
                "Réponses à donner, si elles sont favorables :", "Answers to give, if they are good ones:", indent=2
            )
            for name in words.in_order(step.answers):
                cell = words.where(name)
                out.put(f"{words.asked(name)}{f' · {cell}' if cell else ''}", mark="- ", indent=4)
        if step.changes:
            out.say(
                "Ce que les questions seraient alors, par exemple :",
                "What questions would be answered then, for instance:",
                indent=2,
            )
            words.put_changes(out, step.changes)
        self._rules(step.closes, "Règles respectées alors :", "Rules met then:")
        self._rules(
            step.opens,
            "Règles qui ne le seraient pas, et ne sont pas des constats aujourd'hui :",
            "Rules not met then, and not findings today:",
        )

    def _rules(self, rules: tuple[str, ...], french: str, english: str) -> None:
        if rules:
            self._out.say(french, english, indent=2)
        for rule in rules:
            self._out.put(self._words.rule(rule), mark="- ", indent=4)

    def _proof(self) -> None:
        found, out = self._found, self._out
        size = len(found.steps[0].actions) + len(found.steps[0].answers)
        if found.is_proven:
            out.say(
                f"Prouvé : aucun plan ne compte moins de {size} actions et réponses, chaque exigence ouverte étant "
                "comptée au pire, règle par règle ; des réponses liées entre elles peuvent en demander moins. "
                f"{_SUPPOSED[0]}",
                f"Proven: no plan counts fewer than {size} actions and answers, each open requirement being counted at "
                f"its worst, rule by rule; answers that go together may take fewer. {_SUPPOSED[1]}",
            )
        else:
            out.say(
                "La recherche a été arrêtée avant de prouver qu'aucun chemin n'est plus court : règle par règle, il "
                f"faut au moins {max(found.at_least, 1)} actions et réponses, ces chemins en comptent {size}. "
                f"{_SUPPOSED[0]}",
                "The search was stopped before it proved that no way is shorter: rule by rule, it takes at least "
                f"{max(found.at_least, 1)} actions and answers, these ways count {size}. {_SUPPOSED[1]}",
            )

    def _no_way(self) -> None:
        found, out = self._found, self._out
        if found.kept_by:
            out.say(
                "Aucune action, et aucune réponse encore à donner, n'y mène : ces règles pèsent contre ce niveau, et "
                "ce dont elles dépendent ne change plus (passé, coût, nature du projet).",
                "No action, and no answer that is still open, leads there: these rules count against this level, and "
                "what they rest on no longer changes (past, cost, nature of the project).",
            )
            for rule in found.kept_by:
                out.put(self._words.rule(rule), mark="- ", indent=4)
        elif not found.is_proven:
            out.say(
                "Aucun chemin n'a été trouvé dans la limite de la recherche, et rien ne prouve qu'il n'y en a pas.",
                "No way was found within the limit of the search, and nothing proves that there is none.",
            )
        elif found.at_least:
            out.say(
                f"Il n'y a pas de chemin court : il faut au moins {found.at_least} actions et réponses, et la "
                "recherche s'arrête à 12. Répondez d'abord aux questions ouvertes (audit questions), puis suivez le "
                "plan d'actions du rapport.",
                f"There is no short way: it takes at least {found.at_least} actions and answers, and the search ends "
                "at 12. Answer the open questions first (audit questions), then follow the action plan of the report.",
            )
        else:
            out.say(
                "Prouvé : rien de ce qui peut encore être fait n'y mène. Aucune règle ne l'empêche à elle seule ; le "
                "score qu'atteindraient toutes les actions ensemble reste insuffisant.",
                "Proven: nothing that can still be done leads there. No single rule keeps from it; the score that all "
                "actions together would reach is not enough.",
            )


def _as_json(words: ProjectWords, guarantee: "Guarantee", found: "NextAvis | None") -> dict[str, Any]:
    return {
        **words.as_json(SCHEMA, guarantee),
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
            }
            for step in (found.steps if found else ())
        ],
    }
