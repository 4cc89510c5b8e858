#!/usr/bin/env bash
# typst 0.15.2: a rule of "show" on a text is refused as soon as one paragraph holds 511 matches of it.
#
# Expected: a plain rule (every "CNIL" in bold) works in a paragraph of any length, as it does in a text of any number of
# paragraphs.
# Seen (Python 3.11, Linux x86_64): 510 matches in one paragraph compile; with 511 the compilation ends with "maximum
# grouping depth exceeded"; the same number spread over two paragraphs compiles, and so does one paragraph whose matches are
# found by a function (str.matches) and put together by hand. The project knows it (typst/typst, issue 6694, open). Who
# prints what people type, of any length, does by hand what a rule would do. Exits with 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2
cd "$work"
venv/bin/python - <<'PYTHON'
import typst

RULE = '#show "CNIL": strong\n'
BY_HAND = """#let bold(words) = {
  let place = 0
  for found in words.matches("CNIL") {
    text(words.slice(place, found.start))
    strong(text(found.text))
    place = found.end
  }
  text(words.slice(place))
}
"""
SENTENCE = "Avis de la CNIL. "
SOURCES = {
    "510 in one paragraph": RULE + SENTENCE * 510,
    "511 in one paragraph": RULE + SENTENCE * 511,
    "1,000 in two paragraphs": RULE + (SENTENCE * 500 + "\n\n") * 2,
    "1,000 by hand": f'{BY_HAND}#bold("{SENTENCE * 1000}")',
}


def compiled(source):
    """Return what the compilation of a source gives: "compiled", or its error."""
    try:
        typst.compile(source.encode(), format="pdf")
    except typst.TypstError as error:
        return error.message
    return "compiled"


found = {name: compiled(source) for name, source in SOURCES.items()}
for name, outcome in found.items():
    print(f"{name:>24}: {outcome}")
refused = [name for name, outcome in found.items() if outcome == "maximum grouping depth exceeded"]
compiles = [name for name, outcome in found.items() if outcome == "compiled"]
as_seen = refused == ["511 in one paragraph"] and len(compiles) == 3
raise SystemExit(0 if as_seen else "the behaviour has changed")
PYTHON
