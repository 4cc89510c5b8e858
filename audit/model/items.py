"""The type of the long lists of a result, which need not be made before they are asked for."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from pydantic import AfterValidator

T = TypeVar("T")
Items = Annotated[Sequence[T], AfterValidator(tuple)]
"""A tuple, which may be made when it is first asked for; a tuple wherever it comes from JSON."""
