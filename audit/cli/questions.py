"""``audit questions``: the open answers that settle the avis the most, and those that cannot change it."""

import json
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.api import load
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.opened_project import AS_JSON, PROJECT, REVIEW_DATE, WHAT_A_PROJECT_IS, opened
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.paragraphs import Paragraphs, en, fr
from audit.cli.project_words import ProjectWords
from audit.model.text import Language
from audit.wording.numbers import write_number, write_share

if TYPE_CHECKING:
    from audit.judgement.guarantee import Guarantee
    from audit.remediation.questions_that_matter import QuestionsThatMatter

SCHEMA = "questions/1.1"
_DIGITS = 4
_A_TENTH = Decimal("0.001")  # of a per cent
_MOST_WORLDS = 1_000_000
_GREATEST_SEED = 2**32 - 1


@click.command(
    cls=Command,
    help=bilingual(
        "Classer les réponses manquantes selon ce qu'elles tranchent, et dire lesquelles ne changent plus l'avis.",
        "Rank the missing answers by what they settle, and say which cannot change the opinion any more.",
    )
    + "\n\n"
    + WHAT_A_PROJECT_IS,
)
@PROJECT
@click.option(
    "--worlds",
    type=click.IntRange(100, _MOST_WORLDS),
    metavar=bilingual("NOMBRE", "NUMBER"),
    default=20_000,
    show_default=True,
    help=bilingual("Nombre de mondes tirés pour classer.", "How many worlds are drawn to rank."),
)
@click.option(
    "--seed",
    type=click.IntRange(0, _GREATEST_SEED),
    metavar=bilingual("NOMBRE", "NUMBER"),
    default=0,
    show_default=True,
    help=bilingual("Graine du tirage.", "Seed of the draw."),
)
@LANGUAGE_OF_ERRORS_TOO
@REVIEW_DATE
@RULES
@QUESTIONNAIRES
@AS_JSON
def questions(
    project: Path,
    worlds: int,
    seed: int,
    lang: str,
    review_date: datetime | None,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    as_json: bool,
) -> None:
    """Print the open answers, ranked."""
    language = Language(lang)
    tool = load(rules_folders, questionnaires_folder, with_durable_rules=False, with_examples=False)
    judged = opened(tool, project, review_date, language)
    guarantee, found = tool.guarantee(judged), tool.questions(judged, worlds, seed)
    words = ProjectWords(tool, judged, language)
    if as_json:
        click.echo(json.dumps(_as_json(words, guarantee, found), ensure_ascii=False, indent=2))
        return
    out = Paragraphs(language)
    words.put_heading(out)
    words.put_avis(out, guarantee)
    out.gap()
    _Said(words, out, found).put()
    if guarantee.documents is not None:
        out.gap()
        words.put_documents(out, guarantee.documents, guarantee.undocumented)


