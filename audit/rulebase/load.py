"""Loads a folder of rules and checks all of it before any project is judged."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from audit.declarations.folders import shipped_folder
from audit.declarations.strict_yaml import YamlDocument, parse_yaml
from audit.declarations.validated import validated
from audit.errors import DeclarationsInvalid, Problem
from audit.model import condition as conditions
from audit.model.base import Frozen
from audit.model.fact import Vocabulary
from audit.model.rule import Axis, Parameter, Rule, Source
from audit.model.scoring import Scoring
from audit.model.text import NonEmpty
from audit.rulebase.base import RuleBase
from audit.rulebase.check_actions import check_actions
from audit.rulebase.check_rule import RuleChecker

Model = TypeVar("Model", bound=Frozen)

CONDITION_TAGS: dict[str, type[BaseModel]] = {
    "comparison": conditions.Comparison,
    "state": conditions.StateTest,
    "all": conditions.All,
    "any": conditions.AnyOf,
    "not": conditions.Not,
    "at_least": conditions.AtLeast,
    "for_each": conditions.ForEach,
    "exists": conditions.Exists,
    "forbid": conditions.Forbid,
}


class _Identity(Frozen):
    """rules/rulebase.yaml: the version of the rules as a whole."""

    version: NonEmpty


class _Parameters(Frozen):
    parameters: tuple[Parameter, ...]


class _Sources(Frozen):
    """rules/sources.yaml; ``checked_on`` holds for every source that gives no date of its own."""

    checked_on: date
    sources: tuple[Source, ...]


def load_rulebase(vocabulary: Vocabulary, folder: Path | None = None) -> RuleBase:
    """Load and check every file of the rule base.

    Args:
        vocabulary: the facts and tables that rules may name.
        folder: where the rules are; the shipped ones by default.

    Raises:
        DeclarationsInvalid: with every problem of every file.
    """
    return _Loader(folder or shipped_folder("rules"), vocabulary).load()


class _Loader:
    """Reads the files, keeps their problems, and hashes what it reads."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        self.folder = folder
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self.digest = hashlib.sha256()

    def load(self) -> RuleBase:
        identity = self._read("rulebase.yaml", _Identity)
        scoring = self._read("scoring.yaml", Scoring)
        parameters = self._parameters()
        sources = self._sources()
        rules = self._rules(parameters, sources)
        if self.problems or identity is None or scoring is None:
            raise DeclarationsInvalid(self.problems)
        return RuleBase(
            version=identity[0].version,
            sha256=self.digest.hexdigest(),
            rules=tuple(sorted(rules, key=lambda rule: rule.id)),
            parameters=parameters,
            sources=sources,
            scoring=scoring[0],
            vocabulary=self.vocabulary,
        )

    def _parameters(self) -> dict[str, Parameter]:
        read = self._read("parameters.yaml", _Parameters)
        if read is None:
            return {}
        declared, document = read
        self._refuse_repeated([item.id for item in declared.parameters], document, "parameters")
        return {parameter.id: parameter for parameter in declared.parameters}

    def _sources(self) -> dict[str, Source]:
        read = self._read("sources.yaml", _Sources)
        if read is None:
            return {}
        declared, document = read
        self._refuse_repeated([item.id for item in declared.sources], document, "sources")
        return {
            source.id: source.model_copy(update={"checked_on": source.checked_on or declared.checked_on})
            for source in declared.sources
        }

    def _rules(self, parameters: dict[str, Parameter], sources: dict[str, Source]) -> list[Rule]:
        checker = RuleChecker(self.vocabulary, parameters, sources)
        rules: list[tuple[Rule, YamlDocument]] = []
        for axis in Axis:
            for path in sorted((self.folder / axis).glob("*.yaml")):
                read = self._read(f"{axis}/{path.name}", Rule)
                if read is None:
                    continue
                rule, document = read
                self.problems += checker.check(rule, document, axis, path.stem)
                rules.append(read)
        self.problems += check_actions(rules)
        return [rule for rule, _ in rules]

    def _read(self, name: str, model: type[Model]) -> tuple[Model, YamlDocument] | None:
        shown_as = f"rules/{name}"
        try:
            content = (self.folder / name).read_bytes()
            text = content.decode()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            self.problems.append(Problem(shown_as, 0, f"the file cannot be read: {reason}"))
            return None
        self.digest.update(f"{name}\0{len(content)}\0".encode() + content)
        document, problems = parse_yaml(text, shown_as)
        self.problems += problems
        if document is None or problems:
            return None
        declared, problems = validated(document, model, tags=CONDITION_TAGS)
        self.problems += problems
        return (declared, document) if declared else None

    def _refuse_repeated(self, ids: list[str], document: YamlDocument, key: str) -> None:
        for index, name in enumerate(ids):
            if name in ids[:index]:
                message = f"'{name}' is declared twice"
                self.problems.append(document.problem((key, index, "id"), message))
