"""The tests say what the tool does, whatever the language, the terminal and the time zone of those who run them."""

import os
import time

# Before any test imports the command line, whose help is written in one language once and for all.
for _name in (
    "AUDIT_DEBUG",
    "AUDIT_LANG",
    "COLUMNS",
    "FORCE_COLOR",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "TERM",
    "TZ",
):
    os.environ.pop(_name, None)
os.environ["PYTHONUTF8"] = "1"  # for the programs that tests start
if hasattr(time, "tzset"):
    time.tzset()
