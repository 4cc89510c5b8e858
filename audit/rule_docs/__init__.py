"""Pages that explain the rules to people: one a rule, with what it asks, of whom, and on whose authority."""
