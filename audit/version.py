"""The version of the tool; see CONTRIBUTING.md for when it is raised."""

__version__ = "0.1.0"
