"""The report of the contradictory procedure: the team's words and the auditors' position beside each finding."""
