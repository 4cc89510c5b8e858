"""Reads the theme of an administration from its folder: theme.yaml, base.docx, fonts; refuses with every problem."""

from collections.abc import Iterator
from pathlib import Path

from audit.declarations.strict_yaml import YamlDocument, read_yaml
from audit.declarations.validated import validated
from audit.errors import Bilingual, Problem, did_you_mean
from audit.reporting.theme.model import Theme, ThemeFile, ThemeFonts
from audit.reporting.theme.refusal import ThemeRefused
from audit.wording.system_errors import reason_of

THEME_FILE, BASE_FILE, FONT_FOLDER = "theme.yaml", "base.docx", "fonts"
_MOST_BYTES = 20_000_000  # of one file: a choice of the tool, far above any style base


def load_theme(folder: Path) -> Theme:
    """Return the theme in ``folder``.

    Raises:
        ThemeRefused: with every problem: what is not there, an unknown key, a colour that cannot be read on white,
            a style base without a style that the report needs.
    """
    known = [name for name in (THEME_FILE, BASE_FILE) if (folder / name).is_file()]
    if not known:
        raise ThemeRefused([_no_theme(folder)])
    declared, document, problems = _declared(folder) if THEME_FILE in known else (ThemeFile(), None, [])
    base = _read(folder / BASE_FILE, problems) if BASE_FILE in known else None
    if base is not None:
        from audit.reporting.docx.base import base_problems  # only a theme with a base pays for python-docx

        problems += [Problem(BASE_FILE, 0, words) for words in base_problems(base)]
    if declared is not None and document is not None:
        problems += _font_problems(declared.fonts, folder, document)
    if problems or declared is None:
        raise ThemeRefused(problems)
    fonts = folder / FONT_FOLDER if declared.fonts.files else None
    return Theme(**dict(declared), base=base, font_folder=fonts)


def _no_theme(folder: Path) -> Problem:
    if not folder.exists():
        words = Bilingual("ce dossier n'existe pas", "there is no such folder")
    elif not folder.is_dir():
        words = Bilingual("ce n'est pas un dossier", "this is not a folder")
    else:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
        meant = next((hint for name in names if (hint := did_you_mean(name, (THEME_FILE, BASE_FILE))).fr), None)
        words = Bilingual(
            "ce dossier n'est pas un thème : il n'a ni theme.yaml ni base.docx",
            "this folder is no theme: it has neither theme.yaml nor base.docx",
        ) + (meant or Bilingual("", ""))
    told = Bilingual(
        " ; un thème est un dossier qui contient theme.yaml (couleurs, polices, signataires), base.docx (styles), ou "
        "les deux",
        "; a theme is a folder that holds theme.yaml (colours, fonts, who signs), base.docx (styles), or both",
    )
    return Problem(str(folder), 0, words + told)


def _declared(folder: Path) -> tuple[ThemeFile | None, YamlDocument | None, list[Problem]]:
    document, problems = read_yaml(folder / THEME_FILE, THEME_FILE)
    if document is None or problems:
        return None, document, problems
    declared, faults = validated(document, ThemeFile)
    return declared, document, faults


def _read(path: Path, problems: list[Problem]) -> bytes | None:
    try:
        if path.stat().st_size > _MOST_BYTES:
            size = _MOST_BYTES // 1_000_000
            words = Bilingual(
                f"le fichier dépasse {size} Mo : retirez-en les images qui ne servent pas",
                f"the file is larger than {size} MB: take out of it the pictures that are not needed",
            )
            problems.append(Problem(path.name, 0, words))
            return None
        return path.read_bytes()
    except OSError as error:
        reason = reason_of(error)
        words = Bilingual(f"illisible : {reason.fr}", f"cannot be read: {reason.en}")
        problems.append(Problem(path.name, 0, words))
        return None


def _font_problems(fonts: ThemeFonts, folder: Path, document: YamlDocument) -> Iterator[Problem]:
    """Tell of font files that are not there, and of fonts that none of them brings."""
    missing = [name for name in fonts.files if not (folder / FONT_FOLDER / name).is_file()]
    there = sorted(path.name for path in (folder / FONT_FOLDER).glob("*") if path.is_file())
    for name in missing:
        words = Bilingual(
            f"le fichier {FONT_FOLDER}/{name} n'est pas dans le thème",
            f"the file {FONT_FOLDER}/{name} is not in the theme",
        )
        yield document.problem(("fonts", "files", fonts.files.index(name)), words + did_you_mean(name, there))
    if missing or not (fonts.text or fonts.headings):
        return
    from audit.reporting.pdf.fonts import families  # only a theme with fonts asks which there are

    known = families(folder / FONT_FOLDER if fonts.files else None)
    for key, wanted in (("text", fonts.text), ("headings", fonts.headings)):
        if wanted and wanted not in known:
            listed = ", ".join(known)
            words = Bilingual(
                f"la police « {wanted} » n'est dans aucun fichier de « files », ni parmi celles de l'outil ({listed}) "
                f": mettez son fichier dans le dossier {FONT_FOLDER} et nommez-le dans « files »",
                f"the font '{wanted}' is in no file of 'files', nor among those of the tool ({listed}): put its file "
                f"into the folder {FONT_FOLDER} and name it in 'files'",
            )
            yield document.problem(("fonts", key), words)
