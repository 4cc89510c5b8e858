"""Questions whose answers can never change an avis: no rule that counts reads them, or none is moved by them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.model.questionnaire import QuestionBank, ReviewType
from audit.model.rule import Rule
from audit.model.scoring import Scoring
from audit.rule_testing.prover.outcomes import Known


@dataclass(frozen=True)
class Moved:
    """What is known of a question or table changing the outcome of a rule that rests on it."""

    name: str
    rule: Rule
    known: Known


@dataclass(frozen=True)
class Idle:
    """A question or table that can never change an avis.

    Attributes:
        reviews: those that ask it in vain.
        is_read: whether some rule of these reviews reads it all the same.
        proven: whether that is proven; else nothing that was tried changes anything.
    """

    name: str
    reviews: tuple[ReviewType, ...]
    is_read: bool
    proven: bool


def idle(bank: QuestionBank, scoring: Scoring, moved: Iterable[Moved]) -> Sequence[Idle]:
    """Return the questions and tables that some review asks and that can never change its avis.

    What has a role is asked for the report itself, and left out.

    Args:
        bank: the questions.
        scoring: what rules count for: one without weight, which no cap is about, changes no avis.
        moved: of every rule, what it rests on.
    """
    capped = {cap.severity for cap in scoring.caps}
    by_name: dict[str, list[Moved]] = {}
    for one in moved:
        if scoring.weights[one.rule.severity] or one.rule.severity in capped:
            by_name.setdefault(one.name, []).append(one)
    asked: dict[str, tuple[ReviewType, ...]] = {one.id: one.review_types for one in bank.questions}
    asked |= {one.id: one.review_types for one in bank.tables}
    found = []
    for name, asking in asked.items():
        if name in bank.roles.named:
            continue
        reading = {
            review: [one for one in by_name.get(name, ()) if review in one.rule.review_types]
            for review in asking
            if review in bank.titles
        }
        vain = {review: read for review, read in reading.items() if all(one.known is not Known.FOUND for one in read)}
        if vain:
            read = [one for of_review in vain.values() for one in of_review]
            found.append(Idle(name, tuple(vain), bool(read), all(one.known is Known.EXCLUDED for one in read)))
    return found
