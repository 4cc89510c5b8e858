"""Finds what a saved snapshot holds that no answer to its questionnaire may be."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from audit.errors import Bilingual, did_you_mean
from audit.intake.problems.expectations import expected
from audit.intake.values.words import quotable
from audit.model.answer import Answer, AnswerState
from audit.model.answer_domain import Outside, domain_of
from audit.model.naming import names_something, says_nothing
from audit.model.questionnaire import Field, QuestionBank, TableCompleteness
from audit.model.snapshot import ProjectSnapshot, TableContent
from audit.model.value import Value, value_to_json

_UNDECLARED = (AnswerState.BLANK, AnswerState.UNKNOWN, AnswerState.UNUSABLE)


def faults(snapshot: ProjectSnapshot, bank: QuestionBank) -> Iterator[Bilingual]:
    """Yield what is wrong with ``snapshot``, in its own order; nothing when ``bank`` may be answered so."""
    if snapshot.questionnaire_id != bank.id:
        theirs = quotable(snapshot.questionnaire_id)
        yield Bilingual(
            f"il répond au questionnaire « {theirs} », et celui de l'audit est « {bank.id} »",
            f"it answers the questionnaire '{theirs}', and that of the audit is '{bank.id}'",
        )
        return
    if snapshot.review_type not in bank.titles:
        yield Bilingual(
            f"aucun questionnaire ne correspond à la revue {snapshot.review_type}",
            f"no questionnaire asks for the review {snapshot.review_type}",
        )
        return
    asked = bank.questionnaire(snapshot.review_type)
    questions = {question.id: question for question in asked.questions}
    for name, answer in snapshot.answers.items():
        if name not in questions and name in {question.id for question in bank.questions}:
            yield Bilingual(
                f"la question « {name} » n'est pas posée pour la revue {snapshot.review_type}",
                f"the question '{name}' is not asked in the review {snapshot.review_type}",
            )
        else:
            yield from _of_answer(name, name, answer, questions, Bilingual("la question", "the question"))
            if name in questions and name != asked.roles.review_date:
                yield from _of_reason(name, answer, questions[name])
    tables = {table.id: table for table in asked.tables}
    for table_id, content in snapshot.tables.items():
        if table_id not in tables:
            yield _unknown(Bilingual("le tableau", "the table"), table_id, table_id, list(tables))
            continue
        yield from _of_table(table_id, content, {column.id: column for column in tables[table_id].columns})


def _of_table(table: str, content: TableContent, columns: Mapping[str, Field]) -> Iterator[Bilingual]:
    if content.undeclared not in _UNDECLARED:
        yield Bilingual(
            f"{table} : « undeclared » vaut {content.undeclared}, et l'un de {', '.join(_UNDECLARED)} est attendu",
            f"{table}: 'undeclared' is {content.undeclared}, and one of {', '.join(_UNDECLARED)} is expected",
        )
    says_none, says_all = (content.completeness is one for one in (TableCompleteness.NONE, TableCompleteness.COMPLETE))
    if content.rows and says_none:
        yield Bilingual(
            f"{table} : le tableau est déclaré sans élément, et il a des lignes",
            f"{table}: the table is declared to have nothing to list, and it has rows",
        )
    if says_all and not content.rows:
        yield Bilingual(
            f"{table} : le tableau est déclaré complet, et il n'a aucune ligne",
            f"{table}: the table is declared complete, and it has no row",
        )
    for number, times in Counter(row.number for row in content.rows).items():
        if times > 1 or number < 1:
            yield Bilingual(
                f"{table} : le numéro {number} n'est pas celui d'une ligne et d'une seule, comptée à partir de 1",
                f"{table}: the number {number} is not that of one row and one only, counted from 1",
            )
    for row in content.rows:
        for name, answer in row.cells.items():
            column = Bilingual("la colonne", "the column")
            yield from _of_answer(f"{table}/{row.number}/{name}", name, answer, columns, column)


def _of_answer(
    place: str, name: str, answer: Answer, known: Mapping[str, Field], what: Bilingual
) -> Iterator[Bilingual]:
    asked = known.get(name)
    if asked is None:
        yield _unknown(what, place, name, list(known))
    elif answer.type is not asked.value_type:
        yield Bilingual(
            f"{place} : le type {answer.type} est donné, et le questionnaire attend {asked.value_type}",
            f"{place}: the type {answer.type} is given, and the questionnaire expects {asked.value_type}",
        )
    elif answer.state is AnswerState.NONE and asked.none_label is None:
        yield Bilingual(
            f"{place} : la question n'offre pas de répondre qu'il n'y en a pas (« none »)",
            f"{place}: the question does not offer to answer that there is none ('none')",
        )
    elif answer.value is not None:
        outside = domain_of(asked).fault(answer.value)
        if outside is not None:
            yield _not_admitted(place, answer.value, asked, outside)
    elif answer.within is not None:
        outside = domain_of(asked).fault_within(answer.within, answer.type)
        if outside is Outside.UNKNOWN_CODE:
            codes = (*answer.within.among, *answer.within.includes, *answer.within.excludes)
            yield _not_admitted(place, codes, asked, outside)
        elif outside is Outside.NOTHING_OPEN:
            yield Bilingual(
                f"{place} : tous les éléments de la liste sont réglés, la réponse n'est donc pas partielle",
                f"{place}: every item of the list is settled, so that the answer is not partial",
            )
        elif outside is not None:
            awaited = expected(asked)
            yield Bilingual(
                f"{place} : aucune réponse admise ne se trouve entre ces bornes, ou elles-mêmes n'en sont pas ; "
                f"attendu : {awaited.fr}",
                f"{place}: no answer that is admitted lies between these bounds, or they are none themselves; "
                f"expected: {awaited.en}",
            )


def _of_reason(name: str, answer: Answer, asked: Field) -> Iterator[Bilingual]:
    """Yield what a workbook is told as well: « Sans objet » takes requirements away, so that it needs a reason.

    Where the question offers an answer of its own that there is none, it is read as that, and takes nothing away.
    """
    is_set_aside = answer.state is AnswerState.NOT_APPLICABLE and asked.none_label is None
    if is_set_aside and not names_something(answer.reason):
        said = quotable(answer.reason)
        yield Bilingual(
            f"{name} : « Sans objet » demande un motif, et « reason » vaut « {said} »",
            f"{name}: 'Not applicable' needs a reason, and 'reason' is '{said}'",
        )


def _not_admitted(place: str, value: Value, asked: Field, outside: Outside) -> Bilingual:
    given = value_to_json(value)
    codes = [option.code for option in asked.options]
    if outside is Outside.NOTHING_SAID:
        typed = given if isinstance(given, list) else [given]
        said = quotable(next((words for words in typed if says_nothing(words)), "[]"))
        return Bilingual(f"{place} : « {said} » ne nomme rien", f"{place}: '{said}' names nothing")
    if outside is not Outside.UNKNOWN_CODE:
        awaited = expected(asked)
        shown = quotable(", ".join(given) if isinstance(given, list) else str(given))
        again = outside is Outside.REPEATED_CODE
        once = Bilingual(" ; chacune au plus une fois", "; each at most once") if again else Bilingual("", "")
        return Bilingual(
            f"{place} : « {shown} » n'est pas admis ; attendu : {awaited.fr}{once.fr}",
            f"{place}: '{shown}' is not admitted; expected: {awaited.en}{once.en}",
        )
    code = next(one for one in (given if isinstance(given, list) else [given]) if one not in codes)
    hint = did_you_mean(code, codes) if did_you_mean(code, codes).fr else _one_of(codes)
    shown = quotable(code)
    return Bilingual(
        f"{place} : la liste n'a pas le code « {shown} »{hint.fr}",
        f"{place}: the list has no code '{shown}'{hint.en}",
    )


def _one_of(codes: Sequence[str]) -> Bilingual:
    listed = ", ".join(codes)
    return Bilingual(f" ; codes admis : {listed}", f"; codes admitted: {listed}")


def _unknown(what: Bilingual, place: str, name: str, known: list[str]) -> Bilingual:
    hint, shown = did_you_mean(name, known), quotable(place)
    return Bilingual(
        f"{what.fr} « {shown} » n'existe pas dans le questionnaire{hint.fr}",
        f"{what.en} '{shown}' is not in the questionnaire{hint.en}",
    )
