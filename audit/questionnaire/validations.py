"""Rules of entry: what a cell accepts, what it says when selected, and what it says when it refuses."""

from datetime import date
from decimal import Decimal

from openpyxl.worksheet.datavalidation import DataValidation

from audit.model.answer_domain import domain_of
from audit.model.questionnaire import NOT_APPLICABLE_LABEL, UNKNOWN_LABEL, Field, Question, QuestionType
from audit.model.text import Language, Text
from audit.questionnaire import texts
from audit.questionnaire.lists import Lists
from audit.wording.values import write_value

_NUMBERS = (QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY, QuestionType.SHARE)
_DAY_ZERO = date(1899, 12, 30)  # from which spreadsheets count days
_PROMPT_LIMIT = 255
_FEWEST_TO_CHOOSE = 2
_SIGNS = "<>≤≥"
_PARTIAL = {QuestionType.MONEY: texts.PARTIAL_MONEY, QuestionType.SHARE: texts.PARTIAL_SHARE}
NUMBER_FORMATS = {
    QuestionType.INTEGER: "#,##0",
    QuestionType.NUMBER: "#,##0.00",
    # The space is quoted: LibreOffice in French takes one that is not for the sign that divides by a thousand.
    QuestionType.MONEY: '#,##0" €"',
    QuestionType.SHARE: "0.0%",
    QuestionType.DATE: "dd/mm/yyyy",
    QuestionType.TEXT: "@",
    QuestionType.NAMES: "@",
    QuestionType.CHOICES: "@",
}


def entry_rule(field: Field, first_cell: str, language: Language, lists: Lists) -> DataValidation | None:
    """Return what the cells of ``field`` accept, or None when they accept any text without a hint.

    Args:
        field: a question or a column.
        first_cell: the top left cell of the range, to which formulas refer.
        language: the language of the workbook.
        lists: where closed lists are kept.
    """
    if field.options and field.type is not QuestionType.CHOICES:
        rule = DataValidation(type="list", formula1=f"={lists.answers(field.options)}", allow_blank=True)
        if several := _several_possible(field):
            _refusing(rule, texts.LIST_ERROR_TITLE, several, language)
            rule.errorStyle = "warning"  # a list cannot hold what says that two of its answers are possible
        else:
            _refusing(rule, texts.LIST_ERROR_TITLE, texts.LIST_ERROR, language)
        return _hinting(rule, _hint(field, language))
    if field.type in _NUMBERS:
        rule = DataValidation(type="custom", formula1=_number_formula(field, first_cell, language), allow_blank=True)
        _refusing(rule, texts.NUMBER_ERROR_TITLE, number_expected(field), language)
        return _hinting(rule, _hint(field, language))
    if days := domain_of(field).days:
        first, last = ((day - _DAY_ZERO).days for day in days)
        within = f"AND(ISNUMBER({first_cell}),{first_cell}>={first},{first_cell}<={last})"
        test = _or_states(within, first_cell, language, texts.PARTIAL_DATE_HEADS, field.none_label)
        rule = DataValidation(type="custom", formula1=test, allow_blank=True)
        return _hinting(
            _refusing(rule, texts.DATE_ERROR_TITLE, _date_expected(field), language), _hint(field, language)
        )
    hint = _hint(field, language)
    return _hinting(DataValidation(allow_blank=True), hint) if hint else None


def list_rule(name: str, language: Language, hint: Text | None = None) -> DataValidation:
    """Return the rule of a cell that accepts one entry of the list ``name``."""
    rule = DataValidation(type="list", formula1=f"={name}", allow_blank=True)
    _refusing(rule, texts.LIST_ERROR_TITLE, texts.LIST_ERROR, language)
    return _hinting(rule, hint.to(language)) if hint else rule


def number_expected(field: Field) -> Text:
    """Say what number ``field`` accepts."""
    domain = domain_of(field)
    fr = ["un nombre entier" if domain.is_whole else "un nombre"]
    en = ["a whole number" if domain.is_whole else "a number"]
    if field.type is QuestionType.SHARE:
        fr, en = ["un pourcentage (par exemple 35 %)"], ["a percentage (for example 35%)"]
    if field.type is QuestionType.MONEY:
        fr, en = ["un montant en euros TTC"], ["an amount in euros including tax"]
    if domain.bounds:
        low, high = domain.bounds
        fr.append(f"entre {_written(low, field, Language.FR)} et {_written(high, field, Language.FR)}")
        en.append(f"between {_written(low, field, Language.EN)} and {_written(high, field, Language.EN)}")
    partial = _PARTIAL.get(field.type, texts.PARTIAL_NUMBER)
    return Text(
        fr=f"Saisissez {' '.join(fr)}, ou « Ne sait pas », ou « Sans objet ». {partial.fr}",
        en=f"Type {' '.join(en)}, or “Don't know”, or “Not applicable”. {partial.en}",
    )


