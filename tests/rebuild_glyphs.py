"""Writes reports/typst/glyphs.txt: the characters that the fonts of typst have, found by asking typst itself."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import typst

GLYPHS = Path(__file__).parent.parent / "reports" / "typst" / "glyphs.txt"
_SOURCE = b"""#set document(title: "glyphs", date: none)
#set text(font: "Libertinus Serif")
#sys.inputs.text"""
_LAST = 0x1FFFF  # beyond are ideographs, tags and private use
_NEVER = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Mc", "Me"})  # replaced or dropped by themselves


def candidates() -> list[str]:
    """Return every character that may be asked for by itself."""
    return [chr(code) for code in range(0x20, _LAST + 1) if unicodedata.category(chr(code)) not in _NEVER]


def has_all(characters: Iterable[str], compiler: typst.Compiler) -> bool:
    """Return whether PDF/UA-1, which refuses a missing glyph, takes all of ``characters``."""
    try:
        # Each on a line of its own: what stands beside a character must not decide.
        compiler.compile(
            input=_SOURCE, format="pdf", pdf_standards=["ua-1"], sys_inputs={"text": "\n".join(characters)}
        )
    except typst.TypstError:
        return False
    return True


def new_compiler() -> typst.Compiler:
    """Return a compiler that knows no fonts but those shipped with typst."""
    return typst.Compiler(
        _SOURCE, font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True, sys_inputs={"text": ""}
    )


def _found(characters: list[str], compiler: typst.Compiler) -> Iterator[str]:
    if not characters or has_all(characters, compiler):
        yield from characters
    elif len(characters) > 1:
        middle = len(characters) // 2
        yield from _found(characters[:middle], compiler)
        yield from _found(characters[middle:], compiler)


def ranges(characters: Iterable[str]) -> list[str]:
    """Return code points as ranges in hexadecimal, ``20-7e``."""
    found: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [f"{first:x}-{last:x}" if last > first else f"{first:x}" for first, last in found]


def main() -> None:
    """Ask for every character, and write down those that there are."""
    compiler, found, todo = new_compiler(), [], candidates()
    for start in range(0, len(todo), 256):
        found += _found(todo[start : start + 256], compiler)
    GLYPHS.write_text("\n".join(ranges(found)) + "\n", encoding="ascii")
    sys.stdout.write(f"{len(found)} characters, typst {typst.__version__}\n")


if __name__ == "__main__":
    main()
