"""What-if: answers as people type them, and rules by their ids, to what would follow; every mistake told at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from audit.api.refusals import WhatIfRefused
from audit.errors import Bilingual, did_you_mean
from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact
from audit.model.text import Language

if TYPE_CHECKING:
    from audit.api.tool import Tool
    from audit.assessment import Assessor
    from audit.assessment.judged_project import JudgedProject
    from audit.intake.problems.diagnostics import Diagnostic
    from audit.model.fact import Fact
    from audit.model.questionnaire import Question
    from audit.remediation.what_if import NotMet, WhatIf

Given = Mapping[str, "Answer | str"] | Iterable[tuple[str, "Answer | str"]]
_ID = re.compile(r"([A-Z]+)[ _-]*0*([0-9]+)")


def what_if(
    tool: "Tool", judged: "JudgedProject", answers: Given, fixes: Iterable[str], language: Language
) -> "WhatIf":
    """Judge a project as if some questions were answered otherwise, and some rules met; see ``Tool.what_if``."""
    assessor = tool.assessor(judged.snapshot.review_type)
    problems: list[Bilingual] = []
    pairs = list(answers.items()) if isinstance(answers, Mapping) else list(answers)
    given = _answers(tool, assessor, pairs, language, problems)
    rules = _rules(tool, assessor, judged, fixes, problems)
    if not (given or rules or problems):
        problems.append(Bilingual("rien n'est supposé", "nothing is supposed"))
    if problems:
        raise WhatIfRefused(problems)
    found = assessor.advice.what_if(judged, given, rules)
    from audit.remediation.what_if import NotMet

    if isinstance(found, NotMet):
        raise WhatIfRefused(list(_reasons(tool, found, rules)))
    return found


def doubts_on_supposed(tool: "Tool", judged: "JudgedProject", found: "WhatIf") -> "tuple[Diagnostic, ...]":
    """Return the warnings that the answers supposed call for, and the project's own do not; see ``doubts_on``."""
    from audit.api.incoherent import doubts_added

    supposed = {
        name: Answer(fact.type, fact.state, fact.value, fact.raw, within=fact.within if _is_in_part(fact) else None)
        for name, fact in found.answers.items()
    }
    after = judged.snapshot.model_copy(update={"answers": {**judged.snapshot.answers, **supposed}})
    return doubts_added(judged.snapshot, after, tool.declarations.bank, judged.review_date)


def _is_in_part(fact: "Fact") -> bool:
    return fact.state is AnswerState.PARTLY_ANSWERED


def _answers(
    tool: "Tool",
    assessor: "Assessor",
    pairs: Sequence[tuple[str, "Answer | str"]],
    language: Language,
    problems: list[Bilingual],
) -> dict[str, Answer]:
    bank = tool.declarations.bank
    now = {former: question.id for question in bank.questions for former in question.formerly}
    asked = {question.id: question for question in assessor.questionnaire.questions}
    found: dict[str, Answer] = {}
    for typed_name, value in pairs:
        name = now.get(typed_name.strip(), typed_name.strip())
        if name not in asked:
            problems.append(_not_asked(tool, name, list(asked)))
            continue
        if name == bank.roles.review_date:
            problems.append(
                Bilingual(
                    f"« {name} » est la date de la revue : elle se change par --review-date (review_date)",
                    f"'{name}' is the review date: --review-date (review_date) changes it",
                )
            )
            continue
        answer = value if isinstance(value, Answer) else _read(asked[name], value, language, problems)
        if answer is None:
            continue
        if name in found and found[name].says != answer.says:
            first, then = _said(asked[name], found[name]), _said(asked[name], answer)
            problems.append(
                Bilingual(
                    f"deux réponses différentes sont données à « {name} » : {first.fr}, puis {then.fr}",
                    f"'{name}' is given two different answers: {first.en}, then {then.en}",
                )
            )
        found.setdefault(name, answer)
    return found


def _not_asked(tool: "Tool", name: str, asked: Sequence[str]) -> Bilingual:
    bank = tool.declarations.bank
    if bank.question(name) is not None:
        return Bilingual(
            f"la question « {name} » n'est pas posée par cette revue", f"this review does not ask the question '{name}'"
        )
    table = name.partition("/")[0]
    if any(one.id == table for one in bank.tables):
        return Bilingual(
            f"« {table} » est un tableau : ses lignes se changent dans le classeur ou le relevé, non ici",
            f"'{table}' is a table: its lines are changed in the workbook or the snapshot, not here",
        )
    if any(indicator.id == name for indicator in tool.declarations.indicators):
        return Bilingual(
            f"« {name} » est un indicateur, calculé à partir de réponses : donnez ces réponses",
            f"'{name}' is an indicator, computed from answers: give these answers",
        )
    return Bilingual(f"la question « {name} » n'existe pas", f"there is no question '{name}'") + did_you_mean(
        name, asked
    )


