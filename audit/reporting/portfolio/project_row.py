"""The row of one file in the tables of projects and of other files."""

from collections.abc import Mapping

from audit.model.text import Language, Text
from audit.portfolio.schema import OwnBaseline, ProjectLine
from audit.reporting.portfolio.columns import Coded
from audit.reporting.portfolio.terms import cost_comment, note_words, titled

Value = object
_NONE = Coded("", Text(fr="aucun", en="none"))
_BETWEEN = {Language.FR: " ; ", Language.EN: "; "}


def project_row(line: ProjectLine, words: Mapping[str, Text]) -> tuple[Value, ...]:
    """Return the values of ``PROJECTS``, in its order.

    Args:
        line: of the file.
        words: what diagnoses and signals are called.
    """
    avis, score, leading = line.avis, line.score, line.opinion
    return (
        line.file,
        line.project,
        line.ministry,
        line.phase,
        line.review_type,
        line.review_date,
        avis.says,
        leading.level,
        leading.certain,
        leading.floor,
        leading.ceiling,
        line.provisional,
        leading.by_then,
        avis.level,
        avis.certain,
        avis.floor,
        avis.ceiling,
        avis.declared_floor,
        avis.declared_ceiling,
        score.value,
        score.low,
        score.high,
        score.completeness,
        line.evidence,
        len(line.findings),
        len(line.open_rules),
        *(
            titled(names, words) if names else _NONE
            for names in (line.diagnoses, line.possible, line.open_diagnoses, line.signals, line.open_signals)
        ),
        line.initial_cost,
        line.current_cost,
        line.cost_drift,
        line.counts_the_same,
        _comments(line),
        line.scope_reduced,
        line.initial_end,
        line.current_end,
        line.end_drift,
        *_own_baseline(line),
        line.next_date.day if line.next_date else None,
        line.next_date.name if line.next_date else None,
        line.go_live,
        "; ".join(line.suppliers),
        _notes(line),
        line.rulebase.version,
        line.sha256,
    )


def _comments(line: ProjectLine) -> Text | None:
    """Return what the file says beside its costs, with the cells."""
    if not line.cost_comments:
        return None
    french, english = (
        between.join(cost_comment(one, language) for one in line.cost_comments)
        for language, between in _BETWEEN.items()
    )
    return Text(fr=french, en=english)


def _own_baseline(line: ProjectLine) -> tuple[Value, ...]:
    own = line.own_baseline or OwnBaseline()
    return own.initial_cost, own.cost_drift, own.initial_end, own.end_drift


def _notes(line: ProjectLine) -> Coded | None:
    """Return what must be known of a line: its codes for programs, sentences for people."""
    if not line.notes:
        return None
    french, english = (
        "; ".join(note_words(note, line, language) for note in line.notes) for language in (Language.FR, Language.EN)
    )
    return Coded(", ".join(line.notes), Text(fr=french, en=english))
