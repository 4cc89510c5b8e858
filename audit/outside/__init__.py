"""What can be said of a project from the outside: signals that need few answers, and how comparable projects drift."""
