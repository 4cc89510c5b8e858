"""XLSX: the plan and the findings to work with in a spreadsheet, which ``audit follow-up`` reads back."""

from collections.abc import Mapping

from audit.exchange.shape import PLAN_FORMAT
from audit.model.text import Text
from audit.reporting.formats import Format, Saved
from audit.reporting.plan_workbook.texts import FILE_NAMES
from audit.reporting.view import ReportView


def _write(view: ReportView, saved: Saved | None) -> Mapping[str, bytes]:
    from audit.reporting.plan_workbook.workbook import plan_workbook  # not needed to name the format

    assert saved is not None  # noqa: S101 - the format says that it needs one
    return {view.text(FILE_NAMES): plan_workbook(view, saved.record)}


FORMAT = Format(
    title=Text(fr="plan et constats à tenir à jour dans un tableur", en="plan and findings to work with"),
    names=(FILE_NAMES.fr, FILE_NAMES.en),
    write=_write,
    marks=(f"project-health-audit {PLAN_FORMAT.partition('/')[0]}".encode(),),  # none once a spreadsheet has saved it
    needs_record=True,
)
