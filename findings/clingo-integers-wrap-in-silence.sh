#!/usr/bin/env bash
# clingo 5.8.3: integers have 32 bits and wrap in silence, literals, sums and bounds alike; only #minimize objects.
#
# Expected: a number that does not fit is an error, or is counted as it is written.
# Seen (Python 3.11, Linux x86_64): the literal 4000000000 is -294967296; two facts that weigh 1500000000 each add up to
# -1294967296, and over two literals that hold "#sum >= 2000000000" does not; no warning, with warnings on. A #minimize over weights that do
# not fit is refused. Whoever counts euros or weighted scores checks before that every sum fits. Exits with 0 as long as
# this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check clingo==5.8.3
cd "$work"
venv/bin/python - <<'PYTHON'
import clingo

said = []


def shown(program):
    control = clingo.Control(logger=lambda code, message: said.append(message))
    control.add("base", [], program)
    control.ground([("base", [])])
    atoms = []
    control.solve(on_model=lambda model: atoms.extend(map(str, model.symbols(shown=True))))
    return sorted(atoms)


costs = "cost(one, 1500000000). cost(other, 1500000000)."
found = {
    "a literal": shown("amount(4000000000). #show amount/1."),
    "a sum": shown(costs + "total(T) :- T = #sum { C, P : cost(P, C) }. #show total/1."),
    "a bound": shown("one. other. dear :- #sum { 1500000000: one; 1500000000: other } >= 2000000000. #show dear/0."),
}
print("clingo", clingo.__version__)
for what, atoms in found.items():
    print(f"{what:>10}: {' '.join(atoms) or 'nothing holds'}")
print("warnings:", len(said))
expected = {"a literal": ["amount(-294967296)"], "a sum": ["total(-1294967296)"], "a bound": []}
raise SystemExit(0 if found == expected and not said else "the behaviour has changed")
PYTHON
