"""Amounts of two audits that were probably typed in another unit, and the indicators computed from them."""

from collections.abc import Iterator
from typing import Literal

from audit.comparison.audited import Audited
from audit.comparison.schema import AmountInDoubt
from audit.model.reference import general_name


def amounts_in_doubt(old: Audited, new: Audited) -> tuple[AmountInDoubt, ...]:
    """Return them, those of the earlier audit first; nothing is compared with any of them."""
    return (*_of("old", old), *_of("new", new))


def _of(side: Literal["old", "new"], audited: Audited) -> Iterator[AmountInDoubt]:
    for item in audited.record.unlikely_amounts:
        names = {item.fact, general_name(item.fact)}
        computed = (fact for fact in audited.record.computed if fact.is_known and not names.isdisjoint(fact.inputs))
        yield AmountInDoubt(side=side, read=audited.facts[item.fact], probably=item.probably, computed=tuple(computed))
