"""What people wrote where the audit reads nothing: found, told and kept."""
