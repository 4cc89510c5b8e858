"""Loads the indicators, and checks every name that they read against the questions."""

from collections.abc import Iterator
from pathlib import Path

from audit.declarations.folders import shipped_folder
from audit.declarations.strict_yaml import NodePath, YamlDocument, read_yaml
from audit.declarations.validated import validated
from audit.errors import Bilingual, DeclarationsInvalid, Problem
from audit.facts.indicators.check_declared import check_declared
from audit.facts.indicators.definition import IndicatorDeclaration, IndicatorDefinition
from audit.facts.indicators.shapes.base import Shape
from audit.model.base import Declared
from audit.model.question_reference import ColumnOf, QuestionOf
from audit.model.questionnaire import QuestionBank
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.references import Asked, check_names, names_in

_FILE = "indicators.yaml"


class _Indicators(Declared):
    indicators: tuple[IndicatorDeclaration, ...]


def load_indicators(folder: Path | None = None, bank: QuestionBank | None = None) -> tuple[IndicatorDefinition, ...]:
    """Load questionnaires/indicators.yaml.

    Args:
        folder: where it lies; the shipped one by default.
        bank: the questions of the same folder, when they are loaded already.

    Raises:
        DeclarationsInvalid: with every problem of the file.
    """
    bank = bank or load_question_bank(folder)
    path = (folder or shipped_folder("questionnaires")) / _FILE
    document, problems = read_yaml(path, f"questionnaires/{_FILE}")
    if document is None or problems:
        raise DeclarationsInvalid(problems)
    declared, problems = validated(document, _Indicators)
    if declared is None:
        raise DeclarationsInvalid(problems)
    problems = list(_problems(declared.indicators, document, bank))
    if problems:
        raise DeclarationsInvalid(problems)
    return tuple(_definition(item, bank.roles.review_date) for item in declared.indicators)


def _problems(
    declared: tuple[IndicatorDeclaration, ...], document: YamlDocument, bank: QuestionBank
) -> Iterator[Problem]:
    asked = Asked.by(bank.sections, bank.tables)
    taken = set(asked.questions)
    for number, item in enumerate(declared):
        path: NodePath = ("indicators", number)
        if item.id in taken:
            message = Bilingual(f"« {item.id} » est déjà déclaré", f"'{item.id}' is already declared")
            yield document.problem((*path, "id"), message)
        taken.add(item.id)
        computed = item.computed
        if item.type is not computed.shape.gives:
            gives = computed.shape.gives
            message = Bilingual(
                f"la forme « {computed.name} » donne « {gives} », et non « {item.type} »",
                f"the shape '{computed.name}' gives '{gives}', not '{item.type}'",
            )
            yield document.problem((*path, "type"), message)
        yield from check_names(computed.shape, document, (*path, "computed", computed.name), asked)
        if item.declared is not None:
            yield from check_declared(item, item.declared, document, (*path, "declared"), asked)
    figures = [item.declared for item in declared]
    for number, figure in enumerate(figures):
        if figure is not None and figure in figures[:number]:
            message = Bilingual(
                f"« {figure} » est déjà le chiffre publié d'un autre indicateur",
                f"'{figure}' is the published figure of another indicator already",
            )
            yield document.problem(("indicators", number, "declared"), message)


def _definition(item: IndicatorDeclaration, review_date: str) -> IndicatorDefinition:
    return IndicatorDefinition(
        id=item.id,
        type=item.type,
        label=item.label,
        definition=item.definition,
        computed=item.computed,
        actionable=item.actionable,
        declared=item.declared,
        below_zero=item.below_zero,
        inputs=tuple(dict.fromkeys(_inputs(item.computed.shape, review_date))),
    )


def _inputs(shape: Shape, review_date: str) -> Iterator[str]:
    """Yield the questions and columns that ``shape`` draws from, the date of the review first."""
    if shape.counts_to_review:
        yield review_date
    for named in names_in(shape):
        if named.path[0] == "cited":  # shown only
            continue
        match named.mark:
            case QuestionOf():
                yield named.name
            case ColumnOf():
                yield f"{named.table}/{named.name}"
