"""Checks contradictions beyond their shape: the answers that they read, their examples, that each has its own id."""

from collections.abc import Iterator

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.errors import Bilingual, Problem, words_of
from audit.facts.vocabulary import build_vocabulary
from audit.model.condition import Condition, OutcomeTest
from audit.model.contradiction import Contradiction, ContradictionExample
from audit.model.fact import Vocabulary
from audit.model.questionnaire import QuestionBank
from audit.model.rule import Example, OutcomeKind
from audit.rulebase.check_condition import ConditionChecker
from audit.rulebase.example_facts import check_given
from audit.rulebase.example_names import unknown_names_of
from audit.rulebase.walk import PlacedCondition, too_long, walk

_KEY = "contradictions"
_FEWEST = 2  # answers to be compared
_ONE_ANSWER = Bilingual(
    "une contradiction oppose deux réponses au moins ; celle-ci n'en lit qu'une",
    "a contradiction sets two answers or more against each other; this one reads a single one",
)
_NO_OUTCOME = Bilingual(
    "une contradiction se lit dans les réponses, non dans le résultat d'une règle",
    "a contradiction is read in answers, not in the outcome of a rule",
)


def check_contradictions(bank: QuestionBank, document: YamlDocument) -> list[Problem]:
    """Return every problem of the contradictions of ``bank``, which ``document`` holds."""
    checker = _Checker(build_vocabulary(bank, ()), document)
    return [problem for place, item in enumerate(bank.contradictions) for problem in checker.check(item, (_KEY, place))]


class _Checker:
    def __init__(self, vocabulary: Vocabulary, document: YamlDocument) -> None:
        self._vocabulary = vocabulary
        self._document = document
        self._conditions = ConditionChecker(vocabulary, {})
        self._lines: dict[str, int] = {}

    def check(self, item: Contradiction, path: NodePath) -> Iterator[Problem]:
        yield from self._id(item, path)
        if item.when is not None:
            yield from self._condition(item.when, (*path, "when"))
        for number, example in enumerate(item.examples):
            yield from self._example(example, (*path, "examples", number))
        for wanted in (True, False):
            if all(example.contradicts is not wanted for example in item.examples):
                expected = f"contradicts: {str(wanted).lower()}"
                told = Bilingual(f"aucun exemple n'a « {expected} »", f"there is no example with '{expected}'")
                yield self._document.problem((*path, "examples"), told)

    def _id(self, item: Contradiction, path: NodePath) -> Iterator[Problem]:
        line = self._lines.setdefault(item.id, self._document.line((*path, "id")))
        if line != self._document.line((*path, "id")):
            told = Bilingual(f"{item.id} est déjà employé, ligne {line}", f"{item.id} is already in use, line {line}")
            yield self._document.problem((*path, "id"), told)

    def _condition(self, when: Condition, path: NodePath) -> Iterator[Problem]:
        whole = list(walk(when, path))
        if fault := too_long(whole):
            yield self._document.problem(path, fault)
            return
        for placed in whole:
            if isinstance(placed.condition, OutcomeTest):
                yield self._document.problem(placed.path, _NO_OUTCOME)
            else:
                yield from self._conditions.check(placed, self._document)
        if len({name for placed in whole for name in _read(placed)}) < _FEWEST:
            yield self._document.problem(path, _ONE_ANSWER)

    def _example(self, example: ContradictionExample, path: NodePath) -> Iterator[Problem]:
        yield from unknown_names_of(example.given, example.tables, self._vocabulary, self._document, path)
        given = Example(name="", given=example.given, tables=example.tables, expect=OutcomeKind.UNDETERMINED)
        try:
            check_given(given, self._vocabulary)
        except ValueError as error:
            told = Bilingual(f"« {example.name} » : ", f"'{example.name}': ") + words_of(error)
            yield self._document.problem(path, told)


def _read(placed: PlacedCondition) -> Iterator[str]:
    """Yield the answers, columns and tables that one node reads."""
    facts, columns, _ = placed.condition.reads()
    yield from facts
    yield from (f"{table or placed.table}/{column}" for table, column in columns)
    yield from (name for _, name in placed.condition.tables())
