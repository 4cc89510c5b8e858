"""The report as a document to edit and sign: its blocks in reading order, the same for DOCX and PDF."""

from audit.reporting.document.build import document_of
from audit.reporting.document.model import Document

__all__ = ["Document", "document_of"]
