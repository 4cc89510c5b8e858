"""Names facts in words, and writes their values with the labels that a result carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from audit.model.answer import WITHOUT_VALUE, Answer, CellRef
from audit.model.answered_fact import answered_fact
from audit.model.fact import Fact
from audit.model.outcome import PYTHON_ENGINE
from audit.model.reference import FactRef, general_name
from audit.model.result.audit_result import AuditResult
from audit.model.result.diagnosed import Diagnosed
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.wording.below_zero import write_below_zero
from audit.wording.typography import typeset
from audit.wording.values import write_fact


@dataclass(frozen=True)
class MissingAnswer:
    """An answer that is missing, or the same one missing on several lines of a table."""

    label: str
    value: str
    why: str
    cells: tuple[CellRef, ...]
    lines: int


_ENGINES = {PYTHON_ENGINE: {Language.FR: "évaluateur Python", Language.EN: PYTHON_ENGINE}}
_ROW = {Language.FR: "{label} (ligne {row})", Language.EN: "{label} (line {row})"}


def write_engines(names: Sequence[str], language: Language) -> str:
    """Write the names of the engines that judged."""
    return ", ".join(_ENGINES[name][language] if name in _ENGINES else name for name in names)


def label_of(name: str, result: AuditResult, language: Language) -> str:
    """Return the label of a fact, e.g. ``contracts/3/supplier`` is the label of its column and its line.

    A fact that the result does not label keeps its name: a wrong label would mislead.
    """
    if name not in result.labels:
        row = FactRef.parse(name).row
        if row is not None:
            return _ROW[language].format(label=_label(general_name(name), result, language), row=row)
    return _label(name, result, language)


def document_name(name: str, lacking: Sequence[Fact], result: AuditResult, language: Language) -> str:
    """Return how people call what a document is to bear out: a question, or a table with how many cells are meant.

    Args:
        name: the question or the table, which has no label of its own.
        lacking: what has no document.
        result: where labels stand.
        language: the reader's.
    """
    label = result.labels.get(f"{name}/completeness")
    if name in result.labels or label is None:
        return _label(name, result, language)
    t = messages(language)
    cells = sum(FactRef.parse(fact.name).table == name for fact in lacking)
    return t("label.table_cells", title=label.to(language).partition(" — ")[0], count=cells)


def missing_answers(facts: Sequence[Fact], result: AuditResult, language: Language) -> list[MissingAnswer]:
    """Return what is missing in words, the lines of a table that lack the same column gathered."""

    def key(fact: Fact) -> tuple[str, str, str]:
        return general_name(fact.name), value_of(fact, result, language), note_beside(fact, language)

    gathered = []
    for (name, value, why), group in groupby(facts, key=key):
        alike = list(group)
        label = label_of(alike[0].name if len(alike) == 1 else name, result, language)
        cells = tuple(cell for fact in alike for cell in fact.cells)
        gathered.append(MissingAnswer(label, value, why, cells, len(alike)))
    return gathered


def gathered_answers(facts: Sequence[Fact], result: AuditResult, language: Language) -> list[MissingAnswer]:
    """Return answers in words, the lines of a table gathered by column, each where the first of them stood.

    The value is left out where the lines differ.
    """
    by_name: dict[str, list[Fact]] = {}
    for fact in facts:
        by_name.setdefault(general_name(fact.name), []).append(fact)
    gathered = []
    for name, alike in by_name.items():
        values = {value_of(fact, result, language) for fact in alike}
        label = label_of(alike[0].name if len(alike) == 1 else name, result, language)
        cells = tuple(cell for fact in alike for cell in fact.cells)
        gathered.append(MissingAnswer(label, values.pop() if len(values) == 1 else "", "", cells, len(alike)))
    return gathered


def write_signs(diagnosed: Diagnosed, language: Language) -> str:
    """Return how many signs of a diagnosis are found, and how many are not known; nothing where it looks for none."""
    t = messages(language)
    if not diagnosed.signs:
        return ""
    if diagnosed.signs == diagnosed.signs_held == 1:
        return t("diagnoses.sign_only")
    still = t("diagnoses.signs_open", count=diagnosed.signs_open) if diagnosed.signs_open else ""
    return t("diagnoses.signs", count=diagnosed.signs_held, total=diagnosed.signs) + still


def introduced(label: str, language: Language) -> str:
    """Return ``label`` with the sign that stands between it and its answer: no colon follows a question mark."""
    t = messages(language)
    return t("unknown.asked_answer", label=label) if label.endswith("?") else t("unknown.missing_answer", label=label)


def answer_as_fact(name: str, answer: Answer) -> Fact:
    """Return an answer as the fact it becomes, so that both are written alike."""
    return answered_fact(name, answer.type, answer)


def note_beside(fact: Fact, language: Language) -> str:
    """Return the reason given beside a fact without value, what bounds an interval, or an empty text."""
    if fact.state in WITHOUT_VALUE:
        return fact.reason
    return typeset(fact.note.to(language), language) if fact.note else ""


def value_of(fact: Fact, result: AuditResult, language: Language) -> str:
    """Return the value of a fact, its bounds or its state in words."""
    words = result.below_zero.get(fact.name)
    said = write_below_zero(fact, words, language) if words is not None else None
    if said is not None:
        return typeset(said, language)
    return write_fact(fact, language, result.choices.get(general_name(fact.name), ()))


def _label(name: str, result: AuditResult, language: Language) -> str:
    label = result.labels.get(name)
    return typeset(label.to(language), language) if label else name