def _several_possible(field: Field) -> Text | None:
    """Say how to answer that several answers of a closed list are possible; None where all of them would be."""
    if field.type is QuestionType.YES_PARTIAL_NO:
        return texts.PARTIAL_GRADED
    return texts.PARTIAL_CHOICE if len(field.options) > _FEWEST_TO_CHOOSE else None


def _written(bound: Decimal, field: Field, language: Language) -> str:
    return write_value(bound, field.value_type, language)


def _digits(number: Decimal) -> str:
    """Write every digit of ``number``, without exponent nor needless zeros."""
    return f"{number.normalize():f}"


def _number_formula(field: Field, cell: str, language: Language) -> str:
    tests = []
    domain = domain_of(field)
    if domain.is_whole:
        tests.append(f"{cell}=INT({cell})")
    if domain.bounds:
        tests += [f"{cell}>={_digits(domain.bounds.low)}", f"{cell}<={_digits(domain.bounds.high)}"]
    # IF keeps INT and the comparisons away from texts, on which they would be an error.
    numeric = f"IF(ISNUMBER({cell}),AND({','.join(tests)}),FALSE)"
    return _or_states(numeric, cell, language, texts.PARTIAL_NUMBER_HEADS)


def _date_expected(field: Field) -> Text:
    """Say what date ``field`` accepts, and what says that there is none where it offers that."""
    none, said = field.none_label, texts.DATE_ERROR
    if none is None:
        return said
    help_fr, help_en = (texts.NONE_HELP.to(one).format(none=none.to(one)) for one in Language)
    return Text(
        fr=f"{help_fr} {said.fr.replace(', ou « Sans objet »', '')}",
        en=f"{help_en} {said.en.replace(', or “Not applicable”', '')}",
    )


def _or_states(test: str, cell: str, language: Language, heads: Text, none: Text | None = None) -> str:
    """Return the formula that accepts what ``test`` does, the other states, and what begins as a partial answer."""
    unknown, not_applicable = UNKNOWN_LABEL.to(language), NOT_APPLICABLE_LABEL.to(language)
    signs = f'ISNUMBER(FIND(LEFT({cell},1),"{_SIGNS}"))'
    words = f'ISNUMBER(FIND("|"&LOWER(LEFT({cell},4))&"|","{heads.to(language)}"))'
    said = f',{cell}="{none.to(language)}"' if none else ""
    return f'OR({test},{cell}="{unknown}",{cell}="{not_applicable}"{said},{signs},{words})'


def _refusing(rule: DataValidation, title: Text, error: Text, language: Language) -> DataValidation:
    rule.showErrorMessage = True  # openpyxl leaves it off, and then nothing is refused
    rule.errorStyle = "stop"
    rule.errorTitle = title.to(language)
    rule.error = error.to(language)
    return rule


def _hinting(rule: DataValidation, hint: str) -> DataValidation:
    if not hint:
        return rule
    rule.showInputMessage = True
    rule.prompt = hint if len(hint) <= _PROMPT_LIMIT else hint[: _PROMPT_LIMIT - 1] + "…"
    return rule


def _hint(field: Field, language: Language) -> str:
    """Return what to show when the cell is selected: what is expected, then an example where both fit."""
    expected = _expected(field, language)
    if not isinstance(field, Question):
        return expected
    example = f"{texts.EXAMPLE.to(language)} {field.example.to(language)}"
    both = f"{expected}\n{example}" if expected else example
    return both if len(both) <= _PROMPT_LIMIT or not expected else expected


def _expected(field: Field, language: Language) -> str:
    if field.type is QuestionType.CHOICES:
        if isinstance(field, Question):
            return texts.ITEMS_BELOW.to(language)
        labels = " ; ".join(option.label.to(language) for option in field.options)
        return f"{texts.SEVERAL.to(language)} {labels}"
    if field.type in _NUMBERS:
        return number_expected(field).to(language)
    if field.type is QuestionType.DATE:
        return _date_expected(field).to(language)
    if several := _several_possible(field):
        return several.to(language)
    return texts.NAMES_HELP.to(language) if field.type is QuestionType.NAMES else ""
