"""The Jinja environment of the HTML report: everything escaped, nothing undefined passes unseen."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from jinja2 import StrictUndefined
from markupsafe import Markup

from audit.declarations.folders import shipped_folder
from audit.model.fact import Fact
from audit.model.result.diagnosed import Diagnosed
from audit.model.text import Language, Text
from audit.reporting.cell_lists import CellLists
from audit.reporting.compiled_templates import template_loader
from audit.reporting.foreign_titles import mark_original_titles
from audit.reporting.labels import introduced, note_beside, write_engines, write_signs
from audit.reporting.long_words import let_long_words_of_part_break
from audit.reporting.messages import messages
from audit.reporting.page_environment import PageEnvironment
from audit.reporting.untrusted_text import safe_link
from audit.wording.numbers import write_date, write_money, write_number, write_share
from audit.wording.terms import terms_in
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
    made.filters |= _filters(language)
    made.filters["cells"] = CellLists(made.texts, messages(language)("axes.none"))
    return made


def _filters(language: Language) -> dict[str, Callable[..., str]]:
    def in_language(text: Text) -> str:
        return typeset(text.to(language), language)

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

    def source_title(title: str) -> Markup:
        return mark_original_titles(title, language)

    return {
        "text": in_language,
        "source_title": source_title,
        "sentence": as_sentence,
        "engines": engines,
        "term": terms_in(language),
        "why": why,
        "signs": signs,
        "introduced": before_answer,
        "in_full": in_full,
        "number": number,
        "share": share,
        "money": money,
        "coordinate": _coordinate,
        "join": _joined,
        "breakable": let_long_words_of_part_break,
    }


def _joined(texts: Iterable[object], between: str) -> str:
    """Join texts, none of which is HTML yet: unlike that of Jinja, it asks nothing of the page."""
    return between.join(map(str, texts))


def _coordinate(position: Decimal) -> str:
    """Write a position in a drawing with two decimals, always with a decimal point."""
    return f"{position:.2f}"
