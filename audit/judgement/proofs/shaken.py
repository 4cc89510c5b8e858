"""The rules that answers without a document could leave unmet: what a document is asked for, in the words of rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from audit.engine.verdict import Verdict
from audit.judgement.findings import NOT_MET
from audit.judgement.levels import is_worse, level_reached, outcome_counts
from audit.judgement.proofs.circuit import Scope
from audit.judgement.proofs.reachable import LevelProver
from audit.model.rule import RuleId
from audit.model.scoring import ORDERED_LEVELS, AvisLevel

_MOST_TRIED = 64  # ways to answer otherwise, an answer each: a choice of the tool, for what every audit waits for


@dataclass(frozen=True)
class ShakenRules:
    """What becomes of rules where one of the answers to document is otherwise, and all others are as declared.

    Attributes:
        rules: those that are then no longer met, or less than before, and bring the level below; in the order of the
            program. Empty where no one answer alone does.
        alone: whether they do so by themselves, each time that was found: what caps the level counts no finding.
    """

    rules: tuple[RuleId, ...] = ()
    alone: bool = False


NOTHING_SHAKEN = ShakenRules()


def shaken_rules(prover: LevelProver, scope: Scope, names: Sequence[str], secured: AvisLevel) -> ShakenRules:
    """Return the rules that these answers could leave unmet, so that the level is below ``secured``.

    Each was judged: it is shown by an answer, never supposed. What is missing of the project is left open.

    Args:
        prover: of the project with what is undocumented left open.
        scope: its rules.
        names: the answers to have documented, and the tables.
        secured: the level that these documents secure.
    """
    before = prover.verdicts_of(dict.fromkeys(prover.declared, 0))
    found: dict[int, None] = {}
    alone = True
    for after in islice(_otherwise(prover, names), _MOST_TRIED):
        ceiling = prover.levels_by(after).ceiling
        if ceiling not in ORDERED_LEVELS or not is_worse(ceiling, secured):
            continue
        broken = [place for place in range(len(scope.rules)) if _is_broken(before[place], after[place])
                  and place not in scope.left_out]  # fmt: skip
        alone &= is_worse(_best_with(broken, after, scope), secured)
        found |= dict.fromkeys(broken)
    kept = _of_the_gravest(sorted(found), scope)
    return ShakenRules(tuple(scope.rules[place].id for place in kept), alone and bool(kept))


def _otherwise(prover: LevelProver, names: Sequence[str]) -> Iterator[Sequence[Verdict]]:
    """Yield the verdicts where one answer is otherwise, and all others that have no document are as declared."""
    as_declared = dict.fromkeys(prover.declared, 0)
    for name in names:
        for place in range(1, prover.ways(name)):
            yield prover.verdicts_of({**as_declared, name: place})


def _is_broken(before: Verdict, after: Verdict) -> bool:
    return after.outcome in NOT_MET and before.outcome is not after.outcome


def _best_with(broken: Sequence[int], after: Sequence[Verdict], scope: Scope) -> AvisLevel:
    """Return the best level that these rules leave by themselves, were all others met."""
    counts = outcome_counts((scope.rules[place].severity, after[place].outcome, 1) for place in broken)
    best = Fraction(max(floor.score for floor in scope.scoring.floors))
    return level_reached(best, counts, scope.scoring)


def _of_the_gravest(places: Sequence[int], scope: Scope) -> list[int]:
    """Return the rules of the gravest severity among these: what others add is little beside it."""
    weights = scope.scoring.weights
    gravest = max((weights[scope.rules[place].severity] for place in places), default=0)
    return [place for place in places if weights[scope.rules[place].severity] == gravest]
