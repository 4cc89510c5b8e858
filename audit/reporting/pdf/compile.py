"""Has typst write PDF and pictures: from data, with its own fonts, dated by the review; a warning is an error."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path
from typing import Any

import typst

from audit.declarations.folders import shipped_folder
from audit.reporting.drawing import Drawing
from audit.reporting.pdf.fonts import fonts_of

_STANDARDS: list[Any] = ["ua-1", "a-2a"]  # accessible, and to be kept
_PICTURE_PPI = 165.0  # 250 on paper, where a drawing of 720 points is as wide as the text
_HELD = 4  # documents, of tens of megabytes each; one audit makes fewer, and never waits for room
_KEPT_FOR = 10  # compilations, after which typst lets go of what none of them used
_documents = count(1)


class PdfNotMade(RuntimeError):
    """typst refused a document, or warned of something that would leave a poor one: always a fault of the tool."""


def pdf_of(template: str, data: Mapping[str, Any], day: date, font_folder: Path | None = None) -> bytes:
    """Return the PDF that ``template`` makes of ``data``; the same data give the same bytes.

    Args:
        template: a file of reports/typst.
        data: what it prints, JSON values; every text as the fonts can print it.
        day: the day of the review, which stands for the time of the file.
        font_folder: with fonts of a theme.

    Raises:
        PdfNotMade: when typst refuses or warns.
    """
    if next(_documents) % _HELD == 0:
        _make_room()
    return _compile(template, data, font_folder, format="pdf", pdf_standards=_STANDARDS, timestamp=_midnight(day))


def png_of(drawing: Drawing) -> bytes:
    """Return a drawing as a picture.

    Raises:
        PdfNotMade: when typst refuses or warns.
    """
    data = {"svg": drawing.svg, "width": drawing.width, "height": drawing.height}
    return _compile("drawing.typ", data, None, format="png", ppi=_PICTURE_PPI)


def _compile(template: str, data: Mapping[str, Any], font_folder: Path | None, **options: Any) -> bytes:
    folder = shipped_folder("reports") / "typst"
    compiler = typst.Compiler(
        folder / template,
        root=folder,
        font_paths=fonts_of(font_folder),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
    )
    try:
        made, warnings = compiler.compile_with_warnings(**options)
    except typst.TypstError as error:
        raise PdfNotMade(f"{error.message}\n{error.diagnostic}") from error
    if warnings:
        raise PdfNotMade("; ".join(warning.message for warning in warnings))
    if not isinstance(made, bytes):  # a list of pages, where there are several
        raise PdfNotMade(f"{template} gave no single file")
    return made


def _make_room() -> None:
    """Have typst let go of the documents that it keeps, by compiling nothing as many times as it takes."""
    fonts = fonts_of(None)
    for _ in range(_KEPT_FOR + 1):
        typst.compile(b"", font_paths=fonts, ignore_system_fonts=True, format="svg")


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())
