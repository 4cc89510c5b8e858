"""The writers: how each saves a questionnaire again, and what it cannot carry."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_PYPI = _HERE / "pypi"
_NPM = _HERE / "npm"
_PYTHON = Path(os.environ.get("WRITERS_PYTHON", "build/writers/bin/python")).absolute()


@dataclass(frozen=True)
class Writer:
    """A program that reads a workbook and writes it again.

    Attributes:
        name: the library or program, and what is peculiar to this way of using it.
        command: the program and its arguments; ``{source}``, ``{target}`` and ``{folder}`` stand for the file to
            read, the file to write and an empty folder.
        reads: the format of the file that it is given.
        writes: the format of the file that it makes.
        keeps_percent_formats: whether 0.9 shown "90 %" still is; the answer is the same without.
        told: the problem that people are told of, since a hidden mark goes and what it marks is found by what shows.
    """

    name: str
    command: tuple[str, ...]
    writes: str = "xlsx"
    reads: str = "xlsx"
    keeps_percent_formats: bool = True
    told: str = ""

    def __str__(self) -> str:
        return self.name.replace(" ", "-")

    @property
    def program(self) -> str:
        """The program that must be installed."""
        return self.command[0]

    @property
    def is_installed(self) -> bool:
        """Whether the program is there, with the libraries that the script needs."""
        libraries = (_NPM / "node_modules").is_dir() if self.program == "node" else True
        return libraries and shutil.which(self.program) is not None

    def save(self, source: Path, target: Path) -> None:
        """Read ``source`` and write ``target``.

        Raises:
            AssertionError: with what the program says, when it writes nothing.
        """
        with tempfile.TemporaryDirectory() as folder:
            words = [word.format(source=source, target=target, folder=folder) for word in self.command]
            done = subprocess.run(words, capture_output=True, text=True, timeout=300, cwd=folder)
            assert done.returncode == 0, f"{self.name}: {done.stderr}"
            made = Path(folder) / f"{source.stem}.{self.writes}"
            if made.exists():  # LibreOffice chooses the name
                shutil.move(made, target)
            assert target.exists(), f"{self.name}: {done.stdout}{done.stderr}"


def _pypi(script: str, *arguments: str) -> tuple[str, ...]:
    return (str(_PYTHON), str(_PYPI / f"{script}.py"), "{source}", "{target}", *arguments)


def _npm(script: str, *arguments: str) -> tuple[str, ...]:
    return ("node", str(_NPM / f"{script}.mjs"), "{source}", "{target}", *arguments)


def _libreoffice(to: str) -> tuple[str, ...]:
    profile = "-env:UserInstallation=file://{folder}/profile"
    return ("soffice", profile, "--headless", "--convert-to", to, "--outdir", "{folder}", "{source}")


LIBREOFFICE_ODS = Writer("LibreOffice ods", _libreoffice("ods"), writes="ods")

WRITERS = (
    # npm
    Writer("ExcelJS", _npm("save_with_exceljs")),
    Writer("ExcelJS streaming", _npm("stream_with_exceljs")),
    Writer("SheetJS", _npm("save_with_sheetjs")),
    Writer("SheetJS 0.20 shared texts", _npm("save_with_sheetjs", "@e965/xlsx")),
    Writer("SheetJS ods", _npm("save_with_sheetjs"), writes="ods", keeps_percent_formats=False),
    Writer("xlsx-populate", _npm("save_with_xlsx_populate")),
    Writer("Excelize", _npm("save_with_excelize")),
    Writer("hucre", _npm("save_with_hucre")),
    Writer("write-excel-file", _npm("write_with_write_excel_file")),
    # PyPI
    Writer("openpyxl", _pypi("save_with_openpyxl")),
    Writer("XlsxWriter", _pypi("write_with_xlsxwriter")),
    Writer("XlsxWriter constant memory", _pypi("write_with_xlsxwriter", "--constant-memory")),
    Writer("PyExcelerate", _pypi("write_with_pyexcelerate")),
    Writer("rust_xlsxwriter", _pypi("write_with_rust_xlsxwriter")),
    Writer("OpenXLSX", _pypi("save_with_pyopenxlsx")),
    Writer("wolfxl", _pypi("save_with_wolfxl")),
    Writer("IronCalc", _pypi("save_with_ironcalc")),
    Writer("pandas openpyxl", _pypi("save_with_pandas", "openpyxl"), keeps_percent_formats=False),
    Writer("pandas odfpy", _pypi("save_with_pandas", "odf"), writes="ods", keeps_percent_formats=False),
    Writer("odfpy", _pypi("write_with_odfpy"), writes="ods"),
    Writer("odfdo", _pypi("save_with_odfdo"), reads="ods", writes="ods"),
    Writer("ezodf", _pypi("save_with_ezodf"), reads="ods", writes="ods"),
    # Programs
    Writer("LibreOffice xlsx", _libreoffice("xlsx")),
    LIBREOFFICE_ODS,
    Writer("LibreOffice ods to xlsx", _libreoffice("xlsx"), reads="ods"),
    Writer("Gnumeric xlsx", ("ssconvert", "--export-type=Gnumeric_Excel:xlsx2", "{source}", "{target}")),
    Writer(
        "Gnumeric ods",
        ("ssconvert", "--export-type=Gnumeric_OpenCalc:odf", "{source}", "{target}"),
        writes="ods",
        keeps_percent_formats=False,
        told="completeness_found",  # it empties the cells whose format hides them (";;;")
    ),
)
