"""Says what was found on a project: the sentences of a rule that hold, filled with its facts, in both languages."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial

from audit.model.text import Language, Text
from audit.record.facts import RecordedFacts
from audit.record.rulebook import Rulebook, RuleWords
from audit.wording.placeholders import ROW_COUNT, ROWS, SEVERAL, Count, fill, parameter_named
from audit.wording.plurals import count_of
from audit.wording.typography import elide
from audit.wording.values import write_fact

_NOT_AS_EXPECTED = Text(
    fr="Situation attendue, non constatée : « {title} ».",
    en="Expected situation, not observed: “{title}”.",
)
_BETWEEN_ROWS = {Language.FR: " ; ", Language.EN: "; "}  # the label of a row may hold commas


class SentenceWriter:
    """Fills the sentences of findings for one project."""

    def __init__(self, facts: RecordedFacts, rulebook: Rulebook) -> None:
        self._facts = facts
        self._rulebook = rulebook

    def write(self, rule: RuleWords, said: Iterable[int], rows: Sequence[str]) -> tuple[Text, ...]:
        """Return the sentences that hold, or that the expected situation is not observed when none does.

        Args:
            rule: what was not met.
            said: the sentences that hold, by their place in the rule.
            rows: the labels of the rows that fail it.
        """
        sentences = tuple(self._filled(rule.sentences[place], rows) for place in said)
        return sentences or (_not_as_expected(rule),)

    def _filled(self, sentence: Text, rows: Sequence[str]) -> Text:
        fr, en = (
            elide(
                fill(
                    sentence.to(language),
                    partial(self._value, rows=rows, language=language),
                    partial(self._count, rows=rows, language=language),
                ),
                language,
            )
            for language in (Language.FR, Language.EN)
        )
        return sentence if (fr, en) == (sentence.fr, sentence.en) else Text(fr=fr, en=en)

    def _value(self, name: str, rows: Sequence[str], language: Language) -> str:
        parameter = parameter_named(name)
        if parameter is not None:
            return self._rulebook.thresholds[parameter].value.to(language)
        if name == ROWS:
            return _BETWEEN_ROWS[language].join(rows)
        if name == ROW_COUNT:
            return str(len(rows))
        return write_fact(self._facts[name], language, self._rulebook.facts[name].choices, in_a_sentence=True)

    def _count(self, name: str, rows: Sequence[str], language: Language) -> Count:
        """Return what is known of a number; one that is not known exactly is told as several."""
        if name == ROW_COUNT:
            return count_of(len(rows), language)
        value = self._facts[name].value
        return count_of(value, language) if isinstance(value, Decimal) else SEVERAL


def _not_as_expected(rule: RuleWords) -> Text:
    fr, en = (
        _NOT_AS_EXPECTED.to(language).format(title=rule.title.to(language)) for language in (Language.FR, Language.EN)
    )
    return Text(fr=fr, en=en)
