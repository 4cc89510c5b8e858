"""What the files of a result are called."""

RECORD_FILE = "result.json"
RULEBOOK_FILES = "rulebook-*.json"
_SHOWN = 12  # signs of a hash


def rulebook_file(sha256: str) -> str:
    """Return the name of the file in which the rulebook of that hash stands beside its records."""
    return RULEBOOK_FILES.replace("*", sha256[:_SHOWN])
