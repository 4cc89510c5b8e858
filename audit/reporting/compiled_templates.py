"""Finds the templates as Python modules, made at set-up and in packages, while they are those of their sources.

Turning the templates into Python takes a quarter of a second. The modules lie in ``reports/compiled`` and are part of
the program like any other: none is written or read elsewhere. A template that was edited since, or a Jinja that would
write other modules, is noticed, and the sources are used.
"""

import hashlib
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader
from jinja2.bccache import bc_version

STAMP = "SOURCES"  # the file that says which sources the modules were made of


def template_loader(reports: Path, options: str) -> BaseLoader:
    """Return what loads the templates of the folder ``reports`` fastest.

    Args:
        reports: holds ``html`` and perhaps ``compiled``.
        options: those of the environment that change what is compiled.
    """
    compiled = reports / "compiled"
    try:
        is_current = (compiled / STAMP).read_text(encoding="ascii").strip() == stamp(reports, options)
    except (OSError, ValueError):
        is_current = False
    return ModuleLoader(compiled) if is_current else FileSystemLoader(reports / "html")


def stamp(reports: Path, options: str) -> str:
    """Return what compiled templates follow from: a number that Jinja raises when it compiles otherwise, and a hash."""
    digest = hashlib.sha256(f"{options}\0".encode())
    for path in sorted((reports / "html").iterdir()):
        content = path.read_bytes().replace(b"\r\n", b"\n")  # as git may lay them out
        digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return f"{bc_version} {digest.hexdigest()}"


def compile_all(environment: Environment, reports: Path, options: str) -> None:
    """Write every template that ``environment`` finds as a module into ``reports``/compiled."""
    compiled = reports / "compiled"
    for old in compiled.glob("*.py"):
        old.unlink()
    environment.compile_templates(compiled, zip=None, ignore_errors=False)
    (compiled / STAMP).write_text(stamp(reports, options) + "\n", encoding="ascii")
