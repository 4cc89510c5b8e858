"""Says a condition in the words of the questionnaire, as a list that can be indented."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from audit.model.condition import (
    All,
    AnyOf,
    AtLeast,
    ColumnOperand,
    Comparison,
    Condition,
    Exists,
    FactOperand,
    Forbid,
    ForEach,
    Not,
    OutcomeTest,
    ParameterRef,
    RowSelection,
    StateTest,
)
from audit.model.fact import FactDefinition, TableDefinition, Vocabulary
from audit.model.operators import OPERATORS, OperandKind
from audit.model.rule import Parameter
from audit.model.text import Language, Text
from audit.model.value import typed_value
from audit.rulebase.parameter_words import parameter_value
from audit.wording.terms import ANSWER_STATES
from audit.wording.typography import typeset
from audit.wording.values import write_value

_ALL = Text(fr="toutes ces conditions :", en="all of these:")
_ANY = Text(fr="l'une au moins de ces conditions :", en="at least one of these:")
_OR = Text(fr="ou", en="or")
_NOT = Text(fr="le contraire de :", en="the contrary of:")
_MET = {
    "met": Text(fr="la règle {rule} est respectée", en="rule {rule} is met"),
    "not_met": Text(fr="la règle {rule} n'est pas respectée", en="rule {rule} is not met"),
    "violated": Text(
        fr="la règle {rule} n'est pas respectée, même en partie", en="rule {rule} is not met, even in part"
    ),
}


@dataclass(frozen=True)
class Outline:
    """One line, and what is indented under it."""

    words: str
    members: tuple["Outline", ...] = ()


class Outliner:
    """Says conditions in one language."""

    def __init__(self, vocabulary: Vocabulary, parameters: Mapping[str, Parameter], language: Language) -> None:
        self.vocabulary = vocabulary
        self.parameters = parameters
        self.language = language

    def outline(self, condition: Condition, table: TableDefinition | None = None) -> Outline:
        """Return ``condition`` as an outline; inside a table, its columns are what conditions read."""
        match condition:
            case Comparison():
                return self._comparison(condition, table)
            case StateTest():
                states = self._choice(ANSWER_STATES[state].to(self.language) for state in condition.state)
                words = Text(fr="l'état de la réponse à {name} est {states}", en="the answer to {name} is {states}")
                return self._line(words, name=self._quoted(self._subject(condition, table).label), states=states)
            case OutcomeTest():
                return self._line(_MET[condition.outcome], rule=condition.rule)
            case All():
                return self._gate(_ALL, condition.all, table)
            case AnyOf():
                return self._gate(_ANY, condition.any, table)
            case Not():
                return self._gate(_NOT, (condition.not_,), table)
            case AtLeast(at_least=threshold):
                words = Text(fr=f"{threshold.n} au moins de ces conditions :", en=f"at least {threshold.n} of these:")
                return self._gate(words, threshold.of, table)
            case ForEach(for_each=rows):
                words = Text(fr="chaque ligne du tableau {table}", en="each row of the table {table}")
                return self._rows(words, RowSelection(table=rows.table, where=rows.where), rows.satisfies)
            case Exists(exists=selection):
                words = Text(fr="le tableau {table} comporte une ligne", en="the table {table} has a row")
                return self._rows(words, selection)
            case Forbid(forbid=pair):
                return self._forbid(pair.left, pair.right, pair.share)
        assert_never(condition)

    def _comparison(self, condition: Comparison, table: TableDefinition | None) -> Outline:
        subject = self._subject(condition, table)
        operator = OPERATORS[condition.operator]
        said, name = operator.said_of(subject.type).to(self.language), self._quoted(subject.label)
        value = "" if operator.operand is OperandKind.NOTHING else f" {self._operand(condition, subject, table)}"
        return self._typeset(f"{name} {said}{value}")

    def _operand(self, condition: Comparison, subject: FactDefinition, table: TableDefinition | None) -> str:
        operand = condition.operand
        match operand:
            case ParameterRef(parameter=name):
                parameter = self.parameters[name]
                value = parameter_value(parameter).to(self.language)
                return f"{value} ({self._lower(parameter.label)})"
            case FactOperand(fact=name):
                return self._quoted(self.vocabulary.facts[name].label)
            case ColumnOperand(column=name) if table is not None:
                return self._quoted(table.columns[name].label)
        operator = OPERATORS[condition.operator]
        if operator.operand is OperandKind.CODE:
            return self._code(operand, subject)
        if operator.operand is OperandKind.CODES:
            codes = [self._code(code, subject) for code in operand]
            return self._choice(codes) if operator.one_of else ", ".join(codes)
        return write_value(typed_value(subject.type, operand), subject.type, self.language, subject.options)

    def _rows(self, words: Text, selection: RowSelection, satisfies: Condition | None = None) -> Outline:
        table = self.vocabulary.tables[selection.table]
        line = words.to(self.language).format(table=self._quoted(table.title))
        members = []
        if selection.where is not None:
            where = Text(fr="où", en="where").to(self.language)
            members.append(Outline(where, (self.outline(selection.where, table),)))
        if satisfies is not None:
            asked = Text(fr="vérifie", en="satisfies").to(self.language)
            members.append(Outline(asked, (self.outline(satisfies, table),)))
        return self._typeset(line, tuple(members))

    def _forbid(self, left: RowSelection, right: RowSelection, share: tuple[str, ...]) -> Outline:
        columns = self.vocabulary.tables[left.table].columns
        names = ", ".join(self._lower(columns[name].label) for name in share)
        words = Text(
            fr="aucun nom commun ({names}) entre ces deux ensembles de lignes :",
            en="no common name ({names}) between these two sets of rows:",
        )
        rows = Text(fr="les lignes du tableau {table}", en="the rows of the table {table}")
        sides = (self._rows(rows, left), self._rows(rows, right))
        return self._typeset(words.to(self.language).format(names=names), sides)

    def _gate(self, words: Text, members: tuple[Condition, ...], table: TableDefinition | None) -> Outline:
        return self._typeset(words.to(self.language), tuple(self.outline(member, table) for member in members))

    def _line(self, words: Text, **values: str) -> Outline:
        return self._typeset(words.to(self.language).format(**values))

    def _typeset(self, words: str, members: tuple[Outline, ...] = ()) -> Outline:
        return Outline(typeset(words, self.language), members)

    def _subject(self, condition: Comparison | StateTest, table: TableDefinition | None) -> FactDefinition:
        if condition.column is not None and table is not None:
            return table.columns[condition.column]
        return self.vocabulary.facts[condition.subject]

    def _code(self, code: Any, subject: FactDefinition) -> str:
        labels = (option.label for option in subject.options if option.code == code)
        return self._quoted(next(labels, Text(fr=str(code), en=str(code))))

    def _choice(self, words: Iterable[str]) -> str:
        return f" {_OR.to(self.language)} ".join(words)

    def _quoted(self, text: Text) -> str:
        words = text.to(self.language)
        return f"« {words} »" if self.language is Language.FR else f"“{words}”"

    def _lower(self, text: Text) -> str:
        words = text.to(self.language)
        return words[:1].lower() + words[1:]


def in_one_line(item: Outline) -> str:
    """Return an outline as one sentence, its members in brackets."""
    if not item.members:
        return item.words
    return f"{item.words} ({' ; '.join(in_one_line(member) for member in item.members)})"


class ConditionWords:
    """Says conditions in one sentence, in both languages."""

    def __init__(self, vocabulary: Vocabulary, parameters: Mapping[str, Parameter]) -> None:
        self._tables = vocabulary.tables
        self._outliners = [Outliner(vocabulary, parameters, language) for language in (Language.FR, Language.EN)]

    def __call__(self, condition: Condition, table_id: str | None = None) -> Text:
        """Return ``condition`` in the words of the questionnaire; ``table_id`` is the table whose rows it reads."""
        table = self._tables[table_id] if table_id else None
        fr, en = (in_one_line(outliner.outline(condition, table)) for outliner in self._outliners)
        return Text(fr=fr, en=en)
