"""Warns of answers that contradict one another, or are too small for their question, each by its cell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.words import printable
from audit.model.answer import Answer
from audit.model.contradiction import Contradiction
from audit.model.fact import Fact
from audit.model.incoherence import Incoherence, UnlikelyAmount
from audit.model.questionnaire import Choice, QuestionSet
from audit.model.reference import FactRef, column_label, completeness_label, general_name, line_of
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.wording.cells import write_cells
from audit.wording.numbers import write_money
from audit.wording.values import write_fact

_NOT_SAID = Text(fr="ce que disent les tableaux du projet", en="what the tables of the project say")
_OPTION = Text(fr="l'option --review-date", en="the option --review-date")


class IncoherenceNotes:
    """Writes the incoherences of projects that answer the same questions."""

    def __init__(self, questions: QuestionSet) -> None:
        """Prepare the words of ``questions``."""
        self._review_date = questions.roles.review_date
        self._contradictions: Mapping[str, Contradiction] = {item.id: item for item in questions.contradictions}
        self._labels: dict[str, Text] = {question.id: question.label for question in questions.questions}
        self._options: dict[str, Sequence[Choice]] = {question.id: question.options for question in questions.questions}
        for table in questions.tables:
            self._labels[str(FactRef.completeness(table.id))] = completeness_label(table.title)
            for column in table.columns:
                name = str(FactRef(table.id, column.id))
                self._labels[name] = column_label(table.title, column.label)
                self._options[name] = column.options

    def note(
        self, found: Iterable[Incoherence], snapshot: ProjectSnapshot, review_date: date | None, journal: Journal
    ) -> None:
        """Warn of each incoherence at the first of its answers that stands in a cell, the others named beside it.

        Args:
            found: the incoherences of a project.
            snapshot: what was read of it.
            review_date: the date that was given in place of its own, if one was.
            journal: gathers the problems.
        """
        for incoherence in found:
            says = self._contradictions[incoherence.contradiction].says
            if incoherence.total is not None:
                self._warn_of_total(says, incoherence.facts, incoherence.total, snapshot, journal)
                continue
            for facts in _by_line(incoherence.facts):
                dated = self._review_date if review_date else None
                self._warn(says, facts, snapshot, dated, journal)

    def note_amounts(self, found: Iterable[UnlikelyAmount], snapshot: ProjectSnapshot, journal: Journal) -> None:
        """Warn of each amount that is too small for its question, with the reading that is proposed."""
        for one in found:
            named = FactRef.parse(one.name)
            answer = answer_at(one.name, snapshot)
            cell = answer.cells[0] if answer and answer.cells else None
            journal.structure(
                StructureCode.UNLIKELY_AMOUNT,
                cell.sheet if cell else "",
                cell.cell if cell else "",
                question=str(named.general),
                label=self._labels[str(named.general)],
                read=answer.raw if answer else "",
                details={
                    "read": _money(one.read),
                    "proposed": _money(one.probably),
                    "typed": Text(fr=f"{one.read:f} €".replace(".", ","), en=f"{one.read:f} €"),
                },
            )

    def _warn_of_total(
        self, says: Text, facts: Sequence[Fact], total: Decimal, snapshot: ProjectSnapshot, journal: Journal
    ) -> None:
        """Warn of an amount that the cells of a column do not make up, these being named as one."""
        whole, *added = facts
        column = self._label(added[0])
        places = ", ".join(write_cells([cell for fact in added for cell in fact.cells]))
        amount = _money(total)
        others = Text(
            fr=f"{printable(places) or column.fr} ({amount.fr} en tout)",
            en=f"{printable(places) or column.en} ({amount.en} in all)",
        )
        self._note(says, whole, others, snapshot, journal)

    def _warn(
        self, says: Text, facts: Sequence[Fact], snapshot: ProjectSnapshot, dated: str | None, journal: Journal
    ) -> None:
        one = next((fact for fact in facts if fact.cells), facts[0])
        others = [
            self._described(fact, is_option=fact.name == dated and not fact.cells) for fact in facts if fact is not one
        ]
        self._note(says, one, _listed(others), snapshot, journal)

    def _note(self, says: Text, one: Fact, others: Text, snapshot: ProjectSnapshot, journal: Journal) -> None:
        cell = one.cells[0] if one.cells else None  # a saved snapshot need not say where
        journal.structure(
            StructureCode.CONTRADICTION,
            cell.sheet if cell else "",
            cell.cell if cell else "",
            question=general_name(one.name),
            label=self._label(one),
            read=answer.raw if (answer := answer_at(one.name, snapshot)) else "",
            details={"says": says, "others": others},
        )

    def _label(self, fact: Fact) -> Text:
        return self._labels[general_name(fact.name)]

    def _described(self, fact: Fact, *, is_option: bool) -> Text:
        """Return where an answer stands, and what it is."""
        cells = ", ".join(printable(str(cell)) for cell in fact.cells)
        label, options = self._label(fact), self._options.get(general_name(fact.name), ())
        place = _OPTION if is_option else Text(fr=cells or f"« {label.fr} »", en=cells or f"“{label.en}”")
        said = {language: write_fact(fact, language, options) for language in Language}
        return Text(fr=f"{place.fr} ({said[Language.FR]})", en=f"{place.en} ({said[Language.EN]})")


def _by_line(facts: Sequence[Fact]) -> Iterable[list[Fact]]:
    """Yield the cells of each line of a table with the answers to single questions; these alone where no line is."""
    single = [fact for fact in facts if line_of(fact.name) is None]
    lines: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if line := line_of(fact.name):
            lines[line].append(fact)
    if not lines:
        yield single
    for cells in lines.values():
        yield [*cells, *single]


def answer_at(name: str, snapshot: ProjectSnapshot) -> Answer | None:
    """Return the answer to a question, or in a cell of a table; None where there is none."""
    named = FactRef.parse(name)
    if named.row is None or named.column is None:
        return snapshot.answers.get(name)
    rows = snapshot.tables[named.owner].rows
    return next((row.cells.get(named.column) for row in rows if row.number == named.row), None)


def _money(euros: Decimal) -> Text:
    return Text(fr=write_money(euros, Language.FR), en=write_money(euros, Language.EN))


def _listed(others: Sequence[Text]) -> Text:
    if not others:  # that a table has a line is shown by no cell of it
        return _NOT_SAID
    return Text(fr=", ".join(one.fr for one in others), en=", ".join(one.en for one in others))
