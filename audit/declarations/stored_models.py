"""Writes checked models as JSON and makes them again from it, without validating once more what was valid.

The types that the models declare say how each value is read: a value of another type, an unknown or a missing field is
refused. JSON never says what to make of itself, and nothing of it is run or imported.
"""

import datetime
import types
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)
Json = Any
Turn = Callable[[Any], Any]

_new, _set = object.__new__, object.__setattr__  # as pydantic itself copies a model
_NUMBER = "number"  # the key of an exact number where any value may stand


class NotStored(Exception):
    """A value cannot be written so that it is read again as it was, or is not what its type says."""


class _Turns(NamedTuple):
    """How values of one type become JSON, and JSON values of that type."""

    write: Turn
    read: Turn


def as_json(value: Any, kind: Any) -> Json:
    """Return ``value``, of the type ``kind``, as what JSON can hold.

    Raises:
        NotStored: when it would not be read again as it is.
    """
    return _turns(kind).write(value)


def from_json(data: Json, kind: Any) -> Any:
    """Return the value of the type ``kind`` that ``as_json`` wrote as ``data``.

    Raises:
        NotStored: when ``data`` is nothing that it can have written.
    """
    return _turns(kind).read(data)


@cache
def _turns(kind: Any) -> _Turns:
    origin, arguments = get_origin(kind), get_args(kind)
    if hasattr(kind, "__metadata__"):  # Annotated
        return _turns(arguments[0])
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is dict:
        return _mapping(*arguments)
    if origin is Literal:
        if len({type(value) for value in arguments}) > 1:
            raise NotStored("values of several types, which may be equal")  # True and 1
        return _member({value: value for value in arguments})
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _model(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member({member.value: member for member in kind})
    if kind in _PLAIN:
        return _PLAIN[kind]
    raise NotStored(f"no way to store {kind}")


def _exactly(*kinds: type) -> _Turns:
    """Return the turns of what JSON holds as it is."""

    def same(value: Any) -> Any:
        if type(value) in kinds:
            return value
        raise NotStored(f"{type(value).__name__} in place of {kinds[0].__name__}")

    return _Turns(same, same)


def _text(kind: type, read: Callable[[str], Any]) -> _Turns:
    """Return the turns of what is written as a text."""

    def to_text(value: Any) -> str:
        if type(value) is not kind:
            raise NotStored(f"{type(value).__name__} in place of {kind.__name__}")
        return str(value)

    def from_text(data: Json) -> Any:
        if type(data) is not str:
            raise NotStored(f"{type(data).__name__} in place of a text")
        try:
            return read(data)
        except (ValueError, InvalidOperation):
            raise NotStored(f"not a {kind.__name__}") from None

    return _Turns(to_text, from_text)


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


def _write_any(value: Any) -> Json:
    """Write a value that YAML can hold: the answers of examples have no type of their own."""
    kind = type(value)
    if value is None or kind in (str, int, bool):
        return value
    if kind is Decimal:
        return {_NUMBER: str(value)}
    if kind is list:
        return [_write_any(item) for item in value]
    if kind is dict and all(type(key) is str for key in value):
        return {"": {key: _write_any(item) for key, item in value.items()}}
    raise NotStored(f"{kind.__name__} is no value of YAML")


def _read_any(data: Json) -> Any:
    kind = type(data)
    if data is None or kind in (str, int, bool):
        return data
    if kind is list:
        return [_read_any(item) for item in data]
    if kind is dict and list(data) == [_NUMBER]:
        return _PLAIN[Decimal].read(data[_NUMBER])
    if kind is dict and list(data) == [""] and type(data[""]) is dict:
        return {key: _read_any(item) for key, item in data[""].items()}
    raise NotStored("not a value of YAML")


_PLAIN: dict[Any, _Turns] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    float: _exactly(float),
    type(None): _exactly(type(None)),
    Decimal: _text(Decimal, _number),
    datetime.date: _text(datetime.date, datetime.date.fromisoformat),
    Any: _Turns(_write_any, _read_any),
}


def _member(members: dict[Any, Any]) -> _Turns:
    """Return the turns of one of a few values, which JSON names by the keys of ``members``."""
    names = {member: name for name, member in members.items()}

    def found(known: dict[Any, Any]) -> Turn:
        def find(value: Any) -> Any:
            try:
                return known[value]
            except (KeyError, TypeError):
                raise NotStored("not one of the values") from None

        return find

    return _Turns(found(names), found(members))


def _tuple(arguments: tuple[Any, ...]) -> _Turns:
    if len(arguments) != 2 or arguments[1] is not Ellipsis:
        raise NotStored("a tuple of several types")
    item = _turns_of(arguments[0])

    def write(value: Any) -> Json:
        if type(value) is not tuple:
            raise NotStored("not a tuple")
        turn = item().write
        return [turn(one) for one in value]

    def read(data: Json) -> Any:
        if type(data) is not list:
            raise NotStored("not a list")
        turn = item().read
        return tuple([turn(one) for one in data])

    return _Turns(write, read)


def _mapping(key_kind: Any, kind: Any) -> _Turns:
    keys, values = _turns(key_kind), _turns_of(kind)

    def write(value: Any) -> Json:
        if type(value) is not dict:
            raise NotStored("not a dict")
        turn = values().write
        return {_key(keys.write(key)): turn(item) for key, item in value.items()}

    def read(data: Json) -> Any:
        if type(data) is not dict:
            raise NotStored("not an object")
        key_turn, turn = keys.read, values().read
        return {key_turn(key): turn(item) for key, item in data.items()}

    return _Turns(write, read)


