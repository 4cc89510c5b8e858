"""Makes the instances of frozen dataclasses with slots as fast as those of classes that are not frozen.

An ordinary frozen dataclass sets each field by a call of ``object.__setattr__``, which takes five times as long as
setting it: a report makes thousands of facts and other plain records of up to twenty fields.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


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
    if any(field.default_factory is not MISSING or field.kw_only or not field.init for field in own):
        msg = f"{kind.__name__} has fields that are not given one after the other"
        raise TypeError(msg)
    defaults = {f"_default_of_{field.name}": field.default for field in own if field.default is not MISSING}
    given = [f"{one.name}=_default_of_{one.name}" if one.default is not MISSING else one.name for one in own]
    lines = [
        f"def __init__(self, {', '.join(given)}):",
        "    _set(self, '__class__', _twin)",
        *(f"    self.{field.name} = {field.name}" for field in own),
        "    self.__class__ = _kind",
    ]
    twin = type(kind.__name__, (), {"__slots__": slots})
    known: dict[str, Any] = {"_set": object.__setattr__, "_twin": twin, "_kind": kind, **defaults}
    exec("\n".join(lines), known)  # noqa: S102 - made of names of fields alone, as dataclasses do
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    made.__annotations__ = dict(kind.__init__.__annotations__)
    kind.__init__ = made  # type: ignore[method-assign]
    return kind
