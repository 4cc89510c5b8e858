"""Prints what does not hold together in the answers: contradictions, and amounts in another unit."""

from collections.abc import Iterator

from audit.reporting import digest
from audit.reporting.terminal.page import Page
from audit.reporting.view import ReportView
from audit.wording.numbers import write_money
from audit.wording.typography import as_sentence


def put_doubts(page: Page, view: ReportView) -> None:
    """Print the first of them, and how many more there are; nothing where there are none."""
    said = list(_sentences(page, view))
    if not said:
        return
    shown = said[: digest.FIRST_INCOHERENCES]
    page.title(page.t("incoherent.terminal", count=len(said)))
    for sentence in shown:
        page.item(sentence)
    if more := len(said) - len(shown):
        page.line(page.t("incoherent.more", count=more), indent=2)
    page.gap()


def _sentences(page: Page, view: ReportView) -> Iterator[str]:
    for one in view.incoherences:
        yield as_sentence(one.says.to(view.language))
    for amount in view.amounts_to_check:
        read = page.t("incoherent.read", value=view.value(amount.fact))
        proposed = page.t("incoherent.proposed", value=write_money(amount.probably, view.language))
        yield f"{view.label(amount.fact.name)} {read} — {proposed}"
