"""The costs of the synthesis: initial baseline, forecast, spent; of the whole and by category, in euros incl. tax."""

from decimal import Decimal

from audit.model.answer import CellRef
from audit.model.fact import Fact
from audit.model.synthesis import CostFigures, CostLine
from audit.reporting.messages import Messages, messages
from audit.reporting.synthesis.model import CostBar, CostChart
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_money, write_share


def cost_chart(view: ReportView) -> CostChart | None:
    """Return the costs; None when the result has neither an initial nor a forecast cost."""
    frame = view.result.synthesis
    costs = frame.costs if frame else None
    if costs is None or not any(_amount(fact, view) is not None for fact in (costs.initial, costs.forecast)):
        return None
    t, total = messages(view.language), _total(costs, view)
    return CostChart(
        title=t("synthesis.costs"),
        description=t("synthesis.costs_description"),
        headline=_headline(total, t),
        total=total,
        categories=tuple(_category(line, view) for line in costs.lines),
        note="" if not costs.lines or costs.complete else t("synthesis.costs_partial"),
        places=tuple(write_cell_ranges(_cells(costs))),
    )


def _cells(costs: CostFigures) -> list[CellRef]:
    """Return the cells of the amounts of the whole."""
    facts = (costs.initial, costs.forecast, costs.spent)
    return [cell for fact in facts if fact is not None for cell in fact.cells]


def _total(costs: CostFigures, view: ReportView) -> CostBar:
    t = messages(view.language)
    facts = (costs.initial, costs.forecast, costs.spent)
    words = [_words(fact, view, t) for fact in facts]
    return _bar(t("synthesis.full_cost"), [_amount(fact, view) for fact in facts], words, view)


def _category(line: CostLine, view: ReportView) -> CostBar:
    t, amounts = messages(view.language), [line.initial, line.forecast, line.spent]
    words = [t("synthesis.not_known") if one is None else write_money(one, view.language) for one in amounts]
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
    return f"{'+' if drift > 0 else '−' if drift < 0 else ''}{write_share(abs(drift), view.language)}"


def _headline(total: CostBar, t: Messages) -> str:
    drift = f" ({total.drift_words})" if total.initial and total.forecast is not None else ""
    return t(
        "synthesis.costs_headline",
        forecast=total.forecast_words,
        initial=total.initial_words,
        drift=drift,
        spent=total.spent_words,
    )


def _amount(fact: Fact | None, view: ReportView) -> Decimal | None:
    """Return an exact amount; None for one that is not known, or was probably typed in another unit than the euro."""
    if fact is None or not isinstance(fact.value, Decimal):
        return None
    return None if any(one.fact.name == fact.name for one in view.result.amounts_to_check) else fact.value


def _words(fact: Fact | None, view: ReportView, t: Messages) -> str:
    if fact is None:
        return t("synthesis.not_asked")
    doubtful = any(one.fact.name == fact.name for one in view.result.amounts_to_check)
    return t("synthesis.to_check", value=view.value(fact)) if doubtful else view.value(fact)
