"""What the things of a comparison are called: in the words of the later rulebook, else in those of the earlier."""

from audit.comparison.schema import Levels
from audit.model.fact import Fact
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Statement
from audit.model.text import Language
from audit.record.rulebook import Rulebook
from audit.reporting.messages import messages
from audit.wording.terms import write_term
from audit.wording.typography import typeset
from audit.wording.values import write_fact

_WORST = ORDERED_LEVELS[-1]


class Names:
    """Looks up names in two rulebooks."""

    def __init__(self, old: Rulebook, new: Rulebook, language: Language) -> None:
        self.language = language
        self.t = messages(language)
        self._rules = old.rules | new.rules
        self._diagnoses = old.diagnoses | new.diagnoses
        self._facts = old.facts | new.facts

    def rule(self, rule_id: str) -> str:
        """Return the id of a rule or diagnosis, its severity and its title."""
        rule = self._rules.get(rule_id)
        if rule is None:
            diagnosis = self._diagnoses.get(rule_id)
            return f"{rule_id} {self._set(diagnosis.title.to(self.language))}" if diagnosis else rule_id
        return f"{rule_id} [{write_term(rule.severity, self.language)}] {self._set(rule.title.to(self.language))}"

    def is_blocking(self, rule_id: str) -> bool:
        """Return whether a rule is blocking, as far as either rulebook tells."""
        rule = self._rules.get(rule_id)
        return rule is not None and rule.severity is Severity.BLOCKING

    def title(self, rule_id: str) -> str:
        """Return the id of a rule and its title."""
        rule = self._rules.get(rule_id)
        return f"{rule_id} {self._set(rule.title.to(self.language))}" if rule else rule_id

    def question(self, name: str) -> str:
        """Return the label of a question, an indicator or a table; its name when neither rulebook has it."""
        words = self._facts.get(name)
        if words is not None:
            return self._set(words.label.to(self.language))
        table = self._facts.get(f"{name}/completeness")
        return self._set(table.label.to(self.language)).partition(" — ")[0] if table else name

    def column(self, name: str) -> str:
        """Return the label of a column, without that of its table."""
        return self.question(name).rpartition(" — ")[2]

    def value(self, fact: Fact | None) -> str:
        """Return what an answer or an indicator says, or the state in which it was left."""
        if fact is None:
            return self.t("compare.not_asked")
        words = self._facts.get(fact.name)
        return self._set(write_fact(fact, self.language, words.choices if words else ()))

    def moved(self, label: str, old: Fact | None, new: Fact | None) -> str:
        """Return what a value was and is, after its label; a question has its mark already."""
        before, after = self.value(old), self.value(new)
        if label.endswith("?"):
            return self.t("compare.answer_moved", label=label, old=before, new=after)
        return self.t("compare.value_moved", label=label, old=before, new=after)

    def outcome(self, kind: OutcomeKind | None) -> str:
        """Return an outcome in words."""
        return self.t("compare.not_judged") if kind is None else write_term(kind, self.language).lower()

    def action(self, action: str, words_of: str) -> str:
        """Return what an action asks to do."""
        rule, diagnosis = self._rules.get(words_of), self._diagnoses.get(words_of)
        asked = (*(rule.actions if rule else ()), *(diagnosis.first if diagnosis else ()))
        do = next((one.do for one in asked if one.action == action), None)
        return self._set(do.to(self.language)) if do else action

    def levels(self, levels: Levels, says: Statement = Statement.AVIS) -> str:
        """Return the levels that are left, and which is guaranteed, in a review that ends in ``says``."""
        floor, ceiling = (write_term(one, self.language) for one in (levels.floor, levels.ceiling))
        if levels.ceiling is AvisLevel.NONE:
            return self.t("compare.level_unmeasured")
        if levels.floor is levels.ceiling:
            return self.t("compare.level_certain", level=floor)
        if levels.floor is _WORST and says is Statement.AVIS:
            return self.t("compare.level_none", level=ceiling)
        if levels.floor is _WORST:
            return self.t("compare.level_open", level=ceiling)
        return self.t("compare.level_between", floor=floor, ceiling=ceiling)

    def _set(self, text: str) -> str:
        return typeset(text, self.language)
