"""One parameter over a range of values: only the leaves that compare with it are tested again, and what rests on them.

A project is judged once. For each value the few leaves that read the parameter are worth something; where that is what
they were worth before, nothing else can differ.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from audit.assessment.assessor import Assessor
from audit.assessment.judged_project import JudgedProject
from audit.engine.kernel import Judgement, changed_rules
from audit.engine.leaves import compile_leaf
from audit.judgement.findings import NOT_MET
from audit.judgement.levels import AvisLevels
from audit.model.kleene import Kleene
from audit.model.rule import Parameter
from audit.portfolio.doctrine_schema import Sweep, SweepPoint, SweptProject, SweptValue
from audit.portfolio.overrides import Threshold
from audit.rulebase.calendar_months import comparable_value
from audit.rulebase.reads import parameters_of


class ParameterSweep:
    """What each value of a range makes of projects of one type of review; build it once."""

    def __init__(self, assessor: Assessor, parameter: Parameter, values: Sequence[Threshold]) -> None:
        """Compile the leaves that compare with the parameter, once for each value."""
        self._assessor = assessor
        self._parameter = parameter.id
        program, known = assessor.program, assessor.rulebase.comparable_parameters()
        atoms = list(enumerate(program.atoms[: program.judged_atoms]))
        self._places = [number for number, leaf in atoms if parameter.id in parameters_of(leaf)]
        others = [
            {**known, parameter.id: comparable_value(parameter.model_copy(update={"value": value}))} for value in values
        ]
        self._tests = [
            [compile_leaf(program.atoms[number], given).value for number in self._places] for given in others
        ]

    def sweep(self, judged: JudgedProject) -> SweptProject:
        """Return the bounds of one project, rule by rule and on declarations, and its findings, at each value."""
        before, facts = judged.judgement, judged.facts
        bounds = judged.figures.avis
        known = {tuple(before.values[number] for number in self._places): _as_it_is(bounds)}
        swept = []
        for tests in self._tests:
            worth = tuple(test(facts) for test in tests)
            if worth not in known:
                known[worth] = self._with(judged, dict(zip(self._places, worth, strict=True)))
            swept.append(known[worth])
        return SweptProject.model_construct(
            parameter=self._parameter, floor=bounds.floor, ceiling=bounds.ceiling, values=tuple(swept)
        )

    def _with(self, judged: JudgedProject, leaves: Mapping[int, Kleene]) -> SweptValue:
        assessor, before = self._assessor, judged.judgement
        after = assessor.kernel.revalued(before, leaves)
        moved = list(changed_rules(before, after))
        places = assessor.places(judged.left_out)
        if after.active != before.active:  # other packs, other rules
            judged = assessor.figured(judged.snapshot, judged.review_date, after)
            bounds, places = judged.figures.avis, assessor.places(judged.left_out)
        else:
            bounds = assessor.figures.after(judged.figures, before.verdicts, after.verdicts, moved, places).avis
        held = [place for place in moved if place not in places]
        return SweptValue.model_construct(
            floor=bounds.floor,
            ceiling=bounds.ceiling,
            appear=self._not_met(held, after, before),
            vanish=self._not_met(held, before, after),
        )

    def _not_met(self, places: Sequence[int], one: Judgement, other: Judgement) -> tuple[str, ...]:
        """Return the rules that are not met in one judgement and not so in the other."""
        rules = self._assessor.rules
        return tuple(
            rules[place].id
            for place in places
            if one.verdicts[place].outcome in NOT_MET and other.verdicts[place].outcome not in NOT_MET
        )


def sweep_of(parameter: Parameter, values: Sequence[Threshold], swept: Sequence[tuple[str, SweptProject]]) -> Sweep:
    """Return one range over many projects, each given with its file."""
    return Sweep(
        parameter=parameter.id,
        unit=parameter.unit,
        present=parameter.value,
        points=tuple(_point(place, value, swept) for place, value in enumerate(values)),
    )


def _as_it_is(bounds: AvisLevels) -> SweptValue:
    return SweptValue.model_construct(floor=bounds.floor, ceiling=bounds.ceiling, appear=(), vanish=())


def _point(place: int, value: Threshold, swept: Sequence[tuple[str, SweptProject]]) -> SweepPoint:
    found = [(file, project, project.values[place]) for file, project in swept]
    return SweepPoint(
        value=value,
        floors=dict(Counter(one.floor for _, _, one in found)),
        ceilings=dict(Counter(one.ceiling for _, _, one in found)),
        appear=dict(sorted(Counter(rule for _, _, one in found for rule in one.appear).items())),
        vanish=dict(sorted(Counter(rule for _, _, one in found for rule in one.vanish).items())),
        moved=tuple(file for file, was, one in found if (was.floor, was.ceiling) != (one.floor, one.ceiling)),
    )
