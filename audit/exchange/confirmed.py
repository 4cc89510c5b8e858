"""Tells the answers that the audited team gives again as they were: nothing of them is corrected.

A document that bears such an answer out for the first time counts; retyping it without one takes nothing away.
"""

from collections.abc import Callable, Mapping, Sequence

from audit.exchange.responses import CorrectedAnswer, FindingResponse, ReturnedResponses
from audit.model.answer import Answer, Evidence
from audit.model.answered_fact import borne_out
from audit.model.rule import RuleId


def without_confirmations(
    file: ReturnedResponses, given: Callable[[str], Answer], rules: Mapping[str, Sequence[RuleId]]
) -> ReturnedResponses:
    """Return what a file answers, without the answers that it only confirms.

    Args:
        file: as it was read.
        given: the answer that was judged, by the name of a question or of a cell of a table.
        rules: the findings that each answer concerns: what is said beside one that is confirmed is kept with them.
    """
    answers: list[CorrectedAnswer] = []
    remarks, confirmed = [*file.remarks], list[str]()
    for one in file.answers:
        was = given(one.fact)
        if one.answer.says != was.says:
            answers.append(one)
            continue
        confirmed.append(one.fact)
        if one.answer.evidence is not Evidence.DECLARED and borne_out(was) is Evidence.DECLARED:
            answers.append(one)
        elif one.answer.comment or one.answer.source:
            remarks += [_remark(one, rule) for rule in rules.get(one.fact, ())]
    return file.model_copy(update={"answers": tuple(answers), "remarks": tuple(remarks), "confirmed": tuple(confirmed)})


def _remark(one: CorrectedAnswer, rule: RuleId) -> FindingResponse:
    answer = one.answer
    return FindingResponse(
        rule=rule, comment=answer.comment, document=answer.source, cell=answer.cells[0], fact=one.fact
    )