class _Said:
    """Says what the answers settle, and over what."""

    def __init__(self, words: ProjectWords, out: Paragraphs, found: "QuestionsThatMatter") -> None:
        self._words = words
        self._out = out
        self._found = found
        self._count = write_number(Decimal(found.worlds), words.language)

    def put(self) -> None:
        found, out = self._found, self._out
        if found.is_certain:
            still = len(found.others) + len(found.without_effect)
            asked_fr, asked_en = "aucune réponse ne manque", "no answer is missing"
            if still:
                asked_fr = (
                    "aucune réponse n'est demandée, car aucune ne peut le changer "
                    f"({fr(still, 'réponse ouverte', 'réponses ouvertes')})"
                )
                asked_en = (
                    f"no answer is asked for, since none can change it ({en(still, 'open answer', 'open answers')})"
                )
            out.say(
                f"Le niveau sur déclarations est acquis, et c'est prouvé : {asked_fr}.",
                f"The level on declarations is certain, and proven so: {asked_en}.",
            )
            return
        self._worlds()
        if found.is_uniform:
            self._uniform()
        else:
            self._ranked()
        self._without_effect()

    def _worlds(self) -> None:
        found, out, words = self._found, self._out, self._words
        out.say(
            f"{self._count} mondes tirés (graine {found.seed}) : chacun complète le projet, de l'ignorance des "
            "réponses jusqu'à la meilleure complétion connue.",
            f"{self._count} random ways of completing the missing answers were drawn (seed {found.seed}), from pure "
            "chance to the best completion known.",
        )
        for level in found.possible:
            share = _share(found.levels.get(level, 0), found.worlds, words.language)
            none_fr = ", que la preuve n'exclut pas" if level in found.unmet else ""
            none_en = "; not proven impossible" if level in found.unmet else ""
            out.say(
                f"{words.level(level)} : {share} des mondes{none_fr}",
                f"{words.level(level)}: {share} of the draws{none_en}",
                mark="- ",
                indent=2,
            )
        out.gap()

    def _uniform(self) -> None:
        found, out, words = self._found, self._out, self._words
        count = len(found.others)
        (met,) = [level for level, count in found.levels.items() if count] or [found.possible[-1]]
        others_fr = ", ".join(words.level(level) for level in found.unmet)
        out.say(
            f"Dans les {self._count} mondes tirés, le niveau est {words.level(met)} ; la preuve n'exclut pas "
            f"{others_fr}. Aucun classement n'en est tiré, et rien n'est dit de ce qui suffirait.",
            f"In the {self._count} draws, the level is {words.level(met)}; the proof does not exclude "
            f"{others_fr}. No ranking is drawn from them, and nothing is said of what would be enough.",
        )
        out.say(
            f"{fr(count, 'réponse peut encore', 'réponses peuvent encore')} changer une règle ; le rapport classe les "
            "réponses selon le poids des règles qui les attendent.",
            f"{en(count, 'answer', 'answers')} may still change a rule; the report ranks answers by the weight of the "
            "rules that wait for them.",
        )

    def _ranked(self) -> None:
        found, out, words = self._found, self._out, self._words
        if not found.ranked:
            out.say(
                f"Sur {self._count} mondes tirés, trop peu diffèrent par leur niveau pour classer les réponses : "
                "aucune n'est mise en avant.",
                f"Over {self._count} draws, too few differ in their level for answers to be ranked: none is put "
                "forward.",
            )
            return
        out.say(
            f"Meilleure réponse suivante sur {self._count} mondes tirés ; part de l'incertitude sur le niveau levée "
            "ensemble avec les précédentes (seule) :",
            f"Best next answer over {self._count} draws; part of the uncertainty about the level removed "
            "together with those before (alone):",
        )
        for number, answer in enumerate(found.ranked, start=1):
            together, alone = (write_share(_rounded(part), words.language)
                               for part in (answer.then_removed, answer.removed))  # fmt: skip
            cell = words.where(answer.name)
            place = f" · {cell}" if cell else ""
            out.put(f"{words.asked(answer.name)}{place} · {together} ({alone})", mark=f"{number}. ", indent=2)
        out.gap()
        self._enough()
        if found.others:
            out.say(
                f"Pouvant changer une règle, et pesant moins sur le niveau : "
                f"{fr(len(found.others), 'autre réponse', 'autres réponses')}.",
                f"Able to change a rule, and weighing less on the level: "
                f"{en(len(found.others), 'other answer', 'other answers')}.",
            )

    def _enough(self) -> None:
        found, out = self._found, self._out
        if found.enough is None:
            out.say(
                "Celles-ci ne suffisent pas à trancher le niveau dans tous les mondes tirés.",
                "These are not enough to settle the level in every world drawn.",
            )
            return
        several = found.enough > 1
        out.say(
            f"{f'Ces {found.enough} premières réponses suffisent' if several else 'La première réponse suffit'} : "
            f"{'elles tranchent' if several else 'elle tranche'} le niveau dans les {self._count} mondes tirés, et "
            f"dans {self._count} autres. C'est une observation, non une preuve.",
            f"{f'These first {found.enough} answers are' if several else 'The first answer is'} enough: "
            f"{'they settle' if several else 'it settles'} the level in the {self._count} draws, and in "
            f"{self._count} others. This is an observation, not a proof.",
        )

    def _without_effect(self) -> None:
        found, out, words = self._found, self._out, self._words
        if not found.without_effect:
            return
        out.gap()
        out.say(
            f"Sans effet sur aucune règle désormais, donc non demandées "
            f"({fr(len(found.without_effect), 'réponse ouverte', 'réponses ouvertes')}) :",
            f"Without effect on any rule by now, hence not asked for "
            f"({en(len(found.without_effect), 'open answer', 'open answers')}):",
        )
        for name in words.in_order(found.without_effect):
            out.put(words.asked(name), mark="- ", indent=2)


def _rounded(share: float) -> Decimal:
    return Decimal(f"{share:.3f}")


def _share(count: int, worlds: int, language: Language) -> str:
    """Return a part of the worlds in per cent, to one decimal: never none nor all of them where it is neither."""
    share = (Decimal(count) / worlds).quantize(_A_TENTH, ROUND_HALF_EVEN)
    if share == 0 and count:
        return f"{bilingual('moins de', 'less than')} {write_share(_A_TENTH, language)}"
    if share == 1 and count < worlds:
        return f"{bilingual('plus de', 'more than')} {write_share(1 - _A_TENTH, language)}"
    return write_share(share, language)


def _as_json(words: ProjectWords, guarantee: "Guarantee", found: "QuestionsThatMatter") -> dict[str, Any]:
    return {
        **words.as_json(SCHEMA, guarantee, words.earlier),
        "certain": found.is_certain,
        "possible": [level.value for level in found.possible],
        "worlds": found.worlds,
        "seed": found.seed,
        "levels": {level.value: found.levels.get(level, 0) for level in found.possible},
        "ranked": [
            {
                "name": answer.name,
                "removed": round(answer.removed, _DIGITS),
                "then_removed": round(answer.then_removed, _DIGITS),
            }
            for answer in found.ranked
        ],
        "enough": found.enough,
        "without_effect": words.in_order(found.without_effect),
        "others": words.in_order(found.others),
    }
