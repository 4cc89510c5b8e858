"""How large a file of declarations may be."""

MAX_BYTES = 500_000  # six times the largest of the shipped files; reading as much takes a second
