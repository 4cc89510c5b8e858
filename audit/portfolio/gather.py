"""What the projects of a portfolio share, from their lines; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from audit.model.folded_names import fold_name
from audit.model.owner_role import OwnerRole
from audit.model.passed_day import has_passed
from audit.model.questionnaire import QuestionBank
from audit.model.reference import FactRef, column_label, completeness_label
from audit.model.result.applied import RuleBaseIdentity
from audit.model.rule import Parameter
from audit.model.text import Text
from audit.portfolio.causes import causes_of
from audit.portfolio.doctrine import doctrine_of, leading_levels_of, levels_of
from audit.portfolio.doctrine_schema import Doctrine, Override, Sweep
from audit.portfolio.doubles import of_which_project, with_notes
from audit.portfolio.first_baseline import with_first_baselines
from audit.portfolio.judged import JudgedFile
from audit.portfolio.overrides import Threshold
from audit.portfolio.schema import (
    PORTFOLIO_SCHEMA,
    Collision,
    Holder,
    OpenEverywhere,
    Portfolio,
    ProjectLine,
)
from audit.portfolio.sweep import sweep_of
from audit.portfolio.thresholds import compared_beside, met_by, rules_that_read
from audit.rulebase.base import RuleBase

_SEVERAL = 2


def gather(
    judged: Sequence[JudgedFile],
    rulebase: RuleBase,
    bank: QuestionBank,
    overrides: Sequence[Override] = (),
    ranges: Sequence[tuple[Parameter, Sequence[Threshold]]] = (),
) -> Portfolio:
    """Return everything that is told of some projects.

    Args:
        judged: what was made of each file, in the order of files.
        rulebase: the rules that are loaded.
        bank: the questions that are loaded.
        overrides: the other values of parameters by which projects were judged too.
        ranges: the parameters, and the values of each, by which they were swept.
    """
    noted = with_first_baselines(with_notes([one.line for one in judged if one.line is not None], rulebase.sha256))
    counted = [line for line in noted if line.counted]
    files = {line.file for line in counted}
    held = [one for one in judged if one.line is not None and one.line.file in files]
    pairs = [(one.before, one.after) for one in held if one.before is not None and one.after is not None]
    named = [_placed(one, overrides, rulebase) for one in overrides]
    doctrine = doctrine_of(named, pairs) if overrides else None
    sweeps = tuple(
        sweep_of(
            parameter,
            values,
            [(one.line.file, one.swept[place]) for one in held if one.line and one.swept],
            compared_beside(parameter, rulebase),
        )
        for place, (parameter, values) in enumerate(ranges)
    )
    questions = tuple(_open_everywhere(counted))
    return Portfolio(
        schema_version=PORTFOLIO_SCHEMA,
        written_by="project-health-audit",
        rulebase=RuleBaseIdentity(version=rulebase.version, sha256=rulebase.sha256, rules=len(rulebase.rules)),
        lines=noted,
        refused=tuple(one.refused for one in judged if one.refused is not None),
        levels=levels_of(counted),
        leading_levels=leading_levels_of(counted),
        causes=tuple(causes_of(counted, rulebase)),
        holders=tuple(_holders(counted)),
        collisions=tuple(_collisions(counted)),
        open_everywhere=questions,
        doctrine=doctrine,
        sweeps=sweeps,
        words=dict(_words(noted, questions, doctrine, sweeps, rulebase, bank)),
    )


def _placed(one: Override, overrides: Sequence[Override], rulebase: RuleBase) -> Override:
    """Return a value with the rules that compare with it, and the thresholds that it reaches or passes."""
    parameter, given = rulebase.parameters[one.parameter], {other.parameter: other.after for other in overrides}
    meets = met_by(parameter, one.after, compared_beside(parameter, rulebase), given)
    return one.model_copy(update={"rules": rules_that_read(one.parameter, rulebase), "meets": meets})


def _holders(lines: Sequence[ProjectLine]) -> Iterator[Holder]:
    """Yield who is named on several projects, the most first; one name under two spellings is one."""
    named: defaultdict[tuple[OwnerRole | None, str], list[tuple[str, str]]] = defaultdict(list)
    for line in lines:
        for role, name in line.owners.items():
            named[role, fold_name(name)].append((name, line.file))
        for folded, name in {fold_name(name): name for name in reversed(line.suppliers)}.items():
            named[None, folded].append((name, line.file))
    project = _projects(lines)
    several = [
        (role, held)
        for (role, folded), held in named.items()
        if folded and len({project[file] for _, file in held}) >= _SEVERAL
    ]
    order = [*OwnerRole, None]
    for holder, named_so in sorted(several, key=lambda one: (order.index(one[0]), -len(one[1]), one[1][0][0])):
        yield Holder(name=named_so[0][0], role=holder, files=tuple(file for _, file in named_so))


def _collisions(lines: Sequence[ProjectLine]) -> Iterator[Collision]:
    """Yield the weeks, to come at the review of each, in which several projects go live."""
    weeks: defaultdict[date, list[str]] = defaultdict(list)
    for line in lines:
        if line.go_live is not None and not has_passed(line.go_live, line.review_date):
            weeks[line.go_live - timedelta(days=line.go_live.weekday())].append(line.file)
    project = _projects(lines)
    for monday in sorted(weeks):
        if len({project[file] for file in weeks[monday]}) >= _SEVERAL:
            yield Collision(monday=monday, files=tuple(weeks[monday]))


def _projects(lines: Sequence[ProjectLine]) -> dict[str, str]:
    """Return of which project each file is: a project shares nothing with itself, be it told by several files."""
    return {line.file: of_which_project(line) or line.file for line in lines}


def _open_everywhere(lines: Sequence[ProjectLine]) -> Iterator[OpenEverywhere]:
    """Yield the answers that rules wait for on several projects, the most first."""
    counts = Counter(name for line in lines for name in line.open_questions)
    for name in sorted(counts, key=lambda one: (-counts[one], one)):
        if counts[name] >= _SEVERAL:
            yield OpenEverywhere(question=name, projects=counts[name])


def _words(
    lines: Sequence[ProjectLine],
    questions: Sequence[OpenEverywhere],
    doctrine: Doctrine | None,
    sweeps: Sequence[Sweep],
    rulebase: RuleBase,
    bank: QuestionBank,
) -> Iterator[tuple[str, Text]]:
    """Yield what everything that is named by its id is called; what the loaded rules do not know is left out."""
    rules = {one.rule for line in lines for one in line.findings} | {name for line in lines for name in line.open_rules}
    for moved in doctrine.moved if doctrine else ():
        rules |= {*moved.appear, *moved.vanish, *moved.worsen, *moved.soften}
    rules |= {one.rule for sweep in sweeps for point in sweep.points for one in point.changes}
    rules |= {rule for one in (doctrine.overrides if doctrine else ()) for rule in one.rules}
    yield from ((rule.id, rule.title) for rule in rulebase.rules if rule.id in rules)
    named = {name for line in lines for name in (*line.diagnoses, *line.possible, *line.open_diagnoses)}
    named |= {name for line in lines for name in (*line.signals, *line.open_signals)}
    yield from ((diagnosis.id, diagnosis.title) for diagnosis in rulebase.diagnoses if diagnosis.id in named)
    yield from ((signal.id, signal.title) for signal in rulebase.signals if signal.id in named)
    parameters = {name for one in doctrine.overrides for name in (one.parameter, *one.meets)} if doctrine else set()
    parameters |= {name for sweep in sweeps for point in sweep.points for name in (sweep.parameter, *point.meets)}
    for name in sorted(parameters):
        yield name, rulebase.parameters[name].label
    asked = {item.question for item in questions} | {name for line in lines for name in line.open_questions}
    yield from ((name, label) for name in sorted(asked) if (label := _label(name, bank)) is not None)


def _label(name: str, bank: QuestionBank) -> Text | None:
    """Return what a question, a table or a column is called; None when it is not asked any more."""
    question = bank.question(name)
    if question is not None:
        return question.label
    reference = FactRef.parse(name)
    table = next((table for table in bank.tables if table.id == reference.owner), None)
    if table is None:
        return None
    if reference.is_completeness:
        return completeness_label(table.title)
    column = next((column for column in table.columns if column.id == reference.column), None)
    return column_label(table.title, column.label) if column is not None else table.title
