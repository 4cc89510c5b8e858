"""Lays clauses out as durable-rules facts and rules, and proves that its limits are kept.

The limits were found by experiment on durable-rules 2.0.28; past them its results cannot be relied on, so they are
proven when the rules are compiled.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from audit.engine.nodes import Atom
from audit.engine.rails import Clause, Head, Literal
from audit.errors import Bilingual, LayoutExceeded

SLOTS_PER_FACT = 100
PATTERNS_PER_FACT = 40
CONCLUSIONS_PER_BLOCK = 200
MAX_MATCHES_PER_FACT = 64
MAX_PATTERNS_PER_RULE = 16
MAX_RULES_SHARING_A_PATTERN = 255
MAX_CONDITIONS_UNDER_A_PARENT = 512
MAX_RULES = 4096
MAX_KEYS_PER_FACT = 252

_RULES = Bilingual("règles", "rules")
_PATTERNS = Bilingual("motifs par règle", "patterns in a rule")
_SHARING = Bilingual("règles de même motif", "rules sharing a pattern")
_MATCHES = Bilingual("correspondances par fait", "matches of a fact")
_UNDER_A_PARENT = Bilingual("conditions sous un même parent", "conditions under a parent")
_KEYS = Bilingual("clés par fait", "keys of a fact")

Pattern = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Slot:
    """Where an input literal is stated: property ``p<slot>`` of the fact of group ``group``."""

    group: int
    slot: int


@dataclass(frozen=True)
class Layout:
    """Input literals stated in grouped facts, conclusions numbered, and rules: what each concludes, and its patterns.

    Clauses that ask for the same are one rule, which concludes what each of them does.
    """

    inputs: tuple[tuple[Literal, Slot], ...]
    numbers: Mapping[Head, int]
    patterns: tuple[tuple[tuple[Head, ...], tuple[Pattern, ...]], ...]


def lay_out(clauses: tuple[Clause, ...]) -> Layout:
    """Lay ``clauses`` out within the engine's limits.

    All the inputs of a clause are stated in one fact, even those that other facts state too: one
    fact cannot play two roles in a rule of durable-rules, and joining facts costs more than
    stating an input twice.

    Raises:
        LayoutExceeded: when a limit cannot be kept.
    """
    numbers: dict[Head, int] = {}
    heads: defaultdict[frozenset[Head], list[Head]] = defaultdict(list)
    for clause in clauses:
        numbers.setdefault(clause.head, len(numbers))
        heads[frozenset(clause.body)].append(clause.head)
    groups: list[_Group] = []
    patterns = []
    for body, concluded in heads.items():
        inputs = [item for item in body if _is_input(item)]
        reached = sorted(numbers[item] for item in body if not _is_input(item))
        if inputs and not (groups and groups[-1].has_room_for(inputs)):
            groups.append(_Group(len(groups)))
        stated = (groups[-1].pattern(inputs),) if inputs else ()
        patterns.append((tuple(concluded), (*stated, *(_conclusion_pattern(number) for number in reached))))
    inputs_stated = tuple((item, Slot(group.number, slot)) for group in groups for item, slot in group.slots.items())
    layout = Layout(inputs_stated, numbers, tuple(patterns))
    _prove(layout)
    return layout


class _Group:
    """The input literals that one fact states, and the patterns that look at it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.slots: dict[Literal, int] = {}
        self._patterns: set[Pattern] = set()

    def has_room_for(self, inputs: Iterable[Literal]) -> bool:
        needed = len(self.slots.keys() | inputs)
        return needed <= SLOTS_PER_FACT and len(self._patterns) < PATTERNS_PER_FACT

    def pattern(self, inputs: Iterable[Literal]) -> Pattern:
        slots = sorted(self.slots.setdefault(item, len(self.slots)) for item in inputs)
        pattern = (("g", self.number), *((f"p{slot}", 1) for slot in slots))
        self._patterns.add(pattern)
        return pattern


def _is_input(item: Head) -> TypeGuard[Literal]:
    return isinstance(item, Literal) and isinstance(item.node, Atom)


def _conclusion_pattern(number: int) -> Pattern:
    return (("k", _block(number)), ("c", number))


def conclusion_fact(number: int) -> dict[str, str | int]:
    """Return the fact that states conclusion ``number`` (without its session id)."""
    return {"id": f"conclusion-{number}", "k": _block(number), "c": number}


def _block(number: int) -> int:
    return 2 + number // CONCLUSIONS_PER_BLOCK


def _matches(layout: Layout) -> Counter[tuple[str, int]]:
    """Count the different patterns that each input fact could match at once."""
    distinct = {pattern for _, patterns in layout.patterns for pattern in patterns}
    return Counter(pattern[0] for pattern in distinct if pattern[0][0] == "g")


def _prove(layout: Layout) -> None:
    sharing = Counter(pattern for _, patterns in layout.patterns for pattern in patterns)
    groups = {slot.group for _, slot in layout.inputs}
    blocks = {_block(number) for number in layout.numbers.values()}
    for what, found, allowed in (
        (_RULES, len(layout.patterns) + 2, MAX_RULES),
        (_PATTERNS, max((len(p) for _, p in layout.patterns), default=0), MAX_PATTERNS_PER_RULE),
        (_SHARING, max(sharing.values(), default=0), MAX_RULES_SHARING_A_PATTERN),
        (_MATCHES, max(_matches(layout).values(), default=0) + 1, MAX_MATCHES_PER_FACT),
        (_UNDER_A_PARENT, len(groups) + len(blocks) + 2, MAX_CONDITIONS_UNDER_A_PARENT),
        (_UNDER_A_PARENT, SLOTS_PER_FACT, MAX_CONDITIONS_UNDER_A_PARENT),
        (_UNDER_A_PARENT, CONCLUSIONS_PER_BLOCK, MAX_CONDITIONS_UNDER_A_PARENT),
        (_KEYS, SLOTS_PER_FACT + 4, MAX_KEYS_PER_FACT),
    ):
        if found > allowed:
            raise LayoutExceeded(
                f"durable-rules porte au plus {allowed} {what.fr}, et il en faudrait {found}",
                f"durable-rules holds at most {allowed} {what.en}; the rule base needs {found}",
            )
    names = ["id", "sid", "k", "g", "c", *(f"p{slot}" for slot in range(SLOTS_PER_FACT))]
    prove_distinct_hashes(names)
    prove_distinct_hashes(
        [f"conclusion-{number}" for number in layout.numbers.values()]
        + [f"atoms-{group}" for group in groups]
        + ["sentinel"]
    )


def prove_distinct_hashes(names: list[str]) -> None:
    """Refuse names that durable-rules would take for one another: it only keeps 32-bit hashes.

    Raises:
        LayoutExceeded: when two names collide under FNV-1a or FNV-1.
    """
    for variant in (_fnv1a, _fnv1):
        seen: dict[int, str] = {}
        for name in names:
            other = seen.setdefault(variant(name), name)
            if other != name:
                raise LayoutExceeded(
                    f"durable-rules confond les noms « {other} » et « {name} »",
                    f"durable-rules takes the names '{other}' and '{name}' for one another",
                )


def _fnv1a(name: str) -> int:
    value = 2166136261
    for byte in name.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def _fnv1(name: str) -> int:
    value = 2166136261
    for byte in name.encode():
        value = ((value * 16777619) & 0xFFFFFFFF) ^ byte
    return value
