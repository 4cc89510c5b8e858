"""Makes the DOCX of a document: its body in the styles of the base, its properties, and the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from audit.model.text import Language
from audit.reporting.document.model import Block, Document, Figure, Run
from audit.reporting.docx.base import open_base
from audit.reporting.docx.blocks import BlockWriter
from audit.reporting.docx.markup import Markup
from audit.reporting.docx.page_frame import frame_pages
from audit.reporting.drawing import drawing_in
from audit.reporting.pdf.compile import png_of
from audit.reporting.pdf.fonts import SERIF
from audit.reporting.pdf.glyphs import Glyphs
from audit.reporting.untrusted_text import printable

_LOCALES = {Language.FR: "fr-FR", Language.EN: "en-GB"}
_EMU = 635  # in a twentieth of a point
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of zip files: the time of every part, so that bytes do not depend on the day
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_COLOURED = ("title", "heading 1", "heading 2", "heading 3")


def docx_of(document: Document) -> bytes:
    """Return ``document`` as a DOCX; the same document gives the same bytes."""
    theme = document.presentation.theme
    base = open_base(theme.base)
    held, body = base.document, base.document.element.body
    section = held.sections[-1]
    links: dict[str, str] = {}

    def relate(url: str) -> str:
        if url not in links:
            links[url] = held.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return links[url]

    markup = Markup(base.id, relate)
    width = (section.page_width - section.left_margin - section.right_margin) // _EMU
    pictures = _Pictures(held, width * _EMU)
    writer = BlockWriter(markup, width, pictures.picture)
    for element in _elements(document, markup, writer, document.blocks):
        body.insert(len(body) - 1, element)
    frame_pages(held, document, markup)
    if theme.base is None:
        _dress(held, base.ids, theme)
    _speak(held, _LOCALES[document.language])
    _identify(held.core_properties, document)
    made = io.BytesIO()
    held.save(made)
    return _repacked(made.getvalue())


class _Pictures:
    def __init__(self, document: Any, width: int) -> None:
        self._document = document
        self._width = width
        self._made = 0

    def picture(self, figure: Figure) -> str:
        """Return a drawing as a picture of the width of the text, with what it shows for those who do not see it."""
        drawing = drawing_in(figure.svg, SERIF)
        png = png_of(type(drawing)(Glyphs().exact(drawing.svg), drawing.width, drawing.height))
        height = int(self._width * drawing.height / drawing.width)
        inline = self._document.part.new_pic_inline(io.BytesIO(png), Emu(self._width), Emu(height))
        self._made += 1  # python-docx counts the ids of the body, which holds nothing yet
        inline.docPr.set("id", str(self._made))
        inline.docPr.set("name", figure.name)
        inline.docPr.set("title", _line(figure.caption))
        inline.docPr.set("descr", _line(figure.alt))
        return f"<w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing>"


def _elements(document: Document, markup: Markup, writer: BlockWriter, blocks: Iterable[Block]) -> Iterable[Any]:
    title = markup.paragraph("title", (Run(document.title),)) + markup.paragraph("subtitle", (Run(document.subject),))
    written = title + "".join(writer.block(block) for block in blocks)
    yield from list(parse_xml(f"<w:body {_SPACES}>{written}</w:body>"))


def _dress(document: Any, ids: dict[str, str], theme: Any) -> None:
    """Put the colours and fonts of a theme without a base into the styles of the tool."""
    styles = document.styles.element
    by_id = {style.get(qn("w:styleId")): style for style in styles.iterchildren(qn("w:style"))}
    for name in _COLOURED:
        colour = by_id[ids[name]].find(f"{qn('w:rPr')}/{qn('w:color')}")
        colour.set(qn("w:val"), theme.colours.accent[1:].upper())
        fonts = theme.fonts.headings or theme.fonts.text
        if fonts:
            properties = by_id[ids[name]].find(qn("w:rPr"))
            properties.insert(0, _fonts(fonts))
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.find(qn("w:color")).set(qn("w:val"), theme.colours.ink[1:].upper())
    if theme.fonts.text:
        defaults.replace(defaults.find(qn("w:rFonts")), _fonts(theme.fonts.text))


def _fonts(name: str) -> Any:
    kinds = "".join(f' w:{kind}="{name}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return parse_xml(f"<w:rFonts {_SPACES}{kinds}/>")


def _speak(document: Any, locale: str) -> None:
    """Set the language of the whole document, wherever the base has set another."""
    styles = document.styles.element
    for lang in styles.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        defaults.append(parse_xml(f'<w:lang {_SPACES} w:val="{locale}"/>'))
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), locale)


def _identify(properties: Any, document: Document) -> None:
    """Say what the document is, and nothing of the computer or of the base's author."""
    day = datetime.combine(document.day, time())
    properties.title, properties.subject = _line(document.title), _line(document.subject)
    properties.author = properties.last_modified_by = _line(document.author)
    properties.language = _LOCALES[document.language]
    properties.created = properties.modified = day
    properties.version = document.presentation.version[:200]
    properties.revision, properties.keywords, properties.comments, properties.category = 1, "", "", ""
    for name in properties._element.xpath("cp:lastPrinted"):
        properties._element.remove(name)


def _line(shown: str) -> str:
    """Return a text as a property: one line, at most the 255 signs that the format takes."""
    clean = re.sub("[\ufffe\uffff]", "", printable(shown))
    return " ".join(clean.split())[:255]


def _repacked(content: bytes) -> bytes:
    """Return a DOCX with its parts in one order and at one time; what says who wrote it comes first, as it is."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        names = sorted(
            source.namelist(), key=lambda name: (name != "docProps/core.xml", not name.startswith("["), name)
        )
        for name in names:
            item = zipfile.ZipInfo(name, _FIRST_DAY)
            item.compress_type = zipfile.ZIP_STORED if name == "docProps/core.xml" else zipfile.ZIP_DEFLATED
            item.external_attr = 0o600 << 16
            item.create_system = 0
            target.writestr(item, source.read(name))
    return made.getvalue()
