"""The costs of the synthesis: initial baseline, forecast, spent; of the whole and by category, in euros incl. tax."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from audit.model.answer import CellRef
from audit.model.fact import Fact
from audit.model.synthesis import CostFigures, CostLine
from audit.reporting.commented import comment_place
from audit.reporting.messages import Messages, messages
from audit.reporting.synthesis.model import CostBar, CostChart
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import MINUS, write_alike, write_date, write_share

_LONGEST_REMARK = 300  # signs: a choice of layout of the tool


def cost_chart(view: ReportView) -> CostChart | None:
    """Return the costs; None when the result has neither an initial nor a forecast cost."""
    frame = view.result.synthesis
    costs = frame.costs if frame else None
    if costs is None or not any(_amount(fact, view) is not None for fact in (costs.initial, costs.forecast)):
        return None
    t, write = messages(view.language), write_alike(_amounts(costs, view), view.language)
    total = _total(costs, write, view)
    return CostChart(
        title=t("synthesis.costs"),
        description=t("synthesis.costs_description"),
        headline=_headline(total, _spent_on(costs, view), t),
        total=total,
        categories=tuple(_category(line, write, view) for line in costs.lines),
        note=" ".join(_notes(costs, view)),
        remarks=tuple(_remarks(costs, view)),
        places=tuple(write_cell_ranges(_cells(costs))),
    )


def _cells(costs: CostFigures) -> list[CellRef]:
    """Return the cells of the amounts of the whole, then of those by category."""
    facts = (costs.initial, costs.forecast, costs.spent)
    of_the_whole = [cell for fact in facts if fact is not None for cell in fact.cells]
    return [*of_the_whole, *(cell for line in costs.lines for cell in line.cells)]


def _notes(costs: CostFigures, view: ReportView) -> Iterator[str]:
    """Yield what the categories leave out, and those of which an amount has no document behind it."""
    t = messages(view.language)
    if costs.lines and not costs.complete:
        yield t("synthesis.costs_partial")
    yield from _apart(costs, view)
    declared = [view.text(line.category) for line in costs.lines if line.declared]
    if declared:
        names = t("list.separator").join(declared)
        if len(declared) == len(costs.lines):
            yield t("synthesis.costs_all_declared", count=len(declared), names=names)
            return
        yield t("synthesis.costs_declared", count=len(declared), total=len(costs.lines), names=names)


def _apart(costs: CostFigures, view: ReportView) -> Iterator[str]:
    """Yield what the categories add up to where that is not the whole; where some lack, only if it is more already."""
    t, write = messages(view.language), write_alike(_amounts(costs, view), view.language)
    initial, forecast = [line.initial for line in costs.lines], [line.forecast for line in costs.lines]
    if found := _parts_apart(initial, _amount(costs.initial, view), costs.complete):
        parts, whole, are_all = write(found[0]), write(found[1]), found[2]
        apart = t("synthesis.costs_apart_initial", parts=parts, whole=whole)
        yield apart if are_all else t("synthesis.costs_over_initial", parts=parts, whole=whole)
    if found := _parts_apart(forecast, _amount(costs.forecast, view), costs.complete):
        parts, whole, are_all = write(found[0]), write(found[1]), found[2]
        apart = t("synthesis.costs_apart_forecast", parts=parts, whole=whole)
        yield apart if are_all else t("synthesis.costs_over_forecast", parts=parts, whole=whole)


def _parts_apart(
    parts: Sequence[Decimal | None], whole: Decimal | None, is_complete: bool
) -> tuple[Decimal, Decimal, bool] | None:
    """Return the sum of the known parts, the whole, and whether these are all, where the two cannot both hold."""
    known = [part for part in parts if part is not None]
    total, are_all = sum(known, Decimal(0)), is_complete and len(known) == len(parts)
    if whole is None or not known or total == whole or (total < whole and not are_all):
        return None
    return total, whole, are_all


def _remarks(costs: CostFigures, view: ReportView) -> Iterator[str]:
    """Yield what was typed beside each amount of the whole, where that is short enough for the synthesis."""
    t = messages(view.language)
    names = (t("synthesis.legend_baseline"), t("synthesis.legend_forecast"), t("synthesis.legend_spent"))
    facts = (costs.initial, costs.forecast, costs.spent)
    notes = view.notes_beside(fact for fact in facts if fact is not None)
    for name, fact in zip(names, facts, strict=True):
        note = notes.get(fact.name) if fact is not None else None
        comment = note.comment.strip() if note else ""
        if note and comment and len(comment) <= _LONGEST_REMARK:
            place = comment_place(note.comment_cells)
            where = f" ({place})" if place else ""
            yield t("synthesis.costs_remark", amount=name, comment=comment) + where


def _spent_on(costs: CostFigures, view: ReportView) -> str:
    """Return the day at which the schedule of spending gives the amount that is declared as spent; empty when none."""
    frame, spent = view.result.synthesis, _amount(costs.spent, view)
    lines = frame.spending.lines if frame and frame.spending and spent is not None else ()
    days = [
        line.as_of.value
        for line in lines
        if line.as_of and isinstance(line.as_of.value, date) and line.spent and line.spent.value == spent
    ]
    return write_date(max(days), view.language) if days else ""


def _amounts(costs: CostFigures, view: ReportView) -> list[Decimal]:
    """Return the amounts that are known, of the whole and by category."""
    of_the_whole = [_amount(fact, view) for fact in (costs.initial, costs.forecast, costs.spent)]
    of_lines = [one for line in costs.lines for one in (line.initial, line.forecast, line.spent)]
    return [amount for amount in (*of_the_whole, *of_lines) if amount is not None]


def _total(costs: CostFigures, write: Callable[[Decimal], str], view: ReportView) -> CostBar:
    t = messages(view.language)
    facts = (costs.initial, costs.forecast, costs.spent)
    words = [_words(fact, write, view) for fact in facts]
    return _bar(t("synthesis.full_cost"), [_amount(fact, view) for fact in facts], words, view)


def _category(line: CostLine, write: Callable[[Decimal], str], view: ReportView) -> CostBar:
    t, amounts = messages(view.language), [line.initial, line.forecast, line.spent]
    words = [t("synthesis.not_known") if one is None else write(one) for one in amounts]
    return _bar(view.text(line.category), amounts, words, view)


def _bar(label: str, amounts: list[Decimal | None], words: list[str], view: ReportView) -> CostBar:
    initial, forecast, spent = amounts
    return CostBar(
        label=label,
        initial=initial,
        forecast=forecast,
        spent=spent,
        initial_words=words[0],
        forecast_words=words[1],
        spent_words=words[2],
        drift_words=_drift(initial, forecast, view),
    )


def _drift(initial: Decimal | None, forecast: Decimal | None, view: ReportView) -> str:
    """Write the drift from the initial baseline, with its sign; that it is not known where it is not."""
    if initial is None or forecast is None or initial <= 0:
        return messages(view.language)("synthesis.not_known")
    drift = forecast / initial - 1
    return f"{'+' if drift > 0 else MINUS if drift < 0 else ''}{write_share(abs(drift), view.language)}"


def _headline(total: CostBar, spent_on: str, t: Messages) -> str:
    drift = f" ({total.drift_words})" if total.initial and total.forecast is not None else ""
    return t(
        "synthesis.costs_headline",
        forecast=total.forecast_words,
        initial=total.initial_words,
        drift=drift,
        spent=t("synthesis.spent_on", amount=total.spent_words, date=spent_on) if spent_on else total.spent_words,
    )


def _amount(fact: Fact | None, view: ReportView) -> Decimal | None:
    """Return an exact amount; None for one that is not known, or was probably typed in another unit than the euro."""
    if fact is None or not isinstance(fact.value, Decimal):
        return None
    return None if any(one.fact.name == fact.name for one in view.result.amounts_to_check) else fact.value


def _words(fact: Fact | None, write: Callable[[Decimal], str], view: ReportView) -> str:
    t, amount = messages(view.language), _amount(fact, view)
    if fact is None:
        return t("synthesis.not_asked")
    if amount is not None:
        return write(amount)
    doubtful = any(one.fact.name == fact.name for one in view.result.amounts_to_check)
    return t("synthesis.to_check", value=view.value(fact)) if doubtful else view.value(fact)
