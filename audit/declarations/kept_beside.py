"""Keeps beside checked declarations what follows from them alone and takes long to work out."""

from collections.abc import Callable
from typing import TypeVar

from audit.declarations.cache import keep_bytes, recalled_bytes
from audit.declarations.fingerprint import makers_fingerprint

Made = TypeVar("Made")


class KeptBeside:
    """What was worked out from one set of declarations by one version of the code.

    It is kept as JSON and validated as any file is: what cannot be believed is worked out again.
    """

    def __init__(self, key: str | None = None) -> None:
        """Keep what follows from the declarations whose fingerprint is ``key``.

        Args:
            key: None where there is none: nothing is then recalled, and nothing kept.
        """
        self._key = key

    def recalled(
        self,
        part: str,
        about: str,
        make: Callable[[], Made],
        write: Callable[[Made], bytes],
        read: Callable[[bytes], Made],
    ) -> Made:
        """Return what was kept, or what ``make`` works out, which is then kept.

        Args:
            part: what it is, in a word.
            about: for what, where the declarations give several: a type of review.
            make: works it out, and may raise what it likes.
            write: writes it as JSON.
            read: validates what ``write`` gave and returns it as it was, or raises ValueError.
        """
        makers = makers_fingerprint() if self._key is not None else None
        if makers is None:
            return make()
        key = f"{self._key} {makers} {about}"
        content = recalled_bytes(part, key)
        if content is not None:
            try:
                return read(content)
            except ValueError:
                pass  # of another shape than the code of today writes
        made = make()
        keep_bytes(part, key, write(made))
        return made
