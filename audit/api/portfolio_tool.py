"""The tool by which a process judges portfolios: loaded once, and again where what it follows from has changed."""

from collections.abc import Sequence
from pathlib import Path

from audit.api.tool import Tool, load
from audit.loading import key_of_declarations

_MOST = 4  # tools kept: rules and questions take some ten megabytes once they are compiled
_loaded: dict[tuple[str, bool], Tool] = {}


def portfolio_tool(rules: Sequence[Path], questionnaires: Path | None, *, with_records: bool) -> Tool:
    """Return what ``load`` gives without the situations that test rules, which no project is judged by.

    Args:
        rules: the folders of rules, as ``load`` takes them.
        questionnaires: that of the questionnaires, likewise.
        with_records: whether records are written, for which durable-rules judges too where it can be imported.

    Raises:
        DeclarationsInvalid: with every problem.
    """
    declared = key_of_declarations(rules, questionnaires)
    key = (declared, with_records) if declared is not None else None
    known = _loaded.get(key) if key is not None else None
    if known is not None:
        return known
    tool = load(rules, questionnaires, None if with_records else False, with_examples=False)
    # What was read follows from the key only where nothing changed meanwhile.
    if key is not None and declared == key_of_declarations(rules, questionnaires):
        if len(_loaded) >= _MOST:
            _loaded.clear()
        _loaded[key] = tool
    return tool
