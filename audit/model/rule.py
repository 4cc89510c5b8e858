"""Rules: the compliant situation, who asks for it, what to do when it is not met."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from audit.model.base import Frozen
from audit.model.condition import Condition
from audit.model.condition import RuleId as RuleId
from audit.model.delay import Delay
from audit.model.example_table import ExampleTable as ExampleTable
from audit.model.iso_date import IsoDate
from audit.model.owner_role import OwnerRole as OwnerRole
from audit.model.questionnaire import FactName, Identifier, ReviewType
from audit.model.text import Text
from audit.model.value import JsonDecimal

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Citation = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9.-]*(/[A-Za-z0-9.-]+)?$")]


class Axis(StrEnum):
    """The five criteria of DINUM's opinions, and security and compliance (source DINUM-CRITERES)."""

    STRATEGY = "strategie"
    FINANCE = "finances"
    GOVERNANCE = "gouvernance"
    DELIVERY = "realisation"
    PLANNING = "planning"
    SECURITY = "securite"


class Severity(StrEnum):
    """How much a rule weighs, heaviest first."""

    BLOCKING = "blocking"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"


class OutcomeKind(StrEnum):
    """What a rule finds on a project."""

    SATISFIED = "satisfied"
    PARTIAL = "partial"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


class Effort(StrEnum):
    """Order of magnitude of the work an action asks for."""

    S = "S"
    M = "M"
    L = "L"
    XL = "XL"


class Action(Frozen):
    """One remediation action of a rule.

    Attributes:
        action: an identifier shared by every rule that asks for the same action.
        delay_days: days from the review date, by review type.
        proof: what shows that the action is done.
    """

    action: Slug
    owner_role: OwnerRole
    effort: Effort
    delay_days: dict[ReviewType, Delay] = Field(min_length=1)
    do: Text
    proof: Text
    after: tuple[Slug, ...] = ()


class FindingSentence(Text):
    """One sentence of a finding, or a few that go together.

    Attributes:
        when: when it is said; always when absent. A sentence that lists rows is only said when there are some.
    """

    when: Condition | None = None


class Example(Frozen):
    """A situation and the outcome that the rule must give; facts not given are blank."""

    name: str
    given: dict[FactName, Any] = Field(default_factory=dict)
    tables: dict[Identifier, ExampleTable] = Field(default_factory=dict)
    expect: OutcomeKind


class Rule(Frozen):
    """One rule, as its YAML file writes it; see docs/rule-language.md."""

    id: RuleId
    slug: Slug
    version: int = Field(1, ge=1)
    axis: Axis
    severity: Severity
    title: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
    review_types: tuple[ReviewType, ...] = Field(min_length=1)
    applies_when: Condition | None = None
    satisfied_when: Condition
    partial_when: Condition | None = None
    finding: tuple[FindingSentence, ...] = Field(min_length=1)
    cause: Text
    effect: Text
    remediation: tuple[Action, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = Field(min_length=1)


class Confidence(StrEnum):
    """How a source was read (the marks of the register of sources)."""

    PRIMARY = "primary"  # the text itself was read
    SECONDARY = "secondary"  # a report of the text was read
    INFERENCE = "inference"  # concluded from texts that were read
    TOOL_CHOICE = "tool_choice"  # no source gives the figure; an adjustable choice of this tool


class Locator(Frozen):
    """A place in a source: an article, a recommendation, an item."""

    text: Text
    confidence: Confidence | None = None


class Source(Frozen):
    """A text that rules apply.

    Attributes:
        date: of the text: year, month or day.
        checked_on: when somebody last read it or a copy of it; that of the file when absent.
    """

    id: Citation
    title: Text
    author: str
    date: str | None = None
    url: str
    checked_on: IsoDate | None = None
    confidence: Confidence
    note: Text | None = None
    locators: dict[str, Locator] = Field(default_factory=dict)


class ParameterUnit(StrEnum):
    """The unit of a parameter's value."""

    EURO = "euro"
    SHARE = "share"
    DAY = "day"
    MONTH = "month"
    COUNT = "count"


class Parameter(Frozen):
    """A threshold, with where it comes from.

    Attributes:
        in_force_from: the date of the text; a review before it uses the value as a
            reference and the report says so.
    """

    id: FactName
    label: Text
    value: JsonDecimal
    unit: ParameterUnit
    source: Citation | None = None
    confidence: Confidence
    in_force_from: str | None = None
    note: Text
