"""Lets harmless files in, and refuses the others before anything parses them."""
