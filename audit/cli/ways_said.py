"""Says which ways lead to the next level, what documents would bear out then, and what is proven of them."""

from typing import TYPE_CHECKING

from audit.cli.due_dates import DueDates
from audit.cli.paragraphs import Paragraphs, en, fr
from audit.cli.project_words import ProjectWords
from audit.model.scoring import Basis, Statement

if TYPE_CHECKING:
    from audit.remediation.next_avis import NextAvis, Step

MOST_ITEMS = 12
"""Beyond which no way is looked for; the same as the search has it, which is not loaded for this."""

_ITEMS_FR = ("action ou réponse", "actions et réponses")
_ITEMS_EN = ("action or answer", "actions and answers")
_THESE_FR = ("ce chemin en compte", "ces chemins en comptent")
_THESE_EN = ("this option takes", "these options take")
_SUPPOSED = (
    " Le contenu des tableaux nommés est supposé être ce que les règles demandent : vérifiez-le avant de vous engager, "
    "par exemple avec audit whatif.",
    " The contents of the tables named are assumed to satisfy the rules: check this before committing to it, for "
    "instance with audit whatif.",
)


class WaysSaid:
    """Says which ways there are, and what is proven of them."""

    def __init__(self, words: ProjectWords, due: DueDates, out: Paragraphs, found: "NextAvis") -> None:
        self._words = words
        self._due = due
        self._out = out
        self._found = found

    def put(self) -> None:
        """Print them."""
        out, found = self._out, self._found
        level = self._words.level(found.target)
        out.say(
            f"Niveau visé, garanti sur déclarations : {level}.", f"Target level, guaranteed on declarations: {level}."
        )
        if self._words.basis is Basis.EVIDENCE and self._words.statement is Statement.AVIS:
            each_fr = " : chaque chemin dit ce que les pièces garantiraient alors" if found.steps else ""
            each_en = ": each option says what documents would guarantee then" if found.steps else ""
            out.say(
                f"L'avis de cette revue est rendu sur réponses étayées{each_fr}.",
                f"The opinion of this review rests on evidence{each_en}.",
            )
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
            f"Option {number} of {count}: {en(len(step.actions), 'action', 'actions')}, "
            f"{en(len(step.answers), 'answer', 'answers')}",
        )
        if step.actions:
            out.say("Actions à mener :", "Actions to carry out:", indent=2)
            words.put_actions(out, step.actions, lambda action: self._due.put(out, action))
        if step.answers:
            out.say(
                "Réponses à donner, si elles sont favorables :",
                "Answers also needed, assuming they are favourable:",
                indent=2,
            )
            for name in words.in_order(step.answers):
                cell = words.where(name)
                out.put(f"{words.asked(name)}{f' · {cell}' if cell else ''}", mark="- ", indent=4)
        if step.changes:
            out.say(
                "Ce que les réponses seraient alors, par exemple :",
                "What the answers would be then, for instance:",
                indent=2,
            )
            words.put_changes(out, step.changes)
        if step.rests_on:
            tables = ", ".join(words.asked(name) for name in words.in_order(step.rests_on))
            out.say(
                f"Tableaux dont le contenu est supposé conforme à ce que les règles demandent : {tables}",
                f"Tables whose contents are assumed to satisfy the rules: {tables}",
                indent=2,
            )
        if step.on_evidence is not None:
            said_fr, said_en = words.avis(step.on_evidence)
            out.say(
                f"Sur réponses étayées, si ce qui change est documenté et rien de plus : {said_fr}",
                f"On evidence, if what changes is documented and nothing more: {said_en}",
                indent=2,
            )
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
        supposed_fr, supposed_en = _SUPPOSED if any(step.rests_on for step in found.steps) else ("", "")
        if found.is_proven:
            out.say(
                f"Prouvé : aucun plan ne compte moins de {fr(size, *_ITEMS_FR)}. Chaque chemin a été jugé à nouveau, "
                f"et le niveau y est garanti quelles que soient les réponses encore ouvertes.{supposed_fr}",
                f"Proven: no plan takes fewer than {en(size, *_ITEMS_EN)}. Each option was judged again, and the level "
                f"is guaranteed then whatever the answers that are still open.{supposed_en}",
            )
        else:
            least = max(found.at_least, 1)
            out.say(
                "La recherche a été arrêtée avant de prouver qu'aucun chemin n'est plus court : il faut au moins "
                f"{fr(least, *_ITEMS_FR)}, {_THESE_FR[len(found.steps) > 1]} {size}.{supposed_fr}",
                "The search was stopped before it proved that no option is shorter: it takes at least "
                f"{en(least, *_ITEMS_EN)}, {_THESE_EN[len(found.steps) > 1]} {size}.{supposed_en}",
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
                "No option was found within the limit of the search, and nothing proves that there is none.",
            )
        elif found.at_least:
            out.say(
                f"Il n'y a pas de chemin court : il faut au moins {fr(found.at_least, *_ITEMS_FR)}, et la "
                f"recherche s'arrête à {MOST_ITEMS}. Répondez d'abord aux questions ouvertes (audit questions), puis "
                "suivez le plan d'actions du rapport.",
                f"There is no short route: it takes at least {en(found.at_least, *_ITEMS_EN)}, and the search stops "
                f"at {MOST_ITEMS}. Answer the open questions first (audit questions), then follow the action plan of "
                "the report.",
            )
        else:
            out.say(
                "Prouvé : rien de ce qui peut encore être fait n'y mène. Ce n'est pas le fait de règles que l'on "
                "puisse nommer : le score, ou plusieurs raisons réunies, retient l'avis sous ce niveau.",
                "Proven: nothing that can still be done leads there. No rules that could be named are why: the score, "
                "or several reasons together, keep the opinion below this level.",
            )
