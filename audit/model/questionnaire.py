"""Questions, tables and sections of an intake questionnaire."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from pydantic import Field as ModelField
from pydantic import model_validator

from audit.errors import Refused
from audit.model.answer import AnswerState
from audit.model.answering_role import AnsweringRole
from audit.model.base import Declared, Frozen
from audit.model.bounds import PLAUSIBLE, Bounds
from audit.model.condition import All, Condition
from audit.model.contradiction import Contradiction
from audit.model.kept import kept
from audit.model.names import FactName as FactName
from audit.model.names import Identifier as Identifier
from audit.model.question_type import VALUE_TYPES
from audit.model.question_type import QuestionType as QuestionType
from audit.model.roles import Roles
from audit.model.table_completeness import TableCompleteness as TableCompleteness
from audit.model.text import NonEmpty, Text
from audit.model.value import JsonDecimal, ValueType


class ReviewType(StrEnum):
    """The occasions on which a project is reviewed."""

    FRAMING = "framing"
    PRE_LAUNCH = "pre_launch"
    CRISIS = "crisis"
    SELF_ASSESSMENT = "self_assessment"


class Choice(Frozen):
    """One answer of a closed list: the code that rules read and the label that people read."""

    code: Identifier
    label: Text


YES = Choice(code="yes", label=Text(fr="Oui", en="Yes"))
PARTIAL = Choice(code="partial", label=Text(fr="Partiellement", en="Partly"))
NO = Choice(code="no", label=Text(fr="Non", en="No"))
STANDARD_CHOICES = {
    QuestionType.YES_NO: (YES, NO),
    QuestionType.YES_PARTIAL_NO: (YES, PARTIAL, NO),
}
UNKNOWN_LABEL = Text(fr="Ne sait pas", en="Don't know")
NOT_APPLICABLE_LABEL = Text(fr="Sans objet", en="Not applicable")
EVIDENCE_LABELS = {
    "declared": Text(fr="Déclaré", en="Declared"),
    "documented": Text(fr="Documenté", en="Documented"),
    "verified": Text(fr="Vérifié", en="Verified"),
}


class Field(Declared):
    """What a question and a table column have in common: a typed, labelled answer.

    Attributes:
        former_labels: how earlier versions of the questionnaire put its choices, by code; still read.
        minimum: the lowest number accepted, in the unit of the value: euros, fractions, days; see ``bounds``.
        maximum: the highest number accepted.
        minutes: how long it takes to answer, by the tool's own estimate; for a column, to fill it in on some ten lines.
        usual_from: for an amount, that under which it was probably typed in another unit than the euro: it is told, and
            does not count as known in the project's favour.
        none_label: how a text or a date says that there is none, e.g. « Jamais »: an answer, in the state ``none``. The
            question then is never "not applicable".
        at_least_one: whether a list of several choices holds one of them at least: « aucun » is then no answer.
    """

    type: QuestionType
    label: Text
    guidance: Text | None = None
    unit: Text | None = None
    choices: tuple[Choice, ...] = ()
    former_labels: dict[Identifier, tuple[Text, ...]] = ModelField(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    minutes: int | None = ModelField(None, ge=1, le=480)
    usual_from: JsonDecimal | None = ModelField(None, gt=0)
    none_label: Text | None = None
    at_least_one: bool = False

    @model_validator(mode="after")
    def _none_is_said_once(self) -> "Field":
        """Refuse ``none_label`` where a list, a number or an empty list of names says it already."""
        if self.none_label is not None and self.type not in (QuestionType.TEXT, QuestionType.DATE):
            raise Refused(
                f"« none_label » va avec un texte ou une date, non avec {self.type}",
                f"'none_label' goes with a text or a date, not with {self.type}",
            )
        return self

    @property
    def absence(self) -> AnswerState:
        """The state of the answer that gives no value and is final: there is none, or the question does not apply."""
        return AnswerState.NONE if self.none_label else AnswerState.NOT_APPLICABLE

    @property
    def value_type(self) -> ValueType:
        """The type of the fact that an answer becomes."""
        return VALUE_TYPES[self.type]

    @property
    @kept(most=4_096)
    def bounds(self) -> Bounds | None:
        """The lowest and highest number accepted: its own, or those of its type; None when no number is asked."""
        plausible = PLAUSIBLE.get(self.type)
        if plausible is None:
            return None
        low, high = (None if bound is None else Decimal(f"{bound:.15g}") for bound in (self.minimum, self.maximum))
        return Bounds(plausible.low if low is None else low, plausible.high if high is None else high)

    @property
    def options(self) -> tuple[Choice, ...]:
        """The closed list of answers, empty for open questions."""
        return STANDARD_CHOICES.get(self.type, self.choices)

    def label_of(self, code: str) -> Text | None:
        """Return the label of an answer code, or None when the list does not hold it."""
        return next((option.label for option in self.options if option.code == code), None)


class Question(Field):
    """One question; its id is the name of the fact that it feeds and never changes meaning.

    Attributes:
        actionable: whether an action can change its answer. What a project is, what it costs and what is past cannot
            be changed: no plan is made of it.
        optional: whether it may stay blank for good: without an answer, it is not counted among what is asked.
        formerly: its ids in earlier versions of the questionnaire, which asked the same; still read.
        answered_by: who knows the answer.
        asked_when: the answers to earlier questions with which it has an object, see ``audit.model.asking``; None:
            always. Left blank where others are given, it is not waited for.
    """

    id: FactName
    formerly: tuple[FactName, ...] = ()
    guidance: Text
    expected_evidence: Text
    example: Text
    required: bool = False
    optional: bool = False
    actionable: bool = True
    answered_by: AnsweringRole = AnsweringRole.DIRECTOR
    asked_when: Condition | None = None
    review_types: tuple[ReviewType, ...] = tuple(ReviewType)


class Column(Field):
    """One column of a table.

    Attributes:
        formerly: its ids in earlier versions of the questionnaire, which asked the same; still read.
        review_types: the reviews that ask it, of those that ask for the table.
    """

    id: Identifier
    formerly: tuple[Identifier, ...] = ()
    required: bool = False
    review_types: tuple[ReviewType, ...] = tuple(ReviewType)


class Table(Declared):
    """A table of the workbook, e.g. one row a contract or a milestone.

    Attributes:
        row_label: the column that names a row in findings.
        rows: how many empty lines the workbook offers.
        answered_by: who knows what to enter.
        optional: whether it, and any cell of it that is not required, may stay empty without a word.
    """

    id: Identifier
    title: Text
    guidance: Text
    columns: tuple[Column, ...]
    row_label: Identifier
    rows: int = 30
    answered_by: AnsweringRole = AnsweringRole.DIRECTOR
    optional: bool = False
    review_types: tuple[ReviewType, ...] = tuple(ReviewType)

    @property
    def minutes(self) -> int | None:
        """How long the columns take to fill in on some ten lines; None where one of them has no estimate."""
        return total_minutes(self.columns)

    def column(self, column_id: str) -> Column:
        """Return the column ``column_id``; raises KeyError when there is none."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)


