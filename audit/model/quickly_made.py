"""Makes the instances of frozen dataclasses with slots as fast as those of classes that are not frozen.

An ordinary frozen dataclass sets each field by a call of ``object.__setattr__``, which takes five times as long as
setting it: a report makes thousands of facts and other plain records of up to twenty fields.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

T = TypeVar("T")
_NOT_GIVEN = object()


def quickly_made(kind: type[T]) -> type[T]:
    """Replace ``__init__`` of the frozen dataclass ``kind``: an instance is open until its fields are set.

    While they are set it is of a twin class, which has the same slots and lets them be set; it then is, and stays, one
    of ``kind``. The class is for itself, without fields of a base or made by a factory, and is not derived from.

    Raises:
        TypeError: for a class that is something else.
    """
    own = fields(kind)  # type: ignore[arg-type]  # of whatever class: what is no dataclass is refused here
    slots = getattr(kind, "__slots__", ())
    if kind.__bases__ != (object,) or tuple(slots) != tuple(field.name for field in own):
        msg = f"{kind.__name__} has a base or no slots"
        raise TypeError(msg)
    if any(field.kw_only or not field.init for field in own):
        msg = f"{kind.__name__} has fields that are not given one after the other"
        raise TypeError(msg)
    defaults = {f"_default_of_{one.name}": _NOT_GIVEN if _is_made(one) else one.default for one in own if _is_had(one)}
    factories = {f"_made_{one.name}": one.default_factory for one in own if _is_made(one)}
    given = [f"{one.name}=_default_of_{one.name}" if _is_had(one) else one.name for one in own]
    lines = [
        f"def __init__(self, {', '.join(given)}):",
        "    _set(self, '__class__', _twin)",
        *(f"    self.{one.name} = {_value(one)}" for one in own),
        "    self.__class__ = _kind",
    ]
    twin = type(kind.__name__, (), {"__slots__": slots})
    known: dict[str, Any] = {"_set": object.__setattr__, "_twin": twin, "_kind": kind, "_not_given": _NOT_GIVEN}
    known |= {**defaults, **factories}
    exec("\n".join(lines), known)  # noqa: S102 - made of names of fields alone, as dataclasses do
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    made.__annotations__ = dict(kind.__init__.__annotations__)
    kind.__init__ = made  # type: ignore[method-assign]
    return kind


def _is_had(field: "Field[Any]") -> bool:
    """Return whether a field has a value where none is given."""
    return field.default is not MISSING or _is_made(field)


def _is_made(field: "Field[Any]") -> bool:
    return field.default_factory is not MISSING


def _value(field: "Field[Any]") -> str:
    name = field.name
    return f"_made_{name}() if {name} is _not_given else {name}" if _is_made(field) else name
