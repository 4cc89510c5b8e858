"""What lasts of an audit: the record of one project, and the rulebook of what it refers to."""
