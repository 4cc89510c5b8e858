"""Finds the templates as Python modules, made at set-up and in packages, while they are those of their sources.

There are those of each language: they hold its sentences.
Turning the templates into Python takes a quarter of a second. The modules lie in ``reports/compiled`` and are part of
the program like any other: none is written or read elsewhere. A template that was edited since, or a Jinja that would
write other modules, is noticed, and the sources are used.
"""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader
from jinja2.bccache import bc_version

from audit.model.text import Language
from audit.reporting import page_generator

_GENERATOR = Path(page_generator.__file__)
STAMP = "SOURCES"  # the file that says which sources the modules were made of


def template_loader(reports: Path, language: Language, options: str) -> BaseLoader:
    """Return what loads the templates of the folder ``reports`` fastest.

    Args:
        reports: holds ``html``, ``messages`` and perhaps ``compiled``.
        language: of the pages.
        options: those of the environment that change what is compiled.
    """
    compiled = reports / "compiled"
    try:
        is_current = (compiled / STAMP).read_text(encoding="ascii").strip() == stamp(reports, options)
    except (OSError, ValueError):
        is_current = False
    return ModuleLoader(compiled / language.value) if is_current else FileSystemLoader(reports / "html")


def stamp(reports: Path, options: str) -> str:
    """Return what compiled templates follow from: a number that Jinja raises when it compiles otherwise, and a hash."""
    digest = hashlib.sha256(f"{options}\0".encode())
    for path in (*sorted((reports / "html").iterdir()), *sorted((reports / "messages").iterdir()), _GENERATOR):
        content = path.read_bytes().replace(b"\r\n", b"\n")  # as git may lay them out
        digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return f"{bc_version} {digest.hexdigest()}"


def compile_all(environments: Mapping[Language, Environment], reports: Path, options: str) -> None:
    """Write every template that an environment finds as a module into the folder of its language."""
    compiled = reports / "compiled"
    shutil.rmtree(compiled, ignore_errors=True)
    for language, environment in environments.items():
        environment.compile_templates(compiled / language.value, zip=None, ignore_errors=False)
    (compiled / STAMP).write_text(stamp(reports, options) + "\n", encoding="ascii")