def total_minutes(parts: Iterable["Field | Table"]) -> int | None:
    """Return how long ``parts`` take together; None where one of them has no estimate."""
    minutes = [part.minutes for part in parts]
    return None if None in minutes else sum(one for one in minutes if one is not None)


class Section(Declared):
    """A sheet of questions.

    Attributes:
        asked_when: when any of its questions has an object; see ``Question``.
    """

    id: Identifier
    title: Text
    introduction: Text
    asked_when: Condition | None = None
    questions: tuple[Question, ...]


class RemovedQuestion(Declared):
    """What earlier versions of the questionnaire asked, and why this one does not.

    Attributes:
        id: of a question, or ``table/column``.
        why: also says what to do with the answer.
    """

    id: NonEmpty
    why: Text


class GlossaryEntry(Declared):
    """A term of the trade and what it means; other forms of it stand between brackets, after commas."""

    term: Text
    definition: Text


class QuestionSet(Declared):
    """Questions in sections, and tables.

    Attributes:
        roles: the questions that the tool itself reads; a review need not ask them all.
        contradictions: the answers that cannot all hold on one project.
        asked_words: by question that is not always asked, in words, the answers with which it is.
    """

    id: Identifier
    version: NonEmpty
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    roles: Roles
    contradictions: tuple[Contradiction, ...] = ()
    removed: tuple[RemovedQuestion, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    asked_words: dict[FactName, Text] = ModelField(default_factory=dict)

    @property
    @kept(most=256)
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the sheets."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    @kept(most=256)
    def conditions_of_asking(self) -> Mapping[str, Condition]:
        """By question, in the order of the sheets, when it is asked: with its section, and when itself has an object.

        A question that is always asked has none.
        """
        found = {}
        for section in self.sections:
            for question in section.questions:
                parts = [part for part in (section.asked_when, question.asked_when) if part is not None]
                if parts:
                    found[question.id] = parts[0] if len(parts) == 1 else All.model_construct(all=tuple(parts))
        return found

    def question(self, name: str) -> Question | None:
        """Return the question ``name``, or None when it is not asked."""
        return self._by_id.get(name)

    @property
    @kept(most=256)
    def _by_id(self) -> Mapping[str, Question]:
        # Of two questions of the same id, which loading refuses, the first.
        return {question.id: question for question in reversed(self.questions)}


class Questionnaire(QuestionSet):
    """What one review type asks: the whole of it, or what one role knows of it.

    Attributes:
        part: whose questions these are; None when it is everybody's.
    """

    title: Text
    review_type: ReviewType
    part: AnsweringRole | None = None

    @property
    def minutes(self) -> int | None:
        """How long everything takes, by the tool's own estimate; None where a part of it has none."""
        return total_minutes((*self.questions, *self.tables))

    @property
    def answering_roles(self) -> tuple[AnsweringRole, ...]:
        """The roles that have a question or a table of their own, in the order of the list of roles."""
        named = {question.answered_by for question in self.questions} | {table.answered_by for table in self.tables}
        return tuple(role for role in AnsweringRole if role in named)

    @kept(most=64)
    def part_of(self, role: AnsweringRole) -> "Questionnaire":
        """Return what ``role`` knows, and the questions that say which project it is."""
        identity = self.roles.identity
        sections = (
            section.model_copy(
                update={
                    "questions": tuple(
                        question
                        for question in section.questions
                        if question.answered_by is role or question.id in identity
                    )
                }
            )
            for section in self.sections
        )
        return self.model_copy(
            update={
                "sections": tuple(section for section in sections if section.questions),
                "tables": tuple(table for table in self.tables if table.answered_by is role),
                "part": role,
            }
        )


class QuestionBank(QuestionSet):
    """Everything that some review asks: the facts that rules may name.

    Attributes:
        titles: the title of each review's questionnaire; a review without title has none.
    """

    titles: dict[ReviewType, Text]

    @kept(most=64)
    def questionnaire(self, review_type: ReviewType) -> Questionnaire:
        """Return what ``review_type`` asks; raises KeyError when it has no questionnaire."""
        sections = (_asked(section, review_type) for section in self.sections)
        return Questionnaire.model_construct(  # of parts that were validated
            id=self.id,
            version=self.version,
            title=self.titles[review_type],
            review_type=review_type,
            sections=tuple(section for section in sections if section.questions),
            tables=tuple(
                _with_columns_of(table, review_type) for table in self.tables if review_type in table.review_types
            ),
            roles=self.roles,
            contradictions=self.contradictions,
            removed=self.removed,
            glossary=self.glossary,
            asked_words=self.asked_words,
        )


def _with_columns_of(table: Table, review_type: ReviewType) -> Table:
    columns = tuple(column for column in table.columns if review_type in column.review_types)
    return table if columns == table.columns else table.model_copy(update={"columns": columns})


def _asked(section: Section, review_type: ReviewType) -> Section:
    questions = tuple(question for question in section.questions if review_type in question.review_types)
    return section.model_copy(update={"questions": questions})


COMPLETENESS_LABELS = {
    TableCompleteness.COMPLETE: Text(fr="Complet", en="Complete"),
    TableCompleteness.PARTIAL: Text(fr="Partiel", en="Partial"),
    TableCompleteness.NONE: Text(fr="Aucun élément", en="Nothing to list"),
}
