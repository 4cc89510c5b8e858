"""Words are folded as the plain way folds them, one letter after another, whatever stands in a text."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.intake.values.words import fold, tidy
from tests.many_cases import examples

LAST = 0x110000
ACCENTS = ["\u0301", "\u0300", "\u034f", "\u0323", "\u20d7", "\u3099", "\u0483"]  # the third combines with nothing
SIGNS = ["_", " ", "\xa0", "\u2019", "œ", "Æ", "ﬁ", "½", "İ", "ß", "€", "\u200b", "*", "\n", "é", "E", "7"]
texts = st.one_of(st.text(), st.lists(st.sampled_from(ACCENTS + SIGNS), max_size=12).map("".join))


def by_letter(text: str) -> str:
    """Fold ``text`` one letter at a time."""
    decomposed = unicodedata.normalize("NFKD", tidy(text).casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+", " ", plain.replace("œ", "oe").replace("æ", "ae").replace("_", " ")).strip()


@pytest.mark.slow
@given(texts)
@settings(max_examples=examples(1_000), deadline=None)
def test_any_text(text: str) -> None:
    assert fold(text) == by_letter(text)


@pytest.mark.thorough
@pytest.mark.slow
def test_each_character() -> None:
    """Between two letters, then after an accent and before what is no word."""
    wrong = [code for code in range(LAST) for text in _around(chr(code)) if fold.__wrapped__(text) != by_letter(text)]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Où est l'Équipe_2 ?", "ou est l equipe 2"),
        ("  Cœur\xa0: ≥ 3\u200b ", "coeur 3"),
        ("ASCII only, 12.5 %", "ascii only 12 5"),
        ("\u3099x\u20d7y", "xy"),  # accents of neither Europe nor ASCII
        ("*", ""),
    ],
)
def test_some_texts(text: str, words: str) -> None:
    assert fold(text) == words


def _around(character: str) -> tuple[str, str]:
    return f"a{character}b", f"é{character}_"
