"""Loads questions, tables and questionnaire titles from their YAML files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from audit.declarations.folders import shipped_folder
from audit.declarations.strict_yaml import NodePath, YamlDocument, read_yaml
from audit.declarations.unknown_names import CHOICE, COLUMN, listed, no_such
from audit.declarations.validated import validated
from audit.errors import Bilingual, DeclarationsInvalid, Problem
from audit.model.base import Declared, Frozen
from audit.model.bounds import WIDEST
from audit.model.contradiction import Contradiction
from audit.model.questionnaire import (
    Choice,
    GlossaryEntry,
    Identifier,
    Question,
    QuestionBank,
    QuestionType,
    RemovedQuestion,
    ReviewType,
    Section,
    Table,
)
from audit.model.questionnaire import Field as AnswerField
from audit.model.roles import Roles
from audit.model.text import NonEmpty, Text
from audit.questionnaire.asked_when import saying_when
from audit.questionnaire.check_asking import check_asking
from audit.questionnaire.references import Asked, check_names

Model = TypeVar("Model", bound=Frozen)
_LISTED = (QuestionType.CHOICE, QuestionType.CHOICES)


class _Index(Declared):
    """questionnaires/questionnaire.yaml: what holds the sections and tables together."""

    id: Identifier
    version: NonEmpty
    titles: dict[ReviewType, Text] = Field(min_length=1)
    roles: Roles
    sections: tuple[Identifier, ...] = Field(min_length=1)
    tables: tuple[Identifier, ...] = ()


class _Glossary(Declared):
    """questionnaires/glossary.yaml: terms that the questions use; optional."""

    glossary: tuple[GlossaryEntry, ...]


class _Removed(Declared):
    """questionnaires/removed.yaml: what earlier versions asked; a questionnaire without past has none."""

    removed: tuple[RemovedQuestion, ...]


class Contradictions(Declared):
    """questionnaires/contradictions.yaml: the answers that cannot all hold on one project; optional."""

    contradictions: tuple[Contradiction, ...]


Check = Callable[[QuestionBank, YamlDocument], Sequence[Problem]]


def load_question_bank(folder: Path | None = None, check_contradictions: Check | None = None) -> QuestionBank:
    """Load every question and table, and the titles of the reviews that ask them.

    Args:
        folder: where they are; the shipped ones by default.
        check_contradictions: returns the problems of the contradictions beyond their shape, which takes the language of
            conditions; they are then told with all the others.

    Raises:
        DeclarationsInvalid: with every problem of every file.
    """
    return _Loader(folder or shipped_folder("questionnaires")).load(check_contradictions)


def _additions(declared: Contradictions, document: YamlDocument, asked: Asked) -> Iterator[Problem]:
    for place, item in enumerate(declared.contradictions):
        if item.does_not_add_up is not None:
            path = ("contradictions", place, "does_not_add_up")
            yield from check_names(item.does_not_add_up, document, path, asked)


class _Loader:
    """Reads the files of one folder and gathers their problems."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.places: dict[str, str] = {}
        self.documents: dict[str, YamlDocument] = {}

    def load(self, check_contradictions: Check | None) -> QuestionBank:
        """Read all files."""
        read = self._read("questionnaire.yaml", _Index)
        if read is None:
            raise DeclarationsInvalid(self.problems)
        index, document = read
        sections = [self._section(name) for name in index.sections]
        tables = [self._table(name) for name in index.tables]
        removed = self._removed()
        glossary = self._glossary()
        contradictions = self._read_optional("contradictions.yaml", Contradictions)
        asked = Asked.by((section for section in sections if section), (table for table in tables if table))
        bank = QuestionBank(
            id=index.id,
            version=index.version,
            titles=index.titles,
            sections=tuple(section for section in sections if section),
            tables=tuple(table for table in tables if table),
            roles=index.roles,
            contradictions=contradictions[0].contradictions if contradictions else (),
            removed=removed,
            glossary=glossary,
        )
        if all(sections):
            self.problems += self._asking(bank)
        if all(sections) and all(tables):  # else a name may be that of a question which could not be read
            self.problems += check_names(index.roles, document, ("roles",), asked)
            if contradictions:
                self.problems += _additions(*contradictions, asked)
                if check_contradictions:
                    self.problems += check_contradictions(bank, contradictions[1])
        if self.problems:
            raise DeclarationsInvalid(self.problems)
        return saying_when(bank)

    def _asking(self, bank: QuestionBank) -> Iterator[Problem]:
        everywhere = {question.id: question for question in bank.questions}
        before: dict[str, Question] = {}
        for section in bank.sections:
            yield from check_asking(section, self.documents[section.id], before, everywhere)
            before |= {question.id: question for question in section.questions}

    def _read(self, name: str, model: type[Model]) -> tuple[Model, YamlDocument] | None:
        document, problems = read_yaml(self.folder / name, f"questionnaires/{name}")
        self.problems += problems
        if document is None or problems:
            return None
        declared, problems = validated(document, model)
        self.problems += problems
        return (declared, document) if declared else None

    def _read_optional(self, name: str, model: type[Model]) -> tuple[Model, YamlDocument] | None:
        return self._read(name, model) if (self.folder / name).exists() else None

    def _section(self, name: str) -> Section | None:
        read = self._read(f"sections/{name}.yaml", Section)
        if read is None:
            return None
        section, document = read
        self.documents[section.id] = document
        self._check_id(section.id, name, document)
        for number, question in enumerate(section.questions):
            path = ("questions", number)
            self._check_names(question.id, question.formerly, document, path)
            self._check_choices(question, document, path)
            self._check_bounds(question, document, path)
        return section

    def _table(self, name: str) -> Table | None:
        read = self._read(f"tables/{name}.yaml", Table)
        if read is None:
            return None
        table, document = read
        self._check_id(table.id, name, document)
        columns = [column.id for column in table.columns]
        if table.row_label not in columns:
            message = Bilingual("row_label : ", "row_label: ") + no_such(COLUMN, table.row_label, columns)
            self.problems.append(document.problem(("row_label",), message + listed(columns)))
        for number, column in enumerate(table.columns):
            path = ("columns", number)
            former = [f"{table.id}/{name}" for name in column.formerly]
            self._check_names(f"{table.id}/{column.id}", former, document, path)
            self._check_choices(column, document, path)
            self._check_bounds(column, document, path)
        return table

    def _check_id(self, declared: str, stem: str, document: YamlDocument) -> None:
        if declared != stem:
            message = Bilingual(
                f"l'id « {declared} » doit être le nom du fichier, « {stem} »",
                f"id '{declared}' must be the name of the file, '{stem}'",
            )
            self.problems.append(document.problem(("id",), message))

    def _removed(self) -> tuple[RemovedQuestion, ...]:
        read = self._read_optional("removed.yaml", _Removed)
        if read is None:
            return ()
        declared, document = read
        for number, item in enumerate(declared.removed):
            self._check_unique(item.id, document, ("removed", number, "id"))
        return declared.removed

    def _glossary(self) -> tuple[GlossaryEntry, ...]:
        read = self._read_optional("glossary.yaml", _Glossary)
        return read[0].glossary if read else ()

    def _check_names(self, name: str, former: Sequence[str], document: YamlDocument, path: NodePath) -> None:
        """An id belongs to one question for ever: those that it had count as those that it has."""
        self._check_unique(name, document, (*path, "id"))
        for number, old in enumerate(former):
            self._check_unique(old, document, (*path, "formerly", number))

    def _check_unique(self, name: str, document: YamlDocument, path: NodePath) -> None:
        if name in self.places:
            message = Bilingual(
                f"« {name} » est déjà déclaré : {self.places[name]}",
                f"'{name}' is already declared at {self.places[name]}",
            )
            self.problems.append(document.problem(path, message))
        else:
            self.places[name] = f"{document.file}:{document.line(path)}"

    def _check_choices(self, field: AnswerField, document: YamlDocument, path: NodePath) -> None:
        labels = [(label, choice.code) for choice in field.options for label in (choice.label.fr, choice.label.en)]
        for code, former in field.former_labels.items():
            self._check_former_labels(code, former, dict(labels), document, (*path, "former_labels", code))
        if field.type in _LISTED and not field.choices:
            message = Bilingual(
                f"une question de type « {field.type} » demande des choix (choices)",
                f"a question of type '{field.type}' needs choices",
            )
        elif field.choices and field.type not in _LISTED:
            message = Bilingual(
                f"une question de type « {field.type} » n'a pas de choix (choices) propres",
                f"a question of type '{field.type}' has no choices of its own",
            )
        elif repeated := _repeated_labels(field.choices):
            message = Bilingual(
                f"deux choix ont le même libellé ou le même code : {repeated}",
                f"two choices have the same label or code: {repeated}",
            )
        else:
            return
        self.problems.append(document.problem(path, message))

    def _check_bounds(self, field: AnswerField, document: YamlDocument, path: NodePath) -> None:
        """Bounds keep numbers within what the tool computes with: they may narrow those of their type."""
        given = {"minimum": field.minimum, "maximum": field.maximum}
        widest = WIDEST.get(field.type)
        for key, bound in given.items():
            if bound is None:
                continue
            if widest is None:
                message = Bilingual(
                    f"une question de type « {field.type} » n'a pas de bornes ({key})",
                    f"a question of type '{field.type}' has no bounds ({key})",
                )
            elif not float(widest.low) <= bound <= float(widest.high):
                low, high = f"{widest.low:f}", f"{widest.high:f}"
                message = Bilingual(
                    f"{key} : {bound:g} n'est pas entre {low} et {high}, bornes de l'outil pour « {field.type} »",
                    f"{key}: {bound:g} is not between {low} and {high}, the tool's bounds for '{field.type}'",
                )
            else:
                continue
            self.problems.append(document.problem((*path, key), message))
            return
        if field.usual_from is not None and field.type is not QuestionType.MONEY:
            message = Bilingual(
                f"usual_from ne convient qu'à un montant (money), et non au type « {field.type} »",
                f"usual_from is for amounts (money) only, not for type '{field.type}'",
            )
            self.problems.append(document.problem((*path, "usual_from"), message))
        bounds = field.bounds
        if bounds and bounds.low > bounds.high:
            message = Bilingual(
                f"le minimum, {bounds.low:f}, dépasse le maximum, {bounds.high:f}",
                f"the minimum, {bounds.low:f}, exceeds the maximum, {bounds.high:f}",
            )
            self.problems.append(document.problem((*path, "minimum"), message))

    def _check_former_labels(
        self, code: str, former: Sequence[Text], labels: Mapping[str, str], document: YamlDocument, path: NodePath
    ) -> None:
        if code not in labels.values():
            codes = list(dict.fromkeys(labels.values()))
            self.problems.append(document.problem(path, no_such(CHOICE, code, codes) + listed(codes)))
        for label in (spelling for text in former for spelling in (text.fr, text.en)):
            if labels.get(label, code) != code:
                message = Bilingual(
                    f"« {label} » est maintenant le libellé de « {labels[label]} » : il ne peut valoir « {code} »",
                    f"'{label}' is now the label of '{labels[label]}': it cannot stand for '{code}'",
                )
                self.problems.append(document.problem(path, message))


def _repeated_labels(choices: tuple[Choice, ...]) -> str:
    for words in (
        [choice.code for choice in choices],
        [choice.label.fr for choice in choices],
        [choice.label.en for choice in choices],
    ):
        repeated = [word for word in words if words.count(word) > 1]
        if repeated:
            return repeated[0]
    return ""
