"""One parameter over a range of values: only the leaves that compare with it are tested again, and what rests on them.

A project is judged once. For each value the few leaves that read the parameter are worth something; where that is what
they were worth before, nothing else can differ.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from audit.assessment.assessor import Assessor
from audit.assessment.judged_project import JudgedProject
from audit.engine.leaves import compile_leaf
from audit.judgement.levels import AvisLevels
from audit.model.kleene import Kleene
from audit.model.rule import Parameter
from audit.portfolio.changes import change_of
from audit.portfolio.doctrine_schema import Change, Sweep, SweepChange, SweepPoint, SweptProject, SweptValue
from audit.portfolio.overrides import Threshold
from audit.portfolio.thresholds import met_by
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
        after, moved = assessor.kernel.revalued(before, leaves)
        places = assessor.places(judged.left_out)
        if after.active != before.active:  # other packs, other rules
            judged = assessor.figured(judged.snapshot, judged.review_date, after)
            bounds, places = judged.figures.avis, assessor.places(judged.left_out)
        else:
            bounds = assessor.figures.after(judged.figures, before.verdicts, after.verdicts, moved, places).avis
        found: dict[Change, list[str]] = {change: [] for change in Change}
        for place in moved:
            change = change_of(before.verdicts[place].outcome, after.verdicts[place].outcome)
            if change is not None and place not in places:
                found[change].append(self._assessor.rules[place].id)
        return SweptValue.model_construct(
            floor=bounds.floor,
            ceiling=bounds.ceiling,
            appear=tuple(found[Change.APPEAR]),
            vanish=tuple(found[Change.VANISH]),
            worsen=tuple(found[Change.WORSEN]),
            soften=tuple(found[Change.SOFTEN]),
        )


def sweep_of(
    parameter: Parameter,
    values: Sequence[Threshold],
    swept: Sequence[tuple[str, SweptProject]],
    beside: Sequence[Parameter] = (),
) -> Sweep:
    """Return one range over many projects.

    Args:
        parameter: which one.
        values: of the range.
        swept: each project, with its file.
        beside: the other parameters with which the same facts are compared, see ``compared_beside``.
    """
    return Sweep(
        parameter=parameter.id,
        unit=parameter.unit,
        present=parameter.value,
        points=tuple(
            _point(place, value, swept, met_by(parameter, value, beside)) for place, value in enumerate(values)
        ),
    )


def _as_it_is(bounds: AvisLevels) -> SweptValue:
    return SweptValue.model_construct(
        floor=bounds.floor, ceiling=bounds.ceiling, appear=(), vanish=(), worsen=(), soften=()
    )


def _point(
    place: int, value: Threshold, swept: Sequence[tuple[str, SweptProject]], meets: tuple[str, ...]
) -> SweepPoint:
    found = [(file, project, project.values[place]) for file, project in swept]
    files: defaultdict[tuple[Change, str], list[str]] = defaultdict(list)
    for file, _, one in found:
        if not (one.appear or one.vanish or one.worsen or one.soften):
            continue
        for change in Change:
            for rule in one.of(change):
                files[change, rule].append(file)
    order = list(Change)
    changes = tuple(
        SweepChange(rule=rule, change=change, files=tuple(files[change, rule]))
        for change, rule in sorted(files, key=lambda one: (order.index(one[0]), one[1]))
    )
    counts = {change: {one.rule: len(one.files) for one in changes if one.change is change} for change in Change}
    return SweepPoint(
        value=value,
        floors=dict(Counter(one.floor for _, _, one in found)),
        ceilings=dict(Counter(one.ceiling for _, _, one in found)),
        appear=counts[Change.APPEAR],
        vanish=counts[Change.VANISH],
        worsen=counts[Change.WORSEN],
        soften=counts[Change.SOFTEN],
        changes=changes,
        meets=meets,
        moved=tuple(file for file, was, one in found if (was.floor, was.ceiling) != (one.floor, one.ceiling)),
    )
