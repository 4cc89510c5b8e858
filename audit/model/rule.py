"""Rules: the compliant situation, who asks for it, what to do when it is not met."""

import datetime
import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from audit.errors import Refused
from audit.model.base import Declared
from audit.model.condition import Condition
from audit.model.condition import RuleId as RuleId
from audit.model.delay import Delay
from audit.model.example_table import ExampleTable as ExampleTable
from audit.model.iso_date import IsoDate, iso_date
from audit.model.owner_role import OwnerRole as OwnerRole
from audit.model.questionnaire import FactName, Identifier, ReviewType
from audit.model.text import Language, NonEmpty, Text
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


class Protected(StrEnum):
    """What an action comes too late for once that has happened."""

    GO_LIVE = "go_live"


OPENING = "{opening}"  # in what is done: where the text that fits the case goes


class Opening(Declared, Text):
    """How what is done begins in one case: a register that is not there is opened, another completed.

    Attributes:
        when: the case; of the one without, it is not known which case it is.
    """

    when: Condition | None = None


class Action(Declared):
    """One remediation action of a rule.

    Attributes:
        action: an identifier shared by every rule that asks for the same action.
        delay_days: days from the review date, by review type.
        proof: what shows that the action is done.
        after: the actions that come before it.
        when: the case that it is for; an action is left out only where this is known not to hold.
        object: what it is about, of those of rules/plan.yaml: actions on one object are carried out as one.
        protects: what it comes too late for once that has happened.
        label: what it establishes, in a few words, for lists of what is still missing.
        recognised_by: words by which a line of the workbook shows that it may be about the same, in any language of
            workbooks: its day is then told beside that of the action.
        lead: the procedure that must run its course first, of those of rules/plan.yaml.
        openings: by case, what stands in ``do`` at the place ``{opening}``; one of them for when no case is known.
    """

    action: Slug
    owner_role: OwnerRole
    effort: Effort
    delay_days: dict[ReviewType, Delay] = Field(min_length=1)
    do: Text
    proof: Text
    after: tuple[Slug, ...] = ()
    when: Condition | None = None
    object: Slug | None = None
    protects: Protected | None = None
    label: Text | None = None
    recognised_by: tuple[NonEmpty, ...] = ()
    lead: Slug | None = None
    openings: tuple[Opening, ...] = ()

    @model_validator(mode="after")
    def _one_place_for_openings(self) -> "Action":
        """Refuse openings without their place in the text, or a place without them."""
        places = [getattr(self.do, language.value).count(OPENING) for language in Language]
        if places != [1 if self.openings else 0] * len(places):
            raise Refused(
                f"« do » porte « {OPENING} » une fois par langue si « openings » est donné, et jamais sinon",
                f"'do' holds '{OPENING}' once in each language where 'openings' is given, and never otherwise",
            )
        if self.openings and [one.when for one in self.openings].count(None) != 1:
            raise Refused(
                "un des « openings » et un seul est sans « when » : celui du cas qui n'est pas connu",
                "one of the 'openings' and one only has no 'when': that of the case which is not known",
            )
        return self

    @property
    def cases(self) -> tuple[Opening, ...]:
        """The openings that are for one case."""
        return tuple(one for one in self.openings if one.when is not None)

    @property
    def wording(self) -> Text:
        """What is done, whatever the case."""
        return self.worded(next((one for one in self.openings if one.when is None), None))

    def worded(self, opening: Opening | None) -> Text:
        """Return what is done, with ``opening`` at its place; None where there is none."""
        if opening is None:
            return self.do
        said = {one.value: self.do.to(one).replace(OPENING, opening.to(one)) for one in Language}
        return Text(**said)


class FindingSentence(Declared, Text):
    """One sentence of a finding, or a few that go together.

    Attributes:
        when: when it is said; always when absent. A sentence that lists rows is only said when there are some.
    """

    when: Condition | None = None


class Example(Declared):
    """A situation and the outcome that the rule must give; facts not given are blank."""

    name: str
    given: dict[FactName, Any] = Field(default_factory=dict)
    tables: dict[Identifier, ExampleTable] = Field(default_factory=dict)
    expect: OutcomeKind


class Rule(Declared):
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


class SourceKind(StrEnum):
    """What authority a text has over a project."""

    LAW = "law"  # acts, codes, regulations of the European Union
    REGULATION = "regulation"  # decrees, orders, what these approve, decisions of independent authorities
    CIRCULAR = "circular"
    COURT = "court"  # reports and decisions of the Cour des comptes
    GUIDANCE = "guidance"  # guides, frameworks, decks: good practice, of whatever authority
    EXPERIENCE = "experience"  # what went wrong or well elsewhere
    RESEARCH = "research"


# What can be held against a project: a blocking rule rests on at least one text of these kinds.
OPPOSABLE = frozenset({SourceKind.LAW, SourceKind.REGULATION, SourceKind.CIRCULAR, SourceKind.COURT})


class Locator(Declared):
    """A place in a source: an article, a recommendation, an item."""

    text: Text
    confidence: Confidence | None = None


class Source(Declared):
    """A text that rules apply.

    Attributes:
        kind: what authority the text has; unknown when absent.
        short_title: the title in a few words, for lists; the title when absent.
        date: of the text: year, month or day.
        url: the address of the text itself where it is known, else that of what was read.
        read_at: the address of the copy or account that was read, when it is not ``url``.
        checked_on: when somebody last read it or a copy of it; that of the file when absent.
        about: the projects that it speaks of, as people call them: against these it is no criterion.
    """

    id: Citation
    kind: SourceKind | None = None
    title: Text
    short_title: Text | None = None
    author: str
    date: str | None = None
    url: str
    read_at: str | None = None
    checked_on: IsoDate | None = None
    confidence: Confidence
    note: Text | None = None
    about: tuple[str, ...] = ()
    locators: dict[str, Locator] = Field(default_factory=dict)


class ParameterUnit(StrEnum):
    """The unit of a parameter's value."""

    EURO = "euro"
    SHARE = "share"
    DAY = "day"
    MONTH = "month"
    COUNT = "count"
    DATE = "date"
    EDITION = "edition"


_EDITION = re.compile(r"(?=.*[^\W\d_])\S.{0,58}\S")  # with a letter at least: neither a number nor a date


def _parameter_value(value: Any) -> Any:
    """Return the date that a text writes; numbers and names of editions are left to the type.

    Raises:
        Refused: when it is none of them.
    """
    if isinstance(value, int | float | Decimal | datetime.date) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _EDITION.fullmatch(value):
        return value
    try:
        return iso_date(value)
    except Refused:
        raise Refused(
            f"un nombre, une date AAAA-MM-JJ entre guillemets ou le nom d'une édition est attendu ; trouvé : {value}",
            f"a number, a date YYYY-MM-DD in quotes or the name of an edition is expected; found {value}",
        ) from None


# A number, a day for a parameter in ``date``, the name that sentences give ("RGAA 4.1") for one in ``edition``: the
# loader checks that it goes with the unit.
ParameterValue = Annotated[JsonDecimal | datetime.date | str, BeforeValidator(_parameter_value)]


class Parameter(Declared):
    """A threshold, or the edition of a text that sentences name, with where it comes from.

    Attributes:
        value: a number; the day from which a text applies where the unit is ``date``; its name where it is ``edition``.
        in_force_from: the date of the text; a review before it uses the value as a
            reference and the report says so.
    """

    id: FactName
    label: Text
    value: ParameterValue
    unit: ParameterUnit
    source: Citation | None = None
    confidence: Confidence
    in_force_from: str | None = None
    note: Text
