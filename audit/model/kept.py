"""Keeps what a function returned for an object, as long as it is the very same one.

Questionnaires are large and never change: telling two of them apart by what they hold costs more than most of what is
asked of them, and a portfolio asks it of every file.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")


def kept(most: int) -> Callable[[Callable[Concatenate[T, P], R]], Callable[Concatenate[T, P], R]]:
    """Have a function called once for the same first argument, an object that never changes, and the same others.

    The others are compared by their values. Once there are ``most`` results, they are all let go.
    """

    def keeping(function: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
        results: dict[Hashable, tuple[T, R]] = {}

        @wraps(function)
        def found(thing: T, /, *others: P.args, **named: P.kwargs) -> R:
            key: Hashable = (id(thing), others, *named.items()) if named else (id(thing), others)
            known = results.get(key)
            if known is None:
                if len(results) >= most:
                    results.clear()
                # The object is kept too: no other one can then have its id.
                known = results[key] = thing, function(thing, *others, **named)
            return known[1]

        return found

    return keeping
