"""The warning that a project bears and every output repeats, in the reader's language where it is known in it."""

from audit.model.text import Language, Text


def write_banner(banner: str, texts: Text | None, language: Language) -> str:
    """Return the warning.

    Args:
        banner: as the workbook has it; empty where it has none.
        texts: the same in both languages, where the workbook has it in both.
        language: the reader's.
    """
    return texts.to(language) if texts is not None else banner
