"""The lines of items under a question of several choices: which they are, how they are named, what cannot be read."""

from audit.model.answer import AnswerState, ItemAnswer
from audit.model.kept import kept
from audit.model.questionnaire import Choice, Field, Question, QuestionType
from audit.model.text import Language, Text

_LABEL = Text(fr="{question} — {item}", en="{question} — {item}")


def items_of(question: Question) -> tuple[Choice, ...]:
    """Return the items that have a line of their own, in order; none where the question is not of several choices."""
    return question.choices if question.type is QuestionType.CHOICES else ()


def item_name(question: str, code: str) -> str:
    """Return the id of the line of an item."""
    return f"{question}/{code}"


def item_field(question: Question, item: Choice) -> Field:
    """Return what the line of an item asks: yes or no."""
    return _item_fields(question)[item.code]


@kept(most=4_096)
def _item_fields(question: Question) -> dict[str, Field]:
    return {
        item.code: Field(
            type=QuestionType.YES_NO,
            label=Text(
                fr=_LABEL.fr.format(question=question.label.fr, item=item.label.fr),
                en=_LABEL.en.format(question=question.label.en, item=item.label.en),
            ),
        )
        for item in items_of(question)
    }


def item_text(item: Choice, language: Language) -> str:
    """Return how the line of an item shows it."""
    return f"– {item.label.to(language)}"


def raw_of_items(items: dict[str, ItemAnswer]) -> str:
    """Return what was typed on lines of items and cannot be read."""
    return " | ".join(item.raw for item in items.values() if item.state is AnswerState.UNUSABLE)