def _key(key: Any) -> str:
    if type(key) is not str:
        raise NotStored("a key of JSON is a text")
    return key


def _union(arguments: tuple[Any, ...]) -> _Turns:
    """Return the turns of a value of one of several types; but for None, JSON says by its position which one."""
    kinds = [kind for kind in arguments if kind is not type(None)]
    nullable = len(kinds) < len(arguments)
    if len(kinds) == 1:
        only = _turns_of(kinds[0])
        return _Turns(
            lambda value: None if value is None else only().write(value),
            lambda data: None if data is None else only().read(data),
        )
    choices = [_turns_of(kind) for kind in kinds]
    position = {_plain_class(kind): number for number, kind in enumerate(kinds)}
    if len(position) < len(kinds):
        raise NotStored("a union of types that their values do not tell apart")

    def write(value: Any) -> Json:
        if value is None and nullable:
            return None
        number = position.get(type(value))
        if number is None:
            raise NotStored(f"{type(value).__name__} is none of the types")
        return [number, choices[number]().write(value)]

    def read(data: Json) -> Any:
        if data is None and nullable:
            return None
        if type(data) is not list or len(data) != 2 or type(data[0]) is not int or not 0 <= data[0] < len(choices):
            raise NotStored("not a value of several types")
        return choices[data[0]]().read(data[1])

    return _Turns(write, read)


def _plain_class(kind: Any) -> Any:
    """Return the class that values of ``kind`` have."""
    while hasattr(kind, "__metadata__"):
        kind = get_args(kind)[0]
    return get_origin(kind) or kind


def _turns_of(kind: Any) -> Callable[[], _Turns]:
    """Return ``kind``'s turns when they are asked for, found once: conditions hold conditions."""
    return cache(lambda: _turns(kind))


class _FieldOf(NamedTuple):
    """One field of a model: its name, its type, and what it holds where nothing was written."""

    name: str
    kind: Any
    is_required: bool
    default: Callable[[], Any]


class _Shape(NamedTuple):
    """How models are read of which the same fields were written: thousands of texts, hundreds of rules.

    Attributes:
        turns: each field that was written, in the order of JSON, with how it is read.
        blank: every field in the order of the model, with its default where nothing was written.
        anew: the fields whose default is made anew for each model, with what makes it.
        written: the names of the fields that were written. All these models share it: being frozen they never change
            it, and pydantic copies it with a model.
    """

    turns: tuple[tuple[str, Turn], ...]
    blank: dict[str, Any]
    anew: tuple[tuple[str, Callable[[], Any]], ...]
    written: set[str]


def _model(model: type[BaseModel]) -> _Turns:
    hints = get_type_hints(model)  # without constraints, which were checked before anything was stored
    fields = tuple(
        _FieldOf(name, hints[name], about.is_required(), _default(about)) for name, about in model.model_fields.items()
    )
    turns = {field.name: _turns_of(field.kind) for field in fields}
    if model.__private_attributes__ or model.model_post_init is not BaseModel.model_post_init:
        raise NotStored(f"{model.__name__} keeps something that is no field")

    def write(value: Any) -> Json:
        if type(value) is not model:
            raise NotStored(f"{type(value).__name__} in place of {model.__name__}")
        written = value.model_fields_set
        for field in fields:
            if field.name not in written and getattr(value, field.name) != field.default():
                raise NotStored(f"{model.__name__}.{field.name} was changed without being written")
        return {
            field.name: turns[field.name]().write(getattr(value, field.name))
            for field in fields
            if field.name in written
        }

    shapes: dict[tuple[str, ...], _Shape] = {}

    def shape_of(names: tuple[str, ...]) -> _Shape:
        known, written = {field.name: field for field in fields}, set(names)
        if not written <= known.keys():
            raise NotStored(f"{model.__name__} has no such field")
        left = [field for field in fields if field.name not in written]
        if any(field.is_required for field in left):
            raise NotStored(f"{model.__name__} lacks a field")
        anew = {field.name: field.default for field in left if model.model_fields[field.name].default_factory}
        return _Shape(
            turns=tuple((name, turns[name]().read) for name in names),
            blank={
                field.name: None if field.name in written or field.name in anew else field.default() for field in fields
            },
            anew=tuple(anew.items()),
            written=written,
        )

    def read(data: Json) -> Any:
        if type(data) is not dict:
            raise NotStored(f"not a {model.__name__}")
        names = tuple(data)
        shape = shapes.get(names)
        if shape is None:
            shape = shapes[names] = shape_of(names)
        values = shape.blank.copy()  # in their order: what is written of a model later follows it
        for (name, turn), item in zip(shape.turns, data.values(), strict=True):
            values[name] = turn(item)
        for name, default in shape.anew:
            values[name] = default()
        made = _new(model)
        _set(made, "__dict__", values)
        _set(made, "__pydantic_fields_set__", shape.written)
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made

    return _Turns(write, read)


def _default(about: Any) -> Callable[[], Any]:
    if about.default_factory is not None:
        made: Callable[[], Any] = about.default_factory
        return made
    held = about.default
    return lambda: held
