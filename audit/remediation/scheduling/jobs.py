"""What there is to do: the actions that findings and diagnoses ask for, each once, and those on one object as one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from graphlib import TopologicalSorter

from audit.model.diagnosis import Diagnosis
from audit.model.plan_settings import PlanSettings
from audit.model.questionnaire import ReviewType
from audit.model.rule import Action, OwnerRole, Rule, RuleId
from audit.model.scoring import Scoring

Unfit = Collection[tuple[RuleId, str]]
Cases = Mapping[tuple[RuleId, str], int]
Unsure = Mapping[tuple[RuleId, str], tuple[str, ...]]


@dataclass
class Asked:
    """An action, and who asks for it.

    Attributes:
        words_of: who wrote the text that is kept: the most severe of the rules, else the first of the diagnoses.
        wordings: the action as each of them writes it, that one first.
        weight: of the rules that ask for it.
        is_first: whether it is the first thing that a diagnosis asks for, of what is not done.
        is_sure: whether somebody asks for it whatever is not known.
        awaits: the facts that would say whether it is for the case, for those who do not.
    """

    words_of: RuleId
    wordings: list[Action] = field(default_factory=list)
    rules: list[RuleId] = field(default_factory=list)
    diagnoses: list[RuleId] = field(default_factory=list)
    weight: int = 0
    is_first: bool = False
    is_sure: bool = False
    awaits: list[str] = field(default_factory=list)

    def wait(self, awaited: Sequence[str] | None) -> None:
        """Take note of what says whether it is for the case of one who asks for it; None when it is."""
        self.is_sure = self.is_sure or awaited is None
        self.awaits += awaited or ()

    @property
    def after(self) -> tuple[str, ...]:
        """The actions that it waits for, whether they are planned or not."""
        return tuple(dict.fromkeys(name for wording in self.wordings for name in wording.after))


@dataclass(frozen=True)
class Job:
    """What is carried out as one: an action, or all those on one object.

    Attributes:
        parts: the actions and who wrote their texts, in the order in which they are done.
        object: what they are about, when it has a name.
        rules, diagnoses: who asks for them.
        weight: of the rules.
        delay: the shortest that is asked for, in days after the review.
        person_days, owner_days: the work of all, and that of the owner.
        least: the working days that it takes, procedures included.
        lead: the procedure that takes longest.
        after: the actions that it waits for, of those outside.
        is_first: whether a diagnosis begins with it.
        protects_go_live: whether it comes too late after the go-live.
        awaits: the facts that are not known and would say whether some of its actions are for the case.
    """

    parts: tuple[tuple[str, RuleId], ...]
    object: str | None
    role: OwnerRole
    rules: tuple[RuleId, ...]
    diagnoses: tuple[RuleId, ...]
    weight: int
    delay: int
    person_days: Decimal
    owner_days: Decimal
    least: int
    lead: str | None
    after: tuple[str, ...]
    is_first: bool
    protects_go_live: bool
    awaits: tuple[str, ...]


def gathered(
    findings: Iterable[Rule],
    scoring: Scoring,
    diagnoses: Iterable[Diagnosis],
    done: Collection[str],
    unfit: Unfit = (),
    unsure: Unsure | None = None,
) -> dict[str, Asked]:
    """Return the actions that findings and diagnoses ask for, each once.

    Args:
        findings: the rules that are not met, most severe first.
        scoring: what rules weigh.
        diagnoses: those that are present, firmest first; they do not ask again for what is done.
        done: the actions that need not be done any more.
        unfit: the actions that are for another case, with the rule or diagnosis that says so; where all that one asks
            for is, all of it is kept.
        unsure: the actions that may be for another case, so asked for, with the facts that would say.
    """
    awaited = unsure or {}
    asked: dict[str, Asked] = {}
    for rule in findings:
        for action in fitting(rule.id, rule.remediation, unfit):
            item = asked.setdefault(action.action, Asked(rule.id))
            item.wordings.append(action)
            item.wait(awaited.get((rule.id, action.action)))
            item.rules.append(rule.id)
            item.weight += scoring.weights[rule.severity]
    for diagnosis in diagnoses:
        left = [act for act in fitting(diagnosis.id, diagnosis.first, unfit) if act.action not in done]
        for number, action in enumerate(left):
            item = asked.setdefault(action.action, Asked(diagnosis.id))
            item.wordings.append(action)
            item.wait(awaited.get((diagnosis.id, action.action)))
            item.diagnoses.append(diagnosis.id)
            item.is_first = item.is_first or number == 0
    return asked


def fitting(by: RuleId, actions: Sequence[Action], unfit: Unfit) -> Sequence[Action]:
    """Return those of the ``actions`` of a rule or diagnosis that are for the case; all when none is."""
    return [action for action in actions if (by, action.action) not in unfit] or actions


def as_jobs(asked: Mapping[str, Asked], settings: PlanSettings, review_type: ReviewType) -> dict[str, Job]:
    """Return what is carried out as one, by the name of its object, or of its only action."""
    together: dict[str, list[str]] = {}
    for slug, item in asked.items():
        together.setdefault(item.wordings[0].object or slug, []).append(slug)
    return {name: _job(slugs, asked, settings, review_type) for name, slugs in together.items()}


def _in_order(slugs: Sequence[str], asked: Mapping[str, Asked]) -> list[str]:
    """Return actions on one object, each after those that it waits for, the heaviest first."""
    sorter = TopologicalSorter({slug: [name for name in asked[slug].after if name in slugs] for slug in slugs})
    sorter.prepare()
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=lambda slug: (-asked[slug].weight, slug))
        order += ready
        sorter.done(*ready)
    return order


def _job(slugs: Sequence[str], asked: Mapping[str, Asked], settings: PlanSettings, review_type: ReviewType) -> Job:
    items = [asked[slug] for slug in slugs]
    wordings = [wording for item in items for wording in item.wordings]
    efforts = list(settings.efforts)
    largest = [max((wording.effort for wording in item.wordings), key=efforts.index) for item in items]
    sizes = [settings.efforts[effort] for effort in largest]
    leads = sorted({wording.lead for wording in wordings if wording.lead is not None})
    lead = max(leads, key=lambda name: settings.lead_times[name].working_days, default=None)
    procedure = settings.lead_times[lead].working_days if lead is not None else 0
    return Job(
        parts=tuple((slug, asked[slug].words_of) for slug in _in_order(slugs, asked)),
        object=wordings[0].object,
        role=wordings[0].owner_role,
        rules=tuple(dict.fromkeys(rule for item in items for rule in item.rules)),
        diagnoses=tuple(dict.fromkeys(diagnosis for item in items for diagnosis in item.diagnoses)),
        weight=sum(item.weight for item in items),
        delay=min(wording.delay_days[review_type] for wording in wordings),
        person_days=_joined([size.person_days for size in sizes], settings),
        owner_days=_joined([size.owner_days for size in sizes], settings),
        least=max(size.least_days for size in sizes) + procedure,
        lead=lead,
        after=tuple(dict.fromkeys(name for item in items for name in item.after if name not in slugs)),
        is_first=any(item.is_first for item in items),
        protects_go_live=any(wording.protects is not None for wording in wordings),
        awaits=tuple(dict.fromkeys(name for item in items if not item.is_sure for name in item.awaits)),
    )


def _joined(days: Sequence[Decimal], settings: PlanSettings) -> Decimal:
    """Return the work of actions on one object: the largest whole, of each other the share that it adds."""
    most = max(days)
    return most + settings.merged_share * (sum(days) - most)
