"""What the things of a comparison are called: in the words of the later rulebook, else in those of the earlier."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from audit.comparison.schema import AmountInDoubt, Levels, Line
from audit.model.answer import CellRef
from audit.model.fact import Fact
from audit.model.reference import general_name
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Statement
from audit.model.text import Language, Text
from audit.model.value import JsonValue, ValueType
from audit.record.rulebook import Rulebook
from audit.reporting.messages import messages
from audit.wording.cells import write_cells
from audit.wording.numbers import write_alike, write_date, write_days
from audit.wording.terms import write_term
from audit.wording.typography import typeset
from audit.wording.values import write_fact

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORST = ORDERED_LEVELS[-1]


class Names:
    """Looks up names in two rulebooks."""

    def __init__(
        self, old: Rulebook, new: Rulebook, language: Language, in_doubt: Iterable[AmountInDoubt] = ()
    ) -> None:
        """Prepare.

        Args:
            old: the texts of the earlier audit.
            new: those of the later.
            language: the reader's.
            in_doubt: the amounts of both that were probably typed in another unit.
        """
        self.language = language
        self.t = messages(language)
        self._rules = old.rules | new.rules
        self._diagnoses = old.diagnoses | new.diagnoses
        self._signals = old.signals | new.signals
        doubts = tuple(in_doubt)
        self._read = {_known_as(item.read): item.read for item in doubts}
        self._computed = frozenset(_known_as(fact) for item in doubts for fact in item.computed)
        self._facts = old.facts | new.facts
        self._thresholds = old.thresholds | new.thresholds

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

    def pattern(self, name: str) -> str:
        """Return the title of a diagnosis or of an alert signal; its id when neither rulebook has it."""
        words = self._diagnoses.get(name) or self._signals.get(name)
        return self._set(words.title.to(self.language)) if words else name

    def title(self, rule_id: str) -> str:
        """Return the id of a rule or diagnosis and its title."""
        words = self._rules.get(rule_id) or self._diagnoses.get(rule_id)
        return f"{rule_id} {self._set(words.title.to(self.language))}" if words else rule_id

    def apart(self, rule_id: str) -> tuple[str, str, str]:
        """Return the id of a rule or diagnosis, its severity and its title; a diagnosis has no severity."""
        rule = self._rules.get(rule_id)
        severity = write_term(rule.severity, self.language) if rule else ""
        words = rule or self._diagnoses.get(rule_id) or self._signals.get(rule_id)
        return rule_id, severity, self._set(words.title.to(self.language)) if words else ""

    def is_diagnosis(self, rule_id: str) -> bool:
        """Return whether an id is that of a diagnosis, as far as either rulebook tells."""
        return rule_id in self._diagnoses

    def unmet(self, rule_id: str, outcome: OutcomeKind | None) -> str:
        """Return the id and the severity of a requirement that is not met, and how it is not.

        Its title is not told after a figure that names what it is about: it says how things are to be.
        """
        rule = self._rules.get(rule_id)
        return f"{rule_id} [{write_term(rule.severity, self.language)}], {self.outcome(outcome)}" if rule else rule_id

    def question(self, name: str) -> str:
        """Return the label of a question, an indicator or a table; its name when neither rulebook has it."""
        words = self._facts.get(name)
        if words is not None:
            return self._set(words.label.to(self.language))
        table = self._facts.get(f"{name}/completeness")
        return self._set(table.label.to(self.language)).partition(" — ")[0] if table else name

    def quoted(self, name: str) -> str:
        """Return the same as it stands in a sentence, between the marks of the language."""
        return self._set(self.t("opinion.quoted", level=self.question(name)))

    def threshold(self, name: str) -> str:
        """Return a threshold with what it is; its id when neither rulebook has it."""
        words = self._thresholds.get(name)
        if words is None:
            return name
        label = words.label.to(self.language)
        said = self.t("compare.threshold", value=words.value.to(self.language), label=label[:1].lower() + label[1:])
        return self._set(said)

    def column(self, name: str) -> str:
        """Return the label of a column, without that of its table."""
        return self.question(name).rpartition(" — ")[2]

    def value(self, fact: Fact | None) -> str:
        """Return what an answer or an indicator says, or the state in which it was left."""
        if fact is None:
            return self.t("compare.not_asked")
        said = self._said(fact)
        read = self._read.get(_known_as(fact))
        if read is not None:
            return self.t("compare.read_in_doubt", value=said, cells=", ".join(write_cells(read.cells)))
        return self.t("compare.computed_in_doubt") if _known_as(fact) in self._computed else said

    def in_doubt(self, fact: Fact | None) -> bool:
        """Return whether a fact is an amount that was probably typed in another unit, or is computed from one."""
        known = _known_as(fact) if fact is not None else None
        return known in self._read or known in self._computed

    def _said(self, fact: Fact) -> str:
        words = self._facts.get(general_name(fact.name))
        if words is not None and words.below_zero is not None and isinstance(fact.value, Decimal) and fact.value < 0:
            return self._set(
                words.below_zero.to(self.language).replace("{days}", write_days(-fact.value, self.language))
            )
        said = write_fact(fact, self.language, words.choices if words else ())
        bounds = f", {fact.note.to(self.language)}" if fact.is_known and fact.note is not None else ""
        return self._set(said + bounds)

    def _is_worded(self, fact: Fact | None) -> bool:
        """Return whether a value below zero is told by a sentence of its indicator."""
        words = self._facts.get(general_name(fact.name)) if fact is not None else None
        below = fact is not None and isinstance(fact.value, Decimal) and fact.value < 0
        return below and words is not None and words.below_zero is not None

    def pair(self, *facts: Fact | None) -> tuple[str, ...]:
        """Return what values say that stand side by side: amounts in one unit."""
        amounts = [self._amount(one) for one in facts]
        write = write_alike([amount for amount in amounts if amount is not None], self.language)
        return tuple(
            self.value(one) if amount is None else self._set(write(amount))
            for one, amount in zip(facts, amounts, strict=True)
        )

    def _amount(self, fact: Fact | None) -> Decimal | None:
        """Return an amount that may stand beside others; None for one that is not known, or in doubt."""
        if fact is None or fact.type is not ValueType.MONEY or self.in_doubt(fact):
            return None
        return fact.value if isinstance(fact.value, Decimal) else None

    def sentence(self, text: Text) -> str:
        """Return a sentence of a finding."""
        return self._set(text.to(self.language))

    def line(self, name: str) -> str:
        """Return the name of a line of a table; a day as people write it."""
        if not _DAY.fullmatch(name):
            return name
        try:
            return write_date(date.fromisoformat(name), self.language)
        except ValueError:  # the day of no calendar
            return name

    def places(self, lines: Sequence[Line], side: str) -> str:
        """Return where lines stand in the table of one audit, with their days; nothing where there are none."""
        if not lines:
            return ""
        audit = self.t("compare.at_old") if side == "old" else self.t("compare.at_new")
        numbers = ", ".join(str(line.number) for line in lines)
        days = [write_date(line.day, self.language) for line in lines if line.day is not None]
        said = self.t("compare.lines_of", count=len(lines), audit=audit, numbers=numbers)
        return self._set(f"{said} ({self.t('list.separator').join(days)})" if days else said)

    def choice(self, name: str, code: str) -> str:
        """Return the label of an answer to a closed list; its code when neither rulebook has it."""
        words = self._facts.get(name)
        found = next((choice.label for choice in words.choices if choice.code == code), None) if words else None
        return self._set(found.to(self.language)) if found else code

    def moved(self, label: str, old: Fact | None, new: Fact | None) -> str:
        """Return what a value was and is, after its label: a question is quoted; no arrow between words."""
        before, after = self.pair(old, new)
        if self._is_worded(old) is not self._is_worded(new):
            return self.t("compare.worded_moved", label=label, old=before, new=after)
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
            return self.t("compare.level_none", level=ceiling, worst=floor)
        if levels.floor is _WORST:
            return self.t("compare.level_open", level=ceiling, worst=floor)
        return self.t("compare.level_between", floor=floor, ceiling=ceiling)

    def _set(self, text: str) -> str:
        return typeset(text, self.language)


def _known_as(fact: Fact) -> tuple[str, JsonValue, tuple[CellRef, ...]]:
    """Return what tells a value from others wherever it is printed: lines of tables go by their column there."""
    return general_name(fact.name), fact.value, fact.cells
