"""Lets one thread at a time load declarations from YAML."""

from threading import RLock

# Pydantic works out models of declarations when one is first validated, which its older releases do not do safely in
# several threads; and what two threads load at once takes each of them twice as long.
LOADING = RLock()
