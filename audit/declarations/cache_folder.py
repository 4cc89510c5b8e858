"""Where checked declarations are kept between two runs, and whether what lies there may be believed.

Who can change a kept file can change what is audited, just as who can change the rules can: nothing in the file could
prevent it, since its hash can be computed by anyone. What is kept is therefore believed only where nobody but the
user can have written it: in a folder that is the user's and that others may not write into, in a file that is the
user's too. That holds on a shared disk, whoever may write beside the folder. The hash is there for accidents: a disk
that was full, a byte that turned. On Windows, where rights are lists that this does not read, the folder is that of
the user's own applications, which others cannot write into; who names another by AUDIT_CACHE answers for it.
"""

import os
import stat
import sys
from pathlib import Path

VARIABLE = "AUDIT_CACHE"  # a folder, or OFF
OFF = "off"
_NAME = "project-health-audit"
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path | None:
    """Return the folder, which need not exist; None when there is to be none, or the user has no home."""
    chosen = os.environ.get(VARIABLE, "")
    if chosen:
        return None if chosen.lower() == OFF else Path(chosen)
    base = _users_own()
    return base / _NAME if base is not None and base.is_absolute() else None


def _users_own() -> Path | None:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) if local else None
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if sys.platform != "darwin" and given.is_absolute():
        return given
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if not home.is_dir():  # accounts of services are said to live where there is nothing
        return None
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"


def made(folder: Path) -> bool:
    """Return whether ``folder`` is there for the user alone, after making it where it can be made for good.

    Where the folder above is another user's, as with sudo, nothing is made, unless AUDIT_CACHE asks for it.
    """
    if not folder.exists():
        above = next((parent for parent in folder.absolute().parents if parent.exists()), None)  # none: no such drive
        if above is not None and (os.environ.get(VARIABLE, "") or _is_users(above.stat())):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return is_private(folder)


def is_private(folder: Path) -> bool:
    """Return whether ``folder`` is a folder, no link, that only the user may write into; False when there is none."""
    try:
        about = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(about.st_mode) and _is_only_users(about)


def is_private_file(descriptor: int) -> bool:
    """Return whether the open file is a plain file that only the user may write."""
    about = os.fstat(descriptor)
    return stat.S_ISREG(about.st_mode) and _is_only_users(about)


def _is_only_users(about: os.stat_result) -> bool:
    return os.name == "nt" or (_is_users(about) and not about.st_mode & _OTHERS_WRITE)


def _is_users(about: os.stat_result) -> bool:
    return os.name == "nt" or about.st_uid == os.geteuid()
