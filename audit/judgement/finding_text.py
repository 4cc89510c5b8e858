"""Says what was found on a project: the sentences of a rule that hold, filled with its facts, in both languages."""

from collections.abc import Iterable, Sequence

from audit.engine.comparisons import Parameters
from audit.engine.truth import LeafTruth, on_facts, truth_of
from audit.model.fact import FactSet, Vocabulary
from audit.model.rule import FindingSentence, Parameter, Rule
from audit.model.text import Language, Text
from audit.rulebase.parameter_words import parameter_value
from audit.rulebase.placeholders import ROW_COUNT, ROWS, fill, parameter_named, placeholders
from audit.wording.typography import elide
from audit.wording.values import write_fact

_NOT_AS_EXPECTED = Text(
    fr="La situation attendue n'est pas constatée : {title}.",
    en="The expected situation is not observed: {title}.",
)


def sentences_said(rule: Rule, has_rows: bool, leaf_truth: LeafTruth) -> tuple[FindingSentence, ...]:
    """Return the sentences of the finding of ``rule`` that hold.

    Args:
        rule: a rule that is violated or partly met.
        has_rows: whether rows fail the rule; without any, a sentence that lists them is left out.
        leaf_truth: what the leaves of conditions are worth.
    """
    return tuple(
        sentence
        for sentence in rule.finding
        if (has_rows or not lists_rows(sentence))
        and (sentence.when is None or truth_of(sentence.when, leaf_truth) is True)
    )


def lists_rows(sentence: FindingSentence) -> bool:
    """Return whether the sentence lists the rows that fail."""
    return ROWS in placeholders(sentence.fr)


class FindingText:
    """Writes finding texts for one project."""

    def __init__(
        self,
        facts: FactSet,
        vocabulary: Vocabulary,
        parameters: dict[str, Parameter],
        comparable: Parameters,
    ) -> None:
        """Prepare to write.

        Args:
            facts: those of the project.
            vocabulary: what facts can be.
            parameters: as texts print them.
            comparable: the same, in the unit of facts.
        """
        self.facts = facts
        self.vocabulary = vocabulary
        self.parameters = parameters
        self._leaf_truth = on_facts(facts, comparable)

    def write(self, rule: Rule, rows: Sequence[str]) -> Text:
        """Return the sentences that hold, or that the expected situation is not observed when none does."""
        said = sentences_said(rule, bool(rows), self._leaf_truth)
        return Text(fr=self._filled(rule, said, rows, Language.FR), en=self._filled(rule, said, rows, Language.EN))

    def _filled(self, rule: Rule, said: Iterable[FindingSentence], rows: Sequence[str], language: Language) -> str:
        filled = [fill(one.to(language), lambda name: self._value(name, rows, language)) for one in said]
        return elide(" ".join(filled), language) or _NOT_AS_EXPECTED.to(language).format(title=rule.title.to(language))

    def _value(self, name: str, rows: Sequence[str], language: Language) -> str:
        parameter = parameter_named(name)
        if parameter is not None:
            return parameter_value(self.parameters[parameter]).to(language)
        if name == ROWS:
            return ", ".join(rows)
        if name == ROW_COUNT:
            return str(len(rows))
        options = self.vocabulary.facts[name].options
        return write_fact(self.facts.facts[name], language, options, in_a_sentence=True)
