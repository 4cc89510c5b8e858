"""The rows of a table in an example, as rules, diagnoses, signals and contradictions write it."""

from typing import Any

from audit.model.base import Declared
from audit.model.names import Identifier
from audit.model.table_completeness import TableCompleteness


class ExampleTable(Declared):
    """The rows of one table in an example."""

    completeness: TableCompleteness | None = TableCompleteness.COMPLETE
    rows: tuple[dict[Identifier, Any], ...] = ()
