"""Why something typed could not be read as an answer."""

from enum import StrEnum
from typing import NamedTuple

from audit.model.text import Text


class MistakeCode(StrEnum):
    """One code a kind of mistake; it names the message in ``messages``."""

    APPROXIMATE = "approximate"
    PLACEHOLDER = "placeholder"
    NOT_A_NUMBER = "not_a_number"
    BOUNDS_REVERSED = "bounds_reversed"
    PARTLY_READ = "partly_read"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    AMBIGUOUS_SHARE = "ambiguous_share"
    PERCENT_FORMAT = "percent_format"
    THOUSANDS_HIDDEN = "thousands_hidden"
    NOT_WHOLE = "not_whole"
    OUT_OF_BOUNDS = "out_of_bounds"
    OTHER_CURRENCY = "other_currency"
    EXCLUDING_TAX = "excluding_tax"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DATE = "no_such_date"
    INCOMPLETE_DATE = "incomplete_date"
    DATE_IN_LETTERS = "date_in_letters"
    PERIOD = "period"
    AMBIGUOUS_DATE = "ambiguous_date"
    DATE_AND_WORDS = "date_and_words"
    IMPLAUSIBLE_DATE = "implausible_date"
    NOT_IN_LIST = "not_in_list"
    ITEM_NOT_IN_LIST = "item_not_in_list"
    NAMES_JOINED = "names_joined"
    NOT_A_TEXT = "not_a_text"
    FORMULA = "formula"
    ERROR_CELL = "error_cell"
    READ_AS_NONE = "read_as_none"
    REASON_MISSING = "reason_missing"


class Mistake(NamedTuple):
    """A mistake and, when one can be proposed, what was probably meant; of a list, the item concerned.

    An answer that was read in part has no mistake but a remark: how it was read, as its item.
    """

    code: MistakeCode
    closest: str = ""
    item: str | Text = ""
