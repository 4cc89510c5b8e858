"""Learns from the manifest of an .ods file whether it is encrypted, and which of its objects are charts."""

from audit.intake.gate.part_scanner import PartScanner, Tally

_CHART = "application/vnd.oasis.opendocument.chart"


class ManifestScanner(PartScanner):
    """Scans the manifest, the list of the parts of the file."""

    FOLLOWED = frozenset(("encryption-data", "file-entry"))

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self.is_encrypted = False
        self.charts: set[str] = set()  # their folders: they are objects as documents are, but hold nothing foreign

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Look at one entry of the list, or at what it says of a password."""
        if tag == "encryption-data":
            self.is_encrypted = True
        elif tag == "file-entry":
            entry = {name.rpartition(":")[2]: value for name, value in attributes.items()}
            if entry.get("media-type") == _CHART:
                self.charts.add(entry.get("full-path", "").rstrip("/"))
