"""Checks conditions of asking: the part of the language that they keep to, the questions and codes that they read."""

from collections.abc import Iterator, Mapping

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import CHOICE, QUESTION, listed, no_such
from audit.errors import Bilingual, Problem
from audit.model.asking import compared, in_language_of_asking
from audit.model.condition import Condition
from audit.model.questionnaire import Question, Section

_KEY = "asked_when"
_LANGUAGE = Bilingual(
    "asked_when compare des réponses de listes avec des codes, par « is » et « in », reliés par « all » et « any » ; "
    "le reste du langage des conditions n'y a pas cours",
    "asked_when compares answers of lists with codes, by 'is' and 'in', joined by 'all' and 'any'; the rest of the "
    "language of conditions has no place in it",
)


def check_asking(
    section: Section, document: YamlDocument, before: Mapping[str, Question], everywhere: Mapping[str, Question]
) -> Iterator[Problem]:
    """Yield every problem of the conditions of asking of one section.

    Args:
        section: the section.
        document: its file.
        before: the questions of the sheets that stand before its own.
        everywhere: all questions.
    """
    if section.asked_when is not None:
        yield from _problems(section.asked_when, document, (_KEY,), before, everywhere)
    above = dict(before)
    for place, question in enumerate(section.questions):
        if question.asked_when is not None:
            yield from _problems(question.asked_when, document, ("questions", place, _KEY), above, everywhere)
        above[question.id] = question


def _problems(
    condition: Condition,
    document: YamlDocument,
    path: NodePath,
    above: Mapping[str, Question],
    everywhere: Mapping[str, Question],
) -> Iterator[Problem]:
    if not in_language_of_asking(condition):
        yield document.problem(path, _LANGUAGE)
        return
    for name, codes in compared(condition):
        if name not in everywhere:
            yield document.problem(path, no_such(QUESTION, name, above))
        elif name not in above:
            told = Bilingual(
                f"« {name} » est posée après : une question dépend de celles qui la précèdent",
                f"'{name}' is asked later: a question depends on those before it",
            )
            yield document.problem(path, told)
        else:
            known = [option.code for option in above[name].options]
            for code in codes:
                if code not in known:
                    yield document.problem(path, no_such(CHOICE, code, known) + listed(known))
