"""Tells a PDF that the tool wrote from any other, and from one of its own that somebody has signed since."""

_MARK = b"project-health-audit"  # the author, which the metadata of PDF/A holds uncompressed
_END = b"startxref"  # once in a file as it was written; a signature or a note adds another


def is_own_pdf(content: bytes) -> bool:
    """Return whether ``content`` is a PDF of the tool, as it was written."""
    return content.startswith(b"%PDF-") and _MARK in content and content.count(_END) == 1
