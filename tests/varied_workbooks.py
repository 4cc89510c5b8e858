"""Small .xlsx files written by hand in the many ways that the standard allows; each seed gives another one."""

import io
import random
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FORMATS = (
    *("General", "0", "0.00", "#,##0", "0%", "0.0%", "dd/mm/yyyy", "yyyy-mm-dd hh:mm", "mmm yyyy", "h:mm", "[h]:mm"),
    *('0" %"', '0.00" M€"', '#,##0 "€"', "@", '[Red]0;[Blue]-0;"nul"', '"d"0', "\\d0"),
)
_TEXTS = (
    *(
        "Oui",
        "Ne sait pas",
        " espaces ",
        "deux\nlignes",
        "a & b < c",
        "élève – œuvre",
        "0042",
        "31/03/2027",
        "@section:x",
    ),
    *("=1+1", "#N/A", "😀", "x" * 300),
)
_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
_NUMBERS = (
    "0",
    "1",
    "-3",
    "42",
    "0.3",
    "0.30000000000000004",
    "1.5E3",
    "14960000",
    "1E-7",
    "45000",
    "46387.5",
    "59",
    "61",
)


def varied_workbook(seed: int) -> bytes:
    """Return a valid workbook of two sheets; the same seed gives the same bytes."""
    return _Writer(random.Random(seed)).workbook()  # noqa: S311 - nothing here is secret


