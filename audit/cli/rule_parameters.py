"""``audit rules parameters``: the thresholds that rules compare with, each with its value, its source and its rules."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from audit.api import load
from audit.cli.language import bilingual, console_language
from audit.cli.options import QUESTIONNAIRES, RULES
from audit.model.folded_names import fold_words
from audit.model.rule import Parameter, ParameterUnit
from audit.model.text import Language, Text
from audit.rulebase.base import RuleBase
from audit.rulebase.parameter_words import parameter_value
from audit.rulebase.reads import parameters_read
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_GIVEN = {
    ParameterUnit.EURO: Text(fr="en euros", en="in euros"),
    ParameterUnit.SHARE: Text(fr="une part, comme 0.30 ou 30%", en="a share, such as 0.30 or 30%"),
    ParameterUnit.DAY: Text(fr="en jours", en="in days"),
    ParameterUnit.MONTH: Text(fr="en mois", en="in months"),
    ParameterUnit.COUNT: Text(fr="un nombre", en="a number"),
    ParameterUnit.DATE: Text(fr="une date, AAAA-MM-JJ", en="a date, YYYY-MM-DD"),
}
_VALUE = Text(fr="Valeur : {value} (--set {id}=… : {given})", en="Value: {value} (--set {id}=…: {given})")
_EDITION = Text(
    fr="Valeur : {value} (nom d'une édition, que --set ne change pas)",
    en="Value: {value} (the name of an edition, which --set does not change)",
)
_SOURCE = Text(fr="Source : {source} ({confidence})", en="Source: {source} ({confidence})")
_NO_SOURCE = Text(fr="Source : aucune ({confidence})", en="Source: none ({confidence})")
_RULES = Text(fr="Règles : {rules}", en="Rules: {rules}")
_NO_RULE = Text(fr="Règles : aucune ne s'y compare", en="Rules: none compares with it")


@click.command(
    "parameters",
    help=bilingual(
        "Lister les paramètres des règles, que « audit portfolio --set » change : valeur, source, règles. MOT n'en "
        "garde que ceux dont le nom ou l'intitulé le contient.",
        "List the parameters of the rules, which 'audit portfolio --set' changes: value, source, rules. WORD keeps "
        "those whose name or label holds it.",
    ),
)
@click.argument("words", nargs=-1, metavar=bilingual("[MOT]...", "[WORD]..."))
@RULES
@QUESTIONNAIRES
def parameters(words: tuple[str, ...], rules_folders: tuple[Path, ...], questionnaires_folder: Path | None) -> None:
    """Print the parameters.

    Raises:
        click.UsageError: when none holds the words.
    """
    rulebase = load(rules_folders, questionnaires_folder, with_examples=False).rulebase
    found = [one for one in sorted(rulebase.parameters.values(), key=lambda one: one.id) if _holds(one, words)]
    if not found:
        listed = " ".join(words)
        raise click.UsageError(
            bilingual(
                f"aucun paramètre dont le nom ou l'intitulé contient « {listed} » ; sans mot, la commande les liste "
                "tous",
                f"no parameter whose name or label holds '{listed}'; without a word, the command lists them all",
            )
        )
    language = Language(console_language())
    for line in _lines(found, rulebase, language):
        click.echo(typeset(line, language))


def _holds(parameter: Parameter, words: Sequence[str]) -> bool:
    said = fold_words(f"{parameter.id} {parameter.label.fr} {parameter.label.en}")
    return all(fold_words(word) in said or word.casefold() in parameter.id for word in words)


def _lines(found: Sequence[Parameter], rulebase: RuleBase, language: Language) -> Iterator[str]:
    readers = _readers(rulebase)
    for one in found:
        yield f"{one.id} — {one.label.to(language)}"
        value = parameter_value(one).to(language)
        given = _GIVEN.get(one.unit)
        if given is None:
            yield "  " + _EDITION.to(language).format(value=value)
        else:
            yield "  " + _VALUE.to(language).format(value=value, id=one.id, given=given.to(language))
        confidence = write_term(one.confidence, language).lower()
        if one.source is None:
            yield "  " + _NO_SOURCE.to(language).format(confidence=confidence)
        else:
            yield "  " + _SOURCE.to(language).format(
                source=_citation(one.source, rulebase, language), confidence=confidence
            )
        rules = readers.get(one.id, ())
        yield "  " + (_RULES.to(language).format(rules=", ".join(rules)) if rules else _NO_RULE.to(language))
        yield f"  {one.note.to(language)}"
        yield ""


def _readers(rulebase: RuleBase) -> Mapping[str, Sequence[str]]:
    """Return the rules that compare with each parameter."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for rule in rulebase.rules:
        for name in parameters_read(rule):
            found[name].append(rule.id)
    return found


def _citation(citation: str, rulebase: RuleBase, language: Language) -> str:
    source_id, _, locator = citation.partition("/")
    source = rulebase.sources[source_id]
    place = source.locators.get(locator)
    said = f" — {place.text.to(language)}" if place else ""
    return f"{citation} {source.title.to(language)}{said}"
