"""What stands on every page of a DOCX: organisation and mark above, the page number below, the draft across."""

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from audit.reporting.document import labels
from audit.reporting.document.model import Document, Run
from audit.reporting.docx.markup import Markup, attribute

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def frame_pages(held: Any, document: Document, markup: Markup) -> None:
    """Write headers and footers; what a base has in them stays, and a page number that it has is not repeated."""
    for header, footer in _frames(held):
        header.is_linked_to_previous = footer.is_linked_to_previous = False
        above = _above(document, markup)
        if above:
            _put(header, markup.paragraph("header", (), prefix=above))
        if not _has_page_number(footer):
            pages = f"{_field('PAGE')}<w:r><w:t>/</w:t></w:r>{_field('NUMPAGES')}"
            below = f"{markup.run(Run(document.footer))}<w:r><w:tab/></w:r>{pages}"
            _put(footer, markup.paragraph("footer", (), prefix=below))


def _frames(held: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every header with its footer: a base may have others on its first page and on even pages."""
    section = held.sections[-1]
    yield section.header, section.footer
    if section.different_first_page_header_footer:
        yield section.first_page_header, section.first_page_footer
    if held.settings.odd_and_even_pages_header_footer:
        yield section.even_page_header, section.even_page_footer


def _above(document: Document, markup: Markup) -> str:
    shown, theme = document.presentation, document.presentation.theme
    organisation = theme.organisation.to(document.language) if theme.organisation else ""
    drawn = _watermark(labels.DRAFT.to(document.language).upper()) if shown.draft else ""
    if not (organisation or shown.mark or drawn):
        return ""
    tab = "<w:r><w:tab/></w:r>" if shown.mark else ""
    return f"{markup.run(Run(organisation))}{tab}{markup.run(Run(shown.mark, bold=True))}{drawn}"


def _put(part: Any, paragraph: str) -> None:
    """Add a paragraph to a header or a footer; one that is there and says nothing gives way."""
    element = part._element
    for empty in [child for child in element.iterchildren(qn("w:p")) if not _says(child)]:
        element.remove(empty)
    element.append(parse_xml(paragraph.replace("<w:p>", f"<w:p {_SPACES}>", 1)))


def _says(paragraph: Any) -> bool:
    tags = (qn("w:t"), qn("w:drawing"), qn("w:pict"), qn("w:fldSimple"), qn("w:instrText"))
    return any(True for _ in paragraph.iter(*tags))


def _has_page_number(part: Any) -> bool:
    element = part._element
    simple = (one.get(qn("w:instr")) or "" for one in element.iter(qn("w:fldSimple")))
    written = (one.text or "" for one in element.iter(qn("w:instrText")))
    return any("PAGE" in instruction.upper() for instruction in (*simple, *written))


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _watermark(words: str) -> str:
    """Return words across the page, as Word draws a watermark: a shape in the header, which readers of screens skip."""
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
        'adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
        '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="AuditDraft" o:spid="_x0000_s2049" '
        'type="#_x0000_t136" alt="" style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:140pt;'
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9dde3" stroked="f">'
        '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" '
        f"string={attribute(words)}/></v:shape></w:pict></w:r>"
    )
