"""The follow-up of a plan in words."""
