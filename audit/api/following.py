"""The follow-up of a plan that came back: what is done, late, without proof, put off, and what it would close."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.refusals import BeforeReview
from audit.api.saved_audit import SavedAudit
from audit.errors import Bilingual

if TYPE_CHECKING:
    from audit.exchange.effects import Effect
    from audit.exchange.follow_up import FollowUp
    from audit.model.text import Language


_SITUATION = Bilingual("La situation", "The situation")
_GIVE_ANOTHER = Bilingual(
    "donnez par --on un jour qui la suit. Rien n'a été suivi.",
    "give a day that follows it with --on. Nothing was followed.",
)


def follow_up(audit: SavedAudit, plan: str | Path, day: date) -> "FollowUp":
    """Return where the plan stands on ``day``.

    Args:
        audit: the result that the plan was written from.
        plan: the workbook that came back (.xlsx, .ods).
        day: against which days are late.

    Raises:
        BeforeReview: when that day precedes the review that the plan came out of: nothing of it can be late then.
        WorkbookRefused: when it is not the plan of this audit, or cells cannot be read: everything at once.
        OtherDeclarations: when other rules judged the result than those that are loaded.
    """
    from audit.exchange.follow_up import FollowUp, NotClosed, rule_progress, step_followed
    from audit.exchange.progress import closable, followed
    from audit.exchange.take_plan_back import left_out_of, read_plan
    from audit.model.text import Language
    from audit.reporting.view import ReportView

    if day < audit.result.review_date:
        raise BeforeReview(_SITUATION, day, audit.result.review_date, _GIVE_ANOTHER)
    withdrawn = [rule for rule in left_out_of(Path(plan), audit.name) if rule in audit.findings]
    if withdrawn:  # the plan of a final report
        audit = audit.without(withdrawn)
    record, result = audit.record, audit.result
    numbers = ReportView(result, Language.FR).numbers
    called = {
        action.action: Bilingual(
            f"action n° {numbers[action.action]}, « {action.do.fr.rstrip('.')} »",
            f"action no. {numbers[action.action]}, “{action.do.en.rstrip('.')}”",
        )
        for action in result.actions
    }
    steps = followed(record.actions, read_plan(Path(plan), audit.name, record.actions, called), day)
    planned = {action for step in record.actions for action in step.actions}
    asked = {one.rule: [name for name in one.actions if name in planned] for one in result.findings}
    rules = closable(asked, steps)
    proven_rules = [one.rule for one in rules if one.proven == one.asked]
    done_rules = [one.rule for one in rules if one.done == one.asked]
    refused: dict[str, str] = {}
    effects: list[Effect | None] = [None, None]
    for place, wanted in enumerate((proven_rules, done_rules)):
        if wanted and not (place and wanted == proven_rules):
            effects[place], not_met = audit.rejudge.with_rules_met(wanted)
            refused |= not_met
    roles = {action.action: action.owner_role for action in result.actions}
    return FollowUp(
        result_sha256=audit.name.sha256,
        project=audit.name.project,
        review_date=result.review_date,
        day=day,
        steps=tuple(
            step_followed(one, numbers, roles[one.step.action], record.plan, result.review_date)
            for one in sorted(steps, key=lambda one: numbers[one.step.action])
        ),
        rules=tuple(rule_progress(one) for one in rules),
        proven=effects[0],
        done=effects[1],
        not_closed={rule: NotClosed(why) for rule, why in refused.items()},
    )


def follow_up_lines(audit: SavedAudit, found: "FollowUp", language: "Language", width: int = 100) -> list[str]:
    """Return a follow-up as lines for a screen that is ``width`` signs wide."""
    from audit.reporting.follow_up.terminal import lines_of

    return lines_of(found, audit.result, language, width)


def follow_up_json(found: "FollowUp") -> str:
    """Return a follow-up as JSON; the same one gives the same text."""
    return found.model_dump_json(by_alias=True, exclude_defaults=False, indent=2) + "\n"
