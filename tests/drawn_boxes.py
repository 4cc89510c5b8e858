"""What overlaps in a drawing, by the boxes that Chromium gives its words and marks; labels to try it with."""

import json
from collections.abc import Sequence
from typing import Any

from tests.chromium_pipe import Browser

LABELS = {
    "short": "Pilote",
    "long": "Mise en service du module d'instruction et de paiement dans les départements pilotes de métropole",
    "capitals": "MISE EN PRODUCTION DU MODULE D'INSTRUCTION ET DE PAIEMENT DANS TOUS LES DÉPARTEMENTS PILOTES",
    "unbroken": "Compte_rendu" * 9,
    "empty": "",
    "hostile": "<text x='0'>&amp;</text>\u202e\x1b[31m",
}
# The boxes of the words, and those of what words must not lie on: marks and bars, but not the lines of the scale, which
# are behind, nor the white that covers them under a label.
BOXES = """(() => {
  const drawing = document.querySelector("svg");
  const box = (one) => { const { x, y, width, height } = one.getBBox(); return [x, y, x + width, y + height]; };
  const shapes = [...drawing.querySelectorAll("circle, path, rect")];
  return {
    words: [...drawing.querySelectorAll("text")].filter((one) => one.textContent.trim())
      .map((one) => [one.textContent, ...box(one)]),
    marks: shapes.filter((one) => !(one.getAttribute("fill") === "#ffffff" && !one.hasAttribute("stroke"))).map(box),
    size: [drawing.viewBox.baseVal.width, drawing.viewBox.baseVal.height],
  };
})()"""


def apart(one: Sequence[float], other: Sequence[float], gap: float = 0.0) -> bool:
    """Return whether two boxes lie apart, with ``gap`` between them from side to side."""
    return one[2] + gap <= other[0] or other[2] + gap <= one[0] or one[3] <= other[1] + 3 or other[3] <= one[1] + 3


def overlaps(browser: Browser, drawing: str) -> list[tuple[Any, ...]]:
    """Return what overlaps in a drawing, and what leaves it; the box of words is some 3 higher than their letters."""
    page = f'<!doctype html><title>Dessin</title><div style="width: 720px">{drawing}</div>'
    # Written over the page of another drawing: to open one for each costs several times as much. Not over any page,
    # whose content security policy would stay in force.
    if browser.run("document.title") != "Dessin":
        browser.open(page)
    found = browser.run(f"document.open(), document.write({json.dumps(page)}), document.close(), {BOXES}")
    words, (width, height) = found["words"], found["size"]
    wrong: list[tuple[Any, ...]] = [
        ("leaves", one) for one in words if one[1] < -0.5 or one[3] > width + 0.5 or one[2] < -3 or one[4] > height + 3
    ]
    for number, one in enumerate(words):
        wrong += [("words", one, other) for other in words[number + 1 :] if not apart(one[1:], other[1:], gap=1)]
        wrong += [("mark", one, mark) for mark in found["marks"] if not apart(one[1:], mark)]
    assert words
    return wrong
