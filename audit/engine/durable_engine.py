"""The adapter to durable-rules: it has each ruleset of a plan run on a project, and reads the conclusions."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import count
from threading import Lock

from audit.engine.durable_part import DurablePart
from audit.engine.durable_plan import DurablePlan, plan_of
from audit.engine.nodes import Values
from audit.engine.program import Program
from audit.engine.rails import CONDITIONS, PRESENT
from audit.engine.verdict import Verdict, verdict
from audit.errors import EngineFailure
from audit.model.kleene import Kleene

# durable-rules keeps state of its own for the whole process: one project at a time, whoever asks.
_ONE_AT_A_TIME = Lock()


def durable_rules_available() -> bool:
    """Return whether durable-rules can be imported: not on Python 3.13 and later, nor where its C part cannot load."""
    try:
        import durable.engine  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


class DurableEngine:
    """Judges a program by forward chaining in durable-rules; threads may share it, and wait for one another.

    One instance registers the rulesets of one plan; registering leaks memory inside durable-rules, so a
    process should build one instance and reuse it.
    """

    def __init__(self, program: Program, plan: DurablePlan | None = None) -> None:
        """Register the rulesets of ``program``.

        Args:
            program: the rules and diagnoses.
            plan: what ``plan_of`` gives for ``program``, where it is known.

        Raises:
            LayoutExceeded: when it needs more than durable-rules bears.
        """
        planned = plan or plan_of(program)
        self._diagnosed_from = len(CONDITIONS) * len(program.rules)
        self._unread, self._places = _places(program)
        self._sessions = count(1)
        with _ONE_AT_A_TIME:
            self._parts = [DurablePart(ruleset) for ruleset in planned.rulesets]

    @cached_property
    def name(self) -> str:
        """The engine and its version, as the report states it."""
        return f"durable-rules {version('durable_rules')}"

    def judge(self, values: Values) -> tuple[tuple[Verdict, ...], tuple[Kleene, ...]]:
        """Return the verdict of every rule and whether each diagnosis is present, given each leaf's value.

        Raises:
            EngineFailure: when durable-rules lost a fact or an action failed.
        """
        worth = list(self._unread)
        with _ONE_AT_A_TIME:
            session = f"project-{next(self._sessions)}"
            for part in self._parts:
                self._read_conclusions(part, values, session, worth)
        first = self._diagnosed_from
        applies, satisfied, partial = (worth[place : first : len(CONDITIONS)] for place in range(len(CONDITIONS)))
        return tuple(map(verdict, applies, satisfied, partial)), tuple(worth[first:])

    def _read_conclusions(self, part: DurablePart, values: Values, session: str, worth: list[Kleene]) -> None:
        """Put what ``part`` concludes of conditions into ``worth``."""
        for number in part.concluded(values, session) & part.conclusions.keys():
            owner, condition, rail = part.conclusions[number]
            place = self._places[owner, condition]
            if worth[place] is (not rail):
                msg = f"durable-rules concluded that {owner} {condition} is both true and false"
                raise EngineFailure(msg)
            worth[place] = rail


def _places(program: Program) -> tuple[Sequence[Kleene], Mapping[tuple[str, str], int]]:
    """Return what each condition is worth as long as nothing is concluded of it, and its place there.

    Those of a rule stand side by side, the diagnoses after all of them; each by its owner and its name. A condition
    that its rule does not have holds, or is no lesser degree.
    """
    unread: list[Kleene] = []
    places: dict[tuple[str, str], int] = {}
    for trees in program.rules:
        for condition in CONDITIONS:
            places[trees.rule.id, condition] = len(unread)
            unread.append(condition == "applies" if getattr(trees, condition) is None else None)
    for pattern in program.diagnoses:
        places[pattern.diagnosis.id, PRESENT] = len(unread)
        unread.append(None)
    return unread, places