def _read(asked: "Question", text: str, language: Language, problems: list[Bilingual]) -> Answer | None:
    """Read what a person typed, as the cell of a workbook is read."""
    from audit.intake.grid import Cell
    from audit.intake.problems.no_answer import not_an_answer
    from audit.intake.values.cells import read_cell

    typed = text.strip()
    reading = read_cell(Cell(typed or None), asked, language)
    if reading.state is not AnswerState.UNUSABLE:
        return Answer(asked.value_type, reading.state, reading.value, reading.raw, within=reading.within)
    meant = did_you_mean(typed, [option.label.to(language) for option in asked.options])
    of_question = Bilingual(f"« {asked.id} » : ", f"'{asked.id}': ")
    problems.append(of_question + not_an_answer(typed, reading.mistake, asked) + meant)
    return None


def _said(asked: "Question", answer: Answer) -> Bilingual:
    """Return an answer as it was typed; what a program gives, in words."""
    if answer.raw:
        return Bilingual(f"« {answer.raw} »", f"“{answer.raw}”")
    from audit.wording.values import write_fact

    fact = answered_fact(asked.id, asked.value_type, answer)
    return Bilingual(*(write_fact(fact, language, asked.options) for language in (Language.FR, Language.EN)))


def _rules(
    tool: "Tool", assessor: "Assessor", judged: "JudgedProject", fixes: Iterable[str], problems: list[Bilingual]
) -> list[str]:
    applied = {rule.id for rule in assessor.rules}
    known = [rule.id for rule in tool.rulebase.rules]
    found: list[str] = []
    for typed in fixes:
        wanted = typed.strip().upper()
        name = tool.rulebase.aliases.get(wanted, wanted)
        if name not in known:
            problems.append(
                Bilingual(f"la règle « {typed} » n'existe pas", f"there is no rule '{typed}'")
                + did_you_mean(_written(name), known)
            )
        elif name not in applied:
            problems.append(
                Bilingual(
                    f"la règle {name} n'est pas appliquée par cette revue",
                    f"this review does not apply the rule {name}",
                )
            )
        elif name in judged.left_out:
            problems.append(
                Bilingual(
                    f"la règle {name} n'est pas appliquée à ce projet : le paquet qui la porte ne le concerne pas, ou "
                    "l'en dispense",
                    f"the rule {name} is not applied to this project: its pack is not for it, or a pack waives it",
                )
            )
        elif name not in found:
            found.append(name)
    return found


def _written(name: str) -> str:
    """Return an id with the dash and the zeros that people leave out: GOV-001 for gov 1."""
    parts = _ID.fullmatch(name)
    return f"{parts[1]}-{int(parts[2]):03d}" if parts else name


def _reasons(tool: "Tool", found: "NotMet", wanted: Sequence[str]) -> Iterable[Bilingual]:
    for rule in found.not_applicable:
        yield Bilingual(
            f"la règle {rule} ne s'applique pas à ce projet (« {_title(tool, rule).fr} »)",
            f"the rule {rule} does not apply to this project (“{_title(tool, rule).en}”)",
        )
    for rule in found.by_nothing:
        yield Bilingual(
            f"aucune action ne peut satisfaire {rule} (« {_title(tool, rule).fr} ») : ce dont elle dépend ne change "
            "plus (passé, coût, nature du projet)",
            f"no action can meet {rule} (“{_title(tool, rule).en}”): what it rests on no longer changes (past, cost, "
            "nature of the project)",
        )
    for rule in found.against_answers:
        yield Bilingual(
            f"{rule} ne peut être satisfaite avec les réponses supposées (« {_title(tool, rule).fr} ») : retirez l'une "
            "ou l'autre",
            f"{rule} cannot be met with the answers supposed (“{_title(tool, rule).en}”): leave one or the other out",
        )
    listed = ", ".join(wanted)
    if found.together:
        yield Bilingual(
            f"{listed} ne peuvent être satisfaites ensemble, bien que chacune puisse l'être",
            f"{listed} cannot be met together, although each of them can",
        )
    if found.gave_up:
        yield Bilingual(
            f"la recherche de ce qui satisferait {listed} n'a pas abouti ; supposez moins de règles à la fois",
            f"the search for what would meet {listed} did not end; suppose fewer rules at once",
        )


def _title(tool: "Tool", rule: str) -> Bilingual:
    title = tool.rulebase.rule(rule).title
    return Bilingual(title.fr, title.en)
