"""A follow-up as lines for a screen: counts, what is late, unproven, put off or dropped, and what would close."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from audit.exchange.follow_up import FollowUp, NotClosed, StepFollowed
from audit.model.exchange import ActionStatus
from audit.model.passed_day import has_passed
from audit.model.result.audit_result import AuditResult
from audit.model.text import Language, Text
from audit.reporting.contradictory.effect_words import ACTIONS_DONE, effect_words, joined
from audit.reporting.follow_up import terms
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from audit.wording.exchange_terms import ACTION_STATUSES
from audit.wording.numbers import write_date, write_share
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_LONGEST = 90  # signs of an action on its line


def lines_of(found: FollowUp, result: AuditResult, language: Language, width: int) -> list[str]:
    """Return the lines, none of them longer than ``width`` where words allow it."""
    return list(_Lines(found, result, language, width).all())


class _Lines:
    """Writes one follow-up."""

    def __init__(self, found: FollowUp, result: AuditResult, language: Language, width: int) -> None:
        self._found = found
        self._result = result
        self._says = result.avis.says
        self._language = language
        self._width = width
        self._asked = {action.action: action.closes for action in result.actions}
        self._do = {action.action: action.do.to(language) for action in result.actions}

    def all(self) -> Iterator[str]:
        """Yield every line."""
        found = self._found
        yield from self._put(
            self._text(terms.HEADING).format(
                project=found.project or self._text(terms.UNNAMED),
                review=self._day(found.review_date),
                day=self._day(found.day),
            )
        )
        yield ""
        yield from self._put(self._counts())
        yield from self._put(self._go_live())
        groups: tuple[tuple[Text, Callable[[StepFollowed], bool], Callable[[StepFollowed], str]], ...] = (
            (terms.LATE, lambda step: step.late, self._late),
            (terms.WITHOUT_PROOF, lambda step: step.without_proof, self._due),
            (terms.PUT_OFF, lambda step: step.slip != 0, self._moved),
            (terms.AHEAD, lambda step: bool(step.ahead_of), self._ahead),
            (terms.DROPPED, lambda step: step.status is ActionStatus.DROPPED, self._dropped),
            (terms.AT_ODDS, lambda step: step.at_odds, self._share),
        )
        for heading, belongs, detail in groups:
            chosen = [step for step in found.steps if belongs(step)]
            if chosen:
                yield ""
                yield f"{self._text(heading)} ({len(chosen)})"
            for step in chosen:
                yield from self._step(step, detail(step))
        yield ""
        yield self._text(terms.CLOSES)
        for sentence in self._closes():
            yield from self._put(sentence, "- ", 2)

    def _go_live(self) -> str:
        """Say that the go-live has passed, and which of its conditions are not met; empty where it has not."""
        plan, found = self._result.plan, self._found
        if plan is None or plan.go_live is None or not plan.go_live_to_come or not has_passed(plan.go_live, found.day):
            return ""
        protecting = {action.action for action in self._result.actions if action.protects_go_live}
        conditions = [step for step in found.steps if step.action in protecting]
        unmet = [step for step in conditions if step.status is not ActionStatus.DONE]
        if not conditions:
            return ""
        day = ReportView(self._result, self._language).go_live_words
        if not unmet:
            return self._text(terms.GO_LIVE_MET).format(date=day, total=len(conditions))
        numbers = ", ".join(str(step.number) for step in unmet)
        return self._text(terms.GO_LIVE_PAST).format(date=day, unmet=len(unmet), total=len(conditions), numbers=numbers)

    def _counts(self) -> str:
        steps = self._found.steps
        by_status = Counter(step.status for step in steps)
        return self._text(terms.COUNTS).format(
            total=len(steps),
            bare=sum(step.without_proof for step in steps),
            unsaid=by_status[None],
            late=sum(step.late for step in steps),
            put_off=sum(step.slip > 0 for step in steps),
            brought=sum(step.slip < 0 for step in steps),
            **{status.value: by_status[status] for status in ActionStatus},
        )

    def _step(self, step: StepFollowed, detail: str) -> Iterator[str]:
        who = step.responsible or step.owner_name or write_term(step.owner_role, self._language)
        do = textwrap.shorten(self._do[step.action], _LONGEST, placeholder=" …")
        yield from self._put(f"{step.number}. {do}", "- ", 2)
        yield from self._put(f"{who} ; {detail}" if self._language is Language.FR else f"{who}; {detail}", "", 4)
        if step.comment:
            yield from self._put(f"« {step.comment} »" if self._language is Language.FR else f"“{step.comment}”", "", 4)

    def _late(self, step: StepFollowed) -> str:
        count = (self._found.day - step.due).days
        days = self._text(terms.DAYS_LATE[count > 1]).format(count=count)
        return f"{self._due(step)}, {days}"

    def _due(self, step: StepFollowed) -> str:
        return self._text(terms.DUE).format(due=self._day(step.due))

    def _moved(self, step: StepFollowed) -> str:
        sign = "+" if step.slip > 0 else "\N{MINUS SIGN}"
        slip = self._text(terms.SLIP[abs(step.slip) > 1]).format(slip=f"{sign}{abs(step.slip)}")
        moved = self._text(terms.MOVED).format(before=self._day(step.planned), after=self._day(step.due), slip=slip)
        doubts = [
            *([self._text(terms.BEFORE_REVIEW)] if step.before_review else ()),
            *([self._text(terms.AFTER_GO_LIVE)] if step.after_go_live else ()),
        ]
        return ", ".join((moved, *doubts))

    def _ahead(self, step: StepFollowed) -> str:
        told = terms.OVERTAKES[step.status is ActionStatus.DONE][len(step.ahead_of) > 1]
        numbers = joined(list(map(str, step.ahead_of)), self._language)
        return self._text(told).format(due=self._day(step.due), numbers=numbers)

    def _dropped(self, step: StepFollowed) -> str:
        """Return when it was due, and the findings that nothing of the plan answers any more."""
        rules = self._asked.get(step.action, ())
        if not rules:
            return self._due(step)
        stands = self._text(terms.STILL_STANDS[len(rules) > 1]).format(rules=joined(rules, self._language))
        return f"{self._due(step)}, {stands}"

    def _share(self, step: StepFollowed) -> str:
        status = self._text(ACTION_STATUSES[step.status] if step.status else terms.NO_STATUS)
        share = write_share(step.done, self._language) if step.done is not None else "?"
        return f"{status}, {self._text(terms.SHARE).format(share=share)}"

    def _closes(self) -> Iterator[str]:
        found, language = self._found, self._language
        complete = [one for one in found.rules if one.done == one.asked]
        if not complete:
            yield self._text(terms.NOTHING)
        for heading, effect in ((terms.WITH_PROOF, found.proven), (terms.ALL_DONE, found.done)):
            if effect is not None:
                told = effect_words(effect, ACTIONS_DONE, self._says, language, names_level=True)
                yield f"{self._text(heading)} {joined(sorted(effect.findings), language)}. {told}"
        for why in NotClosed:
            rules = [rule for rule, reason in found.not_closed.items() if reason is why]
            if rules:
                yield self._text(terms.NOT_CLOSED[why]).format(rules=joined(sorted(rules), language))
        partly = [one for one in found.rules if one.done < one.asked]
        if partly:
            listed = [self._text(terms.OF).format(rule=one.rule, done=one.done, asked=one.asked) for one in partly]
            yield self._text(terms.PARTLY).format(listed=joined(listed, language))

    def _put(self, text: str, mark: str = "", indent: int = 0) -> list[str]:
        before = " " * indent + mark
        shown = typeset(" ".join(printable(text).split(" ")).replace("\n", " "), self._language)
        return textwrap.wrap(
            shown,
            self._width,
            initial_indent=before,
            subsequent_indent=" " * len(before),
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _text(self, text: Text) -> str:
        return text.to(self._language)

    def _day(self, day: date) -> str:
        return write_date(day, self._language)
