"""The Jinja environment of the HTML report: everything escaped, nothing undefined passes unseen."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from jinja2 import StrictUndefined

from audit.declarations.folders import shipped_folder
from audit.model.fact import Fact
from audit.model.result import Diagnosed
from audit.model.text import Language, Text
from audit.reporting.compiled_templates import template_loader
from audit.reporting.foreign_titles import mark_original_titles
from audit.reporting.labels import introduced, note_beside, write_engines, write_signs
from audit.reporting.messages import messages
from audit.reporting.page_environment import PageEnvironment
from audit.reporting.untrusted_text import safe_link
from audit.wording.cells import write_cells
from audit.wording.numbers import write_date, write_money, write_number, write_share
from audit.wording.terms import write_term
from audit.wording.typography import as_sentence, typeset

OPTIONS = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}  # those that change what is compiled


@cache
def environment(language: Language) -> PageEnvironment:
    """Return the environment whose filters and sentences are of ``language``."""
    made = PageEnvironment(
        language,
        messages(language),
        loader=template_loader(shipped_folder("reports"), language, repr(OPTIONS)),
        undefined=StrictUndefined,
        **OPTIONS,
    )
    made.globals["safe_link"] = safe_link
    made.globals["write_cells"] = write_cells
    made.filters |= _filters(language)
    return made


def _filters(language: Language) -> dict[str, Callable[..., str]]:
    def in_language(text: Text) -> str:
        return typeset(text.to(language), language)

    def term(member: StrEnum) -> str:
        return write_term(member, language)

    def why(fact: Fact) -> str:
        return note_beside(fact, language)

    def in_full(day: date) -> str:
        return write_date(day, language)

    def number(amount: Decimal) -> str:
        return write_number(amount, language)

    def share(amount: Decimal) -> str:
        return write_share(amount, language)

    def money(amount: Decimal) -> str:
        return write_money(amount, language)

    def engines(names: Sequence[str]) -> str:
        return write_engines(names, language)

    def before_answer(label: str) -> str:
        return introduced(label, language)

    def signs(diagnosed: Diagnosed) -> str:
        return write_signs(diagnosed, language)

    def source_title(title: str) -> str:
        return mark_original_titles(title, language)

    return {
        "text": in_language,
        "source_title": source_title,
        "sentence": as_sentence,
        "engines": engines,
        "term": term,
        "why": why,
        "signs": signs,
        "introduced": before_answer,
        "in_full": in_full,
        "number": number,
        "share": share,
        "money": money,
        "coordinate": _coordinate,
    }


def _coordinate(position: Decimal) -> str:
    """Write a position in a drawing with two decimals, always with a decimal point."""
    return f"{position:.2f}"
