#!/usr/bin/env bash
# pydantic 2.14.4: a validator that a standard dataclass wraps around its own schema only holds where it is first used.
#
# Expected: __get_pydantic_core_schema__ of a class says how every field of that type is validated, as it does when the
# class is a BaseModel.
# Seen (Python 3.11, Linux x86_64): with a standard-library dataclass whose __get_pydantic_core_schema__ returns
# handler(source) inside a "before" validator, the first field of that type is validated so, and the following ones are
# not, without a word; the same class as a BaseModel is validated so everywhere. A decorator (model_validator) on the
# dataclass holds everywhere too: use that. Exits with 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pydantic==2.14.4
cd "$work"
venv/bin/python - <<'PYTHON'
from dataclasses import dataclass
from typing import Any

from pydantic import VERSION, BaseModel, model_validator
from pydantic_core import core_schema


def corrected(data):
    return {"number": 10}


def wrapped(cls, source, handler):
    return core_schema.no_info_before_validator_function(corrected, handler(source))


@dataclass
class Wrapped:
    number: int
    __get_pydantic_core_schema__ = classmethod(wrapped)


class Modelled(BaseModel):
    number: int
    __get_pydantic_core_schema__ = classmethod(wrapped)


@dataclass
class Decorated:
    number: int

    @model_validator(mode="before")
    @classmethod
    def _corrected(cls, data: Any) -> Any:
        return corrected(data)


def numbers(kind):
    class Pair(BaseModel):
        first: kind
        second: kind

    pair = Pair.model_validate({"first": {"number": 1}, "second": {"number": 1}})
    return pair.first.number, pair.second.number


found = {kind.__name__: numbers(kind) for kind in (Wrapped, Modelled, Decorated)}
print("pydantic", VERSION)
for name, pair in found.items():
    print(f"{name:>9}: first {pair[0]}, second {pair[1]}")
expected = {"Wrapped": (10, 1), "Modelled": (10, 10), "Decorated": (10, 10)}
raise SystemExit(0 if found == expected else "the behaviour has changed")
PYTHON
