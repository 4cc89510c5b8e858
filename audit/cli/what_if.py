"""``audit whatif``: what would follow if some questions were answered otherwise, or some rules met."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.api import WhatIfRefused, load
from audit.cli.groups import Command
from audit.cli.intake import show
from audit.cli.language import bilingual, console_language
from audit.cli.opened_project import AS_JSON, PROJECT, REVIEW_DATE, WHAT_A_PROJECT_IS, opened
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.paragraphs import Paragraphs, en, fr
from audit.cli.project_words import ProjectWords
from audit.errors import Bilingual
from audit.model.answer import WITHOUT_VALUE, AnswerState
from audit.model.reference import FactRef
from audit.model.scoring import Basis
from audit.model.text import Language
from audit.wording.stated_words import BY_THEN
from audit.wording.terms import DIAGNOSIS_STATES, OUTCOMES

if TYPE_CHECKING:
    from audit.engine.verdict import Verdict
    from audit.judgement.guarantee import Guarantee
    from audit.remediation.what_if import Moved, WhatIf

SCHEMA = "what_if/1.2"
_BORNE_OUT = WITHOUT_VALUE | {AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED}
_HEADINGS = {
    "closes": ("Constats levés", "Findings closed"),
    "opens": ("Constats nouveaux", "New findings"),
    "moves": ("Autres règles dont l'issue change", "Other rules whose outcome changes"),
}


@click.command(
    cls=Command,
    help=bilingual(
        "Juger ce qui suivrait d'autres réponses, ou de règles satisfaites : ce qui se ferme, s'ouvre et change.",
        "Judge what would follow from other answers, or from rules met: what closes, opens and moves.",
    )
    + "\n\n"
    + WHAT_A_PROJECT_IS,
)
@PROJECT
@click.option(
    "--fix",
    "fixes",
    multiple=True,
    metavar=bilingual("RÈGLE", "RULE"),
    help=bilingual(
        "Règle à supposer satisfaite, par le moins de changements qu'une action permette (répétable).",
        "Rule to suppose met, by the fewest changes that actions may bring about (may be repeated).",
    ),
)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar=bilingual("QUESTION=VALEUR", "QUESTION=VALUE"),
    help=bilingual(
        "Réponse à supposer, telle qu'on la saisit dans le questionnaire (répétable).",
        "Answer to suppose, as one types it in the questionnaire (may be repeated).",
    ),
)
@LANGUAGE_OF_ERRORS_TOO
@REVIEW_DATE
@RULES
@QUESTIONNAIRES
@AS_JSON
def what_if(
    project: Path,
    fixes: tuple[str, ...],
    answers: tuple[str, ...],
    lang: str,
    review_date: datetime | None,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    as_json: bool,
) -> None:
    """Print what would follow."""
    language = Language(lang)
    if not (fixes or answers):
        raise click.UsageError(
            bilingual(
                "rien n'est supposé : donnez --fix RÈGLE ou --answer QUESTION=VALEUR",
                "nothing is supposed: give --fix RULE or --answer QUESTION=VALUE",
            )
        )
    pairs, malformed = _pairs(answers)
    tool = load(rules_folders, questionnaires_folder, with_durable_rules=False, with_examples=False)
    judged = opened(tool, project, review_date, language)
    try:
        found = tool.what_if(judged, pairs, fixes, language) if pairs or fixes else None
    except WhatIfRefused as refused:
        raise click.UsageError(_told([*malformed, *refused.problems])) from refused
    if malformed or found is None:
        raise click.UsageError(_told(malformed))
    words = ProjectWords(tool, judged, language)
    if as_json:
        click.echo(json.dumps(_as_json(words, found), ensure_ascii=False, indent=2))
    else:
        _Said(words, Paragraphs(language), found).put()
    show(tool.doubts_on(judged, found), language, err=as_json)


def _pairs(answers: tuple[str, ...]) -> tuple[list[tuple[str, str]], list[Bilingual]]:
    """Return the questions and what they are to be answered, and what is wrong with those that say neither."""
    pairs, problems = [], []
    for given in answers:
        name, sign, value = given.partition("=")
        if sign and name.strip() and value.strip():
            pairs.append((name.strip(), value.strip()))
        else:
            problems.append(
                Bilingual(
                    f"--answer « {given} » : QUESTION=VALEUR est attendu ; pour retirer une réponse, « Ne sait pas »",
                    f"--answer '{given}': QUESTION=VALUE is expected; to take an answer away, “Don't know”",
                )
            )
    return pairs, problems


def _told(problems: list[Bilingual]) -> str:
    return WhatIfRefused(problems).said(console_language())


class _Said:
    """Says what is supposed, and what follows."""

    def __init__(self, words: ProjectWords, out: Paragraphs, found: "WhatIf") -> None:
        self._words = words
        self._out = out
        self._found = found

    def put(self) -> None:
        words, out = self._words, self._out
        words.put_heading(out)
        out.gap()
        self._supposed()
        out.gap()
        self._avis()
        any_moved = False
        for change, headings in _HEADINGS.items():
            moved = [item for item in self._found.moved() if item.change == change]
            any_moved |= bool(moved)
            if moved:
                out.gap()
                out.say(f"{headings[0]} ({len(moved)}) :", f"{headings[1]} ({len(moved)}):")
            for item in moved:
                self._moved(item)
        self._diagnoses()
        if not any_moved:
            out.gap()
            out.say("Aucune règle ne change d'issue.", "No rule changes its outcome.")

    def _supposed(self) -> None:
        words, out, found = self._words, self._out, self._found
        given = {name: fact for name, fact in found.answers.items() if fact.state in _BORNE_OUT}
        taken = {name: fact for name, fact in found.answers.items() if name not in given}
        if given or found.fixes:
            out.say("On suppose, pièces à l'appui :", "Assumed, with supporting documents:")
            words.put_changes(out, given)
        for rule in found.fixes:
            already = rule in found.already_met
            note_fr, note_en = (" (déjà satisfaite)", " (met already)") if already else ("", "")
            out.say(f"{words.rule(rule)}{note_fr}", f"{words.rule(rule)}{note_en}", mark="- ", indent=4)
        if taken:
            out.say("On suppose sans réponse :", "Assumed to have no answer:")
            words.put_changes(out, taken)
        if found.fix is None:
            return
        if found.fix.actions:
            out.say("Ce que cela demande de faire :", "What that takes:", indent=2)
            words.put_actions(out, found.fix.actions)
        if found.fix.answers:
            out.say("Ce que cela demande de répondre :", "What that takes to be answered:", indent=2)
        for name in words.in_order(found.fix.answers):
            out.put(words.asked(name), mark="- ", indent=4)
        if found.fix.changes:
            out.say("Réponses changées en conséquence :", "Answers changed accordingly:", indent=2)
            words.put_changes(out, found.fix.changes)
        if found.fix.rests_on:
            out.say(
                "Supposé conforme à ce que la règle demande, sans en choisir le contenu :",
                "Assumed to satisfy the rule, whatever its detailed contents:",
                indent=2,
            )
        for name in words.in_order(found.fix.rests_on):
            out.put(words.asked(name), mark="- ", indent=4)
            self._lacking(name)
        if not found.fix.is_proven:
            out.say("Moins de changements pourraient suffire.", "Fewer changes might be enough.", indent=2)

    def _lacking(self, name: str) -> None:
        """Say how many cells of a table have no document: on evidence, what is supposed of it does not count then."""
        lacking = self._found.after.guarantee.undocumented.given
        count = sum(FactRef.parse(fact.name).table == name for fact in lacking)
        if count:
            self._out.say(
                f"{fr(count, 'cellule y est sans pièce', 'cellules y sont sans pièce')} : cette supposition ne compte "
                "que sur déclarations",
                f"{en(count, 'cell of it has no document', 'cells of it have no document')}: this supposition counts "
                "on declarations only",
                indent=6,
            )

    def _avis(self) -> None:
        words, out, found = self._words, self._out, self._found
        before, after = found.before.guarantee, found.after.guarantee
        words.put_what_a_level_is(out)
        by_then = self._by_then()
        for basis, was, becomes in (
            (Basis.DECLARATIONS, before.declarations, after.declarations),
            (Basis.EVIDENCE, before.evidence, after.evidence),
        ):
            french, english = words.today_on(basis) if by_then else words.level_on(basis)
            out.say(f"{french} :", f"{english}:")
            if words.avis(was, is_opinion=not by_then) == words.avis(becomes, is_opinion=not by_then):
                said = words.avis(was, is_opinion=not by_then)
                out.say(f"inchangé : {said[0]}", f"unchanged: {said[1]}", indent=4)
                continue
            for mark_fr, mark_en, levels in (("avant", "before", was), ("après", "after", becomes)):
                said = words.avis(levels, is_opinion=not by_then)
                out.say(f"{mark_fr} : {said[0]}", f"{mark_en}: {said[1]}", indent=4)

    def _by_then(self) -> bool:
        """Say what the opinion of the report becomes where it goes by the texts of its time; return whether it does."""
        words, out, found = self._words, self._out, self._found
        leading, any_then = [], False
        for one in (found.before, found.after):
            by_then = words.leads_by_then(one.guarantee, one.earlier)
            any_then |= by_then
            leading.append(words.stated(one.earlier if by_then and one.earlier is not None else one.guarantee))
        if not any_then:
            return False
        french, english = words.level_on(words.basis)
        out.say(f"{french}, {BY_THEN.fr} :", f"{english}, {BY_THEN.en}:")
        before, after = leading
        if before == after:
            out.say(f"inchangé : {before}.", f"unchanged: {before}.", indent=4)
        else:
            out.say(f"avant : {before}.", f"before: {before}.", indent=4)
            out.say(f"après : {after}.", f"after: {after}.", indent=4)
        out.say(
            "Lecture rétrospective, non opposable au projet, au regard des repères d'aujourd'hui :",
            "Retrospective reading, which cannot be held against the project, by today's reference texts:",
        )
        return True

    def _moved(self, item: "Moved") -> None:
        out, words = self._out, self._words
        out.put(words.rule(item.rule), mark="- ", indent=2)
        before, after = self._outcome(item.before), self._outcome(item.after)
        out.put(f"{before} → {after}", indent=4)

    def _outcome(self, verdict: "Verdict | None") -> str:
        language = self._words.language
        if verdict is None:
            return "non appliquée" if language is Language.FR else "not applied"
        said = OUTCOMES[verdict.outcome].to(language).lower()
        if len(verdict.possible) > 1:
            possible = [OUTCOMES[kind].to(language).lower() for kind in verdict.possible]
            joined = " ou ".join(possible) if language is Language.FR else " or ".join(possible)
            said += f" ({joined})"
        return said

    def _diagnoses(self) -> None:
        out, language = self._out, self._words.language
        moved = list(self._found.moved_diagnoses())
        if moved:
            out.gap()
            out.say("Diagnostics :", "Diagnoses:")
        for item in moved:
            before, after = (DIAGNOSIS_STATES[state].to(language).lower() for state in (item.before, item.after))
            out.put(f"{self._words.diagnosis(item.diagnosis)} · {before} → {after}", mark="- ", indent=2)


def _as_json(words: ProjectWords, found: "WhatIf") -> dict[str, Any]:
    fix = found.fix
    before: Guarantee = found.before.guarantee
    return {
        **words.as_json(SCHEMA, before, found.before.earlier),
        "avis_after": words.avis_as_json(found.after.guarantee, found.after.earlier),
        "answers": words.changes_as_json(found.answers),
        "fixes": list(found.fixes),
        "already_met": list(found.already_met),
        "fix": None
        if fix is None
        else {
            "actions": words.actions_as_json(fix.actions),
            "answers": words.in_order(fix.answers),
            "changes": words.changes_as_json(fix.changes),
            "supposed": words.in_order(fix.rests_on),
            "is_proven": fix.is_proven,
        },
        "rules": [
            {
                "rule": item.rule,
                "change": item.change.value,
                "before": _verdict(item.before),
                "after": _verdict(item.after),
            }
            for item in found.moved()
        ],
        "diagnoses": [
            {"diagnosis": item.diagnosis, "before": item.before.value, "after": item.after.value}
            for item in found.moved_diagnoses()
        ],
    }


def _verdict(verdict: "Verdict | None") -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {"outcome": verdict.outcome.value, "possible": [kind.value for kind in verdict.possible]}
