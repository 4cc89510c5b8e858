"""The history of projects: every record that was imported, who did it and when, in one SQLite file; only added to."""
