"""Items of a result that are made when somebody asks for one of them: most commands ask for few."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class WhenAsked(Sequence[T]):
    """Items that are all made when the first of them is asked for; then as a tuple of them.

    Whoever puts them off makes sure that they can be made.
    """

    __slots__ = ("_made", "_make")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        """Prepare; ``make`` is called once."""
        self._make: Callable[[], Iterable[T]] | None = make
        self._made: tuple[T, ...] = ()

    def _items(self) -> tuple[T, ...]:
        if self._make is not None:
            self._made = tuple(self._make())
            self._make = None  # and what they are made of is let go
        return self._made

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """Return one of them, or a tuple of several."""
        return self._items()[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._items())

    def __iter__(self) -> Iterator[T]:
        """Yield them in order."""
        return iter(self._items())

    def __eq__(self, other: object) -> bool:
        """Return whether ``other`` holds the same, in the same order, and is a tuple or such a sequence too."""
        if not isinstance(other, WhenAsked | tuple):
            return NotImplemented
        return self._items() == tuple(other)

    def __repr__(self) -> str:
        """Write them as a tuple of them is written."""
        return repr(self._items())
