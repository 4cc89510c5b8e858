"""Says what a project, its rules, its questions and its avis are called, on screen and in JSON."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter

from audit.cli.paragraphs import Paragraphs, en, fr
from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.holders import holder_of
from audit.model.reference import FactRef
from audit.model.rule import Action, OutcomeKind, Rule, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Basis, Statement
from audit.model.stated_levels import leads_by_then
from audit.model.text import Language
from audit.model.value import value_to_json
from audit.model.within import Within
from audit.wording.banners import write_banner
from audit.wording.numbers import write_date
from audit.wording.stated_words import BY_THEN, retrospective, stated_words
from audit.wording.terms import AVIS_LEVELS, EFFORTS, OWNER_ROLES, write_term
from audit.wording.values import write_fact

if TYPE_CHECKING:
    from audit.api import Tool
    from audit.assessment.judged_project import JudgedProject
    from audit.judgement.guarantee import Guarantee
    from audit.judgement.levels import AvisLevels
    from audit.judgement.proofs.documents import DocumentsToAsk
    from audit.judgement.reach import Reachable
    from audit.judgement.taken_back import TakenBack

_NOT_MET = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)
_WORST = ORDERED_LEVELS[-1]
_WITHIN = TypeAdapter(Within)
_ON = {
    Basis.DECLARATIONS: ("sur déclarations", "on declarations"),
    Basis.EVIDENCE: ("sur réponses étayées", "on evidence"),
}


class Asked(NamedTuple):
    """An action, and the rules that ask for it."""

    action: Action
    rules: tuple[str, ...]


class ProjectWords:
    """The words of one judged project."""

    def __init__(self, tool: "Tool", judged: "JudgedProject", language: Language) -> None:
        self.tool = tool
        self.judged = judged
        self.language = language
        self._bank = tool.declarations.bank
        self._questions = {question.id: question for question in self._bank.questions}
        self._tables = {table.id: table for table in self._bank.tables}

    @property
    def statement(self) -> Statement:
        """What the review ends in."""
        return self.tool.rulebase.scoring.reviews[self.judged.snapshot.review_type].says

    @property
    def basis(self) -> Basis:
        """What the opinion of the review rests on."""
        return self.tool.rulebase.scoring.reviews[self.judged.snapshot.review_type].on

    def level(self, level: AvisLevel) -> str:
        """Return the name of a level, quoted."""
        return self.quoted(AVIS_LEVELS[level].to(self.language))

    def quoted(self, text: str) -> str:
        """Return ``text`` between the quotation marks of the language."""
        return f"« {text} »" if self.language is Language.FR else f"“{text}”"

    def rule(self, rule_id: str) -> str:
        """Return the id and the title of a rule."""
        return f"{rule_id} {self.tool.rulebase.rule(rule_id).title.to(self.language)}"

    def diagnosis(self, diagnosis_id: str) -> str:
        """Return the id and the title of a diagnosis."""
        found = next(item for item in self.tool.rulebase.diagnoses if item.id == diagnosis_id)
        return f"{diagnosis_id} {found.title.to(self.language)}"

    def asked(self, name: str) -> str:
        """Return how the questionnaire calls a question or a table, and its name."""
        question, table = self._questions.get(name), self._tables.get(name)
        label = question.label if question else table.title if table else None
        return f"{label.to(self.language)} [{name}]" if label else name

    def is_table(self, name: str) -> bool:
        """Return whether ``name`` is that of a table."""
        return name in self._tables

    def value(self, fact: Fact) -> str:
        """Return what a question is answered."""
        question = self._questions.get(fact.name)
        return write_fact(fact, self.language, question.options if question else ())

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Return questions and tables in the order of the questionnaire."""
        places = {name: place for place, name in enumerate([*self._questions, *self._tables])}
        return sorted(names, key=lambda name: (places.get(name, len(places)), name))

    def where(self, name: str) -> str:
        """Return the cell of a question, when the workbook that was read is known."""
        answer = self.judged.snapshot.answers.get(name)
        return str(answer.cells[0]) if answer is not None and answer.cells else ""

    @cached_property
    def _unmet(self) -> list[Rule]:
        """The rules that are not met, most severe first."""
        assessor = self.tool.assessor(self.judged.snapshot.review_type)
        severities = list(Severity)
        found = [
            rule
            for rule, verdict in zip(assessor.rules, self.judged.judgement.verdicts, strict=True)
            if rule.id not in self.judged.left_out and verdict.outcome in _NOT_MET
        ]
        return sorted(found, key=lambda rule: (severities.index(rule.severity), rule.id))

    def actions(self, slugs: Iterable[str]) -> list[Asked]:
        """Return actions that findings ask for, those that others wait for first; the text of the most severe."""
        wanted = set(slugs)
        found: dict[str, Action] = {}
        rules: dict[str, list[str]] = {}
        for rule in self._unmet:
            for action in rule.remediation:
                if action.action in wanted:
                    found.setdefault(action.action, action)
                    rules.setdefault(action.action, []).append(rule.id)
        before: Mapping[str, list[str]] = {
            slug: [other for other in action.after if other in found] for slug, action in found.items()
        }
        order = TopologicalSorter(before).static_order()  # the loader refuses actions that wait for one another
        return [Asked(found[slug], tuple(rules[slug])) for slug in order]

    def owner(self, action: Action) -> str:
        """Return who carries out an action: the role, and the name when the project gives it."""
        role = OWNER_ROLES[action.owner_role].to(self.language)
        named = self.owner_name(action)
        return f"{role} ({named})" if named else role

    def owner_name(self, action: Action) -> str | None:
        """Return the name of the one person who holds the role of an action, when the project gives it."""
        return holder_of(action.owner_role, self._bank.roles, self.judged.facts.facts)

    def put_heading(self, out: Paragraphs) -> None:
        """Print which project is meant, by which review, on which day."""
        named = self._bank.roles.project_name
        value = self.judged.facts.facts[named].value if named else None
        unnamed = "Projet sans nom" if self.language is Language.FR else "Unnamed project"
        review = write_term(self.judged.snapshot.review_type, self.language)
        out.put(f"{value or unnamed} · {review} · {write_date(self.judged.review_date, self.language)}")
        snapshot = self.judged.snapshot
        banner = write_banner(snapshot.banner, snapshot.banner_texts, self.language)
        if banner:
            out.put(banner)

    def put_avis(self, out: Paragraphs, guarantee: "Guarantee") -> None:
        """Print the guaranteed avis on declarations and on evidence, that of the review marked."""
        self.put_what_a_level_is(out)
        by_then = self.put_leading(out, guarantee)
        for basis, reachable in ((Basis.DECLARATIONS, guarantee.declarations), (Basis.EVIDENCE, guarantee.evidence)):
            own = self.statement is Statement.AVIS and basis is self.basis and not by_then
            on_fr = "Sur déclarations" if basis is Basis.DECLARATIONS else "Sur réponses étayées"
            on_en = "On declarations" if basis is Basis.DECLARATIONS else "On evidence"
            said_fr, said_en = self.avis(reachable, is_opinion=not by_then)
            out.say(
                f"{on_fr}{' (avis de cette revue)' if own else ''} : {said_fr}",
                f"{on_en}{' (the opinion of this review)' if own else ''}: {said_en}",
            )
        if guarantee.contradicted:
            count = len(guarantee.contradicted.given)
            out.say(
                f"{fr(count, 'réponse compte comme ouverte', 'réponses comptent comme ouvertes')} (contradiction entre "
                "réponses, ou unité douteuse) ; « audit check » dit pourquoi.",
                f"{en(count, 'answer counts', 'answers count')} as open (answers that contradict one another, or a "
                'doubtful unit); "audit check" says why.',
            )

    @cached_property
    def earlier(self) -> "Guarantee | None":
        """The levels by the texts published by the review date; None where every finding rests on one of them."""
        return self.tool.by_earlier_texts(self.judged)

    def leads_by_then(self, today: "Guarantee", earlier: "Guarantee | None") -> bool:
        """Return whether the opinion goes by the texts of its time, as a report says it."""
        then = _left(earlier.on(self.basis)) if earlier is not None else None
        return leads_by_then(_left(today.on(self.basis)), then)

    def put_leading(self, out: Paragraphs, today: "Guarantee") -> bool:
        """Print the opinion of the report where it goes by the texts of its time, and that what follows does not.

        Returns:
            Whether it does.
        """
        if self.earlier is None or not self.leads_by_then(today, self.earlier):
            return False
        french, english = self.level_on(self.basis)
        words = self.stated(self.earlier)
        out.say(
            f"{french} : {words}, {BY_THEN.to(self.language)}.", f"{english}: {words}, {BY_THEN.to(self.language)}."
        )
        out.put(retrospective(_left(today.on(self.basis)), self.language))
        out.say(
            "Ce qui suit se fait au regard des repères d'aujourd'hui.",
            "What follows goes by today's reference texts.",
        )
        return True

    def stated(self, guarantee: "Guarantee") -> str:
        """Return what is guaranteed on the basis of the review, in the words of a report."""
        is_avis = self.statement is Statement.AVIS
        return stated_words(_left(guarantee.on(self.basis)), self.language, is_avis=is_avis)

    def avis(self, reachable: "Reachable", *, is_opinion: bool = True) -> tuple[str, str]:
        """Return what is guaranteed, in French and in English, with the names of the levels in this language.

        A level that nothing excludes and to which no way was found is marked as such.

        Args:
            reachable: on one basis.
            is_opinion: whether the opinion goes by it, and not by other texts.
        """
        levels = reachable.bounds
        floor, ceiling = self._marked(reachable, levels.floor), self._marked(reachable, levels.ceiling)
        if levels.ceiling is AvisLevel.NONE:
            return ("aucune règle ne peut être mesurée.", "no rule can be measured.")
        if levels.is_certain:
            return (
                f"{floor}, acquis : aucune réponse manquante ne peut le changer.",
                f"{floor}, certain: no missing answer can change it.",
            )
        if levels.floor is _WORST:
            is_avis = is_opinion and self.statement is Statement.AVIS
            none_fr, none_en = ("pas d'avis", "no opinion") if is_avis else ("aucun niveau acquis", "no level secured")
            worst = self.level(levels.floor)
            return (
                f"{none_fr} à ce stade, au mieux {ceiling} ; {worst} n'est pas exclu.",
                f"{none_en} at this stage, {ceiling} at best; {worst} is not excluded.",
            )
        return f"au moins {floor}, au mieux {ceiling}.", f"at least {floor}, {ceiling} at best."

    def _marked(self, reachable: "Reachable", level: AvisLevel) -> str:
        """Return the name of a level, with what is not known of it."""
        name = self.level(level)
        if not reachable.is_unproven(level):
            return name
        unproven = "non exclu, non démontré" if self.language is Language.FR else "neither ruled out nor demonstrated"
        return f"{name} ({unproven})"

    def as_json(self, schema: str, guarantee: "Guarantee", earlier: "Guarantee | None") -> dict[str, Any]:
        """Return what every JSON of these commands begins with."""
        rulebase = self.tool.rulebase
        return {
            "schema": schema,
            "review_type": self.judged.snapshot.review_type.value,
            "review_date": self.judged.review_date.isoformat(),
            "rulebase": {"version": rulebase.version, "sha256": rulebase.sha256},
            "avis": self.avis_as_json(guarantee, earlier),
        }

    def avis_as_json(self, guarantee: "Guarantee", earlier: "Guarantee | None") -> dict[str, Any]:
        """Return the guaranteed levels as JSON data: by the rules of today, and those that a report leads with."""
        by_then = self.leads_by_then(guarantee, earlier)
        lead = earlier if by_then and earlier is not None else guarantee
        return {
            "says": self.statement.value,
            "on": self.basis.value,
            "on_declarations": _levels(guarantee.declarations.bounds),
            "on_evidence": _levels(guarantee.evidence.bounds),
            "leading": {
                "by_then": by_then,
                "on_declarations": _levels(lead.declarations.bounds),
                "on_evidence": _levels(lead.evidence.bounds),
            },
        }

    def put_what_a_level_is(self, out: Paragraphs) -> None:
        """Say what the levels stand for, where the review does not end in an opinion."""
        if self.statement is Statement.ESTIMATE:
            out.say(
                "Cette revue aboutit à une estimation sur déclarations, qui ne vaut pas avis.",
                "This review ends in an estimate on declarations, which is no opinion.",
            )
        elif self.statement is not Statement.AVIS:
            out.say(
                "Cette revue n'aboutit pas à un avis ; le niveau ci-dessous, tiré des mêmes règles, sert de repère.",
                "This review does not end in an opinion; the level below, drawn from the same rules, is a landmark.",
            )

    def level_on(self, basis: Basis) -> tuple[str, str]:
        """Return what the level on a basis is called in this review, in French and in English."""
        on_fr, on_en = _ON[basis]
        if self.statement is Statement.AVIS:
            own = (" (celui de cette revue)", " (that of this review)") if basis is self.basis else ("", "")
            return f"Avis {on_fr}{own[0]}", f"Opinion {on_en}{own[1]}"
        if self.statement is Statement.ESTIMATE and basis is self.basis:
            return f"Estimation {on_fr} (celle de cette revue)", f"Estimate {on_en} (that of this review)"
        return f"Niveau {on_fr}", f"Level {on_en}"

    def today_on(self, basis: Basis) -> tuple[str, str]:
        """Return what the level on a basis is called by the texts of today, where the opinion does not go by them."""
        on_fr, on_en = _ON[basis]
        return f"Niveau {on_fr}", f"Level {on_en}"

    def put_documents(self, out: Paragraphs, asked: "DocumentsToAsk", lacking: "TakenBack") -> None:
        """Print the documents to ask for: the answers, and the tables with how many of their cells lack one.

        Args:
            out: where.
            asked: what is to be borne out.
            lacking: all that blocking rules rest on without a document.
        """
        how = ("", "")
        if not asked.proven and len(asked.names) == 1:
            how = (
                " (suffisant ; qu'aucune pièce ne soit nécessaire n'est pas exclu)",
                " (this is enough; that none is needed is not excluded)",
            )
        elif not asked.proven:
            how = (" (ensemble suffisant ; un plus petit peut exister)", " (this is enough; a smaller set may exist)")
        out.say(
            f"Pièces à demander d'abord, pour que {self.level(asked.secured)} soit garanti sur réponses étayées aussi"
            f"{how[0]} :",
            f"Documents to ask for first, so that {self.level(asked.secured)} is guaranteed on evidence too{how[1]}:",
        )
        for name in self.in_order(asked.names):
            cells = sum(FactRef.parse(fact.name).table == name for fact in lacking.given)
            if self.is_table(name):
                to_fr, to_en = fr(cells, "cellule", "cellules"), en(cells, "cell", "cells")
                out.say(
                    f"tableau {self.asked(name)} ({to_fr} à justifier)",
                    f"table {self.asked(name)} ({to_en} to document)",
                    mark="- ",
                    indent=4,
                )
            else:
                out.put(self.asked(name), mark="- ", indent=4)

    def actions_as_json(self, slugs: Iterable[str]) -> list[dict[str, Any]]:
        """Return actions as JSON data."""
        return [
            {
                "action": asked.action.action,
                "owner_role": asked.action.owner_role.value,
                "owner_name": self.owner_name(asked.action),
                "effort": asked.action.effort.value,
                "rules": list(asked.rules),
            }
            for asked in self.actions(slugs)
        ]

    def changes_as_json(self, changes: Mapping[str, Fact]) -> list[dict[str, Any]]:
        """Return what questions would be answered as JSON data, beside what they are answered today."""
        before = self.judged.facts.facts
        return [
            {"question": name, "from": _fact(before[name]), "to": _fact(changes[name])}
            for name in self.in_order(changes)
        ]

    def put_actions(
        self, out: Paragraphs, slugs: Iterable[str], after_each: Callable[[Action], None] | None = None
    ) -> None:
        """Print actions with who carries them out, and what for; then what ``after_each`` prints of each."""
        for number, asked in enumerate(self.actions(slugs), start=1):
            out.text(asked.action.do, mark=f"{number}. ", indent=4)
            effort = EFFORTS[asked.action.effort].to(self.language).lower()
            rules = ", ".join(asked.rules)
            out.say(
                f"{self.owner(asked.action)} · effort {effort} · demandée par {rules}",
                f"{self.owner(asked.action)} · {effort} effort · asked for by {rules}",
                indent=7,
            )
            if after_each is not None:
                after_each(asked.action)

    def put_changes(self, out: Paragraphs, changes: Mapping[str, Fact]) -> None:
        """Print what questions are answered today, and would be."""
        before = self.judged.facts.facts
        for name in self.in_order(changes):
            out.say(
                f"{self.asked(name)} : {self.value(before[name])} → {self.value(changes[name])}",
                f"{self.asked(name)}: {self.value(before[name])} → {self.value(changes[name])}",
                mark="- ",
                indent=4,
            )


class _Left(NamedTuple):
    """What is guaranteed on one basis, and what missing answers leave."""

    level: AvisLevel
    floor: AvisLevel
    ceiling: AvisLevel


def _left(reachable: "Reachable") -> _Left:
    bounds = reachable.bounds
    return _Left(bounds.guaranteed, bounds.floor, bounds.ceiling)


def _levels(levels: "AvisLevels") -> dict[str, Any]:
    return {
        "level": levels.guaranteed.value,
        "floor": levels.floor.value,
        "ceiling": levels.ceiling.value,
        "certain": levels.is_certain,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    said = {"state": fact.state.value, "value": value_to_json(fact.value)}
    if fact.state is not AnswerState.PARTLY_ANSWERED:
        return said
    return {**said, "within": _WITHIN.dump_python(fact.within, mode="json", exclude_defaults=True)}
