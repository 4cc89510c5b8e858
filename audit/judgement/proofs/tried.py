"""A completion of a project that is tried as a witness of a level: what was judged of it holds for the next one too."""

from collections.abc import Callable, Mapping
from functools import cached_property

from audit.judgement.levels import AvisLevels
from audit.judgement.proofs.capped import CappedCompletion
from audit.model.scoring import ORDERED_LEVELS, AvisLevel

Places = Mapping[str, int]


class Tried:
    """One completion, judged as far as is asked for.

    Attributes:
        places: by question or table, the place of its completion.
    """

    def __init__(self, places: Places, capped: CappedCompletion, levels_of: Callable[[Places], AvisLevels]) -> None:
        """Prepare.

        Args:
            places: as the attribute says.
            capped: the same completion by the rules that caps count.
            levels_of: what judges it whole.
        """
        self.places = places
        self._capped = capped
        self._levels_of = levels_of

    def leads_to(self, level: AvisLevel) -> bool:
        """Return whether it leads to a level, and to no other.

        Most of those that do not leave rules open, or not met, that a cap counts: these are judged first, alone. So are
        those that a cap keeps at the lowest level.
        """
        if level is ORDERED_LEVELS[-1] and self._capped.is_surely_below(ORDERED_LEVELS[-2]):
            return True
        if self._capped.is_below(level):
            return False
        return self._levels.is_certain and self._levels.floor is level

    @cached_property
    def _levels(self) -> AvisLevels:
        return self._levels_of(self.places)
