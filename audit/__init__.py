"""Rules-based health audit of large public IT projects."""

__version__ = "0.1.0"
