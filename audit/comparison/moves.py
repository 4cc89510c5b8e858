"""The words of a comparison, as codes: how a finding, an answer, a level, a milestone or an action moved."""

from enum import StrEnum


class FindingMove(StrEnum):
    """How a rule that is not met in one of two audits stands in the other."""

    NEW = "new"  # it was met, or had no object
    WORSENED = "worsened"
    BETTER = "better"
    UNCHANGED = "unchanged"
    CLOSED = "closed"  # it is met
    NO_LONGER_APPLIES = "no_longer_applies"  # it has no object any more: nothing says that it was mended
    NO_LONGER_ESTABLISHED = "no_longer_established"  # answers are missing: neither closed nor better
    NO_LONGER_JUDGED = "no_longer_judged"  # the rule is no longer among those that judge
    NOW_ESTABLISHED = "now_established"  # it was open before: nothing says that it is new
    NOW_JUDGED = "now_judged"  # no rule asked for it before
    HIDDEN = "hidden"  # it is a finding in neither audit, and would be one on the first baseline


class AnswerMove(StrEnum):
    """How the answer to a question moved."""

    CHANGED = "changed"
    NOW_ANSWERED = "now_answered"
    NO_LONGER_ANSWERED = "no_longer_answered"  # neither better nor worse
    MORE_EXACT = "more_exact"
    LESS_EXACT = "less_exact"
    BETTER_EVIDENCE = "better_evidence"  # the same answer, better borne out
    WEAKER_EVIDENCE = "weaker_evidence"


class LevelMove(StrEnum):
    """How the levels that missing answers leave moved; the first two hold whatever is missing."""

    BETTER = "better"
    WORSE = "worse"
    RAISED = "raised"  # the worst or the best that is left is better, and neither is worse
    LOWERED = "lowered"
    NARROWED = "narrowed"
    WIDENED = "widened"
    UNCHANGED = "unchanged"
    NOT_COMPARABLE = "not_comparable"


class Texts(StrEnum):
    """Whether two opinions go by the same texts."""

    SAME = "same"  # so that the project alone moves the opinion
    ALONE = "alone"  # they do not, and by the same rules the levels are the same: the move is that of the texts
    TOO = "too"  # they do not: the move may come from the texts and from the project


class MilestoneMove(StrEnum):
    """How the day of a milestone moved."""

    LATER = "later"
    EARLIER = "earlier"
    UNCHANGED = "unchanged"
    ABANDONED = "abandoned"
    ABANDONED_BEFORE = "abandoned_before"  # in both audits
    RESUMED = "resumed"  # it was said to be abandoned, and no longer is
    ADDED = "added"
    NO_LONGER_LISTED = "no_longer_listed"
    NOT_KNOWN = "not_known"  # one of the two days is


class Means(StrEnum):
    """What is followed of contracts and means."""

    SPENT = "amount_spent"
    CONTRACTS = "contracts_in_all"
    CONTRACT = "contract"
    IN_HOUSE = "in_house"  # the posts that the public service holds, in all or of one function
    EXTERNAL = "external"
    CHANGES = "changes"  # how often something was changed
    OWNER = "role_holder"  # who holds a role


class Followed(StrEnum):
    """What became of something that an earlier audit asked for."""

    FULLY = "fully"
    IN_PROGRESS = "in_progress"
    INCOMPLETE = "incomplete"
    NOT_FOLLOWED = "not_followed"
    NOT_DUE = "not_due"  # nothing is closed yet, and the day has not come
    NO_LONGER_RELEVANT = "no_longer_relevant"
    REFUSED = "refused"
    NOT_KNOWN = "not_known"


class Unmatched(StrEnum):
    """Why a line of a table has no counterpart."""

    ONE_SIDE = "one_side"  # no line of the other table has its name
    NO_NAME = "no_name"
    SAME_NAME = "same_name"  # several lines have it, and nothing tells them apart


class Note(StrEnum):
    """What whoever reads a comparison must know of it."""

    OTHER_REVIEW_TYPE = "other_review_type"
    OTHER_RULES = "other_rules"  # some findings may have moved because rules did
    SAME_RULES = "same_rules"  # both were judged again, or had been, by the same rule base
    OTHER_QUESTIONNAIRE = "other_questionnaire"
    OTHER_SCORING = "other_scoring"
    SAME_ANSWERS = "same_answers"
    SAME_DAY = "same_day"
    NAME_UNKNOWN = "name_unknown"
    OTHER_NAME = "other_name"  # accepted by whoever asked
