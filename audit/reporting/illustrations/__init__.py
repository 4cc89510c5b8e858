"""The drawings of the annex, each with its title, its description and its table, the same for every format."""
