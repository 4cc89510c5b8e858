"""What may limit the blocking requirements that are met: comments beside their answers, told before the findings."""

from collections.abc import Iterable, Iterator

from audit.model.answer import Answer
from audit.model.result.answers import RowNote
from audit.model.result.findings import CheckedRule
from audit.reporting.limited import limited_by_comments, limiting_notes
from audit.reporting.messages import messages
from audit.reporting.synthesis.first_sentence import first_sentence
from audit.reporting.synthesis.go_live import named_with_a_day_to_come
from audit.reporting.synthesis.quoted import LEFT_OUT, quoted_note, unquoted_note
from audit.reporting.view import ReportView
from audit.wording.typography import typeset

MOST_RULES = 6  # a quarter of a page: a choice of layout of the tool
MOST_COMMENTS = 3  # of one requirement


def limits_of(view: ReportView) -> str:
    """Return what those comments say, requirement after requirement, a sentence; empty where there are none.

    A comment is quoted whole or, where it is too long, by its first sentence, with a mark of what is left out. Of one
    that is quoted before the first actions already, that is said.
    """
    t, limited, before = messages(view.language), limited_by_comments(view), named_with_a_day_to_come(view)
    told = [
        t("synthesis.limit", rule=rule.rule, title=typeset(view.text(rule.title), view.language), said=said)
        for rule, said in ((one, _said(one, view)) for one in limited[:MOST_RULES] if one.rule not in before)
    ]
    told += [t("synthesis.limit_before", rule=one.rule) for one in limited[:MOST_RULES] if one.rule in before]
    left = len(limited) - MOST_RULES
    told += [t("synthesis.limits_more", count=left)] if left > 0 else []
    return f"{t('list.separator').join(told)}." if told else ""


def _said(rule: CheckedRule, view: ReportView) -> str:
    """Quote the comments of a requirement, but those that page one quotes with an opinion that was given."""
    t, frame, limiting = messages(view.language), view.result.synthesis, limiting_notes(rule, view)
    given = {one.comment_cells for one in frame.opinions if one.comment_cells} if frame else set()
    notes = [note for note in limiting if note.comment_cells not in given] or limiting
    left = len(notes) - MOST_COMMENTS
    said = ", ".join(_quotes(notes[:MOST_COMMENTS], view))
    return f"{said} {t('verdict.others', count=left)}" if left > 0 else said


def _quotes(notes: Iterable[Answer | RowNote], view: ReportView) -> Iterator[str]:
    for note in notes:
        beginning = f"{first_sentence(note.comment.strip())} {LEFT_OUT}"
        yield quoted_note(note, view) or quoted_note(note, view, beginning) or unquoted_note(note, view)
