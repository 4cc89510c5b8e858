"""Many projects at once: a line for each, what they share, and what another threshold would change."""
