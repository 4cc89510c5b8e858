"""Says by which day the action plan has actions done, and which of them come after the go-live."""

from audit.cli.paragraphs import Paragraphs
from audit.cli.project_words import ProjectWords
from audit.errors import Bilingual
from audit.model.rule import Action
from audit.wording.numbers import write_date


class DueDates:
    """The due dates of the actions of one project.

    Attributes:
        of: the day by which the action plan has each action done, by its slug.
        go_live: the day of the next go-live, where it is known.
    """

    def __init__(self, words: ProjectWords) -> None:
        self.of = words.tool.due(words.judged)
        self._language = words.language
        self.go_live = words.tool.go_live_to_come(words.judged)

    def is_late(self, action: str) -> bool:
        """Return whether the action plan does not have an action done before the go-live."""
        return action in self.of and self.go_live is not None and self.of[action] >= self.go_live

    def put(self, out: Paragraphs, action: Action) -> None:
        """Print by which day an action is done, and that it is too late for the go-live when it is."""
        slug = action.action
        if slug not in self.of:
            return
        day = write_date(self.of[slug], self._language)
        if self.go_live is None or not self.is_late(slug):
            out.say(f"échéance au plan d'actions : {day}", f"due in the action plan: {day}", indent=7)
            return
        live = write_date(self.go_live, self._language)
        if action.protects is not None:  # planned before wherever it can be
            said = Bilingual(
                ", qu'elle protège : elle ne peut être achevée avant, le report est à décider",
                ", which it protects: it cannot be completed before, putting that off is to be decided",
            )
        else:
            said = Bilingual(
                " ; pour qu'elle soit achevée avant, il faut l'avancer, si c'est possible, ou reporter celle-ci",
                "; to be completed before, it must be brought forward, if possible, or the go-live put off",
            )
        out.say(
            f"échéance au plan d'actions : {day}, trop tard pour la mise en service ({live}){said.fr}",
            f"due in the action plan: {day}, too late for the go-live ({live}){said.en}",
            indent=7,
        )
