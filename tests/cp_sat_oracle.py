"""Another solver, asked the same by another road: which levels completions of a project may lead to, by CP-SAT.

It is built from the rules themselves (the trees of the program), from the leaves' worth on each completion, and from
the published scoring; it shares no line with the circuit that the tool builds for its own solver.
"""

from itertools import product

from ortools.sat.python import cp_model

from audit.engine.nodes import Atom, Gate
from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS

MOST = 256


class Oracle:
    """One project, as CP-SAT sees it; what is read of open tables may be either."""

    def __init__(self, assessor, judged, project):
        self.model = cp_model.CpModel()
        self.assessor, self.judgement, self.project = assessor, judged.judgement, project
        self.nodes, self.choices = {}, {}
        self.points, self.measured, self.counts = [], [], {}
        left_out = assessor.places(judged.left_out)
        for place, trees in enumerate(assessor.program.rules):
            if place not in left_out:
                self._rule(trees)

    def can_be(self, level):
        """Return whether some completion may have exactly this level."""
        model = self.model.clone()
        self._state(model, level)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(model)
        assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE), solver.status_name(status)
        return status != cp_model.INFEASIBLE

    def _state(self, model, level):
        scoring = self.assessor.rulebase.scoring
        place = ORDERED_LEVELS.index(level)
        model.add(sum(self.measured) >= 1)
        floor = {one.level: one.score for one in scoring.floors}
        reached = [self._at(model, lambda m, p=p: self._score_at_least(m, floor[ORDERED_LEVELS[p]])) for p in range(3)]
        capped = []
        for cap in scoring.caps:
            counted = self.counts.get((cap.severity, cap.outcome), [])
            capped.append((ORDERED_LEVELS.index(cap.best), self._at_least(model, counted, cap.count)))
        for better in range(len(ORDERED_LEVELS) - 1):  # the level is at least as good as this one
            holds = model.new_bool_var("")
            parts = [reached[better], *(cap.Not() for worst, cap in capped if worst > better)]
            model.add_bool_and(parts).only_enforce_if(holds)
            model.add_bool_or([part.Not() for part in parts]).only_enforce_if(holds.Not())
            model.add(holds == int(place <= better))

    def _at(self, model, constraint):
        holds = model.new_bool_var("")
        yes, no = constraint(model)
        model.add(yes).only_enforce_if(holds)
        model.add(no).only_enforce_if(holds.Not())
        return holds

    def _score_at_least(self, model, floor):
        earned = sum(weight * twice * variable for weight, twice, variable in self.points)
        whole = sum(2 * weight * variable for weight, _, variable in self.points)
        return 100 * earned >= floor * whole, 100 * earned <= floor * whole - 1

    def _at_least(self, model, variables, count):
        return self._at(model, lambda _: (sum(variables) >= count, sum(variables) <= count - 1))

    def _rule(self, trees):
        yes, no = self.model.new_constant(1), self.model.new_constant(0)
        applies = self._node(trees.applies) if trees.applies else yes
        met = self._node(trees.satisfied)
        in_part = self._node(trees.partial) if trees.partial else no
        weight = self.assessor.rulebase.scoring.weights[trees.rule.severity]
        for outcome, twice, parts in (
            (OutcomeKind.SATISFIED, 2, [applies, met]),
            (OutcomeKind.PARTIAL, 1, [applies, met.Not(), in_part]),
            (OutcomeKind.VIOLATED, 0, [applies, met.Not(), in_part.Not()]),
        ):
            variable = self._and(parts)
            self.points.append((weight, twice, variable))
            self.measured.append(variable)
            self.counts.setdefault((trees.rule.severity, outcome), []).append(variable)

    def _and(self, parts):
        variable = self.model.new_bool_var("")
        self.model.add_bool_and(parts).only_enforce_if(variable)
        self.model.add_bool_or([part.Not() for part in parts]).only_enforce_if(variable.Not())
        return variable

    def _node(self, node):
        if node not in self.nodes:
            self.nodes[node] = self._leaf(node.index) if isinstance(node, Atom) else self._gate(node)
        return self.nodes[node]

    def _gate(self, gate: Gate):
        members = [self._node(member) for member in gate.members]
        if gate.kind == "not":
            return members[0].Not()
        count = {"all": len(members), "any": 1}.get(gate.kind, gate.n)
        return self._at_least(self.model, members, count)

    def _leaf(self, number):
        value = self.judgement.values[number]
        if value is not None:
            return self.model.new_constant(int(value))
        variable = self.model.new_bool_var("")
        names = self.project.reads[number]
        settled = names and not self.project.is_ratio(number) and self.project.combinations(number) <= MOST
        if settled and all(self.project.is_exact(name) for name in names):
            worth = dict(self.project.values(number))
            for places in product(*(range(len(self.project.completions[name])) for name in names)):
                if worth[places] is not None:
                    chosen = [self._choice(name)[place] for name, place in zip(names, places, strict=True)]
                    self.model.add(variable == int(worth[places])).only_enforce_if(chosen)
        return variable

    def _choice(self, name):
        if name not in self.choices:
            self.choices[name] = [self.model.new_bool_var("") for _ in self.project.completions[name]]
            self.model.add_exactly_one(self.choices[name])
        return self.choices[name]