class _Writer:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.texts: list[str] = []
        self.prefix = chance.choice(("", "", "x:"))
        self.has_references = chance.random() < 0.8
        self.in_order = not self.has_references or chance.random() < 0.8

    def workbook(self) -> bytes:
        sheets = [self.sheet() for _ in range(2)]
        state = self.chance.choice(("", ' state="hidden"', ' state="veryHidden"'))
        target = self.chance.choice(("worksheets/sheet{}.xml", "/xl/worksheets/sheet{}.xml"))
        names = [("Un & deux", ""), ("Feuille cachée", state)]
        listed = "".join(
            f'<{self.prefix}sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"{more}/>'
            for n, (name, more) in enumerate(names, 1)
        )
        since = self.chance.choice(("", "", f'<{self.prefix}workbookPr date1904="1"/>'))
        related = "".join(
            f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="{target.format(n)}"/>' for n in (1, 2)
        )
        related += f'<Relationship Id="rId8" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        related += f'<Relationship Id="rId9" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        parts = {
            "[Content_Types].xml": self.types(),
            "_rels/.rels": _relationships(
                f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": self.part("workbook", f"{since}<{self.prefix}sheets>{listed}</{self.prefix}sheets>"),
            "xl/_rels/workbook.xml.rels": _relationships(related),
            "xl/worksheets/sheet1.xml": sheets[0],
            "xl/worksheets/sheet2.xml": sheets[1],
            "xl/sharedStrings.xml": self.part("sst", "".join(self.texts)),
            "xl/styles.xml": self.styles(),
        }
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", self.chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
            for name, content in parts.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return packed.getvalue()

    def part(self, root: str, content: str) -> str:
        declared = f'xmlns:x="{_MAIN}"' if self.prefix else f'xmlns="{_MAIN}"'
        return (
            f'<?xml version="1.0"?><{self.prefix}{root} {declared} xmlns:r="{_OFFICE}">{content}</{self.prefix}{root}>'
        )

    def types(self) -> str:
        overrides = "".join(
            f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
            for name, kind in (
                ("workbook", "sheet.main"),
                ("worksheets/sheet1", "worksheet"),
                ("worksheets/sheet2", "worksheet"),
                ("styles", "styles"),
                ("sharedStrings", "sharedStrings"),
            )
        )
        defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        return f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'

    def styles(self) -> str:
        p = self.prefix
        codes = "".join(
            f'<{p}numFmt numFmtId="{164 + n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
            for n, code in enumerate(_FORMATS)
        )
        used = "".join(f'<{p}xf numFmtId="{164 + n}" applyNumberFormat="1"/>' for n in range(len(_FORMATS)))
        used += f'<{p}xf numFmtId="14"/><{p}xf numFmtId="9"/><{p}xf numFmtId="22"/>'
        plain = (
            f"<{p}fonts><{p}font/></{p}fonts><{p}fills><{p}fill><{p}patternFill/></{p}fill></{p}fills><{p}borders><{p}border/></{p}borders>"
            f'<{p}cellStyleXfs><{p}xf numFmtId="0"/></{p}cellStyleXfs>'
        )
        return self.part("styleSheet", f"<{p}numFmts>{codes}</{p}numFmts>{plain}<{p}cellXfs>{used}</{p}cellXfs>")

    def sheet(self) -> str:
        p = self.prefix
        rows = sorted(self.chance.sample(range(1, 30), self.chance.randint(1, 6)))
        if not self.in_order:
            self.chance.shuffle(rows)
        if not self.has_references:
            rows = list(range(1, len(rows) + 1))
        hidden = self.chance.random() < 0.3
        data = "".join(self.row(number, hidden and number == rows[0]) for number in rows)
        columns = f'<{p}cols><{p}col min="3" max="4" hidden="1" width="9"/></{p}cols>' if hidden else ""
        merged = f'<{p}mergeCells><{p}mergeCell ref="H40:J41"/></{p}mergeCells>' if self.chance.random() < 0.5 else ""
        return self.part("worksheet", f"{columns}<{p}sheetData>{data}</{p}sheetData>{merged}")

    def row(self, number: int, is_hidden: bool) -> str:
        p = self.prefix
        columns = sorted(self.chance.sample(range(1, 9), self.chance.randint(1, 6)))
        if not self.in_order:
            self.chance.shuffle(columns)
        if not self.has_references:
            columns = list(range(1, len(columns) + 1))
        cells = "".join(self.cell(f"{chr(64 + column)}{number}") for column in columns)
        more = f' r="{number}"' if self.has_references else ""
        return f"<{p}row{more}{' hidden=' + chr(34) + '1' + chr(34) if is_hidden else ''}>{cells}</{p}row>"

    def cell(self, reference: str) -> str:
        p = self.prefix
        place = f' r="{reference}"' if self.has_references else ""
        style = f' s="{self.chance.randrange(len(_FORMATS) + 3)}"'
        kinds: tuple[Callable[[], tuple[str, str]], ...] = (
            self.number,
            self.number,
            self.shared,
            self.inline,
            self.truth,
            self.error,
            self.formula,
            self.nothing,
        )
        attributes, content = self.chance.choice(kinds)()
        return f"<{p}c{place}{style}{attributes}>{content}</{p}c>" if content else f"<{p}c{place}{style}/>"

    def number(self) -> tuple[str, str]:
        value = self.chance.choice(_NUMBERS)
        return self.chance.choice(("", ' t="n"')), f"<{self.prefix}v>{value}</{self.prefix}v>"

    def shared(self) -> tuple[str, str]:
        self.texts.append(f"<{self.prefix}si>{self.text()}</{self.prefix}si>")
        return ' t="s"', f"<{self.prefix}v>{len(self.texts) - 1}</{self.prefix}v>"

    def inline(self) -> tuple[str, str]:
        return ' t="inlineStr"', f"<{self.prefix}is>{self.text()}</{self.prefix}is>"

    def text(self) -> str:
        p = self.prefix
        words = escape(self.chance.choice(_TEXTS))
        whole = f'<{p}t xml:space="preserve">{words}</{p}t>'
        runs = f"<{p}r><{p}rPr><{p}b/></{p}rPr>{whole}</{p}r><{p}r><{p}t>fin</{p}t></{p}r>"
        return self.chance.choice((whole, whole, runs))

    def truth(self) -> tuple[str, str]:
        return ' t="b"', f"<{self.prefix}v>{self.chance.randrange(2)}</{self.prefix}v>"

    def error(self) -> tuple[str, str]:
        return ' t="e"', f"<{self.prefix}v>{self.chance.choice(_ERRORS)}</{self.prefix}v>"

    def formula(self) -> tuple[str, str]:
        return ' t="str"', f"<{self.prefix}f>A1&amp;B2</{self.prefix}f><{self.prefix}v>vu</{self.prefix}v>"

    def nothing(self) -> tuple[str, str]:
        return "", ""


def _relationships(content: str) -> str:
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
