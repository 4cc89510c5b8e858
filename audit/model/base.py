"""The frozen bases of every model that passes between layers."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable record; an unknown key is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Declared(Frozen):
    """What YAML declares.

    Pydantic works out how such a model is validated when one first is: an audit takes them as they were kept, and
    validates hardly any.
    """

    model_config = ConfigDict(defer_build=True)
