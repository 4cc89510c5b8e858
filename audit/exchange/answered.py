"""Which findings the audited team answered, on which of them auditors must decide, and which they decided too soon."""

from collections.abc import Mapping
from datetime import date

from audit.exchange.effects import Effects
from audit.exchange.positions import Position
from audit.exchange.responses import FindingResponse, Responses, ReturnedResponses
from audit.model.exchange import Reply
from audit.model.rule import RuleId


def is_answered(rule: RuleId, responses: Responses | None, effects: Effects) -> bool:
    """Return whether the team answered a finding: a reply, a comment, a document, or an answer that it corrects."""
    return responses is not None and (any(True for _ in responses.to(rule)) or rule in effects.corrected)


def is_plainly_accepted(rule: RuleId, responses: Responses | None, effects: Effects) -> bool:
    """Return whether every reply accepts a finding, and nothing else is said of it."""
    said = [one for _, one in responses.to(rule)] if responses is not None else []
    return bool(said) and rule not in effects.corrected and all(_only_accepts(one) for one in said)


def awaits_position(rule: RuleId, responses: Responses | None, effects: Effects) -> bool:
    """Return whether the auditors must take a position on a finding before the report is final."""
    return is_answered(rule, responses, effects) and not is_plainly_accepted(rule, responses, effects)


def answered_in(file: ReturnedResponses, effects: Effects) -> tuple[list[RuleId], list[RuleId]]:
    """Return the findings that one file answers, and those of them that it answers by a corrected answer alone."""
    given = {one.fact for one in file.answers}
    said = list(dict.fromkeys(one.rule for one in (*file.findings, *file.remarks) if one.says_something))
    corrected = [
        one.rule
        for one in file.findings
        if one.rule not in said and not given.isdisjoint(effects.corrected.get(one.rule, ()))
    ]
    return [*said, *corrected], corrected


def decided_before_answers(
    positions: Mapping[RuleId, Position], responses: Responses | None, effects: Effects
) -> dict[RuleId, date]:
    """Return the positions dated before the answer that they are on came back, with the day on which it did.

    Of several answers to one finding, the last one counts. Nothing is said of those that came back nobody knows when.
    """
    received: dict[RuleId, date] = {}
    for file in responses.files if responses is not None else ():
        if file.received_on is not None:
            for rule in answered_in(file, effects)[0]:
                received[rule] = max(received.get(rule, file.received_on), file.received_on)
    return {rule: day for rule, day in received.items() if rule in positions and positions[rule].date < day}


def _only_accepts(one: FindingResponse) -> bool:
    return one.reply is Reply.ACCEPTED and not one.comment and not one.document
