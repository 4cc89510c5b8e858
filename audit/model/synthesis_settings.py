"""How findings become the synthesis of a report: themes, groups of rules, lengths, read from rules/synthesis.yaml."""

from collections import Counter
from collections.abc import Iterable

from pydantic import Field, PositiveInt, model_validator

from audit.errors import Refused
from audit.model.base import Frozen
from audit.model.names import Identifier
from audit.model.owner_role import OwnerRole
from audit.model.questionnaire import ReviewType
from audit.model.rule import Axis, RuleId, Slug
from audit.model.text import Text


class SynthesisTheme(Frozen):
    """What the reasons of the first page are about."""

    id: Slug
    title: Text


class SynthesisGroup(Frozen):
    """Rules whose findings are told as one.

    Attributes:
        theme: the theme that it belongs to.
        diagnosis: the diagnosis whose title the group takes when it is established.
        rules: in any order: the severity of findings decides theirs.
    """

    id: Slug
    theme: Slug
    title: Text
    diagnosis: RuleId | None = None
    rules: tuple[RuleId, ...] = Field(min_length=1)


class PhaseWords(Frozen):
    """What a review is called and informs, of a project that is in a given phase.

    Attributes:
        review: what the report calls it; as any other of its kind when None.
        next_go_live: what it informs where the next go-live is known, with ``{milestone}`` and ``{date}``; as
            ``decision`` when None.
    """

    decision: Text
    review: Text | None = None
    next_go_live: Text | None = None


class SameFact(Frozen):
    """A fact that several findings come of, or may: it is told once, and where it is certain, they are counted as one.

    Attributes:
        rule: whose finding says it.
        asking: an action of that rule by which the plan shows that it is this fact; whatever the plan asks when None.
        enough_for: the rules that it is enough to leave met in part, by what their questions ask; where they are not
            met at all, there is more to it than that fact.
        may_explain: in place of these, the rules that may be met in part for that reason, which no answer settles.
        text: the fact, as what follows a colon.
    """

    rule: RuleId
    asking: Slug | None = None
    enough_for: tuple[RuleId, ...] = ()
    may_explain: tuple[RuleId, ...] = ()
    text: Text

    @model_validator(mode="after")
    def _one_kind(self) -> "SameFact":
        if bool(self.enough_for) is bool(self.may_explain):
            raise Refused(
                "l'un de enough_for et may_explain est attendu, et un seul",
                "one of enough_for and may_explain is expected, and one only",
            )
        return self

    @property
    def others(self) -> tuple[RuleId, ...]:
        """The rules beside the one whose finding says the fact."""
        return self.enough_for or self.may_explain


class SynthesisLengths(Frozen):
    """How much the synthesis holds before the annex takes over: choices of layout of the tool.

    Attributes:
        most_reasons: reasons on the first page.
        most_actions: actions on the first page.
        most_groups: grouped findings.
        most_sentences: findings told in one of them.
        most_steps: steps of each phase of the plan.
        most_milestones: milestones drawn.
        most_open: blocking requirements told that nothing settles yet.
    """

    most_reasons: PositiveInt = 5
    most_actions: PositiveInt = 3
    most_groups: PositiveInt = 10
    most_sentences: PositiveInt = 3
    most_steps: PositiveInt = 8
    most_milestones: PositiveInt = 14
    most_open: PositiveInt = 15


class SynthesisSettings(SynthesisLengths):
    """The settings of the synthesis; see docs/packs.md.

    Attributes:
        decisions: what each review informs.
        by_phase: the same by the code of the phase that the project is in, where that makes a difference.
        answerable: the roles that answer for the project, the first of them before all.
        themes: in the order in which they are told when nothing else decides.
        groups: every rule stands in one of them at most.
        otherwise: the group of a rule that stands in none, by its axis.
        same_facts: which findings one fact is enough for; a rule stands in one of them at most.
    """

    version: str
    decisions: dict[ReviewType, Text]
    by_phase: dict[ReviewType, dict[Identifier, PhaseWords]] = Field(default_factory=dict)
    answerable: tuple[OwnerRole, ...] = Field(min_length=1)
    themes: tuple[SynthesisTheme, ...] = Field(min_length=1)
    groups: tuple[SynthesisGroup, ...] = Field(min_length=1)
    otherwise: dict[Axis, Slug]
    same_facts: tuple[SameFact, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> "SynthesisSettings":
        """Refuse settings that leave a review or an axis out, name what is not declared, or place a rule twice."""
        for key, kind, given in (("decisions", ReviewType, self.decisions), ("otherwise", Axis, self.otherwise)):
            absent = ", ".join(member.value for member in kind if member not in given)
            if absent:
                raise Refused(f"{key} ne dit rien de : {absent}", f"{key} says nothing of: {absent}")
        themes, groups = [theme.id for theme in self.themes], [group.id for group in self.groups]
        _refuse_doubles("themes", themes)
        _refuse_doubles("groups", groups)
        _refuse_doubles("rules", (rule for group in self.groups for rule in group.rules))
        _refuse_doubles("same_facts", (rule for one in self.same_facts for rule in (one.rule, *one.others)))
        _refuse_doubles("answerable", self.answerable)
        _refuse_unknown("theme", (group.theme for group in self.groups), themes)
        _refuse_unknown("otherwise", self.otherwise.values(), groups)
        return self

    def group_of(self, rule: RuleId, axis: Axis) -> Slug:
        """Return the group of a rule: the one that lists it, else that of its axis."""
        return next((group.id for group in self.groups if rule in group.rules), self.otherwise[axis])


def _refuse_doubles(key: str, names: Iterable[str]) -> None:
    twice = ", ".join(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise Refused(f"{key} : {twice} y figure deux fois", f"{key}: {twice} stands there twice")


def _refuse_unknown(key: str, names: Iterable[str], known: Iterable[str]) -> None:
    unknown = ", ".join(dict.fromkeys(name for name in names if name not in set(known)))
    if unknown:
        raise Refused(f"{key} : {unknown} n'est pas déclaré", f"{key}: {unknown} is not declared")
