"""From the actions that are asked for to dates that people can keep."""
