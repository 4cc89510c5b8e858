"""Workbooks damaged on purpose, one small change each, from a seeded generator."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator

Parts = dict[str, bytes]

# In sheets of .xlsx and in the content of .ods files.
_CELL = re.compile(
    rb'<c r="[A-Z]+\d+"[^>]*?(?:/>|>.*?</c>)|<table:table-cell[^>]*?(?:/>|>.*?</table:table-cell>)', re.DOTALL
)
_ROW = re.compile(rb"<row .*?</row>|<table:table-row .*?</table:table-row>", re.DOTALL)
_COORDINATE = re.compile(rb'(?<=<c r=")[A-Z]+\d+')


def mutants(workbook: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield ``count`` damaged copies of ``workbook``, each with the name of what was done to it."""
    rng = random.Random(seed)  # noqa: S311 - reproducible test data
    kinds: list[tuple[str, Callable[[bytes, random.Random], bytes]]] = [
        ("bytes-flipped", _flip_bytes),
        ("truncated", _truncate),
        ("part-dropped", _on_parts(_drop_part)),
        ("part-emptied", _on_parts(_empty_part)),
        ("xml-byte-flipped", _on_parts(_flip_in_part)),
        ("xml-cut", _on_parts(_cut_part)),
        ("parts-exchanged", _on_parts(_exchange_parts)),
        ("cells-swapped", _on_parts(_swap_cells)),
        ("row-deleted", _on_parts(_delete_row)),
        ("row-repeated", _on_parts(_repeat_row)),
    ]
    for number in range(count):
        name, mutate = kinds[number % len(kinds)]
        yield f"{number:03d}-{name}", mutate(workbook, rng)


def _flip_bytes(workbook: bytes, rng: random.Random) -> bytes:
    damaged = bytearray(workbook)
    for _ in range(rng.choice([1, 1, 2, 8])):
        place = rng.randrange(len(damaged))
        damaged[place] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def _truncate(workbook: bytes, rng: random.Random) -> bytes:
    return workbook[: rng.randrange(len(workbook))]


def _on_parts(change: Callable[[Parts, random.Random], None]) -> Callable[[bytes, random.Random], bytes]:
    def mutate(workbook: bytes, rng: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        change(parts, rng)
        damaged = io.BytesIO()
        with zipfile.ZipFile(damaged, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return damaged.getvalue()

    return mutate


def _any_part(parts: Parts, rng: random.Random) -> str:
    return rng.choice(sorted(parts))


def _sheet(parts: Parts, rng: random.Random) -> str:
    return rng.choice(sorted(name for name in parts if name.startswith(("xl/worksheets/sheet", "content.xml"))))


def _drop_part(parts: Parts, rng: random.Random) -> None:
    del parts[_any_part(parts, rng)]


def _empty_part(parts: Parts, rng: random.Random) -> None:
    parts[_any_part(parts, rng)] = b""


def _flip_in_part(parts: Parts, rng: random.Random) -> None:
    name = rng.choice([_any_part(parts, rng), _sheet(parts, rng)])
    parts[name] = _flip_bytes(parts[name], rng)


def _cut_part(parts: Parts, rng: random.Random) -> None:
    name = _any_part(parts, rng)
    start = rng.randrange(len(parts[name]))
    parts[name] = parts[name][:start] + parts[name][start + rng.choice([1, 10, 1000]) :]


def _exchange_parts(parts: Parts, rng: random.Random) -> None:
    one, other = _sheet(parts, rng), _any_part(parts, rng)
    parts[one], parts[other] = parts[other], parts[one]


def _swap_cells(parts: Parts, rng: random.Random) -> None:
    """Exchange what two cells of a sheet hold; their places keep their order."""
    name = _sheet(parts, rng)
    cells = list(_CELL.finditer(parts[name]))
    if len(cells) < 2:
        return
    first, second = sorted(rng.sample(cells, 2), key=lambda match: match.start())
    content = parts[name]
    parts[name] = (
        content[: first.start()]
        + _at_the_place_of(first[0], second[0])
        + content[first.end() : second.start()]
        + _at_the_place_of(second[0], first[0])
        + content[second.end() :]
    )


def _at_the_place_of(cell: bytes, other: bytes) -> bytes:
    """Return ``other`` with the coordinate of ``cell``; those of .ods files have none."""
    place = _COORDINATE.search(cell)
    return _COORDINATE.sub(place[0], other, count=1) if place else other


def _delete_row(parts: Parts, rng: random.Random) -> None:
    name = _sheet(parts, rng)
    rows = list(_ROW.finditer(parts[name]))
    if rows:
        row = rng.choice(rows)
        parts[name] = parts[name][: row.start()] + parts[name][row.end() :]


def _repeat_row(parts: Parts, rng: random.Random) -> None:
    name = _sheet(parts, rng)
    rows = list(_ROW.finditer(parts[name]))
    if rows:
        row = rng.choice(rows)
        parts[name] = parts[name][: row.end()] + row[0] + parts[name][row.end() :]
