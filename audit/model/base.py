"""The frozen bases of every model that passes between layers."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable record; an unknown key is an error, never ignored.

    Pydantic works out how such a model is validated when one first is: a command validates few of those it imports.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Declared(Frozen):
    """What YAML declares: an audit takes it as it was kept, and validates hardly any."""
