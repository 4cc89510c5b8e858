"""Work that tests give to processes: they find it by its name in a module that they can import."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Doubling:
    """Doubles numbers; ends its process without a word on ``fatal``, and once only where a file says that it did."""

    fatal: int | None = None
    once: str | None = None
    slowly: float = 0.0

    def __call__(self, numbers: Sequence[int]) -> list[int]:
        """Return the doubles."""
        found = []
        for number in numbers:
            time.sleep(self.slowly)
            if number == self.fatal and not self._did():
                os._exit(9)
            found.append(2 * number)
        return found

    def _did(self) -> bool:
        if self.once is None:
            return False
        try:
            Path(self.once).touch(exist_ok=False)
        except FileExistsError:
            return True
        return False
