"""Says what was found on a project: the sentences of a rule that hold, filled with its facts, in both languages."""

from collections.abc import Iterable, Sequence

from audit.model.text import Language, Text
from audit.record.facts import RecordedFacts
from audit.record.rulebook import Rulebook, RuleWords
from audit.wording.placeholders import ROW_COUNT, ROWS, fill, parameter_named
from audit.wording.typography import elide
from audit.wording.values import write_fact

_NOT_AS_EXPECTED = Text(
    fr="Situation attendue, non constatée : « {title} ».",
    en="Expected situation, not observed: “{title}”.",
)


class SentenceWriter:
    """Fills the sentences of findings for one project."""

    def __init__(self, facts: RecordedFacts, rulebook: Rulebook) -> None:
        self._facts = facts
        self._rulebook = rulebook

    def write(self, rule: RuleWords, said: Iterable[int], rows: Sequence[str]) -> Text:
        """Return the sentences that hold, or that the expected situation is not observed when none does.

        Args:
            rule: what was not met.
            said: the sentences that hold, by their place in the rule.
            rows: the labels of the rows that fail it.
        """
        sentences = [rule.sentences[place] for place in said]
        fr, en = (self._filled(rule, sentences, rows, language) for language in (Language.FR, Language.EN))
        return Text(fr=fr, en=en)

    def _filled(self, rule: RuleWords, said: Iterable[Text], rows: Sequence[str], language: Language) -> str:
        filled = [fill(one.to(language), lambda name: self._value(name, rows, language)) for one in said]
        return elide(" ".join(filled), language) or _NOT_AS_EXPECTED.to(language).format(title=rule.title.to(language))

    def _value(self, name: str, rows: Sequence[str], language: Language) -> str:
        parameter = parameter_named(name)
        if parameter is not None:
            return self._rulebook.thresholds[parameter].value.to(language)
        if name == ROWS:
            return ", ".join(rows)
        if name == ROW_COUNT:
            return str(len(rows))
        return write_fact(self._facts[name], language, self._rulebook.facts[name].choices, in_a_sentence=True)
