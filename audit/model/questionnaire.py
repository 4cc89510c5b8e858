"""Questions, tables and sections of an intake questionnaire."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field as ModelField

from audit.model.base import Frozen
from audit.model.bounds import PLAUSIBLE, Bounds
from audit.model.contradiction import Contradiction
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


class Field(Frozen):
    """What a question and a table column have in common: a typed, labelled answer.

    Attributes:
        former_labels: how earlier versions of the questionnaire put its choices, by code; still read.
        minimum: the lowest number accepted, in the unit of the value: euros, fractions, days; see ``bounds``.
        maximum: the highest number accepted.
        usual_from: for an amount, that under which it was probably typed in another unit than the euro: it is told, and
            does not count as known in the project's favour.
    """

    type: QuestionType
    label: Text
    guidance: Text | None = None
    unit: Text | None = None
    choices: tuple[Choice, ...] = ()
    former_labels: dict[Identifier, tuple[Text, ...]] = ModelField(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    usual_from: JsonDecimal | None = ModelField(None, gt=0)

    @property
    def value_type(self) -> ValueType:
        """The type of the fact that an answer becomes."""
        return VALUE_TYPES[self.type]

    @property
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
    """

    id: FactName
    formerly: tuple[FactName, ...] = ()
    guidance: Text
    expected_evidence: Text
    example: Text
    required: bool = False
    optional: bool = False
    actionable: bool = True
    review_types: tuple[ReviewType, ...] = tuple(ReviewType)


class Column(Field):
    """One column of a table.

    Attributes:
        formerly: its ids in earlier versions of the questionnaire, which asked the same; still read.
    """

    id: Identifier
    formerly: tuple[Identifier, ...] = ()
    required: bool = False


class Table(Frozen):
    """A table of the workbook, e.g. one row a contract or a milestone.

    Attributes:
        row_label: the column that names a row in findings.
        rows: how many empty lines the workbook offers.
    """

    id: Identifier
    title: Text
    guidance: Text
    columns: tuple[Column, ...]
    row_label: Identifier
    rows: int = 30
    review_types: tuple[ReviewType, ...] = tuple(ReviewType)

    def column(self, column_id: str) -> Column:
        """Return the column ``column_id``; raises KeyError when there is none."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)


class Section(Frozen):
    """A sheet of questions."""

    id: Identifier
    title: Text
    introduction: Text
    questions: tuple[Question, ...]


class RemovedQuestion(Frozen):
    """What earlier versions of the questionnaire asked, and why this one does not.

    Attributes:
        id: of a question, or ``table/column``.
        why: also says what to do with the answer.
    """

    id: NonEmpty
    why: Text


class GlossaryEntry(Frozen):
    """A term of the trade and what it means; other forms of it stand between brackets, after commas."""

    term: Text
    definition: Text


class QuestionSet(Frozen):
    """Questions in sections, and tables.

    Attributes:
        roles: the questions that the tool itself reads; a review need not ask them all.
        contradictions: the answers that cannot all hold on one project.
    """

    id: Identifier
    version: NonEmpty
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    roles: Roles
    contradictions: tuple[Contradiction, ...] = ()
    removed: tuple[RemovedQuestion, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the sheets."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, name: str) -> Question | None:
        """Return the question ``name``, or None when it is not asked."""
        return next((question for question in self.questions if question.id == name), None)


class Questionnaire(QuestionSet):
    """What one review type asks."""

    title: Text
    review_type: ReviewType


class QuestionBank(QuestionSet):
    """Everything that some review asks: the facts that rules may name.

    Attributes:
        titles: the title of each review's questionnaire; a review without title has none.
    """

    titles: dict[ReviewType, Text]

    def questionnaire(self, review_type: ReviewType) -> Questionnaire:
        """Return what ``review_type`` asks; raises KeyError when it has no questionnaire."""
        sections = (_asked(section, review_type) for section in self.sections)
        return Questionnaire(
            id=self.id,
            version=self.version,
            title=self.titles[review_type],
            review_type=review_type,
            sections=tuple(section for section in sections if section.questions),
            tables=tuple(table for table in self.tables if review_type in table.review_types),
            roles=self.roles,
            contradictions=self.contradictions,
            removed=self.removed,
            glossary=self.glossary,
        )


def _asked(section: Section, review_type: ReviewType) -> Section:
    questions = tuple(question for question in section.questions if review_type in question.review_types)
    return section.model_copy(update={"questions": questions})


COMPLETENESS_LABELS = {
    TableCompleteness.COMPLETE: Text(fr="Complet", en="Complete"),
    TableCompleteness.PARTIAL: Text(fr="Partiel", en="Partial"),
    TableCompleteness.NONE: Text(fr="Aucun élément", en="Nothing to list"),
}
