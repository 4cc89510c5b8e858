"""The questions worth asking next: the missing answers that the heaviest open rules wait for."""

from collections.abc import Sequence

from audit.model.fact import Fact, Vocabulary
from audit.model.result import OpenPoint, OpenQuestion
from audit.model.scoring import Scoring
from audit.model.text import Text


def open_questions(
    open_points: Sequence[OpenPoint], vocabulary: Vocabulary, scoring: Scoring
) -> tuple[OpenQuestion, ...]:
    """Return each missing answer once, those that the most weight waits for first.

    A rule that waits for several answers counts for each of them in equal parts rounded up:
    answering one of many settles less than answering the only one.
    """
    waiting: dict[str, tuple[Fact, list[OpenPoint]]] = {}
    for point in open_points:
        for fact in point.missing:
            waiting.setdefault(_asked(fact), (fact, []))[1].append(point)
    questions = [
        OpenQuestion(
            fact=name,
            label=_label(name, vocabulary),
            state=fact.state,
            cells=fact.cells,
            rules=tuple(dict.fromkeys(point.rule for point in points)),
            weight=sum(_share(point, scoring) for point in points),
        )
        for name, (fact, points) in waiting.items()
    ]
    return tuple(sorted(questions, key=lambda question: (-question.weight, question.fact)))


def _asked(fact: Fact) -> str:
    """Return the question behind a fact; the cells of one table column are one question."""
    parts = fact.name.split("/")
    return f"{parts[0]}/{parts[2]}" if len(parts) == 3 else fact.name


def _share(point: OpenPoint, scoring: Scoring) -> int:
    return -(-scoring.weights[point.severity] // len(point.missing))


def _label(name: str, vocabulary: Vocabulary) -> Text:
    if name in vocabulary.facts:
        return vocabulary.facts[name].label
    table_id, _, column = name.partition("/")
    table = vocabulary.tables[table_id]
    if column in table.columns:
        label = table.columns[column].label
        return Text(fr=f"Tableau « {table.title.fr} » : {label.fr}", en=f"Table '{table.title.en}': {label.en}")
    return Text(
        fr=f"Tableau « {table.title.fr} » : le compléter et déclarer s'il est complet",
        en=f"Table '{table.title.en}': fill it in and declare whether it is complete",
    )
