"""Says by which day the action plan has actions done, and which of them come after the go-live."""

from audit.cli.paragraphs import Paragraphs
from audit.cli.project_words import ProjectWords
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
        """Return whether the action plan has an action done after the go-live only."""
        return action in self.of and self.go_live is not None and self.of[action] > self.go_live

    def put(self, out: Paragraphs, action: str) -> None:
        """Print by which day an action is done, and that it comes after the go-live when it does."""
        if action not in self.of:
            return
        day = write_date(self.of[action], self._language)
        if self.go_live is None or not self.is_late(action):
            out.say(f"échéance au plan d'actions : {day}", f"due in the action plan: {day}", indent=7)
            return
        live = write_date(self.go_live, self._language)
        out.say(
            f"échéance au plan d'actions : {day}, après la mise en service ({live}) : cette action n'est pas "
            "réalisable à temps, sauf à l'avancer ou à reporter la mise en service",
            f"due in the action plan: {day}, after the go-live ({live}): this action cannot be done in time, unless it "
            "is brought forward or the go-live is put off",
            indent=7,
        )
