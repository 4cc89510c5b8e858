"""What is kept of an object is its own, and is not kept for ever."""

import pytest

from audit.model.kept import kept


class Counter:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    @kept(most=3)
    def times(self, number: int, by: str = "") -> int:
        self.asked.append((number, by))
        return len(self.asked)


def test_the_same_object_is_asked_once_for_the_same_arguments() -> None:
    counter = Counter()
    assert [counter.times(1), counter.times(1), counter.times(2), counter.times(1, by="a")] == [1, 1, 2, 3]


def test_another_object_is_asked_again_even_where_it_is_equal() -> None:
    @kept(most=9)
    def first(names: list[str]) -> list[str]:
        return names[:1]

    one, other = ["a"], ["a"]
    assert first(one) is first(one)
    assert first(one) is not first(other)


def test_what_is_kept_is_bounded() -> None:
    counter = Counter()
    for number in (1, 2, 3, 4, 1):
        counter.times(number)
    assert [number for number, _ in counter.asked] == [1, 2, 3, 4, 1]


def test_what_fails_is_tried_again() -> None:
    @kept(most=9)
    def failing(names: list[str]) -> str:
        return names[0]

    names: list[str] = []
    with pytest.raises(IndexError):
        failing(names)
    names.append("a")
    assert failing(names) == "a"
