"""Starts the file of a new rule: valid, tested, and full of texts that remain to be written."""

import json
from datetime import date

from pydantic import TypeAdapter, ValidationError

from audit.errors import Refused
from audit.model.fact import FactDefinition
from audit.model.folded_names import fold_words
from audit.model.rule import Axis, Parameter, RuleId, Slug
from audit.model.value import NUMERIC, ValueType
from audit.rulebase.calendar_months import comparable_value

_RULE_ID: TypeAdapter[str] = TypeAdapter(RuleId)
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
TO_WRITE = ("À rédiger :", "To be written:")  # what `audit rules lint` looks for

_RULE = """\
id: {id}
slug: {slug}
axis: {axis}
severity: major
title:
  fr: "À rédiger : la situation conforme, en une phrase"
  en: "To be written: the compliant situation, in one sentence"
sources: [{source}]
review_types: [pre_launch, self_assessment]
satisfied_when: {condition}
finding:
  - fr: "À rédiger : {{{fact}}}."
    en: "To be written: {{{fact}}}."
cause:
  fr: "À rédiger : la cause probable"
  en: "To be written: the probable cause"
effect:
  fr: "À rédiger : ce qui arrive si rien n'est fait"
  en: "To be written: what happens if nothing is done"
remediation:
  - action: {slug}
    owner_role: project_director
    effort: M
    delay_days: {{pre_launch: 60, self_assessment: 90}}
    do:
      fr: "À rédiger : qui fait quoi"
      en: "To be written: who does what"
    proof:
      fr: "À rédiger : le document qui le montre"
      en: "To be written: the document that shows it"
examples:
  - name: the situation is compliant
    given: {{{fact}: {good}}}
    expect: satisfied
  - name: it is not
    given: {{{fact}: {bad}}}
    expect: violated
  - name: nothing is known
    expect: undetermined
"""

_PACK = """\
id: {id}
version: "0.1"
title:
  fr: {title}
  en: {title}
"""
_DEFAULT_PACK = "paquet"  # of a folder whose name has no letter to begin with


def new_pack(name: str) -> str:
    """Return the YAML of a pack for all projects that changes nothing yet, named after its folder."""
    words = "".join(char if char.isascii() else " " for char in fold_words(name)).split()
    if not words or not words[0][0].isalpha():
        words.insert(0, _DEFAULT_PACK)
    return _PACK.format(
        id="_".join(words), title=json.dumps(name, ensure_ascii=False)
    )  # a string of JSON is one of YAML


def new_rule(
    rule_id: str, slug: str, axis: Axis, fact: FactDefinition, source: str, parameter: Parameter | None
) -> str:
    """Return the YAML of a rule that reads ``fact``, with examples that pass.

    Args:
        rule_id: an id that no rule has had.
        slug: short words for the file name.
        axis: where the rule belongs.
        fact: the question or indicator to read.
        source: a citation.
        parameter: the threshold, for a number; None for a question with closed answers.

    Raises:
        ValueError: when the id or the words are not written as rules write them, or the fact cannot be compared in
            this way.
    """
    if not _is(_RULE_ID, rule_id):
        raise Refused(
            f"« {rule_id} » n'est pas un identifiant de règle : trois majuscules, un tiret et trois chiffres sont "
            "attendus, comme GOV-001",
            f"'{rule_id}' is not the id of a rule: three capitals, a dash and three digits are expected, like GOV-001",
        )
    if not _is(_SLUG, slug):
        raise Refused(
            f"« {slug} » ne peut pas nommer le fichier d'une règle : des minuscules sans accent et des chiffres, les "
            "mots séparés par des tirets, sont attendus, comme responsable-unique",
            f"'{slug}' cannot name the file of a rule: lower-case letters without accents and digits, words separated "
            "by dashes, are expected, like single-owner",
        )
    condition, good, bad = _condition(fact, parameter)
    return _RULE.format(
        id=rule_id, slug=slug, axis=axis.value, fact=fact.name, source=source, condition=condition, good=good, bad=bad
    )


def _is(kind: TypeAdapter[str], text: str) -> bool:
    try:
        kind.validate_python(text)
    except ValidationError:
        return False
    return True


def _condition(fact: FactDefinition, parameter: Parameter | None) -> tuple[str, str, str]:
    """Return the condition and a value on each side of it."""
    if fact.type in NUMERIC and parameter is not None:
        limit = comparable_value(parameter).longest
        if isinstance(limit, date):
            raise Refused(
                f"le paramètre « {parameter.id} » est une date ; « {fact.name} » est un nombre",
                f"parameter '{parameter.id}' is a date; '{fact.name}' is a number",
            )
        return f"{{fact: {fact.name}, max: {{parameter: {parameter.id}}}}}", str(limit), str(limit + 1)
    codes = [option.code for option in fact.options]
    if fact.type is ValueType.CODE:
        return f"{{fact: {fact.name}, is: {codes[0]}}}", codes[0], codes[-1]
    if fact.type is ValueType.CODES:
        return f"{{fact: {fact.name}, includes: [{codes[0]}]}}", f"[{codes[0]}]", f"[{codes[-1]}]"
    raise Refused(
        f"« {fact.name} » est de type {fact.type} : une règle demande une question fermée, ou un nombre et un "
        "paramètre",
        f"'{fact.name}' is of type {fact.type}: a rule needs a closed question, or a number and a parameter",
    )
