"""Take the pictures of docs/images from the pages of today: ``make pictures``.

They show the fonts of the computer that takes them; a test only compares what they are of and how heavy they are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.api import render
from audit.model.exchange import Stage
from audit.model.text import Language
from tests.chromium_pipe import Browser
from tests.every_page import EXAMPLES, contradictory, html_of, page, shipped_tool

IMAGES = Path(__file__).parent.parent / "docs" / "images"
HEAVIEST = 150_000  # bytes
FR = Language.FR


@dataclass(frozen=True)
class Picture:
    """What a picture shows.

    Attributes:
        page: makes the page.
        width: of the window, in CSS pixels.
        height: of what it shows, in CSS pixels.
        start: the element that it begins with; the top of the page by default.
        scale: of the picture; 1 is a pixel for a pixel of the window.
    """

    page: Callable[[], str]
    width: int
    height: int
    start: str = "body"
    scale: float = 1


def _scribe() -> str:
    return html_of(render(shipped_tool().audit(shipped_tool().read(EXAMPLES / "scribe-2019-10.xlsx")), "html", FR))


def _both_sides() -> str:
    replies = {"GOV-046": {"reply": "Accepté en partie", "comment": "Un seul A depuis le comité du 5 octobre."}}
    sentence = "Au jour de la revue, la recette avait deux responsables finals ; elle n'en a plus qu'un depuis."
    taken = (("GOV-046", "amended", "Un seul A depuis le 5 octobre, constaté au compte rendu.", sentence),)
    corrected = {"raci/14/accountable_count": {"corrected": "1"}}
    return contradictory(Stage.PROVISIONAL, FR, replies, taken, corrected)


PICTURES: Mapping[str, Picture] = {
    "report.png": Picture(_scribe, 1100, 1190, scale=0.68),
    "annex.png": Picture(lambda: page("fictitious project", FR), 900, 870, "#findings .finding", 0.85),
    "drawings.png": Picture(lambda: page("fictitious project", FR), 900, 452, "#spending_curve", 0.9),
    "comparison.png": Picture(lambda: page("comparison", FR), 900, 800, "#slips", 0.9),
    "portfolio.png": Picture(lambda: page("portfolio", FR), 1180, 640, "#heat", 0.8),
    "contradictory.png": Picture(_both_sides, 900, 540, "#finding-GOV-046"),
}


def take(browser: Browser, picture: Picture) -> bytes:
    """Return a picture, as PNG."""
    browser.open(picture.page(), width=picture.width)
    top = browser.run(f"document.querySelector({picture.start!r}).getBoundingClientRect().top + scrollY")
    return browser.picture(0, max(top - 12, 0), picture.width, picture.height, picture.scale)


def pictures() -> Iterator[tuple[str, bytes]]:
    """Yield each picture with the name of its file."""
    with TemporaryDirectory() as folder, Browser(Path(folder)) as browser:
        for name, picture in PICTURES.items():
            yield name, take(browser, picture)


if __name__ == "__main__":
    for name, content in pictures():
        (IMAGES / name).write_bytes(content)
        print(f"{name}: {len(content) / 1000:.0f} kB")
