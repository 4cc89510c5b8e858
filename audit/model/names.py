"""How declarations write the names of questions, sheets, tables, columns and codes."""

from typing import Annotated

from pydantic import StringConstraints

FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
# A question, or ``table/column``.
AnswerName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*([./][a-z][a-z0-9_]*)+$")]
