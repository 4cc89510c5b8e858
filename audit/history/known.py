"""When could one have known? What each review of a project establishes, by the texts published by then."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import Field

from audit.comparison.schema import Levels
from audit.model.base import Frozen
from audit.model.fact import Fact
from audit.model.questionnaire import Choice, ReviewType
from audit.model.rule import OutcomeKind, RuleId, Severity
from audit.model.scoring import Basis, Statement
from audit.model.text import Text
from audit.rulebase.dated_texts import InForce

_FOUND = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)


class KnownOpinion(Frozen):
    """The opinion of a review by the rules of today, as its report leads with it, on the review's own basis.

    Attributes:
        levels: what is guaranteed, and what missing answers leave.
        by_then: whether it goes by the texts published by the review date, as those of today would give another level,
            or as none is secured.
        today: by every rule, later texts included.
    """

    says: Statement
    on: Basis
    levels: Levels
    by_then: bool
    today: Levels


@dataclass(frozen=True)
class Reviewed:
    """One record of the project, judged again by the rules of today.

    Attributes:
        entry: its number in the history.
        outcomes: of each rule that is for it, with answers that contradict one another left open.
        in_force: whether a text asked for the same by then.
        then, today: the levels that missing answers leave on declarations, by these rules alone and by all.
        opinion: of the review.
        values: what each of its findings rests on, as far as something is known of it.
        in_part: the rules not met that may be met in part.
        reconstructed: whether the project was described afterwards, as it was on that day.
        banner, banner_texts: the warning that its workbook bears, in its language or in both.
    """

    entry: int
    review_type: ReviewType
    review_date: date
    outcomes: Mapping[RuleId, OutcomeKind]
    in_force: Mapping[RuleId, InForce]
    then: Levels
    today: Levels
    opinion: KnownOpinion | None = None
    values: Mapping[RuleId, tuple["KnownValue", ...]] = field(default_factory=dict)
    in_part: Collection[RuleId] = ()
    reconstructed: bool = False
    banner: str = ""
    banner_texts: Text | None = None


@dataclass(frozen=True)
class RuleText:
    """What a finding is told with.

    Attributes:
        source, source_date: the earliest of the texts that its rule follows.
        threshold, threshold_from: of the thresholds that a text sets, the one that has held for the shortest time.
    """

    severity: Severity
    title: Text
    source: Text
    source_date: str | None
    threshold: Text | None = None
    threshold_from: str | None = None


class KnownValue(Frozen):
    """An answer, an indicator or a cell of a table, as people call it, and the labels of its codes.

    Attributes:
        table: the title of the table that the cell is of, whose column the label then is.
    """

    label: Text
    fact: Fact
    choices: tuple[Choice, ...] = ()
    table: Text | None = None


class KnownFinding(Frozen):
    """A rule that a review finds not met, or met in part, for the first time by the texts of its day.

    Attributes:
        found_before: the first review that found it, where no text in force then asked for it.
        values: what it rests on, that the review had before it whatever the texts.
        may_be_partial: whether it may be met in part: answers leave that open.
    """

    rule: RuleId
    severity: Severity
    title: Text
    outcome: OutcomeKind
    source: Text
    source_date: str | None
    threshold: Text | None = None
    threshold_from: str | None = None
    found_before: date | None = None
    values: tuple[KnownValue, ...] = ()
    may_be_partial: bool = False


class KnownAt(Frozen):
    """What could be known at one review.

    Attributes:
        applied: how many of the rules for the project follow a text published by then.
        later, undated: how many follow later texts alone, or texts whose date does not tell.
        then, today: the levels on declarations, by what is established to be of a text of the time, and by all.
        opinion: of the review, as its report leads with it.
        first_known: what could be known for the first time, the most severe first.
        known_before: how many findings stood already.
        no_longer: what stood before and is met now, or is not for the project any more.
        open_again: what stood before and is not known any more.
        titles: of these two, by their rules.
        reconstructed: whether the project was described afterwards, as it was on that day.
        banner, banner_texts: the warning that its workbook bears, in its language or in both.
    """

    entry: int
    review_type: ReviewType
    review_date: date
    applied: int
    later: int
    undated: int
    then: Levels
    today: Levels
    first_known: tuple[KnownFinding, ...]
    known_before: int
    no_longer: tuple[RuleId, ...] = ()
    open_again: tuple[RuleId, ...] = ()
    opinion: KnownOpinion | None = None
    titles: dict[RuleId, Text] = Field(default_factory=dict)
    reconstructed: bool = False
    banner: str = ""
    banner_texts: Text | None = None


class Known(Frozen):
    """The timeline of one project.

    Attributes:
        in_hindsight: what some review finds, and no text published by any of those reviews asked for.
    """

    reviews: tuple[KnownAt, ...]
    in_hindsight: tuple[KnownFinding, ...]


def known(reviews: Sequence[Reviewed], texts: Mapping[RuleId, RuleText]) -> Known:
    """Return when each finding of a project could have been known.

    Args:
        reviews: its records, the earliest first.
        texts: of every rule.
    """
    lines: list[KnownAt] = []
    standing: set[RuleId] = set()
    ever: set[RuleId] = set()
    found_first: dict[RuleId, Reviewed] = {}
    for review in reviews:
        found = [rule for rule, outcome in review.outcomes.items() if outcome in _FOUND]
        established = {rule for rule in found if review.in_force[rule] is InForce.YES}
        new = [
            _finding(rule, review, texts[rule], found_first.get(rule)) for rule in sorted(established - ever, key=str)
        ]
        gone = standing - established
        lines.append(
            KnownAt(
                entry=review.entry,
                review_type=review.review_type,
                review_date=review.review_date,
                **_counts(review),
                then=review.then,
                today=review.today,
                opinion=review.opinion,
                first_known=_by_severity(new),
                known_before=len(established & ever),
                no_longer=tuple(sorted(rule for rule in gone if not _is_open(review, rule))),
                open_again=tuple(sorted(rule for rule in gone if _is_open(review, rule))),
                titles={rule: texts[rule].title for rule in sorted(gone)},
                reconstructed=review.reconstructed,
                banner=review.banner,
                banner_texts=review.banner_texts,
            )
        )
        for rule in found:
            found_first.setdefault(rule, review)
        ever |= established
        standing = established
    late = [_finding(rule, review, texts[rule], None) for rule, review in found_first.items() if rule not in ever]
    return Known(reviews=tuple(lines), in_hindsight=_by_severity(late))


def _finding(rule: RuleId, review: Reviewed, text: RuleText, before: Reviewed | None) -> KnownFinding:
    return KnownFinding(
        rule=rule,
        severity=text.severity,
        title=text.title,
        outcome=review.outcomes[rule],
        source=text.source,
        source_date=text.source_date,
        threshold=text.threshold,
        threshold_from=text.threshold_from,
        found_before=before.review_date if before else None,
        values=review.values.get(rule, ()),
        may_be_partial=rule in review.in_part,
    )


def _is_open(review: Reviewed, rule: RuleId) -> bool:
    return review.outcomes.get(rule) is OutcomeKind.UNDETERMINED


def _counts(review: Reviewed) -> dict[str, int]:
    for_it = [
        review.in_force[rule] for rule, outcome in review.outcomes.items() if outcome is not OutcomeKind.NOT_APPLICABLE
    ]
    names = {"applied": InForce.YES, "later": InForce.NO, "undated": InForce.UNKNOWN}
    return {name: for_it.count(state) for name, state in names.items()}


def _by_severity(findings: Iterable[KnownFinding]) -> tuple[KnownFinding, ...]:
    order = list(Severity)
    return tuple(sorted(findings, key=lambda one: (order.index(one.severity), one.rule)))
