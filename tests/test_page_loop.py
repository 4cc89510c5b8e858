"""Where an item stands among all: as the ``loop`` of Jinja says it."""

from jinja2.runtime import LoopContext, Undefined

from audit.reporting.page_loop import with_places


def test_places_are_those_of_jinja():
    for items in ([], ["a"], ["a", "b"], ("a", "b", "c"), {"a": 1, "b": 2}, range(4), iter("abc")):
        every = list(items)
        ours = [(item, at.index, at.index0, at.first, at.last) for item, at in with_places(iter(every))]
        theirs = [(item, at.index, at.index0, at.first, at.last) for item, at in LoopContext(every, Undefined)]
        assert ours == theirs


def test_one_loop_within_another_has_its_own_places():
    written = [
        (outer.index, inner.index, outer.last, inner.last)
        for row, outer in with_places(["ab", "c"])
        for _, inner in with_places(row)
    ]
    assert written == [(1, 1, False, False), (1, 2, False, True), (2, 1, True, True)]
