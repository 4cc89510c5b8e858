"""The ``loop`` of templates: where one item stands among all.

That of Jinja looks ahead, counts the depth of loops and may be called again: a page has a thousand items, and asks for
their place only.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")


class Place:
    """Where the item at hand stands.

    Attributes:
        index: from 1; ``index0`` is the same from 0.
    """

    __slots__ = ("first", "index", "index0", "last")

    first: bool
    index: int
    index0: int
    last: bool


def with_places(items: Iterable[T], _: Any = None) -> Iterator[tuple[T, Place]]:
    """Yield items with their place, which is one object throughout: it says where the item at hand stands.

    Args:
        items: of the loop.
        _: what Jinja would give in the place of a neighbour that is not there.
    """
    every = items if isinstance(items, tuple | list) else tuple(items)
    place, end = Place(), len(every)
    place.first, place.last = True, False
    for index, item in enumerate(every, start=1):
        place.index, place.index0 = index, index - 1
        if index == end:
            place.last = True
        yield item, place
        place.first = False
