"""Says in one sentence why something typed outside of a questionnaire's workbook is no answer to its question."""

from audit.errors import Bilingual
from audit.intake.problems.expectations import expected
from audit.intake.problems.journal import filled
from audit.intake.problems.messages import MISTAKES
from audit.intake.values.mistakes import Mistake
from audit.intake.values.words import quotable
from audit.model.questionnaire import Field


def not_an_answer(typed: str, mistake: Mistake | None, asked: Field) -> Bilingual:
    """Return what was read, what is wrong with it and what is expected.

    Args:
        typed: what was read, as it is shown.
        mistake: what is wrong with it, where it is known.
        asked: the question or the column.
    """
    awaited, read = expected(asked), quotable(typed)
    why = Bilingual("", "")
    if mistake:
        problem = filled(MISTAKES[mistake.code].problem, {"item": mistake.item})
        why = Bilingual(f" : {problem.fr}", f": {problem.en}")
    return Bilingual(
        f"« {read} » n'est pas une réponse{why.fr} ; attendu : {awaited.fr}, « Ne sait pas » ou « Sans objet »",
        f"“{read}” is no answer{why.en}; expected: {awaited.en}, “Don't know” or “Not applicable”",
    )
