"""Small pieces that the parts of the document share: runs of text, names, links to rules, actions and sources."""

from collections.abc import Iterable, Sequence

from audit.model.answer import CellRef
from audit.model.text import Text
from audit.reporting.document.model import Run, Words
from audit.reporting.messages import messages
from audit.reporting.synthesis.model import SourceCited, Step
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.typography import typeset


def said(text: str) -> Words:
    """Return plain words."""
    return (Run(text),)


def strong(text: str) -> Run:
    """Return words that stand out."""
    return Run(text, bold=True)


def label(name: str, view: ReportView) -> Run:
    """Return a name with its colon, as it stands before what it names."""
    return strong(f"{name}{messages(view.language)('list.colon')} ")


def read(text: Text, view: ReportView) -> str:
    """Return a text in the reader's language, ready to print."""
    return typeset(text.to(view.language), view.language)


def word(key: str, view: ReportView) -> str:
    """Return the sentence or the heading of this key, as every format has it."""
    return messages(view.language)(key)


def joined(parts: Iterable[Words], between: str) -> Words:
    """Return several words as one, with ``between`` where they meet."""
    words: list[Run] = []
    for part in parts:
        words += [Run(between), *part] if words else part
    return tuple(words)


def rule_link(rule: str, view: ReportView) -> Words:
    """Return a rule, which leads to its finding or to its open point where it has one."""
    anchor = finding_anchor(rule) if rule in view.found else open_anchor(rule) if rule in view.open else None
    return (Run(rule, to=anchor),)


def rule_links(rules: Iterable[str], view: ReportView) -> Words:
    """Return rules, each a link."""
    return joined((rule_link(rule, view) for rule in rules), ", ")


def action_links(numbers: Iterable[int]) -> Words:
    """Return the numbers of actions, each a link to the plan."""
    return joined(((Run(str(number), to=action_anchor(number)),) for number in numbers), ", ")


def source_links(sources: Iterable[SourceCited], view: ReportView) -> Words:
    """Return sources by their short titles and numbers, each a link to the bibliography."""
    between = messages(view.language)("list.separator")
    return joined(
        ((Run(f"{one.words} "), Run(f"[{one.number}]", to=source_anchor(one.number))) for one in sources), between
    )


def cells(references: Sequence[CellRef], view: ReportView) -> str:
    """Return cells, gathered in ranges; a dash where there is none."""
    t = messages(view.language)
    return t("list.separator").join(write_cell_ranges(references)) or t("axes.none")


def listed_cells(references: Sequence[CellRef], view: ReportView) -> str:
    """Return cells for a column of a table, each sheet on its own line; a dash where there is none."""
    return "\n".join(write_cell_ranges(references)) or messages(view.language)("axes.none")


def owner(step: Step, view: ReportView) -> str:
    """Return who carries a step out: the role, and the name or that it is to be given, where it is."""
    t = messages(view.language)
    name = t("actions.owner_to_name") if step.is_to_name else step.owner_name
    return f"{step.owner}{t('list.colon')} {name}" if name else step.owner


def finding_anchor(rule: str) -> str:
    """Return where the finding on a rule stands."""
    return f"finding-{rule}"


def open_anchor(rule: str) -> str:
    """Return where an open requirement stands."""
    return f"open-{rule}"


def action_anchor(number: int) -> str:
    """Return where an action stands in the whole plan."""
    return f"action-{number}"


def source_anchor(number: int) -> str:
    """Return where a source stands in the bibliography."""
    return f"source-{number}"


def group_anchor(group: str) -> str:
    """Return where a grouped finding stands."""
    return f"group-{group}"
