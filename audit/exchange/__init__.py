"""What auditors and the audited team send one another, as codes and values: answers, positions, progress of actions."""
