"""Items that are made when somebody asks for one of them: once, and then alike a tuple of them in every way."""

import pytest

from audit.record.when_asked import WhenAsked


def test_nothing_is_made_before_something_is_asked_and_everything_once():
    made = []

    def make():
        for number in range(3):
            made.append(number)
            yield number

    items = WhenAsked(make)
    assert made == []
    assert items[1] == 1
    assert made == [0, 1, 2]
    assert (len(items), list(items), items[-1], 2 in items, bool(items)) == (3, [0, 1, 2], 2, True, True)
    assert made == [0, 1, 2]


def test_they_are_a_tuple_to_whoever_compares_cuts_or_writes_them():
    items = WhenAsked(lambda: "abc")
    assert items == ("a", "b", "c")
    assert ("a", "b", "c") == items  # noqa: SIM300 - a tuple that is compared with them asks them too
    assert items == WhenAsked(lambda: iter("abc"))
    assert items != ("a", "b")
    assert items != ["a", "b", "c"]  # as no tuple is a list
    assert items[1:] == ("b", "c")
    assert repr(items) == "('a', 'b', 'c')"
    assert not WhenAsked(lambda: ())


def test_what_has_no_such_item_says_so():
    with pytest.raises(IndexError):
        _ = WhenAsked(lambda: "abc")[3]
    with pytest.raises(TypeError):
        hash(WhenAsked(lambda: "abc"))
