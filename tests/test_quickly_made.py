"""Records that are made quickly are the frozen dataclasses that they were."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from audit.model.quickly_made import quickly_made


@dataclass(frozen=True, slots=True)
class Ordinary:
    """A record with fields named as what makes it could be."""

    kind: str
    twin: int
    self_: tuple[str, ...] = ()
    made: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    """The same."""

    kind: str
    twin: int
    self_: tuple[str, ...] = ()
    made: bool = False


@given(st.text(), st.integers(), st.tuples(st.text()), st.booleans())
def test_what_is_made_is_what_an_ordinary_one_holds(kind, twin, self_, made):
    one, other = Quick(kind, twin, made=made, self_=self_), Ordinary(kind, twin, made=made, self_=self_)
    assert type(one) is Quick
    assert repr(one) == repr(other).replace("Ordinary", "Quick")
    assert hash(one) == hash(other)
    assert one == Quick(kind=kind, twin=twin, self_=self_, made=made)
    assert one != Quick(kind, twin + 1, self_, made)
    assert one != other
    assert replace(one, twin=twin + 1) == Quick(kind, twin + 1, self_, made)
    assert copy.deepcopy(one) == one


def test_what_is_not_given_has_its_default():
    assert [getattr(Quick("a", 1), one.name) for one in fields(Quick)] == ["a", 1, (), False]


@quickly_made
@dataclass(frozen=True, slots=True)
class Made:
    """A record with a field made by a factory."""

    first: str
    one: list[int] = field(default_factory=list)
    last: str = ""


def test_what_a_factory_makes_is_made_each_time():
    one, other = Made("a"), Made("a")
    assert (one, one.one, one.last) == (other, [], "")
    assert one.one is not other.one
    assert Made("a", last="b", one=[1]) == replace(one, one=[1], last="b")
    assert Made("a", one=None).one is None  # what is given is taken, whatever it is


def test_it_is_pickled_as_any():
    assert pickle.loads(pickle.dumps(Quick("a", 1))) == Quick("a", 1)  # noqa: S301 - our own bytes


def test_it_stays_frozen():
    one = Quick("a", 1)
    with pytest.raises(FrozenInstanceError):
        one.twin = 2  # type: ignore[misc]
    with pytest.raises((FrozenInstanceError, TypeError)):
        one.other = 2  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del one.twin


@pytest.mark.parametrize("given", [{}, {"kind": "a"}, {"kind": "a", "twin": 1, "none": 2}])
def test_arguments_are_those_of_its_fields(given):
    for known in (Ordinary, Quick):
        with pytest.raises(TypeError):
            known(**given)


def test_pydantic_reads_and_writes_it():
    known = TypeAdapter(Quick)
    assert known.validate_json('{"kind": "a", "twin": 1, "self_": ["b"]}') == Quick("a", 1, ("b",))
    assert known.dump_python(Quick("a", 1), mode="json") == {"kind": "a", "twin": 1, "self_": [], "made": False}
    with pytest.raises(ValidationError):
        known.validate_python({"kind": "a", "twin": "b"})


@dataclass(frozen=True, slots=True)
class Derived(Ordinary):
    """A record with the fields of a base."""

    more: int = 0


@dataclass(frozen=True)
class Open:
    """A record without slots."""

    one: int


@dataclass(frozen=True, slots=True)
class Unset:
    """A record with a field that ``__init__`` does not take."""

    one: int = field(default=1, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A record whose fields are given by name only."""

    one: int


@pytest.mark.parametrize("kind", [Derived, Open, Unset, Named, int])
def test_other_classes_are_refused(kind):
    with pytest.raises(TypeError):
        quickly_made(kind)
