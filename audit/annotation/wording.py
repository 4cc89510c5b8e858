"""Writes a problem for an annotated copy: as the lines of a comment, and as the columns of the list."""

from collections.abc import Iterable

from audit.annotation.texts import HEADINGS, LINE, QUOTED, SEVERITIES, WHOLE_SHEET, WHOLE_WORKBOOK
from audit.intake.problems.diagnostics import Diagnostic
from audit.intake.values.words import quotable
from audit.model.text import Language
from audit.questionnaire.layout import MARK
from audit.wording.typography import typeset


def note(problems: Iterable[Diagnostic], language: Language) -> str:
    """Return what the comment of a cell says of its problems, one line a piece."""
    return "\n\n".join(_lines(problem, language) for problem in problems)


def columns(problem: Diagnostic, language: Language) -> dict[str, str]:
    """Return what the list says of a problem, by column; nothing that the intake would take for a mark."""
    label = problem.label.to(language) if problem.label else problem.question
    where = quotable(problem.sheet) if problem.sheet else WHOLE_WORKBOOK.to(language)
    texts = {
        "severity": SEVERITIES[problem.severity].to(language),
        "sheet": where,
        "cell": problem.cell or (WHOLE_SHEET.to(language) if problem.sheet else ""),
        "question": label,
        "problem": _sentence(problem.problem.to(language)),
        "read": _quoted(problem.read, language),
        "expected": _sentence(problem.expected.to(language)) if problem.expected else "",
        "closest": _quoted(problem.closest, language),
        "advice": problem.advice.to(language),
    }
    return {name: typeset(_unmarked(text, language), language) for name, text in texts.items()}


def _lines(problem: Diagnostic, language: Language) -> str:
    said = columns(problem, language)
    said["expected"] = problem.expected.to(language) if problem.expected else ""  # after a colon, no capital
    lines = [(said["severity"], problem.problem.to(language))]
    lines += [(HEADINGS[name].to(language), said[name]) for name in ("read", "expected", "closest", "advice")]
    return "\n".join(typeset(LINE.to(language).format(name, text), language) for name, text in lines if text)


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def _quoted(text: str, language: Language) -> str:
    return QUOTED.to(language).format(quotable(text)) if text else ""


def _unmarked(text: str, language: Language) -> str:
    return _quoted(text, language) if text.strip().startswith(MARK) else text
